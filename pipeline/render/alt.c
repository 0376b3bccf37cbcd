// The alt text: what the picture says, for who cannot see it.
//
// In:  a map and its survey.
// Out: what is mapped, the range with names, the pattern, what is missing.
//
// The pattern is one sentence of counts: the region with the largest share of
// its areas in the highest class, and the one with the largest in the lowest;
// where regions are not known, on which side of the map the highest class lies.

#include <math.h>
#include <stdlib.h>

#include "words.h"

// Areas a region must have to be named for its share.
#define REGION_LEAST 3
// How far the centre of the highest class must be off the centre of all areas,
// as a share of the map's extent, to be said to lie on one side.
#define ASIDE 0.08

static bool is_number_at(const struct atlas_map *map,
                         const struct survey *survey, size_t area) {
    return survey->panels[map->panel_count - 1].fills[area] < FILL_FIRST_STATE;
}

static size_t highest_fill(const struct atlas_map *map) {
    const size_t first = map->variable.classes->count - 1;
    if (!map->second) return first;
    return PALETTE_SIDE * first + map->second->classes->count - 1;
}

// Areas of each region: with a number, and with a fill.
struct share {
    size_t part;
    size_t whole;
};

// The region with the largest share of its areas in a fill, or the count of
// regions when none has any.
static size_t region_of_most(const struct atlas_map *map,
                             const struct survey *survey, size_t fill,
                             struct share *ret_share) {
    const struct atlas_regions *regions = &map->regions;
    const uint8_t *fills = survey->panels[map->panel_count - 1].fills;
    struct share *shares = atlas_xcalloc(regions->count, sizeof(*shares));
    for (size_t i = 0; i < survey->area_count; i++) {
        const uint32_t region = regions->of_area[i];
        if (region >= regions->count || !is_number_at(map, survey, i)) continue;
        shares[region].whole++;
        shares[region].part += fills[i] == fill;
    }
    size_t most = regions->count;
    *ret_share = (struct share){0, 1};
    for (size_t i = 0; i < regions->count; i++) {
        if (shares[i].whole < REGION_LEAST) continue;
        if (shares[i].part * ret_share->whole <=
            ret_share->part * shares[i].whole) {
            continue;
        }
        most = i;
        *ret_share = shares[i];
    }
    free(shares);
    return most;
}

// "17 of 27 areas in North East are in the highest class".
static bool region_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey, size_t fill) {
    struct share share;
    const size_t region = region_of_most(map, survey, fill, &share);
    if (region == map->regions.count) return false;
    atlas_text_addf(text, "%zu of %zu areas in ", share.part, share.whole);
    words_add_clean(text, map->regions.names[region]);
    atlas_text_addf(text, " are in the %s%s%s",
                    fill == 0 ? "lowest" : "highest class",
                    map->second ? " of both" : "",
                    fill == 0 ? "" : ", the largest share of any region");
    return true;
}

static void regions_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    atlas_text_add_char(text, ' ');
    const size_t before = text->length;
    if (region_add(text, map, survey, highest_fill(map))) {
        atlas_text_add(text, "; ");
        const size_t joined = text->length;
        if (!region_add(text, map, survey, 0)) text->length = joined - 2;
    }
    if (text->length == before) {
        text->length = before - 1;
    } else {
        atlas_text_add_char(text, '.');
    }
    text->data[text->length] = '\0';
}

// Name of a direction: x east, y north.
static const char *direction_of(double x, double y) {
    static const char *const names[] = {
        "east", "north-east", "north", "north-west",
        "west", "south-west", "south", "south-east"};
    const double turn = atan2(y, x) / (2 * acos(-1.0)) * 8;
    return names[(size_t)(lround(turn) + 8) % 8];
}

