// The shape of a name: broken at blanks into lines as even as can be.
//
// In:  a name, a size, a number of lines.
// Out: the lines with their widths, and the drawing of them.

#include <math.h>
#include <string.h>

#include "labels.h"

// Words of a name that may begin a line.
#define WORDS_MAX 16
#define HALO_PT 1.8

// Places where lines may begin.
struct words {
    size_t starts[WORDS_MAX + 1];  // The last one is past the end, plus one.
    size_t count;
};

static struct words words_of(const char *name) {
    struct words words = {{0}, 1};
    const size_t length = strlen(name);
    for (size_t i = 0; i < length && words.count < WORDS_MAX; i++) {
        if (name[i] == ' ') words.starts[words.count++] = i + 1;
    }
    words.starts[words.count] = length + 1;
    return words;
}

static struct type_line line_of(struct typeface *typeface,
                                struct atlas_arena *arena, const char *name,
                                const size_t range[2],
                                struct type_style style) {
    const char *text =
        atlas_arena_copy(arena, name + range[0], range[1] - 1 - range[0]);
    return (struct type_line){text, typeface_width(typeface, text, style)};
}

// Try the breaks before words `first` and `second` (equal: one break).
static void breaks_try(struct typeface *typeface, struct atlas_arena *arena,
                       const char *name, const struct words *words,
                       const size_t breaks[2], struct label *best) {
    struct label tried = *best;
    const size_t edges[] = {0, breaks[0], breaks[1], words->count};
    double width = 0;
    tried.line_count = 0;
    for (int i = 0; i < 3; i++) {
        if (edges[i] == edges[i + 1]) continue;
        const size_t range[] = {words->starts[edges[i]],
                                words->starts[edges[i + 1]]};
        const struct type_line line =
            line_of(typeface, arena, name, range, tried.style);
        tried.lines[tried.line_count++] = line;
        width = fmax(width, line.width);
    }
    if (best->line_count > 0 && width >= best->place.width) return;
    tried.place.width = width;
    tried.place.height = (double)tried.line_count * tried.style.size_pt * 1.12;
    *best = tried;
}

size_t label_wrap(struct typeface *typeface, struct atlas_arena *arena,
                  const char *name, struct label *label, size_t lines) {
    const struct words words = words_of(name);
    label->line_count = 0;
    if (lines > words.count) return 0;
    if (lines == 1) {
        breaks_try(typeface, arena, name, &words,
                   (size_t[]){words.count, words.count}, label);
    }
    for (size_t i = 1; lines == 2 && i < words.count; i++) {
        breaks_try(typeface, arena, name, &words, (size_t[]){i, words.count},
                   label);
    }
    for (size_t i = 1; lines == 3 && i < words.count; i++) {
        for (size_t j = i + 1; j < words.count; j++) {
            breaks_try(typeface, arena, name, &words, (size_t[]){i, j}, label);
        }
    }
    return label->line_count;
}

static void leader_draw(const struct label *label, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct canvas_paint halo = {.stroke_pt = 1.8, .stroke = inks->paper};
    const struct canvas_paint line = {.stroke_pt = 0.6, .stroke = inks->text};
    canvas_line(canvas, label->from, label->target, &halo);
    canvas_line(canvas, label->from, label->target, &line);
    const double r = 1.3;
    const struct box dot = {label->target.x - r, label->target.y - r, 2 * r,
                            2 * r};
    canvas_box(canvas, dot,
               &(struct canvas_paint){.is_filled = true,
                                      .fill = inks->text,
                                      .stroke_pt = 0.5,
                                      .stroke = inks->paper});
}

void labels_draw(const struct labels *labels, struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_group){.id = "labels"});
    for (size_t i = 0; i < labels->count; i++) {
        if (labels->items[i].has_leader) {
            leader_draw(&labels->items[i], canvas);
        }
    }
    for (size_t i = 0; i < labels->count; i++) {
        const struct label *label = &labels->items[i];
        const double size = label->style.size_pt;
        for (size_t j = 0; j < label->line_count; j++) {
            const double base =
                label->place.y + size * (0.9 + 1.12 * (double)j);
            canvas_text(
                canvas,
                &(struct canvas_text){
                    .text = label->lines[j].text,
                    .style = label->style,
                    .at = {label->place.x + label->place.width / 2, base},
                    .anchor = ANCHOR_MIDDLE,
                    .width = label->lines[j].width,
                    .colour = label->colour,
                    .halo_pt = HALO_PT,
                    .halo = label->halo});
        }
    }
    canvas_end(canvas);
}
