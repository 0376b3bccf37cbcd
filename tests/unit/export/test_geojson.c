#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas_test.h"
#include "fixture.h"

static json_object *export_tree(struct fixture *fixture,
                                struct atlas_text *text) {
    struct atlas_level_files files = {0};
    json_object *tree;
    fixture_level(fixture, &files);
    *text = files.geojson;
    atlas_text_release(&files.topojson);
    tree = json_tokener_parse(atlas_text_string(text));
    assert_non_null(tree);
    return tree;
}

static json_object *feature_at(json_object *tree, size_t index) {
    return json_object_array_get_idx(json_object_object_get(tree, "features"),
                                     index);
}

static const char *text_at(json_object *object, const char *key) {
    return json_object_get_string(json_object_object_get(object, key));
}

static int setup(void **state) {
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    fixture_init(fixture);
    *state = fixture;
    return 0;
}

static int teardown(void **state) {
    fixture_release(*state);
    free(*state);
    return 0;
}

static void geojson__members_by_hand(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree = export_tree(fixture, &text);
    static const char start[] =
        "{\"type\":\"FeatureCollection\",\"name\":\"Constituency (July 2024)\","
        "\"level\":\"pcon\",\"period\":\"201819\",\"tolerance_m\":0,"
        "\"credits\":[\"Source: ";
    // Fylde's primary school, 100 enrolments of which 10 and 1.
    static const char fylde[] =
        "\"properties\":{\"code\":\"E14001242\",\"name\":\"Fylde\","
        "\"period\":\"201819\",\"schools\":1,\"enrolments\":100,"
        "\"overall\":5.00000,\"overall_status\":\"ok\","
        "\"authorised\":4.16667,\"authorised_status\":\"ok\","
        "\"unauthorised\":0.83333,\"unauthorised_status\":\"ok\","
        "\"persistent\":10.00000,\"persistent_status\":\"ok\","
        "\"severe\":1.00000,\"severe_status\":\"ok\"},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-";
    assert_memory_equal(text.data, start, sizeof(start) - 1);
    assert_non_null(strstr(atlas_text_string(&text), fylde));
    assert_non_null(strstr(atlas_text_string(&text),
                           "{\"type\":\"Feature\",\"id\":\"E14001242\","
                           "\"bbox\":[-"));
    assert_null(json_object_object_get(tree, "crs"));
    assert_string_equal(
        text_at(json_object_object_get(feature_at(tree, 0), "properties"),
                "name"),
        "Ynys Môn, <script>");
    json_object_put(tree);
    atlas_text_release(&text);
}

// Corner of the seats in WGS 84: Ordnance Survey's own transformation puts
// SD 40 30 at about 53.765 N, 2.912 W; the 2 m one must be within 5 m.
static void geojson__positions_are_where_they_should_be(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree = export_tree(fixture, &text);
    json_object *ring = json_object_array_get_idx(
        json_object_object_get(
            json_object_object_get(feature_at(tree, 1), "geometry"),
            "coordinates"),
        0);
    // The ring starts at its south-east corner, the first that is shared.
    json_object *south_west = json_object_array_get_idx(ring, 3);
    const double lon =
        json_object_get_double(json_object_array_get_idx(south_west, 0));
    const double lat =
        json_object_get_double(json_object_array_get_idx(south_west, 1));
    double doubled = 0;
    assert_float_equal(lon, -2.912, 0.01);
    assert_float_equal(lat, 53.765, 0.01);
    assert_int_equal(json_object_array_length(ring), 5);
    for (size_t i = 0; i < 4; i++) {  // counter-clockwise: area above 0
        json_object *a = json_object_array_get_idx(ring, i);
        json_object *b = json_object_array_get_idx(ring, i + 1);
        doubled += json_object_get_double(json_object_array_get_idx(a, 0)) *
                       json_object_get_double(json_object_array_get_idx(b, 1)) -
                   json_object_get_double(json_object_array_get_idx(b, 0)) *
                       json_object_get_double(json_object_array_get_idx(a, 1));
    }
    assert_true(doubled > 0);
    json_object_put(tree);
    atlas_text_release(&text);
}

