#include "atlas/geometry.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"
#include "geo/set_builder.h"
#include "shapes.h"
#include "support/test_files.h"

static void check_all_valid(const struct atlas_area_set *set) {
    char reason[128];
    for (uint32_t i = 0; i < set->count; i++) {
        assert_int_equal(
            atlas_area_validity(set, i, reason, sizeof(reason), NULL),
            ATLAS_OK);
        if (reason[0]) fail_msg("%s: %s", set->items[i].code, reason);
    }
}

static void read_real(const char *file, const char *code, const char *only,
                      struct atlas_area_set *set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = test_data_path(file), .code = code, .only = only, .threads = 2};
    if (atlas_layer_read(&source, NULL, set, &err)) fail_msg("%s", err.message);
}

// A and B side by side, with a sliver of 1 mm between them up to a gap of 30 by
// 30 m; C apart.
static const char parts[] =
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
                       "[400000,301000],[400000,300000]]")) ","
    SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000],"
                       "[401000,301000],[401000,300900],[401000.001,300800],"
                       "[401000,300700],[401000,300530],[401030,300530],"
                       "[401030,300500],[401000,300500],[401000,300000]]")) ","
    SHAPE("C", POLYGON("[[404000,300000],[405000,300000],[405000,301000],"
                       "[404000,300000]]"));

static void geometry__unites_areas(void **state) {
    (void)state;
    static const uint32_t members[] = {0, 1, 2};
    struct atlas_area_set set = {0};
    struct atlas_area_set to = {0};
    const struct atlas_area *one;
    shapes_read(parts, &set);
    assert_int_equal(
        atlas_areas_union(&set, members, 3, "X", "Together", &to, NULL),
        ATLAS_OK);
    one = &to.items[0];
    assert_string_equal(one->code, "X");
    assert_string_equal(one->name, "Together");
    // Two outer rings and the gap of 900 m2; the sliver of 0.1 m2 is closed.
    assert_int_equal(one->ring_count, 3);
    assert_true(fabs(one->area_m2 - (2e6 - 900 + 5e5)) < 0.01);
    assert_true(one->inside_m > 400);
    assert_true(one->box.min_x == 400000 && one->box.max_x == 405000);
    check_all_valid(&to);

    atlas_areas_copy(&set, 2, &to);
    assert_int_equal(to.count, 2);
    assert_string_equal(to.items[1].code, "C");
    assert_true(to.items[1].area_m2 == set.items[2].area_m2);
    atlas_area_set_release(&to);

    struct atlas_error err = {0};
    assert_int_equal(atlas_areas_union(&set, members, 0, "X", "", &to, &err),
                     ATLAS_ERR_GEO);
    assert_string_equal(err.where, "X");
    assert_string_equal(err.message, "nothing to unite");
    assert_int_equal(to.count, 0);
    atlas_area_set_release(&set);
}

// Cumberland and Westmorland and Furness are what Cumbria was.
static void geometry__unites_cumbria(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set to = {0};
    ATLAS_NEEDS_DATA();
    read_real("boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD", "E*", &set);
    const uint32_t members[] = {atlas_area_set_find(&set, "E06000063"),
                                atlas_area_set_find(&set, "E06000064")};
    const double sum =
        set.items[members[0]].area_m2 + set.items[members[1]].area_m2;
    assert_int_equal(
        atlas_areas_union(&set, members, 2, "E10000006", "Cumbria", &to, NULL),
        ATLAS_OK);
    assert_true(fabs(to.items[0].area_m2 - sum) < 1000);
    assert_true(to.items[0].ring_count <= set.items[members[0]].ring_count +
                                              set.items[members[1]].ring_count);
    atlas_area_set_release(&to);
    atlas_area_set_release(&set);
}

/** Files whose rounded boundaries have to be valid. */
struct round_case {
    const char *file;
    const char *code;
    const char *only;
};

