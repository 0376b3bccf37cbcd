#include "atlas/layer.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "atlas/digest.h"
#include "atlas/folder.h"
#include "atlas/geometry.h"
#include "atlas/text.h"
#include "atlas_test.h"
#include "shapes.h"
#include "support/test_files.h"

#define SQUARE_A                                                         \
    "[[400000,300000],[401000,300000],[401000,301000],[400000,301000],[" \
    "400000,300000]]"
#define GRID "urn:ogc:def:crs:EPSG::27700"

/** A real file and what must come of it. */
struct real_case {
    const char *file;
    const char *code;
    const char *name;
    const char *only;
    size_t count;
    size_t repaired;
    unsigned year;
    const char *crs;
    const char *issue;  // a kind that must be there once; NULL: none
};

static const struct real_case real_cases[] = {
    {"PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "PCON24NM", NULL, 650, 126, 2024,
     "EPSG:27700", NULL},
    {"PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "PCON24NM", "E*", 543, 89, 2024,
     "EPSG:27700", NULL},
    {"PCON_JULY_2024_UK_BUC.shp", "PCON24CD", "PCON24NM", NULL, 650, 0, 2024,
     "EPSG:27700", NULL},
    {"CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD", "CTYUA23NM", "E*", 153, 0, 2023,
     "EPSG:27700", NULL},
    {"LAD_MAY_2024_UK_BGC.gpkg", "LAD24CD", "LAD24NM", "E06*, E10*,E0[789]*",
     296, 69, 2024, "EPSG:27700", NULL},
    {"LAD_2013_EN.topojson", "LAD13CD", "LAD13NM", NULL, 326, 243, 2013,
     "EPSG:4326 (assumed)", "crs-assumed"},
    {"RGN_DEC_2024_EN_BUC.geojson", "RGN24CD", "RGN24NM", NULL, 9, 0, 2024,
     "EPSG:27700", NULL},
};

static void read_real(const struct real_case *wanted, unsigned threads,
                      struct atlas_issues *issues, struct atlas_area_set *set) {
    char name[256];
    struct atlas_error err = {0};
    struct atlas_layer_source source = {.code = wanted->code,
                                        .name = wanted->name,
                                        .only = wanted->only,
                                        .threads = threads};
    snprintf(name, sizeof(name), "boundaries/%s", wanted->file);
    source.path = test_data_path(name);
    if (atlas_layer_read(&source, issues, set, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
}

static void check_rings(const struct atlas_area_set *set) {
    size_t next_ring = 0;
    size_t next_point = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_area *area = &set->items[i];
        assert_int_equal(area->first_ring, next_ring);
        assert_true(area->ring_count > 0);
        assert_false(set->rings[next_ring].is_hole);
        next_ring += area->ring_count;
        assert_true(area->inside_m > 0);
        if (i > 0) assert_true(strcmp(area[-1].code, area->code) < 0);
    }
    assert_int_equal(next_ring, set->ring_count);
    for (size_t i = 0; i < set->ring_count; i++) {
        const struct atlas_point *points = set->points + set->rings[i].first;
        const size_t last = set->rings[i].count - 1;
        assert_int_equal(set->rings[i].first, next_point);
        assert_true(last >= 3);
        assert_memory_equal(&points[0], &points[last], sizeof(*points));
        next_point += last + 1;
    }
    assert_int_equal(next_point, set->point_count);
}

static void check_valid(const struct atlas_area_set *set) {
    char reason[128];
    for (uint32_t i = 0; i < set->count; i++) {
        assert_int_equal(
            atlas_area_validity(set, i, reason, sizeof(reason), NULL),
            ATLAS_OK);
        if (reason[0]) fail_msg("%s: %s", set->items[i].code, reason);
    }
}

static void layer__reads_real_files(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < ATLAS_COUNT(real_cases); i++) {
        const struct real_case *wanted = &real_cases[i];
        struct atlas_issues issues = {0};
        struct atlas_area_set set = {0};
        read_real(wanted, 2, &issues, &set);
        assert_int_equal(set.count, wanted->count);
        assert_int_equal(set.repaired, wanted->repaired);
        assert_int_equal(atlas_issues_count(&issues, "repaired-boundary"),
                         wanted->repaired);
        assert_int_equal(issues.count,
                         wanted->repaired + (wanted->issue ? 1 : 0));
        if (wanted->issue) {
            assert_int_equal(atlas_issues_count(&issues, wanted->issue), 1);
        }
        assert_int_equal(set.year, wanted->year);
        assert_string_equal(set.crs, wanted->crs);
        check_rings(&set);
        if (wanted->repaired < 100) check_valid(&set);
        atlas_area_set_release(&set);
        atlas_issues_release(&issues);
    }
}

