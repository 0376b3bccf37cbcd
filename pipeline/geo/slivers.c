// Faces too small to be anything but a fault.
//
// In:  sides of arcs, the rings that run along them.
// Out: for each faulty face, what to change so that one area covers it.
//
// Where borders of a product do not quite match, or rounding pushed one past
// the other, narrow faces are covered twice, or by nobody. How often an area
// covers a face is how often its rings wind around it; adding the face's border
// to an area's rings covers it once more, adding it backwards once less.

#include "slivers.h"

#include <stdlib.h>

#include "atlas/memory.h"

// Area by length around, of a face 2 units wide.
static const double thin = 1;

// An area whose ring runs along an arc.
struct cover {
    uint32_t area;
    uint32_t side;
};

// An area beside or on a face.
struct claim {
    uint32_t area;
    int winding;    // How often it covers the face.
    double shared;  // Length of the face's border beyond which it goes on.
};

struct search {
    const struct faces *faces;
    double largest;
    struct slivers *slivers;
    struct cover *covers;     // Arc by arc.
    size_t *cover_ends;       // By arc.
    uint32_t *area_sides;     // Sides of all rings, in order of areas.
    size_t *area_ends;        // By area.
    struct atlas_box *boxes;  // By area.
    bool *is_seen;            // By side.
    uint32_t *loop;           // Sides around the face at hand.
    size_t loop_count;
    struct claim *claims;
    size_t claim_count;
    size_t claim_capacity;
};

static void area_sides_list(struct search *search) {
    const struct atlas_topology *topology = search->faces->topology;
    const struct atlas_area_set *set = topology->areas;
    search->area_sides =
        atlas_xcalloc(topology->use_count + 1, sizeof(*search->area_sides));
    search->area_ends =
        atlas_xcalloc(set->count + 1, sizeof(*search->area_ends));
    for (size_t i = 0; i < topology->use_count; i++) {
        const struct atlas_arc_use use = topology->uses[i];
        search->area_sides[i] = 2 * use.arc + (use.is_reversed ? 1 : 0);
    }
    for (size_t i = 0; i < set->count; i++) {
        const size_t rings =
            set->items[i].first_ring + set->items[i].ring_count;
        search->area_ends[i] = rings ? topology->ring_ends[rings - 1] : 0;
    }
}

static void boxes_list(struct search *search) {
    const struct atlas_area_set *set = search->faces->topology->areas;
    size_t i = 0;
    search->boxes = atlas_xcalloc(set->count + 1, sizeof(*search->boxes));
    for (size_t area = 0; area < set->count; area++) {
        search->boxes[area] = atlas_box_empty();
        for (; i < search->area_ends[area]; i++) {
            search->boxes[area] =
                atlas_box_join(search->boxes[area],
                               search->faces->boxes[search->area_sides[i] / 2]);
        }
    }
}

static void covers_list(struct search *search) {
    const struct atlas_topology *topology = search->faces->topology;
    const size_t arcs = topology->arc_count;
    size_t *next = atlas_xcalloc(arcs + 1, sizeof(*next));
    search->covers =
        atlas_xcalloc(topology->use_count + 1, sizeof(*search->covers));
    search->cover_ends = atlas_xcalloc(arcs + 1, sizeof(*search->cover_ends));
    for (size_t i = 0; i < topology->use_count; i++) {
        search->cover_ends[topology->uses[i].arc]++;
    }
    for (size_t i = 1; i < arcs; i++) {
        search->cover_ends[i] += search->cover_ends[i - 1];
        next[i] = search->cover_ends[i - 1];
    }
    uint32_t area = 0;
    for (size_t i = 0; i < topology->use_count; i++) {
        while (search->area_ends[area] <= i) area++;
        const uint32_t side = search->area_sides[i];
        search->covers[next[side / 2]++] = (struct cover){area, side};
    }
    free(next);
}

static const struct cover *covers_of(const struct search *search, uint32_t side,
                                     size_t *ret_count) {
    const size_t arc = side / 2;
    const size_t first = arc ? search->cover_ends[arc - 1] : 0;
    *ret_count = search->cover_ends[arc] - first;
    return search->covers + first;
}

static void loop_trace(struct search *search, uint32_t side) {
    search->loop_count = 0;
    while (!search->is_seen[side]) {
        search->is_seen[side] = true;
        search->loop[search->loop_count++] = side;
        if (!side_turn(search->faces, side, 0, &side)) break;
    }
}

static void claim_add(struct search *search, uint32_t area) {
    for (size_t i = 0; i < search->claim_count; i++) {
        if (search->claims[i].area == area) return;
    }
    search->claims =
        atlas_grow(search->claims, search->claim_count + 1,
                   &search->claim_capacity, sizeof(*search->claims));
    search->claims[search->claim_count++] = (struct claim){area, 0, 0};
}

