// The register of schools, all columns by name.
//
// In:  edubasealldataYYYYMMDD.csv of any year, Windows-1252, all quoted.
// Out: struct atlas_register; findings about coordinates, numbers and codes.
//
// The layouts of 2021 and 2025 differ in six columns dropped from the middle
// and two added at the end, so nothing is found by position. Coordinates are
// only ever taken or refused, never corrected: a guess would put a school on a
// map where nobody can see that it was guessed.

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "atlas/csv.h"
#include "atlas/ingest.h"
#include "atlas/memory.h"
#include "atlas/vocabulary.h"
#include "base_name.h"
#include "key_map.h"
#include "register_index.h"
#include "register_point.h"
#include "release_cells.h"

enum column {
    URN,
    LA,
    ESTABLISHMENT,
    EASTING,
    NORTHING,
    REQUIRED_END,
    OLD_LA = REQUIRED_END,
    OLD_ESTABLISHMENT,
    NAME,
    TYPE,
    PHASE,
    STATUS,
    PUPILS,
    FSM,
    LA_GSS,
    LAD,
    PCON,
    LSOA,
    URBAN_RURAL,
    URBAN_RURAL_CODE,
    COLUMN_END
};

static const char *const names[COLUMN_END][2] = {
    [URN] = {"URN"},
    [LA] = {"LA (code)"},
    [ESTABLISHMENT] = {"EstablishmentNumber"},
    [EASTING] = {"Easting"},
    [NORTHING] = {"Northing"},
    [OLD_LA] = {"PreviousLA (code)"},
    [OLD_ESTABLISHMENT] = {"PreviousEstablishmentNumber"},
    [NAME] = {"EstablishmentName"},
    [TYPE] = {"TypeOfEstablishment (name)"},
    [PHASE] = {"PhaseOfEducation (name)"},
    [STATUS] = {"EstablishmentStatus (code)"},
    [PUPILS] = {"NumberOfPupils"},
    [FSM] = {"PercentageFSM"},
    [LA_GSS] = {"GSSLACode (name)"},
    [LAD] = {"DistrictAdministrative (code)"},
    [PCON] = {"ParliamentaryConstituency (code)"},
    [LSOA] = {"LSOA (code)"},
    [URBAN_RURAL] = {"UrbanRural (name)"},
    [URBAN_RURAL_CODE] = {"UrbanRural (code)"},
};

enum { LA_MAX = 999, ESTABLISHMENT_MAX = 9999, LAESTAB_SHIFT = 10000 };

// The register being read.
struct reader {
    struct atlas_csv *csv;
    struct atlas_issues *issues;
    int columns[COLUMN_END];
    struct atlas_register schools;
    size_t capacity;
    struct ingest_key_map urns;
    size_t odd_codes[COLUMN_END];  // cells that hold no code of their kind
};

static enum atlas_status find_columns(struct reader *reader,
                                      struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (int i = 0; !status && i < COLUMN_END; i++) {
        if (i < REQUIRED_END) {
            status = atlas_csv_require(reader->csv, names[i],
                                       &reader->columns[i], err);
        } else {
            reader->columns[i] = atlas_csv_find(reader->csv, names[i]);
        }
    }
    return status;
}

static struct atlas_slice cell_of(const struct reader *reader,
                                  enum column column) {
    return atlas_slice_trim(
        atlas_csv_field(reader->csv, reader->columns[column]));
}

static const char *text_of(struct reader *reader, enum column column) {
    return atlas_csv_text(reader->csv, reader->columns[column],
                          &reader->schools.arena);
}

static struct atlas_issue_place place_of(const struct reader *reader,
                                         const char *subject) {
    return (struct atlas_issue_place){atlas_csv_path(reader->csv),
                                      atlas_csv_line(reader->csv), subject};
}

// Number of the school under an authority; 0 when either part is missing.
static enum atlas_status read_laestab(const struct reader *reader,
                                      enum column la, enum column establishment,
                                      uint32_t *ret_laestab,
                                      struct atlas_error *err) {
    uint32_t parts[2] = {0, 0};
    enum atlas_status status = ingest_cell_id(reader->csv, reader->columns[la],
                                              LA_MAX, &parts[0], err);
    if (status) return status;
    status = ingest_cell_id(reader->csv, reader->columns[establishment],
                            ESTABLISHMENT_MAX, &parts[1], err);
    if (status) return status;
    *ret_laestab =
        parts[0] && parts[1] ? parts[0] * LAESTAB_SHIFT + parts[1] : 0;
    return ATLAS_OK;
}

static enum atlas_status fail_number(const struct reader *reader,
                                     enum column column,
                                     struct atlas_slice cell,
                                     struct atlas_error *err) {
    return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(reader->csv),
                         atlas_csv_line(reader->csv), "%s '%.*s' is no number",
                         names[column][0],
                         (int)(cell.length < 40 ? cell.length : 40), cell.data);
}

