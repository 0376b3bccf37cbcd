#include "ingest/key_map.h"

#include "atlas/vocabulary.h"
#include "atlas_test.h"

static void key_map__new_keys_have_no_value(void **state) {
    (void)state;
    struct ingest_key_map map = {0};
    assert_int_equal(*ingest_key_map_at(&map, 0), ATLAS_NONE);
    *ingest_key_map_at(&map, 0) = 7;
    assert_int_equal(*ingest_key_map_at(&map, 0), 7);
    assert_int_equal(*ingest_key_map_at(&map, UINT64_MAX), ATLAS_NONE);
    assert_int_equal(map.count, 2);
    ingest_key_map_release(&map);
}

// Keys that follow each other, and keys that differ in the high bits only.
static void key_map__keeps_every_key_while_growing(void **state) {
    (void)state;
    struct ingest_key_map map = {0};
    enum { KEYS = 5000 };
    for (uint32_t i = 0; i < KEYS; i++) {
        *ingest_key_map_at(&map, i) = i;
        *ingest_key_map_at(&map, (uint64_t)i << 40 | 9999999) = i + KEYS;
    }
    assert_int_equal(map.count, 2 * KEYS);
    assert_true(map.size >= 2 * map.count);
    for (uint32_t i = 0; i < KEYS; i++) {
        assert_int_equal(*ingest_key_map_at(&map, i), i);
        assert_int_equal(*ingest_key_map_at(&map, (uint64_t)i << 40 | 9999999),
                         i + KEYS);
    }
    ingest_key_map_release(&map);
}

static void key_map__clear_forgets(void **state) {
    (void)state;
    struct ingest_key_map map = {0};
    ingest_key_map_clear(&map);
    *ingest_key_map_at(&map, 5) = 1;
    ingest_key_map_clear(&map);
    assert_int_equal(map.count, 0);
    assert_int_equal(*ingest_key_map_at(&map, 5), ATLAS_NONE);
    ingest_key_map_release(&map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_map__new_keys_have_no_value),
        cmocka_unit_test(key_map__keeps_every_key_while_growing),
        cmocka_unit_test(key_map__clear_forgets),
    };
    return cmocka_run_group_tests_name("ingest/key_map", tests, NULL, NULL);
}
