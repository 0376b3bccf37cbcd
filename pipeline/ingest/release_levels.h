/** @file release_levels.h
 *  @brief The geographic levels of DfE's releases.
 */
#ifndef INGEST_RELEASE_LEVELS_H
#define INGEST_RELEASE_LEVELS_H

#include "atlas/csv.h"
#include "atlas/status.h"

/** Level of a row. The first three are those of enum atlas_published_level. */
enum ingest_level {
    INGEST_NATIONAL,       ///< England.
    INGEST_REGIONAL,       ///< A region.
    INGEST_AUTHORITY,      ///< A local authority.
    INGEST_SCHOOL,         ///< A school.
    INGEST_OTHER_LEVEL,    ///< First of the levels that are not read.
    INGEST_LEVEL_END = 19  ///< Number of levels.
};

/** DfE's text of a level. */
const char *ingest_level_text(enum ingest_level level);

/** Level of a cell; letter case and blanks around it do not count.
 *
 *  @param csv     reader that stands on the record, for the message
 *  @param column  column of the level
 *  @param ret_level  out: unchanged when the cell means the level it holds
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT when it is no level of DfE's.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_level_read(
    struct atlas_csv *csv, int column, enum ingest_level *ret_level,
    struct atlas_error *err);

#endif
