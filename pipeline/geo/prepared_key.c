// What names a file of prepared boundaries.
//
// In:  what is asked for, and the digests of the files that hold it.
// Out: one digest: the same for the same outcome, another for another.
//
// A key that left something out would give an old outcome for a new question.
// So it holds more than it must: the sources of geo/ as they were built (a
// developer's program changes more often than its version), the libraries that
// read and repair, and their settings in the environment, SHAPE_ENCODING say.

#include "prepared_key.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/geometry.h"
#include "atlas/text.h"

// POSIX names it, but no header declares it.
extern char **environ;

// What the names of settings of GDAL, PROJ and SQLite start with.
static const char *const setting_starts[] = {
    "CPL_", "GDAL_", "GPKG_", "OGR_", "OSR_", "PROJ_", "SHAPE_", "SQLITE_"};

enum { STARTS = sizeof(setting_starts) / sizeof(setting_starts[0]) };

// With its length, so that no value can be taken for the next name.
static void add_value(struct atlas_text *text, const char *name,
                      const char *value) {
    if (value) {
        atlas_text_addf(text, "%s %zu %s\n", name, strlen(value), value);
    } else {
        atlas_text_addf(text, "%s none\n", name);
    }
}

static void add_program(struct atlas_text *text) {
    struct atlas_geo_versions versions;
    atlas_geo_versions(&versions);
    add_value(text, "program", ATLAS_VERSION);
    add_value(text, "sources", ATLAS_GEO_SOURCES);
    add_value(text, "gdal", versions.gdal);
    add_value(text, "proj", versions.proj);
    add_value(text, "geos", versions.geos);
}

static int by_text(const void *left, const void *right) {
    const char *const *first = left;
    const char *const *second = right;
    return strcmp(*first, *second);
}

static bool is_setting(const char *variable) {
    for (size_t i = 0; i < STARTS; i++) {
        const size_t length = strlen(setting_starts[i]);
        if (strncmp(variable, setting_starts[i], length) == 0) return true;
    }
    return false;
}

static void add_settings(struct atlas_text *text) {
    const char **settings = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (char **variable = environ; variable && *variable; variable++) {
        if (!is_setting(*variable)) continue;
        settings =
            atlas_grow(settings, count + 1, &capacity, sizeof(*settings));
        settings[count++] = *variable;
    }
    if (count > 1) qsort(settings, count, sizeof(*settings), by_text);
    for (size_t i = 0; i < count; i++) add_value(text, "setting", settings[i]);
    free(settings);
}

static void add_files(struct atlas_text *text,
                      const struct atlas_layer_files *files) {
    for (size_t i = 0; i < files->count; i++) {
        const char *slash = strrchr(files->items[i].path, '/');
        add_value(text, "file", slash ? slash + 1 : files->items[i].path);
        add_value(text, "sha256", files->items[i].digest.hex);
    }
}

struct atlas_digest prepared_key(const struct atlas_layer_source *source,
                                 const struct atlas_layer_files *files,
                                 unsigned parts) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    add_program(&text);
    add_settings(&text);
    add_files(&text, files);
    add_value(&text, "layer", source->layer);
    add_value(&text, "code", source->code);
    add_value(&text, "name", source->name);
    add_value(&text, "only", source->only);
    add_value(&text, "crs", source->crs);
    atlas_text_addf(&text, "year %u\nparts %u\n", source->year, parts);
    const struct atlas_digest key =
        atlas_digest_bytes(atlas_text_string(&text), text.length);
    atlas_text_release(&text);
    return key;
}
