// One area beside its neighbours and the areas like it.
//
// In:  a configuration, an area, whom to compare with.
// Out: a table, CSV or JSON on stdout.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "briefing.h"
#include "commands.h"
#include "setup.h"

enum { SIMILAR_MOST = 50, SIMILAR_USUAL = 5, NAME_WIDTH = 38 };

// Whom the command line asks for.
struct wish {
    bool neighbours;
    size_t similar;
};

// One line of the answer.
struct line {
    size_t level;
    uint32_t area;
    const char *relation;
    double distance;  // below 0: none
    struct atlas_rate overall;
    struct atlas_rate persistent;
    struct atlas_rate severe;
    struct atlas_interval interval;  // of persistent absence
    struct atlas_rank rank;
};

struct lines {
    const struct briefing *briefing;
    const struct atlas_brief_ground *ground;
    uint32_t period;
    struct line *items;
    size_t count;
};

static enum atlas_status fail_wish(const char *word, struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_USAGE, "--with",
                      "'%s' is neither neighbours nor similar:N with N from 1 "
                      "to %d",
                      word, SIMILAR_MOST);
}

static enum atlas_status read_word(const char *word, struct wish *wish,
                                   struct atlas_error *err) {
    static const char similar[] = "similar";
    const size_t length = sizeof(similar) - 1;
    if (!strcmp(word, "neighbours")) {
        wish->neighbours = true;
        return ATLAS_OK;
    }
    if (strncmp(word, similar, length)) return fail_wish(word, err);
    if (!word[length]) {
        wish->similar = SIMILAR_USUAL;
        return ATLAS_OK;
    }
    char *end = NULL;
    const long number =
        word[length] == ':' ? strtol(word + length + 1, &end, 10) : 0;
    if (number < 1 || number > SIMILAR_MOST || *end) {
        return fail_wish(word, err);
    }
    wish->similar = (size_t)number;
    return ATLAS_OK;
}

static enum atlas_status read_wish(const struct arguments *arguments,
                                   struct wish *wish, struct atlas_error *err) {
    const char *at = arguments_value(arguments, OPTION_WITH_AREAS, NULL);
    enum atlas_status status = ATLAS_OK;
    if (!at) {
        *wish = (struct wish){true, SIMILAR_USUAL};
        return ATLAS_OK;
    }
    while (!status) {
        const size_t length = strcspn(at, ",");
        char word[32];
        snprintf(word, sizeof(word), "%.*s", (int)length, at);
        status = length < sizeof(word) ? read_word(word, wish, err)
                                       : fail_wish(at, err);
        if (!at[length]) break;
        at += length + 1;
    }
    return status;
}

static struct atlas_rate rate_at(const struct lines *lines, size_t level,
                                 uint32_t area, const char *measure) {
    const struct atlas_rates *rates = &lines->briefing->results.rates;
    const uint32_t period = atlas_rates_period(rates, lines->period);
    const size_t row =
        atlas_rates_row(rates, level, period, area, ATLAS_PHASE_TOTAL);
    if (!rates->rows[row].is_present) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    return atlas_rates_measure(rates, row, atlas_measure_find(measure));
}

// Intervals and ranks are those of the level that is compared.
static void add_line(struct lines *lines, size_t level, uint32_t area,
                     const char *relation, double distance, bool is_peer) {
    struct line *line = &lines->items[lines->count++];
    *line = (struct line){
        .level = level,
        .area = area,
        .relation = relation,
        .distance = distance,
        .overall = rate_at(lines, level, area, "overall"),
        .persistent = rate_at(lines, level, area, "persistent"),
        .severe = rate_at(lines, level, area, "severe"),
        .interval = {.state = ATLAS_NOT_APPLICABLE},
    };
    if (!is_peer) return;
    const struct atlas_measure *persistent = atlas_measure_find("persistent");
    line->interval = atlas_brief_interval(lines->ground, area, persistent,
                                          ATLAS_PHASE_TOTAL);
    line->rank =
        atlas_brief_rank(lines->ground, area, persistent, ATLAS_PHASE_TOTAL);
}

static void add_lines(struct lines *lines, const struct atlas_brief *brief,
                      const struct wish *wish) {
    struct atlas_alike alike[SIMILAR_MOST];
    const size_t similar =
        atlas_brief_similar(lines->ground, brief->area, wish->similar, alike);
    lines->items =
        atlas_xcalloc(1 + brief->neighbour_count + similar + brief->place_count,
                      sizeof(*lines->items));
    add_line(lines, brief->level, brief->area, "this area", -1, true);
    for (size_t i = 0; wish->neighbours && i < brief->neighbour_count; i++) {
        add_line(lines, brief->level, brief->neighbours[i], "neighbour", -1,
                 true);
    }
    for (size_t i = 0; i < similar; i++) {
        add_line(lines, brief->level, alike[i].area, "similar",
                 alike[i].distance, true);
    }
    for (size_t i = 1; i < brief->place_count; i++) {
        add_line(lines, brief->places[i].level, brief->places[i].area,
                 brief->places[i].kind, -1, false);
    }
}

