// Adding and dividing counts that may be missing.
//
// In:  counts with their states.
// Out: sums and rates with theirs.
//
// The sum must not depend on the order of its parts. Not applicable is the
// neutral element; two parts that are not neutral give the worse state, but a
// bounded one (low) can no longer be kept apart from what it was added to, so
// with anything else, or with another low one, it is at least unreliable. That
// operation is commutative and associative: the test tries every triple.

#include "atlas/vocabulary.h"

static enum atlas_state worse(enum atlas_state left, enum atlas_state right) {
    return left > right ? left : right;
}

static enum atlas_state joined(enum atlas_state left, enum atlas_state right) {
    if (left == ATLAS_NOT_APPLICABLE) return right;
    if (right == ATLAS_NOT_APPLICABLE) return left;
    const enum atlas_state state = worse(left, right);
    return state == ATLAS_LOW ? ATLAS_UNRELIABLE : state;
}

void atlas_count_add(struct atlas_count *total, struct atlas_count part) {
    int64_t sum = 0;
    total->state = joined(total->state, part.state);
    if (total->state == ATLAS_NUMBER &&
        __builtin_add_overflow(total->value, part.value, &sum)) {
        total->state = ATLAS_UNRELIABLE;
    }
    total->value = total->state == ATLAS_NUMBER ? sum : 0;
}

struct atlas_count atlas_count_nothing(void) {
    return (struct atlas_count){0, ATLAS_NOT_APPLICABLE};
}

struct atlas_rate atlas_rate_of(struct atlas_count part,
                                struct atlas_count whole) {
    struct atlas_rate rate = {0};
    rate.state = worse(part.state, whole.state);
    if (rate.state != ATLAS_NUMBER) return rate;
    if (whole.value <= 0) {
        rate.state = ATLAS_NOT_APPLICABLE;
        return rate;
    }
    rate.part = part.value;
    rate.whole = whole.value;
    rate.percent = 100.0 * (double)part.value / (double)whole.value;
    return rate;
}

bool atlas_schools_few(struct atlas_count schools, int64_t least) {
    return schools.state == ATLAS_NUMBER && schools.value > 0 &&
           schools.value < least;
}

struct atlas_rate atlas_rate_few(struct atlas_rate rate) {
    if (rate.state == ATLAS_NOT_APPLICABLE) return rate;
    return (struct atlas_rate){.state = worse(rate.state, ATLAS_FEW_SCHOOLS)};
}
