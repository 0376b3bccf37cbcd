// Stages 3 and 4: schools to areas, counts to rates, rates against DfE's own.
//
// In:  everything read.
// Out: the placement (the audit), the rates, the reconciliation; and whether
//      they keep the rules: sums as published, rows without contradiction,
//      schools placed.

#include "results.h"

#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/locate.h"

static struct atlas_aggregate_options options_of(
    const struct atlas_config *config) {
    return (struct atlas_aggregate_options){
        .complete = config->complete.count ? config->complete.items : NULL,
        .complete_count = config->complete.count,
        .least_schools = (int64_t)config->least_schools,
    };
}

enum atlas_status results_locate(struct inputs *inputs, unsigned threads,
                                 struct atlas_placement *ret_placement,
                                 struct atlas_error *err) {
    const struct atlas_locate_input input = {
        .absence = &inputs->absence,
        .schools = &inputs->schools,
        .links = &inputs->links,
        .levels = inputs->levels,
        .level_count = inputs->level_count,
        .threads = threads,
    };
    return atlas_locate(&input, &inputs->issues, ret_placement, err);
}

enum atlas_status results_make(const struct atlas_config *config,
                               struct inputs *inputs, unsigned threads,
                               struct results *ret_results,
                               struct atlas_error *err) {
    const struct atlas_aggregate_options options = options_of(config);
    struct results results = {0};
    enum atlas_status status =
        results_locate(inputs, threads, &results.placement, err);
    if (!status) {
        status = atlas_aggregate(&inputs->absence, &results.placement, &options,
                                 &inputs->issues, &results.rates, err);
    }
    if (!status) {
        atlas_reconcile(&inputs->absence, &options, &inputs->issues,
                        &results.reconciliation);
    }
    if (status) {
        results_release(&results);
    } else {
        *ret_results = results;
    }
    return status;
}

// Nobody can say which of the three counts of such a row is wrong.
static enum atlas_status check_parts(const struct atlas_issues *issues,
                                     struct atlas_error *err) {
    static const char kind[] = "parts-differ";
    for (size_t i = 0; i < issues->count; i++) {
        const struct atlas_issue *const first = &issues->items[i];
        if (strcmp(first->kind, kind)) continue;
        return atlas_fail_at(err, ATLAS_ERR_DATA, first->file, first->line,
                             "%s; rows like it: %zu", first->finding,
                             atlas_issues_count(issues, kind));
    }
    return ATLAS_OK;
}

enum atlas_status results_check(const struct atlas_config *config,
                                const struct inputs *inputs,
                                const struct results *results,
                                struct atlas_error *err) {
    enum atlas_status status =
        atlas_reconciliation_check(&results->reconciliation, err);
    if (!status) status = check_parts(&inputs->issues, err);
    if (status) return status;
    return atlas_coverage_check(&inputs->absence, &results->placement,
                                config->max_unplaced, err);
}

static void summarise_level(const struct inputs *inputs,
                            const struct results *results, size_t level,
                            struct atlas_text *text) {
    const struct atlas_absence *const absence = &inputs->absence;
    const struct atlas_coverage coverage = atlas_coverage_of(
        absence, &results->placement, level, absence->latest_school_period);
    atlas_text_addf(text, "%s: ", inputs->levels[level].key);
    atlas_text_add_grouped(text, (int64_t)coverage.placed);
    atlas_text_add(text, " schools placed, ");
    atlas_text_add_grouped(text, (int64_t)(coverage.schools - coverage.placed));
    atlas_text_add(text, " listed with a reason");
    if (coverage.compared) {
        atlas_text_add(text, "; the register agrees on ");
        atlas_text_add_percent(text, (int64_t)coverage.agreeing,
                               (int64_t)coverage.compared, 2);
        atlas_text_add(text, "%");
    }
    atlas_text_add_char(text, '\n');
}

void results_summary(const struct inputs *inputs, const struct results *results,
                     struct atlas_text *text) {
    const uint32_t period = inputs->absence.latest_school_period;
    const struct atlas_coverage all =
        atlas_coverage_of(&inputs->absence, &results->placement, 0, period);
    atlas_text_addf(text, "%s: ", atlas_period_text(period).text);
    atlas_text_add_grouped(text, (int64_t)all.schools);
    atlas_text_add(text, " schools in the release\n");
    for (size_t i = 0; i < inputs->level_count; i++) {
        summarise_level(inputs, results, i, text);
    }
    atlas_text_add(text, "reconciliation: ");
    atlas_text_add_grouped(text, (int64_t)results->reconciliation.count);
    atlas_text_add(text, " published rows compared, ");
    atlas_text_add_grouped(text, (int64_t)results->reconciliation.differing);
    atlas_text_add(text, " differ unexplained\nissues listed: ");
    atlas_text_add_grouped(text, (int64_t)inputs->issues.count);
    atlas_text_add_char(text, '\n');
}

void results_release(struct results *results) {
    atlas_placement_release(&results->placement);
    atlas_rates_release(&results->rates);
    atlas_reconciliation_release(&results->reconciliation);
}
