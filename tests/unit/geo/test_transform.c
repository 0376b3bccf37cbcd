#include "geo/transform.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

/** Places as the ONS gives them (CTYUA_MAY_2023_UK_BUC): degrees to five and
 *  four decimals, the national grid to the metre.
 */
struct place {
    struct atlas_point degrees;
    struct atlas_point grid;
};

static const struct place places[] = {
    {{-2.46091, 53.8622}, {369784, 440758}},  // Lancashire
    {{0.72137, 51.193}, {590249, 147268}},    // Kent
    {{-2.07523, 55.3004}, {395322, 600700}},  // Northumberland
    {{-4.64254, 50.4502}, {212497, 64493}},   // Cornwall
};

static void transform__agrees_with_the_ons(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(places); i++) {
        struct atlas_point point = places[i].grid;
        assert_int_equal(transform_to_wgs84(&point, 1, NULL), ATLAS_OK);
        // 0.0001 degree is 11 m of latitude, 7 m of longitude.
        assert_true(fabs(point.x - places[i].degrees.x) < 0.00007);
        assert_true(fabs(point.y - places[i].degrees.y) < 0.0001);
        // There and back: the height that the shift adds is dropped each way.
        assert_int_equal(transform_from_wgs84(&point, 1, NULL), ATLAS_OK);
        assert_true(hypot(point.x - places[i].grid.x,
                          point.y - places[i].grid.y) < 0.02);
    }
}

static void transform__keeps_the_datum_of_osgb36(void **state) {
    (void)state;
    // EPSG:4277 is the grid's own geographic CRS: no shift. The grid's true
    // origin is 49 N 2 W, at 400000 east and 100000 south of the false one.
    struct atlas_point point = {-2, 49};
    assert_int_equal(transform_from_crs("EPSG:4277", &point, 1, NULL),
                     ATLAS_OK);
    assert_true(hypot(point.x - 400000, point.y + 100000) < 0.001);
}

static void transform__refuses_what_cannot_be(void **state) {
    (void)state;
    struct atlas_point pole = {0, 1e9};
    struct atlas_error err = {0};
    assert_int_equal(transform_from_wgs84(&pole, 1, &err), ATLAS_ERR_GEO);
    assert_non_null(strstr(err.message, "cannot transform by EPSG:1314"));
    pole = (struct atlas_point){0, 50};
    assert_int_equal(transform_from_crs("no crs", &pole, 1, &err),
                     ATLAS_ERR_GEO);
    assert_non_null(strstr(err.message, "cannot transform to EPSG:27700"));
    assert_int_equal(transform_to_wgs84(NULL, 0, &err), ATLAS_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transform__agrees_with_the_ons),
        cmocka_unit_test(transform__keeps_the_datum_of_osgb36),
        cmocka_unit_test(transform__refuses_what_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
