// TopoJSON against bytes written by hand, and against the GeoJSON of England.

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/geometry.h"
#include "atlas/layer.h"
#include "atlas_test.h"
#include "fixture.h"
#include "support/test_files.h"

/** A ring of a set written by hand. */
struct hand_ring {
    size_t area;                   ///< Its area.
    bool is_hole;                  ///< A hole of the ring before.
    struct atlas_point points[5];  ///< A square, closed.
};

// Areas of whole rings, as one would draw them on paper.
static void make_set(const struct hand_ring *rings, size_t count,
                     struct atlas_area_set *set) {
    static const char *const codes[] = {"A", "B"};
    for (size_t i = 0; i < count; i++) {
        const struct hand_ring *const ring = &rings[i];
        if (set->count == ring->area) {
            set->items = atlas_grow(set->items, set->count + 1, &set->capacity,
                                    sizeof(*set->items));
            set->items[set->count++] = (struct atlas_area){
                .code = codes[ring->area],
                .name = "Name",
                .first_ring = set->ring_count,
                .box = {ring->points[0].x, ring->points[0].y, ring->points[2].x,
                        ring->points[2].y}};
        }
        set->items[ring->area].ring_count++;
        set->rings = atlas_grow(set->rings, set->ring_count + 1,
                                &set->ring_capacity, sizeof(*set->rings));
        set->rings[set->ring_count++] =
            (struct atlas_ring){set->point_count, 5, ring->is_hole};
        set->points = atlas_grow(set->points, set->point_count + 5,
                                 &set->point_capacity, sizeof(*set->points));
        memcpy(&set->points[set->point_count], ring->points,
               sizeof(ring->points));
        set->point_count += 5;
    }
}

// Two squares side by side, 0.1 degrees wide: three arcs, the middle one used
// forwards by the left square and backwards by the right one.
static const struct hand_ring side_by_side[] = {
    {0, false, {{-3, 53}, {-2.9, 53}, {-2.9, 53.1}, {-3, 53.1}, {-3, 53}}},
    {1,
     false,
     {{-2.9, 53}, {-2.8, 53}, {-2.8, 53.1}, {-2.9, 53.1}, {-2.9, 53}}},
};

// A square with a hole; in the hole another area, which has an island too.
static const struct hand_ring enclave[] = {
    {0, false, {{-3, 53}, {-2, 53}, {-2, 54}, {-3, 54}, {-3, 53}}},
    {0,
     true,
     {{-2.5, 53.5}, {-2.5, 53.6}, {-2.4, 53.6}, {-2.4, 53.5}, {-2.5, 53.5}}},
    {1,
     false,
     {{-2.4, 53.5}, {-2.4, 53.6}, {-2.5, 53.6}, {-2.5, 53.5}, {-2.4, 53.5}}},
    {1,
     false,
     {{-1.5, 53.00001},
      {-1.4, 53.00001},
      {-1.4, 53.1},
      {-1.5, 53.1},
      {-1.5, 53.00001}}},
};

struct by_hand {
    const char *what;
    const struct hand_ring *rings;
    size_t count;
    const char *first, *second;  // geometries, before their ids
    const char *end;             // from the end of the objects on
    const char *geojson;         // a part of the GeoJSON
};

