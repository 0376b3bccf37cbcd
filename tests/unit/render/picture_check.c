// One map read in four ways: values, fills, table, pixels.

#include "picture_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "png_read.h"
#include "render/dots.h"
#include "render/focus.h"
#include "render/symbols.h"
#include "table_read.h"

#define DPI 144
// An area or circle narrower than this, pixels from its middle, is not looked
// at: its colour blends with what is around.
#define SEEN_PX 2.0
// Around the mark of an inset, with its letter.
#define MARK_ROOM_PT 14.0

struct check {
    const char *what;
    struct page page;
    struct table table;
    struct png_picture picture;
    struct dot_marks schools;
    size_t members[FILL_END];  // By class, as the values say.
    bool is_due[FILL_END];     // Something on the map is to have its colour.
    bool is_seen[FILL_END];    // Its colour was found on the map.
    size_t seen;
};

// Class as the values have it: not asked of the survey.
static bool class_of(const struct atlas_map *map, size_t panel, size_t area,
                     size_t *ret_first, size_t *ret_second) {
    const struct atlas_panel *from = &map->panels[panel];
    if (from->values[area].state != ATLAS_NUMBER) return false;
    *ret_first =
        atlas_class_of(map->variable.classes, from->values[area].percent);
    *ret_second = 0;
    if (!map->second) return true;
    if (from->second[area].state != ATLAS_NUMBER) return false;
    *ret_second =
        atlas_class_of(map->second->classes, from->second[area].percent);
    return true;
}

static void row_check(struct check *check, size_t panel, size_t area) {
    const struct atlas_map *map = check->page.map;
    const size_t row = panel * check->page.survey.area_count + area;
    const struct atlas_area *item = &map->panels[panel].areas->items[area];
    const char *class_cell = table_cell(&check->table, row, "class");
    const uint8_t fill = check->page.survey.panels[panel].fills[area];
    size_t first;
    size_t second;
    char text[16];
    assert_string_equal(table_cell(&check->table, row, "area_code"),
                        item->code);
    if (!class_of(map, panel, area, &first, &second)) {
        assert_true(fill >= FILL_FIRST_STATE);
        assert_string_equal(class_cell, "");
        assert_string_equal(table_cell(&check->table, row, "colour"), "");
        return;
    }
    const size_t index = map->second ? PALETTE_SIDE * first + second : first;
    check->members[index]++;
    assert_int_equal(fill, index);
    snprintf(text, sizeof(text), "%zu", first + 1);
    assert_string_equal(class_cell, text);
    if (map->second) {
        snprintf(text, sizeof(text), "%zu", second + 1);
        assert_string_equal(table_cell(&check->table, row, "second_class"),
                            text);
    }
    const struct colour colour = check->page.colours[index];
    snprintf(text, sizeof(text), "#%02x%02x%02x", colour.red, colour.green,
             colour.blue);
    assert_string_equal(table_cell(&check->table, row, "colour"), text);
}

// "1,234 areas" or "12" as a number.
static size_t count_read(const char *text) {
    size_t count = 0;
    for (; *text; text++) {
        if (*text >= '0' && *text <= '9') {
            count = count * 10 + (size_t)(*text - '0');
        }
    }
    return count;
}

// The counts of the legend: each that of its fill, together all areas. Those of
// several panels are told apart in test_legend.c.
static void legend_counts_check(const struct check *check) {
    const struct page *page = &check->page;
    const struct legend *legend = &page->layout.legend;
    size_t sum = 0;
    // A strip shows classes that it does not count.
    if (legend->strip.is_there) {
        assert_int_equal(legend->strip.count,
                         page->map->variable.classes->count);
        return;
    }
    for (int i = 0; legend->square.is_there && i < 9; i++) {
        assert_int_equal(count_read(legend->square.counts[i]),
                         check->members[i]);
        sum += check->members[i];
    }
    if (page->survey.panel_count > 1 && page->survey.panel_count <= 4) return;
    for (size_t i = 0; i < legend->row_count; i++) {
        const struct legend_row *row = &legend->rows[i];
        if (row->kind != LEGEND_FILL) continue;
        sum += count_read(row->count);
        if (row->fill >= FILL_FIRST_STATE) continue;
        assert_int_equal(count_read(row->count), check->members[row->fill]);
    }
    assert_int_equal(sum, page->survey.area_count * page->survey.panel_count);
}

static const uint8_t *pixel_at(const struct check *check,
                               struct atlas_point at) {
    const size_t x = (size_t)(at.x * DPI / 72);
    const size_t y = (size_t)(at.y * DPI / 72);
    assert_true(x < check->picture.width && y < check->picture.height);
    return check->picture.pixels + 3 * (y * check->picture.width + x);
}

static void assert_colour(const struct check *check, struct atlas_point at,
                          struct colour colour, const char *name) {
    const uint8_t *pixel = pixel_at(check, at);
    if (pixel[0] != colour.red || pixel[1] != colour.green ||
        pixel[2] != colour.blue) {
        fail_msg("%s: %s is %u %u %u, not %u %u %u", check->what, name,
                 pixel[0], pixel[1], pixel[2], colour.red, colour.green,
                 colour.blue);
    }
}

// Whether the frame or letter of an inset's mark may run over a point.
static bool is_under_mark(const struct page *page, struct atlas_point at) {
    for (size_t i = 0; i < page->layout.inset_count; i++) {
        const struct box mark =
            view_box(layout_view(&page->layout), page->layout.insets[i].metres);
        const struct box point = {at.x, at.y, 0, 0};
        if (box_holds(box_grow(mark, MARK_ROOM_PT), point) &&
            !box_holds(box_grow(mark, -1), point)) {
            return true;
        }
    }
    return false;
}

