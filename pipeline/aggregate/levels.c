// Levels and areas of the result, and its empty rows.
//
// In:  authorities and regions of the release, configured levels.
// Out: levels with areas sorted by code, dense rows, none of them present.
//
// The hard idea: memory for rows is zero pages until a row is opened, so that
// a level of 35,000 areas costs nothing in years without school rows.

#include <stdlib.h>
#include <string.h>

#include "builder.h"

bool is_complete(const struct atlas_aggregate_options *options,
                 const char *old_code) {
    if (!options->complete) return true;
    for (size_t i = 0; i < options->complete_count; i++) {
        if (strcmp(options->complete[i], old_code) == 0) return true;
    }
    return false;
}

// An area and where in the release it comes from.
struct origin {
    struct atlas_rate_area area;
    uint32_t index;
};

static int compare_origins(const void *left, const void *right) {
    const struct origin *a = left;
    const struct origin *b = right;
    const int by_code = strcmp(a->area.code, b->area.code);
    if (by_code) return by_code;
    const int by_old = strcmp(a->area.old_la_code, b->area.old_la_code);
    if (by_old) return by_old;
    return (a->index > b->index) - (a->index < b->index);
}

static struct atlas_rate_area authority_area(struct builder *builder,
                                             size_t index) {
    const struct atlas_absence *absence = builder->absence;
    struct atlas_arena *arena = &builder->rates.arena;
    const struct atlas_authority *from = &absence->authorities[index];
    struct atlas_rate_area area = {
        .code = atlas_arena_text(arena,
                                 from->code[0] ? from->code : from->old_code),
        .name = atlas_arena_text(arena, from->name),
        .old_la_code = atlas_arena_text(arena, from->old_code),
        .region_code = "",
        .region_name = "",
        .is_partial = !is_complete(builder->options, from->old_code),
    };
    if (from->region != ATLAS_NONE) {
        const struct atlas_region *region = &absence->regions[from->region];
        area.region_code = atlas_arena_text(arena, region->code);
        area.region_name = atlas_arena_text(arena, region->name);
    }
    return area;
}

// Sort origins, hand their areas to a level, and say where each went.
static void take_areas(struct atlas_rates *rates,
                       struct atlas_rate_level *level, struct origin *origins,
                       size_t count, uint32_t *areas) {
    qsort(origins, count, sizeof(*origins), compare_origins);
    level->area_count = count;
    level->areas =
        atlas_arena_alloc(&rates->arena, (count + 1) * sizeof(*level->areas));
    for (size_t i = 0; i < count; i++) {
        level->areas[i] = origins[i].area;
        areas[origins[i].index] = (uint32_t)i;
    }
}

static void add_authorities(struct builder *builder,
                            struct atlas_rate_level *level) {
    const size_t count = builder->absence->authority_count;
    struct origin *origins = atlas_xcalloc(count, sizeof(*origins));
    for (size_t i = 0; i < count; i++) {
        origins[i].area = authority_area(builder, i);
        origins[i].index = (uint32_t)i;
    }
    take_areas(&builder->rates, level, origins, count,
               builder->area_of_authority);
    free(origins);
}

static bool is_in_london(const char *code) {
    return strcmp(code, ATLAS_INNER_LONDON_CODE) == 0 ||
           strcmp(code, ATLAS_OUTER_LONDON_CODE) == 0;
}

static struct atlas_rate_area region_area(struct builder *builder,
                                          const char *code, const char *name) {
    struct atlas_arena *arena = &builder->rates.arena;
    return (struct atlas_rate_area){
        .code = atlas_arena_text(arena, code),
        .name = atlas_arena_text(arena, name),
        .old_la_code = "",
        .region_code = "",
        .region_name = "",
    };
}

static void add_regions(struct builder *builder,
                        struct atlas_rate_level *level) {
    const struct atlas_absence *absence = builder->absence;
    const size_t count = absence->region_count;
    struct origin *origins = atlas_xcalloc(count + 1, sizeof(*origins));
    uint32_t *areas = atlas_xcalloc(count + 1, sizeof(*areas));
    bool has_london = false;
    bool has_parts = false;
    for (size_t i = 0; i < count; i++) {
        const struct atlas_region *from = &absence->regions[i];
        origins[i].area = region_area(builder, from->code, from->name);
        origins[i].index = (uint32_t)i;
        has_london |= strcmp(from->code, ATLAS_LONDON_CODE) == 0;
        has_parts |= is_in_london(from->code);
    }
    const bool add_london = has_parts && !has_london;
    if (add_london) {
        origins[count].area = region_area(builder, ATLAS_LONDON_CODE, "London");
        origins[count].index = (uint32_t)count;
    }
    take_areas(&builder->rates, level, origins, count + add_london, areas);
    memcpy(builder->area_of_region, areas, count * sizeof(*areas));
    free(areas);
    free(origins);
}

