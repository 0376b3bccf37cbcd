// Rates like those of persistent absence.

#include "sample_chart.h"

#include <math.h>

#include "atlas_test.h"

static const uint32_t periods[SAMPLE_YEARS] = {201617, 201718, 201819, 202021,
                                               202122, 202223, 202324, 202425};

#define LAST (ATLAS_TREND_LINES_MAX - 1)

static const struct {
    const char *name;
    double values[SAMPLE_YEARS];
} lines[ATLAS_TREND_LINES_MAX] = {
    {"Fylde", {9.8, 10.3, 10.1, -1, -1, -1, -1, -1}},
    {"Lancashire", {10.5, 10.9, 10.7, 11.9, 22.1, 21.4, 20.1, 18.6}},
    {"North West", {11.2, 11.7, 11.5, 12.8, 23.0, 22.1, 20.9, 19.2}},
    {"Similar constituencies", {10.1, 10.6, 10.4, -1, -1, -1, -1, -1}},
    {"Blackpool North and Fleetwood", {11.5, 12.5, 12.9, -1, -1, -1, -1, -1}},
    {"South Ribble", {7.5, 7.9, 7.3, -1, -1, -1, -1, -1}},
    {"Blackpool", {14.0, 14.4, -1, 16.0, 27.3, 26.2, 25.5, 24.1}},
    {"England", {10.8, 11.2, 10.9, 12.1, 22.5, 21.2, 20.0, 18.2}},
};

static struct atlas_rate rate_of(double percent, int64_t whole) {
    if (percent < 0) return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    const int64_t part = llround(percent * (double)whole / 100);
    return (struct atlas_rate){.percent = 100 * (double)part / (double)whole,
                               .part = part,
                               .whole = whole};
}

void sample_chart_page(struct atlas_chart_head *head, double width_mm,
                       double height_mm, bool has_headline) {
    head->headline = has_headline ? "Persistent absence over the years" : NULL;
    head->width_mm = width_mm;
    head->height_mm = height_mm;
}

void sample_trend_rate(struct sample_trend *sample, size_t line, size_t year,
                       double percent) {
    sample->values[line][year] = rate_of(percent, 10000);
    if (line > 0) return;
    sample->intervals[year] =
        (struct atlas_interval){.state = sample->values[0][year].state};
    if (percent < 0) return;
    sample->intervals[year].low = percent * 0.9;
    sample->intervals[year].high = percent * 1.12;
}

void sample_trend(struct sample_trend *sample, size_t count) {
    *sample = (struct sample_trend){
        .trend = {.head = {.id = "trend",
                           .subtitle = "Persistent absence, state-funded "
                                       "schools",
                           .note = "By school location.",
                           .period = 202425},
                  .periods = periods,
                  .period_count = SAMPLE_YEARS,
                  .lines = sample->lines,
                  .line_count = count},
    };
    sample_chart_page(&sample->trend.head, 180, 90, true);
    for (size_t i = 0; i < count; i++) {
        const size_t from = i > 0 && i + 1 == count ? LAST : i;
        sample->lines[i] =
            (struct atlas_trend_line){.name = lines[from].name,
                                      .values = sample->values[i],
                                      .is_focus = i == 0};
        for (size_t year = 0; year < SAMPLE_YEARS; year++) {
            sample_trend_rate(sample, i, year, lines[from].values[year]);
        }
    }
    sample->lines[0].intervals = sample->intervals;
}

void sample_trend_go_on(struct sample_trend *sample) {
    for (size_t year = 3; year < SAMPLE_YEARS; year++) {
        sample_trend_rate(sample, 0, year, lines[LAST].values[year] - 1.2);
    }
}

// 0 to 1, the same in every run.
static double chance(uint32_t *seed) {
    *seed = *seed * 1103515245u + 12345u;
    return (double)(*seed >> 8 & 0xffff) / 65536;
}

void sample_funnel(struct sample_funnel *sample, size_t areas) {
    static const double centre = 10.9;
    uint32_t seed = 7;
    *sample = (struct sample_funnel){
        .funnel = {.head = {.id = "funnel",
                            .subtitle = "Persistent absence, 2018/19",
                            .period = 201819},
                   .points = sample->points,
                   .point_count = areas,
                   .centre = rate_of(centre, 100000),
                   .centre_name = "England",
                   .limits = sample->limits,
                   .limit_count = SAMPLE_LIMITS,
                   .size_name = "Enrolments",
                   .near_name = "Most similar constituencies",
                   .others_name = "Other constituencies"},
    };
    sample_chart_page(&sample->funnel.head, 180, 90, true);
    assert_true(areas <= SAMPLE_AREAS_MAX);
    for (size_t i = 0; i < areas; i++) {
        const double size = 6000 + 10000 * (chance(&seed) + chance(&seed));
        double sum = 0;
        for (int part = 0; part < 6; part++) sum += chance(&seed) - 0.5;
        sample->points[i].rate = rate_of(centre + 3 * sum, (int64_t)size);
        sample->points[i].is_near = i % 50 == 3;
    }
    sample->points[areas / 2].is_focus = true;
    sample->points[areas / 2].name = "Fylde";
    for (size_t i = 0; i < SAMPLE_LIMITS; i++) {
        const double size = 6000 + 20000.0 * (double)i / (SAMPLE_LIMITS - 1);
        const double error =
            100 * sqrt(8 * centre / 100 * (1 - centre / 100) / size);
        sample->limits[i] =
            (struct atlas_funnel_limit){.size = size,
                                        .low95 = centre - 1.96 * error,
                                        .high95 = centre + 1.96 * error,
                                        .low998 = centre - 3.09 * error,
                                        .high998 = centre + 3.09 * error};
    }
}
