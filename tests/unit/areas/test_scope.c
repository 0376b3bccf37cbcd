#include "atlas/areas.h"

#include <string.h>

#include "atlas/layer.h"
#include "atlas_test.h"
#include "support/toy.h"

// Three seats in a row, two authorities on the first two, and regions without
// boundaries.
static const char *const seats[] = {"S1", "S2", "S3"};
static const char *const authorities[] = {"L1", "L2"};

struct fixture {
    struct atlas_area_set seats;
    struct atlas_area_set authorities;
    struct atlas_level levels[3];
    struct atlas_area_registry registry;
    struct atlas_scope_source source;
};

static int set_up(void **state) {
    static struct fixture fixture;
    memset(&fixture, 0, sizeof(fixture));
    toy_squares(seats, ATLAS_COUNT(seats), &fixture.seats);
    toy_squares(authorities, ATLAS_COUNT(authorities), &fixture.authorities);
    fixture.levels[0] = (struct atlas_level){
        .key = "pcon", .title = "Seat", .areas = &fixture.seats};
    fixture.levels[1] = (struct atlas_level){
        .key = "la", .title = "Authority", .drawn = &fixture.authorities};
    fixture.levels[2] =
        (struct atlas_level){.key = "region", .title = "Region"};
    for (size_t i = 0; i < 2; i++) {
        const struct atlas_level *level = &fixture.levels[i];
        atlas_registry_add_set(&fixture.registry, level->key, level->title,
                               level->areas ? level->areas : level->drawn);
    }
    atlas_registry_add(&fixture.registry, "la", "Authority", "L9", "Old");
    atlas_registry_add(&fixture.registry, "region", "Region", "R1", "North");
    atlas_registry_add(&fixture.registry, "country", "Country", "E92",
                       "England");
    fixture.source =
        (struct atlas_scope_source){&fixture.registry, fixture.levels, 3};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    atlas_registry_release(&fixture->registry);
    atlas_area_set_release(&fixture->seats);
    atlas_area_set_release(&fixture->authorities);
    return 0;
}

static void scope__is_what_a_text_names(void **state) {
    struct fixture *fixture = *state;
    const struct {
        const char *text;
        const struct atlas_area_set *set;
        uint32_t index;
    } cases[] = {
        {"la:Name of L2", &fixture->authorities, 1},
        {"L1", &fixture->authorities, 0},
        {"pcon:s3", &fixture->seats, 2},
        {" name of s1 ", &fixture->seats, 0},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_scope scope = {0};
        print_message("  case: %s\n", cases[i].text);
        assert_int_equal(
            atlas_scope_find(&fixture->source, cases[i].text, &scope, NULL),
            ATLAS_OK);
        assert_ptr_equal(scope.set, cases[i].set);
        assert_int_equal(scope.index, cases[i].index);
        assert_string_equal(scope.area->code,
                            scope.set->items[scope.index].code);
    }
}

static void scope__without_a_boundary_is_refused(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"region:North",
         "nothing can be drawn within 'region:North': level 'region' has no "
         "boundaries"},
        {"England",
         "nothing can be drawn within 'England': level 'country' has no "
         "boundaries"},
        {"la:Old",
         "nothing can be drawn within 'la:Old': Old (L9) has no boundary in "
         "squares.gpkg"},
        {"la:Name of L3",
         "no area is called 'la:Name of L3', did you mean 'la:Name of L1'"},
        {"ward:X",
         "'ward' is no type of area in 'ward:X', expected one of pcon, la, "
         "region, country"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_scope scope = {.index = 77};
        struct atlas_error err = {0};
        print_message("  case: %s\n", cases[i].text);
        assert_int_equal(
            atlas_scope_find(&fixture->source, cases[i].text, &scope, &err),
            ATLAS_ERR_USAGE);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(scope.index, 77);
    }
}

static void scope__holds_areas_of_another_level_or_says_not(void **state) {
    struct fixture *fixture = *state;
    struct atlas_scope scope = {0};
    struct atlas_error err = {0};
    bool is_within[3] = {true, true, true};
    assert_int_equal(atlas_scope_find(&fixture->source, "la:L2", &scope, NULL),
                     ATLAS_OK);
    assert_int_equal(
        atlas_scope_within(&scope, "pcon", &fixture->seats, is_within, NULL),
        ATLAS_OK);
    assert_true(!is_within[0] && is_within[1] && !is_within[2]);
    // The third seat lies in neither authority.
    assert_int_equal(
        atlas_scope_find(&fixture->source, "pcon:S3", &scope, NULL), ATLAS_OK);
    is_within[0] = true;
    assert_int_equal(atlas_scope_within(&scope, "la", &fixture->authorities,
                                        is_within, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.message,
                        "no area of level 'la' lies within pcon:Name of S3: "
                        "more than half of its land would have to");
    assert_true(is_within[0]);
}

// The embedded sample: each authority and the region holds seats, and whatever
// lies in an authority lies in the region.
static void scope__of_the_sample_all_work(void **state) {
    (void)state;
    static const struct {
        const char *level;
        size_t least;  // Seats within the smallest of its areas.
    } cases[] = {{"la", 1}, {"region", 16}};
    struct atlas_area_set sets[3] = {{0}, {0}, {0}};
    static const char *const paths[] = {
        "geodata/la.geojson", "geodata/region.geojson", "geodata/pcon.geojson"};
    struct atlas_level levels[2];
    struct atlas_area_registry registry = {0};
    for (size_t i = 0; i < 3; i++) {
        const struct atlas_layer_source layer = {
            .path = paths[i], .code = "code", .name = "name"};
        assert_int_equal(atlas_layer_read(&layer, NULL, &sets[i], NULL),
                         ATLAS_OK);
        if (i == 2) break;
        levels[i] = (struct atlas_level){
            .key = cases[i].level, .title = cases[i].level, .drawn = &sets[i]};
        atlas_registry_add_set(&registry, cases[i].level, "", &sets[i]);
    }
    const struct atlas_scope_source source = {&registry, levels, 2};
    assert_int_equal(sets[2].count, 16);
    assert_int_equal(registry.count, sets[0].count + sets[1].count);
    for (size_t i = 0; i < registry.count; i++) {
        const size_t level = i >= sets[0].count;
        struct atlas_scope scope = {0};
        struct atlas_error err = {0};
        bool is_within[16];
        size_t count = 0;
        if (atlas_scope_find(&source, registry.items[i].code, &scope, &err) ||
            atlas_scope_within(&scope, "pcon", &sets[2], is_within, &err)) {
            fail_msg("%s", err.message);
        }
        for (size_t k = 0; k < 16; k++) count += is_within[k];
        assert_in_range(count, cases[level].least, 16);
    }
    atlas_registry_release(&registry);
    for (size_t i = 0; i < 3; i++) atlas_area_set_release(&sets[i]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(scope__is_what_a_text_names),
        TEST(scope__without_a_boundary_is_refused),
        TEST(scope__holds_areas_of_another_level_or_says_not),
        cmocka_unit_test(scope__of_the_sample_all_work),
    };
    return cmocka_run_group_tests_name("areas/scope", tests, NULL, NULL);
}
