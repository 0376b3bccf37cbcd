// What is there, and what is weaker without it.
//
// In:  the machine.
// Out: on stdout a line for each thing looked for; the first missing thing that
//      the program cannot do without decides the exit code.

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "atlas/cache.h"
#include "atlas/geometry.h"
#include "atlas/render.h"
#include "atlas/workers.h"
#include "commands.h"
#include "setup.h"
#include "version.h"

static void add_line(struct atlas_text *text, enum atlas_status status,
                     const char *what, const char *detail) {
    atlas_text_addf(text, "%-8s%s: %s\n", status ? "MISSING" : "ok", what,
                    detail);
}

static void add_libraries(struct atlas_text *text) {
    struct library_versions versions;
    versions_collect(&versions);
    for (size_t i = 0; i < LIBRARY_COUNT; i++) {
        add_line(text, ATLAS_OK, versions.items[i].name,
                 versions.items[i].value);
    }
}

static void add_sample(struct atlas_text *text) {
    char folder[1024];
    setup_geodata(folder, sizeof(folder));
    if (folder[0]) {
        add_line(text, ATLAS_OK, "embedded sample", folder);
    } else {
        add_line(text, ATLAS_ERR_INPUT, "embedded sample",
                 "not found; name a configuration with --config, or set "
                 "ABSENCE_ATLAS_GEODATA");
    }
}

static void add_disk(struct atlas_text *text) {
    struct statvfs disk;
    char detail[160];
    if (statvfs(".", &disk)) {
        add_line(text, ATLAS_ERR_OUTPUT, "working folder", strerror(errno));
        return;
    }
    snprintf(detail, sizeof(detail),
             "%llu MB free; a run of all England needs about 40",
             (unsigned long long)disk.f_bavail * disk.f_frsize / 1000000);
    add_line(
        text, access(".", W_OK) ? ATLAS_ERR_OUTPUT : ATLAS_OK,
        access(".", W_OK) ? "working folder (not writable)" : "working folder",
        detail);
}

// What the folder holds, or what is to be expected of it. Without one the
// program does the same, only later.
static void add_cache(struct atlas_text *text) {
    struct atlas_text folder = ATLAS_TEXT_INIT;
    struct atlas_text detail = ATLAS_TEXT_INIT;
    bool is_usable = atlas_cache_folder(&folder);
    if (!is_usable) {
        atlas_text_add(&detail,
                       "neither XDG_CACHE_HOME nor HOME names a folder; "
                       "boundaries are prepared anew by each run");
    } else {
        const char *const path = atlas_text_string(&folder);
        const struct atlas_cache_content content = atlas_cache_content(path);
        const bool is_there = !access(path, F_OK);
        is_usable = !is_there || !access(path, W_OK);
        atlas_text_addf(&detail, "%s, %zu files, ", path, content.files);
        atlas_text_add_fixed(&detail, (double)content.bytes / 1e6, 1);
        atlas_text_addf(&detail, " MB%s%s", is_there ? "" : "; not made yet",
                        is_usable ? "" : "; not writable");
    }
    add_line(text, is_usable ? ATLAS_OK : ATLAS_ERR_OUTPUT,
             "cache of prepared boundaries", atlas_text_string(&detail));
    atlas_text_release(&detail);
    atlas_text_release(&folder);
}

// Keep the first failure as the outcome; go on looking.
static void keep_first(enum atlas_status *outcome, struct atlas_error *err,
                       enum atlas_status status,
                       const struct atlas_error *found) {
    if (*outcome || !status) return;
    *outcome = status;
    *err = *found;
}

enum atlas_status command_doctor(const struct arguments *arguments,
                                 struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_error found = {0};
    enum atlas_status outcome = ATLAS_OK;
    enum atlas_status status;
    char detail[64];
    (void)arguments;
    add_line(&text, ATLAS_OK, "absence-atlas", atlas_version());
    add_libraries(&text);

    status = atlas_geo_check(&found);
    add_line(&text, status, "coordinate operations",
             status ? found.message : atlas_wgs84_operation());
    keep_first(&outcome, err, status, &found);

    status = atlas_render_check(&found);
    add_line(&text, status, "map font",
             status ? found.message : "Open Sans (fonts-open-sans)");
    keep_first(&outcome, err, status, &found);

    snprintf(detail, sizeof(detail), "%u", atlas_workers_default());
    add_line(&text, ATLAS_OK, "processors", detail);
    add_sample(&text);
    add_disk(&text);
    add_cache(&text);
    status = setup_print(&text, &found);
    keep_first(&outcome, err, status, &found);
    atlas_text_release(&text);
    return outcome;
}
