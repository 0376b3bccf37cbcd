// A country small enough to work out by hand.
//
// In:  arrays that a test spells out.
// Out: the shapes that the stages take, as ingest and areas would give them.

#include "support/toy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static struct atlas_count count_of(int64_t value) {
    if (value < 0) {
        return (struct atlas_count){0, (enum atlas_state)(-value)};
    }
    return (struct atlas_count){value, ATLAS_NUMBER};
}

static void copy_counts(const int64_t *from, struct atlas_count *to) {
    for (size_t i = 0; i < ATLAS_CORE_COLUMN_END; i++) {
        to[i] = count_of(from[i]);
    }
}

static void add_period(struct atlas_absence *absence, uint32_t period) {
    size_t at = 0;
    while (at < absence->period_count && absence->periods[at] < period) at++;
    if (at < absence->period_count && absence->periods[at] == period) return;
    memmove(absence->periods + at + 1, absence->periods + at,
            (absence->period_count - at) * sizeof(*absence->periods));
    absence->periods[at] = period;
    absence->period_count++;
}

static void add_rows(const struct toy_release *from,
                     struct atlas_absence *absence) {
    for (size_t i = 0; i < from->row_count; i++) {
        const struct toy_row *row = &from->rows[i];
        absence->schools[i] = (struct atlas_school_row){
            .urn = row->urn,
            .laestab = row->laestab,
            .period = row->period,
            .authority = row->authority,
            .line = (uint32_t)(i + 2),
            .phase = (uint8_t)row->phase,
            .name = "",
        };
        copy_counts(row->counts,
                    absence->school_counts + i * absence->slot_count);
        add_period(absence, row->period);
        absence->latest_school_period = row->period;
    }
}

static void add_published(const struct toy_release *from,
                          struct atlas_absence *absence) {
    for (size_t i = 0; i < from->published_count; i++) {
        const struct toy_published *row = &from->published[i];
        absence->published[i] = (struct atlas_published_row){
            .period = row->period,
            .area = row->area,
            .line = (uint32_t)(i + 2),
            .file = row->file,
            .level = (uint8_t)row->level,
            .phase = (uint8_t)row->phase,
            .schools = count_of(row->schools),
        };
        copy_counts(row->counts,
                    absence->published_counts + i * absence->slot_count);
        add_period(absence, row->period);
    }
}

void toy_absence(const struct toy_release *from,
                 struct atlas_absence *absence) {
    const size_t slots = ATLAS_CORE_COLUMN_END;
    const size_t periods = from->row_count + from->published_count;
    *absence = (struct atlas_absence){
        .files = atlas_xcalloc(2, sizeof(*absence->files)),
        .file_count = 2,
        .columns = ATLAS_CORE_COLUMNS,
        .slot_count = slots,
        .authorities =
            atlas_xcalloc(from->authority_count, sizeof(*absence->authorities)),
        .authority_count = from->authority_count,
        .regions = atlas_xcalloc(from->region_count, sizeof(*absence->regions)),
        .region_count = from->region_count,
        .schools = atlas_xcalloc(from->row_count, sizeof(*absence->schools)),
        .school_counts = atlas_xcalloc(from->row_count * slots,
                                       sizeof(*absence->school_counts)),
        .school_count = from->row_count,
        .published =
            atlas_xcalloc(from->published_count, sizeof(*absence->published)),
        .published_counts = atlas_xcalloc(from->published_count * slots,
                                          sizeof(*absence->published_counts)),
        .published_count = from->published_count,
        .periods = atlas_xcalloc(periods + 1, sizeof(*absence->periods)),
    };
    absence->files[0] = "release.csv";
    absence->files[1] = "annual.csv";
    for (int i = 0; i < ATLAS_COLUMN_END; i++) {
        absence->slots[i] = i < ATLAS_CORE_COLUMN_END ? i : -1;
    }
    for (size_t i = 0; i < from->authority_count; i++) {
        absence->authorities[i] = from->authorities[i];
    }
    for (size_t i = 0; i < from->region_count; i++) {
        absence->regions[i] = from->regions[i];
    }
    add_rows(from, absence);
    add_published(from, absence);
}

