#include <math.h>
#include <stdlib.h>

#include "aggregate/draws.h"
#include "atlas/uncertainty.h"
#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {"201", "E09000001", "One", ATLAS_NONE}};

// A release of schools with enrolments and persistent absentees.
static void release_of(const struct toy_row *rows, size_t count,
                       struct atlas_absence *absence) {
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 1,
                                        .rows = rows,
                                        .row_count = count};
    toy_absence(&release, absence);
}

static struct toy_row school(uint32_t urn, enum atlas_phase phase,
                             int64_t enrolments, int64_t persistent) {
    return (struct toy_row){
        .urn = urn,
        .laestab = 2010000 + urn,
        .period = 201819,
        .phase = phase,
        .counts = {enrolments, 1000, 100, 60, 40, persistent, 0}};
}

static const struct atlas_level levels[] = {{.key = "pcon"}};

static struct atlas_dispersion estimate(const struct toy_row *rows,
                                        const uint32_t *areas, size_t count,
                                        enum atlas_phase phase) {
    struct atlas_absence absence = {0};
    struct atlas_placement placement = {0};
    release_of(rows, count, &absence);
    toy_placement(levels, 1, areas, count, &placement);
    const struct atlas_dispersion found =
        atlas_dispersion_estimate(&absence, &placement, 0, 201819,
                                  atlas_measure_find("persistent"), phase);
    atlas_placement_release(&placement);
    atlas_absence_release(&absence);
    return found;
}

// Two schools of 100 with 5 and 25: rate 0.15, residuals -10 and +10, so
// 2 * 200 over 200 * 0.15 * 0.85 = 25.5: 15.686. A secondary school alone in
// its stratum says nothing, and neither does one that is not placed.
static void dispersion_estimate__worked_by_hand(void **state) {
    const struct toy_row rows[] = {
        school(1, ATLAS_PHASE_PRIMARY, 100, 5),
        school(2, ATLAS_PHASE_PRIMARY, 100, 25),
        school(3, ATLAS_PHASE_SECONDARY, 500, 300),
        school(4, ATLAS_PHASE_PRIMARY, 400, 399),
    };
    const uint32_t areas[] = {0, 0, 0, ATLAS_NONE};
    (void)state;
    const struct atlas_dispersion total =
        estimate(rows, areas, 4, ATLAS_PHASE_TOTAL);
    const struct atlas_dispersion secondary =
        estimate(rows, areas, 4, ATLAS_PHASE_SECONDARY);
    assert_true(fabs(total.factor - 400 / 25.5) < 1e-9);
    assert_int_equal(total.schools, 2);
    assert_int_equal(total.areas, 1);
    assert_true(secondary.factor == 1);
    assert_int_equal(secondary.schools, 0);
}

// Schools that are all alike would give less than chance does: 1 it is.
static void dispersion_estimate__never_below_one(void **state) {
    const struct toy_row rows[] = {school(1, ATLAS_PHASE_PRIMARY, 100, 10),
                                   school(2, ATLAS_PHASE_PRIMARY, 100, 10)};
    const uint32_t areas[] = {0, 0};
    (void)state;
    assert_true(estimate(rows, areas, 2, ATLAS_PHASE_TOTAL).factor == 1);
}

static void dispersion_estimate__states_are_left_out(void **state) {
    struct toy_row rows[] = {school(1, ATLAS_PHASE_PRIMARY, 100, 5),
                             school(2, ATLAS_PHASE_PRIMARY, 100, 25),
                             school(3, ATLAS_PHASE_PRIMARY, 100, 25)};
    const uint32_t areas[] = {0, 0, 0};
    rows[2].counts[ATLAS_PERSISTENT] = TOY(ATLAS_SUPPRESSED);
    (void)state;
    assert_int_equal(estimate(rows, areas, 3, ATLAS_PHASE_TOTAL).schools, 2);
}

enum { AREAS = 40, SCHOOLS = 12, WORLDS = 250 };

// Of a world: how many of its areas' intervals hold the true rate.
struct held {
    size_t inflated;
    size_t plain;
};

// An area's true rate is fixed; its schools' rates are drawn around it, and
// their pupils from those: what a year like this one might have had.
static void draw_world(struct draws *draws, struct toy_row *rows) {
    for (size_t i = 0; i < (size_t)AREAS * SCHOOLS; i++) {
        const double share = draws_beta(draws, 0.12 * 60, 0.88 * 60);
        int64_t persistent = 0;
        const int64_t enrolments = 120 + (int64_t)(i * 37 % 400);
        for (int64_t pupil = 0; pupil < enrolments; pupil++) {
            persistent += draws_uniform(draws) < share;
        }
        rows[i] = school((uint32_t)(i + 1), ATLAS_PHASE_PRIMARY, enrolments,
                         persistent);
    }
}

static struct held count_held(const struct toy_row *rows, double factor) {
    struct held held = {0};
    const struct atlas_rate truth = {.percent = 12};
    for (size_t area = 0; area < AREAS; area++) {
        struct atlas_count part = {0, ATLAS_NUMBER};
        struct atlas_count whole = {0, ATLAS_NUMBER};
        for (size_t i = 0; i < SCHOOLS; i++) {
            part.value += rows[area * SCHOOLS + i].counts[ATLAS_PERSISTENT];
            whole.value += rows[area * SCHOOLS + i].counts[ATLAS_ENROLMENTS];
        }
        const struct atlas_rate rate = atlas_rate_of(part, whole);
        const struct atlas_interval inflated =
            atlas_interval_wilson(&rate, factor);
        const struct atlas_interval plain = atlas_interval_wilson(&rate, 1);
        held.inflated +=
            atlas_interval_side(&inflated, &truth) == ATLAS_SIDE_WITHIN;
        held.plain += atlas_interval_side(&plain, &truth) == ATLAS_SIDE_WITHIN;
    }
    return held;
}

// Ten thousand intervals: 40 areas in each of 250 worlds.
static void dispersion_estimate__intervals_hold_the_truth(void **state) {
    struct toy_row *rows = calloc((size_t)AREAS * SCHOOLS, sizeof(*rows));
    uint32_t *areas = calloc((size_t)AREAS * SCHOOLS, sizeof(*areas));
    struct draws draws = {.state = 7};
    double inflated = 0;
    double plain = 0;
    (void)state;
    for (size_t i = 0; i < (size_t)AREAS * SCHOOLS; i++) {
        areas[i] = (uint32_t)(i / SCHOOLS);
    }
    for (int world = 0; world < WORLDS; world++) {
        draw_world(&draws, rows);
        const struct atlas_dispersion found =
            estimate(rows, areas, (size_t)AREAS * SCHOOLS, ATLAS_PHASE_TOTAL);
        const struct held held = count_held(rows, found.factor);
        inflated += (double)held.inflated / (AREAS * WORLDS);
        plain += (double)held.plain / (AREAS * WORLDS);
    }
    free(areas);
    free(rows);
    assert_true(inflated > 0.935 && inflated < 0.97);
    assert_true(plain < 0.75);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dispersion_estimate__worked_by_hand),
        cmocka_unit_test(dispersion_estimate__never_below_one),
        cmocka_unit_test(dispersion_estimate__states_are_left_out),
        cmocka_unit_test(dispersion_estimate__intervals_hold_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
