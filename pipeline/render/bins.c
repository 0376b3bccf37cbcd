// Boxes in bins.
//
// In:  boxes anywhere on the page.
// Out: the answer whether one of them meets another box, for the price of those
//      around it.
//
// A box stands in every bin that it touches; bins are of such a size that there
// are about as many of them as boxes.

#include "bins.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"

// Most bins on a side.
#define SIDE_MOST 256

// Columns and rows of bins that a box touches.
struct span {
    size_t left;
    size_t right;
    size_t top;
    size_t bottom;
};

static size_t clamped(double place, size_t count) {
    if (!(place > 0)) return 0;
    return place < (double)count ? (size_t)place : count - 1;
}

static struct span span_of(const struct bins *bins, struct box box) {
    const double x = box.x - bins->whole.x;
    const double y = box.y - bins->whole.y;
    return (struct span){clamped(x / bins->side, bins->columns),
                         clamped((x + box.width) / bins->side, bins->columns),
                         clamped(y / bins->side, bins->rows),
                         clamped((y + box.height) / bins->side, bins->rows)};
}

static struct box whole_of(const struct box *boxes, size_t count) {
    struct box whole = boxes[0];
    for (size_t i = 1; i < count; i++) {
        const double right = fmax(box_right(whole), box_right(boxes[i]));
        const double bottom = fmax(box_bottom(whole), box_bottom(boxes[i]));
        whole.x = fmin(whole.x, boxes[i].x);
        whole.y = fmin(whole.y, boxes[i].y);
        whole.width = right - whole.x;
        whole.height = bottom - whole.y;
    }
    return whole;
}

// Count the entries of every bin, or write them, last before first, from the
// ends that are in the place of firsts.
static void boxes_enter(struct bins *bins, size_t count, bool is_writing) {
    for (size_t i = count; i-- > 0;) {
        const struct span span = span_of(bins, bins->boxes[i]);
        for (size_t row = span.top; row <= span.bottom; row++) {
            for (size_t column = span.left; column <= span.right; column++) {
                const size_t bin = row * bins->columns + column;
                if (is_writing) {
                    bins->items[--bins->firsts[bin]] = i;
                } else {
                    bins->firsts[bin]++;
                }
            }
        }
    }
}

void bins_create(const struct box *boxes, size_t count, struct bins *ret_bins) {
    struct bins bins = {.boxes = boxes};
    if (count > 0) {
        bins.whole = whole_of(boxes, count);
        const double longer = fmax(bins.whole.width, bins.whole.height);
        const double along = fmin(ceil(sqrt((double)count)), SIDE_MOST);
        bins.side = fmax(longer / along, 1e-6);
        bins.columns = (size_t)(bins.whole.width / bins.side) + 1;
        bins.rows = (size_t)(bins.whole.height / bins.side) + 1;
        const size_t bin_count = bins.columns * bins.rows;
        bins.firsts = atlas_xcalloc(bin_count + 1, sizeof(*bins.firsts));
        boxes_enter(&bins, count, false);
        for (size_t i = 1; i < bin_count; i++) {
            bins.firsts[i] += bins.firsts[i - 1];
        }
        bins.firsts[bin_count] = bins.firsts[bin_count - 1];
        bins.items =
            atlas_xcalloc(bins.firsts[bin_count] + 1, sizeof(*bins.items));
        // Writing counts each bin's end down to its first entry.
        boxes_enter(&bins, count, true);
    }
    *ret_bins = bins;
}

void bins_release(struct bins *bins) {
    free(bins->firsts);
    free(bins->items);
    *bins = (struct bins){.boxes = NULL};
}

bool bins_meet(const struct bins *bins, struct box box) {
    if (!bins->firsts) return false;
    const struct span span = span_of(bins, box);
    for (size_t row = span.top; row <= span.bottom; row++) {
        for (size_t column = span.left; column <= span.right; column++) {
            const size_t bin = row * bins->columns + column;
            for (size_t i = bins->firsts[bin]; i < bins->firsts[bin + 1]; i++) {
                if (box_meets(box, bins->boxes[bins->items[i]])) return true;
            }
        }
    }
    return false;
}
