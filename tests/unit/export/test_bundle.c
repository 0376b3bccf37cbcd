#include "atlas/bundle.h"

#include <math.h>
#include <string.h>

#include "atlas/ingest.h"
#include "atlas_test.h"
#include "support/test_files.h"
#include "support/toy.h"

static const unsigned char keep[] = {1, 1, 0};

// Three schools, of which the last is not kept.
static void make_register(const int8_t rural[3],
                          struct atlas_register *schools) {
    struct atlas_school items[3];
    for (uint32_t i = 0; i < 3; i++) {
        items[i] = (struct atlas_school){.urn = 100 + i,
                                         .laestab = 2013600 + i,
                                         .easting_m = 530000,
                                         .northing_m = 180000,
                                         .name = "School",
                                         .type = "",
                                         .phase = "Primary",
                                         .pupils = 200,
                                         .fsm_percent = 12.5,
                                         .rural = rural[i],
                                         .old_la_code = "201"};
    }
    toy_register(items, 3, schools);
}

static void bundle_register__rural_only_where_known(void **state) {
    static const struct {
        const char *label;
        int8_t rural[3];
        const char *head;  // What follows the column before.
        const char *rows[2];
    } cases[] = {
        {"nobody", {-1, -1, -1}, "Northing\n", {"180000\n", "180000\n"}},
        {"one left out", {-1, -1, 1}, "Northing\n", {"180000\n", "180000\n"}},
        {"some",
         {1, -1, -1},
         "Northing,UrbanRural (name)\n",
         {"180000,Rural\n", "180000,\n"}},
        {"all",
         {1, 0, -1},
         "Northing,UrbanRural (name)\n",
         {"180000,Rural\n", "180000,Urban\n"}},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        struct atlas_text expected = ATLAS_TEXT_INIT;
        struct atlas_register schools = {0};
        print_message("  case: %s\n", cases[i].label);
        make_register(cases[i].rural, &schools);
        atlas_bundle_register(&schools, keep, &text);
        atlas_text_add(&expected, cases[i].head);
        for (unsigned row = 0; row < 2; row++) {
            atlas_text_addf(&expected,
                            "%u,201,%u,School,,,Primary,200,12.5,,,,,530000,%s",
                            100 + row, 3600 + row, cases[i].rows[row]);
        }
        const char *tail = strstr(atlas_text_string(&text), "Northing");
        assert_non_null(tail);
        assert_string_equal(tail, atlas_text_string(&expected));
        atlas_register_release(&schools);
        atlas_text_release(&expected);
        atlas_text_release(&text);
    }
}

static void bundle_register__is_read_again(void **state) {
    static const int8_t rural[] = {1, -1, 0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_register schools = {0};
    struct atlas_register again = {0};
    struct atlas_issues issues = {0};
    struct atlas_error err = {0};
    (void)state;
    make_register(rural, &schools);
    atlas_bundle_register(&schools, keep, &text);
    assert_int_equal(atlas_ingest_register(
                         test_file("register.csv", atlas_text_string(&text)),
                         &issues, &again, &err),
                     ATLAS_OK);
    assert_int_equal(again.count, 2);
    for (size_t i = 0; i < again.count; i++) {
        assert_int_equal(again.items[i].urn, schools.items[i].urn);
        assert_int_equal(again.items[i].laestab, schools.items[i].laestab);
        assert_int_equal(again.items[i].pupils, 200);
        assert_true(fabs(again.items[i].fsm_percent - 12.5) < 1e-9);
        assert_int_equal(again.items[i].rural, rural[i]);
    }
    atlas_register_release(&again);
    atlas_register_release(&schools);
    atlas_issues_release(&issues);
    atlas_text_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bundle_register__rural_only_where_known),
        cmocka_unit_test(bundle_register__is_read_again),
    };
    return cmocka_run_group_tests_name("export/bundle", tests, NULL, NULL);
}
