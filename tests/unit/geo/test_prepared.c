#include "atlas/prepared.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "atlas/cache.h"
#include "atlas/folder.h"
#include "atlas/workers.h"
#include "atlas_test.h"
#include "geo/prepared_file.h"
#include "geo/prepared_key.h"
#include "shapes.h"
#include "support/test_files.h"

enum { FOLDER = 300, PATH = 500, READERS = 8 };

#define SQUARE \
    "[[400000,300000],[401000,300000],[401000,301000],[400000,300000]]"
#define OTHER \
    "[[400000,300000],[402000,300000],[401000,301000],[400000,300000]]"
#define HOLED                                                            \
    "[[410000,300000],[411000,300000],[411000,301000],[410000,301000],"  \
    "[410000,300000]],[[410100,300100],[410200,300100],[410200,300200]," \
    "[410100,300100]]"
// Crosses itself: repaired, and reported.
#define BOW                                                             \
    "[[420000,300000],[421000,301000],[421000,300000],[420000,301000]," \
    "[420000,300000]]"

static const char features[] = SHAPE("E1", POLYGON(SQUARE)) "," SHAPE(
    "W2", POLYGON(HOLED)) "," SHAPE("E3", POLYGON(BOW));

/** A layer, and a cache of its own. */
struct bench {
    char folder[FOLDER];
    char path[PATH];
    struct atlas_layer_source source;
    struct atlas_prepared_options options;
};

static void start(struct bench *bench) {
    *bench = (struct bench){.source = {.code = "code", .name = "name"}};
    snprintf(bench->folder, sizeof(bench->folder), "%s/cache", test_folder());
    snprintf(
        bench->path, sizeof(bench->path), "%s",
        shapes_file("layer.geojson", "urn:ogc:def:crs:EPSG::27700", features));
    bench->source.path = bench->path;
    bench->options.folder = bench->folder;
}

/** What came of reading. */
struct outcome {
    struct atlas_area_set set;
    struct atlas_issues issues;
};

static struct outcome read_layer(const struct bench *bench) {
    struct outcome outcome = {{0}, {0}};
    struct atlas_error err = {0};
    if (atlas_prepared_read(&bench->source, &bench->options, &outcome.issues,
                            &outcome.set, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    assert_string_equal(outcome.set.path, bench->source.path);
    return outcome;
}

static void release(struct outcome *outcome) {
    atlas_area_set_release(&outcome->set);
    atlas_issues_release(&outcome->issues);
}

// Reads and compares with what reading without a cache gives.
static void read_and_compare(const struct bench *bench) {
    struct bench plain = *bench;
    plain.options.folder = NULL;
    plain.source.path = plain.path;
    struct outcome wanted = read_layer(&plain);
    struct outcome outcome = read_layer(bench);
    shapes_assert_same(&outcome.set, &wanted.set);
    shapes_assert_same_issues(&outcome.issues, &wanted.issues);
    assert_int_equal(atlas_issues_count(&outcome.issues, "repaired-boundary"),
                     outcome.set.repaired);
    release(&outcome);
    release(&wanted);
}

static size_t kept(const struct bench *bench) {
    return atlas_cache_content(bench->folder).files;
}

static struct atlas_digest key_of(const struct bench *bench) {
    struct atlas_layer_files files = {0};
    atlas_layer_files_list(bench->source.path, &files);
    assert_int_equal(atlas_layer_files_digest(&files, NULL), ATLAS_OK);
    const struct atlas_digest key = prepared_key(&bench->source, &files, 0);
    atlas_layer_files_release(&files);
    return key;
}

static void name_of(const struct bench *bench, char name[static PATH]) {
    snprintf(name, PATH, "%s.boundaries", key_of(bench).hex);
}

static void load(const struct bench *bench, struct atlas_text *bytes) {
    char name[PATH];
    name_of(bench, name);
    assert_true(atlas_cache_load(bench->folder, name, bytes));
}

static void store(const struct bench *bench, const struct atlas_text *bytes) {
    char name[PATH];
    name_of(bench, name);
    assert_true(
        atlas_cache_store(bench->folder, name, bytes->data, bytes->length));
}

static void prepared__is_what_reading_gives_the_first_time_and_the_next(
    void **state) {
    (void)state;
    struct bench bench;
    start(&bench);
    assert_int_equal(kept(&bench), 0);
    struct outcome outcome = read_layer(&bench);
    assert_int_equal(outcome.set.count, 3);
    assert_int_equal(outcome.set.repaired, 1);
    release(&outcome);
    for (int i = 0; i < 3; i++) {
        read_and_compare(&bench);
        assert_int_equal(kept(&bench), 1);
    }
}

// What lies in the cache under the right key is what is given.
static void prepared__comes_from_the_cache(void **state) {
    (void)state;
    struct bench bench;
    start(&bench);
    const struct atlas_digest key = key_of(&bench);
    struct outcome planted = read_layer(&bench);
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    planted.set.items[0].name = "Planted";
    assert_true(prepared_encode(&key, &planted.set, &planted.issues, &bytes));
    store(&bench, &bytes);
    struct outcome outcome = read_layer(&bench);
    shapes_assert_same(&outcome.set, &planted.set);
    release(&outcome);
    release(&planted);
    atlas_text_release(&bytes);
}

static void prepared__without_a_folder_keeps_nothing(void **state) {
    (void)state;
    struct bench bench;
    start(&bench);
    bench.options.folder = NULL;
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 0);
}

static void prepared__path_is_that_of_the_request(void **state) {
    (void)state;
    struct bench bench;
    char elsewhere[PATH];
    struct atlas_text text = ATLAS_TEXT_INIT;
    start(&bench);
    read_and_compare(&bench);
    snprintf(elsewhere, sizeof(elsewhere), "%s/layer.geojson", test_folder());
    assert_int_equal(atlas_file_read(bench.path, 10000, &text, NULL), ATLAS_OK);
    assert_int_equal(atlas_file_write(elsewhere, text.data, text.length, NULL),
                     ATLAS_OK);
    bench.source.path = elsewhere;
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 1);
    atlas_text_release(&text);
}

