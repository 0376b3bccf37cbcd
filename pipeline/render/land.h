// Where there is land: a coarse grid over the map, to find free places for the
// legend, insets and labels.
#ifndef ATLAS_RENDER_LAND_H
#define ATLAS_RENDER_LAND_H

#include <stdbool.h>
#include <stdint.h>

#include "atlas/topology.h"

struct land {
    struct atlas_box box;  // Of the whole grid, metres: what the map shows.
    double cell_m;
    size_t columns;
    size_t rows;
    uint32_t *sums;  // Cells with land in all rows and columns before.
};

// Survey the areas; `margin` is kept around them, as a share of their longer
// side.
void land_survey(const struct atlas_topology *topology, double margin,
                 struct land *ret_land);

// The same of some of the areas alone: what is not one of them is free.
void land_survey_some(const struct atlas_area_set *areas, const bool *some,
                      double margin, struct land *ret_land);
void land_release(struct land *land);

// Whether no cell under the box has land. What lies off the grid is free.
bool land_is_free(const struct land *land, struct atlas_box box);

#endif
