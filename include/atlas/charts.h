/** @file charts.h
 *  @brief Stage 6: lines over years and funnels, as pictures like the maps'.
 *
 *  Owner   render. What is made here is drawn by atlas_picture_png(), _svg()
 *          and _pdf(), and freed by atlas_picture_free() (render.h).
 *  Errors  as those of atlas_picture_create().
 */
#ifndef ATLAS_CHARTS_H
#define ATLAS_CHARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/credits.h"
#include "atlas/interval.h"
#include "atlas/render.h"
#include "atlas/status.h"
#include "atlas/vocabulary.h"

/** Words and size that all charts have. Borrowed. */
struct atlas_chart_head {
    const char *id;        ///< Prefix of ids in SVG; file name.
    const char *headline;  ///< Title; NULL on a page that has its own.
    const char *subtitle;  ///< Measure, schools, place.
    const char *note;      ///< Under the chart; NULL.
    const struct atlas_credits *credits;  ///< At the foot; NULL: none.
    double width_mm;                      ///< Page.
    double height_mm;                     ///< Page.
    uint32_t period;                      ///< Latest shown: dates the PDF.
};

/** One line of a trend. */
struct atlas_trend_line {
    const char *name;                 ///< Written at its end.
    const struct atlas_rate *values;  ///< By period; gaps where no number.
    const struct atlas_interval *intervals;  ///< By period; NULL: none.
    bool is_focus;                           ///< The area of the report.
};

/** Rates over years. The axis is of time: a year without figures (2019/20) is a
 *  gap, and lines do not cross it. Years of 2020/21 and 2021/22 are shaded:
 *  they do not compare.
 */
struct atlas_trend {
    struct atlas_chart_head head;          ///< Words and size.
    const uint32_t *periods;               ///< Ascending.
    size_t period_count;                   ///< Periods.
    const struct atlas_trend_line *lines;  ///< The focus is drawn last.
    size_t line_count;                     ///< 1 to 8.
};

/** Lay a trend out; everything it borrows must outlive the picture. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_of_trend(
    const struct atlas_trend *trend, struct atlas_picture **ret_picture,
    struct atlas_error *err);

/** One area in a funnel. */
struct atlas_funnel_point {
    struct atlas_rate rate;  ///< Left out unless a number.
    bool is_focus;           ///< The area of the report: marked and named.
    bool is_near;            ///< Told apart: a neighbour.
    const char *name;        ///< Of the focus.
};

/** Rates against the size of areas, with the limits of what chance does. */
struct atlas_funnel {
    struct atlas_chart_head head;             ///< Words and size.
    const struct atlas_funnel_point *points;  ///< Areas.
    size_t point_count;                       ///< How many.
    struct atlas_rate centre;                 ///< England's rate.
    const char *centre_name;                  ///< "England".
    double factor;                            ///< Design effect of the limits.
    const char *size_name;                    ///< Axis: "Enrolments".
};

/** Lay a funnel plot out; everything it borrows must outlive the picture. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_of_funnel(
    const struct atlas_funnel *funnel, struct atlas_picture **ret_picture,
    struct atlas_error *err);

#endif
