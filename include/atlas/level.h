/** @file level.h
 *  @brief A kind of area that figures are added up for: constituency, LA, ward.
 *
 *  Owner      areas. Anything with a code and a name is a level; nothing here
 *             knows England's levels.
 *  Ownership  texts and sets are borrowed; a level is a view.
 */
#ifndef ATLAS_LEVEL_H
#define ATLAS_LEVEL_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/area_set.h"

/** How a school comes to its area. */
enum atlas_assign {
    ATLAS_BY_LOCATION,   ///< By the polygon that its coordinates lie in.
    ATLAS_BY_AUTHORITY,  ///< By the LA code in the absence file, as DfE
                         ///< publishes.
    ATLAS_BY_REGION,     ///< By the region code in the absence file.
    ATLAS_ASSIGN_END     ///< Number of ways.
};

/** One level. */
struct atlas_level {
    const char *key;           ///< "pcon": config section, file names.
    const char *title;         ///< "Westminster constituency (July 2024)".
    enum atlas_assign assign;  ///< How schools come to its areas.
    const struct atlas_area_set *areas;  ///< Places schools; NULL unless by
                                         ///< location.
    const struct atlas_area_set *drawn;  ///< Boundaries to draw and export;
                                         ///< NULL when the level has none.
    unsigned year;                       ///< Boundary year; 0 when not known.
    double nearest_m;                    ///< How far outside every polygon a
                                         ///< school may stand, metres.
    const char *const *partial;          ///< Codes of areas of which only some
                                         ///< schools are in the file.
    size_t partial_count;                ///< Such codes.
};

/** Whether only some schools of this area are in the file. */
bool atlas_level_is_partial(const struct atlas_level *level, const char *code);

#endif
