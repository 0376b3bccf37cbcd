// The colours of a map, beside its table.
//
// In:  an SVG file of ours, the rows of the table.
// Out: failures.
//
// A group with a title is an area, or its circle; what it is filled with is its
// colour, unless it has a pattern. Areas of the first panel have ids; the
// others and those in insets are looked at all together.

#include <stdlib.h>
#include <string.h>

#include "verify_map.h"

enum { DEPTH_MAX = 64 };

// An area of the picture; texts point into the file.
struct shown {
    struct atlas_slice id;      // what follows the map's name; may be empty
    struct atlas_slice colour;  // "#rrggbb"
    bool has_pattern;
    bool is_circle;
    bool has_row;
};

struct picture {
    struct verify *verify;
    const struct map_rows *rows;
    struct atlas_text prefix;  // of ids: the map's name and a dash
    struct shown *items;
    size_t count;
    size_t capacity;
    struct atlas_slice legend;  // the part of the file that is the legend
};

// Value of an attribute of the tag at `tag`, empty when it has none.
static struct atlas_slice attribute(struct atlas_slice tag, const char *name) {
    const size_t length = strlen(name);
    const char *const end = tag.data + tag.length;
    for (const char *at = tag.data; at + length + 2 < end; at++) {
        if (*at != ' ' || strncmp(at + 1, name, length) != 0) continue;
        if (strncmp(at + 1 + length, "=\"", 2) != 0) continue;
        at += length + 3;
        const char *const quote = memchr(at, '"', (size_t)(end - at));
        if (!quote) break;
        return (struct atlas_slice){at, (size_t)(quote - at)};
    }
    return (struct atlas_slice){"", 0};
}

