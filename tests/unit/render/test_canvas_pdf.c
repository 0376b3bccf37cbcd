// The surface of PDF: the same bytes whenever and wherever, text that is text,
// metadata, links, and a file whose parts are all there.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "render/canvas.h"

#include "atlas_test.h"
#include "support/test_files.h"

#define DATE "2019-08-31T00:00:00Z"

static const struct box page = {0, 0, 144, 72};

// A line of text, the second page's too.
static void line_draw(struct canvas *canvas, const char *text, double y) {
    canvas_text(
        canvas,
        &(struct canvas_text){
            .text = text, .style = {9, false}, .at = {10, y}, .width = 100});
}

static enum atlas_status pdf_make(const char *date, struct atlas_text *pdf,
                                  struct atlas_error *err) {
    struct typeface *typeface = NULL;
    const struct canvas_pdf_head head = {.title = "Absence (Ynys M\u00f4n)",
                                         .description = "Rates from 6% to 17%",
                                         .keywords = "school absence",
                                         .date = date,
                                         .page = page};
    assert_int_equal(typeface_create(&typeface, NULL), ATLAS_OK);
    struct canvas *canvas = canvas_pdf_create(typeface, &head, pdf);
    canvas_begin(
        canvas,
        &(struct canvas_group){
            .id = "a", .title = "A", .link = "https://e.org/a b'(\\)?q=1"});
    canvas_box(canvas, (struct box){10, 30, 50, 30},
               &(struct canvas_paint){.is_filled = true,
                                      .pattern = PATTERN_DOTS,
                                      .stroke_pt = 1,
                                      .dash_pt = 2});
    canvas_end(canvas);
    line_draw(canvas, "Rushcliffe, Ynys M\u00f4n", 20);
    canvas_pdf_page(canvas, (struct box){0, 0, 100, 200});
    line_draw(canvas, "The second page", 40);
    const enum atlas_status status = canvas_pdf_finish(canvas, err);
    typeface_free(typeface);
    return status;
}

static size_t occurrences(const struct atlas_text *in, const char *wanted) {
    const size_t length = strlen(wanted);
    size_t count = 0;
    for (size_t at = 0; at + length <= in->length; at++) {
        if (memcmp(in->data + at, wanted, length) == 0) count++;
    }
    return count;
}

// Every entry of the cross-reference table leads to its object. (Cairo 1.16
// with links and no other tag leaves one out.)
static void objects_check(const struct atlas_text *pdf) {
    const char *at = pdf->data + pdf->length - 9;
    while (memcmp(at, "startxref", 9) != 0) at--;
    const size_t table = strtoul(at + 9, NULL, 10);
    assert_true(table < pdf->length);
    assert_memory_equal(pdf->data + table, "xref\n0 ", 7);
    char *next = NULL;
    const size_t count = strtoul(pdf->data + table + 7, &next, 10);
    const char *row = strchr(next, '\n') + 1;
    assert_in_range(count, 10, 1000);
    for (size_t i = 1; i < count; i++) {
        char wanted[40];
        const int length = snprintf(wanted, sizeof(wanted), "%zu 0 obj", i);
        const size_t offset = strtoul(row + 20 * i, NULL, 10);
        assert_true(offset < table);
        assert_memory_equal(pdf->data + offset, wanted, (size_t)length);
    }
}

static void canvas_pdf__says_what_it_is(void **state) {
    (void)state;
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    assert_int_equal(pdf_make(DATE, &pdf, NULL), ATLAS_OK);
    assert_memory_equal(pdf.data, "%PDF-1.5", 8);
    static const struct {
        const char *text;
        size_t count;
    } cases[] = {
        {"/CreationDate (20190831000000Z)", 1},
        {"/ModDate (20190831000000Z)", 1},
        {"/Creator (absence-atlas)", 1},
        {"/Keywords (school absence)", 1},
        {"/Subject (Rates from 6% to 17%)", 1},
        {"/Author", 0},
        {"/URI (https://e.org/a%20b%27%28%5C%29?q=1)", 1},
        {"/MediaBox [ 0 0 144 72 ]", 1},
        {"/MediaBox [ 0 0 100 200 ]", 1},
        {"/Type /StructTreeRoot", 1},
        {"/S /Document", 1},
        {"/S /P", 2},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        if (occurrences(&pdf, cases[i].text) != cases[i].count) {
            fail_msg("%s", cases[i].text);
        }
    }
    // The font is inside, in subsets.
    assert_true(occurrences(&pdf, "+OpenSans") > 0);
    assert_true(occurrences(&pdf, "/FontFile2") > 0);
    objects_check(&pdf);
    atlas_text_release(&pdf);
}

