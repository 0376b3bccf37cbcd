/** @file alike.h
 *  @brief An area that is like another.
 *
 *  Owner  aggregate (profiles.h finds them).
 */
#ifndef ATLAS_ALIKE_H
#define ATLAS_ALIKE_H

#include <stddef.h>
#include <stdint.h>

/** An area that is like another. */
struct atlas_alike {
    uint32_t area;    ///< Index among the areas of the level.
    double distance;  ///< In standard deviations; 0: the same.
    size_t kept;      ///< How often it stays among the most similar when one
                      ///< trait after the other is left out ...
    size_t tried;     ///< ... of so many.
};

#endif
