#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/csv.h"
#include "atlas/memory.h"
#include "atlas_test.h"
#include "support/csv_internal.h"
#include "support/test_files.h"

static struct atlas_csv *open_good(const char *path) {
    struct atlas_csv *csv = NULL;
    struct atlas_error err;
    if (atlas_csv_open(path, &csv, &err)) fail_msg("%s", err.message);
    return csv;
}

static void expect_open_failure(const char *path, const char *message) {
    struct atlas_csv *csv = NULL;
    struct atlas_error err = {0};
    assert_int_equal(atlas_csv_open(path, &csv, &err), ATLAS_ERR_INPUT);
    assert_null(csv);
    assert_string_equal(err.where, path);
    assert_string_equal(err.message, message);
}

static void csv_source__missing_file_and_folder(void **state) {
    (void)state;
    expect_open_failure("/nowhere/at/all.csv",
                        "cannot open: No such file or directory");
    expect_open_failure(test_folder(), "cannot read: Is a directory");
}

struct foreign_case {
    const char *bytes;
    size_t length;
    const char *message;
};

static const struct foreign_case foreign_cases[] = {
    {"\x1F\x8B\x08\x00", 4,
     "not a CSV file but gzip-compressed: unpack it "
     "first"},
    {"PK\x03\x04\x14", 5, "not a CSV file but a ZIP archive: unpack it first"},
    {"\xFF\xFE"
     "a\0,\0",
     6,
     "not a CSV file but UTF-16 text: save it as "
     "UTF-8"},
    {"\xFE\xFF\0a\0,", 6, "not a CSV file but UTF-16 text: save it as UTF-8"},
};

static void csv_source__files_that_are_no_text(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(foreign_cases); i++) {
        const struct foreign_case *c = &foreign_cases[i];
        expect_open_failure(test_file_bytes("foreign", c->bytes, c->length),
                            c->message);
    }
}

// What is known of the bytes moves with them.
static void csv_source__window_moves_forward(void **state) {
    (void)state;
    struct csv_source source;
    const char *path = test_file_bytes("w", "abcd\"f\0hijkl", 12);
    assert_int_equal(atlas_csv_source_open(&source, path, 8, NULL), ATLAS_OK);
    assert_int_equal(source.end, 8);
    assert_false(source.at_end);
    assert_int_equal(source.nul, 6);
    assert_false(atlas_csv_source_quoted(&source, 4));
    assert_true(atlas_csv_source_quoted(&source, 5));
    assert_int_equal(source.no_quote, 4);
    source.start = 3;
    assert_int_equal(atlas_csv_source_more(&source, NULL), ATLAS_OK);
    assert_int_equal(source.start, 0);
    assert_memory_equal(source.data, "d\"f\0hijkl", 9);
    assert_int_equal(source.end, 9);
    assert_true(source.at_end);
    assert_int_equal(source.nul, 3);
    assert_int_equal(source.no_quote, 1);
    source.start = 5;  // behind the quote
    assert_false(atlas_csv_source_quoted(&source, 9));
    assert_int_equal(atlas_csv_source_more(&source, NULL), ATLAS_OK);
    assert_memory_equal(source.data, "ijkl", 4);
    assert_int_equal(source.end, 4);
    atlas_csv_source_close(&source);
}

static void csv_source__nul_byte_is_an_error_on_its_line(void **state) {
    static const char plain[] =
        "a,b\n1,2\n3,\0"
        "4\n5,6\n";
    static const char quoted[] = "a,b\n1,2\n\"3\n\n\0\",4\n5,6\n";
    static const struct {
        const char *bytes;
        size_t length;
        const char *line;
    } cases[] = {{plain, sizeof(plain) - 1, ":3"},
                 {quoted, sizeof(quoted) - 1, ":5"}};
    (void)state;
    for (size_t i = 0; i < 2 * ATLAS_COUNT(cases); i++) {
        struct atlas_csv *csv = NULL;
        struct atlas_error err = {0};
        bool more = false;
        const char *path =
            test_file_bytes("nul", cases[i / 2].bytes, cases[i / 2].length);
        assert_int_equal(
            atlas_csv_open_sized(path, i % 2 ? 4 : 4096, &csv, &err), ATLAS_OK);
        // What stands before it is still read.
        assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_OK);
        assert_true(atlas_slice_is(atlas_csv_field(csv, 1), "2"));
        for (int again = 0; again < 2; again++) {
            assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_ERR_INPUT);
            assert_string_equal(err.message,
                                "NUL byte, so this is no text in UTF-8");
            assert_string_equal(strrchr(err.where, ':'), cases[i / 2].line);
        }
        atlas_csv_free(csv);
    }
}

