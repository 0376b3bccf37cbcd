// Which school of the register a school row stands for today.
//
// In:  URN and LAESTAB of a row; the register and the successor links.
// Out: a match: method and candidates, the first of them the best.
//
// The hard idea: a school that became an academy has a new URN, usually under
// its old LAESTAB, sometimes under a new one that only links tell. Links are
// unclean (one-way pairs, cycles, several successors), so the search is breadth
// first with the set of visited URNs, and each branch ends at the first school
// that has coordinates. Several candidates are kept, not chosen between.

#include "match.h"

#include <stdbool.h>
#include <stdlib.h>

#include "atlas/vocabulary.h"

static void candidate_add(struct matcher *matcher, uint32_t item) {
    matcher->candidates =
        atlas_grow(matcher->candidates, matcher->candidate_count + 1,
                   &matcher->candidate_capacity, sizeof(*matcher->candidates));
    matcher->candidates[matcher->candidate_count++] = item;
}

// The match over the candidates added since `first`.
static struct atlas_match match_of(const struct matcher *matcher, size_t first,
                                   enum atlas_match_method method) {
    return (struct atlas_match){
        .school = matcher->candidates[first],
        .first = (uint32_t)first,
        .count = (uint32_t)(matcher->candidate_count - first),
        .method = (uint8_t)method,
    };
}

static bool school_is_open(const struct atlas_school *school) {
    return school->status[0] == '1' || school->status[0] == '3';
}

static bool same_point(const struct atlas_school *left,
                       const struct atlas_school *right) {
    return left->easting_m == right->easting_m &&
           left->northing_m == right->northing_m;
}

// Add the schools with coordinates among `items`; only open ones if `open`.
static void add_with_points(struct matcher *matcher, const uint32_t *items,
                            size_t count, bool open) {
    for (size_t i = 0; i < count; i++) {
        const struct atlas_school *school = &matcher->schools->items[items[i]];
        if (!atlas_school_has_point(school)) continue;
        if (open && !school_is_open(school)) continue;
        candidate_add(matcher, items[i]);
    }
}

// Of candidates that all stand at one point, keep the first.
static void join_same_point(struct matcher *matcher, size_t first) {
    const struct atlas_school *schools = matcher->schools->items;
    for (size_t i = first + 1; i < matcher->candidate_count; i++) {
        if (!same_point(&schools[matcher->candidates[first]],
                        &schools[matcher->candidates[i]])) {
            return;
        }
    }
    matcher->candidate_count = first + 1;
}

// Candidates by LAESTAB: open schools before closed ones. Returns how many.
static size_t match_laestab(struct matcher *matcher, uint32_t laestab,
                            uint32_t *pointless) {
    const size_t first = matcher->candidate_count;
    const uint32_t *items = NULL;
    if (!laestab) return 0;
    const size_t count =
        atlas_register_laestab(matcher->schools, laestab, &items);
    if (!count) return 0;
    add_with_points(matcher, items, count, true);
    if (matcher->candidate_count == first) {
        add_with_points(matcher, items, count, false);
    }
    if (matcher->candidate_count == first) {
        *pointless = items[0];
        return 0;
    }
    join_same_point(matcher, first);
    return matcher->candidate_count - first;
}

static int compare_urns(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void visit(struct matcher *matcher, uint32_t urn) {
    for (size_t i = 0; i < matcher->visited_count; i++) {
        if (matcher->visited[i] == urn) return;
    }
    matcher->visited =
        atlas_grow(matcher->visited, matcher->visited_count + 1,
                   &matcher->visited_capacity, sizeof(*matcher->visited));
    matcher->visited[matcher->visited_count++] = urn;
}

static void visit_successors(struct matcher *matcher, uint32_t urn) {
    const struct atlas_link *links = NULL;
    const size_t count = atlas_links_of(matcher->links, urn, &links);
    for (size_t i = 0; i < count; i++) {
        visit(matcher, links[i].to);
    }
}

// Whether the branch ends at this URN: a school with coordinates, added.
static bool link_ends_at(struct matcher *matcher, uint32_t urn,
                         uint32_t *pointless) {
    const uint32_t item = atlas_register_urn(matcher->schools, urn);
    if (item == ATLAS_NONE) return false;
    if (!atlas_school_has_point(&matcher->schools->items[item])) {
        if (*pointless == ATLAS_NONE) *pointless = item;
        return false;
    }
    candidate_add(matcher, item);
    return true;
}

// Candidates by successor links. `visited` is the queue as well: each step is a
// run of it, sorted by URN before it is walked. Returns how many were found.
static size_t match_links(struct matcher *matcher, uint32_t urn,
                          uint32_t *pointless) {
    const size_t first = matcher->candidate_count;
    matcher->visited_count = 0;
    visit(matcher, urn);
    visit_successors(matcher, urn);
    size_t from = 1;
    while (from < matcher->visited_count) {
        const size_t to = matcher->visited_count;
        qsort(matcher->visited + from, to - from, sizeof(*matcher->visited),
              compare_urns);
        for (; from < to; from++) {
            const uint32_t next = matcher->visited[from];
            if (!link_ends_at(matcher, next, pointless)) {
                visit_successors(matcher, next);
            }
        }
    }
    return matcher->candidate_count - first;
}

struct atlas_match match_school(struct matcher *matcher, uint32_t urn,
                                uint32_t laestab) {
    const size_t first = matcher->candidate_count;
    uint32_t by_laestab = ATLAS_NONE;
    uint32_t by_link = ATLAS_NONE;
    const uint32_t by_urn =
        urn ? atlas_register_urn(matcher->schools, urn) : ATLAS_NONE;
    if (by_urn != ATLAS_NONE &&
        atlas_school_has_point(&matcher->schools->items[by_urn])) {
        candidate_add(matcher, by_urn);
        return match_of(matcher, first, ATLAS_MATCH_URN);
    }
    if (match_laestab(matcher, laestab, &by_laestab)) {
        return match_of(matcher, first, ATLAS_MATCH_LAESTAB);
    }
    if (urn && match_links(matcher, urn, &by_link)) {
        return match_of(matcher, first, ATLAS_MATCH_LINK);
    }
    const uint32_t found[] = {by_urn, by_laestab, by_link};
    for (size_t i = 0; i < ATLAS_MATCH_NONE; i++) {
        if (found[i] == ATLAS_NONE) continue;
        candidate_add(matcher, found[i]);
        return match_of(matcher, first, (enum atlas_match_method)i);
    }
    return (struct atlas_match){.school = ATLAS_NONE,
                                .first = (uint32_t)first,
                                .method = ATLAS_MATCH_NONE};
}
