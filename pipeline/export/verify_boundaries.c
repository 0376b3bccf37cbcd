// Boundaries of a GeoJSON file read again.
//
// In:  a feature as json-c read it.
// Out: its area in degrees, for the test of validity; failures where a ring is
//      open or short, runs the wrong way round, leaves the range that
//      EPSG:27700 serves, has more than 5 decimals, or its bbox is not its
//      smallest (RFC 7946 sections 3.1.6, 4, 5, 11.2).

#include "verify_boundaries.h"

#include <math.h>
#include <string.h>

#include "atlas/layer.h"

// EPSG:27700's area of use (EPSG Geodetic Parameter Dataset), degrees.
static const struct atlas_box grid_box = {-9.01, 49.75, 2.01, 61.01};

/** The feature that is being read. */
struct boundary {
    struct verify *verify;       ///< Report.
    const char *code;            ///< The feature's code.
    struct atlas_area_set *set;  ///< Gets its rings.
    struct atlas_box box;        ///< Of the positions so far.
    bool is_sound;               ///< Nothing was wrong so far.
};

// One failure a feature is enough.
static void fail(struct boundary *boundary, const char *what) {
    if (boundary->is_sound) {
        verify_fail(boundary->verify, 0, "%s: %s", boundary->code, what);
    }
    boundary->is_sound = false;
}

static bool is_number(json_object *value) {
    return json_object_is_type(value, json_type_double) ||
           json_object_is_type(value, json_type_int);
}

static bool has_five_decimals(double degrees) {
    const double scaled = degrees * 1e5;
    return fabs(scaled - round(scaled)) < 1e-4;
}

static struct atlas_point read_position(struct boundary *boundary,
                                        json_object *position) {
    struct atlas_point point = {(double)NAN, (double)NAN};
    if (!json_object_is_type(position, json_type_array) ||
        json_object_array_length(position) != 2 ||
        !is_number(json_object_array_get_idx(position, 0)) ||
        !is_number(json_object_array_get_idx(position, 1))) {
        fail(boundary, "a position is not two numbers");
        return point;
    }
    point.x = json_object_get_double(json_object_array_get_idx(position, 0));
    point.y = json_object_get_double(json_object_array_get_idx(position, 1));
    if (point.x < grid_box.min_x || point.x > grid_box.max_x ||
        point.y < grid_box.min_y || point.y > grid_box.max_y) {
        fail(boundary, "a position is outside the range of EPSG:27700");
    }
    if (!has_five_decimals(point.x) || !has_five_decimals(point.y)) {
        fail(boundary, "a position has more than 5 decimals");
    }
    return point;
}

