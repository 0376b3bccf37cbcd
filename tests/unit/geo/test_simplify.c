// Simplified borders: shared, apart from one another, none lost. The shapes
// here fail when atlas_detail_cut() does not solve conflicts.

#include <math.h>
#include <string.h>

#include "atlas/detail.h"
#include "atlas/geometry.h"
#include "atlas_test.h"
#include "coverage.h"
#include "shapes.h"
#include "support/test_files.h"

/** Areas, a tolerance, and what is to come out. */
struct shape_case {
    const char *name;
    const char *features;
    double tolerance_m;
    size_t rings;   ///< Of all areas.
    size_t points;  ///< Of all rings, closing points included.
    size_t holes;   ///< Of the union.
};

// Two squares of 1 km. Their border swings by 40 m to either side, and comes
// back to the line in between.
#define WIGGLY                                                                 \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401040,300200],"     \
                       "[400960,300400],[401040,300600],[400960,300800],"      \
                       "[401000,301000],[400000,301000],"                      \
                       "[400000,300000]]"))                                    \
    "," SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000]," \
                           "[401000,301000],[400960,300800],[401040,300600],"  \
                           "[400960,300400],[401040,300200],"                  \
                           "[401000,300000]]"))

// A square of 1 km with a hole of 60 m that B fills.
#define ENCLAVE                                                                \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"     \
                       "[400000,301000],[400000,300000]],[[400500,300500],"    \
                       "[400500,300560],[400560,300560],[400560,300500],"      \
                       "[400500,300500]]"))                                    \
    "," SHAPE("B", POLYGON("[[400560,300560],[400500,300560],[400500,300500]," \
                           "[400560,300500],[400560,300560]]"))

// B is a lens of 80 m between A and C: two arcs, each within the tolerance of
// the same line.
#define LENS                                                                \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[400960,300500],"  \
                       "[401000,301000],[400000,301000],[400000,300000]]")) \
    "," SHAPE(                                                              \
        "B",                                                                \
        POLYGON(                                                            \
            "[[401000,300000],[401040,300500],[401000,301000],"             \
            "[400960,300500],[401000,300000]]")) "," SHAPE("C",             \
                                                           POLYGON(         \
                                                               "[[401000,"  \
                                                               "300000],["  \
                                                               "402000,"    \
                                                               "300000],["  \
                                                               "402000,"    \
                                                               "301000],"   \
                                                               "[401000,"   \
                                                               "301000],["  \
                                                               "401040,"    \
                                                               "300500],["  \
                                                               "401000,"    \
                                                               "300000]]"))

// A has a lake and an island of 60 m; B is no larger than those.
#define SPECKS                                                                 \
    SHAPE("A",                                                                 \
          MULTIPOLYGON("[[[400000,300000],[401000,300000],[401000,301000],"    \
                       "[400000,301000],[400000,300000]],[[400500,300500],"    \
                       "[400500,300560],[400560,300560],[400560,300500],"      \
                       "[400500,300500]]],[[[402000,300000],"                  \
                       "[402060,300000],[402060,300060],[402000,300060],"      \
                       "[402000,300000]]]"))                                   \
    "," SHAPE("B", POLYGON("[[403000,300000],[403060,300000],[403060,300060]," \
                           "[403000,300060],[403000,300000]]"))

// A bay of A, 90 m deep, with the island B in it: a chord across the mouth
// would put A over B without crossing it.
#define BAY                                                                    \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"     \
                       "[400700,301000],[400690,300910],[400310,300910],"      \
                       "[400300,301000],[400000,301000],[400000,300000]]"))    \
    "," SHAPE("B", POLYGON("[[400400,300930],[400600,300930],[400600,300980]," \
                           "[400400,300980],[400400,300930]]"))

// The spit of A reaches 120 m out, into a bay of B that is 95 m deep and would
// become its chord.
#define SPIT                                                                   \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,300500],"     \
                       "[400520,300500],[400500,300620],[400480,300500],"      \
                       "[400000,300500],[400000,300000]]"))                    \
    "," SHAPE("B", POLYGON("[[400000,300540],[400450,300540],[400500,300635]," \
                           "[400550,300540],[401000,300540],[401000,301000],"  \
                           "[400000,301000],[400000,300540]]"))

static const struct shape_case shape_cases[] = {
    {"a border within the tolerance is a line", WIGGLY, 100, 2, 10, 0},
    {"a border beyond the tolerance stays", WIGGLY, 30, 2, 18, 0},
    {"an enclave stays", ENCLAVE, 1000, 3, 13, 0},
    {"two arcs do not become one line", LENS, 100, 3, 15, 0},
    {"lakes and islands vanish, an area's only ring stays", SPECKS, 100, 2, 9,
     0},
    {"lakes and islands stay under a smaller tolerance", SPECKS, 20, 4, 20, 1},
    // A takes 310,910 back, and 300,1000, which that one limits.
    {"an island does not come under the shore", BAY, 100, 2, 12, 0},
    {"shores do not cross", SPIT, 100, 2, 14, 0},
};

static void check_shape(const struct shape_case *wanted) {
    struct atlas_area_set set = {0};
    struct atlas_area_set simple = {0};
    struct atlas_error err = {0};
    struct coverage coverage;
    print_message("  case: %s\n", wanted->name);
    shapes_read(wanted->features, &set);
    if (atlas_areas_simplify(&set, wanted->tolerance_m, &simple, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    assert_int_equal(simple.count, set.count);
    coverage_take(&simple, &coverage);
    assert_int_equal(coverage.invalid, 0);
    assert_int_equal(coverage.outside, 0);
    assert_true(fabs(coverage.overlap) < 1e-6);
    assert_int_equal(coverage_holes(&coverage), wanted->holes);
    assert_int_equal(simple.ring_count, wanted->rings);
    assert_int_equal(simple.point_count, wanted->points);
    for (size_t i = 0; i < simple.count; i++) {
        assert_string_equal(simple.items[i].code, set.items[i].code);
        assert_true(simple.items[i].area_m2 > 0);
    }
    coverage_release(&coverage);
    atlas_area_set_release(&simple);
    atlas_area_set_release(&set);
}

static void simplify__shapes_come_out_as_worked_by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(shape_cases); i++) {
        check_shape(&shape_cases[i]);
    }
}

