/** @file table_read.h
 *  @brief Read the table of a picture back, by the names of its columns.
 */
#ifndef ATLAS_TEST_TABLE_READ_H
#define ATLAS_TEST_TABLE_READ_H

#include <stddef.h>

#include "atlas/text.h"

/** Most columns that a table of a picture may have. */
#define TABLE_COLUMNS_MAX 24

/** Cells of a table, the head first. */
struct table {
    char *bytes;
    const char *(*rows)[TABLE_COLUMNS_MAX];
    size_t row_count;  ///< Without the head.
    size_t column_count;
};

/** Read CSV; fails the test when a row has not as many cells as the head. */
void table_read(const struct atlas_text *csv, struct table *table);

/** Cell of a row (0: the first after the head); fails the test when there is no
 *  such column.
 */
const char *table_cell(const struct table *table, size_t row,
                       const char *column);

/** Free the cells. */
void table_release(struct table *table);

#endif
