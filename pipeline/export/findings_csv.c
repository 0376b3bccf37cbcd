// issues.csv, reconciliation.csv and CREDITS.txt: what a run has to admit.
//
// In:  the lists of findings, of comparisons with published rows, of credits.
// Out: a row or line each, in the order of the list.

#include "atlas/export.h"
#include "cells.h"

void atlas_export_issues(const struct atlas_issues *issues,
                         struct atlas_text *text) {
    atlas_text_add(text, "file,line,kind,subject,finding,action\n");
    for (size_t i = 0; i < issues->count; i++) {
        const struct atlas_issue *issue = &issues->items[i];
        atlas_text_add_csv(text, issue->file);
        atlas_text_add_char(text, ',');
        if (issue->line) atlas_text_addf(text, "%lu", issue->line);
        cell_next_text(text, issue->kind);
        cell_next_text(text, issue->subject);
        cell_next_text(text, issue->finding);
        cell_next_text(text, issue->action);
        atlas_text_add_char(text, '\n');
    }
}

static void add_reconciliation_header(struct atlas_text *text) {
    atlas_text_add(text,
                   "time_period,geographic_level,area_code,old_la_code,"
                   "area_name,education_phase,published_in");
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        const char *name = atlas_compared_name(i);
        atlas_text_addf(text, ",%s_computed,%s_published,%s_difference", name,
                        name, name);
    }
    atlas_text_add(text, ",largest_difference,why\n");
}

// Where one of the two is no number, their difference has the worse state.
static struct atlas_count worse_of(struct atlas_count left,
                                   struct atlas_count right) {
    return left.state > right.state ? left : right;
}

static void add_compared(const struct atlas_reconciled *item, size_t which,
                         struct atlas_text *text) {
    int64_t difference;
    atlas_text_add_char(text, ',');
    cell_add_count(text, item->computed[which]);
    atlas_text_add_char(text, ',');
    cell_add_count(text, item->published[which]);
    atlas_text_add_char(text, ',');
    if (atlas_reconciled_difference(item, which, &difference)) {
        atlas_text_add_int(text, difference);
    } else {
        cell_add_count(text,
                       worse_of(item->computed[which], item->published[which]));
    }
}

static void add_reconciled(const struct atlas_reconciled *item,
                           struct atlas_text *text) {
    atlas_text_add_int(text, item->period);
    cell_next_text(
        text, cell_published_level((enum atlas_published_level)item->level));
    cell_next_text(text, item->code);
    cell_next_text(text, item->old_la_code);
    cell_next_text(text, item->name);
    cell_next_text(text, atlas_phase_name((enum atlas_phase)item->phase));
    cell_next_text(text, item->published_in);
    for (size_t i = 0; i < ATLAS_COMPARED; i++) add_compared(item, i, text);
    atlas_text_add_char(text, ',');
    atlas_text_add_int(text, item->largest);
    cell_next_text(text, item->why);
    atlas_text_add_char(text, '\n');
}

void atlas_export_reconciliation(
    const struct atlas_reconciliation *reconciliation,
    struct atlas_text *text) {
    add_reconciliation_header(text);
    for (size_t i = 0; i < reconciliation->count; i++) {
        add_reconciled(&reconciliation->items[i], text);
    }
}

void atlas_export_credits(const struct atlas_credits *credits,
                          struct atlas_text *text) {
    for (size_t i = 0; i < credits->count; i++) {
        atlas_text_add(text, credits->lines[i]);
        atlas_text_add_char(text, '\n');
    }
}
