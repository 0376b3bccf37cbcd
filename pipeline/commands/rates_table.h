/** @file rates_table.h
 *  @brief Figures as a table for people at a terminal.
 */
#ifndef ATLAS_COMMANDS_RATES_TABLE_H
#define ATLAS_COMMANDS_RATES_TABLE_H

#include "atlas/export.h"
#include "atlas/rates.h"
#include "atlas/text.h"

/** Append a table of the selected rows: a line a year and phase under each
 *  area's name; rates to one decimal, states in words.
 */
void rates_table(const struct atlas_rates *rates,
                 const struct atlas_rates_selection *selection,
                 struct atlas_text *text);

#endif
