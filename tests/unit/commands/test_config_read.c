#include "commands/config.h"

#include <stdio.h>
#include <string.h>

#include "atlas_test.h"
#include "commands/config_keys.h"
#include "support/test_files.h"

// A configuration that is whole; tests add to it.
#define WHOLE                                                  \
    "[absence]\nschool = a.csv\n[schools]\nregister = r.csv\n" \
    "[level pcon]\nlocate = p.gpkg\ncode = C\n"

static const struct config_overrides nothing = {0};

static enum atlas_status read_text(const char *content,
                                   const struct config_overrides *overrides,
                                   struct atlas_config *config,
                                   struct atlas_error *err) {
    return atlas_config_read(test_file("c.ini", content), overrides, config,
                             err);
}

struct mistake {
    const char *content;
    const char *where;    // end of err.where
    const char *message;  // part of err.message
};

static const struct mistake mistakes[] = {
    {"[run]\nnaem = x\n", ":2", "did you mean 'name'?"},
    {"[runn]\nname = x\n", ":1", "did you mean 'run'?"},
    {"\n\n[level]\ncode = C\n", ":3", "[level pcon]"},
    {"[level a b]\n", ":1", "wants a name of letters"},
    {"[level ../x]\n", ":1", "wants a name of letters"},
    {WHOLE "[run]\nname = ../../x\n", "c.ini", "that can be a folder's"},
    {WHOLE "[run]\nname = ..\n", "c.ini", "that can be a folder's"},
    {"[level country]\n", ":1", "always there"},
    {"[map a]\nlevel = x\n[map a]\nlevel = y\n", ":3", "section stands"},
    {"[run]\nname = x\n[data]\n[run]\n", ":4", "section stands"},
    {"[run]\nname = x\nname = y\n", ":3", "key stands"},
    {"[run]\nname = x\nplace = y\nname = x\n", ":4", "key stands"},
    {"[run]\nmax_unplaced = many\n", ":2", "a number from 0 to 100"},
    {"[run]\nmax_unplaced = 101\n", ":2", "a number from 0 to 100"},
    {"[run]\nperiods = 201820\n", ":2", "not an academic year"},
    {"[run]\nperiods = latest, 201819\n", ":2", "cannot stand in a list"},
    {"[level x]\nassign = nowhere\n", ":2",
     "cannot be 'nowhere'; "
     "location, authority or region"},
    {"[map x]\nphase = x\n", ":2", "all, primary, secondary or special"},
    {"[map x]\nmethod = x\n", ":2",
     "quantile, fisher, equal, pretty, sd, headtail or fixed"},
    {"[level x]\nsimplify = much\n", ":2", "auto or a number from 0 to 100000"},
    {"[level x]\nmax_kb = -1\n", ":2", "a number from 0 to 1000000"},
    {"[map m]\nlabels = perhaps\n", ":2", "wants yes or no"},
    {"[map m]\nsince = latest\n", ":2", "not an academic year"},
    {"[map m]\nperiod =\n", ":2", "'period' wants a list of years"},
    {"[map m]\nview = circles\n", ":2", "areas, hexagons or symbols"},
    {"[map m]\nsize = a5\n", ":2", "web, slide, a4 or social"},
    {"[run\nname = x\n", ":1", "closing ']'"},
    {"name = x\n", ":1", "before the first section"},
    {"[run]\njust words\n", ":2", "neither a section"},
    {WHOLE "[map m]\nlevel = ward\n", ":8", "not 'ward'"},
    {WHOLE "[map m]\nlevel = pcon\nmeasure = persistant\n", ":8",
     "did you mean 'persistent'?"},
    {WHOLE "[map m]\nlevel = pcon\npalette = ambr\n", ":8",
     "'palette' cannot be 'ambr': unknown palette; there are blue"},
    {WHOLE "[map m]\nlevel = pcon\nwith = overall\n", ":8",
     "wants another measure than"},
    {WHOLE "[map m]\nlevel = pcon\nwith = nothing\n", ":8",
     "persistent, severe or a reason"},
    {WHOLE "[map m]\nlevel = pcon\nwith = severe\nview = symbols\n", ":8",
     "'with' takes no symbols"},
    {WHOLE "[map m]\nlevel = pcon\nwith = severe\naround = 5\n", ":8",
     "'with' takes no 'around'"},
    {WHOLE "[map m]\nlevel = pcon\nsince = 201617\nview = symbols\n", ":8",
     "'since' goes with areas"},
    {WHOLE "[map m]\nlevel = pcon\nsince = 201617\naround = 5\n", ":8",
     "'since' takes no 'around'"},
    {WHOLE "[map m]\nlevel = pcon\naround = engand\n", ":8", "not 'engand'"},
    {WHOLE "[map m]\nlevel = pcon\naround = england:2019\n", ":8",
     "not 'england:2019'"},
    {WHOLE "[map m]\nlevel = pcon\naround = 500\n", ":8", "not '500'"},
    {WHOLE "[map m]\nlevel = pcon\ndpi = 96, 5000\n", ":8",
     "from 36 to 600, not '5000'"},
    {WHOLE "[map m]\nlevel = pcon\ndpi = 96, 96\n", ":8",
     "'dpi' names '96' twice"},
    {WHOLE "[map m]\nlevel = pcon\nformats = png, gif\n", ":8",
     "png, svg and pdf, not 'gif'"},
    {WHOLE "[map m]\nlevel = pcon\nformats =\n", ":8",
     "a list of png, svg and pdf"},
    {WHOLE "[map m]\nlevel = pcon\nformats = png, PNG\n", ":8",
     "'formats' names 'PNG' twice"},
    {WHOLE "[map m]\nlevel = pcon\nperiod = 201617, 2016/17\n", ":8",
     "names 2016/17 twice"},
    {WHOLE "[map m]\nlevel = pcon\nlink = javascript:{code}\n", ":8",
     "an address of a page"},
    {WHOLE "[map m]\nlevel = pcon\nlink = https://example.org/\n", ":8",
     "with {code} in it"},
    {WHOLE "[map m]\nlevel = pcon\nsince = 201617\npalette = blue\n", ":8",
     "a map around a reference takes"},
    {WHOLE "[map m]\nlevel = pcon\nwith = severe\npalette = blue\n", ":8",
     "a map of two measures takes"},
    {WHOLE "[map m]\nlevel = pcon\nbreaks = 5, 3\n", ":8", "not '3'"},
    {WHOLE "[map m]\nlevel = pcon\nbreaks = 5, x\n", ":8", "not 'x'"},
    {WHOLE "[level la]\nassign = authority\nlocate = x.shp\ncode = C\n", ":8",
     "takes 'draw'"},
    {"[absence]\nschool = a.csv\n[schools]\nregister = r.csv\n", "c.ini",
     "no [level ...]"},
    {"[run]\nleast_schools = 2.5\n", "c.ini", "a whole number of schools"},
    {"[run]\nleast_schools = -1\n", ":2", "a number from 0 to 1000"},
    {"[run]\nname = x\n", "c.ini", "[absence] wants 'school'"},
};

