// Which part of the inputs a regional bundle holds.
//
// In:  everything read, the placement, codes of authorities.
// Out: a byte an item: kept or not; and which areas are partial.
//
// The one hard idea: seats do not stop at an authority's border. A seat's
// figures are right only with all its schools, so schools of neighbouring
// authorities come along, and those authorities (and districts) are there only
// in part.

#include "selection.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static unsigned char *flags(size_t count) {
    return atlas_xcalloc(count + 1, 1);
}

static enum atlas_status select_authorities(const struct atlas_absence *absence,
                                            const struct config_list *codes,
                                            unsigned char *keep,
                                            struct atlas_error *err) {
    for (size_t i = 0; i < codes->count; i++) {
        bool is_known = false;
        for (size_t a = 0; a < absence->authority_count; a++) {
            if (strcmp(absence->authorities[a].old_code, codes->items[i])) {
                continue;
            }
            keep[a] = 1;
            is_known = true;
        }
        if (!is_known) {
            return atlas_fail(err, ATLAS_ERR_USAGE, "--authorities",
                              "'%s' is no authority of the release; wanted "
                              "are three-digit codes such as 888",
                              codes->items[i]);
        }
    }
    return ATLAS_OK;
}

static enum atlas_status find_anchor(const struct inputs *inputs,
                                     size_t *ret_level,
                                     struct atlas_error *err) {
    for (size_t i = 0; i < inputs->level_count; i++) {
        if (inputs->levels[i].assign == ATLAS_BY_LOCATION) {
            *ret_level = i;
            return ATLAS_OK;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "extract wants a level by location");
}

// Areas of a level in which a row of `rows` stands (rows NULL: every row whose
// authority is kept).
static void select_areas(const struct inputs *inputs,
                         const struct atlas_placement *placement, size_t level,
                         const struct selection *selection, bool by_rows,
                         unsigned char *keep) {
    for (size_t i = 0; i < placement->row_count; i++) {
        const struct atlas_place *const place =
            atlas_placement_at(placement, i, level);
        const uint32_t authority = inputs->absence.schools[i].authority;
        const bool counts =
            by_rows ? selection->rows[i] : selection->authorities[authority];
        if (counts && place->area != ATLAS_NONE) keep[place->area] = 1;
    }
}

static void select_rows(const struct inputs *inputs,
                        const struct atlas_placement *placement, size_t anchor,
                        struct selection *selection) {
    for (size_t i = 0; i < placement->row_count; i++) {
        const uint32_t area = atlas_placement_at(placement, i, anchor)->area;
        selection->rows[i] =
            selection->authorities[inputs->absence.schools[i].authority] ||
            (area != ATLAS_NONE && selection->areas[anchor][area]);
    }
}

// Kept areas in which a school stands that is not kept.
static void find_partial(const struct atlas_placement *placement,
                         const struct atlas_area_set *set, size_t level,
                         struct selection *selection) {
    unsigned char *const is_partial = flags(set->count);
    struct config_list *const partial = &selection->partial[level];
    for (size_t i = 0; i < placement->row_count; i++) {
        const uint32_t area = atlas_placement_at(placement, i, level)->area;
        if (area != ATLAS_NONE && !selection->rows[i]) is_partial[area] = 1;
    }
    partial->items = atlas_xcalloc(set->count + 1, sizeof(*partial->items));
    for (size_t i = 0; i < set->count; i++) {
        if (selection->areas[level][i] && is_partial[i]) {
            partial->items[partial->count++] = set->items[i].code;
        }
    }
    free(is_partial);
}

static void keep_drawn(const struct atlas_level *level, const char *code,
                       unsigned char *keep) {
    const uint32_t at = atlas_area_set_find(level->drawn, code);
    if (at != ATLAS_NONE) keep[at] = 1;
}

// Code of an authority's region as boundary files have it: London whole.
static const char *region_code(const struct atlas_absence *absence,
                               const struct atlas_authority *authority) {
    const char *code;
    if (authority->region == ATLAS_NONE) return "";
    code = absence->regions[authority->region].code;
    return strcmp(code, ATLAS_INNER_LONDON_CODE) &&
                   strcmp(code, ATLAS_OUTER_LONDON_CODE)
               ? code
               : ATLAS_LONDON_CODE;
}

static void select_drawn(const struct inputs *inputs, size_t level,
                         struct selection *selection) {
    const struct atlas_level *const of = &inputs->levels[level];
    const struct atlas_absence *const absence = &inputs->absence;
    unsigned char *const keep = flags(of->drawn ? of->drawn->count : 0);
    selection->drawn[level] = keep;
    for (size_t i = 0; of->areas && of->drawn && i < of->areas->count; i++) {
        if (selection->areas[level][i]) {
            keep_drawn(of, of->areas->items[i].code, keep);
        }
    }
    for (size_t i = 0; of->drawn && i < absence->authority_count; i++) {
        const struct atlas_authority *const la = &absence->authorities[i];
        if (!selection->authorities[i]) continue;
        if (of->assign == ATLAS_BY_AUTHORITY) keep_drawn(of, la->code, keep);
        if (of->assign == ATLAS_BY_REGION) {
            keep_drawn(of, region_code(absence, la), keep);
        }
    }
}

// Whether a region holds a kept authority: the one its row names, and London
// for those of Inner and Outer London.
static bool is_of_region(const struct inputs *inputs,
                         const struct selection *selection, uint32_t region) {
    const struct atlas_absence *const absence = &inputs->absence;
    const char *const code = absence->regions[region].code;
    for (size_t i = 0; i < absence->authority_count; i++) {
        const struct atlas_authority *const la = &absence->authorities[i];
        if (!selection->authorities[i] || la->region == ATLAS_NONE) continue;
        if (la->region == region || !strcmp(region_code(absence, la), code)) {
            return true;
        }
    }
    return false;
}

static bool is_same_area(const struct atlas_absence *absence,
                         const struct atlas_published_row *left,
                         const struct atlas_published_row *right) {
    if (left->period != right->period || left->phase != right->phase ||
        left->level != right->level) {
        return false;
    }
    if (left->level != ATLAS_PUBLISHED_AUTHORITY) {
        return left->area == right->area;
    }
    return !strcmp(absence->authorities[left->area].old_code,
                   absence->authorities[right->area].old_code);
}

// Of an area published in several files the last file's row is kept: it is the
// fuller one (the annual file has severe absence).
static void select_published(const struct inputs *inputs,
                             struct selection *selection) {
    const struct atlas_absence *const absence = &inputs->absence;
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *const row = &absence->published[i];
        bool keep = row->level == ATLAS_PUBLISHED_NATIONAL;
        if (row->level == ATLAS_PUBLISHED_REGIONAL) {
            keep = is_of_region(inputs, selection, row->area);
        } else if (row->level == ATLAS_PUBLISHED_AUTHORITY) {
            keep = selection->authorities[row->area];
        }
        selection->published[i] = keep;
        for (size_t before = 0; keep && before < i; before++) {
            if (selection->published[before] &&
                is_same_area(absence, &absence->published[before], row)) {
                selection->published[before] = 0;
            }
        }
    }
}

