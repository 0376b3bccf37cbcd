// One to sixteen maps on a page, and free places beside them.

#include "render/arrange.h"

#include <math.h>
#include <stdio.h>

#include "atlas_test.h"
#include "page_check.h"
#include "render/space.h"
#include "sample_views.h"

static const struct {
    double width_mm;
    double height_mm;
} pages[] = {{180, 0}, {254, 142.875}, {210, 297}, {158.75, 0}};

// All maps have one scale and one size, so that they can be compared.
static void panels_check(const struct page *page, const char *what) {
    const struct panel_place *first = &page->layout.panels[0];
    for (size_t i = 1; i < page->map->panel_count; i++) {
        const struct panel_place *panel = &page->layout.panels[i];
        if (fabs(panel->view.scale / first->view.scale - 1) > 1e-9 ||
            fabs(panel->box.width - first->box.width) > 1e-6 ||
            fabs(panel->box.height - first->box.height) > 1e-6) {
            fail_msg("%s: panel %zu differs from the first", what, i + 1);
        }
    }
}

static void arrange__one_to_sixteen_maps(void **state) {
    (void)state;
    static const size_t shapes[][2] = {{4, 5}, {8, 2}, {1, 12}};
    for (size_t shape = 0; shape < ATLAS_COUNT(shapes); shape++) {
        struct sample sample;
        struct views views;
        sample_squares(&sample, shapes[shape][0], shapes[shape][1]);
        views_create(&sample, &views);
        for (size_t count = 1; count <= ATLAS_PANELS_MAX; count++) {
            views_years(&views, count);
            for (size_t i = 0; i < ATLAS_COUNT(pages); i++) {
                char what[80];
                snprintf(what, sizeof(what), "%zu maps %zu wide, page %zu",
                         count, shapes[shape][0], i);
                sample.map.width_mm = pages[i].width_mm;
                sample.map.height_mm = pages[i].height_mm;
                struct page page = page_checked(&sample.map, what);
                panels_check(&page, what);
                page_release(&page);
            }
        }
        views_release(&views);
        sample_release(&sample);
    }
}

static void arrange__panels_are_read_in_order(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 4);
    views_create(&sample, &views);
    views_years(&views, 7);
    struct page page = page_checked(&sample.map, "order");
    for (size_t i = 1; i < 7; i++) {
        const struct box before = page.layout.panels[i - 1].box;
        const struct box after = page.layout.panels[i].box;
        // To the right in the same row, or at the left of a lower one.
        assert_true(fabs(after.y - before.y) < 1e-6
                        ? after.x >= box_right(before)
                        : after.y >= box_bottom(before) && after.x < before.x);
    }
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// Squares in the middle of a body that is larger: what is found lies in the
// body, off the land, off what was taken, and nearer than any other free place
// that is a step away.
static void arrange__free_places_are_near_and_free(void **state) {
    (void)state;
    static const struct atlas_point targets[] = {
        {0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {250, 700}};
    struct sample sample;
    sample_squares(&sample, 4, 4);
    struct page page = page_checked(&sample.map, "space");
    const struct layout_source source = {.map = &sample.map,
                                         .land = &page.land};
    struct layout layout = page.layout;
    layout.taken_count = 0;
    layout.free = box_grow(layout.panels[0].box, 60);
    for (size_t i = 0; i < ATLAS_COUNT(targets); i++) {
        struct box found = {0, 0, 40, 25};
        assert_true(space_find(&source, &layout, targets[i], &found));
        assert_true(space_is_free(&source, &layout, found));
        assert_true(box_holds(box_grow(layout.free, 0.1), found));
        assert_true(land_is_free(&page.land,
                                 view_unbox(&layout.panels[0].view, found)));
        for (size_t j = 0; j < layout.taken_count; j++) {
            assert_false(box_meets(found, layout.taken[j]));
        }
        space_take(&layout, found);
        assert_false(space_is_free(&source, &layout, found));
    }
    // None is large enough for this one, and it stays where it was.
    struct box large = {1, 2, 300, 300};
    assert_false(space_find(&source, &layout, targets[0], &large));
    assert_true(large.x < 1.5 && large.y < 2.5);
    page_release(&page);
    sample_release(&sample);
}

static void arrange__nearest_corner_is_taken(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 4, 4);
    struct page page = page_checked(&sample.map, "corner");
    const struct layout_source source = {.map = &sample.map,
                                         .land = &page.land};
    struct layout layout = page.layout;
    layout.taken_count = 0;
    layout.free = box_grow(layout.panels[0].box, 60);
    for (int corner = 0; corner < 4; corner++) {
        const struct box free = layout.free;
        const struct atlas_point at = {corner % 2 ? box_right(free) : free.x,
                                       corner / 2 ? box_bottom(free) : free.y};
        struct box found = {0, 0, 40, 25};
        assert_true(space_find(&source, &layout, at, &found));
        const double x = corner % 2 ? box_right(found) : found.x;
        const double y = corner / 2 ? box_bottom(found) : found.y;
        assert_true(fabs(x - at.x) < 1e-6 && fabs(y - at.y) < 1e-6);
    }
    page_release(&page);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrange__one_to_sixteen_maps),
        cmocka_unit_test(arrange__panels_are_read_in_order),
        cmocka_unit_test(arrange__free_places_are_near_and_free),
        cmocka_unit_test(arrange__nearest_corner_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
