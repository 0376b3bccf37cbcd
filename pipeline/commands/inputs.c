// Stages 1 and 2: all files of a configuration, in parallel.
//
// In:  a configuration.
// Out: the release, the register, the links, area sets and levels, credits,
//      digests of the files, findings.
//
// The one idea: a task a file (or group of files that make one table), each
// with a list of findings of its own; joined in order, so that threads do not
// show.

#include "inputs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas/areas.h"
#include "atlas/digest.h"
#include "atlas/ingest.h"
#include "atlas/layer.h"
#include "atlas/memory.h"
#include "atlas/text.h"
#include "atlas/workers.h"

enum { SETS_A_LEVEL = 2, COMPANIONS = 4 };

// One thing to read; the fields that its reader needs are set.
struct reading {
    struct atlas_issues issues;
    const struct atlas_absence_source *release;
    struct atlas_absence *absence;
    const char *path;
    struct atlas_register *schools;
    struct atlas_links *links;
    struct atlas_layer_source layer;
    struct atlas_area_set *set;
    struct atlas_manifest_input *file;
};

static enum atlas_status read_release(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_absence(reading->release, &reading->issues,
                                reading->absence, err);
}

static enum atlas_status read_register(void *argument,
                                       struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_register(reading->path, &reading->issues,
                                 reading->schools, err);
}

static enum atlas_status read_links(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_links(reading->path, &reading->issues, reading->links,
                              err);
}

static enum atlas_status read_layer(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_layer_read(&reading->layer, &reading->issues, reading->set,
                            err);
}

static enum atlas_status read_digest(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_digest_file(reading->path, &reading->file->digest, err);
}

// The tasks of one call, with room made beforehand: tasks point into it.
struct plan {
    struct reading *readings;
    struct atlas_task *tasks;
    size_t count;
};

static struct reading *add_task(
    struct plan *plan, enum atlas_status (*run)(void *, struct atlas_error *)) {
    struct reading *const reading = &plan->readings[plan->count];
    plan->tasks[plan->count++] = (struct atlas_task){run, reading};
    return reading;
}

static const char *const *full_paths(struct atlas_config *config,
                                     const struct config_list *files) {
    const char **const paths =
        atlas_arena_alloc(&config->arena, (files->count + 1) * sizeof(*paths));
    for (size_t i = 0; i < files->count; i++) {
        paths[i] = atlas_config_path(config, files->items[i]);
    }
    return paths;
}

static uint32_t wanted_columns(const struct atlas_config *config) {
    uint32_t columns = ATLAS_CORE_COLUMNS;
    for (size_t i = 0; i < config->map_count; i++) {
        const struct atlas_measure *const measure =
            atlas_measure_find(config->maps[i].measure);
        const struct atlas_measure *const second =
            config->maps[i].with ? atlas_measure_find(config->maps[i].with)
                                 : NULL;
        if (measure) columns |= ATLAS_COLUMN_BIT(measure->numerator);
        if (second) columns |= ATLAS_COLUMN_BIT(second->numerator);
    }
    return columns;
}

static struct atlas_absence_source release_of(struct atlas_config *config,
                                              uint32_t columns) {
    return (struct atlas_absence_source){
        .school_files = full_paths(config, &config->school_files),
        .school_file_count = config->school_files.count,
        .published_files = full_paths(config, &config->published_files),
        .published_file_count = config->published_files.count,
        .periods = {.all = config->periods.all,
                    .latest = config->periods.latest,
                    .periods = config->periods.items,
                    .count = config->periods.count},
        .columns = wanted_columns(config) | columns,
        .with_names = true,
    };
}

static void plan_schools(struct plan *plan, struct atlas_config *config,
                         const struct atlas_absence_source *release,
                         struct inputs *inputs) {
    struct reading *reading = add_task(plan, read_release);
    reading->release = release;
    reading->absence = &inputs->absence;
    reading = add_task(plan, read_register);
    reading->path = atlas_config_path(config, config->register_file);
    reading->schools = &inputs->schools;
    if (config->links_file) {
        reading = add_task(plan, read_links);
        reading->path = atlas_config_path(config, config->links_file);
        reading->links = &inputs->links;
    }
}