static const struct atlas_rate_area *area_of(const struct lines *lines,
                                             const struct line *line) {
    return &lines->briefing->results.rates.levels[line->level]
                .areas[line->area];
}

static void add_percent(struct atlas_text *text, const struct atlas_rate *rate,
                        int decimals) {
    if (rate->state != ATLAS_NUMBER) {
        atlas_text_add(text, atlas_state_symbol(rate->state));
    } else {
        atlas_text_add_percent(text, rate->part, rate->whole, decimals);
    }
}

static void add_bound(struct atlas_text *text,
                      const struct atlas_interval *interval, double bound,
                      int decimals) {
    if (interval->state != ATLAS_NUMBER) {
        atlas_text_add(text, atlas_state_symbol(interval->state));
    } else {
        atlas_text_add_fixed(text, bound, decimals);
    }
}

static void add_number(struct atlas_text *text, uint32_t number) {
    if (number) {
        atlas_text_add_int(text, number);
    } else {
        atlas_text_add(text, atlas_state_symbol(ATLAS_NOT_APPLICABLE));
    }
}

static void write_csv(const struct lines *lines, struct atlas_text *text) {
    atlas_text_add(text,
                   "time_period,area_code,area_name,compared_as,distance,"
                   "sess_overall_percent,enrolments_pa_10_exact_percent,"
                   "low,high,enrolments_pa_50_exact_percent,rank,rank_low,"
                   "rank_high,rank_of\n");
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        const struct atlas_rate_area *area = area_of(lines, line);
        atlas_text_addf(text, "%u,", lines->period);
        atlas_text_add_csv(text, area->code);
        atlas_text_add_char(text, ',');
        atlas_text_add_csv(text, area->name);
        atlas_text_add_char(text, ',');
        atlas_text_add_csv(text, line->relation);
        atlas_text_add_char(text, ',');
        if (line->distance < 0) {
            atlas_text_add_char(text, 'z');
        } else {
            atlas_text_add_fixed(text, line->distance, 3);
        }
        atlas_text_add_char(text, ',');
        add_percent(text, &line->overall, 5);
        atlas_text_add_char(text, ',');
        add_percent(text, &line->persistent, 5);
        atlas_text_add_char(text, ',');
        add_bound(text, &line->interval, line->interval.low, 5);
        atlas_text_add_char(text, ',');
        add_bound(text, &line->interval, line->interval.high, 5);
        atlas_text_add_char(text, ',');
        add_percent(text, &line->severe, 5);
        const uint32_t ranks[] = {line->rank.rank, line->rank.low,
                                  line->rank.high, line->rank.of};
        for (size_t j = 0; j < sizeof(ranks) / sizeof(ranks[0]); j++) {
            atlas_text_add_char(text, ',');
            add_number(text, ranks[j]);
        }
        atlas_text_add_char(text, '\n');
    }
}

static void add_json_rate(struct atlas_text *text, const char *key,
                          const struct atlas_rate *rate) {
    atlas_text_addf(text, ", \"%s\": ", key);
    if (rate->state == ATLAS_NUMBER) {
        atlas_text_add_percent(text, rate->part, rate->whole, 5);
    } else {
        atlas_text_addf(text, "null, \"%s_status\": \"%s\"", key,
                        atlas_state_word(rate->state));
    }
}

static void write_json(const struct lines *lines, struct atlas_text *text) {
    atlas_text_addf(text, "{\"time_period\": \"%u\", \"areas\": [",
                    lines->period);
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        const struct atlas_rate_area *area = area_of(lines, line);
        atlas_text_add(text, i ? ",\n  {\"code\": " : "\n  {\"code\": ");
        atlas_text_add_json(text, area->code);
        atlas_text_add(text, ", \"name\": ");
        atlas_text_add_json(text, area->name);
        atlas_text_add(text, ", \"compared_as\": ");
        atlas_text_add_json(text, line->relation);
        add_json_rate(text, "overall_percent", &line->overall);
        add_json_rate(text, "persistent_percent", &line->persistent);
        add_json_rate(text, "severe_percent", &line->severe);
        if (line->distance >= 0) {
            atlas_text_add(text, ", \"distance\": ");
            atlas_text_add_fixed(text, line->distance, 3);
        }
        if (line->interval.state == ATLAS_NUMBER) {
            atlas_text_add(text, ", \"persistent_low\": ");
            atlas_text_add_fixed(text, line->interval.low, 5);
            atlas_text_add(text, ", \"persistent_high\": ");
            atlas_text_add_fixed(text, line->interval.high, 5);
        }
        if (line->rank.rank) {
            atlas_text_addf(text,
                            ", \"rank\": %u, \"rank_low\": %u, "
                            "\"rank_high\": %u, \"rank_of\": %u",
                            line->rank.rank, line->rank.low, line->rank.high,
                            line->rank.of);
        }
        atlas_text_add_char(text, '}');
    }
    atlas_text_add(text, "\n]}\n");
}

