// Legacy symbols of a file, counted.
//
// In:  cells that hold one of the symbols DfE no longer uses (`:` `.` `~`).
// Out: one finding a column and symbol, with how many cells held it.
//
// A file has a few such pairs and a column of them may be 60,000 rows long, so
// the last pair is looked at first.

#include "symbol_tally.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static bool is_same(const struct ingest_symbol_count *item, int column,
                    struct atlas_slice symbol) {
    return item->column == column && atlas_slice_is(symbol, item->symbol);
}

static struct ingest_symbol_count *find(const struct ingest_symbol_tally *tally,
                                        int column, struct atlas_slice symbol) {
    for (size_t i = tally->count; i > 0; i--) {
        struct ingest_symbol_count *item = &tally->items[i - 1];
        if (is_same(item, column, symbol)) return item;
    }
    return NULL;
}

void ingest_symbol_tally_add(struct ingest_symbol_tally *tally,
                             const struct atlas_csv *csv, int column,
                             struct atlas_slice symbol, const char *action) {
    struct ingest_symbol_count *item = find(tally, column, symbol);
    if (!item) {
        const size_t room = sizeof(item->symbol) - 1;
        tally->items = atlas_grow(tally->items, tally->count + 1,
                                  &tally->capacity, sizeof(*tally->items));
        item = &tally->items[tally->count++];
        *item = (struct ingest_symbol_count){
            .column = column, .action = action, .line = atlas_csv_line(csv)};
        if (symbol.length > 0) {
            memcpy(item->symbol, symbol.data,
                   symbol.length < room ? symbol.length : room);
        }
    }
    item->rows++;
}

void ingest_symbol_tally_report(const struct ingest_symbol_tally *tally,
                                const struct atlas_csv *csv,
                                struct atlas_issues *issues) {
    for (size_t i = 0; i < tally->count; i++) {
        const struct ingest_symbol_count *item = &tally->items[i];
        const char *name = atlas_csv_column_name(csv, (size_t)item->column);
        const struct atlas_issue_place place = {atlas_csv_path(csv), item->line,
                                                name};
        if (item->symbol[0]) {
            atlas_issues_add(issues, "legacy-symbol", place, item->action,
                             "'%s' stands in %" PRIu64
                             " rows read, from this line on",
                             item->symbol, item->rows);
        } else {
            atlas_issues_add(issues, "legacy-symbol", place, item->action,
                             "the cell is blank in %" PRIu64
                             " rows read, from this line on",
                             item->rows);
        }
    }
}

void ingest_symbol_tally_release(struct ingest_symbol_tally *tally) {
    free(tally->items);
    *tally = (struct ingest_symbol_tally){0};
}
