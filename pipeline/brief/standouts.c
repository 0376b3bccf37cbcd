// What stands out: at most three sentences, each from a rule.
//
// In:  one area's places and the ground.
// Out: sentences in neutral words, the same rules in the same order for every
//      area; a rule that finds nothing says nothing.
//
//   region   persistent absence of a phase lies furthest from the region's, of
//            those whose 95 % interval does not hold it
//   change   overall absence has changed more over the year than in nine of ten
//            areas of the level, up or down
//   school   without its largest school the area's persistent absence moves by
//            half a percentage point or more
//   phase    persistent absence is above England's in one of primary and
//            secondary, below it in the other, both beyond their intervals

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/uncertainty.h"
#include "facts.h"
#include "words.h"

// A largest school that moves the rate by so much "drives" it.
#define SCHOOL_POINTS 0.5
// Share of areas that changed less.
#define CHANGE_SHARE 0.9

static void add_standout(struct atlas_brief *brief, struct atlas_text *text) {
    if (brief->standout_count < ATLAS_BRIEF_STANDOUTS) {
        brief->standouts[brief->standout_count++] =
            words_keep(&brief->arena, text);
    }
    atlas_text_release(text);
}

static const struct atlas_brief_place *place_of(const struct atlas_brief *brief,
                                                size_t level) {
    for (size_t i = 1; i < brief->place_count; i++) {
        if (brief->places[i].level == level) return &brief->places[i];
    }
    return NULL;
}

static struct atlas_rate rate_of(const struct atlas_brief *brief,
                                 const struct atlas_brief_place *place,
                                 enum atlas_phase phase) {
    return ground_rate(brief->ground->source.rates, place->level, place->area,
                       brief->period, ground_measure(GROUND_PERSISTENT), phase);
}

// On which side of a place's rate the area's interval lies.
static enum atlas_side side_of(const struct atlas_brief *brief,
                               const struct atlas_brief_place *place,
                               enum atlas_phase phase) {
    const struct atlas_rate reference = rate_of(brief, place, phase);
    const struct atlas_interval interval = atlas_brief_interval(
        brief->ground, brief->area, ground_measure(GROUND_PERSISTENT), phase);
    if (brief->period != brief->ground->period) return ATLAS_SIDE_UNKNOWN;
    return atlas_interval_side(&interval, &reference);
}

static bool is_apart(enum atlas_side side) {
    return side == ATLAS_SIDE_BELOW || side == ATLAS_SIDE_ABOVE;
}

static void find_region(struct atlas_brief *brief) {
    const struct atlas_brief_place *region = place_of(brief, 1);
    enum atlas_phase best = ATLAS_PHASE_END;
    double distance = 0;
    if (!region) region = place_of(brief, 0);
    for (int i = 0; region && i < ATLAS_PHASE_END; i++) {
        const enum atlas_phase phase = (enum atlas_phase)i;
        if (!is_apart(side_of(brief, region, phase))) continue;
        const double apart =
            fabs(rate_of(brief, &brief->places[0], phase).percent -
                 rate_of(brief, region, phase).percent);
        if (apart <= distance) continue;
        distance = apart;
        best = phase;
    }
    if (best == ATLAS_PHASE_END) return;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const struct atlas_rate own = rate_of(brief, &brief->places[0], best);
    const struct atlas_rate reference = rate_of(brief, region, best);
    atlas_text_addf(&text, "Persistent absence in %s schools was ",
                    words_phase(best));
    words_add_rate(&text, &own);
    atlas_text_add(&text, ", ");
    atlas_text_add_fixed(&text, distance, 1);
    atlas_text_addf(&text, " percentage points %s ",
                    own.percent > reference.percent ? "above" : "below");
    words_add_place(&text, region);
    atlas_text_add(&text, " (");
    words_add_rate(&text, &reference);
    atlas_text_add(&text,
                   "): the widest of its differences that are beyond chance.");
    add_standout(brief, &text);
}

static struct atlas_rate overall_at(const struct atlas_brief *brief,
                                    uint32_t area, uint32_t period) {
    return ground_rate(brief->ground->source.rates, brief->level, area, period,
                       atlas_measure_find("overall"), ATLAS_PHASE_TOTAL);
}

// The area's year before its latest; 0: none.
static uint32_t year_before(const struct atlas_brief *brief) {
    uint32_t before = 0;
    for (size_t i = 0; i < brief->year_count; i++) {
        if (brief->years[i] < brief->period &&
            overall_at(brief, brief->area, brief->years[i]).state ==
                ATLAS_NUMBER) {
            before = brief->years[i];
        }
    }
    return before;
}

