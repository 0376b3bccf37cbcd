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
    figures.items[0].is_few[ATLAS_PHASE_PRIMARY] = true;
    assert_int_equal(
        atlas_figure_measure(&figures, 0, persistent, ATLAS_PHASE_PRIMARY)
            .state,
        ATLAS_FEW_SCHOOLS);
    assert_int_equal(
        atlas_figure_measure(&figures, 0, persistent, ATLAS_PHASE_TOTAL).state,
        ATLAS_NUMBER);
    for (size_t area = 1; area < 3; area++) {
        assert_int_equal(atlas_figure_measure(&figures, area, persistent,
                                              ATLAS_PHASE_PRIMARY)
                             .state,
                         ATLAS_NOT_AVAILABLE);
    }
    atlas_figures_release(&figures);
}

static void name_areas(struct atlas_figures *figures,
                       const char *const *codes) {
    figures->level_key = "la";
    figures->areas.items = atlas_xcalloc(3, sizeof(*figures->areas.items));
    figures->areas.count = 3;
    for (size_t i = 0; i < 3; i++) figures->areas.items[i].code = codes[i];
}

static void figures__a_change_is_a_difference_of_rates(void **state) {
    (void)state;
    static const char *const codes[] = {"A", "B", "C"};
    static const char *const others[] = {"A", "B", "D"};
    const struct atlas_measure *persistent = atlas_measure_find("persistent");
    struct atlas_figures now, before;
    make_figures(&now);
    make_figures(&before);
    name_areas(&now, codes);
    name_areas(&before, codes);
    before.items[0].counts[1] = number(50);
    struct atlas_rate change =
        atlas_figures_change(&now, &before, 0, persistent, ATLAS_PHASE_TOTAL);
    assert_int_equal(change.state, ATLAS_NUMBER);
    assert_float_equal(change.percent, -15, 1e-12);
    assert_int_equal(change.part, 0);
    assert_int_equal(change.whole, 0);
    // The worse state of the two, whichever side has it.
    now.items[0].counts[1] = (struct atlas_count){0, ATLAS_SUPPRESSED};
    before.items[0].counts[1] = (struct atlas_count){0, ATLAS_LOW};
    for (size_t i = 0; i < 2; i++) {
        change = atlas_figures_change(i ? &before : &now, i ? &now : &before, 0,
                                      persistent, ATLAS_PHASE_TOTAL);
        assert_int_equal(change.state, ATLAS_SUPPRESSED);
        assert_float_equal(change.percent, 0, 1e-12);
    }
    // Other areas, other levels, fewer areas: no match, no change.
    assert_true(atlas_figures_match(&now, &before));
    before.level_key = "lad";
    assert_false(atlas_figures_match(&now, &before));
    before.level_key = "la";
    before.areas.items[2].code = others[2];
    assert_false(atlas_figures_match(&now, &before));
    before.items[2].has_row = now.items[2].has_row = true;
    assert_int_equal(
        atlas_figures_change(&now, &before, 2, persistent, ATLAS_PHASE_TOTAL)
            .state,
        ATLAS_NOT_AVAILABLE);
    before.areas.count = 2;
    assert_false(atlas_figures_match(&now, &before));
    assert_int_equal(
        atlas_figures_change(&now, &before, 2, persistent, ATLAS_PHASE_TOTAL)
            .state,
        ATLAS_NOT_AVAILABLE);
    atlas_figures_release(&now);
    atlas_figures_release(&before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__counts_are_phase_major),
        cmocka_unit_test(figures__partial_and_empty_areas_have_no_measure),
        cmocka_unit_test(figures__a_change_is_a_difference_of_rates),
    };
    return cmocka_run_group_tests_name("aggregate/figures", tests, NULL, NULL);
}
