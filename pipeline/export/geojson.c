// <level>.geojson by RFC 7946.
//
// In:  a level's figures of one period on boundaries in EPSG:27700.
// Out: a feature a line, WGS 84, right-hand rule, at most 5 decimals, numbers
//      as numbers, null with a status beside it.
//
// The set of areas keeps outer rings counter-clockwise and holes clockwise with
// x to the east, which is RFC 7946's right-hand rule. Some 277,000 positions
// make up the seats in detail, so positions are written by integer arithmetic.

#include <math.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/geometry.h"
#include "cells.h"

/** Places of a degree: about a metre, and RFC 7946's advice. */
#define DEGREE_DECIMALS 5
/** Ten to the power of DEGREE_DECIMALS. */
#define DEGREE_SCALE 100000

/** What the features are written from. */
struct geojson {
    const struct atlas_figures *figures;  ///< Figures.
    const struct atlas_area_set *areas;   ///< The same areas in WGS 84.
    struct atlas_text *text;              ///< Output.
};

// Writes at most 5 decimals, zeros at the end left off; returns the end.
static char *put_degrees(char *at, double degrees) {
    char digits[24];
    int count = 0;
    int places = DEGREE_DECIMALS;
    const long long scaled = llround(degrees * DEGREE_SCALE);
    unsigned long long rest =
        (unsigned long long)(scaled < 0 ? -scaled : scaled);
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

static void add_position(struct atlas_text *text, struct atlas_point point) {
    char buffer[64];
    char *at = buffer;
    *at++ = '[';
    at = put_degrees(at, point.x);
    *at++ = ',';
    at = put_degrees(at, point.y);
    *at++ = ']';
    atlas_text_add_bytes(text, buffer, (size_t)(at - buffer));
}

static void add_box(struct atlas_text *text, struct atlas_box box) {
    const double edges[] = {box.min_x, box.min_y, box.max_x, box.max_y};
    atlas_text_add(text, "\"bbox\":[");
    for (size_t i = 0; i < 4; i++) {
        char buffer[32];
        const char *end = put_degrees(buffer, edges[i]);
        if (i) atlas_text_add_char(text, ',');
        atlas_text_add_bytes(text, buffer, (size_t)(end - buffer));
    }
    atlas_text_add_char(text, ']');
}

static void add_ring(struct atlas_text *text, const struct atlas_area_set *set,
                     const struct atlas_ring *ring) {
    atlas_text_add_char(text, '[');
    for (size_t i = 0; i < ring->count; i++) {
        if (i) atlas_text_add_char(text, ',');
        add_position(text, set->points[ring->first + i]);
    }
    atlas_text_add_char(text, ']');
}

static void add_geometry(struct atlas_text *text,
                         const struct atlas_area_set *set,
                         const struct atlas_area *area) {
    const struct atlas_ring *rings = &set->rings[area->first_ring];
    size_t polygons = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        polygons += !rings[i].is_hole;
    }
    atlas_text_addf(text, "\"geometry\":{\"type\":\"%s\",\"coordinates\":%s[",
                    polygons > 1 ? "MultiPolygon" : "Polygon",
                    polygons > 1 ? "[" : "");
    for (size_t i = 0; i < area->ring_count; i++) {
        if (i) atlas_text_add(text, rings[i].is_hole ? "," : "],[");
        add_ring(text, set, &rings[i]);
    }
    atlas_text_add(text, polygons > 1 ? "]]}" : "]}");
}

static void add_string(struct atlas_text *text, const char *key,
                       const char *value) {
    atlas_text_addf(text, ",\"%s\":", key);
    atlas_text_add_json(text, value);
}

static void add_status(struct atlas_text *text, const char *key,
                       enum atlas_state state) {
    atlas_text_addf(text, ",\"%s_status\":\"%s\"", key,
                    atlas_state_word(state));
}

static void add_count(struct atlas_text *text, const char *key,
                      struct atlas_count count) {
    atlas_text_addf(text, ",\"%s\":", key);
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_int(text, count.value);
    } else {
        atlas_text_add(text, "null");
    }
    add_status(text, key, count.state);
}

static void add_rate(struct atlas_text *text, const char *key,
                     struct atlas_rate rate) {
    atlas_text_addf(text, ",\"%s\":", key);
    if (rate.state == ATLAS_NUMBER) {
        cell_add_rate(text, rate);
    } else {
        atlas_text_add(text, "null");
    }
    add_status(text, key, rate.state);
}

