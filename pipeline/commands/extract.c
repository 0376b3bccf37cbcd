// A regional bundle: part of the inputs with a configuration that runs on it.
//
// In:  a configuration of the full sources, codes of authorities.
// Out: a folder with figures, schools, links, boundaries and <name>.ini, in our
//      own layout; the embedded sample is one.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "atlas/bundle.h"
#include "atlas/folder.h"
#include "atlas/geometry.h"
#include "atlas/locate.h"
#include "atlas/memory.h"
#include "bundle_config.h"
#include "commands.h"
#include "config.h"
#include "inputs.h"
#include "selection.h"
#include "setup.h"

// Coordinates are kept to the metre: boundaries are generalised to 20 m.
static const double grid_m = 1.0;

static enum atlas_status write_file(const char *folder, const char *name,
                                    struct atlas_text *text,
                                    struct atlas_error *err) {
    char path[1200];
    enum atlas_status status;
    snprintf(path, sizeof(path), "%.1000s/%.150s", folder, name);
    status = atlas_file_write(path, text->data, text->length, err);
    atlas_text_clear(text);
    return status;
}

static enum atlas_status write_tables(const struct inputs *inputs,
                                      const struct selection *selection,
                                      const char *folder,
                                      struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    atlas_bundle_schools(&inputs->absence, selection->rows, &text);
    status = write_file(folder, "absence.csv", &text, err);
    if (!status) {
        atlas_bundle_published(&inputs->absence, selection->published, &text);
        status = write_file(folder, "published.csv", &text, err);
    }
    if (!status) {
        atlas_bundle_register(&inputs->schools, selection->schools, &text);
        status = write_file(folder, "register.csv", &text, err);
    }
    if (!status) {
        atlas_bundle_links(&inputs->links, selection->links, &text);
        status = write_file(folder, "links.csv", &text, err);
    }
    atlas_text_release(&text);
    return status;
}

// Kept areas on the grid of whole metres. Rounding may drop nothing: an area is
// larger than its grid.
static enum atlas_status write_areas(const struct atlas_area_set *set,
                                     const unsigned char *keep,
                                     const char *folder, const char *name,
                                     struct atlas_error *err) {
    struct atlas_area_set kept = {0};
    struct atlas_area_set rounded = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    unsigned char *all = NULL;
    enum atlas_status status;
    for (uint32_t i = 0; i < set->count; i++) {
        if (keep[i]) atlas_areas_copy(set, i, &kept);
    }
    status = atlas_areas_snap(&kept, grid_m, &rounded, err);
    if (!status) {
        all = atlas_xcalloc(rounded.count + 1, 1);
        memset(all, 1, rounded.count);
        atlas_bundle_areas(&rounded, all, &text);
        status = write_file(folder, name, &text, err);
    }
    free(all);
    atlas_text_release(&text);
    atlas_area_set_release(&kept);
    atlas_area_set_release(&rounded);
    return status;
}

static enum atlas_status write_levels(const struct inputs *inputs,
                                      const struct selection *selection,
                                      const char *folder,
                                      struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    char name[160];
    for (size_t i = 0; !status && i < inputs->level_count; i++) {
        const struct atlas_level *const level = &inputs->levels[i];
        snprintf(name, sizeof(name), "%.100s.geojson", level->key);
        if (level->areas) {
            status = write_areas(level->areas, selection->areas[i], folder,
                                 name, err);
        } else if (level->drawn) {
            status = write_areas(level->drawn, selection->drawn[i], folder,
                                 name, err);
        }
    }
    return status;
}

static enum atlas_status write_config(const struct atlas_config *config,
                                      const struct inputs *inputs,
                                      const struct selection *selection,
                                      const struct config_list *codes,
                                      const char *folder,
                                      struct atlas_error *err) {
    const struct bundle bundle = {config, inputs, selection, codes};
    struct atlas_text text = ATLAS_TEXT_INIT;
    char name[160];
    enum atlas_status status;
    bundle_config(&bundle, &text);
    snprintf(name, sizeof(name), "%.100s.ini", config->run_name);
    status = write_file(folder, name, &text, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status say_written(const struct arguments *arguments,
                                     const struct inputs *inputs,
                                     const struct selection *selection,
                                     const char *folder) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    size_t rows = 0;
    for (size_t i = 0; i < inputs->absence.school_count; i++) {
        rows += selection->rows[i];
    }
    atlas_text_addf(&text, "wrote %s: %zu school rows\n", folder, rows);
    setup_say(arguments, &text);
    atlas_text_release(&text);
    return ATLAS_OK;
}

static enum atlas_status extract(const struct arguments *arguments,
                                 struct atlas_config *config,
                                 const struct config_list *codes,
                                 struct atlas_error *err) {
    const char *const folder = arguments_value(arguments, OPTION_OUT, NULL);
    struct inputs_wanted wanted = {.with_schools = true};
    struct inputs inputs = {0};
    struct atlas_placement placement = {0};
    struct selection selection = {0};
    enum atlas_status status = setup_threads(arguments, &wanted.threads, err);
    if (!status) status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        const struct atlas_locate_input input = {
            .absence = &inputs.absence,
            .schools = &inputs.schools,
            .links = &inputs.links,
            .levels = inputs.levels,
            .level_count = inputs.level_count,
            .threads = wanted.threads,
        };
        status = atlas_locate(&input, &inputs.issues, &placement, err);
    }
    if (!status) {
        status = selection_make(&inputs, &placement, codes, &selection, err);
    }
    if (!status) status = write_tables(&inputs, &selection, folder, err);
    if (!status) status = write_levels(&inputs, &selection, folder, err);
    if (!status) {
        status = write_config(config, &inputs, &selection, codes, folder, err);
    }
    if (!status) {
        status = say_written(arguments, &inputs, &selection, folder);
    }
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
