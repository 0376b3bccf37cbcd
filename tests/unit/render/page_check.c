// Boxes of a page compared with each other.

#include "page_check.h"

#include <math.h>
#include <stdio.h>

#include "atlas_test.h"
#include "render/dots.h"
#include "render/focus.h"
#include "render/symbols.h"

// What rounding may cost, points.
#define SLACK_PT 0.02

// Headline, subtitle, notes, credits, legend, scale bar, locator, insets,
// panels and their titles.
#define PARTS_MAX (7 + INSETS_MAX + 2 * ATLAS_PANELS_MAX)

struct part {
    char name[32];
    struct box box;
    bool is_panel;  // A map: what stands on the sea may lie within.
};

struct parts {
    struct part items[PARTS_MAX];
    size_t count;
};

static void part_add(struct parts *parts, const char *name, size_t index,
                     struct box box) {
    struct part *part = &parts->items[parts->count++];
    assert_true(parts->count <= PARTS_MAX);
    snprintf(part->name, sizeof(part->name), "%s %zu", name, index + 1);
    part->box = box;
    part->is_panel = name[0] == 'p';
}

static void parts_list(const struct page *page, struct parts *parts) {
    const struct layout *layout = &page->layout;
    parts->count = 0;
    part_add(parts, "headline", 0, layout->sheet.headline_box);
    part_add(parts, "subtitle", 0, layout->sheet.subtitle_box);
    part_add(parts, "notes", 0, layout->sheet.notes_box);
    part_add(parts, "credits", 0, layout->sheet.credits_box);
    part_add(parts, "legend", 0, layout->legend_box);
    if (layout->scale_bar.is_there) {
        part_add(parts, "scale bar", 0, layout->scale_bar.place);
    }
    if (layout->locator.is_there) {
        part_add(parts, "locator", 0, layout->locator.place);
    }
    for (size_t i = 0; i < layout->inset_count; i++) {
        part_add(parts, "inset", i, layout->insets[i].place);
    }
    for (size_t i = 0; i < page->map->panel_count; i++) {
        const struct panel_place *panel = &layout->panels[i];
        part_add(parts, "panel", i, panel->box);
        if (!page->map->panels[i].title) continue;
        part_add(
            parts, "title", i,
            (struct box){panel->box.x, panel->box.y - PANEL_TITLE_HEIGHT_PT,
                         panel->title_width, PANEL_TITLE_HEIGHT_PT});
    }
}

// Whether what is not a map may lie within the box of one: over the sea.
static bool may_stand_on_map(const struct page *page,
                             const struct part *other) {
    const bool is_word = other->name[0] == 'h' || other->name[0] == 'n' ||
                         other->name[0] == 'c' || other->name[0] == 't' ||
                         (other->name[0] == 's' && other->name[1] == 'u');
    return page->map->panel_count == 1 && !is_word;
}

static void assert_apart(const struct page *page, const struct part *left,
                         const struct part *right, const char *what) {
    const struct box a = box_grow(left->box, -SLACK_PT);
    const struct box b = right->box;
    if (!(left->box.height > 0 && b.height > 0) || !box_meets(a, b)) return;
    if (left->is_panel != right->is_panel) {
        const struct part *other = left->is_panel ? right : left;
        const struct view *view = layout_view(&page->layout);
        if (may_stand_on_map(page, other) &&
            land_is_free(&page->land, view_unbox(view, other->box))) {
            return;
        }
    }
    fail_msg("%s: %s (%g,%g %gx%g) meets %s (%g,%g %gx%g)", what, left->name,
             left->box.x, left->box.y, left->box.width, left->box.height,
             right->name, b.x, b.y, b.width, b.height);
}

static void assert_on(struct box outer, struct box inner, const char *name,
                      const char *what) {
    if (box_holds(box_grow(outer, SLACK_PT), inner)) return;
    fail_msg("%s: %s (%g,%g %gx%g) is not within %g,%g %gx%g", what, name,
             inner.x, inner.y, inner.width, inner.height, outer.x, outer.y,
             outer.width, outer.height);
}

// Lines of a text are no wider than its box, and the box as high as they are.
static void block_check(const struct type_block *block, struct box box,
                        const char *name, const char *what) {
    if (!(box.height > 0)) return;
    const double high =
        block->style.size_pt * TYPE_LEADING * (double)block->count;
    if (high > box.height + SLACK_PT) fail_msg("%s: %s is cut", what, name);
    for (size_t i = 0; i < block->count; i++) {
        if (block->lines[i].width > box.width + SLACK_PT) {
            fail_msg("%s: line %zu of %s is %g wide, not %g", what, i, name,
                     block->lines[i].width, box.width);
        }
    }
}