// Share of the level's areas whose change was less far in this direction.
static double share_changed_less(const struct atlas_brief *brief,
                                 uint32_t before, double change) {
    const struct atlas_rate_level *level =
        &brief->ground->source.rates->levels[brief->level];
    size_t less = 0;
    size_t count = 0;
    for (size_t i = 0; i < level->area_count; i++) {
        const struct atlas_rate now =
            overall_at(brief, (uint32_t)i, brief->period);
        const struct atlas_rate then = overall_at(brief, (uint32_t)i, before);
        if (i == brief->area || now.state || then.state) continue;
        const double other = now.percent - then.percent;
        count++;
        less += change > 0 ? other < change : other > change;
    }
    return count ? (double)less / (double)count : 0;
}

static void find_change(struct atlas_brief *brief) {
    const uint32_t before = year_before(brief);
    const struct atlas_rate now = overall_at(brief, brief->area, brief->period);
    if (!before || now.state) return;
    const struct atlas_rate then = overall_at(brief, brief->area, before);
    const double change = now.percent - then.percent;
    const double share = share_changed_less(brief, before, change);
    if (share < CHANGE_SHARE || fabs(change) < 0.05) return;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text, "Overall absence %s from ",
                    change > 0 ? "rose" : "fell");
    words_add_rate(&text, &then);
    atlas_text_addf(&text, " in %s to ", atlas_period_text(before).text);
    words_add_rate(&text, &now);
    atlas_text_addf(&text, " in %s, a larger %s than in ",
                    atlas_period_text(brief->period).text,
                    change > 0 ? "rise" : "fall");
    atlas_text_add_fixed(&text, floor(100 * share), 0);
    atlas_text_add(&text, "% of the areas of its kind.");
    add_standout(brief, &text);
}

// The row of the area's largest school with numbers; ATLAS_NONE.
static uint32_t largest_school(const struct atlas_brief *brief) {
    const struct atlas_absence *absence = brief->ground->source.absence;
    uint32_t best = ATLAS_NONE;
    int64_t most = 0;
    for (size_t row = 0; row < absence->school_count; row++) {
        const struct atlas_count size =
            atlas_absence_school(absence, row, ATLAS_ENROLMENTS);
        if (size.state || size.value <= most) continue;
        if (!facts_has_school(brief, row)) continue;
        most = size.value;
        best = (uint32_t)row;
    }
    return best;
}

static const char *school_name(const struct atlas_brief *brief, uint32_t row) {
    const struct atlas_brief_source *source = &brief->ground->source;
    const char *name = source->absence->schools[row].name;
    const uint32_t item = source->placement->matches[row].school;
    if (name && *name) return name;
    return item == ATLAS_NONE ? "its largest school"
                              : source->schools->items[item].name;
}

// The area's rate without one of its schools.
static struct atlas_rate rate_without(const struct atlas_brief *brief,
                                      uint32_t row) {
    const struct atlas_absence *absence = brief->ground->source.absence;
    struct atlas_rate rate =
        rate_of(brief, &brief->places[0], ATLAS_PHASE_TOTAL);
    const struct atlas_count part =
        atlas_absence_school(absence, row, ATLAS_PERSISTENT);
    const struct atlas_count whole =
        atlas_absence_school(absence, row, ATLAS_ENROLMENTS);
    if (rate.state) return rate;
    if (part.state) return (struct atlas_rate){.state = part.state};
    return atlas_rate_of(
        (struct atlas_count){rate.part - part.value, ATLAS_NUMBER},
        (struct atlas_count){rate.whole - whole.value, ATLAS_NUMBER});
}

static void find_school(struct atlas_brief *brief) {
    const uint32_t row = largest_school(brief);
    if (row == ATLAS_NONE) return;
    const struct atlas_rate all =
        rate_of(brief, &brief->places[0], ATLAS_PHASE_TOTAL);
    const struct atlas_rate without = rate_without(brief, row);
    if (all.state || without.state ||
        fabs(all.percent - without.percent) < SCHOOL_POINTS) {
        return;
    }
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text, "One school, %s, moves the figure: without it, ",
                    school_name(brief, row));
    atlas_text_add(&text, "persistent absence in all schools would be ");
    words_add_rate(&text, &without);
    atlas_text_add(&text, ", not ");
    words_add_rate(&text, &all);
    atlas_text_add_char(&text, '.');
    add_standout(brief, &text);
}

static void find_phase(struct atlas_brief *brief) {
    const struct atlas_brief_place *england = place_of(brief, 0);
    if (!england) return;
    const enum atlas_side primary =
        side_of(brief, england, ATLAS_PHASE_PRIMARY);
    const enum atlas_side secondary =
        side_of(brief, england, ATLAS_PHASE_SECONDARY);
    if (!is_apart(primary) || !is_apart(secondary) || primary == secondary) {
        return;
    }
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(
        &text,
        "Phases go different ways: persistent absence is %s %s in primary "
        "schools and %s it in secondary schools, both beyond chance.",
        primary == ATLAS_SIDE_ABOVE ? "above" : "below", england->name,
        secondary == ATLAS_SIDE_ABOVE ? "above" : "below");
    add_standout(brief, &text);
}

void facts_find_standouts(struct atlas_brief *brief) {
    find_region(brief);
    find_change(brief);
    find_school(brief);
    find_phase(brief);
}