// "a; b" as ["a","b"].
static void add_list(struct atlas_text *text, const char *key,
                     const char *list) {
    atlas_text_addf(text, ",\"%s\":[", key);
    for (const char *at = list; *at;) {
        char code[64];
        const size_t length = strcspn(at, ";");
        const size_t kept =
            length < sizeof(code) - 1 ? length : sizeof(code) - 1;
        memcpy(code, at, kept);
        code[kept] = '\0';
        if (at != list) atlas_text_add_char(text, ',');
        atlas_text_add_json(text, code);
        at += length;
        at += strspn(at, "; ");
    }
    atlas_text_add_char(text, ']');
}

static const char *figure_status(const struct geojson *out, size_t area) {
    const struct atlas_figure *figure = &out->figures->items[area];
    const struct atlas_rate overall = atlas_figure_measure(
        out->figures, area, atlas_measure_find("overall"), ATLAS_PHASE_TOTAL);
    if (!figure->has_row) return atlas_state_word(ATLAS_NOT_AVAILABLE);
    if (figure->is_partial) return "partial";
    if (overall.state != ATLAS_NUMBER) return atlas_state_word(overall.state);
    return figure->is_merged ? "merged" : atlas_state_word(ATLAS_NUMBER);
}

static void add_figures(const struct geojson *out, size_t area) {
    const struct atlas_figure *figure = &out->figures->items[area];
    const bool is_whole = figure->has_row && !figure->is_partial;
    const struct atlas_count none = {0, ATLAS_NOT_AVAILABLE};
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    add_count(out->text, "schools",
              is_whole ? figure->schools[ATLAS_PHASE_TOTAL] : none);
    add_count(out->text, "enrolments",
              is_whole ? atlas_figure_count(out->figures, area,
                                            ATLAS_ENROLMENTS, ATLAS_PHASE_TOTAL)
                       : none);
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        add_rate(out->text, measures[i].key,
                 atlas_figure_measure(out->figures, area, &measures[i],
                                      ATLAS_PHASE_TOTAL));
    }
}

static void add_properties(const struct geojson *out, size_t area) {
    const struct atlas_figure *figure = &out->figures->items[area];
    const struct atlas_area *item = &out->areas->items[area];
    struct atlas_text *text = out->text;
    atlas_text_add(text, "\"properties\":{\"code\":");
    atlas_text_add_json(text, item->code);
    add_string(text, "name", item->name);
    atlas_text_addf(text, ",\"period\":\"%u\"", (unsigned)out->figures->period);
    add_figures(out, area);
    add_string(text, "status", figure_status(out, area));
    add_string(text, "source",
               cell_source_word((enum atlas_source)figure->source));
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
    atlas_text_add(text, "},");
}

static void add_feature(const struct geojson *out, size_t area) {
    const struct atlas_area *item = &out->areas->items[area];
    atlas_text_add(out->text, "{\"type\":\"Feature\",\"id\":");
    atlas_text_add_json(out->text, item->code);
    atlas_text_add_char(out->text, ',');
    add_box(out->text, item->box);
    atlas_text_add_char(out->text, ',');
    add_properties(out, area);
    add_geometry(out->text, out->areas, item);
    atlas_text_add_char(out->text, '}');
}

static void add_collection(const struct geojson *out,
                           const struct atlas_credits *credits) {
    struct atlas_text *text = out->text;
    atlas_text_add(text, "{\"type\":\"FeatureCollection\"");
    add_string(text, "name", out->figures->level_title);
    add_string(text, "level", out->figures->level_key);
    atlas_text_addf(text, ",\"period\":\"%u\",\"credits\":[",
                    (unsigned)out->figures->period);
    for (size_t i = 0; i < credits->count; i++) {
        if (i) atlas_text_add_char(text, ',');
        atlas_text_add_json(text, credits->lines[i]);
    }
    atlas_text_add(text, "],");
    if (out->areas->count) {
        add_box(text, atlas_area_set_box(out->areas));
        atlas_text_add_char(text, ',');
    }
    atlas_text_add(text, "\"features\":[");
    for (size_t i = 0; i < out->areas->count; i++) {
        atlas_text_add(text, i ? ",\n" : "\n");
        add_feature(out, i);
    }
    atlas_text_add(text, "\n]}\n");
}

enum atlas_status atlas_export_geojson(const struct atlas_figures *figures,
                                       const struct atlas_credits *credits,
                                       struct atlas_text *text,
                                       struct atlas_error *err) {
    struct atlas_area_set degrees = {0};
    const struct atlas_wgs84_options options = {.decimals = DEGREE_DECIMALS};
    enum atlas_status status =
        atlas_areas_to_wgs84(&figures->areas, &options, &degrees, err);
    if (status) return status;
    add_collection(&(struct geojson){figures, &degrees, text}, credits);
    atlas_area_set_release(&degrees);
    return ATLAS_OK;
}
