// `verify`: re-read an output folder and check every promise that can be.
//
// In:  a folder.
// Out: a report, a line a check; the status of the first failure.
//
// Nothing in the folder is trusted: whatever cannot be read is a failure of
// that file, and the other checks go on. A folder is ours when it has a
// manifest of ours, or sums that list one: a damaged manifest is a failure, not
// a stranger's folder.

#include "verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/folder.h"

enum {
    FAILURES_SHOWN = 10,  // lines a file; the others are counted
    FILE_MAX = 1 << 30    // bytes of one file that are read at once
};

void verify_begin(struct verify *verify, const char *subject) {
    verify->subject = subject;
    verify->subject_failures = 0;
}

static void note_failure(struct verify *verify, const char *where,
                         const char *message) {
    if (verify->failures++ == 0) {
        atlas_fail(&verify->first, ATLAS_ERR_VERIFY, where, "%s", message);
    }
    if (verify->subject_failures++ < FAILURES_SHOWN) {
        atlas_text_addf(verify->report, "FAIL %s: %s\n", where, message);
    }
}

void verify_fail(struct verify *verify, unsigned long line, const char *fmt,
                 ...) {
    char where[256];
    char message[512];
    va_list arguments;
    va_start(arguments, fmt);
    vsnprintf(message, sizeof(message), fmt, arguments);
    va_end(arguments);
    if (line) {
        snprintf(where, sizeof(where), "%.200s:%lu", verify->subject, line);
    } else {
        snprintf(where, sizeof(where), "%.200s", verify->subject);
    }
    note_failure(verify, where, message);
}

void verify_fail_error(struct verify *verify, const struct atlas_error *error) {
    note_failure(verify, verify->subject, error->message);
}

void verify_end(struct verify *verify, const char *fmt, ...) {
    char message[512];
    va_list arguments;
    if (verify->subject_failures > FAILURES_SHOWN) {
        atlas_text_addf(verify->report, "FAIL %s: %zu more\n", verify->subject,
                        verify->subject_failures - FAILURES_SHOWN);
    }
    if (verify->subject_failures) return;
    va_start(arguments, fmt);
    vsnprintf(message, sizeof(message), fmt, arguments);
    va_end(arguments);
    atlas_text_addf(verify->report, "ok   %s: %s\n", verify->subject, message);
}

const char *verify_path(struct verify *verify, const char *name) {
    struct atlas_text path = ATLAS_TEXT_INIT;
    const char *kept;
    atlas_text_addf(&path, "%s/%s", verify->path, name);
    kept = atlas_arena_text(&verify->arena, atlas_text_string(&path));
    atlas_text_release(&path);
    return kept;
}

static int compare_names(const void *left, const void *right) {
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

bool verify_has(const struct verify *verify, const char *name) {
    return verify->name_count > 0 &&
           bsearch(&name, verify->names, verify->name_count,
                   sizeof(*verify->names), compare_names) != NULL;
}

bool verify_ends_with(const char *name, const char *ending) {
    const size_t length = strlen(name), wanted = strlen(ending);
    return length >= wanted && strcmp(name + length - wanted, ending) == 0;
}

bool verify_read(struct verify *verify, const char *name,
                 struct atlas_text *ret_text) {
    struct atlas_error error = {0};
    if (atlas_file_read(verify_path(verify, name), FILE_MAX, ret_text,
                        &error)) {
        verify_fail_error(verify, &error);
        return false;
    }
    return true;
}

json_object *verify_read_json(struct verify *verify, const char *name) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    json_tokener *tokener;
    json_object *tree;
    if (!verify_read(verify, name, &text)) return NULL;
    tokener = json_tokener_new();
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    tree = json_tokener_parse_ex(tokener, atlas_text_string(&text),
                                 (int)text.length);
    if (!tree) {
        verify_fail(verify, 0, "not JSON: %s",
                    json_tokener_error_desc(json_tokener_get_error(tokener)));
    }
    json_tokener_free(tokener);
    atlas_text_release(&text);
    return tree;
}

json_object *verify_member(json_object *object, const char *key) {
    json_object *value = NULL;
    json_object_object_get_ex(object, key, &value);
    return value;
}

const char *verify_text_member(json_object *object, const char *key) {
    json_object *value = verify_member(object, key);
    return json_object_is_type(value, json_type_string)
               ? json_object_get_string(value)
               : "";
}

static enum atlas_status add_name(const char *name, void *argument,
                                  struct atlas_error *err) {
    struct verify *verify = argument;
    (void)err;
    verify->names = atlas_grow(verify->names, verify->name_count + 1,
                               &verify->name_capacity, sizeof(*verify->names));
    verify->names[verify->name_count++] =
        atlas_arena_text(&verify->arena, name);
    return ATLAS_OK;
}

// Whether a file of the folder holds this text.
static bool file_holds(struct verify *verify, const char *name,
                       const char *text) {
    struct atlas_text content = ATLAS_TEXT_INIT;
    bool found = false;
    if (!verify_has(verify, name)) return false;
    if (atlas_file_read(verify_path(verify, name), FILE_MAX, &content, NULL) ==
        ATLAS_OK) {
        found = strstr(atlas_text_string(&content), text) != NULL;
    }
    atlas_text_release(&content);
    return found;
}

static enum atlas_status check_is_ours(struct verify *verify,
                                       struct atlas_error *err) {
    if (file_holds(verify, ATLAS_MANIFEST_NAME,
                   "\"program\": \"absence-atlas\"") ||
        file_holds(verify, ATLAS_SUMS_NAME, ATLAS_MANIFEST_NAME)) {
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_INPUT, verify->path,
                      "not a folder that absence-atlas wrote: no %s of ours",
                      ATLAS_MANIFEST_NAME);
}

static bool is_picture(const char *name) {
    return strncmp(name, "maps/", 5) == 0;
}

static void check_files(struct verify *verify) {
    verify_sums(verify);
    verify_manifest(verify);
    if (verify->is_packs) {
        verify_packs(verify);
        return;
    }
    if (!verify->is_refused) verify_rates_file(verify);
    verify_schools(verify);
    verify_findings(verify);
    for (size_t i = 0; i < verify->name_count; i++) {
        const char *name = verify->names[i];
        if (verify_ends_with(name, ".geojson")) verify_geojson(verify, name);
        if (verify_ends_with(name, ".topojson")) verify_topojson(verify, name);
        if (is_picture(name)) verify_picture(verify, name);
    }
}

enum atlas_status atlas_verify(const char *path, struct atlas_text *report,
                               struct atlas_error *err) {
    struct verify verify = {.path = path, .report = report};
    enum atlas_status status = atlas_folder_walk(path, add_name, &verify, err);
    if (status) goto cleanup;
    if (verify.name_count) {
        qsort(verify.names, verify.name_count, sizeof(*verify.names),
              compare_names);
    }
    status = check_is_ours(&verify, err);
    if (status) goto cleanup;
    check_files(&verify);
    if (verify.failures) {
        status = atlas_fail(err, ATLAS_ERR_VERIFY, verify.first.where, "%s",
                            verify.first.message);
    }
cleanup:
    json_object_put(verify.manifest);
    free(verify.rates.items);
    free(verify.credits);
    free(verify.names);
    atlas_arena_release(&verify.arena);
    return status;
}
