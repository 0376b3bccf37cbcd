/** @file verify_map.h
 *  @brief Tables of maps read again: maps/<map>.csv and the SVG beside it.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_VERIFY_MAP_H
#define EXPORT_VERIFY_MAP_H

#include "verify.h"

/** One row of a map's table. Texts are in the verification's arena. */
struct map_row {
    const char *code;    ///< area_code.
    uint32_t period;     ///< time_period.
    const char *colour;  ///< "#rrggbb"; "" for what is no number.
    unsigned long line;  ///< Line in the file.
};

/** The rows of a map's table. */
struct map_rows {
    const char *id;         ///< The map's name, which ids in its SVG begin
                            ///< with.
    struct map_row *items;  ///< In the order of the file.
    size_t count;           ///< Rows.
    size_t capacity;        ///< Allocated.
    bool is_symbols;        ///< Circles carry the colours, not areas.
};

/** One maps/<map>.csv: its own sense, rates.csv, the SVG. */
void verify_map_table(struct verify *verify, const char *name);

/** The same areas in every year, none of them twice. Failures are those of the
 *  table under check.
 */
void verify_map_areas(struct verify *verify, const struct map_rows *rows);

/** The SVG of a map shows each area in the colour of its row, no other colours
 *  but those of areas without one, and has them in its legend. Failures are
 *  those of the table under check.
 */
void verify_map_fills(struct verify *verify, const struct map_rows *rows,
                      const char *svg);

#endif