static void layer__is_the_same_for_any_number_of_threads(void **state) {
    (void)state;
    struct atlas_area_set sets[2] = {{0}};
    struct atlas_issues issues[2] = {{0}};
    static const unsigned threads[] = {0, 5};
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < 2; i++) {
        read_real(&real_cases[4], threads[i], &issues[i], &sets[i]);
    }
    assert_int_equal(sets[0].point_count, sets[1].point_count);
    assert_memory_equal(sets[0].points, sets[1].points,
                        sets[0].point_count * sizeof(*sets[0].points));
    assert_int_equal(sets[0].ring_count, sets[1].ring_count);
    assert_int_equal(issues[0].count, issues[1].count);
    for (size_t i = 0; i < issues[0].count; i++) {
        assert_string_equal(issues[0].items[i].subject,
                            issues[1].items[i].subject);
        assert_string_equal(issues[0].items[i].finding,
                            issues[1].items[i].finding);
    }
    for (size_t i = 0; i < sets[0].count; i++) {
        assert_string_equal(sets[0].items[i].code, sets[1].items[i].code);
        assert_memory_equal(&sets[0].items[i].inside, &sets[1].items[i].inside,
                            sizeof(struct atlas_point));
    }
    for (size_t i = 0; i < 2; i++) {
        atlas_area_set_release(&sets[i]);
        atlas_issues_release(&issues[i]);
    }
}

static void layer__leaves_a_geopackage_alone(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_error err = {0};
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    struct atlas_digest before;
    struct atlas_digest after;
    char path[1024];
    const char *folder = test_folder();
    static const struct timespec long_ago[2] = {{1000, 0}, {1000, 0}};
    struct stat info;
    FILE *copy;
    ATLAS_NEEDS_DATA();

    snprintf(path, sizeof(path), "%s/copy.gpkg", folder);
    assert_int_equal(
        atlas_file_read(test_data_path("boundaries/LAD_MAY_2024_UK_BGC.gpkg"),
                        100u << 20, &bytes, &err),
        ATLAS_OK);
    // Bytes 18 and 19 of an SQLite file say that it is written by way of a
    // log beside it; such a file gets -wal and -shm even when it is only read.
    bytes.data[18] = 2;
    bytes.data[19] = 2;
    copy = fopen(path, "wb");
    assert_non_null(copy);
    assert_int_equal(fwrite(bytes.data, 1, bytes.length, copy), bytes.length);
    fclose(copy);
    atlas_text_release(&bytes);
    assert_int_equal(atlas_digest_file(path, &before, &err), ATLAS_OK);
    assert_int_equal(utimensat(AT_FDCWD, folder, long_ago, 0), 0);

    const struct atlas_layer_source source = {
        .path = path, .code = "LAD24CD", .only = "E07000119"};
    if (atlas_layer_read(&source, NULL, &set, &err))
        fail_msg("%s", err.message);
    assert_int_equal(set.count, 1);
    assert_string_equal(set.items[0].name, "E07000119");

    // No file came, or came and went: the folder has not been written to.
    assert_int_equal(stat(folder, &info), 0);
    assert_int_equal(info.st_mtim.tv_sec, long_ago[1].tv_sec);
    assert_int_equal(atlas_digest_file(path, &after, &err), ATLAS_OK);
    assert_string_equal(before.hex, after.hex);
    atlas_area_set_release(&set);
}