static struct atlas_layer_source layer_of(struct atlas_config *config,
                                          const struct config_level *level,
                                          bool is_drawn) {
    struct atlas_layer_source source = {
        .path =
            atlas_config_path(config, is_drawn ? level->draw : level->locate),
        .layer = is_drawn ? level->draw_layer : level->layer,
        .code = level->code,
        .name = level->name,
        .only = level->only,
        .crs = level->crs,
        .year = (unsigned)level->year,
    };
    if (is_drawn && level->draw_code) source.code = level->draw_code;
    if (is_drawn && level->draw_name) source.name = level->draw_name;
    return source;
}

static void plan_layers(struct plan *plan, struct atlas_config *config,
                        unsigned threads, struct inputs *inputs) {
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const level = &config->levels[i];
        struct reading *reading;
        if (level->locate) {
            reading = add_task(plan, read_layer);
            reading->layer = layer_of(config, level, false);
            reading->layer.threads = threads;
            reading->set = &inputs->sets[SETS_A_LEVEL * i];
        }
        if (level->draw) {
            reading = add_task(plan, read_layer);
            reading->layer = layer_of(config, level, true);
            reading->layer.threads = threads;
            reading->set = &inputs->sets[SETS_A_LEVEL * i + 1];
        }
    }
}

static void make_levels(const struct atlas_config *config,
                        struct inputs *inputs) {
    inputs->levels =
        atlas_xcalloc(config->level_count + 1, sizeof(*inputs->levels));
    inputs->level_count = config->level_count;
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const from = &config->levels[i];
        const struct atlas_area_set *const located =
            from->locate ? &inputs->sets[SETS_A_LEVEL * i] : NULL;
        const struct atlas_area_set *const drawn =
            from->draw ? &inputs->sets[SETS_A_LEVEL * i + 1] : located;
        inputs->levels[i] = (struct atlas_level){
            .key = from->key,
            .title = from->title,
            .assign = (enum atlas_assign)from->assign,
            .areas = located,
            .drawn = drawn,
            .year = from->year > 0 ? (unsigned)from->year
                    : drawn        ? drawn->year
                                   : 0,
            .nearest_m = from->nearest_m,
            .partial = from->partial.items,
            .partial_count = from->partial.count,
        };
    }
}

struct file_list {
    struct inputs *inputs;
    struct atlas_config *config;
    size_t capacity;
};

static void add_file(struct file_list *list, const char *role, const char *key,
                     const char *file) {
    struct inputs *const inputs = list->inputs;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *const slash = strrchr(file, '/');
    struct atlas_manifest_input *item;
    inputs->files = atlas_grow(inputs->files, inputs->file_count + 1,
                               &list->capacity, sizeof(*inputs->files));
    item = &inputs->files[inputs->file_count++];
    memset(item, 0, sizeof(*item));
    atlas_text_addf(&text, "%s%s%s", role, key ? "." : "", key ? key : "");
    item->role = atlas_arena_text(&inputs->arena, atlas_text_string(&text));
    item->file = atlas_arena_text(&inputs->arena,
                                  *file == '/' && slash ? slash + 1 : file);
    atlas_text_release(&text);
}

static void add_files(struct file_list *list, const char *role,
                      const struct config_list *files, struct plan *plan) {
    for (size_t i = 0; i < files->count; i++) {
        add_file(list, role, NULL, files->items[i]);
        add_task(plan, read_digest)->path =
            atlas_config_path(list->config, files->items[i]);
    }
}

// A boundary file, and what belongs to a shapefile besides its .shp.
static void add_boundary(struct file_list *list, const char *role,
                         const char *key, const char *file, struct plan *plan) {
    static const char *const endings[COMPANIONS] = {".dbf", ".shx", ".prj",
                                                    ".cpg"};
    const size_t length = strlen(file);
    add_file(list, role, key, file);
    add_task(plan, read_digest)->path = atlas_config_path(list->config, file);
    if (length < 4 || !atlas_text_same(file + length - 4, ".shp")) return;
    for (size_t i = 0; i < COMPANIONS; i++) {
        struct atlas_text name = ATLAS_TEXT_INIT;
        const char *path;
        atlas_text_add_bytes(&name, file, length - 4);
        atlas_text_add(&name, endings[i]);
        path = atlas_config_path(list->config, atlas_text_string(&name));
        if (!access(path, R_OK)) {
            add_file(list, role, key, atlas_text_string(&name));
            add_task(plan, read_digest)->path = path;
        }
        atlas_text_release(&name);
    }
}

