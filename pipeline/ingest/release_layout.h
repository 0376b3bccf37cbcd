/** @file release_layout.h
 *  @brief Where the columns of the absence release stand in a file.
 *
 *  Every spelling that a release has used is in one table, in
 *  release_layout.c.
 *  Sources  DfE analysts' guide, open data standards (column names); headers of
 *           the releases of 2018/19, 2021/22, 2023/24 and 2024/25; the annual
 *           national, regional and local authority file.
 */
#ifndef INGEST_RELEASE_LAYOUT_H
#define INGEST_RELEASE_LAYOUT_H

#include <stdint.h>

#include "atlas/csv.h"
#include "atlas/status.h"
#include "atlas/vocabulary.h"

/** What a row is about, besides its counts. */
enum ingest_field {
    INGEST_PERIOD,       ///< Academic year.
    INGEST_IDENTIFIER,   ///< What kind of time the period is.
    INGEST_LEVEL,        ///< Geographic level of the row.
    INGEST_PHASE,        ///< Phase of education.
    INGEST_OLD_LA,       ///< DfE's three digits of the authority.
    INGEST_LA_CODE,      ///< GSS code of the authority, or of the row's area.
    INGEST_LA_NAME,      ///< Name of the authority, or of the row's area.
    INGEST_REGION_CODE,  ///< GSS code of the region.
    INGEST_REGION_NAME,  ///< Name of the region.
    INGEST_URN,          ///< Unique reference number.
    INGEST_LAESTAB,      ///< LA and establishment number.
    INGEST_SCHOOL_NAME,  ///< Name of the school.
    INGEST_SCHOOLS,      ///< Number of schools.
    INGEST_FIELD_END     ///< Number of fields.
};

/** Positions of columns in a file; -1 where it has none. */
struct ingest_layout {
    int fields[INGEST_FIELD_END];  ///< By enum ingest_field.
    int counts[ATLAS_COLUMN_END];  ///< By enum atlas_column.
};

/** Look the columns up in the header of `csv`.
 *
 *  Period, level, phase and the core counts but for severe absence must be
 *  there. A file of another series is refused.
 *  @param columns  set of count columns wanted; others are left at -1
 *  @return ATLAS_OK or ATLAS_ERR_INPUT.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_layout_find(
    const struct atlas_csv *csv, uint32_t columns,
    struct ingest_layout *ret_layout, struct atlas_error *err);

/** Fail when the file has no column for a field, naming what it has. */
ATLAS_MUST_CHECK enum atlas_status ingest_layout_require(
    const struct atlas_csv *csv, enum ingest_field field,
    struct atlas_error *err);

#endif
