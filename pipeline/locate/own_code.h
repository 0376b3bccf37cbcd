/** @file own_code.h
 *  @brief Private to locate: which area the register itself puts a school in.
 */
#ifndef ATLAS_LOCATE_OWN_CODE_H
#define ATLAS_LOCATE_OWN_CODE_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/area_set.h"
#include "atlas/placement.h"
#include "atlas/schools.h"

/** Kinds of area that the register has a code for. */
enum own_code {
    OWN_CODE_NONE,          ///< None: nothing to compare.
    OWN_CODE_CONSTITUENCY,  ///< pcon_code
    OWN_CODE_LSOA,          ///< lsoa_code
    OWN_CODE_DISTRICT,      ///< lad_code
    OWN_CODE_AUTHORITY      ///< la_code
};

/** Kind of a layer, by what its codes begin with. */
enum own_code own_code_kind(const struct atlas_area_set *set);

/** Area of `set` that the register's own code names, or ATLAS_NONE. */
uint32_t own_code_area(const struct atlas_school *school, enum own_code kind,
                       const struct atlas_area_set *set);

/** The release's authorities, sorted for look-ups. */
struct authority_index {
    const struct atlas_absence *absence;  ///< Borrowed.
    uint32_t *by_code;                    ///< Sorted by GSS code, then index.
    uint32_t *by_old_code;                ///< Sorted by old code, then index.
};

/** Build the index. */
void authority_index_build(const struct atlas_absence *absence,
                           struct authority_index *ret_index);

/** Authority that the register names for a school, or ATLAS_NONE: by GSS code,
 *  else by old code.
 */
uint32_t authority_index_find(const struct authority_index *index,
                              const struct atlas_school *school);

/** Free the index. */
void authority_index_release(struct authority_index *index);

/** Whether the register's authority is this one, or one that followed it. Not
 *  compared where either has no code to tell.
 */
enum atlas_agreement own_authority_agreement(
    const struct atlas_school *school, const struct atlas_authority *authority);

#endif
