// Areas by part of their name or code.
//
// In:  the boundaries of a configuration, a text.
// Out: on stdout a line for each area that fits: how to name it, and its level.

#include <string.h>

#include "commands.h"
#include "config.h"
#include "inputs.h"
#include "setup.h"

static void add_row(const struct atlas_named_area *area,
                    struct atlas_text *text) {
    atlas_text_addf(text, "%s:%s\t%s\t%s\n", area->level, area->code,
                    area->name, area->title);
}

static void add_json(const struct atlas_named_area *area,
                     struct atlas_text *text) {
    atlas_text_add(text, "{\"level\": ");
    atlas_text_add_json(text, area->level);
    atlas_text_add(text, ", \"code\": ");
    atlas_text_add_json(text, area->code);
    atlas_text_add(text, ", \"name\": ");
    atlas_text_add_json(text, area->name);
    atlas_text_add(text, ", \"title\": ");
    atlas_text_add_json(text, area->title);
    atlas_text_add(text, "}");
}

static size_t list_areas(const struct atlas_area_registry *registry,
                         const char *wanted, bool as_json,
                         struct atlas_text *text) {
    size_t found = 0;
    if (as_json) atlas_text_add(text, "[");
    for (size_t i = 0; i < registry->count; i++) {
        const struct atlas_named_area *const area = &registry->items[i];
        if (!atlas_named_area_matches(area, wanted)) continue;
        if (as_json) {
            atlas_text_add(text, found ? ",\n " : "");
            add_json(area, text);
        } else {
            add_row(area, text);
        }
        found++;
    }
    if (as_json) atlas_text_add(text, "]\n");
    return found;
}

// Nothing fits: registry_find says which name comes nearest.
static enum atlas_status none_found(const struct atlas_area_registry *registry,
                                    const char *wanted,
                                    struct atlas_error *err) {
    const struct atlas_named_area *area;
    const enum atlas_status status =
        atlas_registry_find(registry, wanted, &area, err);
    return status ? status
                  : atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                               "no area's name or code holds '%s'", wanted);
}

static enum atlas_status find_areas(const struct arguments *arguments,
                                    struct atlas_config *config,
                                    struct atlas_error *err) {
    const char *const wanted =
        arguments->operand_count ? arguments->operands[0] : "";
    const bool as_json = arguments_has(arguments, OPTION_JSON);
    struct inputs_wanted only_areas = {
        .threads = 1, .no_cache = arguments_has(arguments, OPTION_NO_CACHE)};
    struct inputs inputs = {0};
    struct atlas_area_registry registry = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status =
        setup_threads(arguments, &only_areas.threads, err);
    if (!status) status = inputs_read(config, &only_areas, &inputs, err);
    if (!status) {
        setup_registry(&inputs, &registry);
        if (list_areas(&registry, wanted, as_json, &text) || as_json) {
            status = setup_print(&text, err);
        } else {
            status = none_found(&registry, wanted, err);
        }
    }
    atlas_text_release(&text);
    atlas_registry_release(&registry);
    inputs_release(&inputs);
    return status;
}

enum atlas_status command_areas(const struct arguments *arguments,
                                struct atlas_error *err) {
    struct atlas_config config = {0};
    enum atlas_status status = setup_config(arguments, &config, err);
    if (!status) status = find_areas(arguments, &config, err);
    atlas_config_release(&config);
    return status;
}
