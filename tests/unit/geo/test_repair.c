#include "geo/repair.h"

#include <math.h>

#include "atlas_test.h"
#include "geo/features.h"
#include "geo/gdal_file.h"
#include "geo/set_builder.h"
#include "support/test_files.h"

static double whole_area(struct geos *geos, const GEOSGeometry *shape) {
    GEOSMakeValidParams *params = GEOSMakeValidParams_create_r(geos->handle);
    GEOSGeometry *valid;
    double area = NAN;
    GEOSMakeValidParams_setMethod_r(geos->handle, params,
                                    GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos->handle, params, 0);
    valid = GEOSMakeValidWithParams_r(geos->handle, shape, params);
    GEOSMakeValidParams_destroy_r(geos->handle, params);
    assert_non_null(valid);
    assert_int_equal(GEOSArea_r(geos->handle, valid, &area), 1);
    geos_drop(geos, valid);
    return area;
}

// Mending polygon by polygon gives what GEOS makes of the whole area, for every
// invalid seat of England.
static void repair__gives_what_geos_gives(void **state) {
    (void)state;
    const char *path;
    struct gdal_messages messages;
    struct gdal_file file = {0};
    struct atlas_area_set raw = {0};
    struct atlas_area_set fixed = {0};
    struct atlas_error err = {0};
    struct geos geos;
    size_t compared = 0;
    ATLAS_NEEDS_DATA();

    path = test_data_path("boundaries/PCON_JULY_2024_UK_BGC.gpkg");
    const struct atlas_layer_source source = {
        .path = path, .code = "PCON24CD", .only = "E*"};
    gdal_listen(&messages);
    assert_int_equal(gdal_file_open(&source, &messages, &file, &err), ATLAS_OK);
    assert_int_equal(features_read(&source, &file, &messages, &raw, &err),
                     ATLAS_OK);
    gdal_file_close(&file);
    gdal_unlisten();

    geos_start(&geos);
    for (size_t i = 0; i < raw.count; i++) {
        bool is_repaired = false;
        GEOSGeometry *shape;
        assert_int_equal(
            repair_area(&geos, &raw, &raw.items[i], &fixed, &is_repaired, &err),
            ATLAS_OK);
        assert_true(repair_is_valid(&geos, &fixed));
        if (!is_repaired) continue;
        shape = geos_from_area(&geos, &raw, &raw.items[i]);
        if (fabs(whole_area(&geos, shape) - fixed.items[i].area_m2) > 0.1) {
            fail_msg("%s: %.3f m2", fixed.items[i].code,
                     fixed.items[i].area_m2 - whole_area(&geos, shape));
        }
        geos_drop(&geos, shape);
        compared++;
    }
    geos_stop(&geos);
    assert_int_equal(compared, 89);
    atlas_area_set_release(&fixed);
    atlas_area_set_release(&raw);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repair__gives_what_geos_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
