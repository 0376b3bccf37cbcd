// The configuration that goes with a regional bundle.
//
// In:  the configuration of the full sources, what was kept of them.
// Out: an INI text for the bundle's own files.

#include "bundle_config.h"

#include "config_keys.h"

static void add_list(struct atlas_text *text, const char *key,
                     const struct config_list *list) {
    if (!list->count) return;
    atlas_text_addf(text, "%s = ", key);
    for (size_t i = 0; i < list->count; i++) {
        atlas_text_addf(text, "%s%s", i ? ", " : "", list->items[i]);
    }
    atlas_text_add_char(text, '\n');
}

static void add_setting(struct atlas_text *text, const char *key,
                        const char *value) {
    if (value) atlas_text_addf(text, "%s = %s\n", key, value);
}

static void add_level(struct atlas_text *text, const struct bundle *bundle,
                      size_t level) {
    const struct config_level *const from = &bundle->config->levels[level];
    const struct atlas_level *const read = &bundle->inputs->levels[level];
    atlas_text_addf(text, "\n[level %s]\ntitle = %s\nassign = %s\n", from->key,
                    from->title,
                    config_assign_word((enum atlas_assign)from->assign));
    if (read->areas || read->drawn) {
        atlas_text_addf(text, "%s = %s.geojson\ncode = code\nname = name\n",
                        read->areas ? "locate" : "draw", from->key);
    }
    if (bundle->years[level]) {
        atlas_text_addf(text, "year = %u\n", bundle->years[level]);
    }
    add_setting(text, "credit", from->credit);
    add_list(text, "partial", &bundle->selection->partial[level]);
}

static void add_periods(struct atlas_text *text,
                        const struct config_periods *periods) {
    if (periods->all) atlas_text_add(text, "period = all\n");
    for (size_t i = 0; i < periods->count; i++) {
        atlas_text_addf(text, "%s%u",
                        i ? ", " : "period = ", periods->items[i]);
    }
    if (periods->count) atlas_text_add_char(text, '\n');
}

static void add_map(struct atlas_text *text, const struct config_map *map) {
    atlas_text_addf(
        text,
        "\n[map %s]\nlevel = %s\nmeasure = %s\nphase = %s\n"
        "method = %s\nclasses = %d\nlabels = yes\n",
        map->key, map->level, map->measure,
        atlas_phase_key((enum atlas_phase)map->phase),
        atlas_class_method_word((enum atlas_class_method)map->method),
        (int)map->classes);
    add_periods(text, &map->period);
    add_list(text, "breaks", &map->breaks);
    add_setting(text, "palette", map->palette);
}

void bundle_config(const struct bundle *bundle, struct atlas_text *text) {
    const struct atlas_config *const config = bundle->config;
    atlas_text_addf(text,
                    "; Written by absence-atlas extract; files beside it.\n\n"
                    "[run]\nname = %s\n%s%s%speriods = all\n\n[absence]\n"
                    "school = absence.csv\npublished = published.csv\n",
                    config->run_name, config->place ? "place = " : "",
                    config->place ? config->place : "",
                    config->place ? "\n" : "");
    add_list(text, "complete", bundle->codes);
    atlas_text_add(text, "\n[schools]\nregister = register.csv\n");
    if (config->links_file) atlas_text_add(text, "links = links.csv\n");
    for (size_t i = 0; i < config->level_count; i++) {
        add_level(text, bundle, i);
    }
    for (size_t i = 0; i < config->map_count; i++) {
        add_map(text, &config->maps[i]);
    }
}