static void config_read__mistakes_have_a_line(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(mistakes); i++) {
        const struct mistake *const mistake = &mistakes[i];
        struct atlas_config config = {0};
        struct atlas_error err = {0};
        const char *end;
        assert_int_equal(read_text(mistake->content, &nothing, &config, &err),
                         ATLAS_ERR_USAGE);
        end = err.where + strlen(err.where) - strlen(mistake->where);
        if (!strstr(err.message, mistake->message) || end < err.where ||
            strcmp(end, mistake->where)) {
            fail_msg("case %zu: %s: %s", i, err.where, err.message);
        }
        assert_null(config.levels);
    }
}

static void config_read__defaults_and_values(void **state) {
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(
        read_text(WHOLE "[run]\nperiods = 2016/17, 201819 ; two of them\n"
                        "[map m]\nlevel = pcon\nphase = secondary\n"
                        "breaks =\n  5, 10,\n   15\n[map empty]\nlevel=pcon\n",
                  &nothing, &config, &err),
        ATLAS_OK);
    assert_string_equal(config.run_name, "c");
    assert_int_equal(config.periods.count, 2);
    assert_int_equal(config.periods.items[0], 201617);
    assert_true(config.max_unplaced > 4.9 && config.max_unplaced < 5.1);
    assert_true(config.least_schools >= 0 && config.least_schools <= 0);
    assert_int_equal(config.level_count, 1);
    assert_string_equal(config.levels[0].title, "pcon");
    assert_int_equal(config.levels[0].assign, ATLAS_BY_LOCATION);
    assert_true(config.levels[0].simplify_m < 0);  // auto
    assert_true(config.levels[0].max_kb < 1);      // no limit
    assert_int_equal(config.map_count, 2);
    assert_int_equal(config.maps[0].phase, ATLAS_PHASE_SECONDARY);
    assert_int_equal(config.maps[0].breaks.count, 3);
    assert_string_equal(config.maps[0].breaks.items[2], "15");
    assert_string_equal(config.maps[1].measure, "overall");
    atlas_config_release(&config);
}

