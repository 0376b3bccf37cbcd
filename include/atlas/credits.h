/** @file credits.h
 *  @brief The licence lines that must travel with every output.
 *
 *  Owner    areas.
 *  Sources  ons.gov.uk, "Licences" (boundary products: two lines, the year is
 *           the product's); Open Government Licence v3.0.
 */
#ifndef ATLAS_CREDITS_H
#define ATLAS_CREDITS_H

#include <stddef.h>

#include "atlas/level.h"
#include "atlas/memory.h"

/** Credit lines. Zero-initialise to start empty. */
struct atlas_credits {
    const char **lines;        ///< UTF-8, in order.
    size_t count;              ///< Lines.
    size_t capacity;           ///< Allocated.
    struct atlas_arena arena;  ///< Texts.
};

/** Add a line unless it is there already. */
void atlas_credits_add(struct atlas_credits *credits, const char *line);

/** Add DfE's lines (absence release and register). */
void atlas_credits_add_dfe(struct atlas_credits *credits);

/** Add the ONS and OS lines for the boundaries of one level. */
void atlas_credits_add_level(struct atlas_credits *credits,
                             const struct atlas_level *level);

/** Free everything and make it empty. */
void atlas_credits_release(struct atlas_credits *credits);

#endif
