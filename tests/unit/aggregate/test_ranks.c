#include <string.h>

#include "aggregate/draws.h"
#include "atlas/uncertainty.h"
#include "atlas_test.h"

static struct atlas_rate rate_of(int64_t part, int64_t whole) {
    return atlas_rate_of((struct atlas_count){part, ATLAS_NUMBER},
                         (struct atlas_count){whole, ATLAS_NUMBER});
}

static void ranks_simulate__order_ties_and_states(void **state) {
    const struct atlas_rate rates[] = {
        rate_of(10, 100), rate_of(30, 100), {.state = ATLAS_SUPPRESSED},
        rate_of(30, 100), rate_of(5, 100),
    };
    struct atlas_rank ranks[5];
    (void)state;
    atlas_ranks_simulate(rates, 5, 1, ranks);
    assert_int_equal(ranks[1].rank, 1);
    assert_int_equal(ranks[3].rank, 1);
    assert_int_equal(ranks[0].rank, 3);
    assert_int_equal(ranks[4].rank, 4);
    assert_int_equal(ranks[2].rank, 0);
    assert_int_equal(ranks[2].of, 0);
    for (size_t i = 0; i < 5; i++) {
        if (!ranks[i].rank) continue;
        assert_int_equal(ranks[i].of, 4);
        assert_true(ranks[i].low >= 1 && ranks[i].low <= ranks[i].rank);
        assert_true(ranks[i].high >= ranks[i].rank && ranks[i].high <= 4);
    }
}

// Far apart and large: no doubt. Near and small: any rank.
static void ranks_simulate__ranges_follow_the_counts(void **state) {
    const struct atlas_rate sure[] = {
        rate_of(90000, 100000), rate_of(50000, 100000), rate_of(10000, 100000)};
    const struct atlas_rate doubtful[] = {rate_of(5, 50), rate_of(5, 51),
                                          rate_of(5, 52)};
    struct atlas_rank ranks[3];
    (void)state;
    atlas_ranks_simulate(sure, 3, 10, ranks);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(ranks[i].low, i + 1);
        assert_int_equal(ranks[i].high, i + 1);
    }
    atlas_ranks_simulate(doubtful, 3, 1, ranks);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(ranks[i].low, 1);
        assert_int_equal(ranks[i].high, 3);
    }
}

static void ranks_simulate__few_and_none(void **state) {
    const struct atlas_rate one[] = {rate_of(0, 10)};
    const struct atlas_rate none[] = {{.state = ATLAS_NOT_APPLICABLE}};
    struct atlas_rank rank;
    (void)state;
    atlas_ranks_simulate(one, 1, 5, &rank);
    assert_int_equal(rank.rank, 1);
    assert_int_equal(rank.high, 1);
    atlas_ranks_simulate(none, 1, 5, &rank);
    assert_int_equal(rank.rank, 0);
}

// Ranks of so many areas are tallied in bins: still whole, still around.
static void ranks_simulate__more_areas_than_bins(void **state) {
    enum { MANY = 1700 };
    static struct atlas_rate rates[MANY];
    static struct atlas_rank ranks[MANY];
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        rates[i] = rate_of((int64_t)(100 + i), 1000000);
    }
    atlas_ranks_simulate(rates, MANY, 1, ranks);
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(ranks[i].rank, MANY - i);
        assert_true(ranks[i].low >= 1 && ranks[i].low <= ranks[i].rank);
        assert_true(ranks[i].high >= ranks[i].rank && ranks[i].high <= MANY);
    }
}

static void ranks_simulate__the_same_twice(void **state) {
    struct atlas_rate rates[20];
    struct atlas_rank first[20];
    struct atlas_rank second[20];
    (void)state;
    for (int64_t i = 0; i < 20; i++) rates[i] = rate_of(100 + i, 1000);
    atlas_ranks_simulate(rates, 20, 3, first);
    atlas_ranks_simulate(rates, 20, 3, second);
    assert_memory_equal(first, second, sizeof(first));
}

enum { LEAGUE = 20, LEAGUES = 150, PUPILS = 800 };

// True rates a point apart, pupils drawn from them. Ranges hold the true rank
// more often than 95 times in 100: ranks are whole, and chance is in the draws
// as well as in the counts that they are drawn around.
static void ranks_simulate__ranges_hold_the_true_rank(void **state) {
    struct draws draws = {.state = 11};
    size_t held = 0;
    (void)state;
    for (int league = 0; league < LEAGUES; league++) {
        struct atlas_rate rates[LEAGUE];
        struct atlas_rank ranks[LEAGUE];
        for (int i = 0; i < LEAGUE; i++) {
            int64_t part = 0;
            for (int pupil = 0; pupil < PUPILS; pupil++) {
                part += draws_uniform(&draws) < 0.30 - 0.01 * i;
            }
            rates[i] = rate_of(part, PUPILS);
        }
        atlas_ranks_simulate(rates, LEAGUE, 1, ranks);
        for (uint32_t i = 0; i < LEAGUE; i++) {
            held += ranks[i].low <= i + 1 && ranks[i].high >= i + 1;
        }
    }
    const double share = (double)held / (LEAGUE * LEAGUES);
    assert_true(share > 0.95 && share < 0.995);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_simulate__order_ties_and_states),
        cmocka_unit_test(ranks_simulate__ranges_follow_the_counts),
        cmocka_unit_test(ranks_simulate__few_and_none),
        cmocka_unit_test(ranks_simulate__more_areas_than_bins),
        cmocka_unit_test(ranks_simulate__the_same_twice),
        cmocka_unit_test(ranks_simulate__ranges_hold_the_true_rank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
