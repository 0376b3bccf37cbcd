#include "ingest/register_point.h"

#include "atlas_test.h"

struct point_case {
    const char *name;
    double easting_m;
    double northing_m;
    bool in_england;
    enum ingest_point expected;
};

static const struct point_case point_cases[] = {
    {"Fylde", 334000, 432000, true, INGEST_POINT_USABLE},
    {"no place", 0, 0, true, INGEST_POINT_BLANK},
    {"no place abroad", 0, 0, false, INGEST_POINT_BLANK},
    {"Penzance", 147000, 30000, true, INGEST_POINT_USABLE},
    {"Penzance exchanged", 30000, 147000, true, INGEST_POINT_SWAPPED},
    {"the same, not England's", 30000, 147000, false, INGEST_POINT_USABLE},
    {"Fylde exchanged looks like the South", 432000, 334000, true,
     INGEST_POINT_USABLE},
    {"Shetland", 447000, 1141000, false, INGEST_POINT_USABLE},
    {"Shetland exchanged", 1141000, 447000, false, INGEST_POINT_OUTSIDE},
    {"negative", -1, 432000, true, INGEST_POINT_OUTSIDE},
    {"easting only", 334000, 0, true, INGEST_POINT_OUTSIDE},
    {"degrees", -2.9, 53.8, true, INGEST_POINT_OUTSIDE},
    {"corner of the grid", 700000, 1300000, false, INGEST_POINT_USABLE},
    {"beyond it", 700001, 1300000, false, INGEST_POINT_OUTSIDE},
};

static void register_point__judges(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(point_cases); i++) {
        const struct point_case *c = &point_cases[i];
        print_message("  case: %s\n", c->name);
        assert_int_equal(
            ingest_point_judge(c->easting_m, c->northing_m, c->in_england),
            c->expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(register_point__judges),
    };
    return cmocka_run_group_tests_name("ingest/register_point", tests, NULL,
                                       NULL);
}
