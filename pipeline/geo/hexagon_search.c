// A better layout.
//
// In:  a layout.
// Out: the same, improved.
//
// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983, Optimization by
// simulated annealing, Science 220, 671-680, doi 10.1126/science.220.4598.671):
// moves are drawn by lot, better ones are made, worse ones now and then, ever
// less often. Lots have a fixed beginning, and what is accepted is computed by
// sums and products alone: no library's rounding can change a choice.
// A group that breaks pays so much that it is whole in the end; its pieces are
// counted last, when all else would accept the move.

#include "hexagon_search.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"
#include "hexagon_energy.h"
#include "hexagon_pieces.h"
#include "hexagon_proposal.h"

// Draws for each area, in so many rounds of falling temperature; when a group
// is not whole then, all over again from half the temperature, so many times.
enum { draws_an_area = 5000, rounds = 200, runs = 3 };

static const double temperature_first = 1.2;
static const double cooling = 0.9876;  // Each round: 0.1 in the end.

// What a piece of a group beyond the first costs, in lost neighbours.
static const double piece_cost = 8;

// Of eight beginnings that were tried, the one whose England keeps most
// neighbours (71.8 to 73.3 %).
static const uint64_t lots_begin = UINT64_C(88172645463325254);

struct search {
    struct hexagon_layout *layout;
    struct hexagon_energy energy;
    struct hexagon_pieces pieces;
    uint32_t *piece_counts;  // By group.
    struct hexagon_lots lots;
};

// Groups that a move may break.
struct broken {
    size_t count;
    uint32_t groups[HEXAGON_MOVERS];
    uint32_t pieces[HEXAGON_MOVERS];
};

// -log of a uniform lot, the logarithm drawn as a line between powers of two.
static double draw_patience(struct search *search) {
    double patience = 0;
    while (hexagon_lots_draw(&search->lots, 2) == 0) patience += 1;
    const double rest = hexagon_lots_draw(&search->lots, 1 << 20);
    return 0.69314718055994530942 * (patience + rest / (1 << 20));
}

static void find_groups(const struct search *search,
                        const struct hexagon_move *move,
                        struct broken *ret_broken) {
    const uint32_t *groups = search->layout->problem->groups;
    ret_broken->count = 0;
    for (size_t i = 0; i < move->count; i++) {
        const uint32_t group = groups[move->areas[i]];
        size_t at = 0;
        while (at < ret_broken->count && ret_broken->groups[at] != group) at++;
        if (at < ret_broken->count || group == ATLAS_NONE) continue;
        ret_broken->groups[ret_broken->count++] = group;
    }
    // Areas of one group that change places leave its cells as they are.
    if (move->vacated != ATLAS_NONE || ret_broken->count != 1) return;
    for (size_t i = 0; i < move->count; i++) {
        if (groups[move->areas[i]] == ATLAS_NONE) return;
    }
    ret_broken->count = 0;
}

// What the pieces of the groups can give back at most.
static double spare_cost(const struct search *search,
                         const struct broken *broken) {
    double cost = 0;
    for (size_t i = 0; i < broken->count; i++) {
        cost += piece_cost * (search->piece_counts[broken->groups[i]] - 1);
    }
    return cost;
}

static double count_pieces(struct search *search, struct broken *broken) {
    double cost = 0;
    for (size_t i = 0; i < broken->count; i++) {
        const uint32_t group = broken->groups[i];
        broken->pieces[i] = hexagon_pieces_count(&search->pieces, group,
                                                 search->layout->cell_of,
                                                 search->layout->area_at);
        cost += piece_cost * ((double)broken->pieces[i] -
                              (double)search->piece_counts[group]);
    }
    return cost;
}

// Make a move unless it costs more than is allowed.
static void try_move(struct search *search, const struct hexagon_move *move,
                     double allowed) {
    struct broken broken;
    double cost = -hexagon_energy_near(&search->energy, move);
    hexagon_layout_move(search->layout, move);
    cost += hexagon_energy_near(&search->energy, move);
    find_groups(search, move, &broken);
    if (cost - spare_cost(search, &broken) > allowed ||
        cost + count_pieces(search, &broken) > allowed) {
        hexagon_layout_undo(search->layout, move);
        return;
    }
    for (size_t i = 0; i < broken.count; i++) {
        search->piece_counts[broken.groups[i]] = broken.pieces[i];
    }
}

static bool are_whole(const struct search *search) {
    for (size_t i = 0; i < search->layout->problem->group_count; i++) {
        if (search->piece_counts[i] > 1) return false;
    }
    return true;
}

static void anneal(struct search *search, double temperature) {
    const size_t draws =
        draws_an_area / rounds * search->layout->problem->areas->count;
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < draws; i++) {
            struct hexagon_move move;
            if (!hexagon_proposal_draw(search->layout, &search->lots, &move)) {
                continue;
            }
            if (!hexagon_layout_is_sound(search->layout, &move)) continue;
            try_move(search, &move, temperature * draw_patience(search));
        }
        temperature *= cooling;
    }
}

void hexagon_search(struct hexagon_layout *layout) {
    const struct hexagon_problem *problem = layout->problem;
    struct search search = {.layout = layout, .lots = {lots_begin}};
    hexagon_energy_create(layout, &search.energy);
    hexagon_pieces_create(problem->cells, problem->groups,
                          problem->areas->count, problem->group_count,
                          &search.pieces);
    search.piece_counts =
        atlas_xcalloc(problem->group_count + 1, sizeof(*search.piece_counts));
    for (uint32_t i = 0; i < problem->group_count; i++) {
        search.piece_counts[i] = hexagon_pieces_count(
            &search.pieces, i, layout->cell_of, layout->area_at);
    }
    double temperature = temperature_first;
    for (int run = 0; run < runs; run++) {
        anneal(&search, temperature);
        if (are_whole(&search)) break;
        temperature /= 2;
    }
    free(search.piece_counts);
    hexagon_pieces_release(&search.pieces);
    hexagon_energy_release(&search.energy);
}
