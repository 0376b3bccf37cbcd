/** @file fixture.h
 *  @brief A small England worked by hand: two seats, two authorities, three
 *         schools, one of which cannot be placed.
 *
 *  Schools of 2018/19 (enrolments; possible, authorised, unauthorised sessions;
 *  persistent, severe):
 *    primary    888  100; 36,000, 1,500, 300;   10, 1   in Fylde
 *    secondary  888  200; 72,000, 3,000, 2,000; 30, 2   in Ynys Môn
 *    special    999   10;  3,000,   200, 100;    3, 0   nowhere
 *  England of 2024/25 is a published row: 1,000; 400,000, 20,000, 8,000; 200,
 * x.
 */
#ifndef EXPORT_FIXTURE_H
#define EXPORT_FIXTURE_H

#include "atlas/export.h"

/** Everything that the writers take. */
struct fixture {
    struct atlas_absence absence;                ///< Three schools.
    struct atlas_register schools;               ///< Two schools.
    struct atlas_area_set seats;                 ///< Two squares.
    struct atlas_level levels[2];                ///< pcon, la.
    struct atlas_placement placement;            ///< Two placed.
    struct atlas_rates rates;                    ///< country, region, pcon, la.
    struct atlas_reconciliation reconciliation;  ///< England and one authority.
    struct atlas_issues issues;                  ///< Two.
    struct atlas_credits credits;                ///< Three lines.
    struct atlas_figures figures;                ///< Of pcon in 2018/19.
    struct atlas_arena arena;                    ///< The rest.
};

/** Make it. */
void fixture_init(struct fixture *fixture);

/** The figures of the seats; made apart, as they are released with their set.
 */
void fixture_figures(struct fixture *fixture, struct atlas_figures *figures);

/** Both files of the seats, borders as they are; to be released. */
void fixture_level(const struct fixture *fixture,
                   struct atlas_level_files *files);

/** Set least_schools to 2: Fylde, both authorities and each of their phases
 *  have one school, and Ynys Mon and its phase; England has three.
 */
void fixture_want_two_schools(struct fixture *fixture);

/** Write the folder that a run would write, with sums. Returns its path. */
const char *fixture_write(struct fixture *fixture);

/** Write SHA256SUMS of a folder again, after a test has changed a file. */
void fixture_write_sums(const char *path);

/** Free everything. */
void fixture_release(struct fixture *fixture);

#endif