// The areas along the face's border, and those whose box it lies in.
static void claims_list(struct search *search) {
    const struct atlas_area_set *set = search->faces->topology->areas;
    const struct atlas_point at = side_point(search->faces, search->loop[0], 0);
    search->claim_count = 0;
    for (size_t i = 0; i < search->loop_count; i++) {
        size_t count;
        const struct cover *covers = covers_of(search, search->loop[i], &count);
        for (size_t k = 0; k < count; k++) claim_add(search, covers[k].area);
    }
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_box box = search->boxes[i];
        if (at.x > box.min_x && at.x < box.max_x && at.y > box.min_y &&
            at.y < box.max_y) {
            claim_add(search, (uint32_t)i);
        }
    }
}

// Net number of times that an area's rings run along a side.
static int net_of(const struct search *search, uint32_t area, uint32_t side) {
    size_t count;
    const struct cover *covers = covers_of(search, side, &count);
    int net = 0;
    for (size_t i = 0; i < count; i++) {
        if (covers[i].area == area) net += covers[i].side == side ? 1 : -1;
    }
    return net;
}

static void claim_measure(const struct search *search, struct claim *claim) {
    const size_t first = claim->area ? search->area_ends[claim->area - 1] : 0;
    size_t steep = 0;
    while (side_is_level(search->faces, search->loop[steep])) steep++;
    claim->winding = sides_winding(search->faces, search->area_sides + first,
                                   search->area_ends[claim->area] - first,
                                   search->loop[steep]);
    for (size_t i = 0; i < search->loop_count; i++) {
        const uint32_t side = search->loop[i];
        if (claim->winding - net_of(search, claim->area, side) < 1) continue;
        claim->shared += side_extent(search->faces, side);
    }
}

// The claim that gets the face: the smallest area of those that cover it, so
// that none is lost; where none does but several lie beside it, the one that
// borders it longest. NULL when the face stays empty.
static const struct claim *winner_find(const struct search *search) {
    const struct atlas_area *areas = search->faces->topology->areas->items;
    const struct claim *covering = NULL;
    const struct claim *longest = NULL;
    size_t beside = 0;
    for (size_t i = 0; i < search->claim_count; i++) {
        const struct claim *claim = &search->claims[i];
        if (claim->winding > 0 &&
            (!covering ||
             areas[claim->area].area_m2 < areas[covering->area].area_m2)) {
            covering = claim;
        }
        if (claim->shared > 0) beside++;
        if (!longest || claim->shared > longest->shared) longest = claim;
    }
    if (covering) return covering;
    return beside > 1 ? longest : NULL;
}

static void change_add(struct slivers *slivers, uint32_t area, uint32_t side) {
    slivers->changes =
        atlas_grow(slivers->changes, slivers->count + 1, &slivers->capacity,
                   sizeof(*slivers->changes));
    slivers->changes[slivers->count++] = (struct side_change){area, side};
}

static void face_settle(struct search *search) {
    claims_list(search);
    for (size_t i = 0; i < search->claim_count; i++) {
        claim_measure(search, &search->claims[i]);
    }
    const struct claim *winner = winner_find(search);
    for (size_t i = 0; i < search->claim_count; i++) {
        const struct claim *claim = &search->claims[i];
        const int wanted = claim == winner ? 1 : 0;
        for (int n = claim->winding; n != wanted; n += n < wanted ? 1 : -1) {
            for (size_t k = 0; k < search->loop_count; k++) {
                const uint32_t side = search->loop[k];
                change_add(search->slivers, claim->area,
                           n < wanted ? side : side_back(side));
            }
        }
    }
}

static bool is_sliver(const struct search *search) {
    const double area =
        sides_area(search->faces, search->loop, search->loop_count) / 2;
    double around = 0;
    if (!(area > 0)) return false;
    if (area <= search->largest) return true;
    for (size_t i = 0; i < search->loop_count; i++) {
        around += side_extent(search->faces, search->loop[i]);
    }
    return area <= thin * around;
}

static int compare_changes(const void *left, const void *right) {
    const struct side_change *a = left;
    const struct side_change *b = right;
    if (a->area != b->area) return a->area < b->area ? -1 : 1;
    return (a->side > b->side) - (a->side < b->side);
}

void slivers_find(const struct faces *faces, double largest,
                  struct slivers *ret_slivers) {
    struct slivers slivers = {0};
    struct search search = {
        .faces = faces, .largest = largest, .slivers = &slivers};
    area_sides_list(&search);
    covers_list(&search);
    boxes_list(&search);
    search.is_seen =
        atlas_xcalloc(faces->side_count + 1, sizeof(*search.is_seen));
    search.loop = atlas_xcalloc(faces->side_count + 1, sizeof(*search.loop));
    for (uint32_t side = 0; side < faces->side_count; side++) {
        if (search.is_seen[side] || side_length(faces, side) < 2) continue;
        loop_trace(&search, side);
        if (is_sliver(&search)) face_settle(&search);
    }
    if (slivers.count > 0) {
        qsort(slivers.changes, slivers.count, sizeof(*slivers.changes),
              compare_changes);
    }
    free(search.covers);
    free(search.cover_ends);
    free(search.area_sides);
    free(search.area_ends);
    free(search.boxes);
    free(search.is_seen);
    free(search.loop);
    free(search.claims);
    *ret_slivers = slivers;
}

void slivers_release(struct slivers *slivers) {
    free(slivers->changes);
    *slivers = (struct slivers){0};
}
