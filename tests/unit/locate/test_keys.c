#include "locate/keys.h"

#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {.old_code = "201", .code = "E09000001", .name = "A", .region = ATLAS_NONE},
};

static const struct toy_row rows[] = {
    {.urn = 100, .laestab = 2010001, .period = 201617, .phase = 1},
    {.urn = 101, .laestab = 2010002, .period = 201617, .phase = 1},
    {.urn = 100, .laestab = 2010001, .period = 201718, .phase = 1},
    {.urn = 100, .laestab = 2010009, .period = 201718, .phase = 1},
    {.urn = 0, .laestab = 2010003, .period = 201718, .phase = 1},
    {.urn = 0, .laestab = 2010004, .period = 201718, .phase = 1},
    {.urn = 101, .laestab = 2010002, .period = 201819, .phase = 1},
};

static void keys__number_schools_in_row_order(void **state) {
    (void)state;
    const uint32_t of_row[] = {0, 1, 0, 2, 3, 4, 1};
    const uint32_t first_row[] = {0, 1, 3, 4, 5};
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 1,
                                        .rows = rows,
                                        .row_count = ATLAS_COUNT(rows)};
    struct atlas_absence absence;
    struct keys keys;
    toy_absence(&release, &absence);
    keys_find(&absence, &keys);
    assert_int_equal(keys.count, ATLAS_COUNT(first_row));
    for (size_t i = 0; i < ATLAS_COUNT(rows); i++) {
        assert_int_equal(keys.of_row[i], of_row[i]);
    }
    for (size_t i = 0; i < ATLAS_COUNT(first_row); i++) {
        assert_int_equal(keys.first_row[i], first_row[i]);
    }
    keys_release(&keys);
    atlas_absence_release(&absence);
}

static void keys__a_release_without_schools_has_none(void **state) {
    (void)state;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 1};
    struct atlas_absence absence;
    struct keys keys;
    toy_absence(&release, &absence);
    keys_find(&absence, &keys);
    assert_int_equal(keys.count, 0);
    keys_release(&keys);
    atlas_absence_release(&absence);
}

// More schools than the first table would hold: every one is found again.
static void keys__many_schools_stay_apart(void **state) {
    (void)state;
    enum { MANY = 5000 };
    static struct toy_row many[MANY * 2];
    for (uint32_t i = 0; i < MANY * 2; i++) {
        many[i] = (struct toy_row){.urn = 100000 + i % MANY,
                                   .laestab = 2010000 + i % 7,
                                   .period = i < MANY ? 201718 : 201819,
                                   .phase = ATLAS_PHASE_PRIMARY};
        many[i].laestab = 2010000 + (i % MANY) % 7;
    }
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 1,
                                        .rows = many,
                                        .row_count = MANY * 2};
    struct atlas_absence absence;
    struct keys keys;
    toy_absence(&release, &absence);
    keys_find(&absence, &keys);
    assert_int_equal(keys.count, MANY);
    for (uint32_t i = 0; i < MANY * 2; i++) {
        assert_int_equal(keys.of_row[i], i % MANY);
    }
    keys_release(&keys);
    atlas_absence_release(&absence);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys__number_schools_in_row_order),
        cmocka_unit_test(keys__a_release_without_schools_has_none),
        cmocka_unit_test(keys__many_schools_stay_apart),
    };
    return cmocka_run_group_tests_name("locate/keys", tests, NULL, NULL);
}
