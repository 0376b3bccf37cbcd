/** @file redraw.h
 *  @brief Valid rings from the sides that an area lies left of. Private to
 *         geo/.
 */
#ifndef GEO_REDRAW_H
#define GEO_REDRAW_H

#include "slivers.h"

/** The areas of a topology on a grid, in its order, with changes made. Areas
 *  without changes whose rings meet no point twice keep their rings; of the
 *  others outer rings and holes are traced anew, so that no ring touches
 *  itself. An area may come out without rings. Rings run as area_set.h has it;
 *  boxes, sizes and inner points are not set.
 */
void areas_redraw(const struct faces *faces, const struct slivers *slivers,
                  struct atlas_area_set *ret_set);

#endif
