/** @file issues.h
 *  @brief Findings about the input that do not stop a run; data, not prints.
 *
 *  A stage adds to the list it is given; `export` writes it as issues.csv; the
 *  program says how many there are of each kind.
 *
 *  Ownership  texts are copied into the list; atlas_issues_release() frees all.
 *  Threads    one list, one thread; parallel tasks have a list each and the
 *             caller joins them in a fixed order with atlas_issues_take().
 */
#ifndef ATLAS_ISSUES_H
#define ATLAS_ISSUES_H

#include <stddef.h>

#include "atlas/memory.h"

/** One finding: where, about what, what it is, what was done about it. */
struct atlas_issue {
    const char *kind;     ///< Stable short key, e.g. "duplicate-urn".
    const char *file;     ///< Base name of the input; "" when none.
    unsigned long line;   ///< Line in the file; 0 when there is none.
    const char *subject;  ///< School, area or column it is about; "" when none.
    const char *finding;  ///< What was found, one sentence without full stop.
    const char *action;   ///< What was done, e.g. "row kept".
};

/** A list of findings. Zero-initialise to start empty. */
struct atlas_issues {
    struct atlas_issue *items;  ///< In the order they were added.
    size_t count;               ///< Items in use.
    size_t capacity;            ///< Items allocated.
    struct atlas_arena arena;   ///< Holds the texts.
};

/** Where a finding was made. */
struct atlas_issue_place {
    const char *file;     ///< Path or name; its base name is kept; may be NULL.
    unsigned long line;   ///< Line, or 0.
    const char *subject;  ///< What it is about; may be NULL.
};

/** Add a finding; `issues` may be NULL, then nothing happens.
 *
 *  @param kind    stable key, copied
 *  @param action  what was done, copied
 *  @param fmt     printf format of the finding
 */
void atlas_issues_add(struct atlas_issues *issues, const char *kind,
                      struct atlas_issue_place place, const char *action,
                      const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/** Append the items of `from` to `issues`, and leave `from` empty. */
void atlas_issues_take(struct atlas_issues *issues, struct atlas_issues *from);

/** The same, without those that `issues` has already, word for word. For a
 *  stage that looks at the same thing more than once in a run.
 */
void atlas_issues_take_new(struct atlas_issues *issues,
                           struct atlas_issues *from);

/** Number of findings of one kind. */
size_t atlas_issues_count(const struct atlas_issues *issues, const char *kind);

/** Free the list and make it empty. */
void atlas_issues_release(struct atlas_issues *issues);

#endif