static void canvas_pdf__a_wrong_date_is_an_error(void **state) {
    (void)state;
    static const char *const dates[] = {"",
                                        "2019-08-31",
                                        "2019-08-31T00:00:00",
                                        "2019-08-31 00:00:00Z",
                                        "2019-08-31T00:00:00Z ",
                                        "today"};
    for (size_t i = 0; i < ATLAS_COUNT(dates); i++) {
        struct atlas_text pdf = ATLAS_TEXT_INIT;
        struct atlas_error err = {.message = ""};
        assert_int_equal(pdf_make(dates[i], &pdf, &err), ATLAS_ERR_OUTPUT);
        assert_non_null(strstr(err.message, "date must be like"));
        atlas_text_release(&pdf);
    }
}

// The file that this program writes when it is given a path.
static void file_read(const char *path, struct atlas_text *bytes) {
    char part[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t got; (got = fread(part, 1, sizeof(part), file)) > 0;) {
        atlas_text_add_bytes(bytes, part, got);
    }
    fclose(file);
}

static void canvas_pdf__the_same_bytes_anywhere(void **state) {
    const char *program = *state;
    static const char *const places[] = {
        "TZ=UTC LC_ALL=C", "TZ=Asia/Tokyo LC_ALL=C.UTF-8",
        "TZ=Pacific/Auckland LANG=de_DE.UTF-8 HOME=/nowhere"};
    struct atlas_text first = ATLAS_TEXT_INIT;
    struct atlas_text second = ATLAS_TEXT_INIT;
    assert_int_equal(pdf_make(DATE, &first, NULL), ATLAS_OK);
    assert_int_equal(pdf_make(DATE, &second, NULL), ATLAS_OK);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    // Another second on the clock, another process, other addresses.
    nanosleep(&(struct timespec){1, 100000000}, NULL);
    for (size_t i = 0; i < ATLAS_COUNT(places); i++) {
        struct atlas_text other = ATLAS_TEXT_INIT;
        char line[1000];
        const char *path = test_file("other.pdf", "");
        snprintf(line, sizeof(line), "%s '%s' '%s'", places[i], program, path);
        assert_int_equal(system(line), 0);
        file_read(path, &other);
        assert_int_equal(other.length, first.length);
        assert_memory_equal(other.data, first.data, first.length);
        atlas_text_release(&other);
    }
    atlas_text_release(&first);
    atlas_text_release(&second);
}

static void canvas_pdf__text_can_be_searched(void **state) {
    (void)state;
    if (system("command -v pdftotext >/dev/null") != 0) {
        print_message("skipped: needs pdftotext\n");
        skip();
    }
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char line[1000];
    assert_int_equal(pdf_make(DATE, &pdf, NULL), ATLAS_OK);
    const char *from = test_file_bytes("a.pdf", pdf.data, pdf.length);
    const char *to = test_file("a.txt", "");
    snprintf(line, sizeof(line), "pdftotext '%s' '%s'", from, to);
    assert_int_equal(system(line), 0);
    file_read(to, &text);
    assert_non_null(
        strstr(atlas_text_string(&text), "Rushcliffe, Ynys M\u00f4n"));
    assert_non_null(strstr(atlas_text_string(&text), "The second page"));
    atlas_text_release(&pdf);
    atlas_text_release(&text);
}

// With a path: write the file there, for the test of other processes.
static int file_write(const char *path) {
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    if (pdf_make(DATE, &pdf, NULL)) return 1;
    FILE *file = fopen(path, "wb");
    if (!file) return 1;
    const size_t written = fwrite(pdf.data, 1, pdf.length, file);
    const bool is_whole = written == pdf.length;
    atlas_text_release(&pdf);
    return fclose(file) == 0 && is_whole ? 0 : 1;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas_pdf__says_what_it_is),
        cmocka_unit_test(canvas_pdf__a_wrong_date_is_an_error),
        cmocka_unit_test_prestate(canvas_pdf__the_same_bytes_anywhere, argv[0]),
        cmocka_unit_test(canvas_pdf__text_can_be_searched),
    };
    if (argc > 1) return file_write(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
