// Marks of points that can be told apart without colour.
#ifndef ATLAS_RENDER_CHART_MARK_H
#define ATLAS_RENDER_CHART_MARK_H

#include "canvas.h"

enum chart_mark {
    MARK_CIRCLE,
    MARK_SQUARE,
    MARK_TRIANGLE,
    MARK_DIAMOND,
    MARK_TIP,  // A triangle upside down.
    MARK_END
};

// Draw a mark around a place. All look as large as a circle of that radius.
void chart_mark_draw(enum chart_mark mark, struct atlas_point at, double radius,
                     const struct canvas_paint *paint, struct canvas *canvas);

#endif
