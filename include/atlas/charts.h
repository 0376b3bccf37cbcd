/** @file charts.h
 *  @brief Stage 6: lines over years and funnels, as pictures like the maps'.
 *
 *  Owner   render. What is made here is drawn by atlas_picture_png(), _svg()
 *          and _pdf(), and freed by atlas_picture_free() (render.h);
 *          atlas_picture_table() adds nothing: the caller has the figures.
 *  Errors  ATLAS_ERR_OUTPUT: font or letter missing, page too small or too
 *          large. ATLAS_ERR_USAGE: a trend without years, without lines or with
 *          too many.
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
    const char *headline;  ///< Title; NULL on a page that has its own: the
                           ///< chart then has hardly a margin.
    const char *subtitle;  ///< Measure, schools, place; NULL: none.
    const char *note;      ///< Under the chart; NULL: none.
    const struct atlas_credits *credits;  ///< At the foot; NULL: none.
    double width_mm;                      ///< Page; 0: 180.
    double height_mm;                     ///< Page; 0: half its width.
    uint32_t period;                      ///< Latest shown: dates the PDF.
};

/** Lines that a trend may have. */
#define ATLAS_TREND_LINES_MAX 8

/** One line of a trend. */
struct atlas_trend_line {
    const char *name;                 ///< Written at its end.
    const struct atlas_rate *values;  ///< By period; gaps where no number.
    const struct atlas_interval *intervals;  ///< By period; shown of the focus;
                                             ///< NULL: none.
    bool is_focus;                           ///< The area of the report.
};

/** Rates over years. The axis is of time: a year without figures (2019/20) is a
 *  gap, and lines do not cross it. Years of 2020/21 and 2021/22 are shaded:
 *  they do not compare.
 */
struct atlas_trend {
    struct atlas_chart_head head;          ///< Words and size.
    const uint32_t *periods;               ///< Ascending; at least one.
    size_t period_count;                   ///< Periods.
    const struct atlas_trend_line *lines;  ///< The focus is drawn last; the alt
                                           ///< text compares it with the last
                                           ///< line.
    size_t line_count;                     ///< 1 to ATLAS_TREND_LINES_MAX.
};

/** Lay a trend out; everything it borrows must outlive the picture. Where no
 *  line has a number the frame says so.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_of_trend(
    const struct atlas_trend *trend, struct atlas_picture **ret_picture,
    struct atlas_error *err);

/** One area in a funnel. */
struct atlas_funnel_point {
    struct atlas_rate rate;  ///< Left out unless a number with its counts.
    bool is_focus;           ///< The area of the report: marked and named.
    bool is_near;            ///< Told apart: a neighbour.
    const char *name;        ///< Of the focus; of a neighbour for who hovers
                             ///< over it, or NULL.
};

/** Limits of what chance does at a size. Between and beyond sizes they are
 *  taken to be even in 1 / sqrt(size). Give some dozens from the smallest area
 *  to the largest, and the size of the focus among them, so that what is said
 *  of it is exact.
 */
struct atlas_funnel_limit {
    double size;     ///< Denominator, above 0.
    double low95;    ///< Percent: 95 % of areas lie from here ...
    double high95;   ///< ... to here.
    double low998;   ///< Percent: 99.8 % of areas lie from here ...
    double high998;  ///< ... to here.
};

/** Rates against the size of areas, with the limits of what chance does. */
struct atlas_funnel {
    struct atlas_chart_head head;             ///< Words and size.
    const struct atlas_funnel_point *points;  ///< Areas.
    size_t point_count;                       ///< How many.
    struct atlas_rate centre;                 ///< England's rate.
    const char *centre_name;                  ///< "England".
    const struct atlas_funnel_limit *limits;  ///< Ascending by size.
    size_t limit_count;                       ///< How many; 0: none shown.
    const char *size_name;                    ///< Axis: "Enrolments".
    const char *near_name;    ///< Of the points that are near: "Neighbours".
    const char *others_name;  ///< Of the others: "Other constituencies".
};

/** Lay a funnel plot out; everything it borrows must outlive the picture. Where
 *  no point has a number the frame says so.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_of_funnel(
    const struct atlas_funnel *funnel, struct atlas_picture **ret_picture,
    struct atlas_error *err);

#endif