static void geojson__shared_corners_stay_shared(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree = export_tree(fixture, &text);
    // Fylde's south-east corner is Ynys Môn's south-west one.
    const char *fylde = json_object_to_json_string(json_object_array_get_idx(
        json_object_array_get_idx(
            json_object_object_get(
                json_object_object_get(feature_at(tree, 1), "geometry"),
                "coordinates"),
            0),
        0));
    const char *other = json_object_to_json_string(json_object_array_get_idx(
        json_object_array_get_idx(
            json_object_object_get(
                json_object_object_get(feature_at(tree, 0), "geometry"),
                "coordinates"),
            0),
        0));
    assert_string_equal(fylde, other);
    json_object_put(tree);
    atlas_text_release(&text);
}

static void geojson__states_are_null_with_a_status(void **state) {
    static const struct {
        const char *name;
        enum atlas_state state;
        bool has_row, is_partial, is_merged;
        const char *overall_status;
        bool has_schools, is_few;
    } cases[] = {
        {"suppressed", ATLAS_SUPPRESSED, true, false, false, "suppressed", true,
         false},
        {"merged and suppressed", ATLAS_SUPPRESSED, true, false, true,
         "suppressed", true, false},
        {"nothing there", ATLAS_NOT_APPLICABLE, true, false, false,
         "not_applicable", true, false},
        {"partial", ATLAS_NUMBER, true, true, false, "unavailable", false,
         false},
        {"no row", ATLAS_NUMBER, false, false, false, "unavailable", false,
         false},
        {"merged", ATLAS_NUMBER, true, false, true, "ok", true, false},
        {"few schools", ATLAS_NUMBER, true, false, false, "few_schools", true,
         true},
        {"few and suppressed", ATLAS_SUPPRESSED, true, false, false,
         "suppressed", true, true},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct fixture fixture;
        struct atlas_text text = ATLAS_TEXT_INIT;
        struct atlas_figure *figure;
        json_object *tree, *properties;
        print_message("  case: %s\n", cases[i].name);
        fixture_init(&fixture);
        figure = &fixture.figures.items[0];
        figure->has_row = cases[i].has_row;
        figure->is_partial = cases[i].is_partial;
        figure->is_merged = cases[i].is_merged;
        figure->is_few[ATLAS_PHASE_TOTAL] = cases[i].is_few;
        figure->counts[ATLAS_OVERALL].state = cases[i].state;
        tree = export_tree(&fixture, &text);
        properties = json_object_object_get(feature_at(tree, 0), "properties");
        assert_string_equal(text_at(properties, "overall_status"),
                            cases[i].overall_status);
        assert_int_equal(json_object_object_get(properties, "schools") != NULL,
                         cases[i].has_schools);
        assert_int_equal(
            json_object_object_get(properties, "enrolments") != NULL,
            cases[i].has_schools);
        assert_int_equal(json_object_object_get(properties, "overall") == NULL,
                         strcmp(cases[i].overall_status, "ok") != 0);
        assert_int_equal(json_object_object_get(properties, "members") != NULL,
                         cases[i].is_merged);
        json_object_put(tree);
        atlas_text_release(&text);
        fixture_release(&fixture);
    }
}

static void geojson__merged_area_lists_its_members(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    fixture->figures.items[0].is_merged = true;
    fixture->figures.items[0].members = "E06000028; E06000029; E10000009";
    fixture->figures.items[0].polygons = "E06000058; E06000059";
    json_object_put(export_tree(fixture, &text));
    assert_non_null(
        strstr(atlas_text_string(&text),
               "\"members\":[\"E06000028\",\"E06000029\",\"E10000009\"],"
               "\"polygons\":[\"E06000058\",\"E06000059\"]}"));
    atlas_text_release(&text);
}