// A file of `size` bytes: a header, a record, then `fill` to its end.
static const char *large_file(size_t size, const char *start, char fill) {
    char *bytes = atlas_xmalloc(size);
    memset(bytes, fill, size);
    memcpy(bytes, start, strlen(start));
    const char *path = test_file_bytes("large", bytes, size);
    free(bytes);
    return path;
}

static void csv_source__endless_record_is_refused_early(void **state) {
    static const struct {
        const char *start;
        const char *message;
    } cases[] = {
        {"a,b\n1,2\n", "record longer than 4194304 bytes"},
        {"a,b\n1,2\n\"",
         "record longer than 4194304 bytes, with a quote that "
         "is not closed"},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_error err = {0};
        bool more = false;
        struct atlas_csv *csv =
            open_good(large_file((size_t)40 << 20, cases[i].start, 'x'));
        assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_OK);
        assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_ERR_INPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(strrchr(err.where, ':'), ":3");
        assert_true(lseek(csv->source.file, 0, SEEK_CUR) <=
                    2 * (off_t)ATLAS_CSV_RECORD_MAX + (off_t)ATLAS_CSV_BLOCK);
        atlas_csv_free(csv);
    }
}

// The longest record is read; one byte more is not.
static void csv_source__longest_record(void **state) {
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        struct atlas_error err = {0};
        bool more = false;
        const size_t length = ATLAS_CSV_RECORD_MAX + over;
        char *bytes = atlas_xmalloc(length + 7);
        memset(bytes, 'x', length + 7);
        memcpy(bytes, "a\n", 2);
        memcpy(bytes + 2 + length, "\ny\nz\n", 5);
        struct atlas_csv *csv =
            open_good(test_file_bytes("long", bytes, length + 7));
        free(bytes);
        assert_int_equal(atlas_csv_next(csv, &more, &err),
                         over ? ATLAS_ERR_INPUT : ATLAS_OK);
        if (!over) {
            assert_int_equal(atlas_csv_field(csv, 0).length, length);
            assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_OK);
            assert_true(atlas_slice_is(atlas_csv_field(csv, 0), "y"));
            assert_int_equal(atlas_csv_line(csv), 3);
        }
        atlas_csv_free(csv);
    }
}

struct feeder {
    const char *path;
    const char *content;
};

// Write the content into a pipe in small pieces.
static void *feed(void *context) {
    const struct feeder *feeder = context;
    const int file = open(feeder->path, O_WRONLY);
    for (const char *byte = feeder->content; *byte; byte++) {
        if (write(file, byte, 1) != 1) break;
    }
    close(file);
    return NULL;
}

static void csv_source__reads_a_pipe(void **state) {
    (void)state;
    char path[1100];
    pthread_t thread;
    bool more = false;
    snprintf(path, sizeof(path), "%s/pipe", test_folder());
    assert_int_equal(mkfifo(path, 0600), 0);
    struct feeder feeder = {path, "urn,name\n100000,\"A, B\"\n100001,C\n"};
    assert_int_equal(pthread_create(&thread, NULL, feed, &feeder), 0);
    struct atlas_csv *csv = open_good(path);
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_true(atlas_slice_is(atlas_csv_field(csv, 1), "A, B"));
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_true(atlas_slice_is(atlas_csv_field(csv, 0), "100001"));
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_false(more);
    atlas_csv_free(csv);
    assert_int_equal(pthread_join(thread, NULL), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_source__missing_file_and_folder),
        cmocka_unit_test(csv_source__files_that_are_no_text),
        cmocka_unit_test(csv_source__window_moves_forward),
        cmocka_unit_test(csv_source__nul_byte_is_an_error_on_its_line),
        cmocka_unit_test(csv_source__endless_record_is_refused_early),
        cmocka_unit_test(csv_source__longest_record),
        cmocka_unit_test(csv_source__reads_a_pipe),
    };
    return cmocka_run_group_tests_name("support/csv_source", tests, NULL, NULL);
}
