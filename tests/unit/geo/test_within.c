#include "atlas/geometry.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "shapes.h"
#include "support/test_files.h"

#define BOX(w, s, e, n)                                                      \
    "[[[" #w "," #s "],[" #e "," #s "],[" #e "," #n "],[" #w "," #n "],[" #w \
    "," #s "]]]"

// A scope of 1,000 by 1,000 m with a hole of 200 by 200 m, and an island.
static const char scopes[] =
    SHAPE("S", MULTIPOLYGON("[[[400000,300000],[401000,300000],[401000,301000],"
                            "[400000,301000],[400000,300000]],"
                            "[[400400,300400],[400400,300600],[400600,300600],"
                            "[400600,300400],[400400,300400]]],"
                            "[[[405000,300000],[405100,300000],[405100,300100],"
                            "[405000,300100],[405000,300000]]]"));

static const struct {
    const char *code;
    bool is_within;
} expected[] = {
    {"A", true},   // Well inside.
    {"B", false},  // Elsewhere.
    {"C", true},   // Shares a border, inside.
    {"D", false},  // Shares a border, outside.
    {"E", true},   // 51 % in.
    {"F", false},  // 50 % in.
    {"G", false},  // Fills the hole.
    {"H", true},   // The island, larger by a bit.
    {"I", false},  // Touches at a corner.
    {"J", true},   // Two parts, the larger one in.
    {"K", true},   // The scope itself, generalised otherwise.
};

static const char areas[] =
    SHAPE("A", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400100, 300100, 400200, 300200) "]") ","
    SHAPE("B", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   410000, 300000, 410100, 300100) "]") ","
    SHAPE("C", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400000, 300000, 400100, 300100) "]") ","
    SHAPE("D", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   401000, 300000, 401100, 300100) "]") ","
    SHAPE("E", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400949, 300000, 401049, 300100) "]") ","
    SHAPE("F", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400950, 300000, 401050, 300100) "]") ","
    SHAPE("G", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400400, 300400, 400600, 300600) "]") ","
    SHAPE("H", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   404990, 299990, 405110, 300110) "]") ","
    SHAPE("I", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   401000, 301000, 401100, 301100) "]") ","
    SHAPE("J", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   400100, 300100, 400200, 300200) "," BOX(
                   402000, 300000, 402050, 300050) "]") ","
    SHAPE("K", "\"MultiPolygon\",\"coordinates\":[" BOX(
                   399980, 299970, 401010, 301040) "]");

static void within__is_more_than_half_of_the_land(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set scope_set = {0};
    bool is_within[ATLAS_COUNT(expected)];
    memset(is_within, 1, sizeof(is_within));
    shapes_read(areas, &set);
    shapes_read(scopes, &scope_set);
    assert_int_equal(set.count, ATLAS_COUNT(expected));
    assert_int_equal(atlas_areas_within(&set, &scope_set, 0, is_within, NULL),
                     ATLAS_OK);
    for (size_t i = 0; i < set.count; i++) {
        print_message("  case: %s\n", expected[i].code);
        assert_string_equal(set.items[i].code, expected[i].code);
        assert_int_equal(is_within[i], expected[i].is_within);
    }
    // In its own level an area holds itself only, whatever overlaps it.
    assert_int_equal(atlas_areas_within(&set, &set, 10, is_within, NULL),
                     ATLAS_OK);
    for (size_t i = 0; i < set.count; i++) {
        assert_int_equal(is_within[i], i == 10);
    }
    atlas_area_set_release(&scope_set);
    atlas_area_set_release(&set);
}

static void within__a_broken_boundary_leaves_the_output_alone(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set scope_set = {0};
    struct atlas_error err = {0};
    bool is_within[ATLAS_COUNT(expected)];
    memset(is_within, 1, sizeof(is_within));
    shapes_read(areas, &set);
    shapes_read(scopes, &scope_set);
    set.rings[set.items[4].first_ring].count = 3;  // No ring any more.
    assert_int_equal(atlas_areas_within(&set, &scope_set, 0, is_within, &err),
                     ATLAS_ERR_GEO);
    assert_string_equal(err.where, "E");
    assert_non_null(strstr(err.message, "cannot lay it over a scope"));
    assert_true(is_within[1]);
    set.rings[set.items[4].first_ring].count = 5;
    scope_set.rings[0].count = 3;
    assert_int_equal(atlas_areas_within(&set, &scope_set, 0, is_within, &err),
                     ATLAS_ERR_GEO);
    assert_string_equal(err.where, "S");
    assert_true(is_within[1]);
    scope_set.rings[0].count = 5;
    atlas_area_set_release(&scope_set);
    atlas_area_set_release(&set);
}

static void read_real(const char *file, const char *code,
                      struct atlas_area_set *set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = test_data_path(file), .code = code, .only = "E*", .threads = 2};
    if (atlas_layer_read(&source, NULL, set, &err)) fail_msg("%s", err.message);
}

// Boundaries of seats as they are drawn, and as they place schools.
static const char *const seat_files[] = {
    "boundaries/PCON_JULY_2024_UK_BUC.shp",
    "boundaries/PCON_JULY_2024_UK_BGC.gpkg"};

// Seats whose land lies mostly in Lancashire. Southport is one, though most of
// its people live in Sefton; Morecambe and Lunesdale, a bit less than half, is
// none.
static const char *const lancashire[] = {
    "E14001104",  // Blackpool North and Fleetwood, in Blackpool too
    "E14001142",  // Burnley
    "E14001170",  // Chorley
    "E14001242",  // Fylde
    "E14001299",  // Hyndburn
    "E14001318",  // Lancaster and Wyre
    "E14001422",  // Pendle and Clitheroe
    "E14001433",  // Preston
    "E14001443",  // Ribble Valley
    "E14001450",  // Rossendale and Darwen, in Blackburn with Darwen too
    "E14001491",  // South Ribble
    "E14001504",  // Southport
    "E14001577",  // West Lancashire
};