static void layer__opens_any_file_name(void **state) {
    (void)state;
    static const char *const names[] = {"a b.gpkg", "a%20b.gpkg", "a?b#c.gpkg",
                                        "'a'.gpkg"};
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    ATLAS_NEEDS_DATA();
    assert_int_equal(
        atlas_file_read(test_data_path("boundaries/LAD_MAY_2024_UK_BGC.gpkg"),
                        100u << 20, &bytes, &err),
        ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        struct atlas_area_set set = {0};
        const struct atlas_layer_source source = {
            .path = test_file_bytes(names[i], bytes.data, bytes.length),
            .code = "LAD24CD",
            .only = "E07000119"};
        if (atlas_layer_read(&source, NULL, &set, &err)) {
            fail_msg("%s: %s", err.where, err.message);
        }
        assert_int_equal(set.count, 1);
        atlas_area_set_release(&set);
    }
    atlas_text_release(&bytes);
}

/** What is wrong with a file, and what is said of it. */
struct bad_case {
    const char *crs;
    const char *features;
    const char *code;  // field asked for
    const char *only;
    const char *ask_crs;  // CRS configured
    enum atlas_status status;
    const char *message;
};

static const struct bad_case bad_cases[] = {
    {GRID, "", "code", NULL, NULL, ATLAS_ERR_INPUT, "no feature in it"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "kode", NULL, NULL, ATLAS_ERR_INPUT,
     "no field 'kode' (fields: code, name)"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "code", "E*,W?", NULL,
     ATLAS_ERR_INPUT, "no feature with a code like E*,W? in it"},
    {GRID, SHAPE("  ", POLYGON(SQUARE_A)), "code", NULL, NULL, ATLAS_ERR_INPUT,
     "feature 0 has no code in field 'code'"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)) "," SHAPE("A ", POLYGON(SQUARE_A)),
     "code", NULL, NULL, ATLAS_ERR_GEO,
     "code 'A' stands twice in field 'code'"},
    {GRID, SHAPE("A", "\"Point\",\"coordinates\":[400000,300000]"), "code",
     NULL, NULL, ATLAS_ERR_GEO, "boundary is a Point, not a polygon"},
    {GRID, SHAPE("A", POLYGON("")), "code", NULL, NULL, ATLAS_ERR_GEO,
     "boundary is missing"},
    {GRID,
     "{\"type\":\"Feature\",\"properties\":{\"code\":\"A\"},\"geometry\":null}",
     "code", NULL, NULL, ATLAS_ERR_GEO, "boundary is missing"},
    {GRID,
     SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[400000,300000]]")),
     "code", NULL, NULL, ATLAS_ERR_GEO, "boundary encloses nothing"},
    {GRID, SHAPE("A", POLYGON("[[-2,52],[-1,52],[-1,53],[-2,52]]")), "code",
     NULL, NULL, ATLAS_ERR_GEO,
     "coordinates are degrees, not metres in EPSG:27700"},
    {"urn:ogc:def:crs:EPSG::3857", SHAPE("A", POLYGON(SQUARE_A)), "code", NULL,
     NULL, ATLAS_ERR_GEO, "boundaries in EPSG:3857 lie outside Great Britain"},
    {NULL,
     SHAPE("A", POLYGON("[[9400000,300000],[9401000,300000],[9401000,301000],"
                        "[9400000,300000]]")),
     "code", NULL, NULL, ATLAS_ERR_GEO,
     "coordinates are not the degrees that EPSG:4326 asks for"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "code", NULL, "EPSG:4326",
     ATLAS_ERR_GEO, "coordinates are not the degrees that EPSG:4326 asks for"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "code", NULL, "/etc/passwd",
     ATLAS_ERR_GEO, "unknown crs '/etc/passwd', expected EPSG:<number>"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "code", NULL, "EPSG:0x10",
     ATLAS_ERR_GEO, "unknown crs 'EPSG:0x10', expected EPSG:<number>"},
    {GRID, SHAPE("A", POLYGON(SQUARE_A)), "code", NULL, "EPSG:99999",
     ATLAS_ERR_GEO, "unknown crs 'EPSG:99999', expected EPSG:<number>"},
};