static const struct by_hand cases[] = {
    {"two squares", side_by_side, ATLAS_COUNT(side_by_side),
     "{\"type\":\"Polygon\",\"arcs\":[[0,1]],\"id\":\"A\",\"properties\":{"
     "\"code\":\"A\",\"name\":\"Name\",\"period\":\"201819\",\"schools\":1,",
     "{\"type\":\"Polygon\",\"arcs\":[[2,-1]],\"id\":\"B\",\"properties\":{",
     "\"severe_status\":\"ok\"}}]}},\"arcs\":["
     "[[10000,0],[0,10000]],"
     "[[10000,10000],[-10000,0],[0,-10000],[10000,0]],"
     "[[10000,0],[10000,0],[0,10000],[-10000,0]]]}\n",
     "\"coordinates\":[[[-2.9,53],[-2.9,53.1],[-3,53.1],[-3,53],[-2.9,53]]]"},
    {"an enclave and an island", enclave, ATLAS_COUNT(enclave),
     "{\"type\":\"Polygon\",\"arcs\":[[0],[1]],\"id\":\"A\",\"properties\":{",
     "{\"type\":\"MultiPolygon\",\"arcs\":[[[-2]],[[2]]],\"id\":\"B\",",
     "\"severe_status\":\"ok\"}}]}},\"arcs\":["
     "[[0,0],[100000,0],[0,100000],[-100000,0],[0,-100000]],"
     "[[50000,50000],[0,10000],[10000,0],[0,-10000],[-10000,0]],"
     "[[150000,1],[10000,0],[0,9999],[-10000,0],[0,-9999]]]}\n",
     "\"coordinates\":[[[[-2.5,53.5],[-2.4,53.5],[-2.4,53.6],[-2.5,53.6],"
     "[-2.5,53.5]]],[[[-1.5,53.00001],"},
};

static void topojson__bytes_by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        static const char start[] =
            "{\"type\":\"Topology\",\"name\":\"Constituency (July 2024)\","
            "\"level\":\"pcon\",\"period\":\"201819\",\"tolerance_m\":12.5,"
            "\"credits\":[\"Source: ";
        static const char transform[] =
            ",\"transform\":{\"scale\":[0.00001,0.00001],\"translate\":[-3,53]}"
            ",\"objects\":{\"pcon\":{\"type\":\"GeometryCollection\","
            "\"geometries\":[";
        struct fixture fixture;
        struct atlas_area_set set = {0};
        struct atlas_topology borders;
        struct atlas_text text = ATLAS_TEXT_INIT, geojson = ATLAS_TEXT_INIT;
        const struct atlas_level_content content = {&fixture.figures, &borders,
                                                    &fixture.credits, 12.5};
        const char *objects, *end;
        print_message("  case: %s\n", cases[i].what);
        fixture_init(&fixture);
        make_set(cases[i].rings, cases[i].count, &set);
        atlas_topology_build(&set, &borders);
        atlas_export_topojson(&content, &text);
        atlas_export_geojson(&content, &geojson);
        assert_memory_equal(text.data, start, sizeof(start) - 1);
        objects = strstr(text.data, transform);
        assert_non_null(objects);
        objects += strlen(transform);
        assert_memory_equal(objects, cases[i].first, strlen(cases[i].first));
        assert_non_null(strstr(objects, cases[i].second));
        end = text.data + text.length - strlen(cases[i].end);
        assert_string_equal(end, cases[i].end);
        assert_non_null(strstr(geojson.data, cases[i].geojson));
        atlas_text_release(&text);
        atlas_text_release(&geojson);
        atlas_topology_release(&borders);
        atlas_area_set_release(&set);
        fixture_release(&fixture);
    }
}

static void topojson__no_blanks(void **state) {
    struct fixture fixture;
    struct atlas_level_files files = {0};
    bool is_text = false;
    (void)state;
    fixture_init(&fixture);
    fixture_level(&fixture, &files);
    for (size_t i = 0; i + 1 < files.topojson.length; i++) {
        const char byte = files.topojson.data[i];
        if (byte == '"') is_text = !is_text;
        if (!is_text) assert_null(strchr(" \n\t", byte));
    }
    assert_int_equal(files.topojson.data[files.topojson.length - 1], '\n');
    atlas_level_files_release(&files);
    fixture_release(&fixture);
}

static void topojson__no_area_no_arc(void **state) {
    struct fixture fixture;
    struct atlas_level_files files = {0};
    (void)state;
    fixture_init(&fixture);
    fixture.figures.areas.count = 0;
    fixture.figures.areas.ring_count = 0;
    fixture.figures.areas.point_count = 0;
    fixture_level(&fixture, &files);
    assert_null(strstr(files.topojson.data, "\"bbox\""));
    assert_non_null(strstr(files.topojson.data,
                           "\"translate\":[0,0]},\"objects\":{\"pcon\":{"
                           "\"type\":\"GeometryCollection\",\"geometries\":[]}}"
                           ",\"arcs\":[]}\n"));
    atlas_level_files_release(&files);
    fixture_release(&fixture);
}

