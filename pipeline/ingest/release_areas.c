// The authorities and regions of a release, each entered once.
//
// In:  the code and name columns of a row.
// Out: an index; the lists stand in the order first seen.
//
// An authority is a pair of codes: DfE's three digits and the GSS code, since
// either may change while the other stays (a county that becomes a unitary
// authority keeps its number; Cumbria was divided). Rows come in runs of one
// authority, so the last one is tried before the table.
//
// The annual file has one pair of columns for the area, whatever its level:
// `area_code` and `area_name` are spellings of the authority's columns, and a
// regional row takes its region from there when its own columns are missing.

#include "release_areas.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

// Codes as read from a row, padded with NULs so that they compare as bytes.
struct codes {
    char old_code[sizeof(((struct atlas_authority *)0)->old_code)];
    char code[sizeof(((struct atlas_authority *)0)->code)];
};

// FNV-1a (Fowler, Noll, Vo), 64 bits.
static uint64_t hash_of(const struct codes *codes) {
    const unsigned char *bytes = (const unsigned char *)codes;
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < sizeof(*codes); i++) {
        hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static enum atlas_status copy_code(const struct ingest_area_cells *cells,
                                   int column, char *buffer, size_t size,
                                   struct atlas_error *err) {
    if (atlas_csv_copy(cells->csv, column, buffer, size)) return ATLAS_OK;
    return atlas_fail_at(
        err, ATLAS_ERR_INPUT, atlas_csv_path(cells->csv),
        atlas_csv_line(cells->csv), "%s '%s...' is too long for one code",
        atlas_csv_column_name(cells->csv, (size_t)column), buffer);
}

// Read a GSS code. A symbol in its place means that there is none.
static enum atlas_status read_code(const struct ingest_area_cells *cells,
                                   int column, struct codes *codes,
                                   struct atlas_error *err) {
    enum atlas_state state = ATLAS_NUMBER;
    bool is_legacy = false;
    size_t length = 0;
    const enum atlas_status status =
        copy_code(cells, column, codes->code, sizeof(codes->code), err);
    if (status || column < 0) return status;
    length = strlen(codes->code);
    if (!atlas_state_parse(codes->code, length, &state, &is_legacy)) {
        return ATLAS_OK;
    }
    if (is_legacy && length > 0) {
        ingest_symbol_tally_add(cells->tally, cells->csv, column,
                                (struct atlas_slice){codes->code, length},
                                "read as no code");
    }
    memset(codes->code, 0, sizeof(codes->code));
    return ATLAS_OK;
}

static void index_add(struct ingest_code_index *index, uint64_t hash,
                      uint32_t entry) {
    uint32_t *first = ingest_key_map_at(&index->first, hash);
    index->next = atlas_grow(index->next, (size_t)entry + 1, &index->capacity,
                             sizeof(*index->next));
    index->next[entry] = *first;
    *first = entry;
}

static const char *name_of(const struct ingest_area_cells *cells, int column) {
    return atlas_csv_text(cells->csv, column, cells->arena);
}

static bool is_region(const struct ingest_areas *areas, uint32_t region,
                      const struct codes *codes) {
    return region < areas->region_count &&
           strcmp(areas->regions[region].code, codes->code) == 0;
}

// Region of these codes; its name is taken from the first row that has one.
static uint32_t enter_region(struct ingest_areas *areas,
                             const struct ingest_area_cells *cells,
                             const struct codes *codes, int name_column) {
    const uint64_t hash = hash_of(codes);
    uint32_t region = areas->last_region;
    if (!is_region(areas, region, codes)) {
        region = *ingest_key_map_at(&areas->region_index.first, hash);
        while (region != ATLAS_NONE && !is_region(areas, region, codes)) {
            region = areas->region_index.next[region];
        }
    }
    if (region == ATLAS_NONE) {
        region = (uint32_t)areas->region_count;
        areas->regions =
            atlas_grow(areas->regions, areas->region_count + 1,
                       &areas->region_capacity, sizeof(*areas->regions));
        areas->regions[areas->region_count++] = (struct atlas_region){0};
        memcpy(areas->regions[region].code, codes->code, sizeof(codes->code));
        areas->regions[region].name = "";
        index_add(&areas->region_index, hash, region);
    }
    if (!areas->regions[region].name[0] && name_column >= 0) {
        areas->regions[region].name = name_of(cells, name_column);
    }
    areas->last_region = region;
    return region;
}

enum atlas_status ingest_areas_region(struct ingest_areas *areas,
                                      const struct ingest_area_cells *cells,
                                      uint32_t *ret_region,
                                      struct atlas_error *err) {
    const int *fields = cells->layout->fields;
    int name_column = fields[INGEST_REGION_NAME];
    struct codes codes = {0};
    enum atlas_status status =
        read_code(cells, fields[INGEST_REGION_CODE], &codes, err);
    if (!status && !codes.code[0]) {
        status = read_code(cells, fields[INGEST_LA_CODE], &codes, err);
    }
    if (status) return status;
    if (!codes.code[0]) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(cells->csv),
                             atlas_csv_line(cells->csv),
                             "a regional row without a region code");
    }
    if (name_column < 0) name_column = fields[INGEST_LA_NAME];
    *ret_region = enter_region(areas, cells, &codes, name_column);
    return ATLAS_OK;
}

