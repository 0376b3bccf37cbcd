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
    assert_non_null(strstr(svg,
                           "<a id=\"m_201-E14_20_22x_22\" "
                           "href=\"a?b=1&amp;c=&quot;2&quot;\">"));
    assert_non_null(strstr(svg, ">Dŵr &amp; &lt;tŷ&gt;</text>"));
    assert_non_null(strstr(svg, "width=\"25.4mm\" height=\"50.8mm\""));
    assert_non_null(strstr(svg, "viewBox=\"0 0 72 144\""));
    atlas_text_release(&out);
}

// Two boxes in every texture.
static struct canvas *patterns_draw(struct canvas *canvas) {
    for (int i = 0; i < 2 * PATTERN_END; i++) {
        canvas_box(
            canvas, (struct box){i, i, 1, 1},
            &(struct canvas_paint){.is_filled = true,
                                   .pattern = (enum pattern)(i % PATTERN_END)});
    }
    return canvas;
}

static void canvas_svg__two_maps_share_no_id(void **state) {
    (void)state;
    struct atlas_text first = ATLAS_TEXT_INIT;
    struct atlas_text second = ATLAS_TEXT_INIT;
    canvas_svg_finish(patterns_draw(canvas_open("a", &first)));
    canvas_svg_finish(patterns_draw(canvas_open("b", &second)));
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
    assert_int_equal(ids, 2 + PATTERN_END - 1);  // Each texture once.
    assert_true(xml_check(atlas_text_string(&first)) > ids);
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
    assert_non_null(strstr(svg, "d=\"M0 10l.33-10 100.13 7.1z\""));
    assert_non_null(strstr(svg, "<path fill=\"#0102ff\" d="));
    assert_non_null(strstr(svg,
                           "<path fill=\"url(#m9lives-pattern-6)\" "
                           "stroke=\"#000000\" stroke-width=\"0.25\" d="));
    assert_non_null(strstr(svg, "<clipPath id=\"m9lives-clip-1\">"));
    atlas_text_release(&out);
}

static void canvas_svg__a_group_says_what_it_knows(void **state) {
    (void)state;
    struct atlas_text out = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_open("m", &out);
    const struct canvas_datum data[] = {{"code", "E14"}, {"value", "<9.5\"%"}};
    canvas_begin(
        canvas,
        &(struct canvas_group){
            .id = "E14", .title = "Fylde", .data = data, .data_count = 2});
    canvas_end(canvas);
    canvas_svg_finish(canvas);
    const char *svg = atlas_text_string(&out);
    xml_check(svg);
    assert_non_null(strstr(svg,
                           "<g id=\"m-E14\" data-code=\"E14\" "
                           "data-value=\"&lt;9.5&quot;%\">\n"
                           "<title>Fylde</title>\n"
                           "</g>\n"));
    assert_non_null(strstr(svg, " role=\"graphics-document document\""));
    assert_null(strstr(svg, "\"img\""));
    atlas_text_release(&out);
}

static void canvas_svg__circles_and_dashes(void **state) {
    (void)state;
    struct atlas_text out = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_open("m", &out);
    canvas_circle(canvas, (struct atlas_point){10, 20.5}, 3.25,
                  &(struct canvas_paint){
                      .stroke_pt = 0.5, .stroke = {255, 0, 0}, .dash_pt = 1.5});
    canvas_circle(canvas, (struct atlas_point){10, 20}, 0,
                  &(struct canvas_paint){.is_filled = true});
    canvas_line(canvas, (struct atlas_point){1, 2}, (struct atlas_point){3, 2},
                &(struct canvas_paint){.stroke_pt = 1});
    canvas_svg_finish(canvas);
    const char *svg = atlas_text_string(&out);
    xml_check(svg);
    assert_non_null(strstr(svg,
                           "<circle fill=\"none\" stroke=\"#ff0000\" "
                           "stroke-width=\"0.5\" stroke-dasharray=\"1.5\" "
                           "cx=\"10\" cy=\"20.5\" r=\"3.25\"/>\n"
                           "<path fill=\"none\" stroke=\"#000000\" "
                           "stroke-width=\"1\" d=\"M1 2h2\"/>\n"
                           "</svg>"));
    atlas_text_release(&out);
}

static void canvas_svg__a_style_is_written_once(void **state) {
    (void)state;
    struct atlas_text out = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_open("m", &out);
    const struct canvas_paint red = {.is_filled = true, .fill = {255, 0, 0}};
    const struct canvas_paint blue = {.is_filled = true, .fill = {0, 0, 255}};
    struct canvas_text text = {
        .text = "a", .style = {8, false}, .at = {1, 2}, .width = 3};
    canvas_box(canvas, (struct box){0, 0, 1, 1}, &red);
    canvas_circle(canvas, (struct atlas_point){5, 5}, 2, &red);
    canvas_box(canvas, (struct box){0, 0, 1, 1}, &blue);
    canvas_clip(canvas, (struct box){0, 0, 9, 9});  // A style ends here too.
    canvas_box(canvas, (struct box){0, 0, 1, 1}, &blue);
    canvas_unclip(canvas);
    canvas_text(canvas, &text);
    text.text = "b";
    canvas_text(canvas, &text);
    canvas_begin(canvas, &(struct canvas_group){.id = NULL});
    canvas_text(canvas, &text);
    canvas_end(canvas);
    canvas_svg_finish(canvas);
    const char *svg = atlas_text_string(&out);
    xml_check(svg);
    const char *from = strstr(svg, "<g fill=\"#ff0000\">");
    assert_non_null(from);
    assert_string_equal(
        from,
        "<g fill=\"#ff0000\">\n<path d=\"M0 0h1v1h-1z\"/>\n"
        "<circle cx=\"5\" cy=\"5\" r=\"2\"/>\n</g>\n"
        "<path fill=\"#0000ff\" d=\"M0 0h1v1h-1z\"/>\n"
        "<clipPath id=\"m-clip-1\"><rect x=\"0\" y=\"0\" width=\"9\" "
        "height=\"9\"/></clipPath>\n<g clip-path=\"url(#m-clip-1)\">\n"
        "<path fill=\"#0000ff\" d=\"M0 0h1v1h-1z\"/>\n</g>\n"
        "<g font-size=\"8\" fill=\"#000000\">\n"
        "<text x=\"1\" y=\"2\" textLength=\"3\" "
        "lengthAdjust=\"spacingAndGlyphs\">a</text>\n"
        "<text x=\"1\" y=\"2\" textLength=\"3\" "
        "lengthAdjust=\"spacingAndGlyphs\">b</text>\n</g>\n<g>\n"
        "<text font-size=\"8\" fill=\"#000000\" x=\"1\" y=\"2\" "
        "textLength=\"3\" lengthAdjust=\"spacingAndGlyphs\">b</text>\n"
        "</g>\n</svg>\n");
    atlas_text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas_svg__escapes_what_it_is_given),
        cmocka_unit_test(canvas_svg__two_maps_share_no_id),
        cmocka_unit_test(canvas_svg__a_group_says_what_it_knows),
        cmocka_unit_test(canvas_svg__circles_and_dashes),
        cmocka_unit_test(canvas_svg__a_style_is_written_once),
        cmocka_unit_test(canvas_svg__numbers_have_two_places_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
