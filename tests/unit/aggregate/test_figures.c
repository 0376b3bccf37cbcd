#include "atlas/figures.h"

#include "atlas_test.h"

static struct atlas_count number(int64_t value) {
    return (struct atlas_count){value, ATLAS_NUMBER};
}

static void make_figures(struct atlas_figures *figures) {
    *figures = (struct atlas_figures){.slot_count = 2};
    for (size_t i = 0; i < ATLAS_COLUMN_END; i++) figures->slots[i] = -1;
    figures->slots[ATLAS_ENROLMENTS] = 0;
    figures->slots[ATLAS_PERSISTENT] = 1;
    figures->items = atlas_xcalloc(3, sizeof(*figures->items));
    for (size_t i = 0; i < 3; i++) {
        struct atlas_figure *figure = &figures->items[i];
        figure->has_row = true;
        figure->counts =
            atlas_arena_alloc(&figures->arena, 8 * sizeof(*figure->counts));
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            figure->counts[phase * 2] = number(200);
            figure->counts[phase * 2 + 1] = number(20 + (int64_t)phase);
        }
    }
    figures->items[1].is_partial = true;
    figures->items[2].has_row = false;
}

static void figures__counts_are_phase_major(void **state) {
    (void)state;
    struct atlas_figures figures;
    make_figures(&figures);
    assert_int_equal(
        atlas_figure_count(&figures, 0, ATLAS_PERSISTENT, ATLAS_PHASE_SECONDARY)
            .value,
        22);
    assert_int_equal(
        atlas_figure_count(&figures, 0, ATLAS_SEVERE, ATLAS_PHASE_TOTAL).state,
        ATLAS_NOT_AVAILABLE);
    atlas_figures_release(&figures);
    assert_null(figures.items);
}

static void figures__partial_and_empty_areas_have_no_measure(void **state) {
    (void)state;
    const struct atlas_measure *persistent = atlas_measure_find("persistent");
    struct atlas_figures figures;
    make_figures(&figures);
    const struct atlas_rate rate =
        atlas_figure_measure(&figures, 0, persistent, ATLAS_PHASE_PRIMARY);
    assert_int_equal(rate.state, ATLAS_NUMBER);
    assert_float_equal(rate.percent, 10.5, 1e-12);
    for (size_t area = 1; area < 3; area++) {
        assert_int_equal(atlas_figure_measure(&figures, area, persistent,
                                              ATLAS_PHASE_PRIMARY)
                             .state,
                         ATLAS_NOT_AVAILABLE);
    }
    atlas_figures_release(&figures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__counts_are_phase_major),
        cmocka_unit_test(figures__partial_and_empty_areas_have_no_measure),
    };
    return cmocka_run_group_tests_name("aggregate/figures", tests, NULL, NULL);
}
