// The three surfaces show the same picture, as others' programs draw it:
// librsvg the SVG, Poppler the PDF. Skipped where these are not installed.
//
// Antialiasing differs between them, on edges and letters, so a pixel counts as
// different only when it is darker than all nine around its place in the other
// picture, or lighter, by more than a bit. A line that is missing, of another
// colour, or two pixels from its place makes every pixel of it different.

#include "render/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/render.h"
#include "atlas_test.h"
#include "png_read.h"
#include "render/png_file.h"
#include "sample_map.h"
#include "support/test_files.h"

#define DPI 144
// Levels of 255 that a channel may differ by.
#define NEAR_ENOUGH 48

// Whether a channel of a pixel lies within those around its place in another
// picture.
static bool is_within(const struct png_picture *in, uint32_t x, uint32_t y,
                      const uint8_t *value, int channel) {
    int least = 255;
    int most = 0;
    for (uint32_t row = y > 0 ? y - 1 : 0; row <= y + 1 && row < in->height;
         row++) {
        for (uint32_t column = x > 0 ? x - 1 : 0;
             column <= x + 1 && column < in->width; column++) {
            const size_t at = (size_t)row * in->width + column;
            const int there = in->pixels[3 * at + (size_t)channel];
            if (there < least) least = there;
            if (there > most) most = there;
        }
    }
    return value[channel] >= least - NEAR_ENOUGH &&
           value[channel] <= most + NEAR_ENOUGH;
}

static bool is_found(const struct png_picture *in, uint32_t x, uint32_t y,
                     const uint8_t *pixel) {
    for (int channel = 0; channel < 3; channel++) {
        if (!is_within(in, x, y, pixel, channel)) return false;
    }
    return true;
}

// Pixels of one picture that the other does not have in their place.
static size_t missing_count(const struct png_picture *from,
                            const struct png_picture *in) {
    size_t missing = 0;
    for (uint32_t y = 0; y < from->height && y < in->height; y++) {
        for (uint32_t x = 0; x < from->width && x < in->width; x++) {
            const size_t at = (size_t)y * from->width + x;
            if (!is_found(in, x, y, from->pixels + 3 * at)) missing++;
        }
    }
    return missing;
}

// Fail when more of a thousand pixels differ, either way. Measured: 0.02 of the
// card in SVG, 0.3 in PDF, 0.4 of the sample, all on letters and where lines
// meet; a line of the card that is missing makes 2 and more.
#define DIFFERENT_MOST 0.8

static void pictures_compare(const struct png_picture *ours,
                             const struct png_picture *theirs) {
    // A size in millimetres may be rounded up to a pixel more.
    assert_in_range(theirs->width, ours->width, ours->width + 1);
    assert_in_range(theirs->height, ours->height, ours->height + 1);
    const double share = 1000.0 / ours->width / ours->height;
    const double lost = (double)missing_count(ours, theirs) * share;
    const double added = (double)missing_count(theirs, ours) * share;
    print_message("of 1000 pixels %.3f lost, %.3f added\n", lost, added);
    assert_true(lost <= DIFFERENT_MOST);
    assert_true(added <= DIFFERENT_MOST);
}

enum format { SVG, PDF };

// Read what another program shows of bytes.
static void picture_convert(const struct atlas_text *bytes, enum format format,
                            struct png_picture *picture) {
    char line[1200];
    struct atlas_text png = ATLAS_TEXT_INIT;
    const char *from = test_file_bytes("from", bytes->data, bytes->length);
    const char *to = test_file("to.png", "");
    if (format == SVG) {
        snprintf(line, sizeof(line), "rsvg-convert -d %d -p %d -o '%s' '%s'",
                 DPI, DPI, to, from);
    } else {
        snprintf(line, sizeof(line),
                 "pdftoppm -r %d -png -singlefile '%s' '%.*s'", DPI, from,
                 (int)strlen(to) - 4, to);  // It adds ".png" itself.
    }
    assert_int_equal(system(line), 0);
    FILE *file = fopen(to, "rb");
    assert_non_null(file);
    char part[4096];
    for (size_t got; (got = fread(part, 1, sizeof(part), file)) > 0;) {
        atlas_text_add_bytes(&png, part, got);
    }
    fclose(file);
    png_picture_read(&png, picture);
    atlas_text_release(&png);
}

