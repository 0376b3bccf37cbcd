/** @file hexagon_search.h
 *  @brief A better layout. Private to geo/.
 */
#ifndef GEO_HEXAGON_SEARCH_H
#define GEO_HEXAGON_SEARCH_H

#include "hexagon_layout.h"

/** Improve a layout by simulated annealing, the same way every time. */
void hexagon_search(struct hexagon_layout *layout);

#endif