// Twice the signed area, above 0 when counter-clockwise (the shoelace formula),
// about the first point so that small rings keep their digits.
static double signed_area(const struct atlas_point *points, size_t count) {
    double sum = 0;
    for (size_t i = 1; i + 1 < count; i++) {
        sum += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
               (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
    }
    return sum;
}

static void check_ring(struct boundary *boundary,
                       const struct atlas_point *points, size_t count,
                       bool is_hole) {
    const double area = signed_area(points, count);
    if (points[0].x != points[count - 1].x ||
        points[0].y != points[count - 1].y) {
        fail(boundary, "a ring is not closed");
    } else if (is_hole ? area >= 0 : area <= 0) {
        fail(boundary, "a ring runs the wrong way round");
    }
}

static void add_ring(struct boundary *boundary, json_object *ring,
                     bool is_hole) {
    struct atlas_area_set *set = boundary->set;
    struct atlas_point *points;
    size_t count;
    if (!json_object_is_type(ring, json_type_array) ||
        json_object_array_length(ring) < 4) {
        fail(boundary, "a ring has fewer than four positions");
        return;
    }
    count = json_object_array_length(ring);
    set->points = atlas_grow(set->points, set->point_count + count,
                             &set->point_capacity, sizeof(*set->points));
    points = &set->points[set->point_count];
    for (size_t i = 0; i < count; i++) {
        points[i] = read_position(boundary, json_object_array_get_idx(ring, i));
        boundary->box = atlas_box_join(
            boundary->box, (struct atlas_box){points[i].x, points[i].y,
                                              points[i].x, points[i].y});
    }
    check_ring(boundary, points, count, is_hole);
    set->rings = atlas_grow(set->rings, set->ring_count + 1,
                            &set->ring_capacity, sizeof(*set->rings));
    set->rings[set->ring_count++] =
        (struct atlas_ring){set->point_count, count, is_hole};
    set->point_count += count;
}

static void add_polygon(struct boundary *boundary, json_object *polygon) {
    if (!json_object_is_type(polygon, json_type_array) ||
        json_object_array_length(polygon) == 0) {
        fail(boundary, "a polygon has no ring");
        return;
    }
    for (size_t i = 0; i < json_object_array_length(polygon); i++) {
        add_ring(boundary, json_object_array_get_idx(polygon, i), i > 0);
    }
}

static void add_geometry(struct boundary *boundary, json_object *geometry) {
    json_object *type = NULL, *coordinates = NULL;
    const char *kind;
    json_object_object_get_ex(geometry, "type", &type);
    json_object_object_get_ex(geometry, "coordinates", &coordinates);
    kind = type ? json_object_get_string(type) : "";
    if (!json_object_is_type(coordinates, json_type_array)) {
        fail(boundary, "no coordinates");
    } else if (strcmp(kind, "Polygon") == 0) {
        add_polygon(boundary, coordinates);
    } else if (strcmp(kind, "MultiPolygon") == 0) {
        for (size_t i = 0; i < json_object_array_length(coordinates); i++) {
            add_polygon(boundary, json_object_array_get_idx(coordinates, i));
        }
    } else {
        fail(boundary, "neither Polygon nor MultiPolygon");
    }
}

static void check_box(struct boundary *boundary, json_object *stated) {
    const struct atlas_box *box = &boundary->box;
    const double edges[] = {box->min_x, box->min_y, box->max_x, box->max_y};
    if (!json_object_is_type(stated, json_type_array) ||
        json_object_array_length(stated) != 4) {
        fail(boundary, "no bbox of four numbers");
        return;
    }
    for (size_t i = 0; i < 4; i++) {
        const double edge =
            json_object_get_double(json_object_array_get_idx(stated, i));
        if (fabs(edge - edges[i]) > 1e-9) {
            fail(boundary, "the bbox is not its smallest");
        }
    }
}

void verify_boundary(struct verify *verify, json_object *feature,
                     const char *code, struct atlas_area_set *set) {
    struct boundary boundary = {.verify = verify,
                                .code = code,
                                .set = set,
                                .box = atlas_box_empty(),
                                .is_sound = true};
    struct atlas_area area = {.first_ring = set->ring_count};
    json_object *geometry = NULL, *stated = NULL;
    json_object_object_get_ex(feature, "geometry", &geometry);
    json_object_object_get_ex(feature, "bbox", &stated);
    add_geometry(&boundary, geometry);
    check_box(&boundary, stated);
    area.code = atlas_arena_text(&set->arena, code);
    area.name = area.code;
    area.ring_count = set->ring_count - area.first_ring;
    area.box = boundary.box;
    set->items = atlas_grow(set->items, set->count + 1, &set->capacity,
                            sizeof(*set->items));
    set->items[set->count++] = area;
    if (!boundary.is_sound) set->items[set->count - 1].ring_count = 0;
}

void verify_gdal(struct verify *verify, const char *name, size_t count) {
    struct atlas_area_set set = {0};
    struct atlas_error error = {0};
    const struct atlas_layer_source source = {
        .path = verify_path(verify, name), .code = "code", .name = "name"};
    if (atlas_layer_read(&source, NULL, &set, &error)) {
        verify_fail_error(verify, &error);
        return;
    }
    if (set.count != count) {
        verify_fail(verify, 0, "GDAL reads %zu areas, JSON has %zu", set.count,
                    count);
    }
    atlas_area_set_release(&set);
}
