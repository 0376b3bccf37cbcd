// Access to the figures of drawn areas.
//
// In:  figures that lay.c laid onto boundaries.
// Out: single counts and rates.

#include "atlas/figures.h"

#include <stdlib.h>

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
    return atlas_rate_of(
        atlas_figure_count(figures, area, measure->numerator, phase),
        atlas_figure_count(figures, area, measure->denominator, phase));
}

void atlas_figures_release(struct atlas_figures *figures) {
    atlas_area_set_release(&figures->areas);
    free(figures->items);
    atlas_arena_release(&figures->arena);
    *figures = (struct atlas_figures){0};
}
