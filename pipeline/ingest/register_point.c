// Coordinates of the register, judged.
//
// In:  easting and northing as the register has them.
// Out: usable, blank, exchanged or off the grid.
//
// The grid of Great Britain is 700 by 1,300 km (Ordnance Survey, "A guide to
// coordinate systems in Great Britain"). England fills a box of it, and an
// exchanged pair that leaves the box where the pair the other way round lies
// in it gives itself away. Most exchanged pairs do not, since the box is nearly
// symmetric: those show when the polygon is compared with the register's code.

#include "register_point.h"

static const double GRID_WIDTH_M = 700000;
static const double GRID_HEIGHT_M = 1300000;

static bool is_on_grid(double easting_m, double northing_m) {
    return easting_m > 0 && easting_m <= GRID_WIDTH_M && northing_m > 0 &&
           northing_m <= GRID_HEIGHT_M;
}

static bool is_in_england(double easting_m, double northing_m) {
    return easting_m >= 80000 && easting_m <= 656000 && northing_m >= 5000 &&
           northing_m <= 657000;
}

enum ingest_point ingest_point_judge(double easting_m, double northing_m,
                                     bool in_england) {
    // Both are whole metres as read, so a blank is exactly 0.
    const bool is_blank = !(easting_m < 0) && !(easting_m > 0) &&
                          !(northing_m < 0) && !(northing_m > 0);
    if (is_blank) return INGEST_POINT_BLANK;
    if (in_england && !is_in_england(easting_m, northing_m) &&
        is_in_england(northing_m, easting_m)) {
        return INGEST_POINT_SWAPPED;
    }
    return is_on_grid(easting_m, northing_m) ? INGEST_POINT_USABLE
                                             : INGEST_POINT_OUTSIDE;
}
