// Many boxes, kept by their place, to be asked what meets another box.
#ifndef ATLAS_RENDER_BINS_H
#define ATLAS_RENDER_BINS_H

#include <stddef.h>

#include "box.h"

struct bins {
    const struct box *boxes;  // Borrowed.
    struct box whole;         // Around all of them.
    double side;              // Of a bin.
    size_t columns;
    size_t rows;
    size_t *firsts;  // By bin: its first entry; one more at the end.
    size_t *items;   // Entries: indices of boxes, bin after bin.
};

// Sort boxes into bins; none is fine.
void bins_create(const struct box *boxes, size_t count, struct bins *ret_bins);
void bins_release(struct bins *bins);

// Whether any of the boxes meets this one.
bool bins_meet(const struct bins *bins, struct box box);

#endif