/** A file as a map library reads it. */
struct decoder {
    json_object *arcs;    ///< Arcs of the file.
    double scale[2];      ///< Steps to degrees.
    double translate[2];  ///< Of the corner.
    struct atlas_text *text;
};

static json_object *get(json_object *object, const char *key) {
    return json_object_object_get(object, key);
}

static double at(json_object *array, size_t index) {
    return json_object_get_double(json_object_array_get_idx(array, index));
}

// Appends the positions of an arc, all but the first `skipped`, to 5 decimals.
static void decode_arc(const struct decoder *decoder, int number,
                       size_t skipped) {
    json_object *arc = json_object_array_get_idx(
        decoder->arcs, (size_t)(number < 0 ? ~number : number));
    const size_t count = json_object_array_length(arc);
    struct atlas_point *points = atlas_xcalloc(count, sizeof(*points));
    double sum[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < 2; k++) {
            sum[k] += at(json_object_array_get_idx(arc, i), k);
        }
        points[number < 0 ? count - 1 - i : i] = (struct atlas_point){
            sum[0] * decoder->scale[0] + decoder->translate[0],
            sum[1] * decoder->scale[1] + decoder->translate[1]};
    }
    for (size_t i = skipped; i < count; i++) {
        atlas_text_add_char(decoder->text, ' ');
        atlas_text_add_fixed(decoder->text, points[i].x, 5);
        atlas_text_add_char(decoder->text, ',');
        atlas_text_add_fixed(decoder->text, points[i].y, 5);
    }
    free(points);
}

// Appends each ring below a member as a line; `depth` lists above rings.
static void decode(const struct decoder *decoder, json_object *list,
                   int depth) {
    for (size_t i = 0; i < json_object_array_length(list); i++) {
        json_object *item = json_object_array_get_idx(list, i);
        if (depth) {
            decode(decoder, item, depth - 1);
        } else if (decoder->arcs) {
            decode_arc(decoder, json_object_get_int(item), i > 0);
        } else {
            atlas_text_add_char(decoder->text, ' ');
            atlas_text_add_fixed(decoder->text, at(item, 0), 5);
            atlas_text_add_char(decoder->text, ',');
            atlas_text_add_fixed(decoder->text, at(item, 1), 5);
        }
    }
    if (!depth) atlas_text_add_char(decoder->text, '\n');
}

// Every area of a file as text: id, properties, and its rings in full.
static void decode_all(const struct decoder *decoder, json_object *areas) {
    for (size_t i = 0; i < json_object_array_length(areas); i++) {
        json_object *area = json_object_array_get_idx(areas, i);
        json_object *shape = decoder->arcs ? area : get(area, "geometry");
        const char *type = json_object_get_string(get(shape, "type"));
        atlas_text_addf(decoder->text, "%s %s %s\n",
                        json_object_get_string(get(area, "id")), type,
                        json_object_to_json_string(get(area, "properties")));
        decode(decoder, get(shape, decoder->arcs ? "arcs" : "coordinates"),
               strcmp(type, "MultiPolygon") ? 1 : 2);
    }
}

static void assert_same_areas(const struct atlas_level_files *files) {
    struct atlas_text one = ATLAS_TEXT_INIT, other = ATLAS_TEXT_INIT;
    json_object *topology = json_tokener_parse(files->topojson.data);
    json_object *collection = json_tokener_parse(files->geojson.data);
    json_object *transform = get(topology, "transform");
    struct decoder decoder = {.arcs = get(topology, "arcs"), .text = &one};
    for (size_t k = 0; k < 2; k++) {
        decoder.scale[k] = at(get(transform, "scale"), k);
        decoder.translate[k] = at(get(transform, "translate"), k);
    }
    decode_all(&decoder,
               get(get(get(topology, "objects"), "pcon"), "geometries"));
    decode_all(&(struct decoder){.text = &other}, get(collection, "features"));
    assert_true(one.length > 500);
    assert_string_equal(one.data, other.data);
    json_object_put(topology);
    json_object_put(collection);
    atlas_text_release(&one);
    atlas_text_release(&other);
}