// A decimal number; NAN for blank or a symbol.
static enum atlas_status read_decimal(const struct reader *reader,
                                      enum column column, double *ret_value,
                                      struct atlas_error *err) {
    const struct atlas_slice cell = cell_of(reader, column);
    enum atlas_state state = ATLAS_NUMBER;
    bool is_legacy = false;
    double value = 0;
    if (cell.length > 0 && atlas_slice_decimal(cell, &value) &&
        isfinite(value)) {
        *ret_value = value;
        return ATLAS_OK;
    }
    if (cell.length > 0 &&
        !atlas_state_parse(cell.data, cell.length, &state, &is_legacy)) {
        return fail_number(reader, column, cell, err);
    }
    *ret_value = (double)NAN;
    return ATLAS_OK;
}

// One capital letter and eight digits, and not the eight nines that stand for
// the Channel Islands (L) and the Isle of Man (M).
static bool is_gss(const char *code) {
    return code[0] >= 'A' && code[0] <= 'Z' &&
           strspn(code + 1, "0123456789") == 8 && !code[9] &&
           strcmp(code + 1, "99999999") != 0;
}

// What stands for "no code": those eight nines, 999 (abroad) and the symbols.
static bool is_none(const char *code) {
    enum atlas_state state = ATLAS_NUMBER;
    bool is_legacy = false;
    return strspn(code, "9") == strlen(code) ||
           strcmp(code + 1, "99999999") == 0 ||
           atlas_state_parse(code, strlen(code), &state, &is_legacy);
}

static void read_code(struct reader *reader, enum column column, char *buffer,
                      size_t size) {
    const bool is_whole =
        atlas_csv_copy(reader->csv, reader->columns[column], buffer, size);
    if (is_whole && (!buffer[0] || is_gss(buffer))) return;
    if (!is_whole || !is_none(buffer)) reader->odd_codes[column]++;
    memset(buffer, 0, size);
}

static void report_point(const struct reader *reader, uint32_t urn,
                         enum ingest_point point) {
    const struct atlas_slice easting = cell_of(reader, EASTING);
    const struct atlas_slice northing = cell_of(reader, NORTHING);
    const bool is_swapped = point == INGEST_POINT_SWAPPED;
    char subject[32];
    snprintf(subject, sizeof(subject), "URN %" PRIu32, urn);
    atlas_issues_add(
        reader->issues, is_swapped ? "swapped-coordinates" : "outside-grid",
        place_of(reader, subject), "read as without coordinates",
        "easting %.*s and northing %.*s %s", (int)easting.length, easting.data,
        (int)northing.length, northing.data,
        is_swapped ? "lie outside England, and inside it when exchanged"
                   : "are off the grid of Great Britain");
}

static enum atlas_status read_point(const struct reader *reader,
                                    struct atlas_school *school,
                                    struct atlas_error *err) {
    const bool in_england =
        school->la_code[0] == 'E' || school->pcon_code[0] == 'E';
    double easting_m = 0;
    double northing_m = 0;
    enum ingest_point point = INGEST_POINT_BLANK;
    enum atlas_status status = read_decimal(reader, EASTING, &easting_m, err);
    if (!status) status = read_decimal(reader, NORTHING, &northing_m, err);
    if (status) return status;
    if (isfinite(easting_m) && isfinite(northing_m)) {
        point = ingest_point_judge(easting_m, northing_m, in_england);
    }
    if (point == INGEST_POINT_USABLE) {
        school->easting_m = easting_m;
        school->northing_m = northing_m;
        return ATLAS_OK;
    }
    school->easting_m = (double)NAN;
    school->northing_m = (double)NAN;
    if (point != INGEST_POINT_BLANK) report_point(reader, school->urn, point);
    return ATLAS_OK;
}

static enum atlas_status read_numbers(struct reader *reader,
                                      struct atlas_school *school,
                                      struct atlas_error *err) {
    double pupils = 0;
    enum atlas_status status =
        read_laestab(reader, LA, ESTABLISHMENT, &school->laestab, err);
    if (status) return status;
    status = read_laestab(reader, OLD_LA, OLD_ESTABLISHMENT,
                          &school->old_laestab, err);
    if (status) return status;
    status = read_decimal(reader, FSM, &school->fsm_percent, err);
    if (status) return status;
    status = read_decimal(reader, PUPILS, &pupils, err);
    if (status) return status;
    school->pupils = pupils >= 0 && pupils <= INT32_MAX ? (int32_t)pupils : -1;
    return ATLAS_OK;
}

static bool cell_holds(struct atlas_slice cell, const char *word) {
    const size_t length = strlen(word);
    for (size_t i = 0; i + length <= cell.length; i++) {
        if (!strncasecmp(cell.data + i, word, length)) return true;
    }
    return false;
}

