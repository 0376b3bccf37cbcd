// Cells of the absence release, read one by one.
//
// In:  the current record of a file.
// Out: counts with their states, numbers, phases; an error with the line for
//      anything else.
//
// A count is digits, or a symbol that says why there is none; "1234.0", "1e3"
// or "1,234" is neither and ends the run, because a file that writes counts so
// was made by something that may have changed them.

#include "release_cells.h"

#include <inttypes.h>
#include <stdbool.h>

#include "atlas/text.h"

enum { SHOWN = 40 };  // bytes of a cell that a message repeats

static const char *column_name(const struct atlas_csv *csv, int column) {
    return atlas_csv_column_name(csv, (size_t)column);
}

static enum atlas_status fail_cell(const struct atlas_csv *csv, int column,
                                   struct atlas_slice cell, const char *what,
                                   struct atlas_error *err) {
    return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(csv),
                         atlas_csv_line(csv), "%s '%.*s' %s",
                         column_name(csv, column),
                         (int)(cell.length < SHOWN ? cell.length : SHOWN),
                         cell.data ? cell.data : "", what);
}

static const char *action_of(enum atlas_state state) {
    switch (state) {
        case ATLAS_NOT_APPLICABLE:
            return "read as not applicable";
        case ATLAS_LOW:
            return "read as low";
        case ATLAS_UNRELIABLE:
            return "read as unreliable";
        case ATLAS_SUPPRESSED:
            return "read as suppressed";
        case ATLAS_NUMBER:
        case ATLAS_FEW_SCHOOLS:
        case ATLAS_NOT_AVAILABLE:
        case ATLAS_STATE_END:
            break;
    }
    return "read as not available";
}

static enum atlas_status read_symbol(struct atlas_csv *csv, int column,
                                     struct ingest_symbol_tally *tally,
                                     struct atlas_count *ret_count,
                                     struct atlas_error *err) {
    const struct atlas_slice cell =
        atlas_slice_trim(atlas_csv_field(csv, column));
    enum atlas_state state = ATLAS_NUMBER;
    bool is_legacy = false;
    if (!atlas_state_parse(cell.data, cell.length, &state, &is_legacy)) {
        return fail_cell(csv, column, cell,
                         "is neither a whole number nor a known symbol", err);
    }
    if (is_legacy) {
        ingest_symbol_tally_add(tally, csv, column, cell, action_of(state));
    }
    *ret_count = (struct atlas_count){0, state};
    return ATLAS_OK;
}

