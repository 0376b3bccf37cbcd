#include "atlas/adjacency.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/geometry.h"
#include "atlas/layer.h"
#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "geo/geos_area.h"
#include "support/test_files.h"
#include "support/toy.h"

static void read_layer(const char *file, const char *code, const char *name,
                       struct atlas_area_set *set) {
    const struct atlas_layer_source source = {.path = test_data_path(file),
                                              .code = code,
                                              .name = name,
                                              .only = "E*",
                                              .threads = 2};
    struct atlas_issues issues = {0};
    struct atlas_error err = {0};
    assert_int_equal(atlas_layer_read(&source, &issues, set, &err), ATLAS_OK);
    atlas_issues_release(&issues);
}

// Three squares in a row, and one apart.
static void adjacency_build__a_row_of_squares(void **state) {
    static const char *const codes[] = {"A", "B", "C"};
    struct atlas_area_set set = {0};
    struct atlas_adjacency adjacency;
    (void)state;
    toy_squares(codes, 3, &set);
    atlas_adjacency_build(&set, &adjacency);
    assert_int_equal(adjacency.starts[1] - adjacency.starts[0], 1);
    assert_int_equal(adjacency.starts[2] - adjacency.starts[1], 2);
    assert_int_equal(adjacency.starts[3] - adjacency.starts[2], 1);
    assert_int_equal(adjacency.others[0], 1);
    assert_int_equal(adjacency.others[1], 0);
    assert_int_equal(adjacency.others[2], 2);
    atlas_adjacency_release(&adjacency);
    atlas_area_set_release(&set);
}

static size_t pairs_of(const struct atlas_area_set *set,
                       const struct atlas_adjacency *adjacency) {
    return adjacency->starts[set->count] / 2;
}

static bool touches(const struct atlas_adjacency *adjacency, uint32_t area,
                    uint32_t other) {
    for (size_t i = adjacency->starts[area]; i < adjacency->starts[area + 1];
         i++) {
        if (adjacency->others[i] == other) return true;
    }
    return false;
}

// Pairs of areas with less than `most_m` between them that do not touch.
static size_t count_gaps(const struct atlas_area_set *set,
                         const struct atlas_adjacency *adjacency,
                         double most_m) {
    struct geos geos;
    GEOSGeometry **shapes = calloc(set->count, sizeof(GEOSGeometry *));
    size_t gaps = 0;
    geos_start(&geos);
    for (size_t i = 0; i < set->count; i++) {
        shapes[i] = geos_from_area(&geos, set, &set->items[i]);
        assert_non_null(shapes[i]);
    }
    for (uint32_t i = 0; i < set->count; i++) {
        for (uint32_t j = i + 1; j < set->count; j++) {
            double between_m;
            if (touches(adjacency, i, j) ||
                !atlas_box_meets(set->items[i].box, set->items[j].box)) {
                continue;
            }
            assert_int_equal(
                GEOSDistance_r(geos.handle, shapes[i], shapes[j], &between_m),
                1);
            if (between_m > most_m) continue;
            print_message("%s and %s: %.2f m\n", set->items[i].name,
                          set->items[j].name, between_m);
            gaps++;
        }
    }
    for (size_t i = 0; i < set->count; i++) geos_drop(&geos, shapes[i]);
    geos_stop(&geos);
    free(shapes);
    return gaps;
}

// The layer that places schools, clipped to the coast, beside the coarser one
// that is drawn: what touches on the first touches on the second, which closes
// tidal rivers (26 pairs).
static void adjacency_build__england_has_no_gaps(void **state) {
    struct atlas_area_set seats = {0};
    struct atlas_area_set drawn = {0};
    struct atlas_adjacency fine;
    struct atlas_adjacency coarse;
    (void)state;
    ATLAS_NEEDS_DATA();
    read_layer("boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "PCON24NM",
               &seats);
    read_layer("boundaries/PCON_JULY_2024_UK_BUC.shp", "PCON24CD", "PCON24NM",
               &drawn);
    atlas_adjacency_build(&seats, &fine);
    atlas_adjacency_build(&drawn, &coarse);
    assert_int_equal(seats.count, 543);
    assert_int_equal(pairs_of(&seats, &fine), 1415);
    assert_int_equal(pairs_of(&drawn, &coarse), 1441);
    for (uint32_t i = 0; i < seats.count; i++) {
        const uint32_t at = atlas_area_set_find(&drawn, seats.items[i].code);
        for (size_t j = fine.starts[i]; j < fine.starts[i + 1]; j++) {
            const char *other = seats.items[fine.others[j]].code;
            assert_true(touches(&fine, fine.others[j], i));
            assert_true(
                touches(&coarse, at, atlas_area_set_find(&drawn, other)));
        }
    }
    assert_int_equal(count_gaps(&seats, &fine, 5), 0);
    atlas_adjacency_release(&fine);
    atlas_adjacency_release(&coarse);
    atlas_area_set_release(&seats);
    atlas_area_set_release(&drawn);
}