static void within__lancashire_has_thirteen_seats(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct atlas_area_set authorities = {0};
    read_real("boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD",
              &authorities);
    const uint32_t scope = atlas_area_set_find(&authorities, "E10000017");
    for (size_t i = 0; i < ATLAS_COUNT(seat_files); i++) {
        struct atlas_area_set set = {0};
        size_t found = 0;
        read_real(seat_files[i], "PCON24CD", &set);
        bool *is_within = atlas_xcalloc(set.count, sizeof(*is_within));
        assert_int_equal(
            atlas_areas_within(&set, &authorities, scope, is_within, NULL),
            ATLAS_OK);
        for (size_t k = 0; k < set.count; k++) {
            if (!is_within[k]) continue;
            assert_true(found < ATLAS_COUNT(lancashire));
            assert_string_equal(set.items[k].code, lancashire[found++]);
        }
        assert_int_equal(found, ATLAS_COUNT(lancashire));
        free(is_within);
        atlas_area_set_release(&set);
    }
    atlas_area_set_release(&authorities);
}

// For each seat, the codes that a column of DfE's lookup gives: "E06000008 /
// E10000017". In the arena.
static const char **read_lookup(const struct atlas_area_set *seats,
                                const char *column, struct atlas_arena *arena) {
    const char **codes = atlas_xcalloc(seats->count, sizeof(*codes));
    const char *const keys[] = {"pcon_code", NULL};
    const char *const names[] = {column, NULL};
    struct atlas_csv *csv = NULL;
    bool more = false;
    assert_int_equal(
        atlas_csv_open(test_data_path("lookups/pcon24_la.csv"), &csv, NULL),
        ATLAS_OK);
    while (atlas_csv_next(csv, &more, NULL) == ATLAS_OK && more) {
        const uint32_t seat = atlas_area_set_find(
            seats, atlas_csv_text(csv, atlas_csv_find(csv, keys), arena));
        if (seat == ATLAS_NONE) continue;
        codes[seat] = atlas_csv_text(csv, atlas_csv_find(csv, names), arena);
    }
    atlas_csv_free(csv);
    return codes;
}

// How seats of a product lie in the areas of a level, against the lookup.
struct tally {
    size_t placed;  // Within one area, and that is one of the lookup's.
    size_t nowhere;
    size_t single_missed;  // Of one area in the lookup, and not within it.
    size_t wrong;          // Within an area that the lookup does not have.
};

static struct tally compare(const struct atlas_area_set *seats,
                            const struct atlas_area_set *level,
                            const char **codes) {
    struct tally tally = {0};
    bool *is_within = atlas_xcalloc(seats->count, sizeof(*is_within));
    size_t *times = atlas_xcalloc(seats->count, sizeof(*times));
    for (uint32_t i = 0; i < level->count; i++) {
        assert_int_equal(atlas_areas_within(seats, level, i, is_within, NULL),
                         ATLAS_OK);
        for (size_t k = 0; k < seats->count; k++) {
            if (!is_within[k]) continue;
            times[k]++;
            tally.wrong += !strstr(codes[k], level->items[i].code);
        }
    }
    for (size_t k = 0; k < seats->count; k++) {
        assert_in_range(times[k], 0, 1);
        tally.placed += times[k] == 1;
        tally.nowhere += times[k] == 0;
        tally.single_missed += !times[k] && !strstr(codes[k], " / ");
    }
    free(times);
    free(is_within);
    return tally;
}

// Regions are those of the lookup to the last seat, by either product. Seats
// that an authority has whole lie within it; of the 114 that cross a line, all
// but a few lie mostly in one of their authorities.
static void within__agrees_with_the_lookup(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const size_t nowhere[] = {3, 4};
    struct atlas_area_set authorities = {0};
    struct atlas_area_set regions = {0};
    read_real("boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD",
              &authorities);
    read_real("boundaries/RGN_DEC_2024_EN_BUC.geojson", "RGN24CD", &regions);
    for (size_t i = 0; i < ATLAS_COUNT(seat_files); i++) {
        struct atlas_area_set seats = {0};
        struct atlas_arena arena = {0};
        read_real(seat_files[i], "PCON24CD", &seats);
        const char **codes = read_lookup(&seats, "region_code", &arena);
        struct tally tally = compare(&seats, &regions, codes);
        assert_int_equal(tally.placed, 543);
        assert_int_equal(tally.wrong, 0);
        free(codes);
        codes = read_lookup(&seats, "new_la_codes_2024", &arena);
        tally = compare(&seats, &authorities, codes);
        assert_int_equal(tally.nowhere, nowhere[i]);
        assert_int_equal(tally.single_missed, 0);
        assert_int_equal(tally.wrong, 0);
        free(codes);
        atlas_arena_release(&arena);
        atlas_area_set_release(&seats);
    }
    atlas_area_set_release(&authorities);
    atlas_area_set_release(&regions);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(within__is_more_than_half_of_the_land),
        cmocka_unit_test(within__a_broken_boundary_leaves_the_output_alone),
        cmocka_unit_test(within__lancashire_has_thirteen_seats),
        cmocka_unit_test(within__agrees_with_the_lookup),
    };
    return cmocka_run_group_tests_name("geo/within", tests, NULL, NULL);
}
