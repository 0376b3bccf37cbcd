/** @file release_areas.h
 *  @brief The authorities and regions that the rows of a release name.
 */
#ifndef INGEST_RELEASE_AREAS_H
#define INGEST_RELEASE_AREAS_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/csv.h"
#include "atlas/status.h"
#include "key_map.h"
#include "release_layout.h"
#include "symbol_tally.h"

/** Entries of a list found again by the hash of their codes. */
struct ingest_code_index {
    struct ingest_key_map first;  ///< Newest entry of a hash.
    uint32_t *next;               ///< An older one of the same hash.
    size_t capacity;              ///< Room in `next`.
};

/** The codes of a row as they stand, and whose they are: rows come in runs. */
struct ingest_authority_memo {
    char text[32];       ///< LA code, then GSS code.
    size_t old_length;   ///< Bytes of the LA code.
    size_t code_length;  ///< Bytes of the GSS code.
    uint32_t authority;  ///< Their authority; meaningless while both are 0.
};

/** Lists of areas that grow. Zero-initialise to start empty. */
struct ingest_areas {
    struct atlas_authority *authorities;       ///< In the order first seen.
    size_t authority_count;                    ///< Authorities.
    size_t authority_capacity;                 ///< Room.
    struct ingest_code_index authority_index;  ///< By both codes.
    struct atlas_region *regions;              ///< In the order first seen.
    size_t region_count;                       ///< Regions.
    size_t region_capacity;                    ///< Room.
    struct ingest_code_index region_index;     ///< By code.
    struct ingest_authority_memo last;         ///< Authority of the last row.
    uint32_t last_region;  ///< Region of the last row that has one.
};

/** What the areas of a row are read from. All borrowed. */
struct ingest_area_cells {
    struct atlas_csv *csv;               ///< Stands on the row.
    const struct ingest_layout *layout;  ///< Columns.
    struct ingest_symbol_tally *tally;   ///< Takes symbols that stand for no
                                         ///< code.
    struct atlas_arena *arena;           ///< Takes the names.
};

/** Authority of a school or authority row, entered when it is new.
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT: no LA code, or one that is too long.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_areas_authority(
    struct ingest_areas *areas, const struct ingest_area_cells *cells,
    uint32_t *ret_authority, struct atlas_error *err);

/** Region of a regional row, entered when it is new. */
ATLAS_MUST_CHECK enum atlas_status ingest_areas_region(
    struct ingest_areas *areas, const struct ingest_area_cells *cells,
    uint32_t *ret_region, struct atlas_error *err);

/** Free the lists and make them empty. */
void ingest_areas_release(struct ingest_areas *areas);

#endif
