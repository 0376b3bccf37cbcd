// The table beside a picture: bytes by hand, and the same classes as the map.

#include "render/table.h"

#include <string.h>

#include "atlas_test.h"
#include "picture_check.h"
#include "sample_views.h"

// The table of a map; to be released.
static struct atlas_text table_of(const struct atlas_map *map) {
    struct atlas_text csv = ATLAS_TEXT_INIT;
    struct page page;
    struct atlas_error err = {.message = ""};
    if (page_create(map, &page, &err)) fail_msg("%s", err.message);
    table_write(&page, &csv);
    page_release(&page);
    return csv;
}

static void assert_table(const struct atlas_map *map, const char *wanted) {
    struct atlas_text csv = table_of(map);
    assert_string_equal(atlas_text_string(&csv), wanted);
    atlas_text_release(&csv);
}

#define HEAD "area_code,area_name,time_period,education_phase,measure,value,"
#define PHASE "State-funded secondary"

static void table__rates_and_states(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 5, 1);
    sample_name(&sample, 0, "Fylde, \"the\" coast");
    sample_rate(&sample, 1, 1, 3);
    sample_state(&sample, 2, ATLAS_SUPPRESSED);
    sample.figures.items[3].is_partial = true;
    sample.figures.items[4].is_merged = true;
    sample.figures.items[4].members = "E07; E08";
    sample_read(&sample);
    sample.classes = (struct atlas_classes){
        .count = 2, .edges = {5, 5.25, 33.4}, .decimals = 2};
    sample.map.palette = "grey";
    assert_table(&sample.map, HEAD
                 "status,class,class_from,class_to,colour,label,members\n"
                 "E00000001,\"Fylde, \"\"the\"\" coast\",201819," PHASE
                 ",persistent,5.10000,ok,1,5.00,5.25,#b2b2b2,none,\n"
                 "E00000002,Square 2,201819," PHASE
                 ",persistent,33.33333,ok,2,5.25,33.40,#444444,none,\n"
                 "E00000003,Square 3,201819," PHASE
                 ",persistent,c,suppressed,,,,,none,\n"
                 "E00000004,Square 4,201819," PHASE
                 ",persistent,x,partial,,,,,none,\n"
                 "E00000005,Square 5,201819," PHASE
                 ",persistent,5.50000,ok,2,5.25,33.40,#444444,none,E07; E08\n");
    sample_release(&sample);
}

