// The areas of a map's table.
//
// In:  the rows of a table.
// Out: failures: no area, an area twice in a year, one that is not there in
//      every year.

#include <stdlib.h>
#include <string.h>

#include "verify_map.h"

static int compare_rows(const void *left, const void *right) {
    const struct map_row *a = left, *b = right;
    const int codes = strcmp(a->code, b->code);
    return codes ? codes : (a->period > b->period) - (a->period < b->period);
}

static size_t count_years(const struct map_rows *rows) {
    size_t years = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t before = 0;
        if (i && rows->items[i - 1].period == rows->items[i].period) continue;
        while (rows->items[before].period != rows->items[i].period) before++;
        years += before == i;
    }
    return years;
}

// The same areas in every year, none of them twice; `items` are sorted.
static void check_sorted(struct verify *verify, const struct map_row *items,
                         size_t count, size_t years) {
    size_t first = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && compare_rows(&items[i - 1], &items[i]) == 0) {
            verify_fail(verify, items[i].line,
                        "the same area and period twice");
            return;
        }
        if (i < count && strcmp(items[i].code, items[first].code) == 0) {
            continue;
        }
        if (i - first != years) {
            verify_fail(verify, items[first].line,
                        "%s is not there in every year", items[first].code);
        }
        first = i;
    }
}

void verify_map_areas(struct verify *verify, const struct map_rows *rows) {
    const size_t size = sizeof(*rows->items);
    if (rows->count == 0) {
        verify_fail(verify, 0, "no area");
        return;
    }
    struct map_row *sorted = atlas_xmalloc(rows->count * size);
    memcpy(sorted, rows->items, rows->count * size);
    qsort(sorted, rows->count, size, compare_rows);
    check_sorted(verify, sorted, rows->count, count_years(rows));
    free(sorted);
}