// Put an item where its number, then its URN, belongs among `count` others.
static void insert(uint32_t *numbers, uint32_t *items, size_t count,
                   const struct atlas_school *schools, uint32_t number,
                   uint32_t item) {
    size_t at = count;
    while (at > 0 && (numbers[at - 1] > number ||
                      (numbers[at - 1] == number &&
                       schools[items[at - 1]].urn > schools[item].urn))) {
        numbers[at] = numbers[at - 1];
        items[at] = items[at - 1];
        at--;
    }
    numbers[at] = number;
    items[at] = item;
}

void toy_register(const struct atlas_school *items, size_t count,
                  struct atlas_register *schools) {
    uint32_t *urns = atlas_xcalloc(count, sizeof(*urns));
    *schools = (struct atlas_register){
        .file = "register.csv",
        .items = atlas_xcalloc(count, sizeof(*schools->items)),
        .count = count,
        .by_urn = atlas_xcalloc(count, sizeof(*schools->by_urn)),
        .by_laestab = atlas_xcalloc(count * 2, sizeof(*schools->by_laestab)),
        .laestabs = atlas_xcalloc(count * 2, sizeof(*schools->laestabs)),
    };
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t numbers[] = {items[i].laestab, items[i].old_laestab};
        schools->items[i] = items[i];
        insert(urns, schools->by_urn, i, items, items[i].urn, i);
        for (size_t j = 0; j < 2; j++) {
            if (!numbers[j]) continue;
            insert(schools->laestabs, schools->by_laestab,
                   schools->laestab_count++, items, numbers[j], i);
        }
    }
    free(urns);
}

void toy_links(const struct atlas_link *items, size_t count,
               struct atlas_links *links) {
    *links = (struct atlas_links){
        .file = "links.csv",
        .items = atlas_xcalloc(count, sizeof(*links->items)),
        .count = count,
    };
    for (size_t i = 0; i < count; i++) {
        links->items[i] = items[i];
    }
}

// The square number `index`, counter-clockwise from its south-west corner.
static void add_square(struct atlas_area_set *set, size_t index,
                       const char *code) {
    const double west = 1000.0 * (double)index;
    const double east = west + 1000.0;
    const struct atlas_point corners[] = {
        {west, 0}, {east, 0}, {east, 1000}, {west, 1000}, {west, 0}};
    char name[64];
    snprintf(name, sizeof(name), "Name of %s", code);
    memcpy(set->points + index * 5, corners, sizeof(corners));
    set->rings[index] = (struct atlas_ring){.first = index * 5, .count = 5};
    set->items[index] = (struct atlas_area){
        .code = atlas_arena_text(&set->arena, code),
        .name = atlas_arena_text(&set->arena, name),
        .first_ring = index,
        .ring_count = 1,
        .box = {west, 0, east, 1000},
        .area_m2 = 1e6,
        .inside = {west + 500, 500},
        .inside_m = 500,
    };
}

void toy_squares(const char *const *codes, size_t count,
                 struct atlas_area_set *set) {
    *set = (struct atlas_area_set){
        .product = "squares.gpkg",
        .path = "squares.gpkg",
        .code_field = "CODE",
        .crs = "EPSG:27700",
        .year = 2024,
        .items = atlas_xcalloc(count, sizeof(*set->items)),
        .count = count,
        .rings = atlas_xcalloc(count, sizeof(*set->rings)),
        .ring_count = count,
        .points = atlas_xcalloc(count * 5, sizeof(*set->points)),
        .point_count = count * 5,
    };
    for (size_t i = 0; i < count; i++) {
        add_square(set, i, codes[i]);
    }
}

void toy_placement(const struct atlas_level *levels, size_t level_count,
                   const uint32_t *areas, size_t rows,
                   struct atlas_placement *placement) {
    *placement = (struct atlas_placement){
        .levels = levels,
        .level_count = level_count,
        .matches = atlas_xcalloc(rows, sizeof(*placement->matches)),
        .row_count = rows,
        .places = atlas_xcalloc(rows * level_count, sizeof(*placement->places)),
    };
    for (size_t i = 0; i < rows * level_count; i++) {
        placement->places[i].area = areas[i];
        placement->places[i].reason =
            areas[i] == ATLAS_NONE ? ATLAS_NOT_IN_REGISTER : ATLAS_PLACED;
        placement->places[i].agreement = ATLAS_NOT_COMPARED;
    }
}
