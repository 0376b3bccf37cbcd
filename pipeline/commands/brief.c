// Answer packs: of named areas, of all areas of a level.
//
// In:  a configuration, areas.
// Out: a folder with a folder for each area; an index and archives for all.
//
// Packs are tasks that share what they read and write nothing of each other's:
// each is laid out, written and forgotten, so that memory does not grow with
// their number.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/areas.h"
#include "atlas/documents.h"
#include "atlas/export.h"
#include "atlas/folder.h"
#include "atlas/memory.h"
#include "atlas/workers.h"
#include "briefing.h"
#include "commands.h"
#include "outputs.h"
#include "setup.h"

enum { NAME_SIZE = 96, PACKS_MOST = 50000 };

// A pack to be written.
struct wanted_pack {
    struct briefing_area area;
    const struct atlas_brief_ground *ground;
    struct atlas_folder *folder;
    char name[NAME_SIZE];  // of its folder
};

// A brief command at work.
struct work {
    const struct arguments *arguments;
    struct briefing briefing;
    struct wanted_pack *packs;
    size_t pack_count;
    struct atlas_brief_ground **grounds;  // by level of the rates, or NULL
    struct atlas_folder *folder;
    char path[1024];
};

// Codes come from files: what is no letter, digit or dash does not get into a
// path.
static void name_folder(const struct atlas_rates *rates,
                        struct wanted_pack *pack) {
    const struct atlas_rate_level *level = &rates->levels[pack->area.level];
    snprintf(pack->name, sizeof(pack->name), "%s-%s", level->key,
             level->areas[pack->area.area].code);
    for (char *at = pack->name; *at; at++) {
        const bool is_good = (*at >= 'A' && *at <= 'Z') ||
                             (*at >= 'a' && *at <= 'z') ||
                             (*at >= '0' && *at <= '9') || *at == '-';
        if (!is_good) *at = '_';
    }
}

static void add_pack(struct work *work, struct briefing_area area) {
    for (size_t i = 0; i < work->pack_count; i++) {
        const struct briefing_area other = work->packs[i].area;
        if (other.level == area.level && other.area == area.area) return;
    }
    struct wanted_pack *pack = &work->packs[work->pack_count++];
    pack->area = area;
    name_folder(&work->briefing.results.rates, pack);
}

static enum atlas_status add_named(struct work *work, struct atlas_error *err) {
    const struct arguments *arguments = work->arguments;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < arguments->operand_count; i++) {
        struct briefing_area area;
        status =
            briefing_find(&work->briefing, arguments->operands[i], &area, err);
        if (!status) add_pack(work, area);
    }
    return status;
}

// The level of --level, else the first whose areas place schools.
static enum atlas_status find_level(const struct work *work, size_t *ret_level,
                                    struct atlas_error *err) {
    const struct inputs *inputs = &work->briefing.inputs;
    const char *named = arguments_value(work->arguments, OPTION_LEVEL, NULL);
    for (size_t i = 0; i < inputs->level_count; i++) {
        if (named ? !strcmp(named, inputs->levels[i].key)
                  : inputs->levels[i].areas != NULL) {
            *ret_level = i;
            return ATLAS_OK;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, "--level",
                      "'%s' is no level of this configuration",
                      named ? named : "");
}

// Whether each of the level's boundaries lies within --within.
static enum atlas_status find_within(const struct work *work,
                                     const struct atlas_level *level,
                                     const struct atlas_area_set *set,
                                     bool *keep, struct atlas_error *err) {
    const char *text = arguments_value(work->arguments, OPTION_WITHIN, NULL);
    const struct inputs *inputs = &work->briefing.inputs;
    const struct atlas_scope_source places = {
        &work->briefing.registry, inputs->levels, inputs->level_count};
    struct atlas_scope scope;
    for (size_t i = 0; i < set->count; i++) keep[i] = true;
    if (!text) return ATLAS_OK;
    const enum atlas_status status =
        atlas_scope_find(&places, text, &scope, err);
    if (status) return status;
    return atlas_scope_within(&scope, level->key, set, keep, err);
}

// Areas with figures, in the order of the boundaries.
static void add_kept(struct work *work, size_t level,
                     const struct atlas_area_set *set, const bool *keep) {
    const struct atlas_rates *rates = &work->briefing.results.rates;
    for (size_t i = 0; i < set->count; i++) {
        const uint32_t area =
            keep[i] ? atlas_rates_area(rates, level, set->items[i].code)
                    : ATLAS_NONE;
        if (area != ATLAS_NONE) {
            add_pack(work, (struct briefing_area){level, area});
        }
    }
}

static enum atlas_status add_all(struct work *work, struct atlas_error *err) {
    size_t configured = 0;
    enum atlas_status status = find_level(work, &configured, err);
    if (status) return status;
    const struct atlas_level *level = &work->briefing.inputs.levels[configured];
    const struct atlas_area_set *set =
        level->areas ? level->areas : level->drawn;
    const uint32_t at =
        atlas_rates_level(&work->briefing.results.rates, level->key);
    if (!set || at == ATLAS_NONE) {
        return atlas_fail(err, ATLAS_ERR_USAGE, "--level",
                          "level '%s' has no boundaries", level->key);
    }
    bool *keep = atlas_xcalloc(set->count + 1, sizeof(*keep));
    status = find_within(work, level, set, keep, err);
    if (!status) add_kept(work, at, set, keep);
    free(keep);
    return status;
}

static bool wants_all(const struct arguments *arguments) {
    return arguments_has(arguments, OPTION_ALL) ||
           arguments_has(arguments, OPTION_WITHIN);
}

static enum atlas_status list_packs(struct work *work,
                                    struct atlas_error *err) {
    const struct atlas_rates *rates = &work->briefing.results.rates;
    size_t most = work->arguments->operand_count + 1;
    for (size_t i = 0; i < rates->level_count; i++) {
        most += rates->levels[i].area_count;
    }
    work->packs = atlas_xcalloc(most, sizeof(*work->packs));
    enum atlas_status status = add_named(work, err);
    if (!status && wants_all(work->arguments)) status = add_all(work, err);
    if (status) return status;
    if (!work->pack_count || work->pack_count > PACKS_MOST) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "%zu packs are asked for, at most %d can be made",
                          work->pack_count, PACKS_MOST);
    }
    return ATLAS_OK;
}

