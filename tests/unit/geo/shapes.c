// Area sets for tests.
//
// In:  features as GeoJSON.
// Out: a file, or the set that atlas_layer_read() makes of it.

#include "shapes.h"

#include "atlas/text.h"
#include "atlas_test.h"
#include "support/test_files.h"

const char *shapes_file(const char *name, const char *crs,
                        const char *features) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *path;
    atlas_text_add(&text, "{\"type\":\"FeatureCollection\",");
    if (crs) {
        atlas_text_addf(&text,
                        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        "\"%s\"}},",
                        crs);
    }
    atlas_text_addf(&text, "\"features\":[%s]}\n", features);
    path = test_file(name, atlas_text_string(&text));
    atlas_text_release(&text);
    return path;
}

void shapes_read(const char *features, struct atlas_area_set *ret_set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = shapes_file("shapes.geojson", "urn:ogc:def:crs:EPSG::27700",
                            features),
        .code = "code",
        .name = "name",
    };
    if (atlas_layer_read(&source, NULL, ret_set, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
}
