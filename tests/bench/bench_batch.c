// All years, measures and phases as one batch: bench_batch CONFIG DATA OUT
// THREADS
//
// In:  a configuration with a level pcon, the folder of its data, a folder for
//      the pictures, a number of threads.
// Out: a PNG for each period, measure and phase of which the level has numbers;
//      on stdout how many, and the time of a map: laying figures onto
//      boundaries, classifying, drawing, compressing, writing. Reading the
//      files and adding up come before and are told apart.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/render.h"
#include "atlas/workers.h"
#include "commands/config.h"
#include "commands/drawings.h"
#include "commands/inputs.h"
#include "commands/results.h"
#include "process.h"

struct batch {
    struct atlas_config config;
    struct inputs inputs;
    struct results results;
    struct drawings drawings;
    unsigned threads;
    const char *out;
};

struct picture {
    const struct drawing *drawing;
    const char *out;
};

// All that this bench knows of drawing.
static enum atlas_status draw(const struct drawing *drawing,
                              struct atlas_text *png, struct atlas_error *err) {
    struct atlas_picture *picture = NULL;
    enum atlas_status status =
        atlas_picture_create(&drawing->map, &picture, err);
    if (!status)
        status =
            atlas_picture_png(picture, drawing->wanted->size.dpi, png, err);
    atlas_picture_free(picture);
    return status;
}

static enum atlas_status picture_make(void *argument, struct atlas_error *err) {
    const struct picture *const picture = argument;
    struct atlas_text png = ATLAS_TEXT_INIT;
    char path[1200];
    enum atlas_status status = draw(picture->drawing, &png, err);
    snprintf(path, sizeof(path), "%s/%s.png", picture->out,
             picture->drawing->wanted->key);
    FILE *const file = status ? NULL : fopen(path, "wb");
    const bool is_written =
        file && fwrite(png.data, 1, png.length, file) == png.length;
    if (!status && (!file || fclose(file) || !is_written)) {
        status = atlas_fail(err, ATLAS_ERR_OUTPUT, path, "cannot be written");
    }
    atlas_text_release(&png);
    return status;
}

// A [map] section as `map` makes it from its options.
static enum atlas_status map_add(struct atlas_config *config, uint32_t period,
                                 const char *measure, enum atlas_phase phase,
                                 struct atlas_error *err) {
    const char *const year = atlas_period_text(period).text;
    const char *const settings[][2] = {{"level", "pcon"},
                                       {"measure", measure},
                                       {"phase", atlas_phase_key(phase)},
                                       {"period", year}};
    char section[128];
    snprintf(section, sizeof(section), "map %u-%s-%s", (unsigned)period,
             measure, atlas_phase_key(phase));
    enum atlas_status status =
        atlas_config_open_section(config, section, 0, "bench", err);
    for (size_t i = 0; !status && i < 4; i++) {
        status = atlas_config_set(config, section, settings[i][0],
                                  settings[i][1], "bench", err);
    }
    return status;
}

static enum atlas_status maps_add(struct atlas_config *config,
                                  struct atlas_error *err) {
    size_t measures;
    const struct atlas_measure *const all = atlas_measures(&measures);
    enum atlas_status status = ATLAS_OK;
    config->map_count = 0;
    for (size_t period = 0; period < config->periods.count; period++) {
        for (size_t measure = 0; measure < measures; measure++) {
            for (int phase = 0; !status && phase < ATLAS_PHASE_END; phase++) {
                status =
                    map_add(config, config->periods.items[period],
                            all[measure].key, (enum atlas_phase)phase, err);
            }
        }
    }
    return status ? status : atlas_config_check(config, err);
}

static enum atlas_status batch_read(struct batch *batch, const char *config,
                                    const char *data, struct atlas_error *err) {
    const struct config_overrides overrides = {.data_dir = data};
    const struct inputs_wanted wanted = {.with_schools = true,
                                         .threads = batch->threads};
    enum atlas_status status =
        atlas_config_read(config, &overrides, &batch->config, err);
    if (!status) status = maps_add(&batch->config, err);
    if (!status) {
        status = inputs_read(&batch->config, &wanted, &batch->inputs, err);
    }
    if (!status) {
        status = results_make(&batch->config, &batch->inputs, batch->threads,
                              &batch->results, err);
    }
    return status;
}

// Maps with a number on them; returns how many were drawn.
static enum atlas_status batch_draw(struct batch *batch, size_t *ret_count,
                                    struct atlas_error *err) {
    struct drawings *const drawings = &batch->drawings;
    enum atlas_status status = drawings_make(
        &batch->config, &batch->inputs, &batch->results.rates, drawings, err);
    if (status) return status;
    const size_t maps = drawings->map_count;
    struct picture *const pictures = atlas_xcalloc(maps + 1, sizeof(*pictures));
    struct atlas_task *const tasks = atlas_xcalloc(maps + 1, sizeof(*tasks));
    size_t count = 0;
    for (size_t i = 0; i < maps; i++) {
        if (!drawings->maps[i].classes.count) continue;
        pictures[count] = (struct picture){&drawings->maps[i], batch->out};
        tasks[count] = (struct atlas_task){picture_make, &pictures[count]};
        count++;
    }
    status = atlas_workers_run(tasks, count, batch->threads, err);
    free(pictures);
    free(tasks);
    *ret_count = count;
    return status;
}

static void say(const struct batch *batch, size_t count,
                struct process_use before, struct process_use after) {
    const double seconds = after.seconds - before.seconds;
    const double processor = after.processor - before.processor;
    printf(
        "batch  %zu maps of %zu asked for (the others have no number), "
        "%u threads: %.2f s; a map %.1f ms (processor %.1f ms)\n",
        count, batch->drawings.map_count, batch->threads, seconds,
        1000 * seconds / (double)count, 1000 * processor / (double)count);
}

static void batch_release(struct batch *batch) {
    drawings_release(&batch->drawings);
    results_release(&batch->results);
    inputs_release(&batch->inputs);
    atlas_config_release(&batch->config);
}

int main(int argc, char **argv) {
    struct batch batch = {.threads = 1};
    struct atlas_error err = {.message = ""};
    size_t count = 0;
    if (argc != 5) {
        fputs("usage: bench_batch CONFIG DATA OUT THREADS\n", stderr);
        return 1;
    }
    batch.out = argv[3];
    batch.threads = (unsigned)strtoul(argv[4], NULL, 10);
    const struct process_use start = process_now();
    enum atlas_status status = batch_read(&batch, argv[1], argv[2], &err);
    const struct process_use before = process_now();
    if (!status) status = batch_draw(&batch, &count, &err);
    const struct process_use after = process_now();
    if (status) {
        fprintf(stderr, "%s: %s\n", err.where, err.message);
    } else {
        const double reading = before.seconds - start.seconds;
        say(&batch, count, before, after);
        printf("       reading and adding up before it: %.2f s\n", reading);
    }
    batch_release(&batch);
    return status;
}
