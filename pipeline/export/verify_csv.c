// Reading the tables of a folder again.
//
// In:  a CSV file of the folder and the columns that it must begin with.
// Out: its records; whatever is wrong with the file is a reported failure.

#include <string.h>

#include "verify.h"

static bool header_matches(struct verify *verify, const struct atlas_csv *csv,
                           const char *columns) {
    const char *at = columns;
    for (size_t i = 0; *at; i++) {
        const size_t length = strcspn(at, ",");
        const char *name = atlas_csv_column_name(csv, i);
        if (!name || strlen(name) != length || strncmp(name, at, length)) {
            verify_fail(verify, 1, "column %zu is '%s' and not '%.*s'", i + 1,
                        name ? name : "", (int)length, at);
            return false;
        }
        at += length;
        at += *at == ',';
    }
    return true;
}

struct atlas_csv *verify_open_csv(struct verify *verify, const char *name,
                                  const char *columns) {
    struct atlas_csv *csv = NULL;
    struct atlas_error error = {0};
    if (!verify_has(verify, name)) {
        verify_fail(verify, 0, "missing");
        return NULL;
    }
    if (atlas_csv_open(verify_path(verify, name), &csv, &error)) {
        verify_fail_error(verify, &error);
        return NULL;
    }
    if (!header_matches(verify, csv, columns)) {
        atlas_csv_free(csv);
        return NULL;
    }
    return csv;
}

bool verify_next(struct verify *verify, struct atlas_csv *csv) {
    struct atlas_error error = {0};
    bool more = false;
    if (atlas_csv_next(csv, &more, &error) ||
        (more && atlas_csv_check(csv, &error))) {
        verify_fail_error(verify, &error);
        return false;
    }
    return more;
}

bool verify_count(struct atlas_slice field, struct atlas_count *ret_count) {
    bool is_legacy = false;
    struct atlas_count count = {0, ATLAS_NUMBER};
    if (!atlas_slice_integer(field, &count.value)) {
        count.value = 0;
        if (!atlas_state_parse(field.data, field.length, &count.state,
                               &is_legacy) ||
            is_legacy) {
            return false;
        }
    }
    *ret_count = count;
    return count.value >= 0;
}