static bool is_tag(struct atlas_slice tag, const char *name) {
    const size_t length = strlen(name);
    return tag.length > length + 1 &&
           strncmp(tag.data + 1, name, length) == 0 &&
           strchr(" >", tag.data[1 + length]);
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// An id keeps letters, digits and '-'; of others it has "_" and two digits.
static void id_add(struct atlas_text *text, const char *code) {
    for (const char *at = code; *at; at++) {
        if (is_letter(*at) || (*at >= '0' && *at <= '9') || *at == '-') {
            atlas_text_add_char(text, *at);
        } else {
            atlas_text_addf(text, "_%02x", (unsigned char)*at);
        }
    }
}

// "persistent-E14001242" without the map's name.
static struct atlas_slice own_id(const struct picture *picture,
                                 struct atlas_slice id) {
    const size_t length = picture->prefix.length;
    if (id.length <= length ||
        memcmp(id.data, picture->prefix.data, length) != 0) {
        return (struct atlas_slice){"", 0};
    }
    return (struct atlas_slice){id.data + length, id.length - length};
}

// Where the walk through the file is.
struct walk {
    size_t depth;                       // groups that are open
    struct atlas_slice ids[DEPTH_MAX];  // theirs
    size_t area_depth;    // of the group that is an area; 0: none is open
    size_t legend_depth;  // of the legend; 0: it is not open
};

static void group_open(const struct picture *picture, struct walk *walk,
                       struct atlas_slice tag, struct atlas_slice *legend) {
    const struct atlas_slice id = own_id(picture, attribute(tag, "id"));
    if (walk->depth + 1 >= DEPTH_MAX) return;
    walk->ids[++walk->depth] = id;
    if (!atlas_slice_is(id, "legend")) return;
    walk->legend_depth = walk->depth;
    legend->data = tag.data;
}

static void group_close(struct picture *picture, struct walk *walk,
                        const char *at) {
    if (walk->depth == walk->area_depth) walk->area_depth = 0;
    if (walk->depth == walk->legend_depth && walk->legend_depth) {
        picture->legend.length = (size_t)(at - picture->legend.data);
        walk->legend_depth = 0;
    }
    if (walk->depth) walk->depth--;
}

static void area_open(struct picture *picture, struct walk *walk) {
    if (walk->depth == 0) return;  // the title of the whole
    // What holds areas is an inset, and none itself.
    if (walk->area_depth) picture->count--;
    walk->area_depth = walk->depth;
    picture->items = atlas_grow(picture->items, picture->count + 1,
                                &picture->capacity, sizeof(*picture->items));
    picture->items[picture->count++] =
        (struct shown){.id = walk->ids[walk->depth]};
}

static void shape_take(struct picture *picture, struct atlas_slice tag) {
    struct shown *const shown = &picture->items[picture->count - 1];
    const struct atlas_slice fill = attribute(tag, "fill");
    shown->is_circle |= is_tag(tag, "circle");
    if (!fill.length) return;
    shown->has_pattern |= fill.data[0] == 'u';
    if (fill.data[0] == '#') shown->colour = fill;
}

static void picture_read(struct picture *picture, const char *svg) {
    struct walk walk = {0};
    for (const char *at = strchr(svg, '<'); at; at = strchr(at, '<')) {
        const struct atlas_slice tag = {at, strcspn(at, ">") + 1};
        if (is_tag(tag, "g") || is_tag(tag, "a")) {
            group_open(picture, &walk, tag, &picture->legend);
        } else if (is_tag(tag, "/g") || is_tag(tag, "/a")) {
            group_close(picture, &walk, at);
        } else if (is_tag(tag, "title")) {
            area_open(picture, &walk);
        }
        if (walk.area_depth) shape_take(picture, tag);
        at += at[tag.length - 1] ? tag.length : tag.length - 1;
    }
}

static int compare_shown(const void *left, const void *right) {
    const struct atlas_slice a = ((const struct shown *)left)->id;
    const struct atlas_slice b = ((const struct shown *)right)->id;
    const size_t length = a.length < b.length ? a.length : b.length;
    const int order = memcmp(a.data, b.data, length);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static bool is_painted(const struct picture *picture,
                       const struct shown *shown) {
    return !shown->has_pattern && shown->colour.length == 7 &&
           (shown->is_circle || !picture->rows->is_symbols);
}

static void check_row(const struct picture *picture,
                      const struct map_row *row) {
    struct atlas_text id = ATLAS_TEXT_INIT;
    id_add(&id, row->code);
    const struct shown key = {.id = {atlas_text_string(&id), id.length}};
    struct shown *const shown = bsearch(&key, picture->items, picture->count,
                                        sizeof(key), compare_shown);
    if (shown) shown->has_row = true;
    if (!shown) {
        verify_fail(picture->verify, row->line, "%s is not in the SVG",
                    row->code);
    } else if (is_painted(picture, shown) != (*row->colour != '\0')) {
        verify_fail(picture->verify, row->line,
                    "%s has a colour in the SVG or here, and not in both",
                    row->code);
    } else if (*row->colour && !atlas_slice_is(shown->colour, row->colour)) {
        verify_fail(picture->verify, row->line, "%s is %.7s in the SVG",
                    row->code, shown->colour.data);
    }
    atlas_text_release(&id);
}

static bool legend_has(const struct picture *picture, const char *colour) {
    const struct atlas_slice *legend = &picture->legend;
    for (size_t i = 0; i + 7 <= legend->length; i++) {
        if (memcmp(legend->data + i, colour, 7) == 0) return true;
    }
    return false;
}

static bool rows_have(const struct map_rows *rows, struct atlas_slice colour) {
    for (size_t i = 0; i < rows->count; i++) {
        if (atlas_slice_is(colour, rows->items[i].colour)) return true;
    }
    return false;
}

static bool picture_has(const struct picture *picture, const char *colour) {
    for (size_t i = 0; i < picture->count; i++) {
        if (is_painted(picture, &picture->items[i]) &&
            atlas_slice_is(picture->items[i].colour, colour)) {
            return true;
        }
    }
    return false;
}

// Each colour once: rows of one colour are many.
static void check_colours(const struct picture *picture) {
    const struct map_rows *rows = picture->rows;
    for (size_t i = 0; i < rows->count; i++) {
        const char *colour = rows->items[i].colour;
        const struct map_rows before = {.items = rows->items, .count = i};
        if (!*colour || rows_have(&before, (struct atlas_slice){colour, 7})) {
            continue;
        }
        if (!picture_has(picture, colour)) {
            verify_fail(picture->verify, rows->items[i].line,
                        "no area of the SVG is %s", colour);
        }
        if (!legend_has(picture, colour)) {
            verify_fail(picture->verify, rows->items[i].line,
                        "%s is not in the legend of the SVG", colour);
        }
    }
    for (size_t i = 0; i < picture->count; i++) {
        const struct shown *shown = &picture->items[i];
        if (is_painted(picture, shown) && !rows_have(rows, shown->colour)) {
            verify_fail(picture->verify, 0,
                        "%.7s of the SVG is the colour of no row",
                        shown->colour.data);
        }
    }
}

// Areas with an id are those of the first panel: each has a row there.
static void check_rows(const struct picture *picture) {
    const struct map_rows *rows = picture->rows;
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->items[i].period != rows->items[0].period) break;
        check_row(picture, &rows->items[i]);
    }
    for (size_t i = 0; i < picture->count; i++) {
        const struct shown *shown = &picture->items[i];
        if (!shown->id.length || shown->has_row) continue;
        verify_fail(picture->verify, 0, "%.*s of the SVG has no row",
                    (int)shown->id.length, shown->id.data);
    }
}

void verify_map_fills(struct verify *verify, const struct map_rows *rows,
                      const char *svg) {
    struct picture picture = {.verify = verify, .rows = rows};
    if (!is_letter(rows->id[0])) atlas_text_add_char(&picture.prefix, 'm');
    id_add(&picture.prefix, rows->id);
    atlas_text_add_char(&picture.prefix, '-');
    picture_read(&picture, svg);
    check_colours(&picture);
    if (picture.count) {
        qsort(picture.items, picture.count, sizeof(*picture.items),
              compare_shown);
    }
    check_rows(&picture);
    free(picture.items);
    atlas_text_release(&picture.prefix);
}
