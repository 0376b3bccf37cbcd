#include "atlas/placement.h"

#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"

static void placement__every_method_has_its_word(void **state) {
    (void)state;
    assert_string_equal(atlas_match_word(ATLAS_MATCH_URN), "urn");
    assert_string_equal(atlas_match_word(ATLAS_MATCH_LAESTAB), "laestab");
    assert_string_equal(atlas_match_word(ATLAS_MATCH_LINK), "link");
    assert_string_equal(atlas_match_word(ATLAS_MATCH_NONE), "none");
    assert_string_equal(atlas_match_word(ATLAS_MATCH_END), "");
}

static void placement__every_reason_is_told_in_words(void **state) {
    (void)state;
    assert_string_equal(atlas_reason_text(ATLAS_PLACED), "");
    for (int i = ATLAS_PLACED + 1; i < ATLAS_REASON_END; i++) {
        const char *text = atlas_reason_text((enum atlas_reason)i);
        assert_true(strlen(text) > 0);
        for (int j = ATLAS_PLACED; j < i; j++) {
            assert_string_not_equal(text,
                                    atlas_reason_text((enum atlas_reason)j));
        }
    }
    assert_string_equal(atlas_reason_text(ATLAS_REASON_END), "");
}

static void placement__places_are_row_major(void **state) {
    (void)state;
    struct atlas_placement placement = {
        .level_count = 3,
        .row_count = 2,
        .places = atlas_xcalloc(6, sizeof(*placement.places)),
    };
    for (uint32_t i = 0; i < 6; i++) placement.places[i].area = i;
    assert_int_equal(atlas_placement_at(&placement, 0, 2)->area, 2);
    assert_int_equal(atlas_placement_at(&placement, 1, 0)->area, 3);
    atlas_placement_release(&placement);
    assert_null(placement.places);
    assert_int_equal(placement.row_count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placement__every_method_has_its_word),
        cmocka_unit_test(placement__every_reason_is_told_in_words),
        cmocka_unit_test(placement__places_are_row_major),
    };
    return cmocka_run_group_tests_name("locate/placement", tests, NULL, NULL);
}
