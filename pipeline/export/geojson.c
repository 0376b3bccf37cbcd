// <level>.geojson by RFC 7946.
//
// In:  a level's figures of one period, the borders of its areas in degrees.
// Out: a feature a line, WGS 84, right-hand rule, at most 5 decimals, numbers
//      as numbers, null with a status beside it.
//
// The set of areas keeps outer rings counter-clockwise and holes clockwise with
// x to the east, which is RFC 7946's right-hand rule. Rings are walked along
// the borders, so that each starts where <level>.topojson starts it and the two
// files decode to the same positions in the same order.

#include "level_json.h"

static void add_arc(const struct atlas_topology *topology,
                    struct atlas_arc_use use, size_t skipped,
                    struct atlas_text *text) {
    const struct atlas_arc *arc = &topology->arcs[use.arc];
    for (size_t i = skipped; i < arc->count; i++) {
        const size_t at = use.is_reversed ? arc->count - 1 - i : i;
        const uint32_t vertex = topology->vertices[arc->first + at];
        if (i > skipped) atlas_text_add_char(text, ',');
        level_add_position(text, topology->areas->points[vertex]);
    }
}

// An arc starts where the one before it ended: that point is written once.
static void add_ring(const struct atlas_topology *topology, size_t ring,
                     struct atlas_text *text) {
    const struct atlas_use_span span = atlas_topology_ring(topology, ring);
    atlas_text_add_char(text, '[');
    for (size_t i = span.first; i < span.end; i++) {
        if (i > span.first) atlas_text_add_char(text, ',');
        add_arc(topology, topology->uses[i], i > span.first, text);
    }
    atlas_text_add_char(text, ']');
}

static const struct level_shape shape = {"coordinates", add_ring};

static void add_feature(const struct atlas_level_content *content, size_t area,
                        struct atlas_text *text) {
    const struct atlas_area *item = &content->borders->areas->items[area];
    atlas_text_add(text, "{\"type\":\"Feature\",\"id\":");
    atlas_text_add_json(text, item->code);
    atlas_text_add_char(text, ',');
    level_add_box(text, level_box(content->borders, area));
    atlas_text_add_char(text, ',');
    level_add_properties(content, area, text);
    atlas_text_add(text, ",\"geometry\":{");
    level_add_geometry(content->borders, area, &shape, text);
    atlas_text_add(text, "}}");
}

void atlas_export_geojson(const struct atlas_level_content *content,
                          struct atlas_text *text) {
    atlas_text_add(text, "{\"type\":\"FeatureCollection\"");
    level_add_members(content, text);
    atlas_text_add(text, ",\"features\":[");
    for (size_t i = 0; i < content->borders->areas->count; i++) {
        atlas_text_add(text, i ? ",\n" : "\n");
        add_feature(content, i, text);
    }
    atlas_text_add(text, "\n]}\n");
}
