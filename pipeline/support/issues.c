// The list of findings.
//
// In:  findings of the stages, in the order in which they are made.
// Out: a list that owns its texts.
//
// Neighbours mostly share their kind, file and action ("row kept"), so such a
// text is kept once.

#include "atlas/issues.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// A copy of `text` in the list; `before` instead when it says the same.
static const char *keep_text(struct atlas_issues *issues, const char *before,
                             const char *text) {
    if (before && strcmp(before, text) == 0) return before;
    return atlas_arena_text(&issues->arena, text);
}

__attribute__((format(printf, 2, 0))) static char *format_text(
    struct atlas_arena *arena, const char *fmt, va_list args) {
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (length < 0) return atlas_arena_text(arena, "");
    char *text = atlas_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, fmt, args);
    return text;
}

// A new last item with everything but its finding.
static struct atlas_issue *add_item(struct atlas_issues *issues,
                                    const char *kind,
                                    struct atlas_issue_place place,
                                    const char *action) {
    issues->items = atlas_grow(issues->items, issues->count + 1,
                               &issues->capacity, sizeof(*issues->items));
    struct atlas_issue *item = &issues->items[issues->count++];
    const struct atlas_issue *before = issues->count > 1 ? item - 1 : NULL;
    *item = (struct atlas_issue){.line = place.line};
    item->kind = keep_text(issues, before ? before->kind : NULL, kind);
    item->file = keep_text(issues, before ? before->file : "",
                           place.file ? base_name(place.file) : "");
    item->action =
        keep_text(issues, before ? before->action : "", action ? action : "");
    item->subject = keep_text(issues, "", place.subject ? place.subject : "");
    return item;
}

void atlas_issues_add(struct atlas_issues *issues, const char *kind,
                      struct atlas_issue_place place, const char *action,
                      const char *fmt, ...) {
    if (!issues) return;
    struct atlas_issue *item = add_item(issues, kind, place, action);
    va_list args;
    va_start(args, fmt);
    item->finding = format_text(&issues->arena, fmt, args);
    va_end(args);
}

static void take_item(struct atlas_issues *issues,
                      const struct atlas_issue *taken) {
    const struct atlas_issue_place place = {taken->file, taken->line,
                                            taken->subject};
    struct atlas_issue *item =
        add_item(issues, taken->kind, place, taken->action);
    item->finding = atlas_arena_text(&issues->arena, taken->finding);
}

void atlas_issues_take(struct atlas_issues *issues, struct atlas_issues *from) {
    for (size_t i = 0; issues && i < from->count; i++) {
        take_item(issues, &from->items[i]);
    }
    atlas_issues_release(from);
}

static int compare_items(const void *left, const void *right) {
    const struct atlas_issue *a = left;
    const struct atlas_issue *b = right;
    int order = strcmp(a->kind, b->kind);
    if (!order) order = strcmp(a->file, b->file);
    if (!order) order = (a->line > b->line) - (a->line < b->line);
    if (!order) order = strcmp(a->subject, b->subject);
    if (!order) order = strcmp(a->finding, b->finding);
    return order ? order : strcmp(a->action, b->action);
}

// Kinds of a list, each once: a handful.
static size_t list_kinds(const struct atlas_issues *issues,
                         const char **kinds) {
    size_t count = 0;
    for (size_t i = 0; i < issues->count; i++) {
        size_t k = 0;
        while (k < count && strcmp(kinds[k], issues->items[i].kind) != 0) k++;
        if (k == count) kinds[count++] = issues->items[i].kind;
    }
    return count;
}

// Items of `issues` that are of a kind of `from`, sorted; they share texts.
static struct atlas_issue *list_known(const struct atlas_issues *issues,
                                      const struct atlas_issues *from,
                                      size_t *ret_count) {
    struct atlas_issue *known =
        atlas_xcalloc(issues->count + 1, sizeof(*known));
    const char **kinds = atlas_xcalloc(from->count + 1, sizeof(*kinds));
    const size_t kind_count = list_kinds(from, kinds);
    size_t count = 0;
    for (size_t i = 0; i < issues->count; i++) {
        for (size_t k = 0; k < kind_count; k++) {
            if (strcmp(issues->items[i].kind, kinds[k]) != 0) continue;
            known[count++] = issues->items[i];
            break;
        }
    }
    free(kinds);
    qsort(known, count, sizeof(*known), compare_items);
    *ret_count = count;
    return known;
}

void atlas_issues_take_new(struct atlas_issues *issues,
                           struct atlas_issues *from) {
    if (issues && from->count) {
        size_t count = 0;
        struct atlas_issue *known = list_known(issues, from, &count);
        for (size_t i = 0; i < from->count; i++) {
            const struct atlas_issue *item = &from->items[i];
            if (count &&
                bsearch(item, known, count, sizeof(*known), compare_items)) {
                continue;
            }
            take_item(issues, item);
        }
        free(known);
    }
    atlas_issues_release(from);
}

size_t atlas_issues_count(const struct atlas_issues *issues, const char *kind) {
    size_t count = 0;
    for (size_t i = 0; i < issues->count; i++) {
        if (strcmp(issues->items[i].kind, kind) == 0) count++;
    }
    return count;
}

void atlas_issues_release(struct atlas_issues *issues) {
    free(issues->items);
    atlas_arena_release(&issues->arena);
    *issues = (struct atlas_issues){0};
}
