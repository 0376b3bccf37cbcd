// A regional bundle: part of the inputs with a configuration that runs on it.
//
// In:  a configuration of the full sources, codes of authorities.
// Out: a folder with figures, schools, links, boundaries and <name>.ini, in our
//      own layout; the embedded sample is one.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/bundle.h"
#include "atlas/folder.h"
#include "atlas/geometry.h"
#include "atlas/memory.h"
#include "bundle_config.h"
#include "commands.h"
#include "config.h"
#include "inputs.h"
#include "outlines.h"
#include "results.h"
#include "selection.h"
#include "setup.h"

// Coordinates are kept to the metre: boundaries are generalised to 20 m.
static const double grid_m = 1.0;

static enum atlas_status write_file(struct atlas_folder *folder,
                                    const char *name, struct atlas_text *text,
                                    struct atlas_error *err) {
    const enum atlas_status status =
        atlas_folder_write(folder, name, text->data, text->length, err);
    atlas_text_clear(text);
    return status;
}

static enum atlas_status write_tables(const struct bundle *bundle,
                                      struct atlas_error *err) {
    const struct inputs *const inputs = bundle->inputs;
    const struct selection *const kept = bundle->selection;
    struct atlas_folder *const folder = bundle->folder;
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    atlas_bundle_schools(&inputs->absence, kept->rows, &text);
    status = write_file(folder, "absence.csv", &text, err);
    if (!status) {
        atlas_bundle_published(&inputs->absence, kept->published, &text);
        status = write_file(folder, "published.csv", &text, err);
    }
    if (!status) {
        atlas_bundle_register(&inputs->schools, kept->schools, &text);
        status = write_file(folder, "register.csv", &text, err);
    }
    if (!status) {
        atlas_bundle_links(&inputs->links, kept->links, &text);
        status = write_file(folder, "links.csv", &text, err);
    }
    atlas_text_release(&text);
    return status;
}

// A set on the grid of whole metres.
static enum atlas_status write_set(const struct atlas_area_set *set,
                                   struct atlas_folder *folder, const char *key,
                                   struct atlas_error *err) {
    struct atlas_area_set rounded = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    char name[160];
    enum atlas_status status = atlas_areas_snap(set, grid_m, &rounded, err);
    snprintf(name, sizeof(name), "%.100s.geojson", key);
    if (!status) {
        atlas_bundle_areas(&rounded, &text);
        status = write_file(folder, name, &text, err);
    }
    atlas_text_release(&text);
    atlas_area_set_release(&rounded);
    return status;
}

static void copy_kept(const struct atlas_area_set *from,
                      const unsigned char *keep, struct atlas_area_set *to) {
    for (uint32_t i = 0; i < from->count; i++) {
        if (keep[i]) atlas_areas_copy(from, i, to);
    }
}

static enum atlas_status write_level(const struct bundle *bundle, size_t level,
                                     struct atlas_error *err) {
    const struct atlas_level *const of = &bundle->inputs->levels[level];
    const struct selection *const selection = bundle->selection;
    struct atlas_area_set kept = {0};
    enum atlas_status status = ATLAS_OK;
    kept.year = of->year;
    if (of->areas) {
        copy_kept(of->areas, selection->areas[level], &kept);
    } else if (of->drawn && of->assign == ATLAS_BY_AUTHORITY) {
        status = outlines_make(bundle->inputs, bundle->placement, selection,
                               level, &kept, err);
    } else if (of->drawn) {
        copy_kept(of->drawn, selection->drawn[level], &kept);
    }
    if (!status && (of->areas || of->drawn)) {
        status = write_set(&kept, bundle->folder, of->key, err);
    }
    bundle->years[level] = kept.year;
    atlas_area_set_release(&kept);
    return status;
}

static enum atlas_status write_config(const struct bundle *bundle,
                                      struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    char name[160];
    enum atlas_status status;
    bundle_config(bundle, &text);
    snprintf(name, sizeof(name), "%.100s.ini", bundle->config->run_name);
    status = write_file(bundle->folder, name, &text, err);
    atlas_text_release(&text);
    return status;
}

static void say_written(const struct arguments *arguments,
                        const struct bundle *bundle) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    size_t rows = 0;
    for (size_t i = 0; i < bundle->inputs->absence.school_count; i++) {
        rows += bundle->selection->rows[i];
    }
    atlas_text_addf(&text, "wrote %s: %zu school rows\n", bundle->path, rows);
    setup_say(arguments, &text);
    atlas_text_release(&text);
}

// The folder appears whole or not at all; one that holds anything is refused.
static enum atlas_status write_bundle(struct bundle *bundle,
                                      struct atlas_error *err) {
    enum atlas_status status =
        atlas_folder_create(bundle->path, &bundle->folder, err);
    if (!status) status = write_tables(bundle, err);
    for (size_t i = 0; !status && i < bundle->inputs->level_count; i++) {
        status = write_level(bundle, i, err);
    }
    if (!status) status = write_config(bundle, err);
    if (!status) status = atlas_folder_commit(bundle->folder, err);
    atlas_folder_free(bundle->folder);
    return status;
}

static enum atlas_status extract(const struct arguments *arguments,
                                 struct atlas_config *config,
                                 const struct config_list *codes,
                                 struct atlas_error *err) {
    struct inputs_wanted wanted = {
        .with_schools = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE)};
    struct inputs inputs = {0};
    struct atlas_placement placement = {0};
    struct selection selection = {0};
    struct bundle bundle = {
        .config = config,
        .inputs = &inputs,
        .placement = &placement,
        .selection = &selection,
        .codes = codes,
        .path = arguments_value(arguments, OPTION_OUT, NULL),
        .years = atlas_xcalloc(config->level_count + 1, sizeof(unsigned)),
    };
    enum atlas_status status = setup_threads(arguments, &wanted.threads, err);
    if (!status) status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        status = results_locate(&inputs, wanted.threads, &placement, err);
    }
    if (!status) {
        status = selection_make(&inputs, &placement, codes, &selection, err);
    }
    if (!status) status = write_bundle(&bundle, err);
    if (!status) say_written(arguments, &bundle);
    free(bundle.years);
    selection_release(&selection);
    atlas_placement_release(&placement);
    inputs_release(&inputs);
    return status;
}

static enum atlas_status read_codes(const struct arguments *arguments,
                                    struct atlas_config *config,
                                    struct config_list *codes,
                                    struct atlas_error *err) {
    const char *const text =
        arguments_value(arguments, OPTION_AUTHORITIES, NULL);
    if (!arguments_has(arguments, OPTION_OUT) || !text) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "extract wants --authorities and --out");
    }
    *codes = atlas_config_list(config, text);
    if (!codes->count) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "--authorities names none; wanted are three-digit "
                          "codes such as 888");
    }
    return ATLAS_OK;
}

enum atlas_status command_extract(const struct arguments *arguments,
                                  struct atlas_error *err) {
    struct atlas_config config = {0};
    struct config_list codes = {0};
    enum atlas_status status = setup_config(arguments, &config, err);
    if (!status) status = read_codes(arguments, &config, &codes, err);
    if (!status) status = extract(arguments, &config, &codes, err);
    atlas_config_release(&config);
    return status;
}
