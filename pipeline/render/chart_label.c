// Names beside the ends of lines.
//
// In:  names, figures, the heights of the ends.
// Out: wrapped labels in a column, none over another, and their leaders.
//
// Labels that touch form a run. A run stands where the squares of its members'
// moves add up to least, which is at the mean of their wishes; runs that meet
// become one (pooling of adjacent violators, Ayer and others 1955). So no label
// moves further than the others make it, and the order of the ends is kept:
// leaders do not cross.

#include "chart_label.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "words.h"

#define ELLIPSIS "\u2026"
// A label moved further than that gets a leader.
#define LEADER_FROM_PT 2.0
#define LEADER_PT 0.5
// Free at both ends of a leader: the line's mark, and the label.
#define LEADER_GAP_PT 3.5
#define LEADER_END_PT 1.0
// Between labels of a column.
#define APART_PT 1.5
#define HALO_PT 2.0

// The first `length` bytes of a name, shortened or whole, then the figure.
static enum atlas_status words_wrap(struct chart *chart,
                                    const struct chart_label_words *words,
                                    size_t length, struct type_block *ret_block,
                                    struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    words_add_clean(&text, words->name);
    if (length < text.length) {
        while (length > 0 && text.data[length - 1] == ' ') length--;
        text.length = length;
        text.data[length] = '\0';
        atlas_text_add(&text, ELLIPSIS);
    }
    if (words->figure) {
        atlas_text_add_char(&text, ' ');
        atlas_text_add(&text, words->figure);
    }
    const enum atlas_status status =
        typeface_wrap(chart->typeface, atlas_text_string(&text), words->style,
                      words->width, &chart->arena, ret_block, err);
    atlas_text_release(&text);
    return status;
}

// Where a letter starts, at or before a byte.
static size_t letter_start(const char *name, size_t at) {
    while (at > 0 && ((unsigned char)name[at] & 0xc0) == 0x80) at--;
    return at;
}

enum atlas_status chart_label_write(struct chart *chart,
                                    const struct chart_label_words *words,
                                    struct chart_label *label,
                                    struct atlas_error *err) {
    size_t fits = 0;
    size_t too_long = strlen(words->name);
    struct type_block block;
    enum atlas_status status = words_wrap(chart, words, too_long, &block, err);
    if (status || block.count <= words->height) {
        if (!status) label->block = block;
        return status;
    }
    while (!status && too_long > 0 &&
           letter_start(words->name, too_long - 1) > fits) {
        size_t middle = letter_start(words->name, (fits + too_long + 1) / 2);
        if (middle <= fits) middle = letter_start(words->name, too_long - 1);
        status = words_wrap(chart, words, middle, &block, err);
        if (!status && block.count <= words->height) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    return status ? status : words_wrap(chart, words, fits, &label->block, err);
}

// Labels that stand without space between them.
struct run {
    size_t count;
    double wishes;  // Sum of where each would have the run begin.
    double height;
    double top;
};

static void run_place(struct run *run, double top, double bottom) {
    const double mean = run->wishes / (double)run->count;
    run->top = fmax(fmin(mean, bottom - run->height), top);
}

// Add a label's run to those before it, and join those that meet.
static size_t run_add(struct run *runs, size_t count, struct run run,
                      double top, double bottom) {
    run_place(&run, top, bottom);
    while (count > 0 &&
           runs[count - 1].top + runs[count - 1].height > run.top) {
        const struct run *before = &runs[--count];
        run.wishes += before->wishes - (double)run.count * before->height;
        run.count += before->count;
        run.height += before->height;
        run_place(&run, top, bottom);
    }
    runs[count] = run;
    return count + 1;
}

static void label_stand(struct chart_label *label, double left, double top) {
    label->box =
        (struct box){left, top, label->block.width, label->block.height};
    label->has_leader =
        fabs(top + label->block.height / 2 - label->end.y) > LEADER_FROM_PT;
}

// In the order of their ends; equal ones as they come.
static void labels_sort(struct chart_label *const labels[], size_t count,
                        struct chart_label *sorted[]) {
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && sorted[at - 1]->end.y > labels[i]->end.y; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = labels[i];
    }
}

bool chart_labels_spread(struct chart_label *const labels[], size_t count,
                         double left, double top, double bottom) {
    struct chart_label *sorted[CHART_LABELS_MAX];
    struct run runs[CHART_LABELS_MAX];
    size_t run_count = 0;
    double height = 0;
    assert(count <= CHART_LABELS_MAX);
    labels_sort(labels, count, sorted);
    for (size_t i = 0; i < count; i++) {
        const double high = sorted[i]->block.height + APART_PT;
        height += high;
        run_count = run_add(runs, run_count,
                            (struct run){.count = 1,
                                         .wishes = sorted[i]->end.y - high / 2,
                                         .height = high},
                            top, bottom);
    }
    size_t label = 0;
    for (size_t i = 0; i < run_count; i++) {
        double at = runs[i].top;
        for (size_t j = 0; j < runs[i].count; j++) {
            label_stand(sorted[label], left, at + APART_PT / 2);
            at += sorted[label++]->block.height + APART_PT;
        }
    }
    return height <= bottom - top;
}

void chart_label_draw(const struct chart_label *label, struct colour colour,
                      struct canvas *canvas) {
    const struct box box = label->box;
    const struct atlas_point at = {box.x, box.y};
    if (label->has_leader) {
        canvas_line(
            canvas,
            (struct atlas_point){label->end.x + LEADER_GAP_PT, label->end.y},
            (struct atlas_point){box.x - LEADER_END_PT, box.y + box.height / 2},
            &(struct canvas_paint){.stroke_pt = LEADER_PT, .stroke = colour});
    }
    canvas_block_halo(canvas, &label->block, at, colour, HALO_PT);
}
