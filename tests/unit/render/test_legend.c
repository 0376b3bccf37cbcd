// The key: rows, counts, histogram, mark, square, sizes.

#include "render/legend.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"

static struct legend legend_of(const struct atlas_map *map, struct page *page) {
    *page = page_checked(map, "legend");
    return page->layout.legend;
}

static void legend__rows_say_class_and_count(void **state) {
    (void)state;
    static const struct {
        enum fill fill;
        const char *label;
        const char *count;
    } wanted[] = {
        {0, "5.0% to under 5.3%", "2 areas"},
        {1, "5.3% to under 5.35%", "1 area"},
        {2, "5.35% to 9.0%", "0 areas"},
        {FILL_FEW_SCHOOLS, "Fewer than 3 schools", "1 area"},
        {FILL_SUPPRESSED, "Suppressed", "2 areas"},
    };
    struct sample sample;
    struct page page;
    sample_squares(&sample, 6, 1);
    sample.figures.least_schools = 3;
    sample_state(&sample, 3, ATLAS_FEW_SCHOOLS);
    sample_state(&sample, 4, ATLAS_SUPPRESSED);
    sample_state(&sample, 5, ATLAS_SUPPRESSED);
    sample.classes = (struct atlas_classes){
        .count = 3, .edges = {5, 5.3, 5.35, 9}, .decimals = 2};
    // Edges carry two places, all of them.
    const struct legend legend = legend_of(&sample.map, &page);
    assert_int_equal(legend.row_count, ATLAS_COUNT(wanted));
    assert_string_equal(legend.rows[0].label, "5.00% to under 5.30%");
    assert_string_equal(legend.rows[2].label, "5.35% to 9.00%");
    for (size_t i = 0; i < ATLAS_COUNT(wanted); i++) {
        assert_int_equal(legend.rows[i].kind, LEGEND_FILL);
        assert_int_equal(legend.rows[i].fill, wanted[i].fill);
        assert_string_equal(legend.rows[i].count, wanted[i].count);
        if (i < 3) continue;
        assert_string_equal(legend.rows[i].label, wanted[i].label);
    }
    page_release(&page);
    sample_release(&sample);
}