static void layer__refuses_bad_input(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad_cases); i++) {
        const struct bad_case *bad = &bad_cases[i];
        struct atlas_area_set set = {.year = 7};
        struct atlas_issues issues = {0};
        struct atlas_error err = {0};
        const struct atlas_layer_source source = {
            .path = shapes_file("bad.geojson", bad->crs, bad->features),
            .code = bad->code,
            .only = bad->only,
            .crs = bad->ask_crs};
        const enum atlas_status status =
            atlas_layer_read(&source, &issues, &set, &err);
        if (status != bad->status || !strstr(err.message, bad->message)) {
            fail_msg("case %zu: %d %s", i, (int)status, err.message);
        }
        assert_non_null(strstr(err.where, "bad.geojson"));
        assert_int_equal(set.year, 7);
        assert_int_equal(issues.count, 0);
    }
}

/** Files that are no polygon files, by their name and bytes. */
struct file_case {
    const char *name;
    const char *content;
    const char *message;
};

static const struct file_case file_cases[] = {
    {"truncated.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"ty",
     "cannot be opened"},
    {"empty.geojson", "", "cannot be opened"},
    {"text.gpkg", "not a database", "cannot be opened"},
    {"points.csv", "WKT,code\n\"POLYGON((0 0,1 0,1 1,0 0))\",A\n",
     "cannot be opened"},
    {"other.vrt", "<OGRVRTDataSource></OGRVRTDataSource>", "cannot be opened"},
};

static void layer__opens_polygon_files_only(void **state) {
    (void)state;
    static const char *const paths[][2] = {
        {"/vsicurl/https://example.org/a.geojson", "only plain files"},
        {"https://example.org/a.geojson", "only plain files"},
        {"/vsizip/a.zip", "only plain files"},
        {"/no/such/file.gpkg", "no such file"},
        {"/tmp", "not a regular file"},
        {"{\"type\":\"FeatureCollection\",\"features\":[]}", "no such file"},
    };
    struct atlas_area_set set = {0};
    struct atlas_error err = {0};
    for (size_t i = 0; i < ATLAS_COUNT(paths); i++) {
        const struct atlas_layer_source source = {.path = paths[i][0],
                                                  .code = "code"};
        assert_int_equal(atlas_layer_read(&source, NULL, &set, &err),
                         ATLAS_ERR_INPUT);
        assert_non_null(strstr(err.message, paths[i][1]));
        assert_string_equal(err.where, paths[i][0]);
    }
    for (size_t i = 0; i < ATLAS_COUNT(file_cases); i++) {
        const struct atlas_layer_source source = {
            .path = test_file(file_cases[i].name, file_cases[i].content),
            .code = "code"};
        assert_int_equal(atlas_layer_read(&source, NULL, &set, &err),
                         ATLAS_ERR_INPUT);
        if (!strstr(err.message, file_cases[i].message)) {
            fail_msg("%s: %s", file_cases[i].name, err.message);
        }
    }
}

/** Three places as the ONS gives them: longitude to five decimals, latitude
 *  to four, and the national grid to the metre (CTYUA_MAY_2023_UK_BUC:
 *  Lancashire, Kent, Northumberland).
 */
struct ons_place {
    double lon_deg;
    double lat_deg;
    double easting_m;
    double northing_m;
};

static const struct ons_place ons_places[3] = {
    {-2.46091, 53.8622, 369784, 440758},
    {0.72137, 51.193, 590249, 147268},
    {-2.07523, 55.3004, 395322, 600700},
};

/** How the triangle between the places is written, and what must be found. */
struct crs_case {
    const char *crs;  // member of the file
    const char *ask;  // configured
    char unit;        // d degrees, m metres of the grid, w of web Mercator
    const char *found;
    const char *issue;
};

