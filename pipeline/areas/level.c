// What a level says of its areas.
//
// In:  a level as the configuration describes it.
// Out: whether an area's schools are all there.

#include "atlas/level.h"

#include <string.h>

bool atlas_level_is_partial(const struct atlas_level *level, const char *code) {
    for (size_t i = 0; i < level->partial_count; i++) {
        if (strcmp(level->partial[i], code) == 0) return true;
    }
    return false;
}
