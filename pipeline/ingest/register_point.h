/** @file register_point.h
 *  @brief Whether a pair of coordinates can be where a school stands.
 *
 *  CRS  eastings and northings are metres in EPSG:27700.
 */
#ifndef INGEST_REGISTER_POINT_H
#define INGEST_REGISTER_POINT_H

#include <stdbool.h>

/** What a pair of coordinates looks like. */
enum ingest_point {
    INGEST_POINT_USABLE,   ///< On the grid of Great Britain.
    INGEST_POINT_BLANK,    ///< 0,0: not known.
    INGEST_POINT_SWAPPED,  ///< Easting and northing stand in each other's
                           ///< place.
    INGEST_POINT_OUTSIDE   ///< Off the grid.
};

/** Judge a pair of coordinates.
 *
 *  @param in_england  whether the register's own area codes say England; only
 *                     then can an exchange be told from a place elsewhere
 */
enum ingest_point ingest_point_judge(double easting_m, double northing_m,
                                     bool in_england);

#endif
