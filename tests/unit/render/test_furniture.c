// Scale bar and locator: true to the map, in free places.

#include "render/furniture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "svg_read.h"

// Metres of "20 km" or "500 m".
static double metres_of(const char *label) {
    double metres = 0;
    for (; *label && *label != ' '; label++) {
        if (*label >= '0' && *label <= '9') metres = metres * 10 + *label - '0';
    }
    return metres * (strcmp(label, " km") == 0 ? 1000 : 1);
}

// Take the south-east square away but for a speck, so that there is sea.
static void sea_make(struct sample *sample) {
    struct atlas_area_set *set = &sample->figures.areas;
    struct atlas_area *area = &set->items[3];
    const struct atlas_point corner = {area->box.max_x, area->box.max_y};
    for (size_t i = 0; i < 5; i++) {
        struct atlas_point *point = &set->points[set->rings[3].first + i];
        point->x += (corner.x - point->x) * 0.95;
        point->y += (corner.y - point->y) * 0.95;
    }
    area->box.min_x += (corner.x - area->box.min_x) * 0.95;
    area->box.min_y += (corner.y - area->box.min_y) * 0.95;
    area->inside.x += (corner.x - area->inside.x) * 0.95;
    area->inside.y += (corner.y - area->inside.y) * 0.95;
    area->inside_m *= 0.05;
}

// Stretch or shrink the land: a square's side becomes so many metres.
static void land_scale(struct sample *sample, double side_m) {
    struct atlas_area_set *set = &sample->figures.areas;
    const double by = side_m / 10000;
    for (size_t i = 0; i < set->point_count; i++) {
        set->points[i].x *= by;
        set->points[i].y *= by;
    }
    for (size_t i = 0; i < set->count; i++) {
        struct atlas_area *area = &set->items[i];
        area->box =
            (struct atlas_box){area->box.min_x * by, area->box.min_y * by,
                               area->box.max_x * by, area->box.max_y * by};
        area->inside.x *= by;
        area->inside.y *= by;
        area->inside_m *= by;
        area->area_m2 *= by * by;
    }
}

static void furniture__bar_is_as_long_as_it_says(void **state) {
    (void)state;
    static const double sides_m[] = {10,   37,   250,   999,    3000,
                                     8000, 9999, 44000, 120000, 500000};
    for (size_t i = 0; i < ATLAS_COUNT(sides_m); i++) {
        struct sample sample;
        sample_squares(&sample, 4, 3);
        sea_make(&sample);
        land_scale(&sample, sides_m[i]);
        sample.map.width_mm = 300;
        struct page page = page_checked(&sample.map, "bar");
        const struct scale_bar *bar = &page.layout.scale_bar;
        assert_true(bar->is_there);
        const double metres = metres_of(bar->label);
        const double scale = layout_view(&page.layout)->scale;
        assert_true(fabs(metres * scale - bar->length_pt) < 1e-6);
        // 1, 2 or 5 times a power of ten, and neither a speck nor a beam.
        const double head = metres / pow(10, floor(log10(metres) + 1e-9));
        assert_true(fabs(head - 1) < 1e-9 || fabs(head - 2) < 1e-9 ||
                    fabs(head - 5) < 1e-9);
        assert_true(bar->length_pt > 20 && bar->length_pt < 100);
        assert_true(bar->length_pt + bar->label_width <
                    bar->place.width + 0.01);
        page_release(&page);
        sample_release(&sample);
    }
}

// Distances mean nothing on hexagons, nor on maps side by side.
static void furniture__stands_where_it_means_something(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    sea_make(&sample);
    views_create(&sample, &views);
    sample.map.width_mm = 300;
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        struct page page =
            page_checked(&sample.map, kind_word((enum kind)kind));
        const bool has_bar =
            kind != KIND_HEXAGONS && sample.map.panel_count == 1;
        assert_int_equal(page.layout.scale_bar.is_there, has_bar);
        if (kind != KIND_CONTEXT) assert_false(page.layout.locator.is_there);
        struct atlas_text svg = svg_of(&sample.map);
        assert_int_equal(svg_element(&svg, &sample.map, "scale-bar") != NULL,
                         has_bar);
        atlas_text_release(&svg);
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

// The country in a corner, a mark on it where the map is.
static void furniture__locator_marks_the_map(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    sea_make(&sample);
    views_create(&sample, &views);
    views_choose(&views, KIND_AREAS);
    sample.map.locator = &views.around;
    sample.map.width_mm = 300;
    struct page page = page_checked(&sample.map, "locator");
    const struct locator *locator = &page.layout.locator;
    assert_true(locator->is_there);
    const struct box country =
        view_box(&locator->view, atlas_area_set_box(&views.around));
    assert_true(box_holds(box_grow(locator->place, 0.01), country));
    const struct box map =
        view_box(&locator->view, atlas_area_set_box(&sample.figures.areas));
    struct atlas_text svg = svg_of(&sample.map);
    const char *group = svg_element(&svg, &sample.map, "locator");
    assert_non_null(group);
    // The mark alone is drawn with a line of one point.
    static const char line[] = "stroke-width=\"1\" d=\"M";
    const char *mark = strstr(group, line);
    assert_non_null(mark);
    char *rest;
    const double x = strtod(mark + strlen(line), &rest);
    const double y = strtod(rest, &rest);
    if (fabs(x - map.x) > 0.01 || fabs(y - map.y) > 0.01) {
        fail_msg("%g,%g, not %g,%g: %.200s", x, y, map.x, map.y, group);
    }
    atlas_text_release(&svg);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(furniture__bar_is_as_long_as_it_says),
        cmocka_unit_test(furniture__stands_where_it_means_something),
        cmocka_unit_test(furniture__locator_marks_the_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
