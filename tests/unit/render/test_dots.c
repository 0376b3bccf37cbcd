// Schools on the map: as large as their enrolments, none hidden by another.

#include "render/dots.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"
#include "sample_views.h"
#include "svg_read.h"

static const struct legend legend = {.radius_pt = 0.1};

// Marks of schools on a page where a point is a metre, north up from y 1000.
static struct dot_marks marks_of(const struct atlas_dot *dots, size_t count) {
    const struct atlas_map map = {.dots = dots, .dot_count = count};
    struct dot_marks marks;
    dots_place(&(struct dot_source){.map = &map,
                                    .legend = &legend,
                                    .view = {1, 0, 1000},
                                    .frame = {0, 0, 1000, 1000}},
               &marks);
    return marks;
}

static void dots__area_follows_enrolments(void **state) {
    (void)state;
    static const struct atlas_dot dots[] = {
        {{100, 100}, 100, ATLAS_PHASE_PRIMARY},
        {{300, 100}, 400, ATLAS_PHASE_SECONDARY},
        {{500, 100}, 25, ATLAS_PHASE_SPECIAL},
    };
    static const double radii[] = {2, 1, 0.5};
    struct dot_marks marks = marks_of(dots, ATLAS_COUNT(dots));
    assert_int_equal(marks.count, 3);
    for (size_t i = 0; i < marks.count; i++) {
        assert_true(fabs(marks.items[i].radius_pt - radii[i]) < 1e-9);
    }
    // Without halo and edge a diamond has the area of the circle.
    const double half = dot_box(&marks.items[2]).width / 2 - 0.9;
    assert_true(fabs(2 * half * half - acos(-1.0) * 0.25) < 1e-9);
    dots_release(&marks);
}

// The order of the file does not matter: large ones first, then by place.
static void dots__order_is_of_size_and_place(void **state) {
    (void)state;
    struct atlas_dot dots[] = {
        {{700, 500}, 200, ATLAS_PHASE_PRIMARY},
        {{100, 100}, 900, ATLAS_PHASE_SECONDARY},
        {{300, 900}, 200, ATLAS_PHASE_PRIMARY},
        {{300, 500}, 200, ATLAS_PHASE_PRIMARY},
        {{500, 500}, 30, ATLAS_PHASE_SPECIAL},
    };
    static const struct atlas_point wanted[] = {
        {100, 900}, {300, 100}, {300, 500}, {700, 500}, {500, 500}};
    for (size_t turn = 0; turn < ATLAS_COUNT(dots); turn++) {
        const struct atlas_dot first = dots[0];
        memmove(dots, dots + 1, sizeof(dots) - sizeof(dots[0]));
        dots[ATLAS_COUNT(dots) - 1] = first;
        struct dot_marks marks = marks_of(dots, ATLAS_COUNT(dots));
        assert_int_equal(marks.count, ATLAS_COUNT(wanted));
        for (size_t i = 0; i < marks.count; i++) {
            assert_true(fabs(marks.items[i].at.x - wanted[i].x) < 1e-9);
            assert_true(fabs(marks.items[i].at.y - wanted[i].y) < 1e-9);
        }
        dots_release(&marks);
    }
}

static void dots__leaves_out_what_is_not_there(void **state) {
    (void)state;
    static const struct atlas_dot dots[] = {
        {{100, 100}, 0, ATLAS_PHASE_PRIMARY},
        {{100, 300}, -5, ATLAS_PHASE_PRIMARY},
        {{-1, 300}, 100, ATLAS_PHASE_PRIMARY},
        {{300, 1001}, 100, ATLAS_PHASE_PRIMARY},
        {{300, 300}, 100, ATLAS_PHASE_PRIMARY},
    };
    struct dot_marks marks = marks_of(dots, ATLAS_COUNT(dots));
    assert_int_equal(marks.count, 1);
    assert_true(fabs(marks.items[0].at.x - 300) < 1e-9);
    dots_release(&marks);
}

// Schools at one place, in twos and threes: none covers another, and none is
// moved by more than a few points.
static void dots__at_one_place_are_all_seen(void **state) {
    (void)state;
    static const struct {
        size_t count;
        int64_t enrolments[4];
    } cases[] = {
        {2, {400, 400}},   {2, {400, 380}},           {2, {1600, 400}},
        {2, {100, 99}},    {3, {400, 400, 400}},      {3, {900, 880, 40}},
        {2, {10000, 100}}, {4, {400, 390, 395, 385}},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_dot dots[4];
        for (size_t j = 0; j < cases[i].count; j++) {
            dots[j] = (struct atlas_dot){
                {500, 500}, cases[i].enrolments[j], ATLAS_PHASE_PRIMARY};
        }
        struct dot_marks marks = marks_of(dots, cases[i].count);
        for (size_t j = 0; j < marks.count; j++) {
            const struct dot_mark *mark = &marks.items[j];
            assert_true(hypot(mark->at.x - 500, mark->at.y - 500) < 4.1);
            for (size_t k = 0; k < j; k++) {
                const struct dot_mark *below = &marks.items[k];
                const double rim =
                    hypot(mark->at.x - below->at.x, mark->at.y - below->at.y) +
                    below->radius_pt - mark->radius_pt;
                if (rim < 0.49) fail_msg("case %zu: a rim of %g", i, rim);
            }
        }
        // The largest one stays where it is, and so does a much smaller one.
        assert_true(
            hypot(marks.items[0].at.x - 500, marks.items[0].at.y - 500) < 1e-9);
        if (i == 2 || i == 6) {
            assert_true(fabs(marks.items[1].at.x - 500) < 1e-9);
        }
        dots_release(&marks);
    }
}

static void dots__phases_are_told_without_hue(void **state) {
    (void)state;
    static const struct {
        enum atlas_phase phase;
        const char *wanted;
    } cases[] = {
        {ATLAS_PHASE_PRIMARY, "fill=\"#ffffff\" stroke=\"#111111\""},
        {ATLAS_PHASE_SECONDARY, "fill=\"#111111\" stroke=\"#ffffff\""},
        {ATLAS_PHASE_SPECIAL, "fill=\"#747474\" stroke=\"#111111\""},
    };
    struct sample sample;
    sample_squares(&sample, 1, 1);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_dot dot = {{403000, 303000}, 300, cases[i].phase};
        sample.map.dots = &dot;
        sample.map.dot_count = 1;
        struct atlas_text svg = svg_of(&sample.map);
        const char *schools = svg_element(&svg, &sample.map, "schools");
        assert_non_null(schools);
        const char *mark = strstr(schools, cases[i].wanted);
        if (!mark) fail_msg("no %s in %s", cases[i].wanted, schools);
        // A halo first, of the same shape.
        const bool is_circle = cases[i].phase != ATLAS_PHASE_SPECIAL;
        assert_true(strstr(schools, is_circle ? "<circle" : "<path") < mark);
        atlas_text_release(&svg);
    }
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dots__area_follows_enrolments),
        cmocka_unit_test(dots__order_is_of_size_and_place),
        cmocka_unit_test(dots__leaves_out_what_is_not_there),
        cmocka_unit_test(dots__at_one_place_are_all_seen),
        cmocka_unit_test(dots__phases_are_told_without_hue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
