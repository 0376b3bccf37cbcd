// A small reader of CSV: quotes are taken off, doubled ones halved.

#include "table_read.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"

// Cut one cell off; returns what follows it. `ret_end` is what ended it.
static char *cell_cut(char *at, char *ret_end) {
    char *to = at;
    const int is_quoted = *at == '"';
    if (is_quoted) at++;
    for (; *at; at++) {
        if (is_quoted && *at == '"') {
            if (at[1] != '"') break;
            at++;
        } else if (!is_quoted && (*at == ',' || *at == '\n')) {
            break;
        }
        *to++ = *at;
    }
    if (is_quoted) at++;
    assert_true(*at == ',' || *at == '\n');
    *ret_end = *at;
    *to = '\0';
    return at + 1;
}

void table_read(const struct atlas_text *csv, struct table *table) {
    size_t lines = 0;
    for (size_t i = 0; i < csv->length; i++) lines += csv->data[i] == '\n';
    *table = (struct table){.bytes = atlas_xstrdup(csv->data)};
    table->rows = atlas_xcalloc(lines + 1, sizeof(*table->rows));
    size_t row = 0;
    for (char *at = table->bytes; *at; row++) {
        size_t column = 0;
        char end = ',';
        while (end == ',') {
            assert_true(column < TABLE_COLUMNS_MAX);
            table->rows[row][column++] = at;
            at = cell_cut(at, &end);
        }
        if (row == 0) table->column_count = column;
        assert_int_equal(column, table->column_count);
    }
    assert_true(row > 0);
    table->row_count = row - 1;
}

const char *table_cell(const struct table *table, size_t row,
                       const char *column) {
    assert_true(row < table->row_count);
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->rows[0][i], column) == 0) {
            return table->rows[row + 1][i];
        }
    }
    fail_msg("no column %s", column);
    return NULL;
}

void table_release(struct table *table) {
    free(table->rows);
    free(table->bytes);
    *table = (struct table){.bytes = NULL};
}
