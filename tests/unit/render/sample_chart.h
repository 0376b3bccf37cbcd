/** @file sample_chart.h
 *  @brief Trends and funnels to try things on.
 */
#ifndef ATLAS_TEST_SAMPLE_CHART_H
#define ATLAS_TEST_SAMPLE_CHART_H

#include "atlas/charts.h"

/** Years of a sample: 2016/17 to 2024/25 without 2019/20. */
#define SAMPLE_YEARS 8

/** A trend of up to eight lines: Fylde (the focus, to 2018/19, with intervals),
 *  Lancashire, North West, three constituencies to 2018/19, Blackpool, England.
 *  Do not move it.
 */
struct sample_trend {
    struct atlas_trend trend;
    struct atlas_trend_line lines[ATLAS_TREND_LINES_MAX];
    struct atlas_rate values[ATLAS_TREND_LINES_MAX][SAMPLE_YEARS];
    struct atlas_interval intervals[SAMPLE_YEARS];
};

/** The first lines of the sample and, where it has room, England as the last;
 *  180 by 90 mm.
 */
void sample_trend(struct sample_trend *sample, size_t lines);

/** Set a rate, percent; below 0: not available. The focus's interval goes
 *  along.
 */
void sample_trend_rate(struct sample_trend *sample, size_t line, size_t year,
                       double percent);

/** Let the focus go on to the last year, too. */
void sample_trend_go_on(struct sample_trend *sample);

/** Areas of a funnel. */
#define SAMPLE_AREAS_MAX 600
#define SAMPLE_LIMITS 40

/** A funnel around England's 10.9%; do not move it. */
struct sample_funnel {
    struct atlas_funnel funnel;
    struct atlas_funnel_point points[SAMPLE_AREAS_MAX];
    struct atlas_funnel_limit limits[SAMPLE_LIMITS];
};

/** So many areas of 6,000 to 26,000 enrolments, the middle one the focus, every
 *  fiftieth a neighbour; the same in every run; 180 by 90 mm.
 */
void sample_funnel(struct sample_funnel *sample, size_t areas);

/** A page of charts as wide and high, with a headline or without. */
void sample_chart_page(struct atlas_chart_head *head, double width_mm,
                       double height_mm, bool has_headline);

#endif
