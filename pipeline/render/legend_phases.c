// The key of phases: how a primary, a secondary and a special school look.
//
// In:  the phases of the dots.
// Out: a sample of each that occurs, with its word.

#include <ctype.h>
#include <math.h>

#include "dots.h"
#include "legend_parts.h"
#include "words.h"

#define SAMPLE_RADIUS_PT 3.4
#define SAMPLE_WIDTH_PT 9.0
#define LABEL_GAP_PT 3.0
#define ITEM_GAP_PT 9.0
#define HEIGHT_PT 11.0

static struct type_style small(const struct legend *legend) {
    return (struct type_style){LEGEND_SMALL_PT * legend->unit, false};
}

static bool has_phase(const struct atlas_map *map, enum atlas_phase phase) {
    for (size_t i = 0; i < map->dot_count; i++) {
        if (map->dots[i].phase == phase) return true;
    }
    return false;
}

// "Primary".
static const char *label_of(const struct legend_source *source,
                            enum atlas_phase phase) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, atlas_phase_key(phase));
    text.data[0] = (char)toupper((unsigned char)text.data[0]);
    return legend_keep(source->arena, &text);
}

void legend_phases_write(const struct legend_source *source,
                         struct legend *legend) {
    struct legend_phases *phases = &legend->phases;
    const double item = (SAMPLE_WIDTH_PT + LABEL_GAP_PT) * legend->unit;
    for (int i = 0; i < ATLAS_PHASE_END; i++) {
        const enum atlas_phase phase = (enum atlas_phase)i;
        if (!has_phase(source->map, phase)) continue;
        const size_t at = phases->count++;
        phases->phases[at] = phase;
        phases->labels[at] = label_of(source, phase);
        phases->label_widths[at] =
            typeface_width(source->typeface, phases->labels[at], small(legend));
        phases->place.width += (at > 0 ? ITEM_GAP_PT * legend->unit : 0) +
                               item + phases->label_widths[at];
    }
    phases->is_there = phases->count > 0;
    phases->place.height = phases->is_there ? HEIGHT_PT * legend->unit : 0;
}

void legend_phases_draw(const struct legend *legend,
                        const struct legend_pen *pen) {
    const struct legend_phases *phases = &legend->phases;
    const double unit = legend->unit;
    const double middle = phases->place.y + phases->place.height / 2;
    double x = phases->place.x;
    canvas_begin(pen->canvas, &(struct canvas_group){.id = "phases"});
    for (size_t i = 0; i < phases->count; i++) {
        const struct dot_mark mark = {
            .at = {pen->corner.x + x + SAMPLE_WIDTH_PT / 2 * unit,
                   pen->corner.y + middle},
            .radius_pt = SAMPLE_RADIUS_PT * unit,
            .phase = phases->phases[i]};
        dot_draw(&mark, pen->canvas);
        x += (SAMPLE_WIDTH_PT + LABEL_GAP_PT) * unit;
        legend_line(
            pen, phases->labels[i], phases->label_widths[i], small(legend),
            (struct atlas_point){x, middle + LEGEND_SMALL_PT * unit * 0.36});
        x += phases->label_widths[i] + ITEM_GAP_PT * unit;
    }
    canvas_end(pen->canvas);
}
