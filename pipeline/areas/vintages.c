// Boundaries of different years in one level.
//
// In:  levels with the set that places schools and the set that is drawn.
// Out: findings. An area that only one of the two has would be drawn without
//      figures, or have figures and no place on the map.

#include <string.h>

#include "atlas/areas.h"
#include "atlas/vocabulary.h"

static void check_years(const struct atlas_level *level,
                        struct atlas_issues *issues) {
    const struct atlas_area_set *areas = level->areas;
    const struct atlas_area_set *drawn = level->drawn;
    if (!areas->year || !drawn->year || areas->year == drawn->year) return;
    atlas_issues_add(
        issues, "mixed-vintage",
        (struct atlas_issue_place){drawn->path, 0, level->key},
        "both used as they are",
        "schools are placed by the boundaries of %u (%s) and drawn "
        "on those of %u (%s)",
        areas->year, areas->product, drawn->year, drawn->product);
}

static void check_codes(const struct atlas_area_set *from,
                        const struct atlas_area_set *in, const char *action,
                        struct atlas_issues *issues) {
    for (size_t i = 0; i < from->count; i++) {
        const struct atlas_area *area = &from->items[i];
        if (atlas_area_set_find(in, area->code) != ATLAS_NONE) continue;
        atlas_issues_add(issues, "missing-boundary",
                         (struct atlas_issue_place){in->path, 0, area->code},
                         action, "%s is in %s and not in %s", area->name,
                         from->product, in->product);
    }
}

void atlas_areas_check_vintages(const struct atlas_level *levels, size_t count,
                                struct atlas_issues *issues) {
    for (size_t i = 0; i < count; i++) {
        const struct atlas_level *level = &levels[i];
        if (!level->areas || !level->drawn || level->areas == level->drawn) {
            continue;
        }
        check_years(level, issues);
        check_codes(level->areas, level->drawn, "figures without a boundary",
                    issues);
        check_codes(level->drawn, level->areas, "drawn without figures",
                    issues);
    }
}
