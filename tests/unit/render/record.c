// A surface that draws nothing and forgets nothing.

#include "record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

// Letters reach so far above and below the baseline, as parts of the size.
#define LETTER_ABOVE 0.76
#define LETTER_BELOW 0.24

static struct record *record_add(struct recorder *self, enum record_kind kind) {
    self->records = atlas_grow(self->records, self->count + 1, &self->capacity,
                               sizeof(*self->records));
    struct record *record = &self->records[self->count++];
    *record = (struct record){.kind = kind,
                              .group = "",
                              .title = "",
                              .text = "",
                              .is_clipped = self->clips > 0};
    for (size_t i = 0; i < self->depth; i++) {
        if (self->groups[i][0]) record->group = self->groups[i];
        record->title = self->titles[i];
    }
    return record;
}

static void record_begin(struct canvas *canvas,
                         const struct canvas_group *group) {
    struct recorder *self = (struct recorder *)canvas;
    assert_true(self->depth < ATLAS_COUNT(self->groups));
    self->groups[self->depth] =
        atlas_arena_text(&self->arena, group->id ? group->id : "");
    self->titles[self->depth++] =
        atlas_arena_text(&self->arena, group->title ? group->title : "");
}

static void record_end(struct canvas *canvas) {
    ((struct recorder *)canvas)->depth--;
}

static struct box box_of(const struct atlas_point *points, size_t count) {
    struct box box = {points[0].x, points[0].y, 0, 0};
    for (size_t i = 1; i < count; i++) {
        const double right = fmax(box_right(box), points[i].x);
        const double bottom = fmax(box_bottom(box), points[i].y);
        box.x = fmin(box.x, points[i].x);
        box.y = fmin(box.y, points[i].y);
        box.width = right - box.x;
        box.height = bottom - box.y;
    }
    return box;
}

static void record_path(struct canvas *canvas, const struct canvas_path *path,
                        const struct canvas_paint *paint) {
    struct recorder *self = (struct recorder *)canvas;
    struct record *record = record_add(self, RECORD_PATH);
    const size_t count = path->ends[path->count - 1];
    struct atlas_point *points =
        atlas_arena_alloc(&self->arena, count * sizeof(*points));
    size_t *ends = atlas_arena_alloc(&self->arena, path->count * sizeof(*ends));
    memcpy(points, path->points, count * sizeof(*points));
    memcpy(ends, path->ends, path->count * sizeof(*ends));
    record->path =
        (struct canvas_path){points, ends, path->count, path->is_closed};
    record->paint = *paint;
    record->box = box_of(points, count);
}

static void record_circle(struct canvas *canvas, struct atlas_point centre,
                          double radius, const struct canvas_paint *paint) {
    struct record *record =
        record_add((struct recorder *)canvas, RECORD_CIRCLE);
    record->paint = *paint;
    record->box = box_grow((struct box){centre.x, centre.y, 0, 0}, radius);
}

static void record_words(struct canvas *canvas,
                         const struct canvas_text *text) {
    struct recorder *self = (struct recorder *)canvas;
    struct record *record = record_add(self, RECORD_TEXT);
    const double shift = text->anchor == ANCHOR_START    ? 0
                         : text->anchor == ANCHOR_MIDDLE ? text->width / 2
                                                         : text->width;
    const double size = text->style.size_pt;
    record->text = atlas_arena_text(&self->arena, text->text);
    record->words = *text;
    record->words.text = record->text;
    record->box =
        (struct box){text->at.x - shift, text->at.y - size * LETTER_ABOVE,
                     text->width, size * (LETTER_ABOVE + LETTER_BELOW)};
}

static void record_clip(struct canvas *canvas, struct box box) {
    (void)box;
    ((struct recorder *)canvas)->clips++;
}

static void record_unclip(struct canvas *canvas) {
    ((struct recorder *)canvas)->clips--;
}

static const struct canvas_ops record_ops = {
    .begin = record_begin,
    .end = record_end,
    .path = record_path,
    .circle = record_circle,
    .text = record_words,
    .clip = record_clip,
    .unclip = record_unclip,
};

void record_picture(const struct atlas_picture *picture,
                    struct recorder *recorder) {
    recorder->base.ops = &record_ops;
    picture->ops->draw(picture, 0.1, &recorder->base);
    assert_int_equal(recorder->depth, 0);
    assert_int_equal(recorder->clips, 0);
}

void record_check_texts(const struct recorder *recorder, struct box page,
                        const char *what) {
    for (size_t i = 0; i < recorder->count; i++) {
        const struct record *text = &recorder->records[i];
        if (text->kind != RECORD_TEXT) continue;
        if (!box_holds(page, text->box)) {
            fail_msg("%s: '%s' leaves the page", what, text->text);
        }
        for (size_t j = 0; j < i; j++) {
            const struct record *other = &recorder->records[j];
            if (other->kind != RECORD_TEXT) continue;
            if (!box_meets(text->box, other->box)) continue;
            fail_msg("%s: '%s' meets '%s'", what, text->text, other->text);
        }
    }
}

const struct record *record_text(const struct recorder *recorder,
                                 const char *part) {
    for (size_t i = 0; i < recorder->count; i++) {
        const struct record *record = &recorder->records[i];
        if (record->kind == RECORD_TEXT && strstr(record->text, part)) {
            return record;
        }
    }
    return NULL;
}

size_t record_count(const struct recorder *recorder, enum record_kind kind,
                    const char *group) {
    size_t count = 0;
    for (size_t i = 0; i < recorder->count; i++) {
        const struct record *record = &recorder->records[i];
        count += record->kind == kind && strcmp(record->group, group) == 0;
    }
    return count;
}

void record_release(struct recorder *recorder) {
    free(recorder->records);
    atlas_arena_release(&recorder->arena);
    *recorder = (struct recorder){.count = 0};
}
