// Everything that brief and compare are made from.
//
// In:  parsed arguments.
// Out: inputs, results, a registry of names; areas by what a user calls them.

#include "briefing.h"

#include <string.h>

#include "setup.h"

// First year of the series that DfE publishes with today's definitions for
// every authority; earlier years are not read.
enum { SINCE = 201617 };

static uint32_t all_columns(void) {
    return ATLAS_COLUMN_BIT(ATLAS_COLUMN_END) - 1;
}

static enum atlas_status read_and_add_up(const struct arguments *arguments,
                                         bool with_digests,
                                         struct briefing *briefing,
                                         struct atlas_error *err) {
    const struct inputs_wanted wanted = {
        .with_schools = true,
        .with_drawn = true,
        .with_digests = with_digests,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE),
        .since = SINCE,
        .columns = all_columns(),
        .threads = briefing->threads};
    enum atlas_status status =
        inputs_read(&briefing->config, &wanted, &briefing->inputs, err);
    if (status) return status;
    status = results_make(&briefing->config, &briefing->inputs,
                          briefing->threads, &briefing->results, err);
    if (status) return status;
    return results_check(&briefing->config, &briefing->inputs,
                         &briefing->results, err);
}

enum atlas_status briefing_open(const struct arguments *arguments,
                                bool with_digests, struct briefing *briefing,
                                struct atlas_error *err) {
    enum atlas_status status =
        setup_threads(arguments, &briefing->threads, err);
    if (!status) status = setup_config(arguments, &briefing->config, err);
    if (!status) {
        status = read_and_add_up(arguments, with_digests, briefing, err);
    }
    if (status) return status;
    setup_registry(&briefing->inputs, &briefing->registry);
    briefing->source = (struct atlas_brief_source){
        .absence = &briefing->inputs.absence,
        .schools = &briefing->inputs.schools,
        .placement = &briefing->results.placement,
        .rates = &briefing->results.rates,
        .levels = briefing->inputs.levels,
        .level_count = briefing->inputs.level_count,
        .credits = &briefing->inputs.credits,
        .threads = briefing->threads,
    };
    return ATLAS_OK;
}

void briefing_close(struct briefing *briefing) {
    atlas_registry_release(&briefing->registry);
    results_release(&briefing->results);
    inputs_release(&briefing->inputs);
    atlas_config_release(&briefing->config);
}

enum atlas_status briefing_find(const struct briefing *briefing,
                                const char *text,
                                struct briefing_area *ret_area,
                                struct atlas_error *err) {
    const struct atlas_rates *rates = &briefing->results.rates;
    const struct atlas_named_area *named = NULL;
    const enum atlas_status status =
        atlas_registry_find(&briefing->registry, text, &named, err);
    if (status) return status;
    const uint32_t level = atlas_rates_level(rates, named->level);
    const uint32_t area = level == ATLAS_NONE
                              ? ATLAS_NONE
                              : atlas_rates_area(rates, level, named->code);
    if (area == ATLAS_NONE) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "%s:%s (%s) has no figures in these files",
                          named->level, named->name, named->code);
    }
    *ret_area = (struct briefing_area){level, area};
    return ATLAS_OK;
}