static void list_files(struct file_list *list, struct plan *plan) {
    struct atlas_config *const config = list->config;
    const struct config_list schools = {&config->register_file, 1};
    const struct config_list links = {&config->links_file,
                                      config->links_file ? 1 : 0};
    add_files(list, "absence.school", &config->school_files, plan);
    add_files(list, "absence.published", &config->published_files, plan);
    add_files(list, "schools.register", &schools, plan);
    add_files(list, "schools.links", &links, plan);
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const level = &config->levels[i];
        if (level->locate) {
            add_boundary(list, "locate", level->key, level->locate, plan);
        }
        if (level->draw) {
            add_boundary(list, "draw", level->key, level->draw, plan);
        }
    }
}

// The list grows while tasks are planned: give each its place afterwards.
static void plan_digests(struct plan *plan, struct atlas_config *config,
                         struct inputs *inputs) {
    struct file_list list = {inputs, config, 0};
    const size_t first = plan->count;
    list_files(&list, plan);
    for (size_t i = 0; i < inputs->file_count; i++) {
        plan->readings[first + i].file = &inputs->files[i];
    }
}

static void note_boundaries(struct inputs *inputs) {
    for (size_t i = 0; i < inputs->file_count; i++) {
        struct atlas_manifest_input *const file = &inputs->files[i];
        const char *const dot = strchr(file->role, '.');
        for (size_t l = 0; dot && l < inputs->level_count; l++) {
            const bool is_draw = !strncmp(file->role, "draw.", 5);
            const struct atlas_area_set *const set =
                &inputs->sets[SETS_A_LEVEL * l + (is_draw ? 1 : 0)];
            if (strcmp(dot + 1, inputs->levels[l].key)) continue;
            file->year = set->year;
            file->crs = set->crs;
            file->repaired = set->repaired;
        }
    }
}

static size_t most_tasks(const struct atlas_config *config) {
    return 8 + config->school_files.count + config->published_files.count +
           config->level_count * SETS_A_LEVEL * (2 + COMPANIONS);
}

static void make_credits(const struct atlas_config *config,
                         struct inputs *inputs) {
    atlas_credits_add_dfe(&inputs->credits);
    for (size_t i = 0; i < inputs->level_count; i++) {
        atlas_credits_add_level(&inputs->credits, &inputs->levels[i]);
        if (config->levels[i].credit) {
            atlas_credits_add(&inputs->credits, config->levels[i].credit);
        }
    }
}

enum atlas_status inputs_read(struct atlas_config *config,
                              const struct inputs_wanted *wanted,
                              struct inputs *ret_inputs,
                              struct atlas_error *err) {
    const size_t most = most_tasks(config);
    struct plan plan = {atlas_xcalloc(most, sizeof(*plan.readings)),
                        atlas_xcalloc(most, sizeof(*plan.tasks)), 0};
    const struct atlas_absence_source release =
        release_of(config, wanted->columns);
    struct inputs inputs = {0};
    enum atlas_status status;
    inputs.sets = atlas_xcalloc(SETS_A_LEVEL * config->level_count + 1,
                                sizeof(*inputs.sets));
    if (wanted->with_schools) {
        plan_schools(&plan, config, &release, &inputs);
    }
    plan_layers(&plan, config, wanted->threads, &inputs);
    if (wanted->with_digests) plan_digests(&plan, config, &inputs);

    status = atlas_workers_run(plan.tasks, plan.count, wanted->threads, err);
    for (size_t i = 0; i < plan.count; i++) {
        atlas_issues_take(&inputs.issues, &plan.readings[i].issues);
    }
    make_levels(config, &inputs);
    free(plan.tasks);
    free(plan.readings);
    if (status) {
        inputs_release(&inputs);
        return status;
    }
    atlas_areas_check_vintages(inputs.levels, inputs.level_count,
                               &inputs.issues);
    note_boundaries(&inputs);
    make_credits(config, &inputs);
    *ret_inputs = inputs;
    return ATLAS_OK;
}

void inputs_release(struct inputs *inputs) {
    atlas_absence_release(&inputs->absence);
    atlas_register_release(&inputs->schools);
    atlas_links_release(&inputs->links);
    for (size_t i = 0; inputs->sets && i < SETS_A_LEVEL * inputs->level_count;
         i++) {
        atlas_area_set_release(&inputs->sets[i]);
    }
    free(inputs->sets);
    free(inputs->levels);
    free(inputs->files);
    atlas_credits_release(&inputs->credits);
    atlas_issues_release(&inputs->issues);
    atlas_arena_release(&inputs->arena);
    memset(inputs, 0, sizeof(*inputs));
}
