// What both files of a level say: the same figures in the same words.
//
// In:  a level's figures, its borders in degrees, its credits.
// Out: members and properties of <level>.geojson and <level>.topojson.
//
// Some 277,000 positions make up the seats in detail, so degrees are written by
// integer arithmetic: a coordinate is a step of the grid of 5 decimals.

#include "level_json.h"

#include <math.h>
#include <string.h>

#include "cells.h"

int64_t level_grid(double degrees) {
    return llround(degrees * DEGREE_SCALE);
}

// Writes at most 5 decimals, zeros at the end left off; returns the end.
static char *put_degrees(char *at, double degrees) {
    char digits[24];
    int count = 0;
    int places = DEGREE_DECIMALS;
    const int64_t scaled = level_grid(degrees);
    uint64_t rest = (uint64_t)(scaled < 0 ? -scaled : scaled);
    while (places > 0 && rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    while (rest > 0 || count <= places) {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (scaled < 0) *at++ = '-';
    while (count > 0) {
        if (count == places) *at++ = '.';
        *at++ = digits[--count];
    }
    return at;
}

void level_add_degrees(struct atlas_text *text, double degrees) {
    char buffer[32];
    const char *end = put_degrees(buffer, degrees);
    atlas_text_add_bytes(text, buffer, (size_t)(end - buffer));
}

void level_add_position(struct atlas_text *text, struct atlas_point position) {
    char buffer[64];
    char *at = buffer;
    *at++ = '[';
    at = put_degrees(at, position.x);
    *at++ = ',';
    at = put_degrees(at, position.y);
    *at++ = ']';
    atlas_text_add_bytes(text, buffer, (size_t)(at - buffer));
}

void level_add_box(struct atlas_text *text, struct atlas_box box) {
    const double edges[] = {box.min_x, box.min_y, box.max_x, box.max_y};
    atlas_text_add(text, "\"bbox\":[");
    for (size_t i = 0; i < 4; i++) {
        if (i) atlas_text_add_char(text, ',');
        level_add_degrees(text, edges[i]);
    }
    atlas_text_add_char(text, ']');
}

static void add_string(struct atlas_text *text, const char *key,
                       const char *value) {
    atlas_text_addf(text, ",\"%s\":", key);
    atlas_text_add_json(text, value);
}

void level_add_members(const struct atlas_level_content *content,
                       struct atlas_text *text) {
    const struct atlas_area_set *areas = content->borders->areas;
    add_string(text, "name", content->figures->level_title);
    add_string(text, "level", content->figures->level_key);
    atlas_text_addf(text, ",\"period\":\"%u\",\"tolerance_m\":",
                    (unsigned)content->figures->period);
    cell_add_trimmed(text, content->tolerance_m, TOLERANCE_DECIMALS);
    atlas_text_add(text, ",\"credits\":[");
    for (size_t i = 0; i < content->credits->count; i++) {
        if (i) atlas_text_add_char(text, ',');
        atlas_text_add_json(text, content->credits->lines[i]);
    }
    atlas_text_add_char(text, ']');
    if (areas->count) {
        atlas_text_add_char(text, ',');
        level_add_box(text, level_box_of_all(content->borders));
    }
}

static void add_count(struct atlas_text *text, const char *key,
                      struct atlas_count count) {
    atlas_text_addf(text, ",\"%s\":", key);
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_int(text, count.value);
    } else {
        atlas_text_add(text, "null");
    }
}

static void add_rate(struct atlas_text *text, const char *key,
                     struct atlas_rate rate) {
    atlas_text_addf(text, ",\"%s\":", key);
    if (rate.state == ATLAS_NUMBER) {
        cell_add_rate(text, rate);
    } else {
        atlas_text_add(text, "null");
    }
    atlas_text_addf(text, ",\"%s_status\":\"%s\"", key,
                    atlas_state_word(rate.state));
}

// "a; b" as ["a","b"].
static void add_list(struct atlas_text *text, const char *key,
                     const char *list) {
    atlas_text_addf(text, ",\"%s\":[", key);
    for (const char *at = list; *at;) {
        struct atlas_text code = ATLAS_TEXT_INIT;
        const size_t length = strcspn(at, ";");
        atlas_text_add_bytes(&code, at, length);
        if (at != list) atlas_text_add_char(text, ',');
        atlas_text_add_json(text, atlas_text_string(&code));
        atlas_text_release(&code);
        at += length;
        at += strspn(at, "; ");
    }
    atlas_text_add_char(text, ']');
}

static void add_figures(const struct atlas_figures *figures, size_t area,
                        struct atlas_text *text) {
    const struct atlas_figure *figure = &figures->items[area];
    const bool is_whole = figure->has_row && !figure->is_partial;
    const struct atlas_count none = {0, ATLAS_NOT_AVAILABLE};
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    add_count(text, "schools",
              is_whole ? figure->schools[ATLAS_PHASE_TOTAL] : none);
    add_count(text, "enrolments",
              is_whole ? atlas_figure_count(figures, area, ATLAS_ENROLMENTS,
                                            ATLAS_PHASE_TOTAL)
                       : none);
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        add_rate(text, measures[i].key,
                 atlas_figure_measure(figures, area, &measures[i],
                                      ATLAS_PHASE_TOTAL));
    }
}

