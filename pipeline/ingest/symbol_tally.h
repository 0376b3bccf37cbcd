/** @file symbol_tally.h
 *  @brief How often each legacy symbol stands in each column of a file.
 */
#ifndef INGEST_SYMBOL_TALLY_H
#define INGEST_SYMBOL_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/csv.h"
#include "atlas/issues.h"

/** One symbol in one column. */
struct ingest_symbol_count {
    int column;          ///< Position in the file.
    char symbol[8];      ///< As written; "" for a blank cell.
    const char *action;  ///< What it was read as.
    unsigned long line;  ///< Where it was seen first.
    uint64_t rows;       ///< How often it was seen.
};

/** All symbols of a file. Zero-initialise to start empty. */
struct ingest_symbol_tally {
    struct ingest_symbol_count *items;  ///< In the order first seen.
    size_t count;                       ///< Items in use.
    size_t capacity;                    ///< Items allocated.
};

/** Count a symbol that stands in the current record of `csv`.
 *  @param action  what it is read as; a string literal
 */
void ingest_symbol_tally_add(struct ingest_symbol_tally *tally,
                             const struct atlas_csv *csv, int column,
                             struct atlas_slice symbol, const char *action);

/** Add one "legacy-symbol" issue a column and symbol. */
void ingest_symbol_tally_report(const struct ingest_symbol_tally *tally,
                                const struct atlas_csv *csv,
                                struct atlas_issues *issues);

/** Free the tally and make it empty. */
void ingest_symbol_tally_release(struct ingest_symbol_tally *tally);

#endif
