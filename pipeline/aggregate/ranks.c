// Ranks with the range that chance leaves them.
//
// In:  rates with their counts, a design effect.
// Out: a rank and a range for each.
//
// Each area's rate is drawn from a beta distribution with its own counts, as
// small as the design effect makes them (half a count added to both sides, as
// Jeffreys has it), all areas are ranked, and that is done again and again.
// What lies between the 2.5 % and the 97.5 % of an area's simulated ranks is
// its range; the rank itself is never left out of it. Ranks of more than a
// thousand areas are tallied in bins, so that memory stays small; a range then
// reaches to the ends of its bins.

#include <stdlib.h>
#include <string.h>

#include "atlas/uncertainty.h"
#include "draws.h"

// Any number: fixed, so that the same rates have the same ranges.
#define RANK_SEED UINT64_C(20240704)

enum { BINS_MOST = 1000 };

// An area's rate or draw.
struct entry {
    double value;
    uint32_t at;  // among those with numbers
};

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->value != b->value) return a->value < b->value ? 1 : -1;
    return (a->at > b->at) - (a->at < b->at);
}

// The areas with numbers, in order of their rates.
struct league {
    const struct atlas_rate *rates;
    uint32_t *areas;  // of the caller's list
    size_t count;
    struct entry *entries;
    size_t bins;      // of ranks
    uint16_t *tally;  // count * bins: how often an area's rank lay in a bin
};

static void league_fill(struct league *league, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (league->rates[i].state != ATLAS_NUMBER) continue;
        if (league->rates[i].whole <= 0) continue;
        league->areas[league->count++] = (uint32_t)i;
    }
}

static void league_draw(struct league *league, double factor,
                        struct draws *draws) {
    for (size_t i = 0; i < league->count; i++) {
        const struct atlas_rate *rate = &league->rates[league->areas[i]];
        const double part = (double)rate->part / factor + 0.5;
        const double rest = (double)(rate->whole - rate->part) / factor + 0.5;
        league->entries[i] =
            (struct entry){draws_beta(draws, part, rest), (uint32_t)i};
    }
    qsort(league->entries, league->count, sizeof(*league->entries),
          compare_entries);
    for (size_t rank = 0; rank < league->count; rank++) {
        const size_t bin = rank * league->bins / league->count;
        league->tally[league->entries[rank].at * league->bins + bin]++;
    }
}

// The bin that `share` of an area's simulated ranks do not exceed.
static size_t tally_quantile(const struct league *league, size_t area,
                             double share) {
    const uint16_t *tally = &league->tally[area * league->bins];
    double seen = 0;
    size_t bin = 0;
    for (; bin + 1 < league->bins; bin++) {
        seen += tally[bin];
        if (seen >= share * ATLAS_RANK_DRAWS) break;
    }
    return bin;
}

// First rank of a bin, counted from 0: the least that falls into it.
static size_t bin_start(const struct league *league, size_t bin) {
    return (bin * league->count + league->bins - 1) / league->bins;
}

// Ranks by the rates as they are; equal ones share the best.
static void league_rank(struct league *league, struct atlas_rank *ranks) {
    for (size_t i = 0; i < league->count; i++) {
        league->entries[i] = (struct entry){
            league->rates[league->areas[i]].percent, (uint32_t)i};
    }
    qsort(league->entries, league->count, sizeof(*league->entries),
          compare_entries);
    uint32_t rank = 0;
    for (size_t i = 0; i < league->count; i++) {
        if (!i || league->entries[i].value < league->entries[i - 1].value) {
            rank = (uint32_t)(i + 1);
        }
        ranks[league->areas[league->entries[i].at]].rank = rank;
    }
}

static void league_range(const struct league *league,
                         struct atlas_rank *ranks) {
    for (size_t i = 0; i < league->count; i++) {
        struct atlas_rank *rank = &ranks[league->areas[i]];
        const size_t low = tally_quantile(league, i, 0.025);
        const size_t high = tally_quantile(league, i, 0.975);
        rank->low = (uint32_t)(bin_start(league, low) + 1);
        rank->high = (uint32_t)bin_start(league, high + 1);
        if (rank->low > rank->rank) rank->low = rank->rank;
        if (rank->high < rank->rank) rank->high = rank->rank;
        rank->of = (uint32_t)league->count;
    }
}

void atlas_ranks_simulate(const struct atlas_rate *rates, size_t count,
                          double factor, struct atlas_rank *ret_ranks) {
    struct league league = {
        .rates = rates,
        .areas = atlas_xcalloc(count + 1, sizeof(*league.areas)),
        .entries = atlas_xcalloc(count + 1, sizeof(*league.entries)),
    };
    struct draws draws = {.state = RANK_SEED};
    memset(ret_ranks, 0, count * sizeof(*ret_ranks));
    league_fill(&league, count);
    league.bins = league.count < BINS_MOST ? league.count : BINS_MOST;
    league.tally =
        atlas_xcalloc(league.count * league.bins + 1, sizeof(*league.tally));
    for (int i = 0; i < ATLAS_RANK_DRAWS; i++) {
        league_draw(&league, factor, &draws);
    }
    league_rank(&league, ret_ranks);
    league_range(&league, ret_ranks);
    free(league.tally);
    free(league.entries);
    free(league.areas);
}