// Parts of the legend lie in it, apart from each other.
static void legend_check(const struct legend *legend, const char *what) {
    struct part parts[FILL_END + 8];
    size_t count = 0;
    const struct box whole = {0, 0, legend->width, legend->height};
    parts[count++] =
        (struct part){.name = "title",
                      .box = {0, 0, legend->title.width, legend->title.height}};
    if (legend->histogram.is_there) {
        parts[count++] =
            (struct part){.name = "histogram", .box = legend->histogram.place};
    }
    if (legend->square.is_there) {
        parts[count++] =
            (struct part){.name = "square", .box = legend->square.place};
    }
    if (legend->sizes.is_there) {
        parts[count++] =
            (struct part){.name = "sizes", .box = legend->sizes.place};
    }
    if (legend->strip.is_there) {
        parts[count++] =
            (struct part){.name = "strip", .box = legend->strip.place};
    }
    if (legend->phases.is_there) {
        parts[count++] =
            (struct part){.name = "phases", .box = legend->phases.place};
    }
    for (size_t i = 0; i < legend->row_count; i++) {
        parts[count] = (struct part){.box = legend->rows[i].place};
        snprintf(parts[count++].name, sizeof(parts[0].name), "row %zu", i);
    }
    for (size_t i = 0; i < count; i++) {
        assert_on(whole, parts[i].box, parts[i].name, what);
        for (size_t j = 0; j < i; j++) {
            if (box_meets(box_grow(parts[i].box, -SLACK_PT), parts[j].box)) {
                fail_msg("%s: %s and %s of the legend meet", what,
                         parts[i].name, parts[j].name);
            }
        }
    }
}

// Circle of an area on a panel, as a box with its radius.
static struct box circle_of(const struct page *page, size_t panel, size_t area,
                            double *ret_radius) {
    const struct atlas_panel *from = &page->map->panels[panel];
    const struct atlas_point at = view_point(&page->layout.panels[panel].view,
                                             from->areas->items[area].inside);
    *ret_radius = 0;
    if (page->map->view == ATLAS_VIEW_SYMBOLS) {
        *ret_radius = symbols_radius(&page->layout.legend, &from->values[area]);
    }
    return box_grow((struct box){at.x, at.y, 0, 0}, *ret_radius);
}

// Points from the middle of a box to the nearest point of another.
static double distance_to(struct box from, struct box to) {
    const double x = from.x + from.width / 2;
    const double y = from.y + from.height / 2;
    return hypot(fmax(fmax(to.x - x, 0), x - box_right(to)),
                 fmax(fmax(to.y - y, 0), y - box_bottom(to)));
}

// A name may reach into the corner of the box around a circle, and a little
// into the circle there.
#define CIRCLE_KEPT 0.9

// Schools stand on their map, clear of all that is not a map and of names.
static void dots_check(const struct page *page, const struct parts *parts,
                       const char *what) {
    const struct panel_place *panel = &page->layout.panels[0];
    struct dot_marks marks;
    dots_place(&(struct dot_source){.map = page->map,
                                    .legend = &page->layout.legend,
                                    .view = panel->view,
                                    .frame = panel->box},
               &marks);
    for (size_t i = 0; i < marks.count; i++) {
        const struct box place = dot_box(&marks.items[i]);
        const struct atlas_point at = marks.items[i].at;
        assert_on(panel->box, (struct box){at.x, at.y, 0, 0}, "school", what);
        for (size_t j = 0; j < parts->count; j++) {
            const struct part *part = &parts->items[j];
            if (part->is_panel || !(part->box.height > 0)) continue;
            if (box_meets(place, part->box)) {
                fail_msg("%s: school %zu meets %s", what, i, part->name);
            }
        }
        for (size_t j = 0; j < page->labels.count; j++) {
            if (box_meets(place, page->labels.items[j].place)) {
                fail_msg("%s: school %zu meets the name of area %zu", what, i,
                         page->labels.items[j].area);
            }
        }
    }
    dots_release(&marks);
}

// Whether a point of the grid lies in an area, by the even-odd rule.
static bool is_inside(const struct atlas_area_set *set, size_t index,
                      struct atlas_point at) {
    const struct atlas_area *area = &set->items[index];
    bool is_in = false;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[area->first_ring + i];
        const struct atlas_point *points = set->points + ring->first;
        for (size_t j = 1; j < ring->count; j++) {
            const struct atlas_point a = points[j - 1];
            const struct atlas_point b = points[j];
            if ((a.y > at.y) == (b.y > at.y)) continue;
            is_in ^= at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y);
        }
    }
    return is_in;
}

// Share of a leader that may lie over other areas: what cells are rough by.
#define LEADER_FOREIGN 0.05

