/** @file report.h
 *  @brief Facts to a report: blocks, tables, footnotes. Private to brief/.
 */
#ifndef BRIEF_REPORT_H
#define BRIEF_REPORT_H

#include "ground.h"

/** Footnotes, the same in every pack. */
enum report_note {
    NOTE_SOURCE,
    NOTE_LOCATION,
    NOTE_SESSIONS,
    NOTE_PERSISTENT,
    NOTE_ENROLMENTS,
    NOTE_TOTAL,
    NOTE_YEARS,
    NOTE_COMPARE,
    NOTE_STATES,
    NOTE_INTERVALS,
    NOTE_SIMILAR,
    NOTE_END
};
#define NOTE_BIT(note) (UINT32_C(1) << (note))

enum { REPORT_BLOCKS = 48 };

/** A report as it grows. */
struct report {
    const struct atlas_brief *brief;       ///< Facts.
    struct atlas_arena *arena;             ///< Of everything below.
    struct atlas_block *blocks;            ///< REPORT_BLOCKS of them.
    size_t block_count;                    ///< Used.
    struct atlas_passage notes[NOTE_END];  ///< Footnotes.
};

/** Text formatted into the report's arena. */
const char *report_text(struct report *report, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/** Add a heading, a paragraph, a list. Texts are kept as they are. */
void report_heading(struct report *report, unsigned forms, const char *text);
void report_paragraph(struct report *report, unsigned forms, const char *text,
                      uint32_t notes);
void report_list(struct report *report, unsigned forms,
                 const struct atlas_passage *items, size_t count);

/** A table being filled, row by row. */
struct report_table {
    struct report *report;     ///< Where it goes.
    struct atlas_table table;  ///< Its shape.
    struct atlas_cell *cells;  ///< Room for `most_rows` rows.
    bool *is_marked;           ///< By row.
    bool *is_first;            ///< By row.
    size_t used;               ///< Cells filled.
};

/** Begin a table with room for so many rows. Columns are borrowed. */
struct report_table report_table_begin(struct report *report, const char *name,
                                       const char *caption,
                                       const struct atlas_table_column *columns,
                                       size_t column_count, size_t most_rows);
/** Begin a row. */
void report_row(struct report_table *table, bool is_marked, bool is_first);
/** Add a cell to the row. */
void report_cell_text(struct report_table *table, const char *text,
                      uint32_t notes);
void report_cell_count(struct report_table *table, struct atlas_count count);
/** "10.1% (1,095)". */
void report_cell_figure(struct report_table *table,
                        const struct atlas_rate *rate);
/** The number of a rate, percent, alone. */
void report_cell_percent(struct report_table *table,
                         const struct atlas_rate *rate, int decimals);
/** Add the finished table as a block. */
void report_table_end(struct report_table *table, unsigned forms,
                      size_t header_columns);

/** Footnotes and method. */
void report_add_notes(struct report *report);
void report_add_method(struct report *report);

/** The tables, each a block or several. */
void report_add_answer(struct report *report);
void report_add_years(struct report *report, enum atlas_phase phase,
                      unsigned forms);
void report_add_phases(struct report *report, unsigned forms);
void report_add_reasons(struct report *report);
void report_add_comparison(struct report *report);
void report_add_figures_sheet(struct report *report);
void report_add_schools_sheet(struct report *report);

/** The sentence that answers the question. */
const char *report_headline(struct report *report);
/** Where the area lies, who runs its schools, how they were found, its rank:
 *  sentences for a list; at most REPORT_PLACE_SENTENCES.
 */
enum { REPORT_PLACE_SENTENCES = 8 };
size_t report_place_sentences(struct report *report,
                              struct atlas_passage *ret_items);

#endif
