// The contrast report: what it says, for people and for programs.

#include "atlas/render.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "atlas_test.h"

static const char *report(const struct atlas_contrast_options *options,
                          struct atlas_text *text) {
    struct atlas_error err = {.message = ""};
    atlas_text_clear(text);
    if (atlas_contrast_report(options, text, &err)) {
        fail_msg("%s", err.message);
    }
    return atlas_text_string(text);
}

static void contrast_report__names_every_palette(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *said =
        report(&(struct atlas_contrast_options){.classes = 5}, &text);
    for (int kind = 0; kind < ATLAS_PALETTE_KIND_END; kind++) {
        const char *const *names =
            atlas_palette_names((enum atlas_palette_kind)kind);
        for (; *names; names++) {
            char line[80];
            snprintf(line, sizeof(line), "\n%s: %s", *names,
                     atlas_palette_kind_word((enum atlas_palette_kind)kind));
            assert_non_null(strstr(said, line));
        }
    }
    atlas_text_release(&text);
}

static void contrast_report__says_what_fill_cannot_do(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *said = report(
        &(struct atlas_contrast_options){.palette = "GREY", .classes = 4},
        &text);
    static const char *const phrases[] = {
        "grey: sequential, 4 classes",
        "3 to 1: 0 of 3 pairs of neighbours",
        "verdict: each class stands apart from the next",
        "patterns of areas without a number",
        "a fourth would need 27",
    };
    for (size_t i = 0; i < ATLAS_COUNT(phrases); i++) {
        if (!strstr(said, phrases[i])) fail_msg("no '%s'", phrases[i]);
    }
    assert_null(strstr(said, "viridian"));
    for (const char *line = said; *line; line += strcspn(line, "\n") + 1) {
        assert_in_range(strcspn(line, "\n"), 0, 80);
    }
    atlas_text_release(&text);
}

static void contrast_report__json_is_json(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *said = report(
        &(struct atlas_contrast_options){.classes = 7, .as_json = true}, &text);
    struct json_object *const all = json_tokener_parse(said);
    assert_non_null(all);
    assert_int_equal(json_object_array_length(all), 10);
    for (size_t i = 0; i < json_object_array_length(all); i++) {
        struct json_object *const one = json_object_array_get_idx(all, i);
        struct json_object *const classes =
            json_object_object_get(one, "classes");
        struct json_object *const least =
            json_object_object_get(one, "least_difference");
        const char *const kind =
            json_object_get_string(json_object_object_get(one, "kind"));
        assert_int_equal(json_object_array_length(classes),
                         strcmp(kind, "bivariate") ? 7 : 9);
        assert_int_equal(json_object_object_length(least), 5);
        assert_true(json_object_get_boolean(
            json_object_object_get(one, "stands_apart")));
    }
    json_object_put(all);
    atlas_text_release(&text);
}

static void contrast_report__bad_options_are_refused(void **state) {
    (void)state;
    static const struct {
        struct atlas_contrast_options options;
        const char *message;
    } cases[] = {
        {{.palette = "jet", .classes = 5},
         "unknown palette; there are sequential: blue, viridian, amber, plum "
         "and grey; diverging: blue-amber, green-plum and teal-rust; "
         "bivariate: blue-by-amber and green-by-plum"},
        {{.classes = 1}, "a contrast report is about 2 to 9 classes, not 1"},
        {{.classes = 10}, "a contrast report is about 2 to 9 classes, not 10"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        struct atlas_error err = {.message = ""};
        assert_int_equal(atlas_contrast_report(&cases[i].options, &text, &err),
                         ATLAS_ERR_USAGE);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(text.length, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_report__names_every_palette),
        cmocka_unit_test(contrast_report__says_what_fill_cannot_do),
        cmocka_unit_test(contrast_report__json_is_json),
        cmocka_unit_test(contrast_report__bad_options_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
