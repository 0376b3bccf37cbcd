#include "export/verify_png.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "atlas_test.h"

static void add_be32(struct atlas_text *text, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        atlas_text_add_char(text, (char)(value >> shift & 0xff));
    }
}

static void add_chunk(struct atlas_text *text, const char *type,
                      const void *data, size_t length) {
    const size_t start = text->length + 4;
    add_be32(text, (uint32_t)length);
    atlas_text_add(text, type);
    atlas_text_add_bytes(text, data, length);
    add_be32(text, (uint32_t)crc32(0, (const Bytef *)text->data + start,
                                   (uInt)(length + 4)));
}

/** What the file below is made with. */
struct recipe {
    uint32_t width, height;  ///< In the header.
    char depth, colour;      ///< In the header.
    char interlace;          ///< In the header.
    size_t pixel_bytes;      ///< Before they are deflated.
    const char *tail;        ///< Bytes behind the end.
};

// 3 x 2 pixels in true colour: 2 rows of 1 + 9 bytes.
static const struct recipe sound = {3, 2, 8, 2, 0, 20, ""};

static void make_png(const struct recipe *recipe, struct atlas_text *file) {
    struct atlas_text head = ATLAS_TEXT_INIT;
    const Bytef pixels[64] = {0};
    Bytef packed[128];
    uLongf length = sizeof(packed);
    static const char international[] =
        "Source\0\0\0en\0Quelle\0ONS \xC2\xA9 2024";
    static const char plain[] = "Title\0Absence";
    add_be32(&head, recipe->width);
    add_be32(&head, recipe->height);
    atlas_text_add_char(&head, recipe->depth);
    atlas_text_add_char(&head, recipe->colour);
    atlas_text_add_bytes(&head, "\0", 2);
    atlas_text_add_char(&head, recipe->interlace);
    assert_int_equal(compress(packed, &length, pixels, recipe->pixel_bytes),
                     Z_OK);
    atlas_text_add_bytes(file, "\x89PNG\r\n\x1a\n", 8);
    add_chunk(file, "IHDR", head.data, head.length);
    add_chunk(file, "tEXt", plain, sizeof(plain) - 1);
    add_chunk(file, "iTXt", international, sizeof(international) - 1);
    // Pixels may be cut anywhere into chunks.
    add_chunk(file, "IDAT", packed, 3);
    add_chunk(file, "IDAT", packed + 3, length - 3);
    add_chunk(file, "IEND", "", 0);
    atlas_text_add(file, recipe->tail);
    atlas_text_release(&head);
}

static void verify_png__recipes(void **state) {
    static const struct {
        struct recipe recipe;
        const char *wrong;
    } cases[] = {
        {{3, 2, 8, 2, 0, 20, ""}, NULL},
        {{13, 2, 1, 3, 0, 6, ""}, NULL},  // 13 one-bit pixels fill 2 bytes
        {{3, 2, 8, 2, 0, 19, ""},
         "its pixels are not as many as its header says"},
        {{3, 3, 8, 2, 0, 20, ""},
         "its pixels are not as many as its header says"},
        {{3, 2, 8, 2, 0, 20, "x"}, "has bytes behind its end"},
        {{0, 2, 8, 2, 0, 20, ""}, "its header is empty"},
        {{3, 2, 7, 2, 0, 20, ""}, "its header is empty"},
        {{3, 2, 8, 5, 0, 20, ""}, "its header is empty"},
        {{3, 2, 8, 2, 1, 20, ""}, "is interlaced, which ours are not"},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text file = ATLAS_TEXT_INIT;
        struct verify_png png = {0};
        const char *wrong;
        make_png(&cases[i].recipe, &file);
        wrong = verify_png_read(&file, &png);
        if (cases[i].wrong) {
            assert_string_equal(wrong, cases[i].wrong);
        } else {
            assert_null(wrong);
            assert_int_equal(png.width, cases[i].recipe.width);
            assert_int_equal(png.height, 2);
            assert_string_equal(atlas_text_string(&png.texts),
                                "Absence\nONS © 2024\n");
        }
        atlas_text_release(&png.texts);
        atlas_text_release(&file);
    }
}

static void verify_png__every_bit_and_every_end(void **state) {
    struct atlas_text file = ATLAS_TEXT_INIT;
    (void)state;
    make_png(&sound, &file);
    for (size_t bit = 0; bit < 8 * file.length; bit++) {
        struct verify_png png = {0};
        file.data[bit / 8] = (char)(file.data[bit / 8] ^ 1 << bit % 8);
        assert_non_null(verify_png_read(&file, &png));
        file.data[bit / 8] = (char)(file.data[bit / 8] ^ 1 << bit % 8);
        atlas_text_release(&png.texts);
    }
    for (size_t length = 0; length < file.length; length++) {
        struct verify_png png = {0};
        const struct atlas_text cut = {.data = file.data, .length = length};
        assert_non_null(verify_png_read(&cut, &png));
        atlas_text_release(&png.texts);
    }
    atlas_text_release(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verify_png__recipes),
        cmocka_unit_test(verify_png__every_bit_and_every_end),
    };
    return cmocka_run_group_tests_name("export/verify_png", tests, NULL, NULL);
}