static enum atlas_status make_grounds(struct work *work,
                                      struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    work->grounds = atlas_xcalloc(work->briefing.results.rates.level_count + 1,
                                  sizeof(struct atlas_brief_ground *));
    for (size_t i = 0; !status && i < work->pack_count; i++) {
        struct atlas_brief_ground **ground =
            &work->grounds[work->packs[i].area.level];
        if (!*ground) {
            status = atlas_brief_ground_create(
                &work->briefing.source, work->packs[i].area.level,
                &work->briefing.inputs.issues, ground, err);
        }
        work->packs[i].ground = *ground;
        work->packs[i].folder = work->folder;
    }
    return status;
}

static enum atlas_status take_file(const struct atlas_pack_taker *taker,
                                   const char *name,
                                   const struct atlas_text *file,
                                   struct atlas_error *err) {
    const struct wanted_pack *pack = taker->to;
    char path[NAME_SIZE + 32];
    snprintf(path, sizeof(path), "%s/%s", pack->name, name);
    return atlas_folder_write(pack->folder, path, file->data, file->length,
                              err);
}

static enum atlas_status write_pack(void *argument, struct atlas_error *err) {
    struct wanted_pack *wanted = argument;
    const struct atlas_pack_taker taker = {take_file, wanted};
    struct atlas_brief brief = {0};
    struct atlas_pack *pack = NULL;
    enum atlas_status status =
        atlas_brief_make(wanted->ground, wanted->area.area, &brief, err);
    if (!status) status = atlas_pack_create(&brief, &pack, err);
    if (!status) status = atlas_pack_write(pack, &taker, err);
    atlas_pack_free(pack);
    atlas_brief_release(&brief);
    return status;
}

static enum atlas_status write_packs(struct work *work,
                                     struct atlas_error *err) {
    struct atlas_task *tasks = atlas_xcalloc(work->pack_count, sizeof(*tasks));
    for (size_t i = 0; i < work->pack_count; i++) {
        tasks[i] = (struct atlas_task){write_pack, &work->packs[i]};
    }
    const enum atlas_status status =
        atlas_workers_run(tasks, work->pack_count, work->briefing.threads, err);
    free(tasks);
    return status;
}

// The archive of one region: a task of its own.
struct archive {
    const struct work *work;
    uint32_t region;
    char name[NAME_SIZE];
};

// Entries of the packs of a region; names and paths live in the arena.
static enum atlas_status list_entries(const struct archive *archive,
                                      struct atlas_arena *arena,
                                      struct atlas_zip_entry *entries,
                                      size_t *count, struct atlas_error *err) {
    const struct work *work = archive->work;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < work->pack_count; i++) {
        const struct wanted_pack *pack = &work->packs[i];
        if (atlas_brief_region(pack->ground, pack->area.area) !=
            archive->region) {
            continue;
        }
        for (size_t j = 0; !status && atlas_pack_file(j); j++) {
            char name[NAME_SIZE + 32];
            char path[1200];
            snprintf(name, sizeof(name), "%s/%s", pack->name,
                     atlas_pack_file(j));
            if (!atlas_folder_has(work->folder, name)) continue;
            status =
                atlas_folder_path(work->folder, name, path, sizeof(path), err);
            entries[*count].name = atlas_arena_text(arena, name);
            entries[(*count)++].path = atlas_arena_text(arena, path);
        }
    }
    return status;
}