static void add_located(struct builder *builder, const struct atlas_level *from,
                        struct atlas_rate_level *level) {
    struct atlas_arena *arena = &builder->rates.arena;
    const size_t count = from->areas->count;
    level->area_count = count;
    level->areas =
        atlas_arena_alloc(arena, (count + 1) * sizeof(*level->areas));
    for (size_t i = 0; i < count; i++) {
        const struct atlas_area *area = &from->areas->items[i];
        level->areas[i] = (struct atlas_rate_area){
            .code = atlas_arena_text(arena, area->code),
            .name = atlas_arena_text(arena, area->name),
            .old_la_code = "",
            .region_code = "",
            .region_name = "",
            .is_partial = atlas_level_is_partial(from, area->code),
        };
    }
}

static void add_country(struct builder *builder,
                        struct atlas_rate_level *level) {
    level->area_count = 1;
    level->areas =
        atlas_arena_alloc(&builder->rates.arena, sizeof(*level->areas));
    level->areas[0] = region_area(builder, ATLAS_ENGLAND_CODE, "England");
}

static struct atlas_rate_level *name_level(struct atlas_rates *rates,
                                           size_t index,
                                           const struct atlas_level *from) {
    struct atlas_rate_level *level = &rates->levels[index];
    level->key = atlas_arena_text(&rates->arena, from->key);
    level->title = atlas_arena_text(&rates->arena, from->title);
    level->assign = from->assign;
    return level;
}

static void add_configured(struct builder *builder, size_t index) {
    const struct atlas_level *from = &builder->placement->levels[index];
    struct atlas_rate_level *level =
        name_level(&builder->rates, FIRST_LEVEL + index, from);
    if (from->assign == ATLAS_BY_LOCATION) {
        add_located(builder, from, level);
    } else if (from->assign == ATLAS_BY_AUTHORITY) {
        add_authorities(builder, level);
    } else {
        add_regions(builder, level);
    }
}

static void make_rows(struct atlas_rates *rates) {
    for (size_t i = 0; i < rates->level_count; i++) {
        rates->levels[i].first_row = rates->row_count;
        rates->row_count +=
            rates->period_count * rates->levels[i].area_count * ATLAS_PHASE_END;
    }
    rates->rows = atlas_xcalloc(rates->row_count, sizeof(*rates->rows));
    rates->counts = atlas_xcalloc(rates->row_count * rates->slot_count,
                                  sizeof(*rates->counts));
}

static void take_shape(struct builder *builder) {
    const struct atlas_absence *absence = builder->absence;
    struct atlas_rates *rates = &builder->rates;
    rates->period_count = absence->period_count;
    rates->periods =
        atlas_xcalloc(absence->period_count, sizeof(*rates->periods));
    for (size_t i = 0; i < absence->period_count; i++) {
        rates->periods[i] = absence->periods[i];
    }
    rates->columns = absence->columns;
    rates->slot_count = absence->slot_count;
    memcpy(rates->slots, absence->slots, sizeof(rates->slots));
    rates->level_count = FIRST_LEVEL + builder->placement->level_count;
    rates->levels = atlas_xcalloc(rates->level_count, sizeof(*rates->levels));
    builder->area_of_authority = atlas_xcalloc(
        absence->authority_count, sizeof(*builder->area_of_authority));
    builder->area_of_region =
        atlas_xcalloc(absence->region_count, sizeof(*builder->area_of_region));
}

void build_levels(struct builder *builder) {
    const struct atlas_level country = {
        .key = "country", .title = "Country", .assign = ATLAS_BY_REGION};
    const struct atlas_level region = {
        .key = "region", .title = "Region", .assign = ATLAS_BY_REGION};
    struct atlas_rates *rates = &builder->rates;
    take_shape(builder);
    add_country(builder, name_level(rates, COUNTRY_LEVEL, &country));
    add_regions(builder, name_level(rates, REGION_LEVEL, &region));
    for (size_t i = 0; i < builder->placement->level_count; i++) {
        add_configured(builder, i);
    }
    builder->london = atlas_rates_area(rates, REGION_LEVEL, ATLAS_LONDON_CODE);
    make_rows(rates);
}
