/** @file record.h
 *  @brief A canvas that keeps what is drawn on it, for tests to look at.
 */
#ifndef ATLAS_TEST_RECORD_H
#define ATLAS_TEST_RECORD_H

#include "atlas/memory.h"
#include "render/picture.h"

/** What was drawn. */
enum record_kind { RECORD_PATH, RECORD_CIRCLE, RECORD_TEXT };

/** One call. */
struct record {
    enum record_kind kind;
    const char *group;  ///< Id of the group with an id around it; "" none.
    const char *title;  ///< Title of the innermost group; "" none.
    struct canvas_paint paint;
    struct canvas_path path;  ///< Of a path: a copy.
    struct box box;  ///< Around it; of a text, its letters from top to foot.
    const char *text;
    struct canvas_text words;  ///< Of a text.
    bool is_clipped;
};

/** A canvas and its calls. Zeroed to start; do not move it. */
struct recorder {
    struct canvas base;
    struct record *records;
    size_t count;
    size_t capacity;
    const char *groups[16];
    const char *titles[16];
    size_t depth;
    size_t clips;
    struct atlas_arena arena;
};

/** Draw a picture on it. */
void record_picture(const struct atlas_picture *picture,
                    struct recorder *recorder);

/** Fails the test unless every text lies on the page and none meets another.
 *  `what` names the case.
 */
void record_check_texts(const struct recorder *recorder, struct box page,
                        const char *what);

/** The first text that holds a string; NULL when there is none. */
const struct record *record_text(const struct recorder *recorder,
                                 const char *part);

/** Number of calls of a kind in a group. */
size_t record_count(const struct recorder *recorder, enum record_kind kind,
                    const char *group);

/** Free everything. */
void record_release(struct recorder *recorder);

#endif
