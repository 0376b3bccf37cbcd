// Calls of the drawing interface, and the shapes made of them.
//
// In:  page points.
// Out: calls on the surface behind the canvas.

#include "canvas.h"

void canvas_begin(struct canvas *canvas, const struct canvas_group *group) {
    canvas->ops->begin(canvas, group);
}

void canvas_end(struct canvas *canvas) {
    canvas->ops->end(canvas);
}

void canvas_path(struct canvas *canvas, const struct canvas_path *path,
                 const struct canvas_paint *paint) {
    if (path->count > 0) canvas->ops->path(canvas, path, paint);
}

void canvas_circle(struct canvas *canvas, struct atlas_point centre,
                   double radius, const struct canvas_paint *paint) {
    if (radius > 0) canvas->ops->circle(canvas, centre, radius, paint);
}

void canvas_text(struct canvas *canvas, const struct canvas_text *text) {
    if (text->text[0]) canvas->ops->text(canvas, text);
}

void canvas_clip(struct canvas *canvas, struct box box) {
    canvas->ops->clip(canvas, box);
}

void canvas_unclip(struct canvas *canvas) {
    canvas->ops->unclip(canvas);
}

void canvas_place(struct canvas *canvas, struct atlas_point origin,
                  double scale) {
    canvas->ops->place(canvas, origin, scale);
}

void canvas_unplace(struct canvas *canvas) {
    canvas->ops->unplace(canvas);
}

void canvas_box(struct canvas *canvas, struct box box,
                const struct canvas_paint *paint) {
    const struct atlas_point corners[] = {{box.x, box.y},
                                          {box_right(box), box.y},
                                          {box_right(box), box_bottom(box)},
                                          {box.x, box_bottom(box)}};
    const size_t end = 4;
    canvas_path(canvas, &(struct canvas_path){corners, &end, 1, true}, paint);
}

void canvas_line(struct canvas *canvas, struct atlas_point from,
                 struct atlas_point to, const struct canvas_paint *paint) {
    const struct atlas_point ends_at[] = {from, to};
    const size_t end = 2;
    canvas_path(canvas, &(struct canvas_path){ends_at, &end, 1, false}, paint);
}

void canvas_block(struct canvas *canvas, const struct type_block *block,
                  struct atlas_point at, struct colour colour) {
    const double size = block->style.size_pt;
    for (size_t i = 0; i < block->count; i++) {
        const double base = size * (TYPE_ASCENT + TYPE_LEADING * (double)i);
        canvas_text(canvas,
                    &(struct canvas_text){.text = block->lines[i].text,
                                          .style = block->style,
                                          .at = {at.x, at.y + base},
                                          .width = block->lines[i].width,
                                          .colour = colour});
    }
}
