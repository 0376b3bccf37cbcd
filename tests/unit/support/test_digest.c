#include "atlas/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "support/test_files.h"

// FIPS 180-4 examples (NIST, "SHA256.pdf") and the empty text.
static const struct {
    const char *text;
    const char *hex;
} cases[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void digest__of_bytes_is_the_standards(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const size_t length = strlen(cases[i].text);
        const struct atlas_digest got =
            atlas_digest_bytes(cases[i].text, length);
        assert_string_equal(got.hex, cases[i].hex);
        assert_int_equal(got.size, length);
    }
    assert_string_equal(atlas_digest_bytes(NULL, 0).hex, cases[0].hex);
}

static void digest__of_a_file_is_that_of_its_bytes(void **state) {
    (void)state;
    // One byte around the size of a block, and over several.
    static const size_t sizes[] = {0, 1, 262143, 262144, 262145, 1000000};
    for (size_t i = 0; i < ATLAS_COUNT(sizes); i++) {
        char *bytes = calloc(sizes[i] + 1, 1);
        for (size_t j = 0; j < sizes[i]; j++)
            bytes[j] = (char)(j * 7 + j / 251);
        const char *path = test_file_bytes("digest", bytes, sizes[i]);
        struct atlas_digest got;
        assert_int_equal(atlas_digest_file(path, &got, NULL), ATLAS_OK);
        assert_string_equal(got.hex, atlas_digest_bytes(bytes, sizes[i]).hex);
        assert_int_equal(got.size, sizes[i]);
        free(bytes);
    }
}

static void digest__of_a_million_letters_is_the_standards(void **state) {
    (void)state;
    enum { MILLION = 1000000 };
    char *letters = malloc(MILLION);
    assert_non_null(letters);
    memset(letters, 'a', MILLION);
    struct atlas_digest got;
    const char *path = test_file_bytes("million", letters, MILLION);
    assert_int_equal(atlas_digest_file(path, &got, NULL), ATLAS_OK);
    assert_string_equal(
        got.hex,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(letters);
}

static void digest__of_what_cannot_be_read_is_an_error(void **state) {
    (void)state;
    struct atlas_error err = {0};
    struct atlas_digest got = {"untouched", 5};
    assert_int_equal(atlas_digest_file("/nowhere/at/all", &got, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.where, "/nowhere/at/all");
    assert_string_equal(err.message,
                        "cannot be opened: No such file or directory");
    assert_int_equal(atlas_digest_file(test_folder(), &got, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message, "not a regular file");
    assert_int_equal(atlas_digest_file("/dev/zero", &got, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message, "not a regular file");
    assert_string_equal(got.hex, "untouched");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digest__of_bytes_is_the_standards),
        cmocka_unit_test(digest__of_a_file_is_that_of_its_bytes),
        cmocka_unit_test(digest__of_a_million_letters_is_the_standards),
        cmocka_unit_test(digest__of_what_cannot_be_read_is_an_error),
    };
    return cmocka_run_group_tests_name("support/digest", tests, NULL, NULL);
}
