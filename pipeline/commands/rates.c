// Figures of areas.
//
// In:  a configuration; level, areas, measure, phase, year.
// Out: rows of rates.csv, or a table for people, to stdout or a file.

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas/export.h"
#include "atlas/folder.h"
#include "atlas/memory.h"
#include "commands.h"
#include "config.h"
#include "inputs.h"
#include "rates_table.h"
#include "results.h"
#include "setup.h"
#include "suggest.h"

// What the options ask for, resolved.
struct question {
    const char *level;   // key, or NULL: every level
    const char **codes;  // areas, or none: all of the level
    size_t code_count;
    const struct atlas_measure *measure;  // NULL: the core measures
    enum atlas_phase phase;
    bool one_phase;
    uint32_t period;  // 0: all
};

static enum atlas_status read_measure(const struct arguments *arguments,
                                      struct question *question,
                                      struct atlas_error *err) {
    const char *const word = arguments_value(arguments, OPTION_MEASURE, NULL);
    if (!word) return ATLAS_OK;
    question->measure = atlas_measure_find(word);
    if (question->measure) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL, "unknown measure '%s'%s",
                      word, suggest_measure(word).text);
}

static enum atlas_status read_phase(const struct arguments *arguments,
                                    struct question *question,
                                    struct atlas_error *err) {
    const char *const word = arguments_value(arguments, OPTION_PHASE, NULL);
    if (!word) return ATLAS_OK;
    question->one_phase = true;
    if (atlas_phase_parse(word, strlen(word), &question->phase)) {
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "unknown phase '%s': all, primary, secondary, special",
                      word);
}

static enum atlas_status read_period(const struct arguments *arguments,
                                     struct question *question,
                                     struct atlas_error *err) {
    const char *const word = arguments_value(arguments, OPTION_PERIOD, NULL);
    if (!word) return ATLAS_OK;
    question->period = atlas_period_parse(word, strlen(word));
    if (question->period) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "'%s' is not an academic year such as 201819 or 2018/19",
                      word);
}

// Areas by their typed names; all of one level.
static enum atlas_status read_areas(const struct arguments *arguments,
                                    const struct inputs *inputs,
                                    struct question *question,
                                    struct atlas_area_registry *registry,
                                    struct atlas_error *err) {
    const struct option_values *const areas = &arguments->options[OPTION_AREA];
    enum atlas_status status = ATLAS_OK;
    setup_registry(inputs, registry);
    question->codes = atlas_xcalloc(areas->count + 1, sizeof(*question->codes));
    for (size_t i = 0; !status && i < areas->count; i++) {
        const struct atlas_named_area *area = NULL;
        status = atlas_registry_find(registry, areas->items[i], &area, err);
        if (status) break;
        if (question->level && strcmp(question->level, area->level)) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "'%s' is of level '%s', not '%s'",
                              areas->items[i], area->level, question->level);
        }
        question->level = area->level;
        question->codes[question->code_count++] = area->code;
    }
    return status;
}

static enum atlas_status check_level(const struct atlas_rates *rates,
                                     const char *level,
                                     struct atlas_error *err) {
    struct atlas_text known = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (!level || atlas_rates_level(rates, level) != ATLAS_NONE) {
        return ATLAS_OK;
    }
    for (size_t i = 0; i < rates->level_count; i++) {
        // A configured level of regions has the key of the built-in one.
        if (atlas_rates_level(rates, rates->levels[i].key) != i) continue;
        atlas_text_addf(&known, "%s%s", i ? ", " : "", rates->levels[i].key);
    }
    status = atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                        "unknown level '%s'; there are: %s", level,
                        atlas_text_string(&known));
    atlas_text_release(&known);
    return status;
}

static enum atlas_status check_period(const struct atlas_rates *rates,
                                      uint32_t period,
                                      struct atlas_error *err) {
    struct atlas_text known = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (!period || atlas_rates_period(rates, period) != ATLAS_NONE) {
        return ATLAS_OK;
    }
    for (size_t i = 0; i < rates->period_count; i++) {
        atlas_text_addf(&known, "%s%s", i ? ", " : "",
                        atlas_period_text(rates->periods[i]).text);
    }
    status = atlas_fail(
        err, ATLAS_ERR_USAGE, NULL, "no figures for %s; there are: %s",
        atlas_period_text(period).text, atlas_text_string(&known));
    atlas_text_release(&known);
    return status;
}

static enum atlas_status choose_format(const struct arguments *arguments,
                                       bool *ret_table,
                                       struct atlas_error *err) {
    const char *const format = arguments_value(arguments, OPTION_FORMAT, NULL);
    if (!format) {
        *ret_table =
            !arguments_has(arguments, OPTION_OUT) && isatty(STDOUT_FILENO);
        return ATLAS_OK;
    }
    *ret_table = !strcmp(format, "table");
    if (*ret_table || !strcmp(format, "csv")) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "unknown format '%s': table or csv", format);
}

static enum atlas_status answer(const struct arguments *arguments,
                                const struct question *question,
                                const struct atlas_rates *rates,
                                struct atlas_error *err) {
    const char *const path = arguments_value(arguments, OPTION_OUT, NULL);
    const struct atlas_rates_selection selection = {
        .level = question->level,
        .areas = question->codes,
        .area_count = question->code_count,
        .phase = question->one_phase ? &question->phase : NULL,
        .period = question->period,
        .measure = question->measure,
    };
    struct atlas_text text = ATLAS_TEXT_INIT;
    bool as_table = false;
    enum atlas_status status = check_level(rates, question->level, err);
    if (!status) status = check_period(rates, question->period, err);
    if (!status) status = choose_format(arguments, &as_table, err);
    if (!status) {
        if (as_table) {
            rates_table(rates, &selection, &text);
        } else {
            atlas_export_rates(rates, &selection, &text);
        }
        status = path ? atlas_file_write(path, text.data, text.length, err)
                      : setup_print(&text, err);
    }
    atlas_text_release(&text);
    return status;
}

static enum atlas_status rates_of(const struct arguments *arguments,
                                  struct atlas_config *config,
                                  struct question *question,
                                  struct atlas_error *err) {
    struct inputs_wanted wanted = {
        .with_schools = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE)};
    struct inputs inputs = {0};
    struct results results = {0};
    struct atlas_area_registry registry = {0};
    enum atlas_status status = setup_threads(arguments, &wanted.threads, err);
    config->map_count = 0;  // maps are not drawn: their columns are not read
    if (question->measure) {
        wanted.columns = ATLAS_COLUMN_BIT(question->measure->numerator);
    }
    if (!status) status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        status = read_areas(arguments, &inputs, question, &registry, err);
    }
    if (!status) {
        status = results_make(config, &inputs, wanted.threads, &results, err);
    }
    if (!status) status = answer(arguments, question, &results.rates, err);
    if (!status) status = results_check(config, &inputs, &results, err);
    results_release(&results);
    atlas_registry_release(&registry);
    inputs_release(&inputs);
    return status;
}

enum atlas_status command_rates(const struct arguments *arguments,
                                struct atlas_error *err) {
    struct atlas_config config = {0};
    struct question question = {
        .level = arguments_value(arguments, OPTION_LEVEL, NULL)};
    enum atlas_status status = read_measure(arguments, &question, err);
    if (!status) status = read_phase(arguments, &question, err);
    if (!status) status = read_period(arguments, &question, err);
    if (!status) status = setup_config(arguments, &config, err);
    if (!status) status = rates_of(arguments, &config, &question, err);
    free(question.codes);
    atlas_config_release(&config);
    return status;
}
