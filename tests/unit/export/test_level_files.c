// Both files of a level: how far borders move, and how large the files are.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas_test.h"
#include "fixture.h"

enum { BORDER_POINTS = 800 };

// A border that no two scales simplify alike: teeth of many sizes, by a fixed
// sequence, 10 km from south to north.
static void make_teeth(struct atlas_point *points) {
    unsigned seed = 7;
    for (size_t i = 0; i < BORDER_POINTS; i++) {
        const double step = 10000.0 / (BORDER_POINTS + 1);
        double tooth;
        seed = seed * 1103515245u + 12345u;
        tooth = (double)(seed >> 16 & 0xff) / 255;
        points[i].x = 350000 + 500 * tooth * tooth * tooth;
        points[i].y = 430000 + step * (double)(i + 1);
    }
}

// Both squares of the fixture with the border between them in teeth.
static void make_ragged(struct atlas_area_set *set) {
    struct atlas_point teeth[BORDER_POINTS];
    struct atlas_point *at;
    const struct atlas_point right[] = {
        {350000, 430000}, {360000, 430000}, {360000, 440000}, {350000, 440000}};
    const struct atlas_point left[] = {
        {350000, 440000}, {340000, 440000}, {340000, 430000}, {350000, 430000}};
    const size_t count = BORDER_POINTS + 5;
    make_teeth(teeth);
    set->points = atlas_grow(set->points, 2 * count, &set->point_capacity,
                             sizeof(*set->points));
    set->point_count = 2 * count;
    at = set->points;
    memcpy(at, right, sizeof(right));
    for (size_t i = 0; i < BORDER_POINTS; i++) {
        at[4 + i] = teeth[BORDER_POINTS - 1 - i];
    }
    at[count - 1] = at[0];
    at = set->points + count;
    memcpy(at, left, sizeof(left));
    memcpy(at + 4, teeth, sizeof(teeth));
    at[count - 1] = at[0];
    set->rings[0] = (struct atlas_ring){0, count, false};
    set->rings[1] = (struct atlas_ring){count, count, false};
}

static int setup(void **state) {
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    fixture_init(fixture);
    make_ragged(&fixture->figures.areas);
    *state = fixture;
    return 0;
}

static int teardown(void **state) {
    fixture_release(*state);
    free(*state);
    return 0;
}

static enum atlas_status export_level(const struct fixture *fixture,
                                      double tolerance_m, size_t max_bytes,
                                      struct atlas_level_files *files,
                                      struct atlas_error *err) {
    const struct atlas_level_options options = {tolerance_m, max_bytes};
    return atlas_export_level(&fixture->figures, &fixture->credits, &options,
                              files, err);
}

// The larger of the two sizes at a tolerance.
static size_t size_at(const struct fixture *fixture, double tolerance_m) {
    struct atlas_level_files files = {0};
    size_t size;
    assert_int_equal(export_level(fixture, tolerance_m, 0, &files, NULL),
                     ATLAS_OK);
    size = files.geojson.length > files.topojson.length ? files.geojson.length
                                                        : files.topojson.length;
    atlas_level_files_release(&files);
    return size;
}

