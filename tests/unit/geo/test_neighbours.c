#include "atlas/geometry.h"

#include <string.h>

#include "atlas/text.h"
#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "shapes.h"
#include "support/test_files.h"

// A to C in a row; D north-east of A, at its corner, and north of B; E fills a
// hole of C; F is apart.
//
//        D D
//      A B C (E inside)      F
static const char row[] =
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
                       "[400000,301000],[400000,300000]]")) ","
    SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000],"
                       "[401000,301000],[401000,300000]]")) ","
    SHAPE("C", POLYGON("[[402000,300000],[403000,300000],[403000,301000],"
                       "[402000,301000],[402000,300000]],[[402400,300400],"
                       "[402400,300600],[402600,300600],[402600,300400],"
                       "[402400,300400]]")) ","
    SHAPE("D", POLYGON("[[401000,301000],[402000,301000],[402000,302000],"
                       "[401000,302000],[401000,301000]]")) ","
    SHAPE("E", POLYGON("[[402400,300400],[402600,300400],[402600,300600],"
                       "[402400,300600],[402400,300400]]")) ","
    SHAPE("F", POLYGON("[[409000,300000],[409500,300000],[409500,300500],"
                       "[409000,300000]]"));

static void neighbours__share_a_line_and_not_a_corner(void **state) {
    (void)state;
    static const struct {
        const char *chosen;
        const char *neighbours;
    } cases[] = {
        {"A", "B"},  {"B", "ACD"}, {"C", "BE"},    {"D", "B"},
        {"E", "C"},  {"F", ""},    {"AB", "CD"},   {"BC", "ADE"},
        {"AD", "B"}, {"", ""},     {"ABCDEF", ""},
    };
    struct atlas_area_set set = {0};
    shapes_read(row, &set);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        bool is_chosen[6];
        bool is_neighbour[6];
        print_message("  case: %s\n", cases[i].chosen);
        for (size_t k = 0; k < 6; k++) {
            is_chosen[k] =
                strchr(cases[i].chosen, set.items[k].code[0]) != NULL;
        }
        atlas_areas_neighbours(&set, is_chosen, is_neighbour);
        for (size_t k = 0; k < 6; k++) {
            assert_int_equal(
                is_neighbour[k],
                strchr(cases[i].neighbours, set.items[k].code[0]) != NULL);
        }
    }
    atlas_area_set_release(&set);
}

static void neighbours__of_real_seats(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const char *const files[] = {
        "boundaries/PCON_JULY_2024_UK_BUC.shp",
        "boundaries/PCON_JULY_2024_UK_BGC.gpkg"};
    static const struct {
        const char *code;
        const char *neighbours;
    } cases[] = {
        // Fylde: Blackpool North and Fleetwood, Blackpool South, Lancaster and
        // Wyre, Preston, Ribble Valley. South Ribble is across the water.
        {"E14001242", "E14001104 E14001105 E14001318 E14001433 E14001443 "},
        // Isle of Wight East: the West.
        {"E14001303", "E14001304 "},
    };
    for (size_t i = 0; i < ATLAS_COUNT(files); i++) {
        struct atlas_error err = {0};
        struct atlas_area_set set = {0};
        const struct atlas_layer_source source = {
            .path = test_data_path(files[i]), .code = "PCON24CD", .only = "E*"};
        if (atlas_layer_read(&source, NULL, &set, &err)) {
            fail_msg("%s", err.message);
        }
        for (size_t k = 0; k < ATLAS_COUNT(cases); k++) {
            bool is_chosen[543] = {false};
            bool is_neighbour[543];
            struct atlas_text found = ATLAS_TEXT_INIT;
            is_chosen[atlas_area_set_find(&set, cases[k].code)] = true;
            atlas_areas_neighbours(&set, is_chosen, is_neighbour);
            for (size_t n = 0; n < set.count; n++) {
                if (!is_neighbour[n]) continue;
                atlas_text_addf(&found, "%s ", set.items[n].code);
            }
            assert_string_equal(atlas_text_string(&found), cases[k].neighbours);
            atlas_text_release(&found);
        }
        atlas_area_set_release(&set);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours__share_a_line_and_not_a_corner),
        cmocka_unit_test(neighbours__of_real_seats),
    };
    return cmocka_run_group_tests_name("geo/neighbours", tests, NULL, NULL);
}
