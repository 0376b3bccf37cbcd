#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "commands/config.h"

static void config_map__errors_name_the_place(void **state) {
    const struct atlas_config config = {.path = "c.ini"};
    const struct config_map written = {.key = "m", .line = 12};
    const struct config_map of_options = {.key = "this-map"};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(
        config_map_fail(&err, &config, &written, "dpi", "wants %d", 96),
        ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "c.ini:12");
    assert_string_equal(err.message, "[map m] wants 96");
    // What another part said may be told again.
    assert_int_equal(
        config_map_fail(&err, &config, &of_options, "dpi", "%s", err.message),
        ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "--dpi");
    assert_string_equal(err.message, "[map m] wants 96");
}

struct reference {
    const char *around;
    bool is_england;
    uint32_t year;
};

static void config_map__references(void **state) {
    static const struct reference cases[] = {
        {"england", true, 0},
        {"england:201819", true, 201819},
        {"england:2018/19", true, 201819},
        {"england:", false, 0},
        {"england:2018", false, 0},
        {"englands", false, 0},
        {"England", true, 0},
        {"ENGLAND:201819", true, 201819},
        {"10.5", false, 0},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        print_message("  case: %s\n", cases[i].around);
        assert_int_equal(config_is_england(cases[i].around),
                         cases[i].is_england);
        assert_int_equal(config_england_year(cases[i].around), cases[i].year);
    }
    assert_int_equal(config_england_year(NULL), 0);
}

struct years {
    struct config_periods read;  // [run] periods
    uint32_t since;              // of the map
    const char *around;          // of the map
    uint32_t expected[5];        // read in the end
    size_t count;                // how many
};

// Years that a map names are read as well, each once; all stays all, and the
// latest is read beside them.
static void config_map__years_are_read(void **state) {
    static uint32_t shown[] = {201819, 202425};
    static uint32_t read[] = {201617, 201819};
    static const struct years cases[] = {
        {{.items = read, .count = 2}, 0, NULL, {201617, 201819, 202425}, 3},
        {{.items = read, .count = 2},
         201617,
         "england:201718",
         {201617, 201819, 202425, 201718},
         4},
        {{.latest = true}, 201617, "10", {201819, 202425, 201617}, 3},
        {{.all = true}, 201617, "england", {0}, 0},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_config config = {.periods = cases[i].read};
        const struct config_map map = {.period = {.items = shown, .count = 2},
                                       .since = cases[i].since,
                                       .around = cases[i].around};
        config_read_years_of(&config, &map);
        assert_int_equal(config.periods.count, cases[i].count);
        for (size_t y = 0; y < cases[i].count; y++) {
            assert_int_equal(config.periods.items[y], cases[i].expected[y]);
        }
        assert_int_equal(config.periods.all, cases[i].read.all);
        assert_int_equal(config.periods.latest, cases[i].read.latest);
        atlas_config_release(&config);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(config_map__errors_name_the_place),
        cmocka_unit_test(config_map__references),
        cmocka_unit_test(config_map__years_are_read),
    };
    return cmocka_run_group_tests_name("commands/config_map", tests, NULL,
                                       NULL);
}
