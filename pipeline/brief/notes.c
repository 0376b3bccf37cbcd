// The words that are the same in every pack: footnotes, method; and the
// sentences that answer.
//
// In:  one area's facts.
// Out: passages.

#include <math.h>
#include <string.h>

#include "atlas/uncertainty.h"
#include "report.h"
#include "words.h"

static const char *files_of(struct report *report) {
    const struct atlas_absence *absence = report->brief->ground->source.absence;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < absence->file_count; i++) {
        if (i) atlas_text_add(&text, ", ");
        atlas_text_add(&text, absence->files[i]);
    }
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

// Years that the places have figures for, and why not the same ones.
static const char *years_note(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const uint32_t newest = brief->years[brief->year_count - 1];
    if (newest == brief->period) {
        return "Every figure says its year, and no figure mixes years.";
    }
    return report_text(
        report,
        "School figures end with %s: after that year there is no figure for "
        "an area that is added up from schools, while DfE's own rows for "
        "authorities, regions and England run to %s. Every figure says its "
        "year, and no figure mixes years.",
        atlas_period_text(brief->ground->source.absence->latest_school_period)
            .text,
        atlas_period_text(newest).text);
}

// Places of which the files have only some schools: no sum would be true.
static const char *partial_note(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < brief->place_count; i++) {
        if (!brief->places[i].partial) continue;
        atlas_text_addf(&text, " %s: %s.", brief->places[i].name,
                        brief->places[i].partial);
    }
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

// Whether severe absence is there for the area's year, and if not why.
static const char *states_note(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const struct atlas_rate severe = ground_rate(
        brief->ground->source.rates, brief->level, brief->area, brief->period,
        ground_measure(GROUND_SEVERE), ATLAS_PHASE_TOTAL);
    const char *why =
        severe.state == ATLAS_NOT_AVAILABLE
            ? " The school figures of this area's year have no counts of "
              "severe absence, so that none can be added up for it."
            : "";
    return report_text(
        report,
        "Not available: the files have no such figure for this area and "
        "year. Suppressed: hidden by the publisher, and so is every total "
        "that uses it. No such school: there is nothing to count. None of "
        "these is zero.%s%s",
        why, partial_note(report));
}

