/** @file sample_views.h
 *  @brief Every kind of map, made from the areas and rates of a sample.
 */
#ifndef ATLAS_TEST_SAMPLE_VIEWS_H
#define ATLAS_TEST_SAMPLE_VIEWS_H

#include "sample_map.h"

/** Kinds of map. */
enum kind {
    KIND_AREAS,      ///< Rates, five classes.
    KIND_HEXAGONS,   ///< The same areas, as if they were hexagons.
    KIND_SYMBOLS,    ///< Circles.
    KIND_DIVERGING,  ///< Classes around a reference.
    KIND_CHANGE,     ///< Percentage points since another year.
    KIND_BIVARIATE,  ///< Two variables.
    KIND_PANELS,     ///< Four years.
    KIND_CONTEXT,    ///< With neighbours and a locator.
    KIND_SERIES,     ///< Three years with neighbours.
    KIND_FOCUS,      ///< About one area, with its schools and neighbours.
    KIND_DOTS,       ///< Schools on all areas.
    KIND_END
};

/** Word of a kind, for messages. */
const char *kind_word(enum kind kind);

/** A sample and what its kinds need besides. Do not move it. */
struct views {
    struct sample *sample;
    struct atlas_panel panels[ATLAS_PANELS_MAX];
    struct atlas_figures figures[ATLAS_PANELS_MAX];  ///< Borrow the sample's.
    struct atlas_rate *values[ATLAS_PANELS_MAX];
    struct atlas_rate *second_values;
    struct atlas_classes second_classes;
    struct atlas_variable second;
    struct atlas_area_set around;  ///< Four areas around those of the sample.
    bool *is_focus;                ///< One area, in the middle of their order.
    struct atlas_dot *dots;        ///< Some in each area, two at one place.
    size_t dots_an_area;           ///< How many.
    struct atlas_arena arena;
};

/** Take a sample over; it is still to be released by the caller. */
void views_create(struct sample *sample, struct views *views);

/** Make the sample's map one of a kind, from its rates as they are. */
void views_choose(struct views *views, enum kind kind);

/** Make it one of `count` years, 2003/04 and on, each with other values. */
void views_years(struct views *views, size_t count);

/** Free all but the sample. */
void views_release(struct views *views);

#endif