// libinih's own limits are 200 bytes a line and 49 a section name.
static void config_read__long_lines_and_names_are_whole(void **state) {
    char content[4000];
    char title[1501];
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    const char *const name =
        "a-section-name-that-is-rather-longer-than-forty-nine-bytes";
    (void)state;
    memset(title, 't', 1500);
    title[1500] = '\0';
    snprintf(content, sizeof(content),
             WHOLE "[level %s]\ntitle = %s\nlocate = x\ncode = C\n", name,
             title);
    assert_int_equal(read_text(content, &nothing, &config, &err), ATLAS_OK);
    assert_string_equal(config.levels[1].key, name);
    assert_string_equal(config.levels[1].title, title);
    atlas_config_release(&config);
}

static void config_read__overrides_win(void **state) {
    static const char *const settings[] = {
        "run.periods=all", "level pcon.nearest=50", "level pcon.simplify=12.5"};
    const struct config_overrides overrides = {"/data", settings, 3};
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(read_text(WHOLE, &overrides, &config, &err), ATLAS_OK);
    assert_true(config.periods.all);
    assert_true(config.levels[0].nearest_m > 49 &&
                config.levels[0].nearest_m < 51);
    assert_true(config.levels[0].simplify_m > 12 &&
                config.levels[0].simplify_m < 13);
    assert_string_equal(atlas_config_path(&config, "a.csv"), "/data/a.csv");
    assert_string_equal(atlas_config_path(&config, "/b.csv"), "/b.csv");
    atlas_config_release(&config);
}

static void config_read__overrides_can_be_wrong(void **state) {
    static const char *const bad[] = {"periods", "run.periods", "run=all",
                                      "run.perods=all", "level x.year=1"};
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad); i++) {
        const struct config_overrides overrides = {NULL, &bad[i], 1};
        struct atlas_config config = {0};
        struct atlas_error err = {0};
        assert_int_equal(read_text(WHOLE, &overrides, &config, &err),
                         ATLAS_ERR_USAGE);
        assert_non_null(strstr(err.message, bad[i][0] == 'p' ? "section.key"
                                            : i == 4         ? "no section"
                                            : i == 3         ? "did you mean"
                                                             : "section.key"));
    }
}

// A file beside a shapefile is named in a text that is gone before it is read.
static void config_read__paths_outlive_the_text_they_come_from(void **state) {
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    char file[] = "/data/a.dbf";
    const char *path;
    (void)state;
    assert_int_equal(read_text(WHOLE, &nothing, &config, &err), ATLAS_OK);
    path = atlas_config_path(&config, file);
    memset(file, 'x', sizeof(file) - 1);
    assert_string_equal(path, "/data/a.dbf");
    atlas_config_release(&config);
}

static void config_read__missing_file(void **state) {
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(atlas_config_read("no-such.ini", &nothing, &config, &err),
                     ATLAS_ERR_INPUT);
}

// Every default of the table parses, and every key shows in the settings,
// without absolute paths and without the data folder.
static void config_read__settings_tell_everything(void **state) {
    struct atlas_config config = {0};
    struct atlas_error err = {0};
    size_t count;
    const struct atlas_manifest_pair *pairs;
    (void)state;
    assert_int_equal(read_text(WHOLE "[data]\ndir = /somewhere\n"
                                     "[map m]\nlevel = pcon\n",
                               &nothing, &config, &err),
                     ATLAS_OK);
    pairs = atlas_config_settings(&config, &count);
    assert_int_equal(count, CONFIG_KEY_COUNT - 1);
    for (size_t i = 0; i < count; i++) {
        assert_null(strchr(pairs[i].value, '/'));
        assert_null(strstr(pairs[i].name, "data."));
    }
    for (size_t i = 0; i < CONFIG_KEY_COUNT; i++) {
        const struct config_key *const key = &config_keys[i];
        struct config_level level = {0};
        struct config_map map = {0};
        struct atlas_config run = {0};
        char *const item = !strcmp(key->section, "level") ? (char *)&level
                           : !strcmp(key->section, "map") ? (char *)&map
                                                          : (char *)&run;
        if (!key->fallback) continue;
        assert_int_equal(config_value_set(&config, key, item, key->fallback,
                                          "default", &err),
                         ATLAS_OK);
    }
    atlas_config_release(&config);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(config_read__mistakes_have_a_line),
        cmocka_unit_test(config_read__defaults_and_values),
        cmocka_unit_test(config_read__long_lines_and_names_are_whole),
        cmocka_unit_test(config_read__overrides_win),
        cmocka_unit_test(config_read__overrides_can_be_wrong),
        cmocka_unit_test(config_read__paths_outlive_the_text_they_come_from),
        cmocka_unit_test(config_read__missing_file),
        cmocka_unit_test(config_read__settings_tell_everything),
    };
    return cmocka_run_group_tests_name("commands/config_read", tests, NULL,
                                       NULL);
}