// On a map about one area no leader leads over another one.
static void leader_check(const struct page *page, const struct label *label,
                         const char *what) {
    enum { STEPS = 100 };
    const struct view *view = layout_view(&page->layout);
    const struct atlas_area_set *areas = page->map->panels[0].areas;
    size_t foreign = 0;
    if (!label->has_leader || !focus_is_there(page->map)) return;
    for (int i = 0; i <= STEPS; i++) {
        const double share = (double)i / STEPS;
        const struct box at = {
            label->from.x + (label->target.x - label->from.x) * share,
            label->from.y + (label->target.y - label->from.y) * share, 0, 0};
        const struct atlas_box metres = view_unbox(view, at);
        for (size_t j = 0; j < areas->count; j++) {
            foreign +=
                j != label->area &&
                is_inside(areas, j,
                          (struct atlas_point){metres.min_x, metres.min_y});
        }
    }
    if ((double)foreign > LEADER_FOREIGN * STEPS) {
        fail_msg("%s: the leader of area %zu crosses another", what,
                 label->area);
    }
}

// A name lies on the map, on no other name, no circle and nothing else.
static void label_check(const struct page *page, size_t index,
                        const struct parts *parts, const char *what) {
    const struct label *label = &page->labels.items[index];
    assert_on(page->layout.body, label->place, "label", what);
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        if (part->is_panel || !(part->box.height > 0)) continue;
        if (box_meets(label->place, part->box)) {
            fail_msg("%s: name of area %zu meets %s", what, label->area,
                     part->name);
        }
    }
    for (size_t i = 0; i < index; i++) {
        assert_false(box_meets(label->place, page->labels.items[i].place));
    }
    leader_check(page, label, what);
    for (size_t i = 0; i < label->line_count; i++) {
        assert_true(label->lines[i].width <= label->place.width + SLACK_PT);
    }
    for (size_t i = 0; i < page->survey.area_count; i++) {
        double radius;
        const struct box circle = circle_of(page, 0, i, &radius);
        if (distance_to(circle, label->place) < radius * CIRCLE_KEPT) {
            fail_msg("%s: name of area %zu meets circle %zu", what, label->area,
                     i);
        }
    }
}

static void labels_check(const struct page *page, const struct parts *parts,
                         const char *what) {
    const struct labels *labels = &page->labels;
    for (size_t i = 0; i < labels->count; i++) {
        label_check(page, i, parts, what);
    }
    if (page->map->labels && page->map->panel_count == 1) {
        const size_t told = labels->count + labels->left_out_count;
        // Areas that a frame cuts off altogether have no name to miss.
        assert_in_range(told,
                        focus_is_there(page->map) ? 1 : page->survey.area_count,
                        page->survey.area_count);
    }
}

// No circle reaches over what stands beside the map, or off the page.
static void circles_check(const struct page *page, const struct parts *parts,
                          const char *what) {
    if (page->map->view != ATLAS_VIEW_SYMBOLS) return;
    for (size_t p = 0; p < page->map->panel_count; p++) {
        for (size_t i = 0; i < page->survey.area_count; i++) {
            double radius;
            const struct box circle = circle_of(page, p, i, &radius);
            assert_on(page->layout.page, circle, "circle", what);
            for (size_t j = 0; j < parts->count; j++) {
                const struct part *part = &parts->items[j];
                if (part->is_panel || !(part->box.height > 0)) continue;
                if (distance_to(circle, part->box) < radius - SLACK_PT) {
                    fail_msg("%s: circle %zu of panel %zu reaches over %s",
                             what, i, p, part->name);
                }
            }
        }
    }
}

void page_check(const struct page *page, const char *what) {
    const struct layout *layout = &page->layout;
    struct parts parts;
    parts_list(page, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        assert_on(layout->page, parts.items[i].box, parts.items[i].name, what);
        for (size_t j = 0; j < i; j++) {
            assert_apart(page, &parts.items[i], &parts.items[j], what);
        }
    }
    for (size_t i = 0; i < page->map->panel_count; i++) {
        assert_on(layout->body, layout->panels[i].box, "panel", what);
    }
    block_check(&layout->sheet.headline, layout->sheet.headline_box, "headline",
                what);
    block_check(&layout->sheet.subtitle, layout->sheet.subtitle_box, "subtitle",
                what);
    block_check(&layout->sheet.notes, layout->sheet.notes_box, "notes", what);
    block_check(&layout->sheet.credits, layout->sheet.credits_box, "credits",
                what);
    legend_check(&layout->legend, what);
    labels_check(page, &parts, what);
    circles_check(page, &parts, what);
    dots_check(page, &parts, what);
    if (layout->locator.is_there) {
        assert_on(layout->locator.place, layout->locator.mark, "mark", what);
    }
}

struct page page_checked(const struct atlas_map *map, const char *what) {
    struct page page;
    struct atlas_error err = {.message = ""};
    if (page_create(map, &page, &err)) fail_msg("%s: %s", what, err.message);
    page_check(&page, what);
    return page;
}
