/** @file profiles.h
 *  @brief What areas are like apart from their absence, and which are alike.
 *
 *  Owner     aggregate.
 *  Distance  square root of the mean of squared differences over the traits
 *            that are held, each trait divided by its standard deviation over
 *            all areas of the level: DfE's statistical neighbours of local
 *            authorities are found in the same way. No trait is a rate of
 *            absence. Ties go to the lower code.
 *  Sources   enrolments and phases of the release; free school meals
 *            (PercentageFSM, NumberOfPupils) and urban or rural (UrbanRural) of
 *            the register.
 */
#ifndef ATLAS_PROFILES_H
#define ATLAS_PROFILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/alike.h"
#include "atlas/placement.h"
#include "atlas/rates.h"
#include "atlas/schools.h"

/** What is compared. */
enum atlas_trait {
    ATLAS_TRAIT_MEALS,      ///< Pupils eligible for free school meals, percent.
    ATLAS_TRAIT_SECONDARY,  ///< Enrolments in secondary schools, percent.
    ATLAS_TRAIT_SIZE,       ///< Enrolments, logarithm to base 2.
    ATLAS_TRAIT_SPECIAL,    ///< Enrolments in special schools, percent.
    ATLAS_TRAIT_RURAL,      ///< Enrolments in rural schools, percent.
    ATLAS_TRAIT_END         ///< Number of traits.
};

/** A trait in words, "pupils eligible for free school meals". */
const char *atlas_trait_text(enum atlas_trait trait);

/** Traits of the areas of a level. */
struct atlas_profiles {
    size_t count;                ///< Areas, in the order of the rates' level.
    double *values;              ///< count * ATLAS_TRAIT_END; NAN: not known.
    bool held[ATLAS_TRAIT_END];  ///< Whether the files have the trait at all.
    double spread[ATLAS_TRAIT_END];  ///< Standard deviation over the areas.
};

/** What traits are taken from. Borrowed. */
struct atlas_profiles_source {
    const struct atlas_absence *absence;      ///< School rows.
    const struct atlas_register *schools;     ///< Register.
    const struct atlas_placement *placement;  ///< Of the school rows.
    const struct atlas_rates *rates;          ///< The areas of its levels.
};

/** Take the traits of all areas of a level in a period with school rows.
 *
 *  @param level  index into rates->levels, of a configured level
 */
void atlas_profiles_build(const struct atlas_profiles_source *source,
                          size_t level, uint32_t period,
                          struct atlas_profiles *ret_profiles);

/** The `most` areas that are most like one; partial areas and those without
 *  the traits are never among them.
 *  @return how many were found.
 */
size_t atlas_profiles_similar(const struct atlas_profiles *profiles,
                              const struct atlas_rate_level *level,
                              uint32_t area, size_t most,
                              struct atlas_alike *ret_alike);

/** Free everything and make it empty. */
void atlas_profiles_release(struct atlas_profiles *profiles);

#endif
