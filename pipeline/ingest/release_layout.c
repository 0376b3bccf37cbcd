// The columns of the absence release under all their spellings.
//
// In:  the header of a file.
// Out: the position of each column that we read.
//
// DfE renamed columns from release to release and moved them about; nothing
// but the name says what a column holds. Adding a spelling is adding it to the
// one table below. Files that look alike and mean something else are known by
// a column of their own, and refused.

#include "release_layout.h"

#include <assert.h>
#include <stddef.h>

enum { SPELLINGS = 4 };

// Newest spelling first; the first that a file has is taken.
static const char *const spellings[][SPELLINGS] = {
    [INGEST_PERIOD] = {"time_period", "academic_year"},
    [INGEST_IDENTIFIER] = {"time_identifier"},
    [INGEST_LEVEL] = {"geographic_level"},
    [INGEST_PHASE] = {"education_phase", "phase_type_grouping", "school_type"},
    [INGEST_OLD_LA] = {"old_la_code"},
    [INGEST_LA_CODE] = {"new_la_code", "area_code"},
    [INGEST_LA_NAME] = {"la_name", "area_name"},
    [INGEST_REGION_CODE] = {"region_code"},
    [INGEST_REGION_NAME] = {"region_name"},
    [INGEST_URN] = {"school_urn", "urn"},
    [INGEST_LAESTAB] = {"school_laestab", "laestab"},
    [INGEST_SCHOOL_NAME] = {"school_name"},
    [INGEST_SCHOOLS] = {"num_schools"},
};
static_assert(sizeof(spellings) / sizeof(spellings[0]) == INGEST_FIELD_END,
              "a field has no spelling");

// A column that only a file of another kind has.
struct foreign {
    const char *names[SPELLINGS];
    const char *why;
};

static const struct foreign foreigners[] = {
    {{"attendance_perc", "overall_attendance"},
     "belongs to 'Pupil attendance in schools', a different series: never "
     "mixed with the absence release"},
    {{"sch_admin_la"},
     "belongs to the file by school location, whose authority is the one a "
     "school stands in, not the one that runs it: take the school level file"},
};

static enum atlas_status refuse_foreign(const struct atlas_csv *csv,
                                        struct atlas_error *err) {
    const size_t count = sizeof(foreigners) / sizeof(foreigners[0]);
    for (size_t i = 0; i < count; i++) {
        const int column = atlas_csv_find(csv, foreigners[i].names);
        if (column >= 0) {
            return atlas_fail_at(
                err, ATLAS_ERR_INPUT, atlas_csv_path(csv), 1, "column '%s' %s",
                atlas_csv_column_name(csv, (size_t)column), foreigners[i].why);
        }
    }
    return ATLAS_OK;
}

enum atlas_status ingest_layout_require(const struct atlas_csv *csv,
                                        enum ingest_field field,
                                        struct atlas_error *err) {
    int column = -1;
    return atlas_csv_require(csv, spellings[field], &column, err);
}

static enum atlas_status require_fields(const struct atlas_csv *csv,
                                        struct atlas_error *err) {
    static const enum ingest_field wanted[] = {INGEST_PERIOD, INGEST_LEVEL,
                                               INGEST_PHASE};
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        status = ingest_layout_require(csv, wanted[i], err);
    }
    return status;
}

// Severe absence came into the release in 2021/22, reasons came and went: only
// the rest of the core must be there.
static enum atlas_status find_counts(const struct atlas_csv *csv,
                                     uint32_t columns,
                                     struct ingest_layout *layout,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (int column = 0; !status && column < ATLAS_COLUMN_END; column++) {
        const char *const names[] = {
            atlas_column_name((enum atlas_column)column), NULL};
        layout->counts[column] = -1;
        if (!(columns & ATLAS_COLUMN_BIT(column))) continue;
        if (column < ATLAS_SEVERE) {
            status =
                atlas_csv_require(csv, names, &layout->counts[column], err);
        } else {
            layout->counts[column] = atlas_csv_find(csv, names);
        }
    }
    return status;
}

enum atlas_status ingest_layout_find(const struct atlas_csv *csv,
                                     uint32_t columns,
                                     struct ingest_layout *ret_layout,
                                     struct atlas_error *err) {
    struct ingest_layout layout;
    enum atlas_status status = refuse_foreign(csv, err);
    if (!status) status = require_fields(csv, err);
    if (status) return status;
    for (int field = 0; field < INGEST_FIELD_END; field++) {
        layout.fields[field] = atlas_csv_find(csv, spellings[field]);
    }
    status = find_counts(csv, columns, &layout, err);
    if (!status) *ret_layout = layout;
    return status;
}
