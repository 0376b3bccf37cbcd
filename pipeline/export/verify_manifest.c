// manifest.json and CREDITS.txt.
//
// In:  the two files.
// Out: failures; the tree and the lines, for the checks of the other files.

#include <string.h>

#include "atlas/folder.h"
#include "verify.h"

static const char *const required[] = {
    "program",
    "version",
    "run",
    "inputs",
    "libraries",
    "settings",
    "geojson_transformation",
    "counts",
    "reconciliation",
    "issues",
    "caveats",
    "credits",
};

static void check_inputs(struct verify *verify, json_object *inputs) {
    const size_t count = json_object_array_length(inputs);
    for (size_t i = 0; i < count; i++) {
        json_object *input = json_object_array_get_idx(inputs, i);
        const char *file =
            json_object_get_string(json_object_object_get(input, "file"));
        const char *digest =
            json_object_get_string(json_object_object_get(input, "sha256"));
        if (!file || !digest || strlen(digest) != 64 ||
            strspn(digest, "0123456789abcdef") != 64) {
            verify_fail(verify, 0, "input %zu has no file or no SHA-256",
                        i + 1);
        } else if (file[0] == '/') {
            verify_fail(verify, 0, "'%s' is an absolute path", file);
        }
    }
}

// A folder that holds no figures must not pass for one that does.
static void check_refused(struct verify *verify) {
    json_object *refused = NULL;
    verify->is_packs =
        !strcmp(verify_text_member(verify->manifest, "product"), "packs");
    json_object_object_get_ex(verify->manifest, "refused", &refused);
    if (!refused) return;
    verify->is_refused = true;
    verify_fail(verify, 0, "holds an audit and no figures: %s",
                json_object_get_string(refused));
}

// Folders of before the setting have none: every rate was given.
static void read_least_schools(struct verify *verify) {
    json_object *settings =
        json_object_object_get(verify->manifest, "settings");
    json_object *least = NULL;
    if (!json_object_is_type(settings, json_type_object) ||
        !json_object_object_get_ex(settings, "run.least_schools", &least)) {
        return;
    }
    const char *text = json_object_get_string(least);
    if (!text || !atlas_slice_integer((struct atlas_slice){text, strlen(text)},
                                      &verify->least_schools)) {
        verify_fail(verify, 0, "run.least_schools is no whole number");
    }
}

static void check_manifest(struct verify *verify) {
    json_object *manifest = verify->manifest;
    if (!json_object_is_type(manifest, json_type_object)) {
        verify_fail(verify, 0, "no object");
        return;
    }
    for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++) {
        if (!json_object_object_get(manifest, required[i])) {
            verify_fail(verify, 0, "'%s' is missing", required[i]);
        }
    }
    check_refused(verify);
    read_least_schools(verify);
    json_object *inputs = json_object_object_get(manifest, "inputs");
    if (json_object_is_type(inputs, json_type_array)) {
        check_inputs(verify, inputs);
    } else {
        verify_fail(verify, 0, "'inputs' is no list");
    }
}

static void read_credits(struct verify *verify) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *at;
    if (!verify_has(verify, "CREDITS.txt")) {
        verify_fail(verify, 0, "missing");
        return;
    }
    if (!verify_read(verify, "CREDITS.txt", &text)) return;
    for (at = atlas_text_string(&text); *at;) {
        const size_t length = strcspn(at, "\n");
        verify->credits =
            atlas_grow(verify->credits, verify->credit_count + 1,
                       &verify->credit_capacity, sizeof(*verify->credits));
        verify->credits[verify->credit_count++] =
            atlas_arena_copy(&verify->arena, at, length);
        at += length;
        at += *at == '\n';
    }
    atlas_text_release(&text);
    if (verify->credit_count == 0) verify_fail(verify, 0, "no line");
}

static bool is_listed(const char *credit, void *list) {
    const size_t count = json_object_is_type(list, json_type_array)
                             ? json_object_array_length(list)
                             : 0;
    for (size_t i = 0; i < count; i++) {
        const char *const line =
            json_object_get_string(json_object_array_get_idx(list, i));
        if (line && strcmp(line, credit) == 0) return true;
    }
    return false;
}

void verify_credits_listed(struct verify *verify, json_object *list,
                           bool whole) {
    verify_credits(verify, is_listed, list, whole);
}

int64_t verify_manifest_number(const struct verify *verify, const char *group,
                               const char *key) {
    json_object *parent = verify->manifest
                              ? json_object_object_get(verify->manifest, group)
                              : NULL;
    json_object *number = json_object_is_type(parent, json_type_object)
                              ? json_object_object_get(parent, key)
                              : NULL;
    return json_object_is_type(number, json_type_int)
               ? json_object_get_int64(number)
               : -1;
}

void verify_manifest(struct verify *verify) {
    verify_begin(verify, "CREDITS.txt");
    read_credits(verify);
    verify_end(verify, "%zu lines", verify->credit_count);
    verify_begin(verify, ATLAS_MANIFEST_NAME);
    if (verify_has(verify, ATLAS_MANIFEST_NAME)) {
        verify->manifest = verify_read_json(verify, ATLAS_MANIFEST_NAME);
    } else {
        verify_fail(verify, 0, "missing");
    }
    if (verify->manifest) {
        check_manifest(verify);
        if (json_object_is_type(verify->manifest, json_type_object)) {
            verify_credits_listed(
                verify, json_object_object_get(verify->manifest, "credits"),
                true);
        } else {
            json_object_put(verify->manifest);
            verify->manifest = NULL;
        }
    }
    verify_end(verify, "whole, with the credits");
}
