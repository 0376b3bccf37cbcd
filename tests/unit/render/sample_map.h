/** @file sample_map.h
 *  @brief Maps for tests: figures laid onto squares or onto real boundaries.
 */
#ifndef ATLAS_TEST_SAMPLE_MAP_H
#define ATLAS_TEST_SAMPLE_MAP_H

#include "atlas/classify.h"
#include "atlas/layer.h"
#include "atlas/render.h"

/** A map and all that it borrows. Do not move it. */
struct sample {
    struct atlas_figures figures;
    struct atlas_classes classes;
    struct atlas_credits credits;
    struct atlas_panel panel;
    struct atlas_rate *values;
    struct atlas_map map;
};

/** A map of columns x rows squares of 10 km, codes E00000001 and on, west to
 *  east and south to north, each with the rate 5% + its number in tenths.
 */
void sample_squares(struct sample *sample, size_t columns, size_t rows);

/** A map of any layer. Rates follow the place of the area, 6% to 20%, the same
 *  in every run.
 */
void sample_source(struct sample *sample,
                   const struct atlas_layer_source *source);

/** A map of a layer of the real data; `only` as in struct atlas_layer_source.
 *  Rates follow the place of the area, 6% to 20%, the same in every run.
 */
void sample_layer(struct sample *sample, const char *path, const char *stem,
                  const char *only);

/** Give an area a rate of `part` in `whole`. */
void sample_rate(struct sample *sample, size_t area, int64_t part,
                 int64_t whole);

/** Give an area a state instead of a rate. */
void sample_state(struct sample *sample, size_t area, enum atlas_state state);

/** Read the values again after the figures were changed by hand. */
void sample_read(struct sample *sample);

/** Name an area; the name is copied. */
void sample_name(struct sample *sample, size_t area, const char *name);

/** Make the class table from the rates as they are now. sample_rate() and the
 *  like keep the values of the panel in step.
 */
void sample_classify(struct sample *sample, enum atlas_class_method method,
                     size_t classes);

/** Free everything. */
void sample_release(struct sample *sample);

#endif