static const struct round_case round_cases[] = {
    {"boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "E*"},
    {"boundaries/PCON_JULY_2024_UK_BUC.shp", "PCON24CD", NULL},
    {"boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD", NULL},
    {"boundaries/LAD_2013_EN.topojson", "LAD13CD", NULL},
    {"boundaries/RGN_DEC_2024_EN_BUC.geojson", "RGN24CD", NULL},
};

static void check_degrees(const struct atlas_area_set *from,
                          const struct atlas_area_set *degrees) {
    assert_int_equal(degrees->count, from->count);
    for (size_t i = 0; i < degrees->point_count; i++) {
        const struct atlas_point point = degrees->points[i];
        assert_true(point.x > -9 && point.x < 2.1);
        assert_true(point.y > 49 && point.y < 61.1);
        assert_true(fabs(point.x * 1e5 - round(point.x * 1e5)) < 1e-6);
        assert_true(fabs(point.y * 1e5 - round(point.y * 1e5)) < 1e-6);
    }
    for (size_t i = 0; i < degrees->ring_count; i++) {
        const struct atlas_ring *ring = &degrees->rings[i];
        const double area =
            ring_area(degrees->points + ring->first, ring->count);
        assert_true(ring->is_hole ? area < 0 : area > 0);
    }
    for (size_t i = 0; i < degrees->count; i++) {
        assert_string_equal(degrees->items[i].code, from->items[i].code);
        assert_true(degrees->items[i].area_m2 == from->items[i].area_m2);
        assert_true(degrees->items[i].inside.x == from->items[i].inside.x);
        assert_true(degrees->items[i].box.max_x < 2.1);
    }
}

static void geometry__rounds_to_valid_degrees(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < ATLAS_COUNT(round_cases); i++) {
        struct atlas_area_set set = {0};
        struct atlas_area_set degrees = {0};
        struct atlas_error err = {0};
        read_real(round_cases[i].file, round_cases[i].code, round_cases[i].only,
                  &set);
        if (atlas_areas_to_wgs84(&set, 5, &degrees, &err)) {
            fail_msg("%s: %s", err.where, err.message);
        }
        check_degrees(&set, &degrees);
        check_all_valid(&degrees);
        assert_string_equal(degrees.product, set.product);
        assert_int_equal(degrees.year, set.year);
        atlas_area_set_release(&degrees);
        atlas_area_set_release(&set);
    }
}

static void geometry__snaps_to_metres(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set snapped = {0};
    struct atlas_error err = {0};
    ATLAS_NEEDS_DATA();
    read_real(round_cases[0].file, "PCON24CD", "E1400106*,E14001590", &set);
    if (atlas_areas_snap(&set, 1, &snapped, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    assert_int_equal(snapped.count, set.count);
    for (size_t i = 0; i < snapped.point_count; i++) {
        assert_true(snapped.points[i].x == floor(snapped.points[i].x));
        assert_true(snapped.points[i].y == floor(snapped.points[i].y));
    }
    for (size_t i = 0; i < snapped.count; i++) {
        assert_true(fabs(snapped.items[i].area_m2 / set.items[i].area_m2 - 1) <
                    1e-4);
    }
    check_all_valid(&snapped);
    atlas_area_set_release(&snapped);
    atlas_area_set_release(&set);
}

static void geometry__keeps_shared_points_shared(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set degrees = {0};
    shapes_read(parts, &set);
    assert_int_equal(atlas_areas_to_wgs84(&set, 5, &degrees, NULL), ATLAS_OK);
    // A's south-east corner is B's south-west corner.
    assert_memory_equal(&degrees.points[1],
                        &degrees.points[degrees.rings[1].first],
                        sizeof(struct atlas_point));
    assert_string_equal(degrees.crs, "EPSG:4326");
    atlas_area_set_release(&degrees);

    struct atlas_error err = {0};
    assert_int_equal(atlas_areas_to_wgs84(&set, 0, &degrees, &err),
                     ATLAS_ERR_GEO);
    assert_string_equal(err.where, "A");
    assert_string_equal(err.message, "boundary vanishes when rounded");
    assert_int_equal(degrees.count, 0);
    atlas_area_set_release(&set);
}

static void geometry__says_what_is_invalid(void **state) {
    (void)state;
    static const struct atlas_point bow_tie[] = {
        {0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}};
    struct atlas_area_set set = {0};
    char reason[64] = "untouched";
    set_add_area(&set, "A", "Alpha");
    set_add_points(&set, bow_tie, 5, false);
    assert_int_equal(atlas_area_validity(&set, 0, reason, sizeof(reason), NULL),
                     ATLAS_OK);
    assert_string_equal(reason, "Self-intersection[1 1]");
    atlas_area_set_release(&set);
}

static void geometry__knows_its_libraries(void **state) {
    (void)state;
    struct atlas_geo_versions versions;
    struct atlas_error err = {0};
    atlas_geo_versions(&versions);
    assert_true(strncmp(versions.gdal, "3.", 2) == 0);
    assert_true(strchr("89", versions.proj[0]) != NULL);
    assert_true(strncmp(versions.geos, "3.", 2) == 0);
    assert_null(strchr(versions.geos, '-'));
    if (atlas_geo_check(&err)) fail_msg("%s", err.message);
    assert_non_null(strstr(atlas_wgs84_operation(), "EPSG:1314"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geometry__unites_areas),
        cmocka_unit_test(geometry__unites_cumbria),
        cmocka_unit_test(geometry__rounds_to_valid_degrees),
        cmocka_unit_test(geometry__snaps_to_metres),
        cmocka_unit_test(geometry__keeps_shared_points_shared),
        cmocka_unit_test(geometry__says_what_is_invalid),
        cmocka_unit_test(geometry__knows_its_libraries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
