// <level>.topojson by the TopoJSON format, 1.0.
//
// In:  a level's figures of one period, the borders of its areas in degrees.
// Out: one object named by the level's key, its geometries made of arcs.
//
// An arc is a border that is written once and used by the area on either side:
// forwards by its number, backwards by the number's complement (~i). Positions
// are whole steps of the grid of 5 decimals from the south-west corner, each
// after an arc's first as the difference from the one before.
//
// Source: The TopoJSON Format Specification, version 1.0, sections 2.1.2 to
// 2.1.4, 2.2.

#include "level_json.h"

// Where the grid of one file begins.
struct corner {
    int64_t x;
    int64_t y;
};

static struct corner corner_of(const struct atlas_topology *borders) {
    const struct atlas_box box = level_box_of_all(borders);
    if (!borders->arc_count) return (struct corner){0, 0};
    return (struct corner){level_grid(box.min_x), level_grid(box.min_y)};
}

static void add_ring(const struct atlas_topology *topology, size_t ring,
                     struct atlas_text *text) {
    const struct atlas_use_span span = atlas_topology_ring(topology, ring);
    atlas_text_add_char(text, '[');
    for (size_t i = span.first; i < span.end; i++) {
        const struct atlas_arc_use use = topology->uses[i];
        const int64_t arc = use.arc;
        if (i > span.first) atlas_text_add_char(text, ',');
        atlas_text_add_int(text, use.is_reversed ? ~arc : arc);
    }
    atlas_text_add_char(text, ']');
}

static const struct level_shape shape = {"arcs", add_ring};

static void add_object(const struct atlas_level_content *content, size_t area,
                       struct atlas_text *text) {
    atlas_text_add_char(text, '{');
    level_add_geometry(content->borders, area, &shape, text);
    atlas_text_add(text, ",\"id\":");
    atlas_text_add_json(text, content->borders->areas->items[area].code);
    atlas_text_add_char(text, ',');
    level_add_properties(content, area, text);
    atlas_text_add_char(text, '}');
}

static void add_arc(const struct atlas_topology *topology, size_t index,
                    struct corner corner, struct atlas_text *text) {
    const struct atlas_arc *arc = &topology->arcs[index];
    struct corner before = corner;
    atlas_text_add_char(text, '[');
    for (size_t i = 0; i < arc->count; i++) {
        const struct atlas_point point =
            topology->areas->points[topology->vertices[arc->first + i]];
        const struct corner at = {level_grid(point.x), level_grid(point.y)};
        atlas_text_add(text, i ? ",[" : "[");
        atlas_text_add_int(text, at.x - before.x);
        atlas_text_add_char(text, ',');
        atlas_text_add_int(text, at.y - before.y);
        atlas_text_add_char(text, ']');
        before = at;
    }
    atlas_text_add_char(text, ']');
}

static void add_transform(struct corner corner, struct atlas_text *text) {
    atlas_text_add(text, ",\"transform\":{\"scale\":[");
    level_add_degrees(text, 1.0 / DEGREE_SCALE);
    atlas_text_add_char(text, ',');
    level_add_degrees(text, 1.0 / DEGREE_SCALE);
    atlas_text_add(text, "],\"translate\":");
    level_add_position(text,
                       (struct atlas_point){(double)corner.x / DEGREE_SCALE,
                                            (double)corner.y / DEGREE_SCALE});
    atlas_text_add_char(text, '}');
}

void atlas_export_topojson(const struct atlas_level_content *content,
                           struct atlas_text *text) {
    const struct atlas_topology *borders = content->borders;
    const struct corner corner = corner_of(borders);
    atlas_text_add(text, "{\"type\":\"Topology\"");
    level_add_members(content, text);
    add_transform(corner, text);
    atlas_text_add(text, ",\"objects\":{");
    atlas_text_add_json(text, content->figures->level_key);
    atlas_text_add(text, ":{\"type\":\"GeometryCollection\",\"geometries\":[");
    for (size_t i = 0; i < borders->areas->count; i++) {
        if (i) atlas_text_add_char(text, ',');
        add_object(content, i, text);
    }
    atlas_text_add(text, "]}},\"arcs\":[");
    for (size_t i = 0; i < borders->arc_count; i++) {
        if (i) atlas_text_add_char(text, ',');
        add_arc(borders, i, corner, text);
    }
    atlas_text_add(text, "]}\n");
}
