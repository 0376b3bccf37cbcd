/** @file detail.h
 *  @brief How much each vertex of a topology matters, measured once, so that
 *         borders can be simplified to any tolerance.
 *
 *  Owner      geo.
 *  CRS        as the topology's points: metres, or degrees where stated.
 *             Distances and tolerances are metres all the same.
 *  Ownership  the topology is borrowed; atlas_detail_release() frees the rest.
 *  Threads    read-only once made: may be cut from several threads.
 */
#ifndef ATLAS_DETAIL_H
#define ATLAS_DETAIL_H

#include "atlas/topology.h"

/** What is known of one arc. */
struct atlas_arc_detail {
    struct atlas_box box;  ///< Of its points, in their units.
    double area_m2;        ///< What a ring encloses; 0 for any other arc.
    bool is_needed;  ///< May not vanish: no ring, or shared by two areas, or an
                     ///< area's largest ring.
};

/** The measured detail of a topology. */
struct atlas_detail {
    const struct atlas_topology *topology;  ///< Borrowed.
    bool is_degrees;             ///< Points are longitude and latitude.
    struct atlas_point *points;  ///< By vertex: its point.
    double *reach_m;  ///< By vertex: the largest tolerance that keeps it;
                      ///< infinite for ends, and for three points of a ring.
    struct atlas_arc_detail *arcs;  ///< By arc.
};

/** Measure the distances of Douglas and Peucker's rule (1973), each limited by
 *  that of the point that splits the chord above it, so that a border
 *  simplified to a tolerance is those vertices that reach farther.
 *
 *  @param is_degrees  points are WGS 84 longitude and latitude; metres are
 *                     taken on the sphere, which is right to 0.4%
 */
void atlas_detail_measure(const struct atlas_topology *topology,
                          bool is_degrees, struct atlas_detail *ret_detail);

/** The topology simplified: the same arcs and rings with fewer vertices.
 *
 *  No border moves farther than `tolerance_m`. Where the topology's borders
 *  meet only at shared vertices, those of the result do, and each of them lies
 *  on the side of the others where it was: borders that would cross, touch or
 *  change sides take vertices back. Islands and lakes of one area that are
 *  smaller than the square of the tolerance vanish (no uses, an arc of no
 *  vertices), except an area's largest ring; every other ring keeps at least
 *  three vertices.
 *
 *  @param tolerance_m     metres; at 0 only points on a straight line go
 *  @param ret_topology  borrows the same set
 */
void atlas_detail_cut(const struct atlas_detail *detail, double tolerance_m,
                      struct atlas_topology *ret_topology);

/** Free everything and make it empty. */
void atlas_detail_release(struct atlas_detail *detail);

#endif