static void legend__says_what_is_not_a_class(void **state) {
    (void)state;
    static const struct {
        enum kind kind;
        enum legend_kind last;
        const char *label;
    } cases[] = {
        {KIND_SYMBOLS, LEGEND_LAND, "Area, around its circle"},
        {KIND_CONTEXT, LEGEND_CONTEXT, "Neighbouring areas"},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page page;
        views_choose(&views, cases[i].kind);
        const struct legend legend = legend_of(&sample.map, &page);
        const struct legend_row *row = &legend.rows[legend.row_count - 1];
        assert_int_equal(row->kind, cases[i].last);
        assert_string_equal(row->label, cases[i].label);
        assert_string_equal(row->count, "");
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

// Areas of a year whose value lies in a class, or that have none.
static size_t areas_of(const struct views *views, size_t year, enum fill fill) {
    size_t count = 0;
    for (size_t i = 0; i < views->sample->figures.areas.count; i++) {
        const struct atlas_rate *value = &views->values[year][i];
        const enum fill own =
            value->state != ATLAS_NUMBER
                ? FILL_SUPPRESSED
                : (enum fill)atlas_class_of(&views->sample->classes,
                                            value->percent);
        count += own == fill;
    }
    return count;
}

// "3 · 5 areas" of up to four years, the sum of more.
static void count_wanted(const struct views *views, size_t years,
                         enum fill fill, struct atlas_text *text) {
    size_t sum = 0;
    for (size_t p = 0; p < years; p++) {
        const size_t count = areas_of(views, p, fill);
        sum += count;
        if (years > 4) continue;
        atlas_text_addf(text, "%s%zu", p > 0 ? " · " : "", count);
    }
    if (years > 4) atlas_text_addf(text, "%zu", sum);
    atlas_text_add(text, years == 1 && sum == 1 ? " area" : " areas");
}

static void legend__counts_of_years(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 5);
    sample_state(&sample, 7, ATLAS_SUPPRESSED);
    views_create(&sample, &views);
    for (size_t years = 1; years <= 8; years++) {
        struct page page;
        views_years(&views, years);
        const struct legend legend = legend_of(&sample.map, &page);
        assert_int_equal(legend.row_count, sample.classes.count + 1);
        for (size_t i = 0; i < legend.row_count; i++) {
            struct atlas_text wanted = ATLAS_TEXT_INIT;
            count_wanted(&views, years, legend.rows[i].fill, &wanted);
            assert_string_equal(legend.rows[i].count, wanted.data);
            atlas_text_release(&wanted);
        }
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

// Areas that a bar stands for: its height by its width.
static double bar_areas(const struct legend_bar *bar) {
    return bar->height * (bar->to - bar->from);
}

// Areas whose value lies in a bar; both ends of the last bar belong to it.
static size_t values_in(const struct sample *sample,
                        const struct legend_histogram *histogram, size_t bar) {
    const bool is_last = bar + 1 == histogram->bar_count;
    size_t count = 0;
    for (size_t i = 0; i < sample->figures.areas.count; i++) {
        const double value = sample->values[i].percent;
        if (sample->values[i].state != ATLAS_NUMBER) continue;
        count += value >= histogram->bars[bar].from &&
                 (is_last || value < histogram->bars[bar].to);
    }
    return count;
}

// Sizes of the bars of a class follow its areas, and no bar leaves its class.
static void histogram_check(const struct sample *sample,
                            const struct legend *legend,
                            const size_t members[ATLAS_CLASSES_MAX]) {
    const struct legend_histogram *histogram = &legend->histogram;
    const struct atlas_classes *classes = &sample->classes;
    double sums[ATLAS_CLASSES_MAX] = {0};
    double all = 0;
    double highest = 0;
    size_t areas = 0;
    assert_true(histogram->is_there && histogram->bar_count > 0);
    assert_true(histogram->low <= histogram->bars[0].from + 1e-9);
    for (size_t i = 0; i < histogram->bar_count; i++) {
        const struct legend_bar *bar = &histogram->bars[i];
        const double low =
            bar->fill == 0 ? histogram->low : classes->edges[bar->fill];
        const double high = bar->fill + 1u == classes->count
                                ? histogram->high
                                : classes->edges[bar->fill + 1];
        assert_true(bar->from >= low - 1e-9 && bar->to <= high + 1e-9);
        // Bars follow each other without a gap.
        if (i > 0) {
            assert_true(fabs(bar->from - histogram->bars[i - 1].to) < 1e-9);
        }
        sums[bar->fill] += bar_areas(bar);
        all += bar_areas(bar);
        highest = fmax(highest, bar->height);
    }
    assert_true(fabs(highest - 1) < 1e-9);
    for (size_t i = 0; i < classes->count; i++) areas += members[i];
    for (size_t i = 0; i < histogram->bar_count; i++) {
        const double share = bar_areas(&histogram->bars[i]) / all;
        const size_t values = values_in(sample, histogram, i);
        if (fabs(share - (double)values / (double)areas) > 1e-9) {
            fail_msg("bar %zu: %g of all, %zu values", i, share, values);
        }
    }
    for (size_t i = 0; i < classes->count; i++) {
        assert_true(fabs(sums[i] / all - (double)members[i] / (double)areas) <
                    1e-9);
    }
}

static void legend__histogram_sums_up(void **state) {
    (void)state;
    struct sample sample;
    struct page page;
    sample_squares(&sample, 20, 10);
    sample_state(&sample, 3, ATLAS_SUPPRESSED);
    // Far outliers: a long axis with empty bars.
    sample_rate(&sample, 5, 900, 1000);
    for (int method = 0; method < ATLAS_FIXED; method++) {
        for (size_t classes = 2; classes <= 9; classes++) {
            sample_classify(&sample, (enum atlas_class_method)method, classes);
            if (sample.classes.count < 2) continue;
            const struct legend legend = legend_of(&sample.map, &page);
            histogram_check(&sample, &legend, page.survey.panels[0].members);
            page_release(&page);
        }
    }
    // Edges that values lie beyond: the axis reaches to them.
    sample.classes = (struct atlas_classes){
        .count = 3, .edges = {6, 7, 7.2, 8}, .decimals = 1};
    const struct legend legend = legend_of(&sample.map, &page);
    histogram_check(&sample, &legend, page.survey.panels[0].members);
    assert_true(legend.histogram.low < 5.2 && legend.histogram.high > 89);
    assert_string_equal(legend.histogram.low_label, "5.1%");
    assert_string_equal(legend.histogram.high_label, "90.0%");
    page_release(&page);
    sample_release(&sample);
}

static void legend__no_histogram_of_nothing(void **state) {
    (void)state;
    static const struct {
        size_t areas;
        size_t classes;
        bool is_there;
    } cases[] = {{8, 2, true}, {7, 2, false}, {8, 1, false}, {1, 5, false}};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct sample sample;
        struct page page;
        sample_squares(&sample, cases[i].areas, 1);
        sample_classify(&sample, ATLAS_QUANTILE, cases[i].classes);
        const struct legend legend = legend_of(&sample.map, &page);
        assert_int_equal(legend.histogram.is_there, cases[i].is_there);
        page_release(&page);
        sample_release(&sample);
    }
}

static void legend__mark_stands_in_its_class(void **state) {
    (void)state;
    // Edges 5.0, 6.0, 8.0, 9.0; areas 5.1% to 5.9%, and one of `extra`, per
    // thousand, which opens an end.
    static const struct {
        int64_t england;  // Per thousand.
        int64_t extra;
        size_t row;
        double share;
        const char *words;
    } cases[] = {
        {55, 55, 0, 0.5, "England 5.5%"},
        {60, 55, 1, 0, "England 6.0%"},
        {70, 55, 1, 0.5, "England 7.0%"},
        {90, 55, 2, 1, "England 9.0%"},
        {50, 55, 0, 0, "England 5.0%"},
        {99, 55, 2, 2, "England 9.9%, above these"},
        {49, 55, 0, -1, "England 4.9%, below these"},
        {99, 95, 2, 1, "England 9.9%"},
        {41, 40, 0, 0, "England 4.1%"},
    };
    struct sample sample;
    sample_squares(&sample, 10, 1);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page page;
        sample_rate(&sample, 9, cases[i].extra, 1000);
        sample.classes = (struct atlas_classes){
            .count = 3, .edges = {5, 6, 8, 9}, .decimals = 1};
        sample.map.variable.reference =
            atlas_rate_of((struct atlas_count){cases[i].england, ATLAS_NUMBER},
                          (struct atlas_count){1000, ATLAS_NUMBER});
        const struct legend legend = legend_of(&sample.map, &page);
        assert_string_equal(legend.mark.words, cases[i].words);
        assert_int_equal(legend.mark.row, cases[i].row);
        if (fabs(legend.mark.share - cases[i].share) > 1e-9) {
            fail_msg("%s at %g", cases[i].words, legend.mark.share);
        }
        page_release(&page);
    }
    sample_release(&sample);
}

static void legend__no_mark_where_there_is_none(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    views_choose(&views, KIND_AREAS);
    struct legend legend = legend_of(&sample.map, &page);
    assert_null(legend.mark.words);
    page_release(&page);
    views_choose(&views, KIND_BIVARIATE);
    sample.map.variable.reference = (struct atlas_rate){.percent = 5.5};
    legend = legend_of(&sample.map, &page);
    assert_null(legend.mark.words);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static double count_of(const char *label) {
    double count = 0;
    for (; *label; label++) {
        if (*label >= '0' && *label <= '9') count = count * 10 + *label - '0';
    }
    return count;
}

static void legend__square_counts_every_area(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 6, 5);
    sample_state(&sample, 11, ATLAS_SUPPRESSED);
    views_create(&sample, &views);
    views_choose(&views, KIND_BIVARIATE);
    const struct legend legend = legend_of(&sample.map, &page);
    assert_true(legend.square.is_there && !legend.histogram.is_there);
    size_t counts[PALETTE_SIDE][PALETTE_SIDE] = {{0}};
    size_t sum = 0;
    for (size_t i = 0; i < 30; i++) {
        if (sample.values[i].state != ATLAS_NUMBER) continue;
        counts[atlas_class_of(&sample.classes, sample.values[i].percent)]
              [atlas_class_of(&views.second_classes,
                              views.second_values[i].percent)]++;
    }
    for (size_t i = 0; i < PALETTE_SIDE * PALETTE_SIDE; i++) {
        const size_t count = (size_t)count_of(legend.square.counts[i]);
        assert_int_equal(count, counts[i / PALETTE_SIDE][i % PALETTE_SIDE]);
        sum += count;
    }
    assert_int_equal(sum, 29);
    // The states are listed, the classes are not: the square has them.
    assert_int_equal(legend.row_count, 1);
    assert_int_equal(legend.rows[0].fill, FILL_SUPPRESSED);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// Edges of any number of places stay left of the cells and apart.
static void legend__square_has_room_for_its_edges(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 6, 5);
    views_create(&sample, &views);
    views_choose(&views, KIND_BIVARIATE);
    for (int decimals = 0; decimals <= 3; decimals++) {
        struct page page;
        sample.classes.decimals = views.second_classes.decimals = decimals;
        for (size_t i = 0; i <= PALETTE_SIDE; i++) {
            sample.classes.edges[i] = 10.125 + (double)i * 10;
            views.second_classes.edges[i] = 10.125 + (double)i * 10;
        }
        const struct legend legend = legend_of(&sample.map, &page);
        const struct legend_square *square = &legend.square;
        for (size_t i = 0; i <= PALETTE_SIDE; i++) {
            assert_true(square->up_widths[i] <= 30 * legend.unit);
            assert_true(square->across_widths[i] <= 34 * legend.unit);
        }
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

static void legend__sizes_follow_the_roots_of_counts(void **state) {
    (void)state;
    // Enrolments of the largest area; the labels of the key.
    static const struct {
        int64_t most;
        const char *labels[LEGEND_SIZES];
    } cases[] = {
        {4321, {"2,000", "500", "100"}},
        {50000, {"50,000", "10,000", "2,000"}},
        {999, {"500", "100", "20"}},
        {100, {"100", "20", "5"}},
    };
    struct sample sample;
    sample_squares(&sample, 4, 4);
    sample.map.view = ATLAS_VIEW_SYMBOLS;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page page;
        for (size_t area = 0; area < 16; area++) {
            sample_rate(&sample, area,
                        area == 4 ? cases[i].most : 51 + (int64_t)area, 100000);
        }
        sample_classify(&sample, ATLAS_QUANTILE, 3);
        const struct legend legend = legend_of(&sample.map, &page);
        assert_true(legend.sizes.is_there);
        assert_int_equal(legend.sizes.count, LEGEND_SIZES);
        assert_string_equal(legend.sizes.title, "Number of enrolments");
        for (int j = 0; j < LEGEND_SIZES; j++) {
            const double count = count_of(legend.sizes.labels[j]);
            assert_string_equal(legend.sizes.labels[j], cases[i].labels[j]);
            assert_true(fabs(legend.sizes.radii[j] -
                             legend.radius_pt * sqrt(count)) < 1e-9);
        }
        page_release(&page);
    }
    sample_release(&sample);
}

// Counts of one or two: no size is said twice.
static void legend__sizes_of_tiny_counts_differ(void **state) {
    (void)state;
    static const struct {
        int64_t largest;
        size_t sizes;
    } cases[] = {{1, 1}, {2, 1}, {3, 1}, {5, 2}, {12, 2}, {60, 3}};
    struct sample sample;
    sample_squares(&sample, 4, 4);
    sample.map.view = ATLAS_VIEW_SYMBOLS;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page page;
        for (size_t area = 0; area < 16; area++) {
            sample_rate(&sample, area, area ? 1 : cases[i].largest, 100);
        }
        sample_classify(&sample, ATLAS_QUANTILE, 2);
        const struct legend legend = legend_of(&sample.map, &page);
        assert_int_equal(legend.sizes.count, cases[i].sizes);
        for (size_t j = 1; j < legend.sizes.count; j++) {
            const char *label = legend.sizes.labels[j];
            if (strcmp(label, legend.sizes.labels[j - 1]) == 0) {
                fail_msg("%s twice, of at most %d", label,
                         (int)cases[i].largest);
            }
        }
        page_release(&page);
    }
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legend__rows_say_class_and_count),
        cmocka_unit_test(legend__says_what_is_not_a_class),
        cmocka_unit_test(legend__counts_of_years),
        cmocka_unit_test(legend__histogram_sums_up),
        cmocka_unit_test(legend__no_histogram_of_nothing),
        cmocka_unit_test(legend__mark_stands_in_its_class),
        cmocka_unit_test(legend__no_mark_where_there_is_none),
        cmocka_unit_test(legend__square_counts_every_area),
        cmocka_unit_test(legend__square_has_room_for_its_edges),
        cmocka_unit_test(legend__sizes_follow_the_roots_of_counts),
        cmocka_unit_test(legend__sizes_of_tiny_counts_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
