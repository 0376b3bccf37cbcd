// Files to a ZIP archive.
//
// In:  names and paths.
// Out: an archive, the same bytes for the same files.
//
// libzip reads a file only when the archive is closed, one after the other, so
// that memory does not grow with what is packed.

#include <string.h>
#include <zip.h>

#include "atlas/documents.h"

// 1980-01-01 00:00, the first moment that the format knows.
enum { FIRST_DATE = (1 << 5) | 1, FIRST_TIME = 0 };
// A plain file that everybody may read.
#define FILE_MODE ((zip_uint32_t)0100644 << 16)

static enum atlas_status fail_zip(struct atlas_error *err,
                                  enum atlas_status status, const char *where,
                                  zip_t *archive) {
    return atlas_fail(err, status, where, "%s",
                      zip_error_strerror(zip_get_error(archive)));
}

// A name that stays below where the archive is unpacked.
static bool is_safe(const char *name) {
    if (!*name || *name == '/' || strchr(name, '\\')) return false;
    for (const char *at = name; at; at = strchr(at, '/')) {
        if (*at == '/') at++;
        const size_t length = strcspn(at, "/");
        if (length == 0 || (length == 1 && *at == '.')) return false;
        if (length == 2 && !strncmp(at, "..", 2)) return false;
    }
    return true;
}

// What is packed already does not get smaller.
static bool is_packed(const char *name) {
    static const char *const endings[] = {".png", ".pdf", ".xlsx", ".zip"};
    const size_t length = strlen(name);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        const size_t end = strlen(endings[i]);
        if (length > end && !strcmp(name + length - end, endings[i])) {
            return true;
        }
    }
    return false;
}

static enum atlas_status add_entry(zip_t *archive,
                                   const struct atlas_zip_entry *entry,
                                   struct atlas_error *err) {
    if (!is_safe(entry->name)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, entry->name,
                          "is no name for a file of an archive");
    }
    zip_source_t *source = zip_source_file(archive, entry->path, 0, -1);
    if (!source) return fail_zip(err, ATLAS_ERR_INPUT, entry->path, archive);
    const zip_int64_t at =
        zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return fail_zip(err, ATLAS_ERR_OUTPUT, entry->name, archive);
    }
    const zip_uint64_t index = (zip_uint64_t)at;
    if (zip_file_set_dostime(archive, index, FIRST_TIME, FIRST_DATE, 0) ||
        zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX,
                                         FILE_MODE) ||
        zip_set_file_compression(
            archive, index,
            is_packed(entry->name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6)) {
        return fail_zip(err, ATLAS_ERR_OUTPUT, entry->name, archive);
    }
    return ATLAS_OK;
}

enum atlas_status atlas_export_zip(const char *path,
                                   const struct atlas_zip_entry *entries,
                                   size_t count, struct atlas_error *err) {
    int code = 0;
    enum atlas_status status = ATLAS_OK;
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        status = atlas_fail(err, ATLAS_ERR_OUTPUT, path, "%s",
                            zip_error_strerror(&error));
        zip_error_fini(&error);
        return status;
    }
    for (size_t i = 0; !status && i < count; i++) {
        status = add_entry(archive, &entries[i], err);
    }
    if (!status && zip_close(archive)) {
        const int kind = zip_error_code_zip(zip_get_error(archive));
        status = fail_zip(err,
                          kind == ZIP_ER_READ || kind == ZIP_ER_OPEN
                              ? ATLAS_ERR_INPUT
                              : ATLAS_ERR_OUTPUT,
                          path, archive);
    }
    if (status) zip_discard(archive);
    return status;
}