// Follow the links from a school, marking each; returns when nothing new comes.
static void follow_links(const struct atlas_links *links, uint32_t urn,
                         unsigned char *keep) {
    const struct atlas_link *first = NULL;
    const size_t count = atlas_links_of(links, urn, &first);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)(first - links->items) + i;
        if (keep[at]) continue;
        keep[at] = 1;
        follow_links(links, links->items[at].to, keep);
    }
}

static void select_schools(const struct inputs *inputs,
                           const struct atlas_placement *placement,
                           struct selection *selection) {
    for (size_t i = 0; i < placement->row_count; i++) {
        const struct atlas_match *const match = &placement->matches[i];
        if (!selection->rows[i]) continue;
        for (size_t c = 0; c < match->count; c++) {
            selection->schools[placement->candidates[match->first + c]] = 1;
        }
        if (match->method == ATLAS_MATCH_LINK ||
            match->method == ATLAS_MATCH_NONE) {
            follow_links(&inputs->links, inputs->absence.schools[i].urn,
                         selection->links);
        }
    }
}

static struct selection selection_empty(const struct inputs *inputs) {
    const size_t levels = inputs->level_count;
    struct selection selection = {
        .authorities = flags(inputs->absence.authority_count),
        .rows = flags(inputs->absence.school_count),
        .published = flags(inputs->absence.published_count),
        .schools = flags(inputs->schools.count),
        .links = flags(inputs->links.count),
        .areas = atlas_xcalloc(levels + 1, sizeof(*selection.areas)),
        .drawn = atlas_xcalloc(levels + 1, sizeof(*selection.drawn)),
        .partial = atlas_xcalloc(levels + 1, sizeof(*selection.partial)),
        .level_count = levels,
    };
    for (size_t i = 0; i < levels; i++) {
        const struct atlas_area_set *const set = inputs->levels[i].areas;
        selection.areas[i] = flags(set ? set->count : 0);
    }
    return selection;
}

enum atlas_status selection_make(const struct inputs *inputs,
                                 const struct atlas_placement *placement,
                                 const struct config_list *codes,
                                 struct selection *ret_selection,
                                 struct atlas_error *err) {
    struct selection selection = selection_empty(inputs);
    size_t anchor = 0;
    enum atlas_status status =
        select_authorities(&inputs->absence, codes, selection.authorities, err);
    if (!status) status = find_anchor(inputs, &anchor, err);
    if (status) {
        selection_release(&selection);
        return status;
    }
    select_areas(inputs, placement, anchor, &selection, false,
                 selection.areas[anchor]);
    select_rows(inputs, placement, anchor, &selection);
    for (size_t i = 0; i < inputs->level_count; i++) {
        const struct atlas_level *const level = &inputs->levels[i];
        if (level->assign == ATLAS_BY_LOCATION && i != anchor) {
            select_areas(inputs, placement, i, &selection, true,
                         selection.areas[i]);
            find_partial(placement, level->areas, i, &selection);
        }
        select_drawn(inputs, i, &selection);
    }
    select_published(inputs, &selection);
    select_schools(inputs, placement, &selection);
    *ret_selection = selection;
    return ATLAS_OK;
}

void selection_release(struct selection *selection) {
    for (size_t i = 0; i < selection->level_count; i++) {
        free(selection->areas[i]);
        free(selection->drawn[i]);
        free(selection->partial[i].items);
    }
    free(selection->areas);
    free(selection->drawn);
    free(selection->partial);
    free(selection->authorities);
    free(selection->rows);
    free(selection->published);
    free(selection->schools);
    free(selection->links);
    memset(selection, 0, sizeof(*selection));
}
