#include "atlas/vocabulary.h"

#include <math.h>

#include "atlas_test.h"

enum {
    N = ATLAS_NUMBER,
    Z = ATLAS_NOT_APPLICABLE,
    L = ATLAS_LOW,
    U = ATLAS_UNRELIABLE,
    F = ATLAS_FEW_SCHOOLS,
    X = ATLAS_NOT_AVAILABLE,
    C = ATLAS_SUPPRESSED
};

// A part with its state; a number is 7, so that sums can be told from parts.
static struct atlas_count part_of(int state) {
    return (struct atlas_count){state == N ? 7 : 0, (enum atlas_state)state};
}

static struct atlas_count sum_of(struct atlas_count left,
                                 struct atlas_count right) {
    atlas_count_add(&left, right);
    return left;
}

static void assert_same_count(struct atlas_count got,
                              struct atlas_count wanted) {
    assert_int_equal(got.state, wanted.state);
    assert_int_equal(got.value, wanted.value);
}

static void count__sum_of_any_two_states_is_as_tabled(void **state) {
    (void)state;
    static const int wanted[ATLAS_STATE_END][ATLAS_STATE_END] = {
        /*        N  Z  L  U  F  X  C */
        [N] = {N, N, U, U, F, X, C}, [Z] = {N, Z, L, U, F, X, C},
        [L] = {U, L, U, U, F, X, C}, [U] = {U, U, U, U, F, X, C},
        [F] = {F, F, F, F, F, X, C}, [X] = {X, X, X, X, X, X, C},
        [C] = {C, C, C, C, C, C, C},
    };
    for (int i = 0; i < ATLAS_STATE_END; i++) {
        for (int j = 0; j < ATLAS_STATE_END; j++) {
            const struct atlas_count got = sum_of(part_of(i), part_of(j));
            const int64_t value = (i == N ? 7 : 0) + (j == N ? 7 : 0);
            assert_int_equal(got.state, wanted[i][j]);
            assert_int_equal(got.value, got.state == ATLAS_NUMBER ? value : 0);
        }
    }
}

static void count__order_of_parts_does_not_matter(void **state) {
    (void)state;
    enum { TRIPLES = ATLAS_STATE_END * ATLAS_STATE_END * ATLAS_STATE_END };
    for (int i = 0; i < TRIPLES; i++) {
        const struct atlas_count a = part_of(i % ATLAS_STATE_END);
        const struct atlas_count b =
            part_of(i / ATLAS_STATE_END % ATLAS_STATE_END);
        const struct atlas_count c =
            part_of(i / ATLAS_STATE_END / ATLAS_STATE_END);
        const struct atlas_count wanted = sum_of(sum_of(a, b), c);
        assert_same_count(sum_of(a, sum_of(b, c)), wanted);
        assert_same_count(sum_of(sum_of(b, a), c), wanted);
        assert_same_count(sum_of(sum_of(c, a), b), wanted);
        assert_same_count(sum_of(sum_of(c, b), a), wanted);
    }
}

static void count__nothing_added_is_not_applicable(void **state) {
    (void)state;
    struct atlas_count total = atlas_count_nothing();
    assert_same_count(total, (struct atlas_count){0, ATLAS_NOT_APPLICABLE});
    atlas_count_add(&total, part_of(N));
    assert_same_count(total, part_of(N));
    struct atlas_count zero = atlas_count_nothing();
    atlas_count_add(&zero, (struct atlas_count){0, ATLAS_NUMBER});
    assert_same_count(zero, (struct atlas_count){0, ATLAS_NUMBER});
}

static void count__sum_that_does_not_fit_is_unreliable(void **state) {
    (void)state;
    struct atlas_count total = {INT64_MAX, ATLAS_NUMBER};
    atlas_count_add(&total, (struct atlas_count){1, ATLAS_NUMBER});
    assert_same_count(total, (struct atlas_count){0, ATLAS_UNRELIABLE});
    struct atlas_count most = {INT64_MAX - 1, ATLAS_NUMBER};
    atlas_count_add(&most, (struct atlas_count){1, ATLAS_NUMBER});
    assert_same_count(most, (struct atlas_count){INT64_MAX, ATLAS_NUMBER});
}

