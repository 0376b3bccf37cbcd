/** @file rates_columns.h
 *  @brief The columns of rates.csv: one table for header, rows and meta file.
 *
 *  Private to pipeline/export.
 *  Sources  DESIGN.md section 5; DfE, "Open data standards" (names, order,
 *           what a meta file says of a column).
 */
#ifndef EXPORT_RATES_COLUMNS_H
#define EXPORT_RATES_COLUMNS_H

#include <stddef.h>

#include "atlas/rates.h"
#include "atlas/text.h"

/** What an area is in DfE's words. */
enum area_kind {
    AREA_NATIONAL,      ///< England.
    AREA_REGIONAL,      ///< A region, or Inner or Outer London.
    AREA_AUTHORITY,     ///< A local authority with education duties.
    AREA_DISTRICT,      ///< A local authority district.
    AREA_CONSTITUENCY,  ///< A parliamentary constituency.
    AREA_OTHER          ///< Anything else: the level's title says what.
};

/** The row that is being written. */
struct rates_line {
    const struct atlas_rates *rates;       ///< The table.
    const struct atlas_rate_level *level;  ///< The row's level.
    const struct atlas_rate_area *area;    ///< Its area.
    enum area_kind kind;                   ///< What that area is.
    uint32_t period;                       ///< Its period, 201819.
    enum atlas_phase phase;                ///< Its phase.
    size_t row;                            ///< Its row in the table.
};

/** One column. Texts that do not apply are "". */
struct rates_column {
    const char *name;    ///< As in the header.
    const char *type;    ///< Filter or Indicator; "" for time and geography,
                         ///< which the standard does not describe.
    const char *label;   ///< For people.
    const char *group;   ///< indicator_grouping.
    const char *unit;    ///< indicator_unit.
    const char *places;  ///< indicator_dp.
    const char *hint;    ///< filter_hint.
    /** Appends the cell of a row. */
    void (*write)(const struct rates_line *line, int which,
                  struct atlas_text *text);
    int which;  ///< What write() is to write: a count, a measure, a field.
};

/** All columns, in their order. */
const struct rates_column *rates_columns(size_t *ret_count);

/** Whether the areas of a level are districts, not education authorities: a
 *  level by location that holds E07 codes.
 */
bool rates_level_is_district(const struct atlas_rate_level *level);

/** What an area of a level is. */
enum area_kind rates_area_kind(const struct atlas_rate_level *level,
                               const struct atlas_rate_area *area,
                               bool is_district);

#endif
