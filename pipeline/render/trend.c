// A trend as a picture.
//
// In:  rates of some lines over years.
// Out: a picture: laid out by trend_lay.c, drawn by trend_draw.c, in words by
//      trend_words.c.
//
// The axis is of time, so every year between the first and the last has its
// place on it, whether there are figures or not.

#include "trend.h"

#include <stdlib.h>

// Academic years of the Covid-19 pandemic that have figures, by their start.
#define SHADE_FIRST 2020
#define SHADE_LAST 2021

const struct atlas_rate *trend_rate(const struct trend *trend, size_t line,
                                    size_t year) {
    const size_t index = trend->years[year].index;
    if (index == SIZE_MAX) return NULL;
    const struct atlas_rate *rate = &trend->source->lines[line].values[index];
    return rate->state == ATLAS_NUMBER ? rate : NULL;
}

const struct atlas_interval *trend_interval(const struct trend *trend,
                                            size_t year) {
    const struct atlas_trend_line *line = &trend->source->lines[trend->focus];
    if (!line->intervals || !trend_rate(trend, trend->focus, year)) return NULL;
    const struct atlas_interval *interval =
        &line->intervals[trend->years[year].index];
    return interval->state == ATLAS_NUMBER ? interval : NULL;
}

bool trend_is_shaded(const struct trend *trend, size_t year) {
    const unsigned start = atlas_period_start(trend->years[year].period);
    return !trend->is_empty && start >= SHADE_FIRST && start <= SHADE_LAST;
}

struct atlas_point trend_point(const struct trend *trend, size_t year,
                               double percent) {
    const unsigned start = atlas_period_start(trend->years[year].period);
    return (struct atlas_point){chart_x(&trend->chart, start),
                                chart_y(&trend->chart, percent)};
}

static void years_take(struct trend *trend) {
    const struct atlas_trend *source = trend->source;
    const unsigned first = atlas_period_start(source->periods[0]);
    const unsigned last =
        atlas_period_start(source->periods[source->period_count - 1]);
    trend->year_count = last - first + 1;
    trend->years = atlas_arena_alloc(&trend->chart.arena,
                                     trend->year_count * sizeof(*trend->years));
    for (size_t year = 0; year < trend->year_count; year++) {
        const unsigned start = first + (unsigned)year;
        trend->years[year].period = start * 100 + (start + 1) % 100;
        trend->years[year].index = SIZE_MAX;
    }
    for (size_t i = 0; i < source->period_count; i++) {
        trend->years[atlas_period_start(source->periods[i]) - first].index = i;
    }
}

static void lines_survey(struct trend *trend) {
    trend->is_empty = true;
    for (size_t line = 0; line < trend->source->line_count; line++) {
        struct trend_label *label = &trend->labels[line];
        for (size_t year = 0; year < trend->year_count; year++) {
            if (!trend_rate(trend, line, year)) continue;
            trend->years[year].has_figures = true;
            trend->is_empty = false;
            label->is_there = true;
            label->last = year;
        }
        if (trend->source->lines[line].is_focus) trend->focus = line;
    }
}

static void gaps_take(struct trend *trend) {
    trend->gaps = atlas_arena_alloc(&trend->chart.arena,
                                    trend->year_count * sizeof(*trend->gaps));
    for (size_t year = 0; year < trend->year_count && !trend->is_empty;
         year++) {
        if (trend->years[year].has_figures) continue;
        struct trend_gap *before =
            trend->gap_count ? &trend->gaps[trend->gap_count - 1] : NULL;
        if (before && before->last + 1 == year) {
            before->last = year;
        } else {
            trend->gaps[trend->gap_count++] =
                (struct trend_gap){.first = year, .last = year};
        }
    }
}

void trend_survey(const struct atlas_trend *source, struct trend *trend) {
    trend->source = source;
    years_take(trend);
    lines_survey(trend);
    gaps_take(trend);
}

static void trend_free(struct atlas_picture *picture) {
    chart_release((struct chart *)picture);
    free(picture);
}

static const struct picture_ops trend_ops = {
    .draw = trend_draw,
    .table = chart_table,
    .free = trend_free,
};

enum atlas_status atlas_picture_of_trend(const struct atlas_trend *trend,
                                         struct atlas_picture **ret_picture,
                                         struct atlas_error *err) {
    if (trend->line_count < 1 || trend->line_count > ATLAS_TREND_LINES_MAX ||
        trend->period_count < 1) {
        return atlas_fail(err, ATLAS_ERR_USAGE, trend->head.id,
                          "a trend has 1 to %d lines and at least one year",
                          ATLAS_TREND_LINES_MAX);
    }
    struct trend *self = atlas_xcalloc(1, sizeof(*self));
    struct atlas_text note = ATLAS_TEXT_INIT;
    self->chart.base.ops = &trend_ops;
    trend_survey(trend, self);
    trend_note(self, &note);
    const enum atlas_status status = chart_open(
        &self->chart, &trend->head,
        note.length ? atlas_text_string(&note) : NULL, trend_lay, err);
    atlas_text_release(&note);
    if (status) {
        trend_free(&self->chart.base);
        return status;
    }
    trend_alt(self, &self->chart.base.alt);
    *ret_picture = &self->chart.base;
    return ATLAS_OK;
}