void level_add_properties(const struct atlas_level_content *content,
                          size_t area, struct atlas_text *text) {
    const struct atlas_figure *figure = &content->figures->items[area];
    const struct atlas_area *item = &content->borders->areas->items[area];
    atlas_text_add(text, "\"properties\":{\"code\":");
    atlas_text_add_json(text, item->code);
    add_string(text, "name", item->name);
    atlas_text_addf(text, ",\"period\":\"%u\"",
                    (unsigned)content->figures->period);
    add_figures(content->figures, area, text);
    // An authority drawn under a newer code than the release's needs its
    // member named as much as a union does.
    if (figure->is_merged || figure->members[0]) {
        add_list(text, "members",
                 figure->members[0] ? figure->members : item->code);
    }
    if (figure->is_merged || figure->polygons[0]) {
        add_list(text, "polygons",
                 figure->polygons[0] ? figure->polygons : item->code);
    }
    atlas_text_add_char(text, '}');
}

// A ring that vanished when borders were simplified; lakes go with their land.
static bool is_gone(const struct atlas_topology *topology, size_t ring) {
    const struct atlas_use_span span = atlas_topology_ring(topology, ring);
    return span.first == span.end;
}

static struct atlas_box box_of_arc(const struct atlas_topology *topology,
                                   const struct atlas_arc *arc) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < arc->count; i++) {
        const struct atlas_point at =
            topology->areas->points[topology->vertices[arc->first + i]];
        box = atlas_box_join(box, (struct atlas_box){at.x, at.y, at.x, at.y});
    }
    return box;
}

struct atlas_box level_box(const struct atlas_topology *topology, size_t area) {
    const struct atlas_use_span span = atlas_topology_area(topology, area);
    struct atlas_box box = atlas_box_empty();
    for (size_t i = span.first; i < span.end; i++) {
        box = atlas_box_join(
            box, box_of_arc(topology, &topology->arcs[topology->uses[i].arc]));
    }
    return box;
}

struct atlas_box level_box_of_all(const struct atlas_topology *topology) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < topology->arc_count; i++) {
        box = atlas_box_join(box, box_of_arc(topology, &topology->arcs[i]));
    }
    return box;
}

void level_add_geometry(const struct atlas_topology *topology, size_t area,
                        const struct level_shape *shape,
                        struct atlas_text *text) {
    const struct atlas_area *item = &topology->areas->items[area];
    const size_t end = item->first_ring + item->ring_count;
    const struct atlas_ring *rings = topology->areas->rings;
    size_t polygons = 0;
    bool is_first = true;
    for (size_t i = item->first_ring; i < end; i++) {
        polygons += !rings[i].is_hole && !is_gone(topology, i);
    }
    atlas_text_addf(text, "\"type\":\"%s\",\"%s\":%s[",
                    polygons > 1 ? "MultiPolygon" : "Polygon", shape->key,
                    polygons > 1 ? "[" : "");
    for (size_t i = item->first_ring; i < end; i++) {
        if (is_gone(topology, i)) continue;
        if (!is_first) atlas_text_add(text, rings[i].is_hole ? "," : "],[");
        shape->add_ring(topology, i, text);
        is_first = false;
    }
    atlas_text_add(text, polygons > 1 ? "]]" : "]");
}
