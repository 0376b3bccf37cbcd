// Versions.
//
// In:  what is linked.
// Out: names and versions, in a fixed order, for the manifest and --version.

#include "version.h"

#include <json-c/json.h>
#include <openssl/crypto.h>
#include <stdio.h>

#include "atlas/geometry.h"
#include "atlas/render.h"
#include "commands.h"

const char *atlas_version(void) {
    return ATLAS_VERSION;
}

static void set_version(struct library_versions *versions, size_t at,
                        const char *name, const char *version) {
    snprintf(versions->versions[at], sizeof(versions->versions[at]), "%s",
             version);
    versions->items[at] =
        (struct atlas_manifest_pair){name, versions->versions[at]};
}

void versions_collect(struct library_versions *ret_versions) {
    struct atlas_geo_versions geo;
    struct atlas_render_versions render;
    atlas_geo_versions(&geo);
    atlas_render_versions(&render);
    set_version(ret_versions, 0, "GDAL", geo.gdal);
    set_version(ret_versions, 1, "PROJ", geo.proj);
    set_version(ret_versions, 2, "GEOS", geo.geos);
    set_version(ret_versions, 3, "Cairo", render.cairo);
    set_version(ret_versions, 4, "Pango", render.pango);
    set_version(ret_versions, 5, "libpng", render.png);
    set_version(ret_versions, 6, "json-c", json_c_version());
    set_version(ret_versions, 7, "OpenSSL",
                OpenSSL_version(OPENSSL_VERSION_STRING));
}

void command_version(void) {
    struct library_versions versions;
    versions_collect(&versions);
    printf("absence-atlas %s\n", atlas_version());
    for (size_t i = 0; i < LIBRARY_COUNT; i++) {
        printf("%s %s\n", versions.items[i].name, versions.items[i].value);
    }
}