static void prepared__of_other_requests_are_kept_apart(void **state) {
    (void)state;
    struct bench bench;
    start(&bench);
    const struct atlas_layer_source plain = bench.source;
    read_and_compare(&bench);
    bench.source.only = "E*";
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 2);
    bench.source = plain;
    bench.source.name = NULL;
    read_and_compare(&bench);
    bench.source = plain;
    bench.source.year = 1997;
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 4);
    bench.source = plain;
    shapes_file("layer.geojson", "urn:ogc:def:crs:EPSG::27700",
                SHAPE("E1", POLYGON(OTHER)));
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 5);
}

static void cut_short(struct atlas_text *bytes) {
    bytes->length /= 2;
}

static void empty(struct atlas_text *bytes) {
    bytes->length = 0;
}

static void change_byte(struct atlas_text *bytes) {
    bytes->data[bytes->length / 2] ^= 1;
}

static void replace(struct atlas_text *bytes) {
    memset(bytes->data, 'x', bytes->length);
}

// A whole file of another layer, under this one's name.
static void exchange(struct atlas_text *bytes) {
    struct bench other;
    start(&other);
    other.source.only = "W*";
    struct outcome outcome = read_layer(&other);
    release(&outcome);
    atlas_text_release(bytes);
    load(&other, bytes);
}

static void prepared__damaged_is_made_anew(void **state) {
    (void)state;
    static void (*const damages[])(struct atlas_text *) = {
        cut_short, empty, change_byte, replace, exchange};
    struct bench bench;
    struct atlas_text good = ATLAS_TEXT_INIT;
    start(&bench);
    read_and_compare(&bench);
    load(&bench, &good);
    for (size_t i = 0; i < ATLAS_COUNT(damages); i++) {
        struct atlas_text bytes = ATLAS_TEXT_INIT;
        load(&bench, &bytes);
        damages[i](&bytes);
        store(&bench, &bytes);
        atlas_text_release(&bytes);
        read_and_compare(&bench);
        load(&bench, &bytes);
        assert_int_equal(bytes.length, good.length);
        assert_memory_equal(bytes.data, good.data, good.length);
        atlas_text_release(&bytes);
    }
    atlas_text_release(&good);
}

static void prepared__without_a_usable_folder_is_read(void **state) {
    (void)state;
    struct bench bench;
    char name[PATH];
    char pipe_path[2 * PATH];
    start(&bench);
    const char *const folders[] = {"/proc/none", bench.path};
    for (size_t i = 0; i < ATLAS_COUNT(folders); i++) {
        bench.options.folder = folders[i];
        read_and_compare(&bench);
    }
    bench.options.folder = bench.folder;
    assert_int_equal(mkdir(bench.folder, 0700), 0);
    name_of(&bench, name);
    snprintf(pipe_path, sizeof(pipe_path), "%s/%s", bench.folder, name);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 1);
}

static void prepared__that_cannot_be_read_fails_as_reading_does(void **state) {
    (void)state;
    static const struct atlas_layer_source wrong[] = {
        {.path = "/nowhere/a.shp", .code = "code"},
        {.path = "/vsimem/a.shp", .code = "code"},
        {.path = "/proc", .code = "code"},
        {.code = "none"},
        {.code = "code", .only = "X*"},
        {.code = "code", .crs = "EPSG:0"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(wrong); i++) {
        struct bench bench;
        struct atlas_area_set set = {0};
        struct atlas_issues issues = {0};
        struct atlas_error wanted = {0};
        struct atlas_error err = {0};
        start(&bench);
        bench.source = wrong[i];
        if (!bench.source.path) bench.source.path = bench.path;
        assert_int_equal(atlas_prepared_read(&bench.source, &bench.options,
                                             &issues, &set, &err),
                         atlas_layer_read(&bench.source, NULL, &set, &wanted));
        assert_int_not_equal(err.status, ATLAS_OK);
        assert_string_equal(err.where, wanted.where);
        assert_string_equal(err.message, wanted.message);
        assert_null(set.items);
        assert_int_equal(issues.count, 0);
        assert_int_equal(kept(&bench), 0);
    }
}

static void prepared__takes_digests_that_are_known(void **state) {
    (void)state;
    struct bench bench;
    struct atlas_layer_files files = {0};
    start(&bench);
    atlas_layer_files_list(bench.path, &files);
    assert_int_equal(atlas_layer_files_digest(&files, NULL), ATLAS_OK);
    read_and_compare(&bench);
    bench.options.files = &files;
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 1);
    atlas_layer_files_release(&files);
}

