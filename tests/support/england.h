/** @file england.h
 *  @brief The real England, read once for the tests of stages 3 and 4.
 */
#ifndef ATLAS_TEST_ENGLAND_H
#define ATLAS_TEST_ENGLAND_H

#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/area_set.h"
#include "atlas/issues.h"
#include "atlas/level.h"
#include "atlas/schools.h"

/** Names of files below the folder of real data. */
#define ENGLAND_RELEASE "absence/Absence_3term201819_nat_reg_la_sch.csv"
#define ENGLAND_ANNUAL \
    "absence/absence_annual_nat_reg_la_2016_17_to_2024_25.csv"
#define ENGLAND_BRADFORD "absence/1_absence_3term_school_bradford.csv"

/** Levels of the test, by index. */
enum { ENGLAND_PCON, ENGLAND_LA, ENGLAND_REGION, ENGLAND_LEVELS };

/** What the stages take. */
struct england {
    struct atlas_register schools;              ///< Register.
    struct atlas_links links;                   ///< Links.
    struct atlas_area_set seats;                ///< Constituencies, England.
    struct atlas_area_set authorities;          ///< Counties and unitaries.
    struct atlas_level levels[ENGLAND_LEVELS];  ///< pcon, la, region.
    struct atlas_issues issues;                 ///< Findings of reading.
};

/** Read register, links and boundaries; ends the test where that fails. */
void england_read(struct england *england);

/** Read the release, with the annual file or without; ends the test where that
 *  fails. No period: all of them.
 */
void england_read_absence(const char *school_file, const char *published_file,
                          const uint32_t *periods, size_t count,
                          struct atlas_absence *absence);

/** Free everything. */
void england_release(struct england *england);

#endif