// Buckinghamshire of 2018/19 on the polygon of 2020: one member, another code.
static void geojson__renamed_area_names_its_member(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    fixture->figures.items[0].members = "E10000002";
    json_object_put(export_tree(fixture, &text));
    assert_non_null(strstr(atlas_text_string(&text),
                           "\"severe_status\":\"ok\","
                           "\"members\":[\"E10000002\"]}"));
    atlas_text_release(&text);
}

static void geojson__names_cannot_break_out(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree;
    static const char name[] = "\"},\n\\<script>\t";
    fixture->figures.areas.items[1].name = name;
    tree = export_tree(fixture, &text);
    assert_string_equal(
        text_at(json_object_object_get(feature_at(tree, 1), "properties"),
                "name"),
        name);
    json_object_put(tree);
    atlas_text_release(&text);
}

// A hole and a second polygon: one MultiPolygon, the hole in the first.
static void geojson__holes_and_parts(void **state) {
    struct fixture *fixture = *state;
    struct atlas_area_set *set = &fixture->figures.areas;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree, *geometry, *coordinates;
    static const struct atlas_point hole[5] = {{352000, 432000},
                                               {352000, 433000},
                                               {353000, 433000},
                                               {353000, 432000},
                                               {352000, 432000}};
    const struct atlas_ring last = set->rings[1];
    // Fylde's square becomes a part of the first area, behind its hole and at
    // some distance: parts that share a border would be one.
    for (size_t i = 0; i < 5; i++) set->points[5 + i].y += 50000;
    set->points = atlas_grow(set->points, set->point_count + 5,
                             &set->point_capacity, sizeof(*set->points));
    memcpy(&set->points[set->point_count], hole, sizeof(hole));
    set->rings =
        atlas_grow(set->rings, 3, &set->ring_capacity, sizeof(*set->rings));
    set->rings[1] = (struct atlas_ring){set->point_count, 5, true};
    set->rings[2] = last;
    set->ring_count = 3;
    set->point_count += 5;
    set->items[0].ring_count = 3;
    set->count = 1;
    tree = export_tree(fixture, &text);
    geometry = json_object_object_get(feature_at(tree, 0), "geometry");
    coordinates = json_object_object_get(geometry, "coordinates");
    assert_string_equal(text_at(geometry, "type"), "MultiPolygon");
    assert_int_equal(json_object_array_length(coordinates), 2);
    assert_int_equal(
        json_object_array_length(json_object_array_get_idx(coordinates, 0)), 2);
    assert_int_equal(
        json_object_array_length(json_object_array_get_idx(coordinates, 1)), 1);
    json_object_put(tree);
    atlas_text_release(&text);
}

static void geojson__no_area_no_box(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_object *tree;
    fixture->figures.areas.count = 0;
    fixture->figures.areas.ring_count = 0;
    fixture->figures.areas.point_count = 0;
    tree = export_tree(fixture, &text);
    assert_null(json_object_object_get(tree, "bbox"));
    assert_int_equal(
        json_object_array_length(json_object_object_get(tree, "features")), 0);
    json_object_put(tree);
    atlas_text_release(&text);
}

#define WITH_FIXTURE(test) \
    cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(geojson__members_by_hand),
        WITH_FIXTURE(geojson__positions_are_where_they_should_be),
        WITH_FIXTURE(geojson__shared_corners_stay_shared),
        cmocka_unit_test(geojson__states_are_null_with_a_status),
        WITH_FIXTURE(geojson__merged_area_lists_its_members),
        WITH_FIXTURE(geojson__renamed_area_names_its_member),
        WITH_FIXTURE(geojson__names_cannot_break_out),
        WITH_FIXTURE(geojson__holes_and_parts),
        WITH_FIXTURE(geojson__no_area_no_box),
    };
    return cmocka_run_group_tests_name("export/geojson", tests, NULL, NULL);
}
