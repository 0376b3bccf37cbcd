#include "atlas/layer_files.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "atlas/folder.h"
#include "atlas_test.h"
#include "support/test_files.h"

enum { FOLDER = 200, PATH = 400, NAMES = 8 };

/** A folder's files, the one asked for, and those that belong to it. */
struct files_case {
    const char *there[NAMES];
    const char *asked;
    const char *wanted[NAMES];
};

static const struct files_case cases[] = {
    {{"a.gpkg", "a.prj", "b.gpkg"}, "a.gpkg", {"a.gpkg"}},
    {{"a.geojson"}, "a.geojson", {"a.geojson"}},
    {{"a.shp", "a.dbf", "a.shx", "a.prj", "a.cpg", "a.qix"},
     "a.shp",
     {"a.shp", "a.dbf", "a.shx", "a.prj", "a.cpg"}},
    {{"a.shp", "a.dbf", "ab.dbf", "b.dbf", "a.b.dbf", "adbf"},
     "a.shp",
     {"a.shp", "a.dbf"}},
    {{"A.SHP", "A.DBF", "a.dbf", "a.CPG"},
     "A.SHP",
     {"A.SHP", "A.DBF", "a.dbf", "a.CPG"}},
    {{"a.shp", "a.dbf"}, "a.dbf", {"a.dbf", "a.shp"}},
    {{"a.b.shp", "a.b.prj", "a.prj"}, "a.b.shp", {"a.b.shp", "a.b.prj"}},
    {{"other.dbf"}, "a.shp", {"a.shp"}},
    {{"a.gpkg"}, "a", {"a"}},
};

static void put(const char *folder, const char *name, const char *text) {
    char path[PATH];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(atlas_file_write(path, text, strlen(text), NULL),
                     ATLAS_OK);
}

static void check_case(const struct files_case *wanted) {
    char folder[FOLDER];
    char path[PATH];
    struct atlas_layer_files files = {0};
    snprintf(folder, sizeof(folder), "%s", test_folder());
    for (size_t i = 0; wanted->there[i]; i++) {
        put(folder, wanted->there[i], wanted->there[i]);
    }
    snprintf(path, sizeof(path), "%s/%s", folder, wanted->asked);
    atlas_layer_files_list(path, &files);
    for (size_t i = 0; i < files.count; i++) {
        assert_non_null(wanted->wanted[i]);
        snprintf(path, sizeof(path), "%s/%s", folder, wanted->wanted[i]);
        assert_string_equal(files.items[i].path, path);
    }
    assert_null(wanted->wanted[files.count]);
    atlas_layer_files_release(&files);
}

static void layer_files__are_the_file_and_its_companions(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) check_case(&cases[i]);
}

static void layer_files__of_the_working_folder_have_no_folder(void **state) {
    (void)state;
    char before[PATH];
    struct atlas_layer_files files = {0};
    const char *folder = test_folder();
    put(folder, "a.shp", "");
    put(folder, "a.prj", "");
    assert_non_null(getcwd(before, sizeof(before)));
    assert_int_equal(chdir(folder), 0);
    atlas_layer_files_list("a.shp", &files);
    assert_int_equal(chdir(before), 0);
    assert_int_equal(files.count, 2);
    assert_string_equal(files.items[0].path, "a.shp");
    assert_string_equal(files.items[1].path, "a.prj");
    atlas_layer_files_release(&files);
}

static void layer_files__are_digested(void **state) {
    (void)state;
    char folder[FOLDER];
    char path[PATH];
    struct atlas_layer_files files = {0};
    struct atlas_error err = {0};
    snprintf(folder, sizeof(folder), "%s", test_folder());
    put(folder, "a.shp", "shape");
    put(folder, "a.prj", "");
    snprintf(path, sizeof(path), "%s/a.shp", folder);
    atlas_layer_files_list(path, &files);
    assert_int_equal(atlas_layer_files_digest(&files, NULL), ATLAS_OK);
    assert_string_equal(files.items[0].digest.hex,
                        atlas_digest_bytes("shape", 5).hex);
    assert_string_equal(files.items[1].digest.hex,
                        atlas_digest_bytes("", 0).hex);
    atlas_layer_files_release(&files);

    snprintf(path, sizeof(path), "%s/none.shp", folder);
    atlas_layer_files_list(path, &files);
    assert_int_equal(atlas_layer_files_digest(&files, &err), ATLAS_ERR_INPUT);
    assert_string_equal(err.where, path);
    atlas_layer_files_release(&files);
}

/** What may happen to a layer's files, and whether they are the same then. */
struct change_case {
    const char *name;
    const char *text;  // NULL: taken away
    bool is_same;
};

static void layer_files__tell_when_one_was_written_to(void **state) {
    (void)state;
    static const struct change_case changes[] = {
        {"b.prj", "new", true},   {"a.shp", "longer text", false},
        {"a.shp", "same", false}, {"a.prj", "new one", false},
        {"a.dbf", NULL, false},   {"a.shp", NULL, false},
    };
    for (size_t i = 0; i < ATLAS_COUNT(changes); i++) {
        char folder[FOLDER];
        char path[PATH];
        struct atlas_layer_files files = {0};
        snprintf(folder, sizeof(folder), "%s", test_folder());
        put(folder, "a.shp", "text");
        put(folder, "a.dbf", "text");
        snprintf(path, sizeof(path), "%s/a.shp", folder);
        atlas_layer_files_list(path, &files);
        assert_true(atlas_layer_files_unchanged(&files));
        if (changes[i].text) {
            put(folder, changes[i].name, changes[i].text);
        } else {
            snprintf(path, sizeof(path), "%s/%s", folder, changes[i].name);
            assert_int_equal(unlink(path), 0);
        }
        assert_int_equal(atlas_layer_files_unchanged(&files),
                         changes[i].is_same);
        atlas_layer_files_release(&files);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layer_files__are_the_file_and_its_companions),
        cmocka_unit_test(layer_files__of_the_working_folder_have_no_folder),
        cmocka_unit_test(layer_files__are_digested),
        cmocka_unit_test(layer_files__tell_when_one_was_written_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