static const char *intervals_note(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const struct ground_column *column = ground_column(
        brief->ground, ground_measure(GROUND_PERSISTENT), ATLAS_PHASE_TOTAL);
    atlas_text_add(&text,
                   "95% Wilson intervals. Pupils of one school are alike, so "
                   "that the number of enrolments is divided by the design "
                   "effect, estimated from ");
    words_add_schools(&text, column->dispersion.schools);
    atlas_text_add(&text, " of all areas of this kind: ");
    atlas_text_add_fixed(&text, column->dispersion.factor, 1);
    atlas_text_add(&text, " for all phases together");
    if (brief->ground->school_period != brief->ground->period) {
        atlas_text_addf(&text, " (schools of %s)",
                        atlas_period_text(brief->ground->school_period).text);
    }
    atlas_text_add(&text,
                   ". The range of a rank holds 95% of 2,000 simulated "
                   "ranks.");
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

static const char *similar_note(struct report *report) {
    const struct atlas_profiles *profiles = &report->brief->ground->profiles;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, "Similar areas are nearest in ");
    for (int i = 0, added = 0; i < ATLAS_TRAIT_END; i++) {
        if (!profiles->count || !profiles->held[i]) continue;
        if (added++) atlas_text_add(&text, "; ");
        atlas_text_add(&text, atlas_trait_text((enum atlas_trait)i));
    }
    atlas_text_add(&text,
                   "; each counts the same, no absence is among them. \"Kept "
                   "3 of 4\": still among the most similar when each of four "
                   "traits is left out in turn, three times.");
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

void report_add_notes(struct report *report) {
    const char *const texts[NOTE_END] = {
        [NOTE_SOURCE] = report_text(
            report,
            "Department for Education, Pupil absence in schools in England, "
            "full-year figures (%s); schools by Get Information about "
            "Schools. Analysis of official statistics, not itself an "
            "official statistic.",
            files_of(report)),
        [NOTE_LOCATION] =
            "Constituencies and districts count the schools that stand in "
            "them, not the pupils who live there. Authorities, regions and "
            "England count the schools that each authority runs, as DfE "
            "publishes them.",
        [NOTE_SESSIONS] =
            "Sessions missed as a percentage of possible sessions; a session "
            "is half a school day. Overall is authorised plus unauthorised. "
            "Sessions missed in brackets.",
        [NOTE_PERSISTENT] =
            "Enrolments that missed 10% or more (persistent) or 50% or more "
            "(severe) of their own possible sessions, as a percentage of "
            "enrolments; severe is part of persistent. Their number in "
            "brackets.",
        [NOTE_ENROLMENTS] =
            "A pupil on a school's roll in the year; one who moves counts "
            "more than once.",
        [NOTE_TOTAL] =
            "All schools are state-funded primary, state-funded secondary "
            "and special schools, without pupil referral units and "
            "alternative provision.",
        [NOTE_YEARS] = years_note(report),
        [NOTE_COMPARE] =
            "Figures of five half terms to 2011/12 and of six from 2012/13 "
            "do not compare. There are none for 2019/20. In 2020/21 and "
            "2021/22 sessions missed for Covid-19 (code X) count as possible "
            "and not as absence.",
        [NOTE_STATES] = states_note(report),
        [NOTE_INTERVALS] = intervals_note(report),
        [NOTE_SIMILAR] = similar_note(report),
    };
    for (int i = 0; i < NOTE_END; i++) {
        report->notes[i] = (struct atlas_passage){texts[i], 0};
    }
}

void report_add_method(struct report *report) {
    const unsigned forms = ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES;
    report_heading(report, forms, "How the figures were made");
    report_paragraph(
        report, forms,
        "Each school of the absence release was found in the register by its "
        "number, else by its authority and establishment number, else by "
        "the school that succeeded it, and placed by its coordinates. Counts "
        "of the schools in an area were added up and then divided; rates are "
        "never averaged.",
        NOTE_BIT(NOTE_SOURCE) | NOTE_BIT(NOTE_LOCATION) | NOTE_BIT(NOTE_TOTAL) |
            NOTE_BIT(NOTE_COMPARE));
}

static struct atlas_rate rate_of(const struct atlas_brief *brief, size_t place,
                                 const char *measure) {
    return ground_rate(brief->ground->source.rates, brief->places[place].level,
                       brief->places[place].area, brief->period,
                       atlas_measure_find(measure), ATLAS_PHASE_TOTAL);
}

static void add_others(const struct atlas_brief *brief, const char *measure,
                       struct atlas_text *text) {
    size_t count = 0;
    size_t added = 0;
    for (size_t i = 1; i < brief->place_count; i++) {
        count += rate_of(brief, i, measure).state == ATLAS_NUMBER;
    }
    if (!count) return;
    atlas_text_add(text, ", against ");
    for (size_t i = 1; i < brief->place_count; i++) {
        const struct atlas_rate other = rate_of(brief, i, measure);
        if (other.state != ATLAS_NUMBER) continue;
        words_add_between(text, added++, count);
        words_add_rate(text, &other);
        atlas_text_add(text, " in ");
        words_add_place(text, &brief->places[i]);
    }
}

// "Not distinguishable from England", or on which side.
static void add_verdict(const struct atlas_brief *brief,
                        struct atlas_text *text) {
    const size_t last = brief->place_count - 1;
    const struct atlas_rate england = rate_of(brief, last, "persistent");
    const struct atlas_interval interval = atlas_brief_interval(
        brief->ground, brief->area, ground_measure(GROUND_PERSISTENT),
        ATLAS_PHASE_TOTAL);
    static const char *const verdicts[] = {
        [ATLAS_SIDE_BELOW] = "Below ",
        [ATLAS_SIDE_WITHIN] = "Not distinguishable from ",
        [ATLAS_SIDE_ABOVE] = "Above ",
    };
    const enum atlas_side side = atlas_interval_side(&interval, &england);
    if (last == 0 || side == ATLAS_SIDE_UNKNOWN ||
        brief->period != brief->ground->period) {
        return;
    }
    atlas_text_addf(text, " %s%s on persistent absence (95%% interval ",
                    verdicts[side], brief->places[last].name);
    words_add_interval(text, &interval);
    atlas_text_add(text, ").");
}

const char *report_headline(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const struct atlas_rate overall = rate_of(brief, 0, "overall");
    const struct atlas_rate persistent = rate_of(brief, 0, "persistent");
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text, "In %s, ", atlas_period_text(brief->period).text);
    if (persistent.state == ATLAS_NUMBER) {
        words_add_rate(&text, &persistent);
        atlas_text_add(&text, " of enrolments in schools in ");
        words_add_place(&text, &brief->places[0]);
        atlas_text_add(&text, " were persistently absent");
        add_others(brief, "persistent", &text);
        atlas_text_add(&text, "; overall absence was ");
    } else {
        atlas_text_add(&text, "persistent absence in ");
        words_add_place(&text, &brief->places[0]);
        atlas_text_addf(&text, " was %s; overall absence was ",
                        words_state(persistent.state));
    }
    words_add_rate(&text, &overall);
    add_others(brief, "overall", &text);
    atlas_text_add_char(&text, '.');
    add_verdict(brief, &text);
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

static void add_parts(const struct atlas_brief *brief,
                      struct atlas_text *text) {
    atlas_text_addf(text, "By %s, it lies in ", brief->part_kind);
    for (size_t i = 0; i < brief->part_count; i++) {
        words_add_between(text, i, brief->part_count);
        atlas_text_addf(text, "%s (", brief->parts[i].name);
        if (brief->parts[i].share < 0.01) {
            atlas_text_add(text, "under 1");
        } else {
            atlas_text_add_fixed(text, 100 * brief->parts[i].share, 0);
        }
        atlas_text_add(text, "% of its land, ");
        words_add_schools(text, brief->parts[i].schools);
        atlas_text_add_char(text, ')');
    }
    atlas_text_add_char(text, '.');
}

// "Neighbours: Preston (10.3%), ..." of persistent absence.
static void add_list(const struct atlas_brief *brief, const char *what,
                     const uint32_t *areas, size_t count,
                     struct atlas_text *text) {
    const struct atlas_rates *rates = brief->ground->source.rates;
    if (!count) return;
    atlas_text_addf(text, "%s, with their persistent absence in %s: ", what,
                    atlas_period_text(brief->ground->period).text);
    for (size_t i = 0; i < count; i++) {
        const struct atlas_rate rate =
            ground_rate(rates, brief->level, areas[i], brief->ground->period,
                        ground_measure(GROUND_PERSISTENT), ATLAS_PHASE_TOTAL);
        words_add_between(text, i, count);
        atlas_text_addf(text, "%s (",
                        rates->levels[brief->level].areas[areas[i]].name);
        words_add_rate(text, &rate);
        atlas_text_add_char(text, ')');
    }
    atlas_text_add_char(text, '.');
}

static void add_similar(const struct atlas_brief *brief,
                        struct atlas_text *text) {
    uint32_t areas[ATLAS_BRIEF_SIMILAR];
    for (size_t i = 0; i < brief->similar_count; i++) {
        areas[i] = brief->similar[i].area;
    }
    add_list(brief, "Most like it", areas, brief->similar_count, text);
}

static void add_runners(const struct atlas_brief *brief,
                        struct atlas_text *text) {
    atlas_text_add(text, "Its schools are run by: ");
    for (size_t i = 0; i < brief->runner_count; i++) {
        words_add_between(text, i, brief->runner_count);
        atlas_text_addf(text, "%s (", brief->runners[i].name);
        words_add_schools(text, brief->runners[i].schools);
        atlas_text_add_char(text, ')');
    }
    atlas_text_add_char(text, '.');
}

static void add_coverage(const struct atlas_brief *brief,
                         struct atlas_text *text) {
    static const char *const ways[] = {
        [ATLAS_MATCH_URN] = "by number and location",
        [ATLAS_MATCH_LAESTAB] = "by authority and establishment number",
        [ATLAS_MATCH_LINK] = "by successor",
        [ATLAS_MATCH_NONE] = "by the release alone, not in the register",
    };
    bool is_next = false;
    for (int i = 0; i < ATLAS_MATCH_END; i++) {
        if (!brief->by_method[i]) continue;
        if (is_next) atlas_text_add(text, "; ");
        atlas_text_add_grouped(text, (int64_t)brief->by_method[i]);
        if (!is_next) {
            atlas_text_add(text, " of ");
            words_add_schools(text, brief->schools);
            atlas_text_add(text, " placed");
        }
        atlas_text_addf(text, " %s", ways[i]);
        is_next = true;
    }
    atlas_text_add_char(text, '.');
}

static void add_missing(const struct atlas_brief *brief,
                        struct atlas_text *text) {
    const struct atlas_rates *rates = brief->ground->source.rates;
    const uint32_t row = ground_row(rates, brief->level, brief->area,
                                    brief->period, ATLAS_PHASE_TOTAL);
    const int64_t missing =
        row == ATLAS_NONE ? 0 : rates->rows[row].schools_missing;
    if (missing <= 0) return;
    words_add_schools(text, (size_t)missing);
    atlas_text_add(text,
                   " of authorities that run schools here could not be placed "
                   "and may belong here: they are in no area's figure.");
}

static void add_rank(const struct atlas_brief *brief, struct atlas_text *text) {
    const struct atlas_rank rank =
        atlas_brief_rank(brief->ground, brief->area,
                         ground_measure(GROUND_PERSISTENT), ATLAS_PHASE_TOTAL);
    if (!rank.rank || rank.of < 2) return;
    atlas_text_addf(text,
                    "Rank on persistent absence in %s, 1 being the highest: "
                    "%u of %u, and by chance anywhere from %u to %u.",
                    atlas_period_text(brief->ground->period).text, rank.rank,
                    rank.of, rank.low, rank.high);
}

// Keep a sentence, if there is one.
static void keep_sentence(struct report *report, struct atlas_text *text,
                          uint32_t notes, struct atlas_passage *items,
                          size_t *count) {
    if (!text->length) return;
    items[*count].notes = notes;
    items[(*count)++].text = words_keep(report->arena, text);
}

size_t report_place_sentences(struct report *report,
                              struct atlas_passage *ret_items) {
    const struct atlas_brief *brief = report->brief;
    struct atlas_text text = ATLAS_TEXT_INIT;
    size_t count = 0;
    if (brief->part_count) add_parts(brief, &text);
    keep_sentence(report, &text, 0, ret_items, &count);
    if (brief->runner_count) add_runners(brief, &text);
    keep_sentence(report, &text, 0, ret_items, &count);
    if (brief->schools) add_coverage(brief, &text);
    keep_sentence(report, &text, 0, ret_items, &count);
    add_missing(brief, &text);
    keep_sentence(report, &text, 0, ret_items, &count);
    add_rank(brief, &text);
    keep_sentence(report, &text, NOTE_BIT(NOTE_INTERVALS), ret_items, &count);
    add_list(brief, "Neighbours", brief->neighbours, brief->neighbour_count,
             &text);
    keep_sentence(report, &text, 0, ret_items, &count);
    add_similar(brief, &text);
    keep_sentence(report, &text, NOTE_BIT(NOTE_SIMILAR), ret_items, &count);
    atlas_text_release(&text);
    return count;
}
