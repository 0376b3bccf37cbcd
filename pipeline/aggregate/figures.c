// Access to the figures of drawn areas.
//
// In:  figures that lay.c laid onto boundaries.
// Out: single counts, rates and changes of rates.

#include "atlas/figures.h"

#include <stdlib.h>
#include <string.h>

struct atlas_count atlas_figure_count(const struct atlas_figures *figures,
                                      size_t area, enum atlas_column column,
                                      enum atlas_phase phase) {
    const int slot = figures->slots[column];
    if (slot < 0) {
        return (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    }
    return figures->items[area]
        .counts[(size_t)phase * figures->slot_count + (size_t)slot];
}

struct atlas_rate atlas_figure_measure(const struct atlas_figures *figures,
                                       size_t area,
                                       const struct atlas_measure *measure,
                                       enum atlas_phase phase) {
    const struct atlas_figure *figure = &figures->items[area];
    if (figure->is_partial || !figure->has_row) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    const struct atlas_rate rate = atlas_rate_of(
        atlas_figure_count(figures, area, measure->numerator, phase),
        atlas_figure_count(figures, area, measure->denominator, phase));
    return figure->is_few[phase] ? atlas_rate_few(rate) : rate;
}

bool atlas_figures_match(const struct atlas_figures *left,
                         const struct atlas_figures *right) {
    if (left->areas.count != right->areas.count ||
        strcmp(left->level_key, right->level_key) != 0) {
        return false;
    }
    for (size_t i = 0; i < left->areas.count; i++) {
        if (strcmp(left->areas.items[i].code, right->areas.items[i].code)) {
            return false;
        }
    }
    return true;
}

struct atlas_rate atlas_figures_change(const struct atlas_figures *now,
                                       const struct atlas_figures *before,
                                       size_t area,
                                       const struct atlas_measure *measure,
                                       enum atlas_phase phase) {
    struct atlas_rate change = {.state = ATLAS_NOT_AVAILABLE};
    if (area >= before->areas.count ||
        strcmp(now->areas.items[area].code, before->areas.items[area].code)) {
        return change;
    }
    const struct atlas_rate to =
        atlas_figure_measure(now, area, measure, phase);
    const struct atlas_rate from =
        atlas_figure_measure(before, area, measure, phase);
    change.state = to.state > from.state ? to.state : from.state;
    if (change.state == ATLAS_NUMBER) {
        change.percent = to.percent - from.percent;
    }
    return change;
}

void atlas_figures_release(struct atlas_figures *figures) {
    atlas_area_set_release(&figures->areas);
    free(figures->items);
    atlas_arena_release(&figures->arena);
    *figures = (struct atlas_figures){0};
}
