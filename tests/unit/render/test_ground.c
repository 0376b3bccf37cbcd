// Areas in one colour: those that are seen, drawn as all of them would be.

#include "render/ground.h"

#include "atlas_test.h"
#include "sample_map.h"
#include "svg_read.h"

// The paths of a ground on a small page, as SVG; to be released.
static struct atlas_text drawn(const struct ground_land *land,
                               const struct view *view) {
    const struct box page = {0, 0, 100, 100};
    struct atlas_text svg = ATLAS_TEXT_INIT;
    struct canvas *canvas = canvas_svg_create(
        &(struct canvas_svg_head){
            .id = "x", .title = "", .description = "", .page = page},
        &svg);
    ground_draw(&(struct ground){.land = land,
                                 .view = *view,
                                 .part = page,
                                 .fill = {1, 2, 3},
                                 .border_pt = 0.5},
                canvas);
    canvas_svg_finish(canvas);
    return svg;
}

static void ground__of_those_seen_is_the_same(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 9, 9);
    const struct atlas_area_set *areas = &sample.figures.areas;
    // The middle square and part of those around it.
    const struct atlas_box seen = {436000, 336000, 454000, 354000};
    const struct view view = view_fit(seen, (struct box){0, 0, 100, 100});
    struct ground_land *all = ground_land_create(areas);
    struct ground_land *some = ground_land_create_seen(areas, seen);
    assert_int_equal(some->topology.areas->count, 9);
    struct atlas_text of_all = drawn(all, &view);
    struct atlas_text of_some = drawn(some, &view);
    assert_int_equal(svg_count(of_all.data, "#010203"),
                     svg_count(of_some.data, "#010203"));
    assert_int_equal(svg_count(of_some.data, "<path"), 9 + 1 + 2);
    atlas_text_release(&of_all);
    atlas_text_release(&of_some);
    ground_land_free(all);
    ground_land_free(some);
    ground_land_free(NULL);
    sample_release(&sample);
}

// A land may be drawn any number of times.
static void ground__drawn_twice_is_the_same(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 3);
    const struct view view = view_fit(atlas_area_set_box(&sample.figures.areas),
                                      (struct box){0, 0, 100, 100});
    struct ground_land *land = ground_land_create(&sample.figures.areas);
    struct atlas_text first = drawn(land, &view);
    struct atlas_text second = drawn(land, &view);
    assert_string_equal(first.data, second.data);
    atlas_text_release(&first);
    atlas_text_release(&second);
    ground_land_free(land);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ground__of_those_seen_is_the_same),
        cmocka_unit_test(ground__drawn_twice_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