static const struct crs_case crs_cases[] = {
    {GRID, NULL, 'm', "EPSG:27700", NULL},
    {"urn:ogc:def:crs:EPSG::3857", NULL, 'w', "EPSG:3857", NULL},
    {NULL, NULL, 'd', "EPSG:4326", NULL},
    {"urn:ogc:def:crs:OGC:1.3:CRS84", NULL, 'd', "EPSG:4326", NULL},
    {"urn:ogc:def:crs:EPSG::4258", NULL, 'd', "EPSG:4258", NULL},
    {NULL, NULL, 'm', "EPSG:27700 (from the range of coordinates)",
     "crs-from-range"},
    {NULL, "EPSG:27700", 'm', "EPSG:27700 (configured)", NULL},
    {GRID, "EPSG:3857", 'w', "EPSG:3857 (configured)", NULL},
};

static struct atlas_point place_in(const struct ons_place *place, char unit) {
    // Web Mercator's own formula, EPSG guidance note 7-2, section 3.2.1.2.
    static const double radius_m = 6378137;
    static const double degree = 3.14159265358979323846 / 180;
    if (unit == 'm') {
        return (struct atlas_point){place->easting_m, place->northing_m};
    }
    if (unit == 'd') {
        return (struct atlas_point){place->lon_deg, place->lat_deg};
    }
    return (struct atlas_point){
        radius_m * place->lon_deg * degree,
        radius_m * log(tan((45 + place->lat_deg / 2) * degree))};
}

static void triangle(char unit, struct atlas_text *feature) {
    struct atlas_text rings = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < 4; i++) {
        const struct atlas_point point = place_in(&ons_places[i % 3], unit);
        atlas_text_add(&rings, i > 0 ? ",[" : "[[");
        atlas_text_add_fixed(&rings, point.x, 6);
        atlas_text_add_char(&rings, ',');
        atlas_text_add_fixed(&rings, point.y, 6);
        atlas_text_add_char(&rings, ']');
    }
    atlas_text_add_char(&rings, ']');
    atlas_text_addf(feature, SHAPE("A", POLYGON("%s")),
                    atlas_text_string(&rings));
    atlas_text_release(&rings);
}

// The nearest vertex to each place is at most 8 m off: 2 m for the shift, the
// rest for four decimals.
static void check_places(const struct atlas_area_set *set) {
    for (size_t i = 0; i < 3; i++) {
        const struct ons_place *place = &ons_places[i];
        double nearest = INFINITY;
        for (size_t k = 0; k < set->point_count; k++) {
            nearest =
                fmin(nearest, hypot(set->points[k].x - place->easting_m,
                                    set->points[k].y - place->northing_m));
        }
        assert_true(nearest < 8);
    }
}

static void layer__finds_the_crs(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(crs_cases); i++) {
        const struct crs_case *wanted = &crs_cases[i];
        struct atlas_area_set set = {0};
        struct atlas_issues issues = {0};
        struct atlas_error err = {0};
        struct atlas_text feature = ATLAS_TEXT_INIT;
        triangle(wanted->unit, &feature);
        const struct atlas_layer_source source = {
            .path = shapes_file("crs.geojson", wanted->crs,
                                atlas_text_string(&feature)),
            .code = "code",
            .crs = wanted->ask};
        if (atlas_layer_read(&source, &issues, &set, &err)) {
            fail_msg("case %zu: %s", i, err.message);
        }
        assert_string_equal(set.crs, wanted->found);
        check_places(&set);
        assert_int_equal(issues.count, wanted->issue ? 1 : 0);
        if (wanted->issue) {
            assert_string_equal(issues.items[0].kind, wanted->issue);
        }
        atlas_text_release(&feature);
        atlas_area_set_release(&set);
        atlas_issues_release(&issues);
    }
}

/** Boundaries to repair, with their area worked out by hand. */
struct repair_case {
    const char *geometry;
    double area_m2;
    size_t rings;
    const char *change;  // of area, in the finding; NULL: nothing to repair
};

