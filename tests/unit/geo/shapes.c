// Area sets for tests.
//
// In:  features as GeoJSON; or two sets.
// Out: a file, or the set that atlas_layer_read() makes of it; or whether the
//      two are the same.

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

static void assert_same_area(const struct atlas_area *area,
                             const struct atlas_area *wanted) {
    assert_string_equal(area->code, wanted->code);
    assert_string_equal(area->name, wanted->name);
    assert_int_equal(area->first_ring, wanted->first_ring);
    assert_int_equal(area->ring_count, wanted->ring_count);
    assert_memory_equal(&area->box, &wanted->box, sizeof(area->box));
    assert_memory_equal(&area->area_m2, &wanted->area_m2, sizeof(double));
    assert_memory_equal(&area->inside, &wanted->inside, sizeof(area->inside));
    assert_memory_equal(&area->inside_m, &wanted->inside_m, sizeof(double));
}

void shapes_assert_same(const struct atlas_area_set *set,
                        const struct atlas_area_set *wanted) {
    assert_string_equal(set->product, wanted->product);
    assert_string_equal(set->code_field, wanted->code_field);
    assert_string_equal(set->crs, wanted->crs);
    assert_int_equal(set->year, wanted->year);
    assert_int_equal(set->repaired, wanted->repaired);
    assert_int_equal(set->count, wanted->count);
    for (size_t i = 0; i < set->count; i++) {
        assert_same_area(&set->items[i], &wanted->items[i]);
    }
    assert_int_equal(set->ring_count, wanted->ring_count);
    for (size_t i = 0; i < set->ring_count; i++) {
        assert_int_equal(set->rings[i].first, wanted->rings[i].first);
        assert_int_equal(set->rings[i].count, wanted->rings[i].count);
        assert_int_equal(set->rings[i].is_hole, wanted->rings[i].is_hole);
    }
    assert_int_equal(set->point_count, wanted->point_count);
    assert_memory_equal(set->points, wanted->points,
                        set->point_count * sizeof(*set->points));
}

void shapes_assert_same_issues(const struct atlas_issues *issues,
                               const struct atlas_issues *wanted) {
    assert_int_equal(issues->count, wanted->count);
    for (size_t i = 0; i < issues->count; i++) {
        const struct atlas_issue *issue = &issues->items[i];
        const struct atlas_issue *same = &wanted->items[i];
        assert_string_equal(issue->kind, same->kind);
        assert_string_equal(issue->file, same->file);
        assert_int_equal(issue->line, same->line);
        assert_string_equal(issue->subject, same->subject);
        assert_string_equal(issue->finding, same->finding);
        assert_string_equal(issue->action, same->action);
    }
}
