// Comparisons of one reconciliation: made, judged, explained, sorted.
//
// In:  sums and published counts of an area, period and phase.
// Out: items of the reconciliation, each with its verdict.
//
// The hard idea: a difference stays unexplained unless another publication of
// the same figure is what the schools add up to; a state in place of a number
// is no difference, but says why nothing was compared.

#include "comparison.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"

// Merge what another file publishes into an item, where the two agree.
bool comparison_merge(struct atlas_reconciliation *result,
                      struct atlas_reconciled *item,
                      const struct atlas_count *published, const char *file) {
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        if (item->published[i].state == ATLAS_NUMBER &&
            published[i].state == ATLAS_NUMBER &&
            item->published[i].value != published[i].value) {
            return false;
        }
    }
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        if (published[i].state == ATLAS_NUMBER) {
            item->published[i] = published[i];
        }
    }
    struct atlas_text names = ATLAS_TEXT_INIT;
    atlas_text_addf(&names, "%s; %s", item->published_in, file);
    item->published_in =
        atlas_arena_text(&result->arena, atlas_text_string(&names));
    atlas_text_release(&names);
    return true;
}

struct atlas_reconciled *comparison_add(struct atlas_reconciliation *result,
                                        const struct atlas_absence *absence,
                                        const struct atlas_published_row *row) {
    result->items = atlas_grow(result->items, result->count + 1,
                               &result->capacity, sizeof(*result->items));
    struct atlas_reconciled *item = &result->items[result->count++];
    const char *code = ATLAS_ENGLAND_CODE;
    const char *name = "England";
    const char *old_code = "";
    if (row->level == ATLAS_PUBLISHED_AUTHORITY) {
        code = absence->authorities[row->area].code;
        name = absence->authorities[row->area].name;
        old_code = absence->authorities[row->area].old_code;
    } else if (row->level == ATLAS_PUBLISHED_REGIONAL) {
        code = absence->regions[row->area].code;
        name = absence->regions[row->area].name;
    }
    *item = (struct atlas_reconciled){
        .period = row->period,
        .level = row->level,
        .phase = row->phase,
        .code = atlas_arena_text(&result->arena, code),
        .old_la_code = atlas_arena_text(&result->arena, old_code),
        .name = atlas_arena_text(&result->arena, name),
        .published_in =
            atlas_arena_text(&result->arena, absence->files[row->file]),
        .why = "",
    };
    return item;
}

// Say what keeps a count from being compared. A release without severe absence
// still compares by its other counts.
static const char *why_not_compared(struct atlas_arena *arena,
                                    const struct atlas_reconciled *item) {
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        const enum atlas_state ours = item->computed[i].state;
        const enum atlas_state theirs = item->published[i].state;
        if (i == 1 + (size_t)ATLAS_SEVERE) continue;
        if (ours == ATLAS_NUMBER && theirs == ATLAS_NUMBER) continue;
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_addf(
            &text, "%s is %s (%s) %s", atlas_compared_name(i),
            atlas_state_word(theirs == ATLAS_NUMBER ? ours : theirs),
            atlas_state_symbol(theirs == ATLAS_NUMBER ? ours : theirs),
            theirs == ATLAS_NUMBER ? "in the schools' sum" : "as published");
        const char *why = atlas_arena_text(arena, atlas_text_string(&text));
        atlas_text_release(&text);
        return why;
    }
    return "";
}

void comparison_judge(struct atlas_arena *arena,
                      struct atlas_reconciled *item) {
    const char *why = why_not_compared(arena, item);
    item->is_compared = why[0] == '\0';
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        int64_t difference = 0;
        if (!atlas_reconciled_difference(item, i, &difference)) continue;
        if (difference < 0) difference = -difference;
        if (difference > item->largest) item->largest = difference;
    }
    if (!item->largest) item->why = why;
}

// Explain items of one subject by another that the schools add up to.
void comparisons_explain(struct atlas_reconciliation *result, size_t first) {
    const struct atlas_reconciled *right = NULL;
    for (size_t i = first; i < result->count && !right; i++) {
        const struct atlas_reconciled *item = &result->items[i];
        if (item->is_compared && !item->largest) right = item;
    }
    for (size_t i = first; i < result->count; i++) {
        struct atlas_reconciled *item = &result->items[i];
        if (!item->largest) continue;
        if (!right) {
            result->differing++;
            continue;
        }
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_addf(&text, "the schools add up to what %s publishes",
                        right->published_in);
        item->why = atlas_arena_text(&result->arena, atlas_text_string(&text));
        atlas_text_release(&text);
    }
}

static int compare_items(const void *left, const void *right) {
    const struct atlas_reconciled *a = left;
    const struct atlas_reconciled *b = right;
    if (a->period != b->period) return a->period < b->period ? -1 : 1;
    if (a->level != b->level) return a->level < b->level ? -1 : 1;
    const int by_code = strcmp(a->code, b->code);
    if (by_code) return by_code;
    const int by_old = strcmp(a->old_la_code, b->old_la_code);
    if (by_old) return by_old;
    if (a->phase != b->phase) return a->phase < b->phase ? -1 : 1;
    return strcmp(a->published_in, b->published_in);
}

void comparisons_sort(struct atlas_reconciliation *result) {
    if (!result->count) return;
    qsort(result->items, result->count, sizeof(*result->items), compare_items);
}

void comparisons_report(const struct atlas_reconciliation *result,
                        struct atlas_issues *issues) {
    for (size_t i = 0; i < result->count; i++) {
        const struct atlas_reconciled *item = &result->items[i];
        const struct atlas_issue_place place = {.file = item->published_in,
                                                .subject = item->name};
        if (!item->largest) continue;
        atlas_issues_add(
            issues, item->why[0] ? "publications-differ" : "totals-differ",
            place, item->why[0] ? "explained" : "the run ends with status 3",
            "the schools of %s, %s, %s, do not add up to what is published: "
            "the largest difference of a count is %" PRId64,
            item->code, atlas_period_text(item->period).text,
            atlas_phase_name((enum atlas_phase)item->phase), item->largest);
    }
}
