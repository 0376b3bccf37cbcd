/** @file sites.h
 *  @brief Private to locate: register schools located once at each level.
 */
#ifndef ATLAS_LOCATE_SITES_H
#define ATLAS_LOCATE_SITES_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/level.h"
#include "atlas/locator.h"
#include "atlas/schools.h"
#include "atlas/status.h"

/** Register schools with coordinates that some row needs. */
struct sites {
    uint32_t *of_item;             ///< Site of a register item; ATLAS_NONE.
    uint32_t *items;               ///< Register item of a site.
    size_t count;                  ///< Sites.
    struct atlas_location *found;  ///< level * count + site; only levels by
                                   ///< location are filled.
};

/** Levels to locate the sites at. */
struct site_levels {
    const struct atlas_level *items;  ///< Levels.
    size_t count;                     ///< Levels.
    unsigned threads;                 ///< At most so many.
};

/** Number the schools with coordinates among some register items. */
void sites_collect(const struct atlas_register *schools, const uint32_t *items,
                   size_t count, struct sites *ret_sites);

/** Locate every site at every level that is by location.
 *  @return ATLAS_OK, or what a locator failed with.
 */
ATLAS_MUST_CHECK enum atlas_status sites_locate(
    struct sites *sites, const struct atlas_register *schools,
    const struct site_levels *levels, struct atlas_error *err);

/** Free everything and make it empty. */
void sites_release(struct sites *sites);

#endif