#define PAGE ((struct box){0, 0, 200, 150})

// Everything that the interface can draw.
static void card_draw(struct canvas *canvas) {
    const struct colour blue = {0x3a, 0x89, 0xc5};
    const struct colour red = {0xc0, 0x20, 0x20};
    const struct colour black = {0, 0, 0};
    const struct atlas_point rings[] = {{10, 10}, {70, 12}, {60, 60}, {12, 50},
                                        {25, 22}, {50, 25}, {35, 45}};
    const size_t ends[] = {4, 7};
    const struct canvas_path path = {rings, ends, 2, true};
    canvas_begin(canvas, &(struct canvas_group){.id = "shapes",
                                                .title = "Shapes",
                                                .link = "https://e.org/(x)"});
    canvas_path(
        canvas, &path,
        &(struct canvas_paint){
            .is_filled = true, .fill = blue, .stroke_pt = 2, .stroke = black});
    canvas_end(canvas);
    for (int i = PATTERN_NONE + 1; i < PATTERN_END; i++) {
        const struct box box = {80 + 19.0 * (i - 1), 10, 16, 16};
        canvas_box(canvas, box,
                   &(struct canvas_paint){.is_filled = true,
                                          .fill = {0xf0, 0xf0, 0xf0},
                                          .pattern = (enum pattern)i,
                                          .stroke_pt = 1,
                                          .stroke = black});
    }
    canvas_circle(
        canvas, (struct atlas_point){100, 50}, 15,
        &(struct canvas_paint){
            .is_filled = true, .fill = red, .stroke_pt = 1.5, .stroke = black});
    canvas_circle(
        canvas, (struct atlas_point){140, 50}, 15,
        &(struct canvas_paint){.stroke_pt = 1.5, .stroke = red, .dash_pt = 4});
    canvas_line(
        canvas, (struct atlas_point){10, 75}, (struct atlas_point){190, 80},
        &(struct canvas_paint){.stroke_pt = 2, .stroke = black, .dash_pt = 6});
    canvas_line(canvas, (struct atlas_point){10, 85},
                (struct atlas_point){190, 90},
                &(struct canvas_paint){.stroke_pt = 2, .stroke = black});
    canvas_clip(canvas, (struct box){160, 30, 30, 30});
    canvas_circle(canvas, (struct atlas_point){160, 60}, 20,
                  &(struct canvas_paint){.is_filled = true, .fill = blue});
    canvas_unclip(canvas);
    canvas_place(canvas, (struct atlas_point){10, 100}, 0.5);
    canvas_box(canvas, (struct box){0, 0, 60, 60},
               &(struct canvas_paint){.is_filled = true,
                                      .fill = {0xf0, 0xf0, 0xf0},
                                      .pattern = PATTERN_CROSS,
                                      .stroke_pt = 3,
                                      .stroke = red,
                                      .dash_pt = 8});
    canvas_place(canvas, (struct atlas_point){30, 30}, 3);
    canvas_circle(canvas, (struct atlas_point){0, 0}, 5,
                  &(struct canvas_paint){.is_filled = true, .fill = blue});
    canvas_unplace(canvas);
    canvas_unplace(canvas);
}

static void card_letter(struct canvas *canvas, struct typeface *typeface) {
    static const char *const lines[] = {"Sheffield, Ynys Môn", "Blackpool"};
    const struct type_style style = {14, true};
    for (int i = 0; i < 2; i++) {
        canvas_text(canvas,
                    &(struct canvas_text){
                        .text = lines[i],
                        .style = style,
                        .at = {100, 112 + 24.0 * i},
                        .anchor = (enum anchor)(i + 1),
                        .width = typeface_width(typeface, lines[i], style),
                        .colour = {0xff, 0xff, 0xff},
                        .halo_pt = 3,
                        .halo = {0x12, 0x2c, 0x64}});
    }
    canvas_place(canvas, (struct atlas_point){10, 146}, 1.5);
    canvas_text(canvas, &(struct canvas_text){
                            .text = "Placed",
                            .style = style,
                            .width = typeface_width(typeface, "Placed", style),
                            .colour = {0x12, 0x2c, 0x64}});
    canvas_unplace(canvas);
}