// The digests are of what was there before: what is read now is given, and not
// kept under them.
static void prepared__is_not_kept_when_the_file_was_written_to(void **state) {
    (void)state;
    struct bench bench;
    struct atlas_layer_files files = {0};
    start(&bench);
    atlas_layer_files_list(bench.path, &files);
    assert_int_equal(atlas_layer_files_digest(&files, NULL), ATLAS_OK);
    shapes_file("layer.geojson", "urn:ogc:def:crs:EPSG::27700",
                SHAPE("E1", POLYGON(OTHER)));
    bench.options.files = &files;
    struct outcome outcome = read_layer(&bench);
    assert_int_equal(outcome.set.count, 1);
    assert_int_equal(kept(&bench), 0);
    release(&outcome);
    atlas_layer_files_release(&files);
}

static void prepared__of_a_database_with_a_log_is_not_kept(void **state) {
    (void)state;
    struct bench bench;
    start(&bench);
    test_file("layer.geojson-wal", "");
    read_and_compare(&bench);
    assert_int_equal(kept(&bench), 0);
}

/** One of several that read the same at once. */
struct reader {
    const struct bench *bench;
    struct outcome outcome;
};

static enum atlas_status read_in_task(void *argument, struct atlas_error *err) {
    struct reader *reader = argument;
    return atlas_prepared_read(&reader->bench->source, &reader->bench->options,
                               &reader->outcome.issues, &reader->outcome.set,
                               err);
}

static void prepared__is_the_same_for_several_at_once(void **state) {
    (void)state;
    struct bench bench;
    struct reader readers[READERS] = {{0}};
    struct atlas_task tasks[READERS];
    start(&bench);
    for (size_t i = 0; i < READERS; i++) {
        readers[i].bench = &bench;
        tasks[i] = (struct atlas_task){read_in_task, &readers[i]};
    }
    assert_int_equal(atlas_workers_run(tasks, READERS, READERS, NULL),
                     ATLAS_OK);
    for (size_t i = 0; i < READERS; i++) {
        shapes_assert_same(&readers[i].outcome.set, &readers[0].outcome.set);
        shapes_assert_same_issues(&readers[i].outcome.issues,
                                  &readers[0].outcome.issues);
    }
    for (size_t i = 0; i < READERS; i++) release(&readers[i].outcome);
    assert_int_equal(kept(&bench), 1);
    read_and_compare(&bench);
}

static void prepared__real_files_are_what_reading_gives(void **state) {
    (void)state;
    static const struct atlas_layer_source sources[] = {
        {.path = "boundaries/PCON_JULY_2024_UK_BGC.gpkg",
         .code = "PCON24CD",
         .name = "PCON24NM",
         .only = "E*"},
        {.path = "boundaries/CTYUA_MAY_2023_UK_BUC.shp",
         .code = "CTYUA23CD",
         .name = "CTYUA23NM"},
        {.path = "boundaries/LAD_2013_EN.topojson", .code = "LAD13CD"},
    };
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < ATLAS_COUNT(sources); i++) {
        struct bench bench;
        start(&bench);
        bench.source = sources[i];
        snprintf(bench.path, sizeof(bench.path), "%s",
                 test_data_path(sources[i].path));
        bench.source.path = bench.path;
        for (int again = 0; again < 2; again++) read_and_compare(&bench);
        assert_int_equal(kept(&bench), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prepared__real_files_are_what_reading_gives),
        cmocka_unit_test(
            prepared__is_what_reading_gives_the_first_time_and_the_next),
        cmocka_unit_test(prepared__comes_from_the_cache),
        cmocka_unit_test(prepared__without_a_folder_keeps_nothing),
        cmocka_unit_test(prepared__path_is_that_of_the_request),
        cmocka_unit_test(prepared__of_other_requests_are_kept_apart),
        cmocka_unit_test(prepared__damaged_is_made_anew),
        cmocka_unit_test(prepared__that_cannot_be_read_fails_as_reading_does),
        cmocka_unit_test(prepared__takes_digests_that_are_known),
        cmocka_unit_test(prepared__is_not_kept_when_the_file_was_written_to),
        cmocka_unit_test(prepared__is_the_same_for_several_at_once),
        cmocka_unit_test(prepared__without_a_usable_folder_is_read),
        cmocka_unit_test(prepared__of_a_database_with_a_log_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