static void table__change(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    sample.map.variable.since = 201617;
    sample.values[0] = (struct atlas_rate){.percent = -1.25};
    sample.values[1] = (struct atlas_rate){.percent = 0};
    sample.values[2] = (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    sample.classes = (struct atlas_classes){.count = 2,
                                            .edges = {-2, 0, 2},
                                            .decimals = 1,
                                            .is_diverging = true,
                                            .below = 1,
                                            .above = 1};
    struct atlas_text csv = table_of(&sample.map);
    assert_non_null(strstr(
        csv.data, HEAD "since,status,class,class_from,class_to,colour,label,"));
    assert_non_null(strstr(csv.data,
                           ",persistent,-1.25000,201617,ok,1,-2.0,"
                           "0.0,#"));
    assert_non_null(
        strstr(csv.data, ",persistent,0.00000,201617,ok,2,0.0,2.0,#"));
    assert_non_null(
        strstr(csv.data, ",persistent,x,201617,unavailable,,,,,none,\n"));
    atlas_text_release(&csv);
    sample_release(&sample);
}

static void table__circles_have_their_count(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    sample.map.view = ATLAS_VIEW_SYMBOLS;
    sample_rate(&sample, 0, 1234, 10000);
    sample_state(&sample, 1, ATLAS_FEW_SCHOOLS);
    sample_classify(&sample, ATLAS_QUANTILE, 2);
    struct atlas_text csv = table_of(&sample.map);
    assert_non_null(
        strstr(csv.data, HEAD "count,status,class,class_from,class_to,"));
    assert_non_null(strstr(csv.data, ",persistent,12.34000,1234,ok,2,"));
    assert_non_null(strstr(csv.data, ",persistent,u,,few_schools,,,,,none,\n"));
    atlas_text_release(&csv);
    sample_release(&sample);
}

static void table__two_variables(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 9, 1);
    views_create(&sample, &views);
    views_choose(&views, KIND_BIVARIATE);
    sample.classes = (struct atlas_classes){
        .count = 3, .edges = {5, 5.3, 5.6, 6}, .decimals = 1};
    views.second_classes = (struct atlas_classes){
        .count = 3, .edges = {0, 1, 2, 3}, .decimals = 0};
    for (size_t i = 0; i < 9; i++) {
        views.second_values[i] =
            atlas_rate_of((struct atlas_count){(int64_t)(i % 3), ATLAS_NUMBER},
                          (struct atlas_count){100, ATLAS_NUMBER});
    }
    // A number and a state: no class, and the state is said.
    views.second_values[8] = (struct atlas_rate){.state = ATLAS_SUPPRESSED};
    struct atlas_text csv = table_of(&sample.map);
    assert_non_null(
        strstr(csv.data,
               HEAD "second_measure,second_value,status,class,class_from,"
                    "class_to,second_class,second_from,second_to,colour,"));
    assert_non_null(strstr(
        csv.data, ",persistent,5.10000,severe,0.00000,ok,1,5.0,5.3,1,0,1,#"));
    assert_non_null(strstr(
        csv.data, ",persistent,5.50000,severe,1.00000,ok,2,5.3,5.6,2,1,2,#"));
    assert_non_null(strstr(
        csv.data, ",persistent,5.60000,severe,2.00000,ok,3,5.6,6.0,3,2,3,#"));
    assert_non_null(strstr(
        csv.data, ",persistent,5.90000,severe,c,suppressed,,,,,,,,none,\n"));
    atlas_text_release(&csv);
    views_release(&views);
    sample_release(&sample);
}

static void table__labels_and_years(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 2, 2);
    sample_name(&sample, 3,
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysili"
                "ogogogochllanfairpwllgwyngyllgogerychwyrndrobwll");
    sample.map.labels = true;
    sample.map.width_mm = 63;
    struct atlas_text csv = table_of(&sample.map);
    assert_non_null(strstr(csv.data, ",inside,\n"));
    assert_non_null(strstr(csv.data, ",none,\n"));
    atlas_text_release(&csv);
    // One row an area and year, in this order.
    sample.map.width_mm = 180;
    views_create(&sample, &views);
    views_years(&views, 2);
    csv = table_of(&sample.map);
    size_t lines = 0;
    for (size_t i = 0; i < csv.length; i++) lines += csv.data[i] == '\n';
    assert_int_equal(lines, 1 + 2 * 4);
    const char *last_before = strstr(csv.data, "E00000004,");
    const char *first_after = strstr(csv.data, "E00000001,Square 1,200405,");
    assert_true(last_before && first_after && last_before < first_after);
    atlas_text_release(&csv);
    views_release(&views);
    sample_release(&sample);
}

// Values, fills of the map, legend, colours and table say the same.
static void table__is_what_the_map_shows(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 6, 6);
    for (int i = 1; i < ATLAS_STATE_END; i++) {
        sample_state(&sample, (size_t)i * 5, (enum atlas_state)i);
    }
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        const size_t numbers = 30 * sample.map.panel_count;
        const size_t seen =
            picture_check(&sample.map, kind_word((enum kind)kind));
        // A map about one area cuts off most of the others.
        assert_in_range(seen, kind == KIND_FOCUS ? 1 : numbers, numbers);
    }
    views_release(&views);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table__rates_and_states),
        cmocka_unit_test(table__change),
        cmocka_unit_test(table__circles_have_their_count),
        cmocka_unit_test(table__two_variables),
        cmocka_unit_test(table__labels_and_years),
        cmocka_unit_test(table__is_what_the_map_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