static void card_pixels(struct typeface *typeface,
                        struct png_picture *ret_picture) {
    static const struct png_note notes[] = {{NULL, NULL}};
    struct canvas *canvas = NULL;
    struct canvas_pixels pixels;
    struct atlas_text png = ATLAS_TEXT_INIT;
    assert_int_equal(canvas_pixels_create(typeface, PAGE, DPI, &canvas, NULL),
                     ATLAS_OK);
    card_draw(canvas);
    card_letter(canvas, typeface);
    assert_int_equal(canvas_pixels_finish(canvas, &pixels, NULL), ATLAS_OK);
    assert_int_equal(png_write(&pixels, DPI, notes, &png, NULL), ATLAS_OK);
    png_picture_read(&png, ret_picture);
    canvas_pixels_free(canvas);
    atlas_text_release(&png);
}

static void canvas__svg_shows_what_the_pixels_show(void **state) {
    struct typeface *typeface = *state;
    struct png_picture ours;
    struct png_picture theirs;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    card_pixels(typeface, &ours);
    struct canvas *canvas = canvas_svg_create(
        &(struct canvas_svg_head){
            .id = "card", .title = "t", .description = "d", .page = PAGE},
        &svg);
    card_draw(canvas);
    card_letter(canvas, typeface);
    canvas_svg_finish(canvas);
    picture_convert(&svg, SVG, &theirs);
    pictures_compare(&ours, &theirs);
    png_picture_release(&ours);
    png_picture_release(&theirs);
    atlas_text_release(&svg);
}

static void canvas__pdf_shows_what_the_pixels_show(void **state) {
    struct typeface *typeface = *state;
    struct png_picture ours;
    struct png_picture theirs;
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    card_pixels(typeface, &ours);
    struct canvas *canvas = canvas_pdf_create(
        typeface,
        &(struct canvas_pdf_head){.title = "t",
                                  .description = "d",
                                  .date = "2019-08-31T00:00:00Z",
                                  .page = PAGE},
        &pdf);
    card_draw(canvas);
    card_letter(canvas, typeface);
    assert_int_equal(canvas_pdf_finish(canvas, NULL), ATLAS_OK);
    picture_convert(&pdf, PDF, &theirs);
    pictures_compare(&ours, &theirs);
    png_picture_release(&ours);
    png_picture_release(&theirs);
    atlas_text_release(&pdf);
}

// The embedded sample's constituencies, with states and names.
static void canvas__svg_of_the_sample_shows_its_png(void **state) {
    (void)state;
    struct sample sample;
    struct png_picture ours;
    struct png_picture theirs;
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    sample_source(
        &sample,
        &(struct atlas_layer_source){
            .path = "geodata/pcon.geojson", .code = "code", .name = "name"});
    sample_state(&sample, 1, ATLAS_SUPPRESSED);
    sample_state(&sample, 2, ATLAS_NOT_AVAILABLE);
    sample.map.labels = true;
    struct atlas_picture *picture;
    assert_int_equal(atlas_picture_create(&sample.map, &picture, NULL),
                     ATLAS_OK);
    assert_int_equal(atlas_picture_png(picture, DPI, &png, NULL), ATLAS_OK);
    assert_int_equal(atlas_picture_svg(picture, &svg, NULL), ATLAS_OK);
    atlas_picture_free(picture);
    png_picture_read(&png, &ours);
    picture_convert(&svg, SVG, &theirs);
    pictures_compare(&ours, &theirs);
    png_picture_release(&ours);
    png_picture_release(&theirs);
    atlas_text_release(&png);
    atlas_text_release(&svg);
    sample_release(&sample);
}

static int typeface_open(void **state) {
    struct typeface *typeface = NULL;
    if (typeface_create(&typeface, NULL)) return 1;
    *state = typeface;
    return 0;
}

static int typeface_close(void **state) {
    typeface_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas__svg_shows_what_the_pixels_show),
        cmocka_unit_test(canvas__pdf_shows_what_the_pixels_show),
        cmocka_unit_test(canvas__svg_of_the_sample_shows_its_png),
    };
    if (system("command -v rsvg-convert pdftoppm >/dev/null") != 0) {
        puts("skipped: needs rsvg-convert and pdftoppm");
        return 77;
    }
    return cmocka_run_group_tests(tests, typeface_open, typeface_close);
}
