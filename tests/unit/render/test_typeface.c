// The pinned font: measures, wrapping, missing letters; all under rules of
// fontconfig that would change every letter.

#include "render/typeface.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas_test.h"

static const struct type_style plain = {8, false};

static struct typeface *typeface_open(void) {
    struct typeface *typeface = NULL;
    struct atlas_error err = {.message = ""};
    if (typeface_create(&typeface, &err)) fail_msg("%s", err.message);
    return typeface;
}

static void typeface__width_follows_size(void **state) {
    (void)state;
    struct typeface *typeface = typeface_open();
    const double small = typeface_width(typeface, "Fylde 10.1%", plain);
    const double large =
        typeface_width(typeface, "Fylde 10.1%", (struct type_style){80, false});
    const double bold =
        typeface_width(typeface, "Fylde 10.1%", (struct type_style){8, true});
    assert_true(small > 20 && small < 60);
    assert_true(fabs(large / small - 10) < 0.05);
    assert_true(bold > small);
    assert_true(typeface_width(typeface, "", plain) < 1e-9);
    // Open Sans's em is 2048 units and its zero 1169 of them wide.
    assert_true(fabs(typeface_width(typeface, "0000000000",
                                    (struct type_style){100, false}) -
                     1000 * 1169.0 / 2048) < 1);
    typeface_free(typeface);
}

static void typeface__wraps_within_the_width(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Persistent absence ranged from 4.1% in X to 19.5% in Y",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "",
        "one\ntwo\n\nfour", "ŵ ŷ â ê î ô û é ï"};
    struct typeface *typeface = typeface_open();
    struct atlas_arena arena = {NULL};
    for (size_t i = 0; i < ATLAS_COUNT(texts); i++) {
        struct type_block block;
        assert_int_equal(
            typeface_wrap(typeface, texts[i], plain, 60, &arena, &block, NULL),
            ATLAS_OK);
        assert_true(block.count >= 1);
        assert_true(block.width <= 60.01);
        assert_true(
            fabs(block.height - (double)block.count * 8 * TYPE_LEADING) < 1e-9);
    }
    struct type_block block;
    assert_int_equal(
        typeface_wrap(typeface, "one\ntwo", plain, 500, &arena, &block, NULL),
        ATLAS_OK);
    assert_int_equal(block.count, 2);
    assert_string_equal(block.lines[1].text, "two");
    atlas_arena_release(&arena);
    typeface_free(typeface);
}

static void typeface__missing_letters_are_errors(void **state) {
    (void)state;
    struct typeface *typeface = typeface_open();
    struct atlas_arena arena = {NULL};
    struct type_block block;
    struct atlas_error err = {.message = ""};
    assert_int_equal(typeface_wrap(typeface, "Fylde \xe6\x9d\xb1", plain, 60,
                                   &arena, &block, &err),
                     ATLAS_ERR_OUTPUT);
    assert_string_equal(err.where, TYPEFACE_FAMILY);
    assert_non_null(strstr(err.message, "no glyph for letter U+6771, at"));
    atlas_arena_release(&arena);
    typeface_free(typeface);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typeface__width_follows_size),
        cmocka_unit_test(typeface__wraps_within_the_width),
        cmocka_unit_test(typeface__missing_letters_are_errors),
    };
    // fontconfig looks for a relative path in a folder of its own.
    char folder[1024];
    char rules[1100];
    if (!getcwd(folder, sizeof(folder))) return 1;
    snprintf(rules, sizeof(rules), "%s/tests/render/odd_fonts.conf", folder);
    setenv("FONTCONFIG_FILE", rules, 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
