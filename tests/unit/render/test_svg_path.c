// Paths in SVG's letters: short, and nothing lost.

#include "render/svg_path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

static void path_write(const struct atlas_point *points, const size_t *ends,
                       size_t count, bool is_closed, struct atlas_text *out) {
    atlas_text_clear(out);
    svg_path_add(out, &(struct canvas_path){points, ends, count, is_closed});
}

static void svg_path__is_as_short_as_it_gets(void **state) {
    (void)state;
    static const struct {
        struct atlas_point points[5];
        size_t count;
        bool is_closed;
        const char *wanted;
    } cases[] = {
        // Steps lead from rounded place to rounded place.
        {{{0.001, 10}, {1.0 / 3, -0.001}, {100.456, 7.1}},
         3,
         true,
         "M0 10l.33-10 100.13 7.1z"},
        {{{1, 2}, {3, 2}, {3, 5}, {1, 5}}, 4, true, "M1 2h2v3h-2z"},
        {{{1, 1}, {1.5, 1.25}, {2, 1.5}, {12, 2.05}},
         4,
         false,
         "M1 1l.5.25.5.25 10 .55"},
        {{{-0.5, -0.25}, {-0.5, -0.254}, {-0.4, -1.05}},
         3,
         false,
         "M-.5-.25l.1-.8"},
        {{{0.004, 0}, {0, 0.004}, {0, 0}}, 3, true, "M0 0z"},
        {{{1200, 0.1}, {1190.05, 0.1}}, 2, false, "M1200 .1h-9.95"},
        {{{0.5, 0.5}}, 1, false, "M.5.5"},
    };
    struct atlas_text out = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        path_write(cases[i].points, &cases[i].count, 1, cases[i].is_closed,
                   &out);
        assert_string_equal(atlas_text_string(&out), cases[i].wanted);
    }
    const struct atlas_point points[] = {{1, 1}, {2, 2}, {5, 5}, {6, 6}};
    const size_t ends[] = {2, 2, 4};
    path_write(points, ends, 3, true, &out);
    assert_string_equal(atlas_text_string(&out), "M1 1l1 1zM5 5l1 1z");
    atlas_text_release(&out);
}

// One number where SVG's grammar ends it: before a second point or a sign.
static double number_read(const char **at) {
    char digits[32];
    size_t length = 0;
    bool has_point = false;
    while (**at == ' ') ++*at;
    while (strchr(length == 0 ? "-.0123456789" : ".0123456789", **at) && **at) {
        if (**at == '.' && has_point) break;
        if (**at == '.') has_point = true;
        assert_true(length + 1 < sizeof(digits));
        digits[length++] = *(*at)++;
    }
    digits[length] = '\0';
    assert_true(length > 0);
    return strtod(digits, NULL);
}

// The places that the letters lead to; returns how many.
static size_t places_read(const char *at, struct atlas_point *places) {
    struct atlas_point pen = {0, 0};
    char command = '\0';
    size_t count = 0;
    while (*at) {
        if (strchr("Mlhvz", *at)) command = *at++;
        if (command == 'z') continue;
        const struct atlas_point from =
            command == 'M' ? (struct atlas_point){0, 0} : pen;
        pen.x = from.x + (command == 'v' ? 0 : number_read(&at));
        pen.y = from.y + (command == 'h' ? 0 : number_read(&at));
        places[count++] = pen;
    }
    return count;
}

static void svg_path__nothing_adds_up_over_long_lines(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    static struct atlas_point points[COUNT];
    static struct atlas_point places[COUNT];
    struct atlas_text out = ATLAS_TEXT_INIT;
    uint32_t seed = 11;
    const size_t end = COUNT;
    for (size_t i = 0; i < COUNT; i++) {
        seed = seed * 1664525u + 1013904223u;
        points[i].x = (i ? points[i - 1].x : 300) + (seed >> 16) / 65536.0 - .5;
        seed = seed * 1664525u + 1013904223u;
        points[i].y = (i ? points[i - 1].y : 300) + (seed >> 16) / 65536.0 - .5;
    }
    path_write(points, &end, 1, true, &out);
    const size_t count = places_read(atlas_text_string(&out), places);
    assert_in_range(count, COUNT * 95 / 100, COUNT);
    for (size_t i = 0, at = 0; i < COUNT; i++) {
        // A step that rounds to nothing is left out.
        if (at + 1 < count && i > 0 &&
            (fabs(points[i].x - places[at].x) > 0.00501 ||
             fabs(points[i].y - places[at].y) > 0.00501)) {
            at++;
        }
        assert_true(fabs(points[i].x - places[at].x) <= 0.00501);
        assert_true(fabs(points[i].y - places[at].y) <= 0.00501);
    }
    atlas_text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_path__is_as_short_as_it_gets),
        cmocka_unit_test(svg_path__nothing_adds_up_over_long_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