static void read_back(const struct atlas_text *text, const char *name,
                      struct atlas_area_set *set) {
    const struct atlas_layer_source source = {
        .path = test_file_bytes(name, text->data, text->length),
        .code = "code",
        .name = "name"};
    assert_int_equal(atlas_layer_read(&source, NULL, set, NULL), ATLAS_OK);
}

// GDAL finds the same areas in both files.
static void assert_gdal_reads(const struct atlas_level_files *files,
                              const struct atlas_area_set *areas) {
    struct atlas_area_set topojson = {0}, geojson = {0};
    read_back(&files->topojson, "pcon.topojson", &topojson);
    read_back(&files->geojson, "pcon.geojson", &geojson);
    assert_int_equal(topojson.count, areas->count);
    assert_int_equal(geojson.count, areas->count);
    assert_int_equal(topojson.repaired, 0);
    assert_int_equal(geojson.repaired, 0);
    assert_int_equal(topojson.point_count, geojson.point_count);
    for (size_t i = 0; i < areas->count; i++) {
        const struct atlas_area *one = &topojson.items[i];
        const struct atlas_area *other = &geojson.items[i];
        assert_string_equal(one->code, areas->items[i].code);
        assert_string_equal(one->name, areas->items[i].name);
        assert_string_equal(other->code, areas->items[i].code);
        assert_int_equal(one->ring_count, other->ring_count);
        assert_float_equal(one->area_m2, other->area_m2, 1);
    }
    atlas_area_set_release(&topojson);
    atlas_area_set_release(&geojson);
}

static void topojson__gdal_reads_two_squares(void **state) {
    struct fixture fixture;
    struct atlas_level_files files = {0};
    (void)state;
    fixture_init(&fixture);
    fixture_level(&fixture, &files);
    assert_gdal_reads(&files, &fixture.figures.areas);
    assert_same_areas(&files);
    atlas_level_files_release(&files);
    fixture_release(&fixture);
}

// All seats, as they are and simplified: both files hold the same, GDAL reads
// as many as were written, and no number has more than 5 decimals.
static void topojson__all_seats_decode_to_the_geojson(void **state) {
    static const double tolerances_m[] = {0, -1};
    struct atlas_figures figures = {
        .level_key = "pcon", .level_title = "Seats", .period = 201819};
    const struct atlas_credits credits = {0};
    struct atlas_layer_source source = {
        .code = "PCON24CD", .name = "PCON24NM", .only = "E*"};
    (void)state;
    ATLAS_NEEDS_DATA();
    source.path = test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp");
    assert_int_equal(atlas_layer_read(&source, NULL, &figures.areas, NULL),
                     ATLAS_OK);
    assert_int_equal(figures.areas.count, 543);
    figures.items = atlas_xcalloc(figures.areas.count, sizeof(*figures.items));
    for (size_t i = 0; i < figures.areas.count; i++) {
        figures.items[i].members = figures.items[i].polygons = "";
    }
    for (size_t i = 0; i < ATLAS_COUNT(tolerances_m); i++) {
        const struct atlas_level_options options = {tolerances_m[i], 0};
        struct atlas_level_files files = {0};
        assert_int_equal(
            atlas_export_level(&figures, &credits, &options, &files, NULL),
            ATLAS_OK);
        assert_same_areas(&files);
        assert_gdal_reads(&files, &figures.areas);
        for (const char *dot = files.geojson.data; (dot = strchr(dot, '.'));
             dot++) {
            assert_true(strspn(dot + 1, "0123456789") <= 5);
        }
        atlas_level_files_release(&files);
    }
    atlas_figures_release(&figures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(topojson__bytes_by_hand),
        cmocka_unit_test(topojson__no_blanks),
        cmocka_unit_test(topojson__no_area_no_arc),
        cmocka_unit_test(topojson__gdal_reads_two_squares),
        cmocka_unit_test(topojson__all_seats_decode_to_the_geojson),
    };
    return cmocka_run_group_tests_name("export/topojson", tests, NULL, NULL);
}
