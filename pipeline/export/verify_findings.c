// issues.csv and reconciliation.csv.
//
// In:  the two tables and what the manifest says of them.
// Out: failures, above all a difference from a published row that nothing
//      explains.

#include <string.h>

#include "atlas/reconciliation.h"
#include "verify.h"

// A list that the manifest counts has as many rows as it says.
static void check_row_count(struct verify *verify, size_t rows,
                            const char *group, const char *key) {
    const int64_t stated = verify_manifest_number(verify, group, key);
    if (stated >= 0 && (uint64_t)stated != rows) {
        verify_fail(verify, 0, "%zu rows, the manifest says %lld", rows,
                    (long long)stated);
    }
}

static void check_issues(struct verify *verify) {
    size_t rows = 0;
    struct atlas_csv *csv = verify_open_csv(
        verify, "issues.csv", "file,line,kind,subject,finding,action");
    if (!csv) return;
    while (verify_next(verify, csv)) rows++;
    atlas_csv_free(csv);
    check_row_count(verify, rows, "issues", "total");
}

static struct atlas_text reconciliation_header(void) {
    struct atlas_text header = ATLAS_TEXT_INIT;
    atlas_text_add(&header,
                   "time_period,geographic_level,area_code,old_la_code,"
                   "area_name,education_phase,published_in");
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        const char *name = atlas_compared_name(i);
        atlas_text_addf(&header, ",%s_computed,%s_published,%s_difference",
                        name, name, name);
    }
    atlas_text_add(&header, ",largest_difference,why");
    return header;
}

enum { FIRST_COMPARED = 7, FIELDS_COMPARED = 3 };

// Works the differences out again; returns the largest.
static int64_t check_differences(struct verify *verify, struct atlas_csv *csv) {
    int64_t largest = 0;
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        const int column = FIRST_COMPARED + FIELDS_COMPARED * (int)i;
        const struct atlas_slice stated = atlas_csv_field(csv, column + 2);
        struct atlas_count computed, published;
        int64_t difference = 0;
        if (!verify_count(atlas_csv_field(csv, column), &computed) ||
            !verify_count(atlas_csv_field(csv, column + 1), &published)) {
            verify_fail(verify, atlas_csv_line(csv),
                        "%s is neither a number nor a symbol",
                        atlas_compared_name(i));
            continue;
        }
        if (computed.state != ATLAS_NUMBER || published.state != ATLAS_NUMBER) {
            continue;
        }
        if (!atlas_slice_integer(stated, &difference) ||
            difference != computed.value - published.value) {
            verify_fail(verify, atlas_csv_line(csv),
                        "the difference of %s is not computed - published",
                        atlas_compared_name(i));
        }
        difference = computed.value - published.value;
        if (difference < 0) difference = -difference;
        if (difference > largest) largest = difference;
    }
    return largest;
}

static void check_comparison(struct verify *verify, struct atlas_csv *csv) {
    const int last = FIRST_COMPARED + FIELDS_COMPARED * (int)ATLAS_COMPARED;
    const struct atlas_slice why = atlas_csv_field(csv, last + 1);
    const int64_t largest = check_differences(verify, csv);
    int64_t stated;
    if (!atlas_slice_integer(atlas_csv_field(csv, last), &stated) ||
        stated != largest) {
        verify_fail(verify, atlas_csv_line(csv),
                    "largest_difference is not the largest");
    }
    if (largest > 0 && why.length == 0 && !verify->is_refused) {
        verify_fail(verify, atlas_csv_line(csv),
                    "differs from the published row, unexplained");
    }
}

static size_t check_reconciliation(struct verify *verify) {
    size_t rows = 0;
    struct atlas_text header = reconciliation_header();
    struct atlas_csv *csv = verify_open_csv(verify, "reconciliation.csv",
                                            atlas_text_string(&header));
    atlas_text_release(&header);
    if (!csv) return 0;
    for (; verify_next(verify, csv); rows++) check_comparison(verify, csv);
    atlas_csv_free(csv);
    check_row_count(verify, rows, "reconciliation", "rows");
    return rows;
}

void verify_findings(struct verify *verify) {
    size_t rows;
    verify_begin(verify, "issues.csv");
    check_issues(verify);
    verify_end(verify, "as many rows as the manifest says");
    verify_begin(verify, "reconciliation.csv");
    rows = check_reconciliation(verify);
    verify_end(verify, "%zu published rows%s", rows,
               verify->is_refused ? "" : ", no difference is unexplained");
}
