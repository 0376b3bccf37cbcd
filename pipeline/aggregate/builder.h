/** @file builder.h
 *  @brief Private to aggregate: the result while it is being made.
 */
#ifndef ATLAS_AGGREGATE_BUILDER_H
#define ATLAS_AGGREGATE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/aggregate.h"
#include "totals.h"

/** Indices of the levels that every result has. */
enum { COUNTRY_LEVEL, REGION_LEVEL, FIRST_LEVEL };

/** The result at work. Areas by authority are the same at every such level, so
 *  are areas by region. */
struct builder {
    const struct atlas_absence *absence;            ///< Borrowed.
    const struct atlas_placement *placement;        ///< Borrowed.
    const struct atlas_aggregate_options *options;  ///< Borrowed.
    struct atlas_issues *issues;                    ///< Findings; may be NULL.
    struct atlas_rates rates;                       ///< The result.
    struct totals totals;                           ///< Sums by authority.
    uint32_t *groups;             ///< First authority with the same old code.
    uint32_t *area_of_authority;  ///< Area of an authority of the release.
    uint32_t *area_of_region;     ///< Area of a region of the release.
    uint32_t london;              ///< Area of London, or ATLAS_NONE.
};

/** Whether all schools of an authority are in the files. */
bool is_complete(const struct atlas_aggregate_options *options,
                 const char *old_code);

/** Make levels, areas and empty rows. */
void build_levels(struct builder *builder);

/** Put figures into the rows by authority, by region and of the country: sums
 *  where the schools are all there, else what is published.
 */
void fill_coded_levels(struct builder *builder);

/** Put figures into the rows of levels by location. */
void fill_located_levels(struct builder *builder);

/** Make a row present, with nothing added yet. */
void row_open(struct atlas_rates *rates, size_t row, enum atlas_source source);

/** Add a sum to a row that is open. */
void row_add(struct atlas_rates *rates, size_t row, const struct sum *sum);

/** Make a row present whose figures cannot be told. */
void row_close_off(struct atlas_rates *rates, size_t row);

#endif