// Whether a smaller circle lies over the middle of an area's circle.
static bool is_under_circle(const struct page *page, size_t panel,
                            size_t area) {
    const struct atlas_panel *from = &page->map->panels[panel];
    const struct atlas_area *items = from->areas->items;
    const double scale = page->layout.panels[panel].view.scale;
    for (size_t i = 0; i < from->areas->count; i++) {
        const double radius =
            symbols_radius(&page->layout.legend, &from->values[i]);
        if (i == area || from->values[i].part > from->values[area].part) {
            continue;
        }
        if (scale * hypot(items[i].inside.x - items[area].inside.x,
                          items[i].inside.y - items[area].inside.y) <
            radius + 1) {
            return true;
        }
    }
    return false;
}

// Paper around what stands on neighbours.
#define PAPER_PT 3.5

// Whether an area's middle is cut off by a frame, or covered by a school or by
// what stands on neighbours.
static bool is_hidden(const struct check *check, size_t panel,
                      struct atlas_point at) {
    const struct layout *layout = &check->page.layout;
    const struct box point = {at.x, at.y, 0, 0};
    for (size_t i = 0; i < check->schools.count; i++) {
        const struct box school = dot_box(&check->schools.items[i]);
        if (box_holds(box_grow(school, 0.5), point)) return true;
    }
    if (!focus_is_there(check->page.map)) return false;
    for (size_t i = 0; i < layout->taken_count; i++) {
        if (box_holds(box_grow(layout->taken[i], PAPER_PT), point)) return true;
    }
    return !box_holds(box_grow(layout->panels[panel].box, -1), point);
}

static void area_look(struct check *check, size_t panel, size_t area) {
    const struct page *page = &check->page;
    const struct atlas_panel *from = &page->map->panels[panel];
    const struct atlas_area *item = &from->areas->items[area];
    const struct view *view = &page->layout.panels[panel].view;
    const uint8_t fill = page->survey.panels[panel].fills[area];
    const struct atlas_point at = view_point(view, item->inside);
    double radius = item->inside_m * view->scale;
    if (fill >= FILL_FIRST_STATE || is_hidden(check, panel, at)) return;
    if (page->map->view == ATLAS_VIEW_SYMBOLS) {
        radius = symbols_radius(&page->layout.legend, &from->values[area]);
        if (!(radius > 0)) return;
        check->is_due[fill] = true;
        if (is_under_circle(page, panel, area)) return;
    }
    check->is_due[fill] = true;
    if (radius * DPI / 72 < SEEN_PX || is_under_mark(page, at)) return;
    assert_colour(check, at, page->colours[fill], item->name);
    check->is_seen[fill] = true;
    check->seen++;
}

// The cells of a strip, left of where a mark may stand.
static void strip_look(const struct check *check) {
    const struct layout *layout = &check->page.layout;
    const struct legend_strip *strip = &layout->legend.strip;
    const double unit = layout->legend.unit;
    const double bottom =
        layout->legend_box.y + box_bottom(strip->place) - 9 * unit;
    for (size_t i = 0; i < strip->count; i++) {
        const double x = layout->legend_box.x + strip->place.x + strip->inset +
                         strip->cell * ((double)i + 0.1);
        assert_colour(check, (struct atlas_point){x, bottom - 4 * unit},
                      check->page.colours[i], "cell of the strip");
    }
}

static void swatches_look(const struct check *check) {
    const struct layout *layout = &check->page.layout;
    if (layout->legend.strip.is_there) strip_look(check);
    for (size_t i = 0; i < layout->legend.row_count; i++) {
        const struct legend_row *row = &layout->legend.rows[i];
        if (row->kind != LEGEND_FILL || row->fill >= FILL_FIRST_STATE) continue;
        const double unit = layout->legend.unit;
        assert_colour(check,
                      (struct atlas_point){
                          layout->legend_box.x + row->place.x + 10 * unit,
                          layout->legend_box.y + row->place.y + 7 * unit},
                      check->page.colours[row->fill], "swatch");
    }
}

static void check_open(struct check *check, const struct atlas_map *map) {
    struct atlas_picture *picture = NULL;
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct atlas_text csv = ATLAS_TEXT_INIT;
    struct atlas_error err = {.message = ""};
    if (atlas_picture_create(map, &picture, &err)) {
        fail_msg("%s: %s", check->what, err.message);
    }
    assert_int_equal(atlas_picture_png(picture, DPI, &png, &err), ATLAS_OK);
    atlas_picture_table(picture, &csv);
    png_picture_read(&png, &check->picture);
    table_read(&csv, &check->table);
    check->page = page_checked(map, check->what);
    dots_place(&(struct dot_source){.map = map,
                                    .legend = &check->page.layout.legend,
                                    .view = *layout_view(&check->page.layout),
                                    .frame = check->page.layout.page},
               &check->schools);
    atlas_text_release(&png);
    atlas_text_release(&csv);
    atlas_picture_free(picture);
}

size_t picture_check(const struct atlas_map *map, const char *what) {
    struct check check = {.what = what};
    check_open(&check, map);
    const size_t areas = check.page.survey.area_count;
    assert_int_equal(check.table.row_count, areas * map->panel_count);
    for (size_t p = 0; p < map->panel_count; p++) {
        for (size_t i = 0; i < areas; i++) {
            row_check(&check, p, i);
            area_look(&check, p, i);
        }
    }
    legend_counts_check(&check);
    swatches_look(&check);
    for (int i = 0; i < FILL_FIRST_STATE; i++) {
        if (check.is_due[i] && !check.is_seen[i]) {
            fail_msg("%s: no pixel of class %d is on the map", what, i + 1);
        }
    }
    table_release(&check.table);
    png_picture_release(&check.picture);
    dots_release(&check.schools);
    page_release(&check.page);
    return check.seen;
}
