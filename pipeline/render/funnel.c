// A funnel plot as a picture.
//
// In:  rates of areas with their sizes, a centre, limits at some sizes.
// Out: a picture: laid out by funnel_lay.c, drawn by funnel_draw.c, in words by
//      funnel_words.c.
//
// A limit is the centre and a number of standard errors, which go with
// 1 / sqrt(size): between two sizes it is taken to be even in that.

#include "funnel.h"

#include <math.h>
#include <stdlib.h>

enum funnel_kind funnel_kind_of(const struct atlas_funnel_point *point) {
    if (point->rate.state != ATLAS_NUMBER || point->rate.whole <= 0) {
        return FUNNEL_KIND_END;
    }
    if (point->is_focus) return FUNNEL_FOCUS;
    return point->is_near ? FUNNEL_NEAR : FUNNEL_OTHER;
}

size_t funnel_count(const struct funnel *funnel) {
    return funnel->counts[FUNNEL_OTHER] + funnel->counts[FUNNEL_NEAR] +
           funnel->counts[FUNNEL_FOCUS];
}

static double between(double from, double to, double share) {
    return from + (to - from) * share;
}

struct atlas_funnel_limit funnel_limit_at(const struct atlas_funnel *source,
                                          double size) {
    const struct atlas_funnel_limit *limits = source->limits;
    const size_t last = source->limit_count - 1;
    size_t next = 1;
    if (last == 0) return limits[0];
    while (next < last && limits[next].size < size) next++;
    const struct atlas_funnel_limit *from = &limits[next - 1];
    const struct atlas_funnel_limit *to = &limits[next];
    if (to->size <= from->size) return *to;
    const double start = 1 / sqrt(from->size);
    const double share =
        (1 / sqrt(fmax(size, 1)) - start) / (1 / sqrt(to->size) - start);
    return (struct atlas_funnel_limit){
        .size = size,
        .low95 = fmax(between(from->low95, to->low95, share), 0),
        .high95 = fmin(between(from->high95, to->high95, share), 100),
        .low998 = fmax(between(from->low998, to->low998, share), 0),
        .high998 = fmin(between(from->high998, to->high998, share), 100),
    };
}

enum funnel_side funnel_side_of(const struct atlas_funnel *source,
                                const struct atlas_rate *rate) {
    const struct atlas_funnel_limit limit =
        funnel_limit_at(source, (double)rate->whole);
    if (rate->percent < limit.low998 || rate->percent > limit.high998) {
        return FUNNEL_OUTSIDE;
    }
    if (rate->percent < limit.low95 || rate->percent > limit.high95) {
        return FUNNEL_BETWEEN;
    }
    return FUNNEL_INSIDE;
}

double funnel_line_value(const struct atlas_funnel *source,
                         const struct atlas_funnel_limit *limit,
                         enum funnel_line line) {
    switch (line) {
        case FUNNEL_HIGH_998:
            return limit->high998;
        case FUNNEL_HIGH_95:
            return limit->high95;
        case FUNNEL_LOW_95:
            return limit->low95;
        case FUNNEL_LOW_998:
            return limit->low998;
        case FUNNEL_CENTRE:
        case FUNNEL_LINE_END:
            break;
    }
    return source->centre.percent;
}

struct atlas_point funnel_point(const struct funnel *funnel, double size,
                                double percent) {
    return (struct atlas_point){chart_x(&funnel->chart, size),
                                chart_y(&funnel->chart, percent)};
}

void funnel_line_points(const struct funnel *funnel, enum funnel_line line,
                        struct atlas_point ret_points[FUNNEL_LINE_POINTS]) {
    for (size_t i = 0; i < FUNNEL_LINE_POINTS; i++) {
        const double size = chart_across_value(
            &funnel->chart, (double)i / (FUNNEL_LINE_POINTS - 1));
        const struct atlas_funnel_limit limit =
            funnel_limit_at(funnel->source, size);
        ret_points[i] = funnel_point(
            funnel, size, funnel_line_value(funnel->source, &limit, line));
    }
}

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void point_count(struct funnel *funnel,
                        const struct atlas_funnel_point *point,
                        enum funnel_kind kind) {
    funnel->counts[kind]++;
    if (kind == FUNNEL_FOCUS && !funnel->focus) funnel->focus = point;
    if (funnel->source->limit_count > 0) {
        funnel->sides[funnel_side_of(funnel->source, &point->rate)]++;
    }
    funnel->low = fmin(funnel->low, point->rate.percent);
    funnel->high = fmax(funnel->high, point->rate.percent);
}

static void funnel_survey(const struct atlas_funnel *source,
                          struct funnel *funnel) {
    double *sizes = atlas_xcalloc(source->point_count + 1, sizeof(*sizes));
    size_t count = 0;
    funnel->source = source;
    funnel->low = 100;
    for (size_t i = 0; i < source->point_count; i++) {
        const struct atlas_funnel_point *point = &source->points[i];
        const enum funnel_kind kind = funnel_kind_of(point);
        if (kind >= FUNNEL_KIND_END) continue;
        sizes[count++] = (double)point->rate.whole;
        point_count(funnel, point, kind);
    }
    if (count > 0) {
        qsort(sizes, count, sizeof(*sizes), compare_doubles);
        funnel->least = sizes[0];
        funnel->middle = sizes[count / 2];
        funnel->most = sizes[count - 1];
    }
    free(sizes);
    if (source->centre.state == ATLAS_NUMBER) {
        funnel->low = fmin(funnel->low, source->centre.percent);
        funnel->high = fmax(funnel->high, source->centre.percent);
    }
}

static void funnel_free(struct atlas_picture *picture) {
    chart_release((struct chart *)picture);
    free(picture);
}

static const struct picture_ops funnel_ops = {
    .draw = funnel_draw,
    .table = chart_table,
    .free = funnel_free,
};

enum atlas_status atlas_picture_of_funnel(const struct atlas_funnel *funnel,
                                          struct atlas_picture **ret_picture,
                                          struct atlas_error *err) {
    struct funnel *self = atlas_xcalloc(1, sizeof(*self));
    self->chart.base.ops = &funnel_ops;
    funnel_survey(funnel, self);
    const enum atlas_status status =
        chart_open(&self->chart, &funnel->head, NULL, funnel_lay, err);
    if (status) {
        funnel_free(&self->chart.base);
        return status;
    }
    funnel_alt(self, &self->chart.base.alt);
    *ret_picture = &self->chart.base;
    return ATLAS_OK;
}
