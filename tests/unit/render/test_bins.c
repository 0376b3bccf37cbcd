// Boxes in bins: the same answers as one look at every box.

#include "render/bins.h"

#include <stdlib.h>

#include "atlas_test.h"

#define BOXES_MAX 700

// Numbers from 0 to 1 that are the same in every run (Numerical Recipes'
// linear congruence).
static double next_number(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed / 4294967296.0;
}

static struct box next_box(uint32_t *seed, double largest) {
    const double x = next_number(seed) * 500 - 50;
    const double y = next_number(seed) * 300 + 20;
    const double width = next_number(seed) * largest;
    return (struct box){x, y, width, next_number(seed) * largest};
}

static bool any_meets(const struct box *boxes, size_t count, struct box box) {
    for (size_t i = 0; i < count; i++) {
        if (box_meets(box, boxes[i])) return true;
    }
    return false;
}

static void bins__answer_as_all_boxes_would(void **state) {
    (void)state;
    static const struct {
        size_t count;
        double largest;  // Side of a box.
        double asked;    // Side of a box asked for.
    } cases[] = {{0, 10, 10},  {1, 10, 200}, {2, 500, 5},  {40, 30, 30},
                 {700, 2, 10}, {700, 5, 1},  {300, 0, 40}, {60, 0.001, 60},
                 {500, 80, 3}, {700, 2, 900}};
    uint32_t seed = 7;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct box boxes[BOXES_MAX];
        struct bins bins;
        size_t met = 0;
        for (size_t j = 0; j < cases[i].count; j++) {
            boxes[j] = next_box(&seed, cases[i].largest);
        }
        bins_create(boxes, cases[i].count, &bins);
        for (int j = 0; j < 2000; j++) {
            const struct box asked = next_box(&seed, cases[i].asked);
            const bool wanted = any_meets(boxes, cases[i].count, asked);
            if (bins_meet(&bins, asked) != wanted) fail_msg("case %zu", i);
            met += wanted;
        }
        // Each case but the empty one has both answers.
        if (cases[i].count > 0) assert_in_range(met, 1, 1999);
        bins_release(&bins);
    }
}

static void bins__all_in_one_place(void **state) {
    (void)state;
    struct box boxes[100];
    struct bins bins;
    for (size_t i = 0; i < ATLAS_COUNT(boxes); i++) {
        boxes[i] = (struct box){5, 5, 0, 0};
    }
    bins_create(boxes, ATLAS_COUNT(boxes), &bins);
    assert_true(bins_meet(&bins, (struct box){4, 4, 2, 2}));
    assert_false(bins_meet(&bins, (struct box){6, 4, 2, 2}));
    bins_release(&bins);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bins__answer_as_all_boxes_would),
        cmocka_unit_test(bins__all_in_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
