/** @file verify_arcs.h
 *  @brief Arcs of a TopoJSON file read again.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_VERIFY_ARCS_H
#define EXPORT_VERIFY_ARCS_H

#include "verify.h"

/** A position in steps of the grid of 5 decimals of a degree. */
struct grid_point {
    int64_t x;  ///< Of longitude.
    int64_t y;  ///< Of latitude.
};

/** The arcs of a file, decoded. */
struct verify_arcs {
    struct grid_point *points;  ///< Of all arcs, in their order.
    size_t point_count;         ///< Points.
    size_t point_capacity;      ///< Allocated.
    size_t *ends;               ///< Past the last point of each arc.
    bool *is_used;              ///< Whether a ring runs along an arc.
    size_t count;               ///< Arcs.
};

/** Decode "arcs" by "transform"; what is wrong with them is reported.
 *  @return whether rings can be checked with them
 */
bool verify_arcs_read(struct verify *verify, json_object *topology,
                      struct verify_arcs *ret_arcs);

/** Walk a ring of arc numbers beside the positions that it must decode to.
 *  @return NULL, or what is wrong
 */
const char *verify_arcs_ring(struct verify_arcs *arcs, json_object *ring,
                             json_object *positions);

/** Every arc is used, and no piece of border is written twice. */
void verify_arcs_shared(struct verify *verify, const struct verify_arcs *arcs);

/** Free everything and make it empty. */
void verify_arcs_release(struct verify_arcs *arcs);

#endif
