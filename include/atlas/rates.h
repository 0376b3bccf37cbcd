/** @file rates.h
 *  @brief The result: counts for each area, period and phase, and where they
 *         come from.
 *
 *  Owner      aggregate.
 *  Rule       counts are added, rates never; a rate is a quotient of two counts
 *             of one row (vocabulary.h).
 *  Few        in an area with fewer schools than `least_schools` a rate says
 *             more about one of them than about the place: it has a state in
 *             place of a number (atlas_rates_measure()). Counts stay.
 *  Shape      levels; each level has areas; rows are dense in (level, period,
 *             area, phase). levels[0] is the country, levels[1] the regions
 *             (E12 and E13), then the configured levels in their order. A
 *             configured level by region has its own entry with the same
 *             figures.
 *  Ownership  atlas_rates_release() frees everything.
 */
#ifndef ATLAS_RATES_H
#define ATLAS_RATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/level.h"
#include "atlas/memory.h"
#include "atlas/vocabulary.h"

/** Where a row's figures come from. */
enum atlas_source {
    ATLAS_COMPUTED,   ///< Summed from school rows.
    ATLAS_PUBLISHED,  ///< DfE's own row.
    ATLAS_SOURCE_END  ///< Number of sources.
};

/** One area of a level of the result. */
struct atlas_rate_area {
    const char *code;         ///< GSS code; the old LA code where it has none.
    const char *name;         ///< UTF-8.
    const char *old_la_code;  ///< DfE's three digits; "" unless an authority.
    const char *region_code;  ///< Region of an authority; "" elsewhere.
    const char *region_name;  ///< Its name; "".
    bool is_partial;          ///< Only some of its schools are in the file.
};

/** One level of the result. */
struct atlas_rate_level {
    const char *key;           ///< "country", "region", or the level's key.
    const char *title;         ///< For people.
    enum atlas_assign assign;  ///< How schools came to the areas.
    struct atlas_rate_area *areas;  ///< By location: in the order of its
                                    ///< area set; else sorted by code.
    size_t area_count;              ///< Areas.
    size_t first_row;               ///< Its first row.
    uint32_t latest_period;  ///< Last period with a present row; 0: none.
};

/** One area, period and phase. */
struct atlas_rate_row {
    bool is_present;  ///< False: the area has no row in this period.
    uint8_t source;   ///< enum atlas_source.
    uint8_t status;   ///< enum atlas_state: that of the overall rate.
    bool is_few;      ///< Fewer schools than `least_schools`.
    struct atlas_count schools;  ///< num_schools; 0 where a computed area has
                                 ///< none, not "not applicable".
    int64_t schools_missing;     ///< Schools not placed at this level that
                                 ///< may belong here: their authority
                                 ///< runs schools in this area.
    int64_t largest_school_enrolments;  ///< Enrolments of its largest school; 0
                                        ///< when not computed.
};

/** The result. */
struct atlas_rates {
    struct atlas_rate_level *levels;  ///< Country, regions, configured levels.
    size_t level_count;               ///< Levels.
    uint32_t *periods;                ///< Ascending.
    size_t period_count;              ///< Periods.
    uint32_t columns;                 ///< Set of columns held.
    int slots[ATLAS_COLUMN_END];      ///< Place of a column in a row's counts.
    size_t slot_count;                ///< Counts a row.
    struct atlas_rate_row *rows;      ///< Dense; see atlas_rates_row().
    struct atlas_count *counts;       ///< row_count * slot_count.
    size_t row_count;                 ///< Rows.
    int64_t least_schools;            ///< Fewest schools whose rate is given;
                                      ///< 0: any.
    struct atlas_arena arena;         ///< Texts and areas.
};

/** Index of a row. Level, area and period are indices that exist. */
size_t atlas_rates_row(const struct atlas_rates *rates, size_t level,
                       size_t period, size_t area, enum atlas_phase phase);

/** A count of a row; not available for a column that is not held and for a row
 *  that is not present.
 */
struct atlas_count atlas_rates_count(const struct atlas_rates *rates,
                                     size_t row, enum atlas_column column);

/** Whether `least_schools` holds for the area of a code: not for the country
 *  and its regions (E92, E12 and E13), whose rows are DfE's own.
 */
bool atlas_rates_least_holds(const char *code);

/** A measure of a row. */
struct atlas_rate atlas_rates_measure(const struct atlas_rates *rates,
                                      size_t row,
                                      const struct atlas_measure *measure);

/** Index of a level by its key, or ATLAS_NONE. */
uint32_t atlas_rates_level(const struct atlas_rates *rates, const char *key);

/** Index of an area of a level by its code, or ATLAS_NONE. */
uint32_t atlas_rates_area(const struct atlas_rates *rates, size_t level,
                          const char *code);

/** Index of a period, or ATLAS_NONE. */
uint32_t atlas_rates_period(const struct atlas_rates *rates, uint32_t period);

/** Free everything and make it empty. */
void atlas_rates_release(struct atlas_rates *rates);

#endif
