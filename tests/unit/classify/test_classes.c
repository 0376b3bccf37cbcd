// Words of the methods and the class of a value.

#include "atlas/classes.h"

#include "atlas_test.h"

static void classes__every_method_has_a_word(void **state) {
    (void)state;
    for (int i = 0; i < ATLAS_CLASS_METHOD_END; i++) {
        const char *word = atlas_class_method_word((enum atlas_class_method)i);
        assert_int_equal(atlas_class_method_parse(word), i);
    }
    assert_int_equal(atlas_class_method_parse("Jenks"), ATLAS_FISHER);
    assert_int_equal(atlas_class_method_parse("headtails"), ATLAS_HEADTAIL);
    assert_int_equal(atlas_class_method_parse("sturges"),
                     ATLAS_CLASS_METHOD_END);
    assert_string_equal(atlas_class_method_word(ATLAS_CLASS_METHOD_END),
                        "unknown");
}

static void classes__half_open_and_the_last_closed(void **state) {
    (void)state;
    const struct atlas_classes classes = {.count = 3, .edges = {5, 10, 15, 20}};
    static const struct {
        double value;
        size_t class_index;
    } cases[] = {
        {5, 0},  {9.999, 0}, {10, 1}, {14.9, 1},
        {15, 2}, {20, 2},    {4, 0},  // Below fixed breaks: the outer class.
        {99, 2},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(atlas_class_of(&classes, cases[i].value),
                         cases[i].class_index);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes__every_method_has_a_word),
        cmocka_unit_test(classes__half_open_and_the_last_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
