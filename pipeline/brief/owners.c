// Who an area belongs to: the authority of each part, the region of each area.
//
// In:  boundaries of the parts, of the authorities and of the regions.
// Out: indices into the rates.
//
// A part that is an authority of its own is known by its code; of any other the
// authority is the one that holds a point well inside it. Outer edges are
// generalised, so a point may lie a little outside.

#include <string.h>

#include "atlas/locator.h"
#include "ground.h"

// How far outside every polygon a point may lie, metres.
#define NEAREST_M 5000

// The area of `areas` in the rates that each area of `from` lies in.
static enum atlas_status holders_find(const struct atlas_area_set *from,
                                      const struct atlas_area_set *holders,
                                      const struct atlas_rates *rates,
                                      size_t level, uint32_t *ret_owners,
                                      struct atlas_error *err) {
    struct atlas_locator *locator = NULL;
    enum atlas_status status = ATLAS_OK;
    if (holders) status = atlas_locator_create(holders, &locator, err);
    for (size_t i = 0; !status && i < from->count; i++) {
        struct atlas_location at = {.area = ATLAS_NONE};
        ret_owners[i] = atlas_rates_area(rates, level, from->items[i].code);
        if (ret_owners[i] != ATLAS_NONE || !locator) continue;
        status = atlas_locator_find(locator, from->items[i].inside, NEAREST_M,
                                    &at, err);
        if (!status && at.area != ATLAS_NONE) {
            ret_owners[i] =
                atlas_rates_area(rates, level, holders->items[at.area].code);
        }
    }
    atlas_locator_free(locator);
    return status;
}

static const struct atlas_area_set *drawn_of(
    const struct atlas_brief_source *source, enum atlas_assign assign) {
    for (size_t i = 0; i < source->level_count; i++) {
        if (source->levels[i].assign == assign) return source->levels[i].drawn;
    }
    return NULL;
}

static enum atlas_status parts_find(struct atlas_brief_ground *ground,
                                    struct atlas_error *err) {
    const struct atlas_brief_source *source = &ground->source;
    if (ground->authorities == ATLAS_NONE || ground->parts == ATLAS_NONE) {
        return ATLAS_OK;
    }
    const struct atlas_area_set *parts = source->levels[ground->parts].areas;
    ground->authority_of_part = atlas_arena_alloc(
        &ground->arena,
        (parts->count + 1) * sizeof(*ground->authority_of_part));
    return holders_find(parts, drawn_of(source, ATLAS_BY_AUTHORITY),
                        source->rates, ground->authorities,
                        ground->authority_of_part, err);
}

// Inner and Outer London are no regions of today.
static uint32_t region_by_code(const struct atlas_rates *rates,
                               const char *code) {
    const bool is_london = !strcmp(code, ATLAS_INNER_LONDON_CODE) ||
                           !strcmp(code, ATLAS_OUTER_LONDON_CODE);
    return atlas_rates_area(rates, 1, is_london ? ATLAS_LONDON_CODE : code);
}

static void regions_by_code(struct atlas_brief_ground *ground) {
    const struct atlas_rates *rates = ground->source.rates;
    const struct atlas_rate_level *level = &rates->levels[ground->level];
    for (size_t i = 0; i < level->area_count; i++) {
        ground->region_of_area[i] =
            region_by_code(rates, level->areas[i].region_code);
    }
}

// Of areas by location: the polygon that holds them.
static enum atlas_status regions_by_place(struct atlas_brief_ground *ground,
                                          struct atlas_error *err) {
    const struct atlas_brief_source *source = &ground->source;
    const struct atlas_area_set *areas =
        source->levels[ground->configured].areas;
    return holders_find(areas, drawn_of(source, ATLAS_BY_REGION), source->rates,
                        1, ground->region_of_area, err);
}

enum atlas_status ground_find_owners(struct atlas_brief_ground *ground,
                                     struct atlas_error *err) {
    const struct atlas_rate_level *level =
        &ground->source.rates->levels[ground->level];
    ground->region_of_area =
        atlas_arena_alloc(&ground->arena, (level->area_count + 1) *
                                              sizeof(*ground->region_of_area));
    if (level->assign == ATLAS_BY_LOCATION &&
        ground->configured != ATLAS_NONE) {
        const enum atlas_status status = regions_by_place(ground, err);
        return status ? status : parts_find(ground, err);
    }
    regions_by_code(ground);
    return ATLAS_OK;
}
