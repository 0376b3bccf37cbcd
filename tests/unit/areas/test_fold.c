#include "areas/fold.h"

#include "atlas_test.h"

static void fold__makes_spellings_meet(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Ynys M\xC3\xB4n", "ynys mon"},
        {"King's Lynn & West Norfolk", "kings lynn and west norfolk"},
        {"  Bury \t St.  Edmunds ", "bury st edmunds"},
        {"Stoke-on-Trent", "stoke on trent"},
        {"A&B", "a and b"},
        {"\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC"},
        {"", ""},
        {" ", ""},
        {"...", ""},
    };
    struct atlas_text folded = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        fold_name(cases[i][0], &folded);
        assert_string_equal(atlas_text_string(&folded), cases[i][1]);
    }
    atlas_text_release(&folded);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fold__makes_spellings_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
