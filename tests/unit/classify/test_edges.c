// Rounding of class edges: both signs, both ways, places needed, repetitions.

#include "classify/edges.h"

#include <stdlib.h>

#include "atlas/text.h"
#include "atlas_test.h"

static void edges__are_rounded_either_way(void **state) {
    (void)state;
    static const struct {
        double value;
        int decimals;
        int way;
        double rounded;
    } cases[] = {
        {4.17, 1, 0, 4.2},        {4.17, 1, -1, 4.1},   {4.17, 1, 1, 4.2},
        {-4.17, 1, 0, -4.2},      {-4.17, 1, -1, -4.2}, {-4.17, 1, 1, -4.1},
        {2.5, 0, 0, 3},           {-2.5, 0, 0, -3},     {-0.04, 1, -1, -0.1},
        {-0.04, 1, 1, 0},         {0.04, 1, -1, 0},     {-7.3, 1, -1, -7.3},
        {-7.3, 1, 1, -7.3},       {0, 3, -1, 0},        {0, 3, 1, 0},
        {-0.00025, 4, 0, -.0003}, {1e-7, 7, -1, 1e-7},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double found =
            edge_rounded(cases[i].value, cases[i].decimals, cases[i].way);
        if (found < cases[i].rounded || found > cases[i].rounded) {
            fail_msg("%g, %d: %.17g, not %g", cases[i].value, cases[i].way,
                     found, cases[i].rounded);
        }
    }
}

static void edges__are_what_their_print_reads_back_to(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (int i = -2000; i <= 2000; i++) {
        const double edge = edge_rounded(i * 0.0371, 2, 0);
        atlas_text_clear(&text);
        atlas_text_add_fixed(&text, edge, 2);
        const double read = strtod(atlas_text_string(&text), NULL);
        assert_true(!(edge < read) && !(edge > read));
    }
    atlas_text_release(&text);
}

static void edges__places_that_they_need(void **state) {
    (void)state;
    static const struct {
        double edges[3];
        int least;
        int decimals;
    } cases[] = {
        {{-10, 0, 10}, 0, 0},    {{-10, 0, 10}, 2, 2},
        {{-0.5, 0, 0.5}, 0, 1},  {{-0.25, 0.5, 1}, 1, 2},
        {{0, 0.00001, 1}, 0, 5}, {{1.0 / 3, 1, 2}, 0, EDGE_DECIMALS_MAX},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(edges_decimals(cases[i].edges, 3, cases[i].least),
                         cases[i].decimals);
    }
}

static void edges__repetitions_go_and_the_ends_stay(void **state) {
    (void)state;
    struct raw_edges edges = {{-3, -3, -1, -1 + 1e-12, 0, 4, 4}, 6};
    edges_unite(&edges);
    assert_int_equal(edges.count, 3);
    static const double left[] = {-3, -1, 0, 4};
    assert_memory_equal(edges.edges, left, sizeof(left));
    edges = (struct raw_edges){{7, 7, 7}, 2};
    edges_unite(&edges);
    assert_int_equal(edges.count, 1);
}

static void edges__the_outer_two_are_rounded_outwards(void **state) {
    (void)state;
    const struct raw_edges raw = {{-4.11, -0.06, 0.04, 9.91}, 3};
    const struct raw_edges rounded = edges_rounded(&raw, 1);
    assert_int_equal(rounded.count, 3);
    static const double wanted[] = {-4.2, -0.1, 0, 10};
    for (size_t i = 0; i < 4; i++) {
        assert_true(edges_same(rounded.edges[i], wanted[i]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges__are_rounded_either_way),
        cmocka_unit_test(edges__are_what_their_print_reads_back_to),
        cmocka_unit_test(edges__places_that_they_need),
        cmocka_unit_test(edges__repetitions_go_and_the_ends_stay),
        cmocka_unit_test(edges__the_outer_two_are_rounded_outwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
