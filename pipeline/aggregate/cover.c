// Which areas of the release lie on which polygons of another year.
//
// In:  areas that have figures, polygons to draw, the table of successions.
// Out: patches: the smallest sets of areas and polygons that are one place.
//
// The hard idea: an area without a polygon of its code is joined with every
// first polygon that it led to, or came from; a polygon without an area is
// joined with areas likewise. Paths go in one direction of time, so two areas
// are not joined because something later or earlier swallowed both. What hangs
// together is a patch: Dorset's Christchurch went to Bournemouth, so the three
// old authorities and the two new ones are one.

#include "cover.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/succession.h"

enum { STEPS = 8 };  // longer than any chain of the table

// Areas, then polygons, as nodes of a forest.
struct forest {
    const struct cover_input *input;
    size_t areas;       // Areas of the level, the present and the others.
    uint32_t *parents;  // Of each node; a root is its own.
};

// A node under its root, to be sorted.
struct leaf {
    uint32_t root;
    uint32_t node;
};

static uint32_t root_of(const struct forest *forest, uint32_t node) {
    while (forest->parents[node] != node) node = forest->parents[node];
    return node;
}

// The lower root becomes the parent: roots do not depend on the order of joins.
static void join(struct forest *forest, uint32_t left, uint32_t right) {
    left = root_of(forest, left);
    right = root_of(forest, right);
    if (left < right) {
        forest->parents[right] = left;
    } else {
        forest->parents[left] = right;
    }
}

// Join a polygon with each present area of this code.
static bool join_areas(struct forest *forest, uint32_t node, const char *code) {
    const struct cover_input *input = forest->input;
    const struct atlas_rate_level *level = &input->rates->levels[input->level];
    bool found = false;
    for (size_t i = atlas_rates_area(input->rates, input->level, code);
         i < forest->areas && strcmp(level->areas[i].code, code) == 0; i++) {
        if (!input->present[i]) continue;
        join(forest, node, (uint32_t)i);
        found = true;
    }
    return found;
}

// Join a node with what carries this code on the other side: an area with a
// polygon, a polygon with areas. Returns whether there was any.
static bool join_code(struct forest *forest, uint32_t node, const char *code) {
    if (node >= forest->areas) return join_areas(forest, node, code);
    const uint32_t polygon = atlas_area_set_find(forest->input->drawn, code);
    if (polygon == ATLAS_NONE) return false;
    join(forest, node, (uint32_t)forest->areas + polygon);
    return true;
}

// Join `node` with what its code led to, or came from.
static void join_along(struct forest *forest, uint32_t node, const char *code,
                       bool forward, unsigned steps) {
    size_t count = 0;
    const struct atlas_succession *successions = atlas_successions(&count);
    if (!steps) return;
    for (size_t i = 0; i < count; i++) {
        const struct atlas_succession *step = &successions[i];
        const char *here = forward ? step->from : step->to;
        const char *there = forward ? step->to : step->from;
        if (strcmp(here, code) != 0) continue;
        if (join_code(forest, node, there)) continue;
        join_along(forest, node, there, forward, steps - 1);
    }
}

static void join_node(struct forest *forest, uint32_t node, const char *code) {
    if (join_code(forest, node, code)) return;
    join_along(forest, node, code, true, STEPS);
    join_along(forest, node, code, false, STEPS);
}

static void grow_forest(struct forest *forest) {
    const struct cover_input *input = forest->input;
    const struct atlas_rate_area *areas =
        input->rates->levels[input->level].areas;
    for (size_t i = 0; i < forest->areas + input->drawn->count; i++) {
        forest->parents[i] = (uint32_t)i;
    }
    for (size_t i = 0; i < forest->areas; i++) {
        if (!input->present[i]) continue;
        join_node(forest, (uint32_t)i, areas[i].code);
    }
    for (size_t i = 0; i < input->drawn->count; i++) {
        const uint32_t node = (uint32_t)(forest->areas + i);
        if (forest->parents[node] != node) continue;
        join_node(forest, node, input->drawn->items[i].code);
    }
}

static int compare_leaves(const void *left, const void *right) {
    const struct leaf *a = left;
    const struct leaf *b = right;
    if (a->root != b->root) return a->root < b->root ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

// Append a leaf to the patch of its root, which is the last one or a new one.
static void add_leaf(struct cover *cover, const struct leaf *leaf,
                     const uint32_t *member, size_t areas) {
    if (leaf->root == leaf->node) {
        cover->patches[cover->count++] = (struct patch){0};
    }
    struct patch *patch = &cover->patches[cover->count - 1];
    if (leaf->node < areas) {
        if (!patch->area_count++) patch->areas = member;
    } else {
        if (!patch->polygon_count++) patch->polygons = member;
    }
}

void cover_find(const struct cover_input *input, struct cover *ret_cover) {
    struct forest forest = {
        .input = input,
        .areas = input->rates->levels[input->level].area_count,
    };
    const size_t nodes = forest.areas + input->drawn->count;
    struct leaf *leaves = atlas_xcalloc(nodes, sizeof(*leaves));
    struct cover cover = {
        .patches = atlas_xcalloc(nodes, sizeof(*cover.patches)),
        .members = atlas_xcalloc(nodes, sizeof(*cover.members)),
    };
    size_t count = 0;
    forest.parents = atlas_xcalloc(nodes, sizeof(*forest.parents));
    grow_forest(&forest);
    for (size_t i = 0; i < nodes; i++) {
        if (i < forest.areas && !input->present[i]) continue;
        leaves[count++] =
            (struct leaf){root_of(&forest, (uint32_t)i), (uint32_t)i};
    }
    qsort(leaves, count, sizeof(*leaves), compare_leaves);
    for (size_t i = 0; i < count; i++) {
        const size_t node = leaves[i].node;
        cover.members[i] =
            (uint32_t)(node < forest.areas ? node : node - forest.areas);
        add_leaf(&cover, &leaves[i], &cover.members[i], forest.areas);
    }
    free(forest.parents);
    free(leaves);
    *ret_cover = cover;
}

void cover_release(struct cover *cover) {
    free(cover->patches);
    free(cover->members);
    *cover = (struct cover){0};
}
