// Figures of the country, regions and authorities.
//
// In:  sums of school rows by authority; DfE's published rows.
// Out: rows of the levels by region and by authority.
//
// The hard idea: two sources, one row each. Where every school of an area is in
// the files its row is their sum; else it is what DfE published; an area of
// which only some schools are there and nothing is published has a row that
// says "not available", never the sum of the part. An authority is one whatever
// GSS codes its rows carry (the annual file writes those of the time, the
// release one for all its years), so it gets one row: its own sum comes first,
// then what was published first.

#include <stdlib.h>
#include <string.h>

#include "builder.h"

static bool is_partial_release(const struct builder *builder) {
    return builder->options->complete != NULL;
}

// Whether an authority has school rows in a period.
static bool has_schools(const struct builder *builder, size_t period,
                        size_t authority) {
    return totals_at(&builder->totals, period, authority, ATLAS_PHASE_TOTAL)
               ->schools > 0;
}

// Add the sums of an authority to an area, opened when it is the first.
static void add_phases(struct builder *builder, size_t level, size_t period,
                       size_t area, size_t authority) {
    struct atlas_rates *rates = &builder->rates;
    for (size_t i = 0; i < ATLAS_PHASE_END; i++) {
        const enum atlas_phase phase = (enum atlas_phase)i;
        const size_t row = atlas_rates_row(rates, level, period, area, phase);
        if (!rates->rows[row].is_present) {
            row_open(rates, row, ATLAS_COMPUTED);
        }
        row_add(rates, row,
                totals_at(&builder->totals, period, authority, phase));
    }
}

static void sum_region(struct builder *builder, size_t level, size_t period,
                       size_t authority) {
    const uint32_t region = builder->absence->authorities[authority].region;
    if (region == ATLAS_NONE) return;
    const char *code = builder->absence->regions[region].code;
    add_phases(builder, level, period, builder->area_of_region[region],
               authority);
    if (strcmp(code, ATLAS_INNER_LONDON_CODE) == 0 ||
        strcmp(code, ATLAS_OUTER_LONDON_CODE) == 0) {
        add_phases(builder, level, period, builder->london, authority);
    }
}

// Sum one authority into a level, where that gives a whole figure.
static void sum_authority(struct builder *builder, size_t level, size_t period,
                          size_t authority) {
    const enum atlas_assign assign = builder->rates.levels[level].assign;
    if (assign == ATLAS_BY_AUTHORITY) {
        const char *old_code =
            builder->absence->authorities[authority].old_code;
        if (!is_complete(builder->options, old_code)) return;
        add_phases(builder, level, period,
                   builder->area_of_authority[authority], authority);
        return;
    }
    if (is_partial_release(builder)) return;
    if (level == COUNTRY_LEVEL) {
        add_phases(builder, level, period, 0, authority);
    } else {
        sum_region(builder, level, period, authority);
    }
}

static void sum_schools(struct builder *builder, size_t level) {
    for (size_t period = 0; period < builder->rates.period_count; period++) {
        for (size_t i = 0; i < builder->absence->authority_count; i++) {
            if (!has_schools(builder, period, i)) continue;
            sum_authority(builder, level, period, i);
        }
    }
}

// Set a row to what a published row says.
static void publish(struct builder *builder, size_t row, size_t published) {
    const struct atlas_absence *absence = builder->absence;
    struct atlas_rates *rates = &builder->rates;
    if (rates->rows[row].is_present) return;
    row_open(rates, row, ATLAS_PUBLISHED);
    rates->rows[row].schools = absence->published[published].schools;
    memcpy(rates->counts + row * rates->slot_count,
           absence->published_counts + published * rates->slot_count,
           rates->slot_count * sizeof(*rates->counts));
}

// Which area of an authority holds its row in a period.
struct chosen {
    uint32_t *areas;  // By period and group; ATLAS_NONE where there is no row.
    size_t authority_count;
};

static uint32_t *chosen_at(const struct chosen *chosen, size_t period,
                           uint32_t group) {
    return &chosen->areas[period * chosen->authority_count + group];
}

// Authorities whose row is a sum keep it.
static void choose_summed(const struct builder *builder, size_t level,
                          struct chosen *chosen) {
    const struct atlas_rates *rates = &builder->rates;
    const size_t cells = rates->period_count * chosen->authority_count;
    chosen->areas = atlas_xcalloc(cells, sizeof(*chosen->areas));
    for (size_t i = 0; i < cells; i++) {
        chosen->areas[i] = ATLAS_NONE;
    }
    for (size_t i = 0; i < cells; i++) {
        const size_t period = i / chosen->authority_count;
        const size_t authority = i % chosen->authority_count;
        const uint32_t area = builder->area_of_authority[authority];
        const size_t row =
            atlas_rates_row(rates, level, period, area, ATLAS_PHASE_TOTAL);
        if (!rates->rows[row].is_present) continue;
        *chosen_at(chosen, period, builder->groups[authority]) = area;
    }
}

