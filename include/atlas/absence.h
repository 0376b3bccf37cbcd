/** @file absence.h
 *  @brief The absence release in memory: school rows and published rows.
 *
 *  Owner      ingest. Every other stage only reads it.
 *  Shape      one row a school and period, one row a published area, period and
 *             phase; counts stand beside the rows, row-major, in the columns
 *             that were asked for.
 *  Codes      URN and LAESTAB are digit strings without a leading zero, held as
 *             numbers (0: blank); every other code is text.
 *  Ownership  atlas_absence_release() frees everything; texts live in the
 *             arena.
 *  Threads    read-only after ingest: may be shared.
 *  Sources    DfE "Pupil absence in schools in England", layouts of 2018/19,
 *             2021/22, 2023/24 and 2024/25; the annual national, regional and
 *             local authority file.
 */
#ifndef ATLAS_ABSENCE_H
#define ATLAS_ABSENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

/** England's own code and name in every release. */
#define ATLAS_ENGLAND_CODE "E92000001"
/** London, which the older releases give as Inner and Outer London only. */
#define ATLAS_LONDON_CODE "E12000007"
/** Inner London in the older releases. */
#define ATLAS_INNER_LONDON_CODE "E13000001"
/** Outer London in the older releases. */
#define ATLAS_OUTER_LONDON_CODE "E13000002"

/** A local authority as a file has it: one entry for each pair of codes. */
struct atlas_authority {
    char old_code[8];  ///< DfE's three digits, "888"; never blank.
    char code[12];     ///< GSS code, "E10000017"; "" where the file has none.
    const char *name;  ///< As first seen.
    uint32_t region;   ///< Index into regions, or ATLAS_NONE.
};

/** A region as a file has it: E12..., and E13... for Inner and Outer London. */
struct atlas_region {
    char code[12];     ///< GSS code.
    const char *name;  ///< As first seen.
};

/** One school in one period. */
struct atlas_school_row {
    uint32_t urn;      ///< 0 when blank.
    uint32_t laestab;  ///< LA code and establishment number, 2013614; 0: none.
    uint32_t period;   ///< As 201819.
    uint32_t authority;  ///< Index into authorities.
    uint32_t line;       ///< Line in its file.
    uint16_t file;       ///< Index into files.
    uint8_t phase;       ///< enum atlas_phase; never the total.
    const char *name;    ///< School name, or "" where the file has none.
};

/** What a published row is about. */
enum atlas_published_level {
    ATLAS_PUBLISHED_NATIONAL,   ///< England.
    ATLAS_PUBLISHED_REGIONAL,   ///< A region, or Inner or Outer London.
    ATLAS_PUBLISHED_AUTHORITY,  ///< A local authority.
    ATLAS_PUBLISHED_LEVEL_END   ///< Number of levels.
};

/** One published total. */
struct atlas_published_row {
    uint32_t period;             ///< As 201819.
    uint32_t area;               ///< Index into authorities or regions;
                                 ///< ATLAS_NONE for England.
    uint32_t line;               ///< Line in its file.
    uint16_t file;               ///< Index into files.
    uint8_t level;               ///< enum atlas_published_level.
    uint8_t phase;               ///< enum atlas_phase.
    struct atlas_count schools;  ///< num_schools.
};

/** The release, or several files of one release, checked. */
struct atlas_absence {
    const char **files;  ///< Base names of the files read.
    size_t file_count;   ///< Files.

    uint32_t columns;             ///< Set of ATLAS_COLUMN_BIT()s held.
    int slots[ATLAS_COLUMN_END];  ///< Place of a column in a row's counts; -1.
    size_t slot_count;            ///< Counts a row.

    struct atlas_authority *authorities;  ///< In the order first seen.
    size_t authority_count;               ///< Authorities.
    struct atlas_region *regions;         ///< In the order first seen.
    size_t region_count;                  ///< Regions.

    struct atlas_school_row *schools;   ///< Sorted by period, then file order.
    struct atlas_count *school_counts;  ///< school_count * slot_count.
    size_t school_count;                ///< School rows.

    struct atlas_published_row *published;  ///< In file order.
    struct atlas_count *published_counts;   ///< published_count * slot_count.
    size_t published_count;                 ///< Published rows.

    uint32_t *periods;    ///< Ascending; every period with a row above.
    size_t period_count;  ///< Periods.
    uint32_t latest_school_period;  ///< Last with school rows; 0 when none.

    struct atlas_arena arena;  ///< Texts.
};

/** A count of a school row; not available for a column that was not read. */
struct atlas_count atlas_absence_school(const struct atlas_absence *absence,
                                        size_t row, enum atlas_column column);

/** A count of a published row; not available for a column not read. */
struct atlas_count atlas_absence_published(const struct atlas_absence *absence,
                                           size_t row,
                                           enum atlas_column column);

/** Whether the period has school rows. */
bool atlas_absence_has_schools(const struct atlas_absence *absence,
                               uint32_t period);

/** Free everything and make it empty. Zero-initialised is empty too. */
void atlas_absence_release(struct atlas_absence *absence);

#endif