/** Boundaries to simplify. */
struct real_case {
    const char *path;  ///< Below the folder of real data, or in geodata/.
    const char *code;
    const char *only;
    bool is_sample;
};

static const struct real_case real_cases[] = {
    {"geodata/pcon.geojson", "code", NULL, true},
    {"geodata/lad.geojson", "code", NULL, true},
    {"geodata/la.geojson", "code", NULL, true},
    {"boundaries/PCON_JULY_2024_UK_BUC.shp", "PCON24CD", NULL, false},
    {"boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "E*", false},
    {"boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD", NULL, false},
    {"boundaries/LAD_MAY_2024_UK_BGC.gpkg", "LAD24CD", "E*", false},
};

static const double tolerances_m[] = {100, 1000, 3000};

static void read_real(const struct real_case *from,
                      struct atlas_area_set *set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = from->is_sample ? from->path : test_data_path(from->path),
        .code = from->code,
        .only = from->only,
        .threads = 2};
    if (atlas_layer_read(&source, NULL, set, &err)) fail_msg("%s", err.message);
}

static void check_real(const struct atlas_area_set *set,
                       const struct coverage *before, double tolerance_m) {
    struct atlas_area_set simple = {0};
    struct atlas_error err = {0};
    struct coverage after;
    if (atlas_areas_simplify(set, tolerance_m, &simple, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    coverage_take(&simple, &after);
    print_message("    %g m: %zu of %zu points, %zu of %zu rings\n",
                  tolerance_m, simple.point_count, set->point_count,
                  simple.ring_count, set->ring_count);
    assert_int_equal(simple.count, set->count);
    assert_int_equal(after.invalid, 0);
    assert_int_equal(after.outside, 0);
    // GEOS adds up 2e11 square metres to about 1e-3.
    if (fabs(after.overlap) > 0.01) fail_msg("%g m2 overlap", after.overlap);
    assert_int_equal(coverage_gaps(&after, before), 0);
    coverage_release(&after);
    atlas_area_set_release(&simple);
}

static void check_layers(bool is_sample) {
    for (size_t i = 0; i < ATLAS_COUNT(real_cases); i++) {
        struct atlas_area_set set = {0};
        struct coverage before;
        if (real_cases[i].is_sample != is_sample) continue;
        print_message("  case: %s\n", real_cases[i].path);
        read_real(&real_cases[i], &set);
        coverage_take(&set, &before);
        for (size_t k = 0; k < ATLAS_COUNT(tolerances_m); k++) {
            check_real(&set, &before, tolerances_m[k]);
        }
        coverage_release(&before);
        atlas_area_set_release(&set);
    }
}

static void simplify__sample_has_no_gaps_no_overlaps(void **state) {
    (void)state;
    check_layers(true);
}

static void simplify__boundaries_have_no_gaps_no_overlaps(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    check_layers(false);
}

static double distance(struct atlas_point at, struct atlas_point a,
                       struct atlas_point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    double share =
        length > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length : 0;
    share = fmin(fmax(share, 0), 1);
    return hypot(at.x - a.x - share * dx, at.y - a.y - share * dy);
}

// Largest distance of an arc's vertices from the line that was made of them.
static double arc_moved(const struct atlas_topology *whole,
                        const struct atlas_topology *simple, size_t arc) {
    const struct atlas_point *points = whole->areas->points;
    const uint32_t *from = whole->vertices + whole->arcs[arc].first;
    const uint32_t *to = simple->vertices + simple->arcs[arc].first;
    double most = 0;
    size_t next = 1;
    for (size_t i = 1; i + 1 < whole->arcs[arc].count; i++) {
        most = fmax(most, distance(points[from[i]], points[to[next - 1]],
                                   points[to[next]]));
        if (from[i] == to[next]) next++;
    }
    assert_int_equal(next + 1, simple->arcs[arc].count);
    return most;
}

static void simplify__no_border_moves_farther_than_told(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_topology whole;
    struct atlas_detail detail;
    size_t before = SIZE_MAX;
    read_real(&real_cases[0], &set);
    atlas_topology_build(&set, &whole);
    atlas_detail_measure(&whole, false, &detail);
    for (size_t k = 0; k < ATLAS_COUNT(tolerances_m); k++) {
        struct atlas_topology simple;
        atlas_detail_cut(&detail, tolerances_m[k], &simple);
        assert_int_equal(simple.arc_count, whole.arc_count);
        assert_true(simple.vertex_count < before);
        before = simple.vertex_count;
        for (size_t i = 0; i < simple.arc_count; i++) {
            if (simple.arcs[i].count == 0) continue;
            assert_true(arc_moved(&whole, &simple, i) <= tolerances_m[k]);
        }
        atlas_topology_release(&simple);
    }
    atlas_detail_release(&detail);
    atlas_topology_release(&whole);
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simplify__shapes_come_out_as_worked_by_hand),
        cmocka_unit_test(simplify__sample_has_no_gaps_no_overlaps),
        cmocka_unit_test(simplify__no_border_moves_farther_than_told),
        cmocka_unit_test(simplify__boundaries_have_no_gaps_no_overlaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