static const struct repair_case repair_cases[] = {
    // A square of 1 km, clockwise: turned round, not repaired.
    {POLYGON("[[400000,300000],[400000,301000],[401000,301000],[401000,300000],"
             "[400000,300000]]"),
     1e6, 1, NULL},
    // A bow tie: two triangles of 250,000 m2; the ring's own area is 0.
    {POLYGON("[[400000,300000],[401000,301000],[401000,300000],[400000,301000],"
             "[400000,300000]]"),
     500000, 2, "500000.0 m2"},
    // A spike of no width.
    {POLYGON("[[400000,300000],[401000,300000],[402000,300000],[401000,300000],"
             "[401000,301000],[400000,301000],[400000,300000]]"),
     1e6, 1, " 0.0 m2"},
    // Two squares that overlap by half: 1,500,000 m2 in all, not 2,000,000.
    {MULTIPOLYGON("[" SQUARE_A "],[[[400500,300000],[401500,300000],"
                  "[401500,301000],[400500,301000],[400500,300000]]]"),
     1.5e6, 1, "-500000.0 m2"},
    // A hole of 100 by 100 m, and a second polygon.
    {MULTIPOLYGON("[" SQUARE_A ",[[400100,300100],[400200,300100],"
                  "[400200,300200],[400100,300200],[400100,300100]]],"
                  "[[[402000,300000],[403000,300000],[403000,301000],"
                  "[402000,300000]]]"),
     990000 + 500000, 3, NULL},
    // A hole outside its polygon: a polygon of its own, by structure.
    {POLYGON(SQUARE_A ",[[402000,300000],[402100,300000],[402100,300100],"
                      "[402000,300000]]"),
     1005000, 2, " 10000.0 m2"},
    // A second polygon that is a line: dropped.
    {MULTIPOLYGON("[" SQUARE_A "],[[[402000,300000],[402000,300100],"
                  "[402000,300000]]]"),
     1e6, 1, " 0.0 m2"},
    // A ring left open: closed.
    {POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
             "[400000,301000]]"),
     1e6, 1, NULL},
};

static void layer__repairs_boundaries(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(repair_cases); i++) {
        const struct repair_case *wanted = &repair_cases[i];
        struct atlas_area_set set = {0};
        struct atlas_issues issues = {0};
        struct atlas_error err = {0};
        struct atlas_text feature = ATLAS_TEXT_INIT;
        atlas_text_addf(&feature, SHAPE("A", "%s"), wanted->geometry);
        const struct atlas_layer_source source = {
            .path = shapes_file("repair.geojson", GRID,
                                atlas_text_string(&feature)),
            .code = "code",
            .name = "name"};
        if (atlas_layer_read(&source, &issues, &set, &err)) {
            fail_msg("case %zu: %s", i, err.message);
        }
        check_rings(&set);
        check_valid(&set);
        if (fabs(set.items[0].area_m2 - wanted->area_m2) > 0.001 ||
            set.ring_count != wanted->rings ||
            issues.count != (wanted->change ? 1 : 0)) {
            fail_msg("case %zu: %.1f m2, %zu rings, %zu issues", i,
                     set.items[0].area_m2, set.ring_count, issues.count);
        }
        if (wanted->change &&
            !strstr(issues.items[0].finding, wanted->change)) {
            fail_msg("case %zu: %s", i, issues.items[0].finding);
        }
        assert_int_equal(set.repaired, issues.count);
        atlas_text_release(&feature);
        atlas_area_set_release(&set);
        atlas_issues_release(&issues);
    }
}

static void layer__turns_rings(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    // Both rings the wrong way round.
    shapes_read(SHAPE("A", POLYGON("[[400000,300000],[400000,301000],"
                                   "[401000,301000],[401000,300000],"
                                   "[400000,300000]],[[400100,300100],"
                                   "[400200,300100],[400200,300200],"
                                   "[400100,300100]]")),
                &set);
    assert_int_equal(set.ring_count, 2);
    assert_false(set.rings[0].is_hole);
    assert_true(set.rings[1].is_hole);
    // Counter-clockwise from the south-west corner goes east first.
    assert_true(set.points[1].x == 401000 && set.points[1].y == 300000);
    // The hole goes up its slope first: clockwise.
    assert_true(set.points[6].x == 400200 && set.points[6].y == 300200);
    assert_true(set.items[0].box.min_x == 400000);
    assert_true(set.items[0].box.max_y == 301000);
    atlas_area_set_release(&set);
}

