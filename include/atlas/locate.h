/** @file locate.h
 *  @brief Stage 3: schools of the release to areas, with the audit.
 *
 *  Takes   struct atlas_absence, atlas_register, atlas_links, levels.
 *  Gives   struct atlas_placement.
 *  Rule    a school is found in the register by URN where that school has
 *          coordinates (a closed school keeps its own), else by LAESTAB, else
 *          by successor links, breadth first over all branches, each branch
 *          ending at the first school that has coordinates. Candidates that lie
 *          in different areas of a level are reported, not guessed between. A
 *          match whose school has no coordinates is kept as "found, no
 *          coordinates". Coordinates go to a polygon (locator.h); the area is
 *          always compared with the register's own code for that kind of area,
 *          where it has one and the level knows it. Of several schools that
 *          share a LAESTAB the open ones count; at one point they are one, else
 *          they are candidates as by links. By authority, one that followed the
 *          row's agrees too (Cumberland with Cumbria).
 *  Issues  "border-tie", "nearest-area", "register-disagrees",
 *          "successors-disagree", "several-schools-share-laestab".
 *  Errors  ATLAS_ERR_GEO from the locator.
 */
#ifndef ATLAS_LOCATE_H
#define ATLAS_LOCATE_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/issues.h"
#include "atlas/placement.h"
#include "atlas/schools.h"
#include "atlas/status.h"

/** Inputs of the stage; borrowed, and to outlive the placement. */
struct atlas_locate_input {
    const struct atlas_absence *absence;   ///< School rows.
    const struct atlas_register *schools;  ///< Register.
    const struct atlas_links *links;       ///< Links; may be empty.
    const struct atlas_level *levels;      ///< Levels.
    size_t level_count;                    ///< Levels.
    unsigned threads;                      ///< At most so many.
};

/** Place every school row at every level. Same result for any thread count. */
ATLAS_MUST_CHECK enum atlas_status atlas_locate(
    const struct atlas_locate_input *input, struct atlas_issues *issues,
    struct atlas_placement *ret_placement, struct atlas_error *err);

/** How a level and period came out. */
struct atlas_coverage {
    size_t schools;                     ///< School rows.
    size_t placed;                      ///< With an area.
    int64_t enrolments;                 ///< Enrolments of all rows.
    int64_t enrolments_placed;          ///< Enrolments of placed rows.
    size_t by_method[ATLAS_MATCH_END];  ///< Placed rows by how they were found.
    size_t by_reason[ATLAS_REASON_END];  ///< Rows by reason.
    size_t compared;  ///< Rows with a register code of this level.
    size_t agreeing;  ///< Of these, placed in the same area.
};

/** Count how a level came out in one period (0: in all). */
struct atlas_coverage atlas_coverage_of(const struct atlas_absence *absence,
                                        const struct atlas_placement *placement,
                                        size_t level, uint32_t period);

/** Refuse a placement that lost too much.
 *
 *  @param max_percent  most that may be unplaced, percent of enrolments, in
 *                      each level by location and period
 *  @return ATLAS_OK, or ATLAS_ERR_DATA that names level, period and share.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_coverage_check(
    const struct atlas_absence *absence,
    const struct atlas_placement *placement, double max_percent,
    struct atlas_error *err);

#endif
