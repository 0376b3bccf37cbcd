// A trend in words.
//
// In:  a trend that is surveyed.
// Out: what the chart itself explains under the frame; the alt text: first,
//      last and highest rate of the focus, how it compares with the last line,
//      where the other lines end, which years have no figures.

#include "trend.h"
#include "words.h"

static const char *name_of(const struct trend *trend, size_t line) {
    return trend->source->lines[line].name;
}

static void period_add(struct atlas_text *text, const struct trend *trend,
                       size_t year) {
    atlas_text_add(text, atlas_period_text(trend->years[year].period).text);
}

void trend_note(const struct trend *trend, struct atlas_text *text) {
    bool has_band = false;
    bool has_whisker = false;
    for (size_t year = 0; year < trend->year_count; year++) {
        if (!trend_interval(trend, year)) continue;
        const bool is_joined =
            (year > 0 && trend_interval(trend, year - 1)) ||
            (year + 1 < trend->year_count && trend_interval(trend, year + 1));
        has_band |= is_joined;
        has_whisker |= !is_joined;
    }
    if (!has_band && !has_whisker) return;
    atlas_text_add(text, has_band && has_whisker ? "Light band and whiskers"
                         : has_band              ? "Light band"
                                                 : "Whiskers");
    atlas_text_add(text, ": 95% interval of ");
    words_add_clean(text, name_of(trend, trend->focus));
    atlas_text_add_char(text, '.');
}

// "10.1% in 2018/19".
static void rate_add(struct atlas_text *text, const struct trend *trend,
                     size_t line, size_t year) {
    words_percent(text, trend_rate(trend, line, year), 1);
    atlas_text_add(text, " in ");
    period_add(text, trend, year);
}

static size_t first_year(const struct trend *trend, size_t line) {
    size_t year = 0;
    while (!trend_rate(trend, line, year)) year++;
    return year;
}

static size_t highest_year(const struct trend *trend, size_t line) {
    size_t highest = first_year(trend, line);
    for (size_t year = highest; year < trend->year_count; year++) {
        const struct atlas_rate *rate = trend_rate(trend, line, year);
        if (rate && rate->percent > trend_rate(trend, line, highest)->percent) {
            highest = year;
        }
    }
    return highest;
}

static void focus_add(struct atlas_text *text, const struct trend *trend) {
    const size_t line = trend->focus;
    const size_t last = trend->labels[line].last;
    atlas_text_add_char(text, ' ');
    words_add_clean(text, name_of(trend, line));
    if (!trend->labels[line].is_there) {
        atlas_text_add(text, ": no figures.");
        return;
    }
    const size_t first = first_year(trend, line);
    const size_t highest = highest_year(trend, line);
    atlas_text_add(text, ": ");
    rate_add(text, trend, line, first);
    if (last > first) {
        atlas_text_add(text, ", ");
        rate_add(text, trend, line, last);
    }
    if (highest > first && highest < last) {
        atlas_text_add(text, "; highest ");
        rate_add(text, trend, line, highest);
    } else if (last > first) {
        atlas_text_add(text, highest == last ? ", its highest"
                                             : "; highest in the first year");
    }
    atlas_text_add_char(text, '.');
}

// "In 2018/19 it was below England (10.9%).", by the figures as written.
static void comparison_add(struct atlas_text *text, const struct trend *trend) {
    const size_t other = trend->source->line_count - 1;
    const size_t year = trend->labels[trend->focus].last;
    if (other == trend->focus || !trend->labels[trend->focus].is_there) return;
    const struct atlas_rate *rate = trend_rate(trend, other, year);
    const struct atlas_rate *own = trend_rate(trend, trend->focus, year);
    if (!rate) return;
    const double difference =
        atlas_round(own->percent, 1) - atlas_round(rate->percent, 1);
    atlas_text_add(text, " In ");
    period_add(text, trend, year);
    atlas_text_add(text, difference < -0.01  ? " it was below "
                         : difference > 0.01 ? " it was above "
                                             : " it was the same as ");
    words_add_clean(text, name_of(trend, other));
    atlas_text_add(text, " (");
    words_percent(text, rate, 1);
    atlas_text_add(text, ").");
}

static void others_add(struct atlas_text *text, const struct trend *trend) {
    size_t said = 0;
    for (size_t line = 0; line < trend->source->line_count; line++) {
        if (line == trend->focus) continue;
        atlas_text_add(text, said++ ? "; " : " Last figures of others: ");
        words_add_clean(text, name_of(trend, line));
        atlas_text_add_char(text, ' ');
        if (trend->labels[line].is_there) {
            rate_add(text, trend, line, trend->labels[line].last);
        } else {
            atlas_text_add(text, "none");
        }
    }
    if (said > 0) atlas_text_add_char(text, '.');
}

static void gaps_add(struct atlas_text *text, const struct trend *trend) {
    for (size_t i = 0; i < trend->gap_count; i++) {
        const struct trend_gap *gap = &trend->gaps[i];
        atlas_text_add(text, i == 0 ? " No figures for " : "; ");
        period_add(text, trend, gap->first);
        if (gap->last == gap->first) continue;
        atlas_text_add(text, " to ");
        period_add(text, trend, gap->last);
    }
    if (trend->gap_count > 0) atlas_text_add_char(text, '.');
}

// The shaded years.
static void pandemic_add(struct atlas_text *text, const struct trend *trend) {
    size_t said = 0;
    for (size_t year = 0; year < trend->year_count; year++) {
        if (!trend_is_shaded(trend, year)) continue;
        atlas_text_add(text, said++ ? " and " : " ");
        period_add(text, trend, year);
    }
    if (said == 0) return;
    atlas_text_add(text, said > 1
                             ? " are of the pandemic and do not compare."
                             : " is of the pandemic and does not compare.");
}

void trend_alt(const struct trend *trend, struct atlas_text *text) {
    const struct atlas_chart_head *head = &trend->source->head;
    atlas_text_add(text, "Line chart, ");
    period_add(text, trend, 0);
    if (trend->year_count > 1) {
        atlas_text_add(text, " to ");
        period_add(text, trend, trend->year_count - 1);
    }
    chart_subject_add(text, head);
    if (trend->is_empty) {
        atlas_text_add(text, " No figures.");
        return;
    }
    focus_add(text, trend);
    comparison_add(text, trend);
    others_add(text, trend);
    gaps_add(text, trend);
    pandemic_add(text, trend);
}
