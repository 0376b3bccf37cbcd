// Sums of school rows against every row that DfE published.
//
// In:  the release: school rows and published rows.
// Out: one comparison for each published area, period and phase.
//
// The hard idea: an area is matched by what does not change. The release writes
// one GSS code of an LA for all its years, the annual file those of the time,
// both the same old code. Two files may publish one area: where they agree one
// comparison names both, where they do not there is one for each, and the one
// that the schools do not add up to is explained by the other.

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "builder.h"
#include "comparison.h"
#include "totals.h"

// What the steps hand on.
struct reconciler {
    const struct atlas_absence *absence;
    const struct atlas_aggregate_options *options;
    struct totals totals;
    uint32_t *groups;
    struct atlas_reconciliation result;
};

// A published row and what it is matched by.
struct reference {
    const struct atlas_published_row *row;
    const char *key;  // Old code of an authority, GSS code of a region, "".
    size_t index;     // Among the published rows.
};

static const char *key_of(const struct atlas_absence *absence,
                          const struct atlas_published_row *row) {
    if (row->level == ATLAS_PUBLISHED_AUTHORITY) {
        return absence->authorities[row->area].old_code;
    }
    if (row->level == ATLAS_PUBLISHED_REGIONAL) {
        return absence->regions[row->area].code;
    }
    return "";
}

// Whether a published row can be held against sums of school rows.
static bool is_comparable(const struct reconciler *reconciler,
                          const struct atlas_published_row *row) {
    if (!atlas_absence_has_schools(reconciler->absence, row->period)) {
        return false;
    }
    if (!reconciler->options->complete) return true;
    return row->level == ATLAS_PUBLISHED_AUTHORITY &&
           is_complete(reconciler->options, key_of(reconciler->absence, row));
}

// Order of references, the row number left out: 0 for the same subject.
static int compare_subjects(const struct reference *a,
                            const struct reference *b) {
    if (a->row->period != b->row->period) {
        return a->row->period < b->row->period ? -1 : 1;
    }
    if (a->row->level != b->row->level) {
        return a->row->level < b->row->level ? -1 : 1;
    }
    const int by_key = strcmp(a->key, b->key);
    if (by_key) return by_key;
    return (a->row->phase > b->row->phase) - (a->row->phase < b->row->phase);
}

static int compare_references(const void *left, const void *right) {
    const struct reference *a = left;
    const struct reference *b = right;
    const int order = compare_subjects(a, b);
    if (order) return order;
    return (a->index > b->index) - (a->index < b->index);
}

static struct reference *collect(const struct reconciler *reconciler,
                                 size_t *ret_count) {
    const struct atlas_absence *absence = reconciler->absence;
    struct reference *references =
        atlas_xcalloc(absence->published_count, sizeof(*references));
    size_t count = 0;
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *row = &absence->published[i];
        if (!is_comparable(reconciler, row)) continue;
        references[count++] = (struct reference){row, key_of(absence, row), i};
    }
    qsort(references, count, sizeof(*references), compare_references);
    *ret_count = count;
    return references;
}

static bool is_london(const char *region) {
    return strcmp(region, ATLAS_LONDON_CODE) == 0 ||
           strcmp(region, ATLAS_INNER_LONDON_CODE) == 0 ||
           strcmp(region, ATLAS_OUTER_LONDON_CODE) == 0;
}

// Whether the schools of an authority count for a published row.
static bool counts_for(const struct reconciler *reconciler, size_t authority,
                       const struct atlas_published_row *row) {
    const struct atlas_absence *absence = reconciler->absence;
    if (row->level == ATLAS_PUBLISHED_NATIONAL) return true;
    if (row->level == ATLAS_PUBLISHED_AUTHORITY) {
        return reconciler->groups[authority] == reconciler->groups[row->area];
    }
    const uint32_t region = absence->authorities[authority].region;
    if (region == ATLAS_NONE) return false;
    const char *wanted = absence->regions[row->area].code;
    const char *code = absence->regions[region].code;
    if (strcmp(wanted, ATLAS_LONDON_CODE) == 0) return is_london(code);
    return strcmp(wanted, code) == 0;
}

