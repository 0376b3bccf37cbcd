// The SVG surface: escapes, prefixes, numbers, links.

#include <string.h>

#include "render/canvas.h"

#include "atlas_test.h"
#include "xml_check.h"

static struct canvas *canvas_open(const char *id, struct atlas_text *out) {
    const struct canvas_svg_head head = {.id = id,
                                         .title = "<b> & \"title\"",
                                         .description = "What \x01 it says",
                                         .page = {0, 0, 72, 144}};
    return canvas_svg_create(&head, out);
}

static void canvas_svg__escapes_what_it_is_given(void **state) {
    (void)state;
    struct atlas_text out = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_open("m 1", &out);
    canvas_begin(canvas, &(struct canvas_group){.id = "E14 \"x\"",
                                                .title = "</g><script>",
                                                .link = "a?b=1&c=\"2\""});
    canvas_text(canvas, &(struct canvas_text){.text = "Dŵr & <tŷ>",
                                              .style = {8, true},
                                              .at = {1.005, 2.5},
                                              .anchor = ANCHOR_END,
                                              .width = 40});
    canvas_end(canvas);
    canvas_svg_finish(canvas);
    const char *svg = atlas_text_string(&out);
    assert_true(xml_check(svg) > 5);
    assert_null(strstr(svg, "<script>"));
    assert_non_null(strstr(svg, "id=\"m_201-E14_20_22x_22\""));
    assert_non_null(strstr(svg, "<a href=\"a?b=1&amp;c=&quot;2&quot;\">"));
    assert_non_null(strstr(svg, ">Dŵr &amp; &lt;tŷ&gt;</text>"));
    assert_non_null(strstr(svg, "width=\"25.4mm\" height=\"50.8mm\""));
    assert_non_null(strstr(svg, "viewBox=\"0 0 72 144\""));
    atlas_text_release(&out);
}

static void canvas_svg__two_maps_share_no_id(void **state) {
    (void)state;
    struct atlas_text first = ATLAS_TEXT_INIT;
    struct atlas_text second = ATLAS_TEXT_INIT;
    canvas_svg_finish(canvas_open("a", &first));
    canvas_svg_finish(canvas_open("b", &second));
    const char *at = atlas_text_string(&first);
    size_t ids = 0;
    while ((at = strstr(at, " id=\"")) != NULL) {
        char id[60];
        const char *end = strchr(at + 5, '"');
        const size_t length = (size_t)(end - at) + 1;
        assert_true(length < sizeof(id));
        memcpy(id, at, length);
        id[length] = '\0';
        assert_null(strstr(atlas_text_string(&second), id));
        at = end;
        ids++;
    }
    assert_true(ids >= 8);
    atlas_text_release(&first);
    atlas_text_release(&second);
}

static void canvas_svg__numbers_have_two_places_at_most(void **state) {
    (void)state;
    struct atlas_text out = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_open("9lives", &out);
    const struct atlas_point points[] = {
        {0.001, 10}, {1.0 / 3, -0.001}, {100.456, 7.1}};
    const size_t end = 3;
    canvas_path(canvas, &(struct canvas_path){points, &end, 1, true},
                &(struct canvas_paint){.is_filled = true,
                                       .pattern = PATTERN_DOTS,
                                       .fill = {1, 2, 255},
                                       .stroke_pt = 0.25});
    canvas_clip(canvas, (struct box){1, 2, 3, 4});
    canvas_unclip(canvas);
    canvas_svg_finish(canvas);
    const char *svg = atlas_text_string(&out);
    xml_check(svg);
    assert_non_null(strstr(svg, "d=\"M0,10 0.33,0 100.46,7.1Z\""));
    assert_non_null(strstr(svg,
                           "fill=\"#0102ff\" stroke=\"#000000\" "
                           "stroke-width=\"0.25\""));
    assert_non_null(strstr(svg, "fill=\"url(#m9lives-pattern-6)\""));
    assert_non_null(strstr(svg, "<clipPath id=\"m9lives-clip-1\">"));
    atlas_text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas_svg__escapes_what_it_is_given),
        cmocka_unit_test(canvas_svg__two_maps_share_no_id),
        cmocka_unit_test(canvas_svg__numbers_have_two_places_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
