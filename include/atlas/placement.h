/** @file placement.h
 *  @brief Where each school row stands: the audit that accounts for every
 *         school.
 *
 *  Owner      locate.
 *  Shape      one match a school row of the release, in its order; one place a
 *             school row and level, row-major.
 *  Promise    schools in = schools placed + schools with a reason, per level.
 *  Ownership  atlas_placement_release() frees everything; levels are borrowed.
 */
#ifndef ATLAS_PLACEMENT_H
#define ATLAS_PLACEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/level.h"

/** How a school of the release was found in the register. */
enum atlas_match_method {
    ATLAS_MATCH_URN,      ///< By its URN.
    ATLAS_MATCH_LAESTAB,  ///< By its LA and establishment number.
    ATLAS_MATCH_LINK,     ///< By following successor links.
    ATLAS_MATCH_NONE,     ///< Not found.
    ATLAS_MATCH_END       ///< Number of methods.
};

/** Why a school has no area at a level. */
enum atlas_reason {
    ATLAS_PLACED,               ///< It has one.
    ATLAS_NOT_IN_REGISTER,      ///< No URN, LAESTAB or successor is there.
    ATLAS_NO_COORDINATES,       ///< Found, but without coordinates.
    ATLAS_SUCCESSORS_DISAGREE,  ///< Its successors, or schools that share its
                                ///< LAESTAB, stand in different areas.
    ATLAS_OUTSIDE_AREAS,        ///< Further from every polygon than allowed.
    ATLAS_NO_AREA_CODE,         ///< Its row has no LA or region code.
    ATLAS_REASON_END            ///< Number of reasons.
};

/** What the register's own area code says about a place. */
enum atlas_agreement {
    ATLAS_AGREE,         ///< The same area.
    ATLAS_DISAGREE,      ///< Another area.
    ATLAS_NOT_COMPARED,  ///< Not placed, or the register has no code that
                         ///< this level knows.
    ATLAS_AGREEMENT_END  ///< Number of outcomes.
};

/** A school row found in the register. */
struct atlas_match {
    uint32_t school;  ///< Item of the register (the first candidate), or
                      ///< ATLAS_NONE.
    uint32_t first;   ///< First of its candidates in `candidates`.
    uint32_t count;   ///< Candidates: 1, or more by links; 0 when not found.
    uint8_t method;   ///< enum atlas_match_method.
};

/** A school row at a level. */
struct atlas_place {
    uint32_t area;  ///< Index into the level's areas (by location), the
                    ///< release's authorities or regions; ATLAS_NONE.
    uint32_t
        register_area;  ///< The same by the register's own code; ATLAS_NONE.
    double border_m;    ///< Metres to the nearest border of the area; NAN
                        ///< when not placed by location.
    double outside_m;   ///< Metres outside every polygon; 0 when inside one.
    uint8_t reason;     ///< enum atlas_reason.
    uint8_t agreement;  ///< enum atlas_agreement.
    uint8_t on_border;  ///< 1 when several areas hold the point and the
                        ///< lowest code was taken.
};

/** All matches and places. */
struct atlas_placement {
    const struct atlas_level *levels;  ///< Borrowed.
    size_t level_count;                ///< Levels.
    struct atlas_match *matches;       ///< One a school row.
    size_t row_count;                  ///< School rows.
    uint32_t *candidates;        ///< Register items, in breadth-first order
                                 ///< and by URN within a step.
    size_t candidate_count;      ///< Candidates of all rows.
    struct atlas_place *places;  ///< row_count * level_count.
};

/** Place of a school row at a level. */
const struct atlas_place *atlas_placement_at(
    const struct atlas_placement *placement, size_t row, size_t level);

/** Word of a method: urn, laestab, link, none. */
const char *atlas_match_word(enum atlas_match_method method);

/** A reason in words for people; "" when placed. */
const char *atlas_reason_text(enum atlas_reason reason);

/** Free everything and make it empty. */
void atlas_placement_release(struct atlas_placement *placement);

#endif