static bool is_authority(const struct ingest_areas *areas, uint32_t authority,
                         const struct codes *codes) {
    if (authority >= areas->authority_count) return false;
    const struct atlas_authority *entry = &areas->authorities[authority];
    return strcmp(entry->old_code, codes->old_code) == 0 &&
           strcmp(entry->code, codes->code) == 0;
}

static uint32_t find_authority(struct ingest_areas *areas,
                               const struct codes *codes) {
    struct ingest_code_index *index = &areas->authority_index;
    uint32_t authority = *ingest_key_map_at(&index->first, hash_of(codes));
    while (authority != ATLAS_NONE && !is_authority(areas, authority, codes)) {
        authority = index->next[authority];
    }
    return authority;
}

static uint32_t enter_authority(struct ingest_areas *areas,
                                const struct codes *codes) {
    const uint32_t authority = (uint32_t)areas->authority_count;
    struct atlas_authority entry = {.name = "", .region = ATLAS_NONE};
    memcpy(entry.old_code, codes->old_code, sizeof(entry.old_code));
    memcpy(entry.code, codes->code, sizeof(entry.code));
    areas->authorities =
        atlas_grow(areas->authorities, areas->authority_count + 1,
                   &areas->authority_capacity, sizeof(*areas->authorities));
    areas->authorities[areas->authority_count++] = entry;
    index_add(&areas->authority_index, hash_of(codes), authority);
    return authority;
}

// Take name and region from the first row that has them.
static enum atlas_status describe(struct ingest_areas *areas,
                                  const struct ingest_area_cells *cells,
                                  struct atlas_authority *entry,
                                  struct atlas_error *err) {
    const int *fields = cells->layout->fields;
    struct codes region = {0};
    enum atlas_status status = ATLAS_OK;
    if (!entry->name[0]) entry->name = name_of(cells, fields[INGEST_LA_NAME]);
    if (entry->region != ATLAS_NONE) return ATLAS_OK;
    status = read_code(cells, fields[INGEST_REGION_CODE], &region, err);
    if (!status && region.code[0]) {
        entry->region =
            enter_region(areas, cells, &region, fields[INGEST_REGION_NAME]);
    }
    return status;
}

static bool is_last(const struct ingest_authority_memo *last,
                    struct atlas_slice old_code, struct atlas_slice code) {
    return last->old_length > 0 && last->old_length == old_code.length &&
           last->code_length == code.length &&
           memcmp(last->text, old_code.data, old_code.length) == 0 &&
           (code.length == 0 ||
            memcmp(last->text + old_code.length, code.data, code.length) == 0);
}

// Remember a row's codes; a symbol is not remembered, since each is counted.
static void remember(struct ingest_authority_memo *last,
                     struct atlas_slice old_code, struct atlas_slice code,
                     uint32_t authority) {
    last->old_length = 0;
    if (code.length == 0 || code.length + old_code.length > sizeof(last->text))
        return;
    memcpy(last->text, old_code.data, old_code.length);
    memcpy(last->text + old_code.length, code.data, code.length);
    last->old_length = old_code.length;
    last->code_length = code.length;
    last->authority = authority;
}

static enum atlas_status read_codes(const struct ingest_area_cells *cells,
                                    struct codes *codes,
                                    struct atlas_error *err) {
    const int *fields = cells->layout->fields;
    enum atlas_status status =
        copy_code(cells, fields[INGEST_OLD_LA], codes->old_code,
                  sizeof(codes->old_code), err);
    if (!status) status = read_code(cells, fields[INGEST_LA_CODE], codes, err);
    if (status) return status;
    if (!codes->old_code[0]) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(cells->csv),
                             atlas_csv_line(cells->csv),
                             "a row of an authority or school without an LA "
                             "code (old_la_code)");
    }
    return ATLAS_OK;
}

enum atlas_status ingest_areas_authority(struct ingest_areas *areas,
                                         const struct ingest_area_cells *cells,
                                         uint32_t *ret_authority,
                                         struct atlas_error *err) {
    const int *fields = cells->layout->fields;
    const struct atlas_slice old_code =
        atlas_csv_field(cells->csv, fields[INGEST_OLD_LA]);
    const struct atlas_slice code =
        atlas_csv_field(cells->csv, fields[INGEST_LA_CODE]);
    struct codes codes = {0};
    uint32_t authority = ATLAS_NONE;
    enum atlas_status status = ATLAS_OK;
    if (is_last(&areas->last, old_code, code)) {
        *ret_authority = areas->last.authority;
        return ATLAS_OK;
    }
    status = read_codes(cells, &codes, err);
    if (status) return status;
    authority = find_authority(areas, &codes);
    if (authority == ATLAS_NONE) authority = enter_authority(areas, &codes);
    status = describe(areas, cells, &areas->authorities[authority], err);
    if (status) return status;
    if (codes.code[0]) remember(&areas->last, old_code, code, authority);
    *ret_authority = authority;
    return ATLAS_OK;
}

static void release_index(struct ingest_code_index *index) {
    ingest_key_map_release(&index->first);
    free(index->next);
}

void ingest_areas_release(struct ingest_areas *areas) {
    free(areas->authorities);
    free(areas->regions);
    release_index(&areas->authority_index);
    release_index(&areas->region_index);
    *areas = (struct ingest_areas){0};
}