// Authorities that have no row yet get the one published first.
static void publish_authorities(struct builder *builder, size_t level,
                                struct chosen *chosen) {
    const struct atlas_absence *absence = builder->absence;
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *from = &absence->published[i];
        if (from->level != ATLAS_PUBLISHED_AUTHORITY) continue;
        const size_t period = atlas_rates_period(&builder->rates, from->period);
        const uint32_t area = builder->area_of_authority[from->area];
        uint32_t *choice =
            chosen_at(chosen, period, builder->groups[from->area]);
        if (*choice == ATLAS_NONE) *choice = area;
        if (*choice != area) continue;
        publish(builder,
                atlas_rates_row(&builder->rates, level, period, area,
                                (enum atlas_phase)from->phase),
                i);
    }
}

// Whether no level before this one is by authority.
static bool is_first_by_authority(const struct builder *builder, size_t level) {
    for (size_t i = 0; i < level; i++) {
        if (builder->rates.levels[i].assign == ATLAS_BY_AUTHORITY) return false;
    }
    return true;
}

static void report_partial(struct builder *builder, size_t period,
                           size_t authority) {
    const struct atlas_authority *of =
        &builder->absence->authorities[authority];
    const struct atlas_issue_place place = {.subject = of->name};
    atlas_issues_add(
        builder->issues, "partial-authority", place, "its sums are not shown",
        "only some schools of authority %s are in the files, and nothing is "
        "published for it in %s",
        of->old_code, atlas_period_text(builder->rates.periods[period]).text);
}

// Authorities with some schools and no row get one that tells nothing.
static void close_off_partial(struct builder *builder, size_t level,
                              struct chosen *chosen) {
    const size_t cells = builder->rates.period_count * chosen->authority_count;
    for (size_t i = 0; i < cells; i++) {
        const size_t period = i / chosen->authority_count;
        const size_t authority = i % chosen->authority_count;
        uint32_t *choice =
            chosen_at(chosen, period, builder->groups[authority]);
        if (*choice != ATLAS_NONE) continue;
        if (!has_schools(builder, period, authority)) continue;
        *choice = builder->area_of_authority[authority];
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            row_close_off(&builder->rates,
                          atlas_rates_row(&builder->rates, level, period,
                                          *choice, (enum atlas_phase)phase));
        }
        if (is_first_by_authority(builder, level)) {
            report_partial(builder, period, authority);
        }
    }
}

static void fill_authorities(struct builder *builder, size_t level) {
    struct chosen chosen = {NULL, builder->absence->authority_count};
    choose_summed(builder, level, &chosen);
    publish_authorities(builder, level, &chosen);
    close_off_partial(builder, level, &chosen);
    free(chosen.areas);
}

static void publish_regions(struct builder *builder, size_t level) {
    const struct atlas_absence *absence = builder->absence;
    const uint8_t wanted = level == COUNTRY_LEVEL ? ATLAS_PUBLISHED_NATIONAL
                                                  : ATLAS_PUBLISHED_REGIONAL;
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *from = &absence->published[i];
        if (from->level != wanted) continue;
        const size_t area =
            level == COUNTRY_LEVEL ? 0 : builder->area_of_region[from->area];
        const size_t period = atlas_rates_period(&builder->rates, from->period);
        publish(builder,
                atlas_rates_row(&builder->rates, level, period, area,
                                (enum atlas_phase)from->phase),
                i);
    }
}

// Add the published row of Inner or Outer London to London's.
static void add_part(struct atlas_rates *rates, size_t row, size_t part) {
    const struct sum sum = {
        .counts = rates->counts + part * rates->slot_count,
    };
    row_add(rates, row, &sum);
    atlas_count_add(&rates->rows[row].schools, rates->rows[part].schools);
}

// London, where DfE publishes Inner and Outer London only.
static void publish_london(struct builder *builder, size_t level) {
    struct atlas_rates *rates = &builder->rates;
    const uint32_t inner =
        atlas_rates_area(rates, level, ATLAS_INNER_LONDON_CODE);
    const uint32_t outer =
        atlas_rates_area(rates, level, ATLAS_OUTER_LONDON_CODE);
    if (inner == ATLAS_NONE || outer == ATLAS_NONE) return;
    for (size_t i = 0; i < rates->period_count * ATLAS_PHASE_END; i++) {
        const size_t period = i / ATLAS_PHASE_END;
        const enum atlas_phase phase = (enum atlas_phase)(i % ATLAS_PHASE_END);
        const size_t row =
            atlas_rates_row(rates, level, period, builder->london, phase);
        const size_t parts[] = {
            atlas_rates_row(rates, level, period, inner, phase),
            atlas_rates_row(rates, level, period, outer, phase)};
        if (rates->rows[row].is_present || !rates->rows[parts[0]].is_present ||
            !rates->rows[parts[1]].is_present) {
            continue;
        }
        row_open(rates, row, ATLAS_PUBLISHED);
        add_part(rates, row, parts[0]);
        add_part(rates, row, parts[1]);
    }
}

void fill_coded_levels(struct builder *builder) {
    for (size_t level = 0; level < builder->rates.level_count; level++) {
        const enum atlas_assign assign = builder->rates.levels[level].assign;
        if (assign == ATLAS_BY_LOCATION) continue;
        sum_schools(builder, level);
        if (assign == ATLAS_BY_AUTHORITY) {
            fill_authorities(builder, level);
        } else {
            publish_regions(builder, level);
            publish_london(builder, level);
        }
    }
}
