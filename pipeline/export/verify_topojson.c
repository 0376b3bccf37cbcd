// <level>.topojson: the same areas and figures as the GeoJSON beside it.
//
// In:  a TopoJSON file of the folder and the GeoJSON of the same level.
// Out: failures. Both are read by json-c and compared member by member, ring by
//      ring; GDAL reads the TopoJSON too, as its users will.
//
// The GeoJSON is held against rates.csv and RFC 7946 elsewhere: what decodes to
// it winds the right way and says the right figures.

#include <stdio.h>
#include <string.h>

#include "verify.h"
#include "verify_arcs.h"
#include "verify_boundaries.h"

// The file under check and the one beside it.
struct pair {
    struct verify *verify;
    json_object *topology;
    json_object *collection;  // the GeoJSON
    struct verify_arcs arcs;
    size_t count;  // areas
};

static void check_members(const struct pair *pair) {
    static const char *const keys[] = {"name",        "level",   "period",
                                       "tolerance_m", "credits", "bbox"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (!json_object_equal(verify_member(pair->topology, keys[i]),
                               verify_member(pair->collection, keys[i]))) {
            verify_fail(pair->verify, 0, "'%s' is not that of the GeoJSON",
                        keys[i]);
        }
    }
}

// Items of an array; 0 for anything else.
static size_t length_of(json_object *array) {
    return json_object_is_type(array, json_type_array)
               ? json_object_array_length(array)
               : 0;
}

static const char *check_polygon(struct pair *pair, json_object *arcs,
                                 json_object *rings) {
    const char *wrong = NULL;
    if (length_of(arcs) != length_of(rings)) {
        return "not as many rings as in the GeoJSON";
    }
    for (size_t i = 0; !wrong && i < length_of(rings); i++) {
        wrong =
            verify_arcs_ring(&pair->arcs, json_object_array_get_idx(arcs, i),
                             json_object_array_get_idx(rings, i));
    }
    return wrong;
}

static const char *check_geometry(struct pair *pair, json_object *object,
                                  json_object *geometry) {
    json_object *arcs = verify_member(object, "arcs");
    json_object *coordinates = verify_member(geometry, "coordinates");
    const char *type = verify_text_member(object, "type");
    const char *wrong = NULL;
    if (strcmp(type, verify_text_member(geometry, "type")) != 0) {
        return "its type is not that of the GeoJSON";
    }
    if (strcmp(type, "Polygon") == 0) {
        return check_polygon(pair, arcs, coordinates);
    }
    if (length_of(arcs) != length_of(coordinates)) {
        return "not as many polygons as in the GeoJSON";
    }
    for (size_t i = 0; !wrong && i < length_of(arcs); i++) {
        wrong = check_polygon(pair, json_object_array_get_idx(arcs, i),
                              json_object_array_get_idx(coordinates, i));
    }
    return wrong;
}

static void check_object(struct pair *pair, json_object *object,
                         json_object *feature) {
    const char *code = verify_text_member(feature, "id");
    const char *wrong;
    if (strcmp(verify_text_member(object, "id"), code) != 0) {
        verify_fail(pair->verify, 0, "'%s' stands where the GeoJSON has '%s'",
                    verify_text_member(object, "id"), code);
        return;
    }
    if (!json_object_equal(verify_member(object, "properties"),
                           verify_member(feature, "properties"))) {
        verify_fail(pair->verify, 0,
                    "%s: its properties are not those of the GeoJSON", code);
    }
    wrong = check_geometry(pair, object, verify_member(feature, "geometry"));
    if (wrong) verify_fail(pair->verify, 0, "%s: %s", code, wrong);
}

// The geometries of the one object, named by the level; NULL when not so.
static json_object *find_geometries(const struct pair *pair,
                                    const char *level) {
    json_object *objects = verify_member(pair->topology, "objects");
    json_object *collection = verify_member(objects, level);
    json_object *geometries = verify_member(collection, "geometries");
    if (strcmp(verify_text_member(pair->topology, "type"), "Topology") != 0 ||
        !json_object_is_type(objects, json_type_object) ||
        json_object_object_length(objects) != 1 ||
        strcmp(verify_text_member(collection, "type"), "GeometryCollection") !=
            0 ||
        !json_object_is_type(geometries, json_type_array)) {
        verify_fail(pair->verify, 0, "no Topology with the one object '%s'",
                    level);
        return NULL;
    }
    return geometries;
}

static void check_topology(struct pair *pair, const char *level) {
    json_object *geometries = find_geometries(pair, level);
    json_object *features = verify_member(pair->collection, "features");
    check_members(pair);
    if (!geometries) return;
    pair->count = json_object_array_length(geometries);
    if (length_of(features) != pair->count) {
        verify_fail(pair->verify, 0, "%zu areas, the GeoJSON has %zu",
                    pair->count, length_of(features));
        return;
    }
    if (!verify_arcs_read(pair->verify, pair->topology, &pair->arcs)) return;
    for (size_t i = 0; i < pair->count; i++) {
        check_object(pair, json_object_array_get_idx(geometries, i),
                     json_object_array_get_idx(features, i));
    }
    verify_arcs_shared(pair->verify, &pair->arcs);
}

void verify_topojson(struct verify *verify, const char *name) {
    struct pair pair = {.verify = verify};
    char level[80], beside[96];
    verify_begin(verify, name);
    snprintf(level, sizeof(level), "%.*s",
             (int)(strlen(name) - strlen(".topojson")), name);
    snprintf(beside, sizeof(beside), "%s.geojson", level);
    pair.topology = verify_read_json(verify, name);
    if (pair.topology && !verify_has(verify, beside)) {
        verify_fail(verify, 0, "there is no %s beside it", beside);
    } else if (pair.topology) {
        pair.collection = verify_read_json(verify, beside);
    }
    if (pair.collection) {
        check_topology(&pair, level);
        verify_gdal(verify, name, pair.count);
    }
    verify_end(verify, "%zu areas of %zu arcs, each border once; decodes to %s",
               pair.count, pair.arcs.count, beside);
    json_object_put(pair.topology);
    json_object_put(pair.collection);
    verify_arcs_release(&pair.arcs);
}
