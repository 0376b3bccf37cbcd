// Lines in the letters of SVG, as short as they get without loss.
//
// In:  page points.
// Out: "M12.5,7l1.2-.3.4.1h2z": a start, then steps (SVG 2, 9.3.9).
//
// A number needs no blank before it when it begins with its sign, nor when it
// begins with its point and the one before has a point already.

#include "svg_path.h"

#include <math.h>

// Units of a point that are kept.
#define UNITS 100

struct pen {
    struct atlas_text *out;
    int64_t x;  // Where it is, units.
    int64_t y;
    char command;    // Letter in force; a number may follow.
    bool is_number;  // Whether the last thing written is a number,
    bool has_point;  // and whether that has a point.
};

static int64_t units_of(double points) {
    return llround(points * UNITS);
}

// The fewest letters of a number of units: no leading and no trailing zero.
static void number_add(struct pen *pen, int64_t units) {
    const uint64_t size = (uint64_t)(units < 0 ? -units : units);
    const uint64_t whole = size / UNITS;
    const uint64_t part = size % UNITS;
    const bool has_sign = units < 0;
    const bool is_joined =
        has_sign || (whole == 0 && part > 0 && pen->has_point);
    if (pen->is_number && !is_joined) atlas_text_add_char(pen->out, ' ');
    if (has_sign) atlas_text_add_char(pen->out, '-');
    if (whole > 0 || part == 0) atlas_text_add_int(pen->out, (int64_t)whole);
    if (part > 0) {
        const char digits[] = {'.', (char)('0' + part / 10),
                               (char)('0' + part % 10)};
        atlas_text_add_bytes(pen->out, digits, part % 10 > 0 ? 3 : 2);
    }
    pen->is_number = true;
    pen->has_point = part > 0;
}

static void command_set(struct pen *pen, char command) {
    if (pen->command == command) return;
    atlas_text_add_char(pen->out, command);
    pen->command = command;
    pen->is_number = false;
    pen->has_point = false;
}

static void pen_start(struct pen *pen, int64_t x, int64_t y) {
    pen->command = '\0';
    command_set(pen, 'M');
    number_add(pen, x);
    number_add(pen, y);
    pen->x = x;
    pen->y = y;
}

static void pen_go(struct pen *pen, int64_t x, int64_t y) {
    const int64_t right = x - pen->x;
    const int64_t down = y - pen->y;
    if (right == 0 && down == 0) return;
    command_set(pen, down == 0 ? 'h' : right == 0 ? 'v' : 'l');
    if (right != 0) number_add(pen, right);
    if (down != 0) number_add(pen, down);
    pen->x = x;
    pen->y = y;
}

void svg_path_add(struct atlas_text *out, const struct canvas_path *path) {
    struct pen pen = {.out = out};
    size_t i = 0;
    for (size_t ring = 0; ring < path->count; ring++) {
        const size_t first = i;
        for (; i < path->ends[ring]; i++) {
            const int64_t x = units_of(path->points[i].x);
            const int64_t y = units_of(path->points[i].y);
            if (i == first) {
                pen_start(&pen, x, y);
            } else {
                pen_go(&pen, x, y);
            }
        }
        if (path->is_closed && i > first) command_set(&pen, 'z');
    }
}