static void layer__reads_codes_and_names(void **state) {
    (void)state;
    static const char feature[] =
        "{\"type\":\"Feature\",\"properties\":{\"n\":%s,\"name\":%s},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE_A "]}}";
    static const char *const cases[][4] = {
        {"12", "\"Ynys M\u00f4n\"", "12", "Ynys M\xC3\xB4n"},
        {"\" E1 \"", "\"  \"", "E1", "E1"},
        {"\"E2\"", "null", "E2", "E2"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        char text[1024];
        struct atlas_area_set set = {0};
        struct atlas_error err = {0};
        snprintf(text, sizeof(text), feature, cases[i][0], cases[i][1]);
        const struct atlas_layer_source source = {
            .path = shapes_file("LAD_DEC_2022_x.geojson", GRID, text),
            .code = "n",
            .name = "name"};
        if (atlas_layer_read(&source, NULL, &set, &err)) {
            fail_msg("%s", err.message);
        }
        assert_string_equal(set.items[0].code, cases[i][2]);
        assert_string_equal(set.items[0].name, cases[i][3]);
        assert_string_equal(set.product, "LAD_DEC_2022_x");
        assert_string_equal(set.code_field, "n");
        assert_int_equal(set.year, 2022);
        atlas_area_set_release(&set);
    }
}

static void layer__year(void **state) {
    (void)state;
    static const struct {
        const char *product;
        const char *field;
        unsigned year;
    } cases[] = {
        {"PCON_JULY_2024_UK_BGC", "PCON24CD", 2024},
        {"LAD_2013_EN", "LAD13CD", 2013},
        {"boundaries", "CTYUA23CD", 2023},
        {"wards", "WD91CD", 1991},
        {"wards", "wd05cd", 2005},
        {"wards20240101", "code", 0},
        {"hubs_3000", "HUB123CD", 0},
        {"hubs", "code", 0},
        {"", NULL, 0},
        {NULL, NULL, 0},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(atlas_layer_year(cases[i].product, cases[i].field),
                         cases[i].year);
    }
}

static void layer__asks_which_layer(void **state) {
    (void)state;
    static const char topology[] =
        "{\"type\":\"Topology\",\"objects\":{\"one\":{\"type\":"
        "\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\","
        "\"properties\":{\"code\":\"A\"},\"arcs\":[[0]]}]},\"two\":{"
        "\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":"
        "\"Polygon\",\"properties\":{\"code\":\"B\"},\"arcs\":[[0]]}]}},"
        "\"arcs\":[[[-2,52],[-1,52],[-1,53],[-2,52]]]}";
    struct atlas_layer_source source = {
        .path = test_file("two.topojson", topology), .code = "code"};
    struct atlas_area_set set = {0};
    struct atlas_error err = {0};

    assert_int_equal(atlas_layer_read(&source, NULL, &set, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message,
                        "2 layers, name one of them (layers: one, two)");
    source.layer = "three";
    assert_int_equal(atlas_layer_read(&source, NULL, &set, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message, "no layer 'three' (layers: one, two)");
    source.layer = "two";
    assert_int_equal(atlas_layer_read(&source, NULL, &set, &err), ATLAS_OK);
    assert_string_equal(set.items[0].code, "B");
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layer__reads_real_files),
        cmocka_unit_test(layer__is_the_same_for_any_number_of_threads),
        cmocka_unit_test(layer__leaves_a_geopackage_alone),
        cmocka_unit_test(layer__opens_any_file_name),
        cmocka_unit_test(layer__refuses_bad_input),
        cmocka_unit_test(layer__opens_polygon_files_only),
        cmocka_unit_test(layer__finds_the_crs),
        cmocka_unit_test(layer__repairs_boundaries),
        cmocka_unit_test(layer__turns_rings),
        cmocka_unit_test(layer__reads_codes_and_names),
        cmocka_unit_test(layer__year),
        cmocka_unit_test(layer__asks_which_layer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