// On which side of the map the areas of the highest class lie.
static void side_add(struct atlas_text *text, const struct atlas_map *map,
                     const struct survey *survey) {
    const struct atlas_area_set *areas = map->panels[0].areas;
    const uint8_t *fills = survey->panels[map->panel_count - 1].fills;
    const struct atlas_box box = atlas_area_set_box(areas);
    struct atlas_point all = {0, 0};
    struct atlas_point high = {0, 0};
    double high_count = 0;
    for (size_t i = 0; i < areas->count; i++) {
        const struct atlas_point at = areas->items[i].inside;
        all.x += at.x / (double)areas->count;
        all.y += at.y / (double)areas->count;
        if (fills[i] != highest_fill(map)) continue;
        high.x += at.x;
        high.y += at.y;
        high_count++;
    }
    if (high_count < 2) return;
    const double x = high.x / high_count - all.x;
    const double y = high.y / high_count - all.y;
    const double extent = fmax(box.max_x - box.min_x, box.max_y - box.min_y);
    atlas_text_addf(text, " The highest class%s ",
                    map->second ? " of both" : "");
    if (hypot(x, y) < ASIDE * extent) {
        atlas_text_add(text, "is spread over the map.");
    } else {
        atlas_text_addf(text, "lies mostly in the %s.", direction_of(x, y));
    }
}

static void pattern_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    if (map->variable.classes->count < 2) return;
    if (map->second && map->second->classes->count < 2) return;
    if (map->regions.of_area && map->regions.count >= 3) {
        regions_add(text, map, survey);
    } else {
        side_add(text, map, survey);
    }
}

// "Suppressed: 2 areas; not available: 1 area."
static void missing_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    const struct survey_panel *panel = &survey->panels[map->panel_count - 1];
    size_t said = 0;
    for (int fill = FILL_FIRST_STATE; fill < FILL_END; fill++) {
        const char *label = survey_fill_label(survey, (enum fill)fill);
        if (panel->members[fill] == 0) continue;
        atlas_text_add(text, said ? "; " : " ");
        if (said++) {
            words_add_lower(text, label);
        } else {
            atlas_text_add(text, label);
        }
        atlas_text_add(text, ": ");
        words_count(text, panel->members[fill], " area", " areas");
    }
    if (said > 0) atlas_text_add_char(text, '.');
}

// What the headline of such a map says is not its range.
static bool has_finding(const struct atlas_map *map) {
    return map->second || map->panel_count > 1 || map->variable.since ||
           map->view == ATLAS_VIEW_SYMBOLS;
}

static void range_add(struct atlas_text *text, const struct atlas_map *map,
                      const struct survey *survey) {
    const struct survey_panel *panel = &survey->panels[map->panel_count - 1];
    if (has_finding(map)) {
        struct atlas_map own = *map;
        own.headline = NULL;
        words_headline(text, &own, survey);
        atlas_text_add(text, ". ");
    }
    if (map->second) {
        atlas_text_add(text, map->variable.measure->label);
    } else {
        atlas_text_add(text, map->variable.since ? "The change" : "The rate");
    }
    words_range(text, map, survey, WORDS_ALL);
    if (panel->number_count < survey->area_count) {
        atlas_text_add(text, ", of ");
        words_count(text, panel->number_count, " area", " areas");
        atlas_text_add(text, " with a figure");
    }
    if (map->variable.reference.state == ATLAS_NUMBER) {
        atlas_text_addf(text, "; %s: ", words_reference(&map->variable));
        words_value(text, &map->variable, &map->variable.reference, 1);
    }
    atlas_text_add_char(text, '.');
}

static void map_add(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey) {
    const struct survey_panel *panel = &survey->panels[map->panel_count - 1];
    static const char *const kinds[ATLAS_VIEW_END] = {
        "Map: ", "Hexagon map: ", "Map of proportional circles: "};
    atlas_text_add(text, kinds[map->view]);
    words_coverage(text, map);
    atlas_text_add(text, ". ");
    if (panel->number_count == 0) {
        atlas_text_add(text, "No area has a figure.");
    } else {
        range_add(text, map, survey);
        pattern_add(text, map, survey);
    }
}

void words_alt(struct atlas_text *text, const struct atlas_map *map,
               const struct survey *survey) {
    if (words_has_focus(map)) {
        words_focus_alt(text, map, survey);
    } else {
        map_add(text, map, survey);
    }
    words_schools(text, map);
    missing_add(text, map, survey);
    if (survey->merged_count > 0) {
        atlas_text_add(text, " Drawn on joined areas: ");
        words_merged(text, map, survey);
        atlas_text_add_char(text, '.');
    }
}