static enum atlas_status write_archive(void *argument,
                                       struct atlas_error *err) {
    const struct archive *archive = argument;
    struct atlas_arena arena = {0};
    size_t count = 0;
    size_t files = 0;
    char path[1200];
    while (atlas_pack_file(files)) files++;
    struct atlas_zip_entry *entries =
        atlas_xcalloc(archive->work->pack_count * files + 1, sizeof(*entries));
    enum atlas_status status =
        list_entries(archive, &arena, entries, &count, err);
    if (!status && count) {
        status = atlas_folder_path(archive->work->folder, archive->name, path,
                                   sizeof(path), err);
        if (!status) status = atlas_export_zip(path, entries, count, err);
        if (!status) {
            status =
                atlas_folder_adopt(archive->work->folder, archive->name, err);
        }
    }
    free(entries);
    atlas_arena_release(&arena);
    return status;
}

static enum atlas_status write_archives(struct work *work,
                                        struct atlas_error *err) {
    const struct atlas_rate_level *regions =
        &work->briefing.results.rates.levels[1];
    const size_t count = regions->area_count;
    struct archive *archives = atlas_xcalloc(count + 1, sizeof(*archives));
    struct atlas_task *tasks = atlas_xcalloc(count + 1, sizeof(*tasks));
    for (size_t i = 0; i < count; i++) {
        archives[i].work = work;
        archives[i].region = (uint32_t)i;
        snprintf(archives[i].name, sizeof(archives[i].name), "%s.zip",
                 regions->areas[i].code);
        tasks[i] = (struct atlas_task){write_archive, &archives[i]};
    }
    const enum atlas_status status =
        atlas_workers_run(tasks, count, work->briefing.threads, err);
    free(tasks);
    free(archives);
    return status;
}

static enum atlas_status write_index(struct work *work,
                                     struct atlas_error *err) {
    struct atlas_brief_entry *entries =
        atlas_xcalloc(work->pack_count + 1, sizeof(*entries));
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < work->pack_count; i++) {
        entries[i] = (struct atlas_brief_entry){work->packs[i].ground,
                                                work->packs[i].area.area,
                                                work->packs[i].name};
    }
    atlas_brief_index(&work->briefing.source, entries, work->pack_count, &text);
    const enum atlas_status status = atlas_folder_write(
        work->folder, "index.html", text.data, text.length, err);
    atlas_text_release(&text);
    free(entries);
    return status;
}

static enum atlas_status write_papers(struct work *work,
                                      struct atlas_error *err) {
    const struct output_source source = {.product = "packs",
                                         .config = &work->briefing.config,
                                         .inputs = &work->briefing.inputs,
                                         .results = &work->briefing.results};
    struct atlas_text text = ATLAS_TEXT_INIT;
    outputs_manifest(&source, &text);
    enum atlas_status status = atlas_folder_write(
        work->folder, ATLAS_MANIFEST_NAME, text.data, text.length, err);
    atlas_text_clear(&text);
    atlas_export_credits(&work->briefing.inputs.credits, &text);
    if (!status) {
        status = atlas_folder_write(work->folder, "CREDITS.txt", text.data,
                                    text.length, err);
    }
    atlas_text_release(&text);
    return status;
}

static enum atlas_status write_folder(struct work *work,
                                      struct atlas_error *err) {
    enum atlas_status status =
        atlas_folder_create(work->path, &work->folder, err);
    if (!status) status = make_grounds(work, err);
    if (!status) status = write_packs(work, err);
    if (!status && wants_all(work->arguments)) {
        status = write_index(work, err);
        if (!status) status = write_archives(work, err);
    }
    if (!status) status = write_papers(work, err);
    if (!status) status = atlas_folder_commit(work->folder, err);
    return status;
}

static enum atlas_status say_written(const struct work *work,
                                     struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < work->pack_count; i++) {
        atlas_text_addf(&text, "%s/%s\n", work->path, work->packs[i].name);
    }
    const enum atlas_status status =
        arguments_has(work->arguments, OPTION_QUIET) ? ATLAS_OK
                                                     : setup_print(&text, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status check_words(const struct arguments *arguments,
                                     struct atlas_error *err) {
    if (arguments->operand_count || wants_all(arguments)) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "name an area, such as pcon:Fylde, or say --all");
}

static void work_release(struct work *work) {
    for (size_t i = 0;
         work->grounds && i < work->briefing.results.rates.level_count; i++) {
        atlas_brief_ground_free(work->grounds[i]);
    }
    free(work->grounds);
    free(work->packs);
    atlas_folder_free(work->folder);
    briefing_close(&work->briefing);
}

enum atlas_status command_brief(const struct arguments *arguments,
                                struct atlas_error *err) {
    struct work work = {.arguments = arguments};
    enum atlas_status status = check_words(arguments, err);
    if (!status) {
        status =
            setup_path(arguments_value(arguments, OPTION_OUT, "outputs/brief"),
                       work.path, sizeof(work.path), err);
    }
    if (!status) status = briefing_open(arguments, true, &work.briefing, err);
    if (!status) status = list_packs(&work, err);
    if (!status) status = write_folder(&work, err);
    if (!status) status = say_written(&work, err);
    work_release(&work);
    return status;
}
