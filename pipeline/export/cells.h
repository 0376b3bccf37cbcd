/** @file cells.h
 *  @brief Cells that several of the exported tables share.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_CELLS_H
#define EXPORT_CELLS_H

#include "atlas/absence.h"
#include "atlas/rates.h"
#include "atlas/text.h"
#include "atlas/vocabulary.h"

/** Decimals of every percentage that is written, as DfE's files have. */
#define PERCENT_DECIMALS 5

/** Append a count, or the symbol of its state. */
void cell_add_count(struct atlas_text *text, struct atlas_count count);

/** Append a rate in percent, or the symbol of its state. */
void cell_add_rate(struct atlas_text *text, struct atlas_rate rate);

/** Append a code or number of digits; nothing for 0, which stands for none. */
void cell_add_number(struct atlas_text *text, uint32_t number);

/** Append a number of at most `decimals` places, zeros at its end left off. */
void cell_add_trimmed(struct atlas_text *text, double value, int decimals);

/** Append a comma and then a text field. */
void cell_next_text(struct atlas_text *text, const char *field);

/** Word of a source: computed, published. */
const char *cell_source_word(enum atlas_source source);

/** Word of a way to assign: location, authority, region. */
const char *cell_assign_word(enum atlas_assign assign);

/** DfE's geographic_level of a published row. */
const char *cell_published_level(enum atlas_published_level level);

/** Code of an authority in our tables: GSS, or DfE's own where it has none. */
const char *cell_authority_code(const struct atlas_authority *authority);

#endif