// Pad to a column by characters, not bytes: names may be Welsh.
static void pad(struct atlas_text *text, size_t start, size_t width) {
    size_t letters = 0;
    for (size_t i = start; i < text->length; i++) {
        letters += ((unsigned char)text->data[i] & 0xc0) != 0x80;
    }
    do {
        atlas_text_add_char(text, ' ');
    } while (++letters < width);
}

static void add_table_line(const struct lines *lines, const struct line *line,
                           struct atlas_text *text) {
    size_t start = text->length;
    atlas_text_add(text, area_of(lines, line)->name);
    pad(text, start, NAME_WIDTH);
    start = text->length;
    add_percent(text, &line->overall, 1);
    pad(text, start, 9);
    start = text->length;
    add_percent(text, &line->persistent, 1);
    pad(text, start, 12);
    start = text->length;
    add_bound(text, &line->interval, line->interval.low, 1);
    if (line->interval.state == ATLAS_NUMBER) {
        atlas_text_add(text, " to ");
        atlas_text_add_fixed(text, line->interval.high, 1);
    }
    pad(text, start, 15);
    start = text->length;
    add_percent(text, &line->severe, 1);
    pad(text, start, 8);
    start = text->length;
    add_number(text, line->rank.rank);
    if (line->rank.rank) {
        atlas_text_addf(text, " (%u to %u)", line->rank.low, line->rank.high);
    }
    pad(text, start, 18);
    atlas_text_addf(text, "%s\n", line->relation);
}

static void write_table(const struct lines *lines, struct atlas_text *text) {
    atlas_text_addf(
        text,
        "All schools, %s. Percent; 95%% interval of persistent absence; rank "
        "1 is the highest of %u.\n\n",
        atlas_period_text(lines->period).text, lines->items[0].rank.of);
    atlas_text_addf(text, "%-38s%-9s%-12s%-15s%-8s%-18s%s\n", "area", "overall",
                    "persistent", "interval", "severe", "rank", "compared as");
    for (size_t i = 0; i < lines->count; i++) {
        add_table_line(lines, &lines->items[i], text);
    }
}

static enum atlas_status print_lines(const struct arguments *arguments,
                                     const struct lines *lines,
                                     struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (arguments_has(arguments, OPTION_JSON)) {
        write_json(lines, &text);
    } else if (arguments_has(arguments, OPTION_CSV)) {
        write_csv(lines, &text);
    } else {
        write_table(lines, &text);
    }
    const enum atlas_status status = setup_print(&text, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status compare_area(const struct arguments *arguments,
                                      const struct wish *wish,
                                      struct briefing *briefing,
                                      struct atlas_error *err) {
    struct atlas_brief_ground *ground = NULL;
    struct atlas_brief brief = {0};
    struct briefing_area area = {0};
    struct lines lines = {.briefing = briefing};
    enum atlas_status status =
        briefing_find(briefing, arguments->operands[0], &area, err);
    if (!status) {
        status =
            atlas_brief_ground_create(&briefing->source, area.level,
                                      &briefing->inputs.issues, &ground, err);
    }
    if (!status) status = atlas_brief_make(ground, area.area, &brief, err);
    if (!status) {
        lines.ground = ground;
        lines.period = atlas_brief_ground_period(ground);
        add_lines(&lines, &brief, wish);
        status = print_lines(arguments, &lines, err);
    }
    free(lines.items);
    atlas_brief_release(&brief);
    atlas_brief_ground_free(ground);
    return status;
}

enum atlas_status command_compare(const struct arguments *arguments,
                                  struct atlas_error *err) {
    struct briefing briefing = {0};
    struct wish wish = {0};
    enum atlas_status status = read_wish(arguments, &wish, err);
    if (!status) status = briefing_open(arguments, false, &briefing, err);
    if (!status) status = compare_area(arguments, &wish, &briefing, err);
    briefing_close(&briefing);
    return status;
}