enum atlas_status ingest_cell_count(struct atlas_csv *csv, int column,
                                    struct ingest_symbol_tally *tally,
                                    struct atlas_count *ret_count,
                                    struct atlas_error *err) {
    const struct atlas_slice cell = atlas_csv_field(csv, column);
    int64_t value = 0;
    if (column < 0) {
        *ret_count = (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
        return ATLAS_OK;
    }
    if (!atlas_slice_integer(cell, &value)) {
        return read_symbol(csv, column, tally, ret_count, err);
    }
    if (value < 0) return fail_cell(csv, column, cell, "is negative", err);
    if (value > INGEST_COUNT_MAX) {
        return fail_cell(csv, column, cell, "is too large to be a count", err);
    }
    *ret_count = (struct atlas_count){value, ATLAS_NUMBER};
    return ATLAS_OK;
}

enum atlas_status ingest_cell_id(struct atlas_csv *csv, int column,
                                 uint32_t max, uint32_t *ret_id,
                                 struct atlas_error *err) {
    const struct atlas_slice cell =
        atlas_slice_trim(atlas_csv_field(csv, column));
    enum atlas_state state = ATLAS_NUMBER;
    bool is_legacy = false;
    int64_t value = 0;
    if (atlas_slice_integer(cell, &value)) {
        if (value < 0 || value > (int64_t)max) {
            return fail_cell(csv, column, cell, "is out of range", err);
        }
        *ret_id = (uint32_t)value;
        return ATLAS_OK;
    }
    if (cell.length > 0 &&
        !atlas_state_parse(cell.data, cell.length, &state, &is_legacy)) {
        return fail_cell(csv, column, cell, "is not a number", err);
    }
    *ret_id = 0;
    return ATLAS_OK;
}

enum atlas_status ingest_cell_phase(struct atlas_csv *csv, int column,
                                    enum atlas_phase *ret_phase,
                                    struct atlas_error *err) {
    struct atlas_slice cell = atlas_csv_field(csv, column);
    if (atlas_slice_is(cell, atlas_phase_name(*ret_phase))) return ATLAS_OK;
    cell = atlas_slice_trim(cell);
    if (atlas_phase_parse(cell.data, cell.length, ret_phase)) return ATLAS_OK;
    return fail_cell(csv, column, cell, "is not a known phase of education",
                     err);
}

enum atlas_status ingest_cell_full_year(struct atlas_csv *csv, int column,
                                        struct atlas_error *err) {
    static const char full_year[] = "Academic year";
    const struct atlas_slice cell = atlas_csv_field(csv, column);
    char text[SHOWN];
    if (column < 0 || atlas_slice_is(cell, full_year)) return ATLAS_OK;
    atlas_csv_copy(csv, column, text, sizeof(text));
    if (atlas_text_same(text, full_year)) return ATLAS_OK;
    return fail_cell(csv, column, cell,
                     "is not a full year: term and week files are not read, "
                     "only 'Academic year'",
                     err);
}

// The first may not be larger than the second.
static const enum atlas_column bounds[][2] = {
    {ATLAS_OVERALL, ATLAS_POSSIBLE},      {ATLAS_AUTHORISED, ATLAS_POSSIBLE},
    {ATLAS_UNAUTHORISED, ATLAS_POSSIBLE}, {ATLAS_PERSISTENT, ATLAS_ENROLMENTS},
    {ATLAS_SEVERE, ATLAS_ENROLMENTS},     {ATLAS_SEVERE, ATLAS_PERSISTENT},
};

// Count of a column, or NULL when it is no number.
static const int64_t *number(const struct atlas_count *counts, const int *slots,
                             enum atlas_column column) {
    const struct atlas_count *count =
        slots[column] < 0 ? NULL : &counts[slots[column]];
    return count && count->state == ATLAS_NUMBER ? &count->value : NULL;
}

enum atlas_status ingest_cells_consistent(const struct atlas_csv *csv,
                                          const struct atlas_count *counts,
                                          const int *slots,
                                          struct atlas_error *err) {
    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
        const int64_t *part = number(counts, slots, bounds[i][0]);
        const int64_t *whole = number(counts, slots, bounds[i][1]);
        if (part && whole && *part > *whole) {
            return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(csv),
                                 atlas_csv_line(csv),
                                 "%s %" PRId64 " is more than %s %" PRId64,
                                 atlas_column_name(bounds[i][0]), *part,
                                 atlas_column_name(bounds[i][1]), *whole);
        }
    }
    return ATLAS_OK;
}

void ingest_cells_report_parts(const struct atlas_csv *csv,
                               const struct atlas_count *counts,
                               const int *slots, const char *subject,
                               struct atlas_issues *issues) {
    const int64_t *overall = number(counts, slots, ATLAS_OVERALL);
    const int64_t *authorised = number(counts, slots, ATLAS_AUTHORISED);
    const int64_t *unauthorised = number(counts, slots, ATLAS_UNAUTHORISED);
    const struct atlas_issue_place place = {atlas_csv_path(csv),
                                            atlas_csv_line(csv), subject};
    if (!overall || !authorised || !unauthorised) return;
    if (*authorised + *unauthorised == *overall) return;
    atlas_issues_add(issues, "parts-differ", place, "row kept",
                     "sess_authorised %" PRId64
                     " and sess_unauthorised %" PRId64
                     " do not add up to sess_overall %" PRId64,
                     *authorised, *unauthorised, *overall);
}