static void level_files__tolerance_is_kept_and_written(void **state) {
    static const struct {
        double asked, used;  // metres
        const char *written;
    } cases[] = {
        {0, 0, "\"tolerance_m\":0,"},
        {12.34, 12.3, "\"tolerance_m\":12.3,"},
        {100, 100, "\"tolerance_m\":100,"},
        // The squares are 20 km wide together, and soon small enough.
        {-1, 5, "\"tolerance_m\":5,"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_level_files files = {0};
        assert_int_equal(export_level(*state, cases[i].asked, 0, &files, NULL),
                         ATLAS_OK);
        assert_float_equal(files.tolerance_m, cases[i].used, 1e-9);
        assert_non_null(strstr(files.geojson.data, cases[i].written));
        assert_non_null(strstr(files.topojson.data, cases[i].written));
        atlas_level_files_release(&files);
    }
}

static void level_files__smaller_with_the_tolerance(void **state) {
    size_t before = size_at(*state, 0);
    for (double tolerance_m = 10; tolerance_m < 1000; tolerance_m *= 3) {
        const size_t size = size_at(*state, tolerance_m);
        assert_true(size < before);
        before = size;
    }
}

static void level_files__finest_tolerance_that_fits(void **state) {
    const size_t whole = size_at(*state, 0);
    const size_t limits[] = {whole, whole - 1, whole / 2, whole / 4};
    for (size_t i = 0; i < ATLAS_COUNT(limits); i++) {
        struct atlas_level_files files = {0};
        assert_int_equal(export_level(*state, -1, limits[i], &files, NULL),
                         ATLAS_OK);
        assert_true(files.geojson.length <= limits[i]);
        assert_true(files.topojson.length <= limits[i]);
        if (i == 0) assert_float_equal(files.tolerance_m, 0, 1e-9);
        if (i == 1) assert_in_range(files.tolerance_m * 10, 1, 10);
        if (i > 1) {
            assert_true(size_at(*state, files.tolerance_m * 0.97 - 0.1) >
                        limits[i]);
        }
        atlas_level_files_release(&files);
    }
}

// Gives the first area an island of 100 m, east of it.
static void add_island(struct atlas_area_set *set) {
    static const struct atlas_point island[] = {{365000, 435000},
                                                {365100, 435000},
                                                {365100, 435100},
                                                {365000, 435100},
                                                {365000, 435000}};
    const size_t first = set->rings[1].first;
    set->points = atlas_grow(set->points, set->point_count + 5,
                             &set->point_capacity, sizeof(*set->points));
    memmove(set->points + first + 5, set->points + first,
            (set->point_count - first) * sizeof(*set->points));
    memcpy(set->points + first, island, sizeof(island));
    set->rings =
        atlas_grow(set->rings, 3, &set->ring_capacity, sizeof(*set->rings));
    set->rings[2] = set->rings[1];
    set->rings[2].first += 5;
    set->rings[1] = (struct atlas_ring){first, 5, false};
    set->ring_count = 3;
    set->point_count += 5;
    set->items[0].ring_count = 2;
    set->items[1].first_ring = 2;
}

// An island that vanishes leaves neither a polygon nor an arc, and the arcs
// after it are numbered anew.
static void level_files__island_goes_whole(void **state) {
    struct fixture *fixture = *state;
    struct atlas_level_files files = {0};
    add_island(&fixture->figures.areas);
    assert_int_equal(export_level(fixture, 0, 0, &files, NULL), ATLAS_OK);
    assert_non_null(strstr(files.geojson.data, "MultiPolygon"));
    assert_non_null(strstr(files.topojson.data, "\"arcs\":[[[0,1]],[[2]]]"));
    assert_non_null(strstr(files.topojson.data, "\"arcs\":[[3,-2]]"));
    atlas_level_files_release(&files);
    assert_int_equal(export_level(fixture, 600, 0, &files, NULL), ATLAS_OK);
    assert_null(strstr(files.geojson.data, "MultiPolygon"));
    assert_non_null(strstr(files.topojson.data, "\"arcs\":[[0,1]]"));
    assert_non_null(strstr(files.topojson.data, "\"arcs\":[[2,-2]]"));
    assert_null(strstr(files.topojson.data, "[]"));
    atlas_level_files_release(&files);
}

// A tolerance that is asked for is where the search begins.
static void level_files__never_finer_than_asked(void **state) {
    struct atlas_level_files files = {0};
    assert_int_equal(export_level(*state, 50, size_at(*state, 0), &files, NULL),
                     ATLAS_OK);
    assert_float_equal(files.tolerance_m, 50, 1e-9);
    atlas_level_files_release(&files);
}

static void level_files__size_that_cannot_be(void **state) {
    struct atlas_level_files files = {0};
    struct atlas_error err = {0};
    assert_int_equal(export_level(*state, -1, 1000, &files, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.message,
                        "level 'pcon' does not fit into max_kb = 1: its files "
                        "still take 2 kB with borders simplified by 500 m");
    assert_null(files.geojson.data);
    assert_null(files.topojson.data);
}

#define WITH_FIXTURE(test) \
    cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(level_files__tolerance_is_kept_and_written),
        WITH_FIXTURE(level_files__smaller_with_the_tolerance),
        WITH_FIXTURE(level_files__finest_tolerance_that_fits),
        WITH_FIXTURE(level_files__island_goes_whole),
        WITH_FIXTURE(level_files__never_finer_than_asked),
        WITH_FIXTURE(level_files__size_that_cannot_be),
    };
    return cmocka_run_group_tests_name("export/level_files", tests, NULL, NULL);
}
