// The areas that a map is about: what it shows around them, how they stand out.
#ifndef ATLAS_RENDER_FOCUS_H
#define ATLAS_RENDER_FOCUS_H

#include "atlas/render.h"
#include "canvas.h"
#include "outline.h"

// Whether the map is about some of its areas.
bool focus_is_there(const struct atlas_map *map);

// Areas of the focus, and the first of them.
size_t focus_count(const struct atlas_map *map);
size_t focus_first(const struct atlas_map *map);

// Whether the map ends at a frame that cuts off what it shows.
bool focus_has_frame(const struct atlas_map *map);

// ATLAS_ERR_USAGE for a focus or dots on anything but areas.
ATLAS_MUST_CHECK enum atlas_status focus_check(const struct atlas_map *map,
                                               struct atlas_error *err);

// Around the areas of the focus, metres.
struct atlas_box focus_box(const struct atlas_map *map);

// The strong border around the focus, which is then drawn over it; and a sample
// of it on a swatch of the legend.
void focus_draw(const struct atlas_map *map, const struct outline *outline,
                struct tracing *tracing, struct canvas *canvas);
void focus_swatch_draw(struct box swatch, struct canvas *canvas);

// How far a strong border may be moved, points: it is wide.
#define FOCUS_TOLERANCE_PT 0.4
// Paper between the focus and its border.
#define FOCUS_EDGE_PT 0.7

#endif