static void areas_overlaps__shares_and_no_slivers(void **state) {
    static const char *const codes[] = {"A", "B", "C"};
    struct atlas_area_set areas = {0};
    struct atlas_area_set others = {0};
    struct atlas_overlap *overlaps;
    struct atlas_error err = {0};
    size_t count;
    (void)state;
    toy_squares(codes, 3, &areas);
    toy_squares(codes, 3, &others);
    // The others lie 400 m to the east: B has 600 m of B and 400 m of A.
    for (size_t i = 0; i < others.point_count; i++) others.points[i].x += 400;
    for (size_t i = 0; i < others.count; i++) {
        others.items[i].box.min_x += 400;
        others.items[i].box.max_x += 400;
    }
    assert_int_equal(
        atlas_areas_overlaps(&areas, 1, &others, &overlaps, &count, &err),
        ATLAS_OK);
    assert_int_equal(count, 2);
    assert_int_equal(overlaps[0].area, 1);
    assert_int_equal(overlaps[1].area, 0);
    assert_true(overlaps[0].share > 0.599 && overlaps[0].share < 0.601);
    assert_true(overlaps[1].share > 0.399 && overlaps[1].share < 0.401);
    free(overlaps);
    // 30 m are a sliver.
    for (size_t i = 0; i < others.point_count; i++) others.points[i].x -= 370;
    for (size_t i = 0; i < others.count; i++) {
        others.items[i].box.min_x -= 370;
        others.items[i].box.max_x -= 370;
    }
    assert_int_equal(
        atlas_areas_overlaps(&areas, 1, &others, &overlaps, &count, &err),
        ATLAS_OK);
    assert_int_equal(count, 1);
    free(overlaps);
    atlas_area_set_release(&areas);
    atlas_area_set_release(&others);
}

// Whether a cell of codes, " / " between, holds as many codes as there are
// overlaps and each of them.
static bool codes_agree(struct atlas_slice cell,
                        const struct atlas_area_set *districts,
                        const struct atlas_overlap *overlaps, size_t count) {
    char text[512];
    size_t listed = 1;
    snprintf(text, sizeof(text), "%.*s", (int)cell.length, cell.data);
    for (const char *at = text; (at = strstr(at, " / ")); at += 3) listed++;
    if (listed != count) return false;
    for (size_t i = 0; i < count; i++) {
        if (!strstr(text, districts->items[overlaps[i].area].code)) {
            return false;
        }
    }
    return true;
}

// Seats of which the lookup and the boundaries say different things: the west
// of Mansfield (5.8 km2) lies in Ashfield by the boundaries, in Bolsover by the
// lookup, where the boundaries have a strip of less than 40 m.
static const char *const exceptions[] = {"E14001068", "E14001109"};

static bool is_exception(const char *code) {
    for (size_t i = 0; i < ATLAS_COUNT(exceptions); i++) {
        if (!strcmp(exceptions[i], code)) return true;
    }
    return false;
}

// The official lookup lists the districts of each seat, by wards.
static void areas_overlaps__england_agrees_with_the_lookup(void **state) {
    static const char *const pcon[] = {"pcon_code", NULL};
    static const char *const lads[] = {"lad_codes_2024", NULL};
    struct atlas_area_set seats = {0};
    struct atlas_area_set districts = {0};
    struct atlas_error err = {0};
    struct atlas_csv *csv = NULL;
    int columns[2];
    size_t compared = 0;
    size_t agreeing = 0;
    size_t several = 0;
    bool more = true;
    (void)state;
    ATLAS_NEEDS_DATA();
    read_layer("boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "PCON24NM",
               &seats);
    read_layer("boundaries/LAD_MAY_2024_UK_BGC.gpkg", "LAD24CD", "LAD24NM",
               &districts);
    assert_int_equal(
        atlas_csv_open(test_data_path("lookups/pcon24_la.csv"), &csv, &err),
        ATLAS_OK);
    assert_int_equal(atlas_csv_require(csv, pcon, &columns[0], &err), ATLAS_OK);
    assert_int_equal(atlas_csv_require(csv, lads, &columns[1], &err), ATLAS_OK);
    for (;;) {
        char code[16];
        struct atlas_overlap *overlaps;
        size_t count;
        assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_OK);
        if (!more) break;
        atlas_csv_copy(csv, columns[0], code, sizeof(code));
        const uint32_t seat = atlas_area_set_find(&seats, code);
        if (seat == ATLAS_NONE) continue;
        assert_int_equal(atlas_areas_overlaps(&seats, seat, &districts,
                                              &overlaps, &count, &err),
                         ATLAS_OK);
        compared++;
        several += count > 1;
        const bool agrees = codes_agree(atlas_csv_field(csv, columns[1]),
                                        &districts, overlaps, count);
        if (agrees == is_exception(code)) {
            fail_msg("%s: %zu districts found", code, count);
        }
        agreeing += agrees;
        free(overlaps);
    }
    atlas_csv_free(csv);
    atlas_area_set_release(&seats);
    atlas_area_set_release(&districts);
    assert_int_equal(compared, 543);
    assert_int_equal(agreeing, 543 - ATLAS_COUNT(exceptions));
    // 210 by the lookup, and Ashfield.
    assert_int_equal(several, 211);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adjacency_build__a_row_of_squares),
        cmocka_unit_test(adjacency_build__england_has_no_gaps),
        cmocka_unit_test(areas_overlaps__shares_and_no_slivers),
        cmocka_unit_test(areas_overlaps__england_agrees_with_the_lookup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