static void count__rate_divides_the_totals(void **state) {
    (void)state;
    // Sherston CofE Primary, DfE data set e1cb9936: 1,279 of 37,068 sessions.
    const struct atlas_rate rate =
        atlas_rate_of((struct atlas_count){1279, ATLAS_NUMBER},
                      (struct atlas_count){37068, ATLAS_NUMBER});
    assert_int_equal(rate.state, ATLAS_NUMBER);
    assert_int_equal(rate.part, 1279);
    assert_int_equal(rate.whole, 37068);
    assert_true(fabs(rate.percent - 3.45042) < 5e-6);
}

static void count__rate_takes_the_worse_state(void **state) {
    (void)state;
    for (int i = 0; i < ATLAS_STATE_END; i++) {
        for (int j = 0; j < ATLAS_STATE_END; j++) {
            const struct atlas_rate rate =
                atlas_rate_of(part_of(i), part_of(j));
            assert_int_equal(rate.state, i > j ? i : j);
            if (rate.state == ATLAS_NUMBER) continue;
            assert_true(rate.percent == 0.0);
            assert_int_equal(rate.part, 0);
            assert_int_equal(rate.whole, 0);
        }
    }
}

static void count__rate_of_no_sessions_is_not_applicable(void **state) {
    (void)state;
    const struct atlas_rate rate =
        atlas_rate_of((struct atlas_count){0, ATLAS_NUMBER},
                      (struct atlas_count){0, ATLAS_NUMBER});
    assert_int_equal(rate.state, ATLAS_NOT_APPLICABLE);
    assert_true(rate.percent == 0.0);
}

static void count__schools_are_few_below_the_least(void **state) {
    (void)state;
    static const struct {
        int64_t schools;
        enum atlas_state state;
        int64_t least;
        bool is_few;
    } cases[] = {
        {2, ATLAS_NUMBER, 3, true},         {3, ATLAS_NUMBER, 3, false},
        {1, ATLAS_NUMBER, 0, false},        {1, ATLAS_NUMBER, 1, false},
        {0, ATLAS_NUMBER, 3, false},        {0, ATLAS_NOT_APPLICABLE, 3, false},
        {0, ATLAS_NOT_AVAILABLE, 3, false}, {0, ATLAS_SUPPRESSED, 3, false},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_count schools = {cases[i].schools, cases[i].state};
        assert_int_equal(atlas_schools_few(schools, cases[i].least),
                         cases[i].is_few);
    }
}

static void count__rate_of_few_schools_keeps_graver_states(void **state) {
    (void)state;
    static const int wanted[ATLAS_STATE_END] = {
        [N] = F, [Z] = Z, [L] = F, [U] = F, [F] = F, [X] = X, [C] = C};
    for (int i = 0; i < ATLAS_STATE_END; i++) {
        const struct atlas_rate rate =
            atlas_rate_few((struct atlas_rate){5, 5, 100, (enum atlas_state)i});
        assert_int_equal(rate.state, wanted[i]);
        if (i == Z) continue;
        assert_true(rate.percent == 0.0);
        assert_int_equal(rate.part, 0);
        assert_int_equal(rate.whole, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(count__sum_of_any_two_states_is_as_tabled),
        cmocka_unit_test(count__order_of_parts_does_not_matter),
        cmocka_unit_test(count__nothing_added_is_not_applicable),
        cmocka_unit_test(count__sum_that_does_not_fit_is_unreliable),
        cmocka_unit_test(count__rate_divides_the_totals),
        cmocka_unit_test(count__rate_takes_the_worse_state),
        cmocka_unit_test(count__rate_of_no_sessions_is_not_applicable),
        cmocka_unit_test(count__schools_are_few_below_the_least),
        cmocka_unit_test(count__rate_of_few_schools_keeps_graver_states),
    };
    return cmocka_run_group_tests_name("support/count", tests, NULL, NULL);
}