// By the name of its class ("(England/Wales) Rural village"), else by the code
// of the classification of 2011: A1 to C2 are urban, D1 to F2 rural.
static int8_t read_rural(const struct reader *reader) {
    const struct atlas_slice name = cell_of(reader, URBAN_RURAL);
    const struct atlas_slice code = cell_of(reader, URBAN_RURAL_CODE);
    if (cell_holds(name, "rural")) return 1;
    if (cell_holds(name, "urban")) return 0;
    if (code.length != 2 || !memchr("12", code.data[1], 2)) return -1;
    if (memchr("ABC", code.data[0], 3)) return 0;
    return memchr("DEF", code.data[0], 3) ? 1 : -1;
}

static void read_texts(struct reader *reader, struct atlas_school *school) {
    struct atlas_csv *csv = reader->csv;
    school->name = text_of(reader, NAME);
    school->type = text_of(reader, TYPE);
    school->phase = text_of(reader, PHASE);
    atlas_csv_copy(csv, reader->columns[STATUS], school->status,
                   sizeof(school->status));
    atlas_csv_copy(csv, reader->columns[LA], school->old_la_code,
                   sizeof(school->old_la_code));
    read_code(reader, LA_GSS, school->la_code, sizeof(school->la_code));
    read_code(reader, LAD, school->lad_code, sizeof(school->lad_code));
    read_code(reader, PCON, school->pcon_code, sizeof(school->pcon_code));
    read_code(reader, LSOA, school->lsoa_code, sizeof(school->lsoa_code));
    school->rural = read_rural(reader);
}

// Whether the URN is new; a second row of a URN is left out.
static bool enter_urn(struct reader *reader, uint32_t urn) {
    uint32_t *before = ingest_key_map_at(&reader->urns, urn);
    char subject[32];
    if (*before == ATLAS_NONE) {
        *before = (uint32_t)atlas_csv_line(reader->csv);
        return true;
    }
    snprintf(subject, sizeof(subject), "URN %" PRIu32, urn);
    atlas_issues_add(reader->issues, "duplicate-register-urn",
                     place_of(reader, subject), "row left out, first kept",
                     "the URN of line %" PRIu32 " again", *before);
    return false;
}

static enum atlas_status read_school(struct reader *reader,
                                     struct atlas_error *err) {
    struct atlas_register *schools = &reader->schools;
    struct atlas_school school = {0};
    enum atlas_status status = atlas_csv_check(reader->csv, err);
    if (status) return status;
    status = ingest_cell_id(reader->csv, reader->columns[URN], UINT32_MAX - 1,
                            &school.urn, err);
    if (status) return status;
    if (school.urn == 0) {
        return fail_number(reader, URN, cell_of(reader, URN), err);
    }
    if (!enter_urn(reader, school.urn)) return ATLAS_OK;
    read_texts(reader, &school);
    status = read_numbers(reader, &school, err);
    if (!status) status = read_point(reader, &school, err);
    if (status) return status;
    schools->items = atlas_grow(schools->items, schools->count + 1,
                                &reader->capacity, sizeof(*schools->items));
    schools->items[schools->count++] = school;
    return ATLAS_OK;
}

static void report_codes(const struct reader *reader) {
    for (int i = 0; i < COLUMN_END; i++) {
        if (reader->odd_codes[i] == 0) continue;
        atlas_issues_add(reader->issues, "unknown-code",
                         (struct atlas_issue_place){atlas_csv_path(reader->csv),
                                                    0, names[i][0]},
                         "read as no code",
                         "%zu cells hold something that is no GSS code",
                         reader->odd_codes[i]);
    }
}

static enum atlas_status read_schools(struct reader *reader,
                                      struct atlas_error *err) {
    enum atlas_status status = find_columns(reader, err);
    bool more = true;
    while (!status) {
        status = atlas_csv_next(reader->csv, &more, err);
        if (status || !more) break;
        status = read_school(reader, err);
    }
    return status;
}

enum atlas_status atlas_ingest_register(const char *path,
                                        struct atlas_issues *issues,
                                        struct atlas_register *ret_register,
                                        struct atlas_error *err) {
    struct atlas_issues found = {0};
    struct reader reader = {.issues = &found};
    enum atlas_status status = atlas_csv_open(path, &reader.csv, err);
    if (!status) status = read_schools(&reader, err);
    if (!status) {
        report_codes(&reader);
        reader.schools.file =
            atlas_arena_text(&reader.schools.arena, ingest_base_name(path));
        ingest_register_index(&reader.schools);
        if (issues) atlas_issues_take(issues, &found);
        *ret_register = reader.schools;
        reader.schools = (struct atlas_register){0};
    }
    atlas_register_release(&reader.schools);
    ingest_key_map_release(&reader.urns);
    atlas_issues_release(&found);
    atlas_csv_free(reader.csv);
    return status;
}
