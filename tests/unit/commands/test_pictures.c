// The files of a map: which there are, by what endings, and what is in them.

#include "commands/pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

#define FILES_MAX 8

// What was taken.
struct taken {
    char endings[FILES_MAX][48];
    char starts[FILES_MAX][16];
    size_t lengths[FILES_MAX];
    size_t count;
    size_t refuse_after;  // Files; FILES_MAX: none is refused.
};

static enum atlas_status take(const struct picture_taker *taker,
                              const char *ending, const struct atlas_text *file,
                              struct atlas_error *err) {
    struct taken *taken = taker->to;
    assert_true(taken->count < FILES_MAX);
    if (taken->count == taken->refuse_after) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, ending, "disk full");
    }
    const size_t index = taken->count++;
    snprintf(taken->endings[index], sizeof(taken->endings[index]), "%s",
             ending);
    snprintf(taken->starts[index], sizeof(taken->starts[index]), "%.15s",
             atlas_text_string(file));
    taken->lengths[index] = file->length;
    return ATLAS_OK;
}

// A square of 10 km with a rate.
struct square {
    struct atlas_area area;
    struct atlas_ring ring;
    struct atlas_point points[5];
    struct atlas_figure figure;
    struct atlas_figures figures;
    struct atlas_rate rate;
    struct config_map wanted;
    struct drawing drawing;
};

static void square_make(struct square *square) {
    static const struct atlas_point corners[] = {
        {0, 0}, {10000, 0}, {10000, 10000}, {0, 10000}, {0, 0}};
    memset(square, 0, sizeof(*square));
    memcpy(square->points, corners, sizeof(corners));
    square->ring = (struct atlas_ring){0, 5, false};
    square->area = (struct atlas_area){.code = "E14001242",
                                       .name = "Fylde",
                                       .ring_count = 1,
                                       .box = {0, 0, 10000, 10000},
                                       .area_m2 = 1e8,
                                       .inside = {5000, 5000},
                                       .inside_m = 5000};
    square->rate = (struct atlas_rate){10, 1, 10, ATLAS_NUMBER};
    square->figure.members = "";
    square->figures = (struct atlas_figures){.level_key = "pcon",
                                             .level_title = "Constituency",
                                             .period = 201819,
                                             .areas = {.items = &square->area,
                                                       .count = 1,
                                                       .rings = &square->ring,
                                                       .ring_count = 1,
                                                       .points = square->points,
                                                       .point_count = 5},
                                             .items = &square->figure};
    square->drawing.wanted = &square->wanted;
    square->drawing.classes = (struct atlas_classes){
        .count = 1, .edges = {10, 10}, .members = {1}, .decimals = 1};
    square->drawing.panels[0] =
        (struct atlas_panel){.figures = &square->figures,
                             .areas = &square->figures.areas,
                             .values = &square->rate};
    square->drawing.map = (struct atlas_map){
        .id = "overall",
        .panels = square->drawing.panels,
        .panel_count = 1,
        .variable = {.measure = atlas_measure_find("overall"),
                     .classes = &square->drawing.classes,
                     .reference = {.state = ATLAS_NOT_AVAILABLE}}};
    square->wanted.size.dpi = 96;
}

static void pictures__files_of_formats_and_resolutions(void **state) {
    (void)state;
    static const struct {
        const char *formats[3];
        size_t format_count;
        const char *dpi[3];
        size_t dpi_count;
        const char *endings[6];
        const char *starts[6];
        size_t count;
    } cases[] = {
        {{"png"},
         1,
         {NULL},
         0,
         {".png", ".txt", ".csv"},
         {"\x89PNG", "Map: ", "area_code,"},
         3},
        {{"svg", "PDF"},
         2,
         {NULL},
         0,
         {".svg", ".pdf", ".txt", ".csv"},
         {"<?xml", "%PDF-1", "Map: ", "area_code,"},
         4},
        {{"png", "svg"},
         2,
         {"72", "144", "152.4"},
         3,
         {".png", "-144dpi.png", "-152.4dpi.png", ".svg", ".txt", ".csv"},
         {"\x89PNG", "\x89PNG", "\x89PNG", "<?xml", "Map: ", "area_code,"},
         6},
        {{NULL}, 0, {NULL}, 0, {".txt", ".csv"}, {"Map: ", "area_code,"}, 2},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct square square;
        struct taken taken = {.refuse_after = FILES_MAX};
        const struct picture_taker taker = {take, &taken};
        const char *formats[3];
        const char *dpi[3];
        memcpy(formats, cases[i].formats, sizeof(formats));
        memcpy(dpi, cases[i].dpi, sizeof(dpi));
        square_make(&square);
        square.wanted.formats =
            (struct config_list){formats, cases[i].format_count};
        square.wanted.dpi = (struct config_list){dpi, cases[i].dpi_count};
        assert_int_equal(pictures_draw(&square.drawing, &taker, NULL),
                         ATLAS_OK);
        assert_int_equal(taken.count, cases[i].count);
        for (size_t j = 0; j < taken.count; j++) {
            assert_string_equal(taken.endings[j], cases[i].endings[j]);
            assert_memory_equal(taken.starts[j], cases[i].starts[j],
                                strlen(cases[i].starts[j]));
        }
    }
}

// The first that is refused ends it, and its error is told.
static void pictures__an_error_of_the_taker_ends_it(void **state) {
    (void)state;
    const char *formats[] = {"png", "svg", "pdf"};
    for (size_t after = 0; after < 5; after++) {
        struct square square;
        struct taken taken = {.refuse_after = after};
        const struct picture_taker taker = {take, &taken};
        struct atlas_error err = {.message = ""};
        square_make(&square);
        square.wanted.formats = (struct config_list){formats, 3};
        assert_int_equal(pictures_draw(&square.drawing, &taker, &err),
                         ATLAS_ERR_OUTPUT);
        assert_string_equal(err.message, "disk full");
        assert_int_equal(taken.count, after);
    }
}

static void pictures__knows_its_formats(void **state) {
    (void)state;
    static const struct {
        const char *word;
        const char *format;
    } cases[] = {{"png", "png"}, {"svg", "svg"}, {"pdf", "pdf"},
                 {"PNG", "png"}, {"jpeg", NULL}, {"", NULL},
                 {"pn", NULL},   {"pngs", NULL}};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const char *format = pictures_format(cases[i].word);
        if (!cases[i].format) {
            assert_null(format);
        } else {
            assert_string_equal(format, cases[i].format);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures__files_of_formats_and_resolutions),
        cmocka_unit_test(pictures__an_error_of_the_taker_ends_it),
        cmocka_unit_test(pictures__knows_its_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
