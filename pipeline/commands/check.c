// Everything but the outputs.
//
// In:  a configuration.
// Out: on stdout how the inputs came out: schools, placement, reconciliation,
//      findings by kind; the exit code that a run would have.

#include <string.h>

#include "commands.h"
#include "config.h"
#include "drawings.h"
#include "inputs.h"
#include "results.h"
#include "setup.h"

static void add_layers(const struct inputs *inputs, struct atlas_text *text) {
    for (size_t i = 0; i < inputs->level_count; i++) {
        const struct atlas_level *const level = &inputs->levels[i];
        const struct atlas_area_set *const sets[] = {
            level->areas, level->drawn == level->areas ? NULL : level->drawn};
        for (size_t s = 0; s < 2; s++) {
            if (!sets[s]) continue;
            atlas_text_addf(text, "%s: %zu areas in %s, %s, ", level->key,
                            sets[s]->count, sets[s]->product, sets[s]->crs);
            if (sets[s]->year) {
                atlas_text_addf(text, "boundaries of %u, ", sets[s]->year);
            }
            atlas_text_addf(text, "%zu repaired\n", sets[s]->repaired);
        }
    }
}

// One line for each kind of finding, in the order they first came.
static void add_findings(const struct atlas_issues *issues,
                         struct atlas_text *text) {
    for (size_t i = 0; i < issues->count; i++) {
        const struct atlas_issue *const issue = &issues->items[i];
        size_t earlier = 0;
        while (earlier < i &&
               strcmp(issues->items[earlier].kind, issue->kind)) {
            earlier++;
        }
        if (earlier < i) continue;
        atlas_text_addf(text, "  %s: %zu, e.g. %s%s%s; %s\n", issue->kind,
                        atlas_issues_count(issues, issue->kind), issue->subject,
                        *issue->subject ? ": " : "", issue->finding,
                        issue->action);
    }
}

static enum atlas_status check_drawings(const struct atlas_config *config,
                                        struct inputs *inputs,
                                        const struct results *results,
                                        struct atlas_error *err) {
    struct drawings drawings = {0};
    const enum atlas_status status =
        drawings_make(config, inputs, &results->rates, &drawings, err);
    drawings_release(&drawings);
    return status;
}

static enum atlas_status check_config(const struct arguments *arguments,
                                      struct atlas_config *config,
                                      unsigned threads,
                                      struct atlas_error *err) {
    const struct inputs_wanted wanted = {
        .with_schools = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE),
        .threads = threads};
    struct inputs inputs = {0};
    struct results results = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        status = results_make(config, &inputs, threads, &results, err);
    }
    if (!status) {
        enum atlas_status printed;
        struct atlas_error unprinted = {0};
        status = results_check(config, &inputs, &results, err);
        if (!status) status = check_drawings(config, &inputs, &results, err);
        add_layers(&inputs, &text);
        results_summary(&inputs, &results, &text);
        add_findings(&inputs.issues, &text);
        printed = setup_print(&text, &unprinted);
        if (!status && printed) {
            status = printed;
            *err = unprinted;
        }
    }
    atlas_text_release(&text);
    results_release(&results);
    inputs_release(&inputs);
    return status;
}

enum atlas_status command_check(const struct arguments *arguments,
                                struct atlas_error *err) {
    struct atlas_config config = {0};
    unsigned threads = 1;
    enum atlas_status status = setup_threads(arguments, &threads, err);
    if (!status) status = setup_config(arguments, &config, err);
    if (!status) status = check_config(arguments, &config, threads, err);
    atlas_config_release(&config);
    return status;
}