// Our sum for a published row, by compared count.
static void compute(const struct reconciler *reconciler,
                    const struct atlas_published_row *row,
                    struct atlas_count *computed) {
    const struct atlas_absence *absence = reconciler->absence;
    struct atlas_count counts[ATLAS_COLUMN_END];
    struct sum sum = {.counts = counts};
    size_t period = 0;
    while (absence->periods[period] != row->period) period++;
    for (size_t slot = 0; slot < absence->slot_count; slot++) {
        counts[slot] = atlas_count_nothing();
    }
    for (size_t i = 0; i < absence->authority_count; i++) {
        const struct sum *part = totals_at(&reconciler->totals, period, i,
                                           (enum atlas_phase)row->phase);
        if (!part->schools || !counts_for(reconciler, i, row)) continue;
        sum_add(&sum, part, absence->slot_count);
    }
    computed[0] = (struct atlas_count){sum.schools, ATLAS_NUMBER};
    for (size_t column = 0; column < ATLAS_CORE_COLUMN_END; column++) {
        const int slot = absence->slots[column];
        if (sum.schools == 0) {
            // No school of the phase is none missed, not "not applicable".
            computed[1 + column] = (struct atlas_count){0, ATLAS_NUMBER};
        } else if (slot < 0) {
            computed[1 + column] = (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
        } else {
            computed[1 + column] = counts[slot];
        }
    }
}

static void read_published(const struct atlas_absence *absence, size_t index,
                           struct atlas_count *published) {
    published[0] = absence->published[index].schools;
    for (size_t column = 0; column < ATLAS_CORE_COLUMN_END; column++) {
        published[1 + column] =
            atlas_absence_published(absence, index, (enum atlas_column)column);
    }
}

// Compare the published rows of one subject.
static void reconcile_subject(struct reconciler *reconciler,
                              const struct reference *references,
                              size_t count) {
    const struct atlas_absence *absence = reconciler->absence;
    struct atlas_reconciliation *result = &reconciler->result;
    struct atlas_count computed[ATLAS_COMPARED];
    const size_t first = result->count;
    compute(reconciler, references[0].row, computed);
    for (size_t i = 0; i < count; i++) {
        struct atlas_count published[ATLAS_COMPARED];
        const struct atlas_published_row *row = references[i].row;
        bool merged = false;
        read_published(absence, references[i].index, published);
        for (size_t j = first; j < result->count && !merged; j++) {
            merged = comparison_merge(result, &result->items[j], published,
                                      absence->files[row->file]);
        }
        if (merged) continue;
        struct atlas_reconciled *item = comparison_add(result, absence, row);
        memcpy(item->computed, computed, sizeof(computed));
        memcpy(item->published, published, sizeof(published));
    }
    for (size_t i = first; i < result->count; i++) {
        comparison_judge(&result->arena, &result->items[i]);
    }
    comparisons_explain(result, first);
}

void atlas_reconcile(const struct atlas_absence *absence,
                     const struct atlas_aggregate_options *options,
                     struct atlas_issues *issues,
                     struct atlas_reconciliation *ret_reconciliation) {
    struct reconciler reconciler = {.absence = absence, .options = options};
    size_t count = 0;
    totals_build(absence, &reconciler.totals);
    reconciler.groups = totals_groups(absence);
    struct reference *references = collect(&reconciler, &count);
    size_t first = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count &&
            compare_subjects(&references[first], &references[i]) == 0) {
            continue;
        }
        reconcile_subject(&reconciler, references + first, i - first);
        first = i;
    }
    struct atlas_reconciliation *result = &reconciler.result;
    comparisons_sort(result);
    comparisons_report(result, issues);
    free(references);
    free(reconciler.groups);
    totals_release(&reconciler.totals);
    *ret_reconciliation = *result;
}
