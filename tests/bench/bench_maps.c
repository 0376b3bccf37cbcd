// England's constituency map, ours: bench_maps BOUNDARIES RATES OUT TIMES
//
// In:  a polygon file with PCON24CD and PCON24NM; a CSV of code, enrolments,
//      persistent (their count); a PNG to write; how many times to draw.
// Out: the PNG; "draw <seconds> <processor seconds>" on stdout for each time:
//      from data in memory to the file written.
//
// The peers' scripts, peer_maps.R and peer_maps.py, take the same words and say
// the same; run_maps.sh runs all three in turn. What is fair:
//
// - The same map: 543 constituencies, persistent absence in 2018/19, 5 quantile
//   classes in the same colours, white borders, a legend with ranges and
//   counts, headline, second line and credits; 180 mm wide, 160 dpi, as PNG on
//   one thread. Ours alone has also the coast in a colour of its own, a
//   histogram, a scale bar, an alt text in the file; its insets are off.
// - Each tool finds the boundaries as it reads them fastest, valid and in
//   EPSG:27700: sf an uncompressed .rds, geopandas a pickle, ours its cache of
//   prepared boundaries (which it finds by the digest of the ONS file, in the
//   time that is measured), simplified for drawing with shared borders, which
//   neither of the others can do. Rates are computed before.
// - "whole" is the process from its start to the file, drawing once. "draw" is
//   the drawing alone, with everything read and all libraries loaded, repeated
//   in one process, so that the tool's start and caches do not count.
// - Each tool does what its documentation says is quick: sf without graticule,
//   ragg's device; geopandas with colours given instead of mapped, a light PNG
//   compression as ours.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/cache.h"
#include "atlas/classify.h"
#include "atlas/csv.h"
#include "atlas/layer.h"
#include "atlas/memory.h"
#include "atlas/prepared.h"
#include "atlas/render.h"
#include "process.h"

#define WIDTH_MM 180
#define DPI 160

struct scene {
    struct atlas_figures figures;
    struct atlas_classes classes;
    struct atlas_credits credits;
    struct atlas_rate *values;
    struct atlas_panel panel;
    struct atlas_map map;
};

// All that this bench knows of drawing.
static enum atlas_status draw(const struct scene *scene, struct atlas_text *png,
                              struct atlas_error *err) {
    struct atlas_picture *picture = NULL;
    enum atlas_status status = atlas_picture_create(&scene->map, &picture, err);
    if (!status) status = atlas_picture_png(picture, DPI, png, err);
    atlas_picture_free(picture);
    return status;
}

static enum atlas_status boundaries_read(const char *path, struct scene *scene,
                                         struct atlas_error *err) {
    const struct atlas_layer_source source = {.path = path,
                                              .code = "PCON24CD",
                                              .name = "PCON24NM",
                                              .only = "E*",
                                              .threads = 1};
    struct atlas_text cache = ATLAS_TEXT_INIT;
    struct atlas_layer_files files = {0};
    struct atlas_area_set whole = {0};
    struct atlas_issues issues = {0};
    atlas_layer_files_list(path, &files);
    enum atlas_status status = atlas_layer_files_digest(&files, err);
    const struct atlas_prepared_options options = {
        .folder = atlas_cache_folder(&cache) ? atlas_text_string(&cache) : NULL,
        .files = &files};
    if (!status) {
        status = atlas_prepared_read(&source, &options, &issues, &whole, err);
    }
    if (!status) {
        status = atlas_prepared_simplify(&whole, &source, &options,
                                         &scene->figures.areas, err);
    }
    atlas_area_set_release(&whole);
    atlas_issues_release(&issues);
    atlas_layer_files_release(&files);
    atlas_text_release(&cache);
    return status;
}

// Room for two counts of each area, not there yet.
static void figures_lay(struct atlas_figures *figures) {
    const size_t counts = (size_t)ATLAS_PHASE_END * 2;
    figures->level_key = "pcon";
    figures->level_title = "Westminster constituency (July 2024)";
    figures->period = 201819;
    figures->slot_count = 2;
    for (int i = 0; i < ATLAS_COLUMN_END; i++) figures->slots[i] = -1;
    figures->slots[ATLAS_ENROLMENTS] = 0;
    figures->slots[ATLAS_PERSISTENT] = 1;
    figures->items =
        atlas_xcalloc(figures->areas.count + 1, sizeof(*figures->items));
    for (size_t i = 0; i < figures->areas.count; i++) {
        struct atlas_figure *const figure = &figures->items[i];
        figure->counts = atlas_arena_alloc(&figures->arena,
                                           counts * sizeof(*figure->counts));
        for (size_t j = 0; j < counts; j++) {
            figure->counts[j] = (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
        }
        figure->members = figure->polygons = "";
        figure->has_row = true;
    }
}

static struct atlas_figure *figure_of(struct atlas_figures *figures,
                                      const char *code) {
    for (size_t i = 0; i < figures->areas.count; i++) {
        if (!strcmp(figures->areas.items[i].code, code)) {
            return &figures->items[i];
        }
    }
    return NULL;
}

static void row_take(struct atlas_csv *csv, const int columns[3],
                     struct atlas_figures *figures) {
    char code[16];
    int64_t enrolments;
    int64_t persistent;
    atlas_csv_copy(csv, columns[0], code, sizeof(code));
    struct atlas_figure *const figure = figure_of(figures, code);
    if (!figure ||
        !atlas_slice_integer(atlas_csv_field(csv, columns[1]), &enrolments) ||
        !atlas_slice_integer(atlas_csv_field(csv, columns[2]), &persistent)) {
        return;
    }
    figure->counts[ATLAS_PHASE_TOTAL * 2] =
        (struct atlas_count){enrolments, ATLAS_NUMBER};
    figure->counts[ATLAS_PHASE_TOTAL * 2 + 1] =
        (struct atlas_count){persistent, ATLAS_NUMBER};
}

static enum atlas_status rates_read(const char *path, struct scene *scene,
                                    struct atlas_error *err) {
    static const char *const names[3][2] = {
        {"code", NULL}, {"enrolments", NULL}, {"persistent", NULL}};
    struct atlas_csv *csv;
    int columns[3];
    bool more = true;
    enum atlas_status status = atlas_csv_open(path, &csv, err);
    if (status) return status;
    for (int i = 0; !status && i < 3; i++) {
        status = atlas_csv_require(csv, names[i], &columns[i], err);
    }
    while (!status && more) {
        status = atlas_csv_next(csv, &more, err);
        if (!status && more) row_take(csv, columns, &scene->figures);
    }
    atlas_csv_free(csv);
    return status;
}

static enum atlas_status classify(struct scene *scene,
                                  struct atlas_error *err) {
    const struct atlas_classify_options options = {
        .method = ATLAS_QUANTILE, .classes = 5, .decimals = 1};
    const size_t areas = scene->figures.areas.count;
    double *const values = atlas_xcalloc(areas + 1, sizeof(*values));
    size_t count = 0;
    scene->values = atlas_xcalloc(areas + 1, sizeof(*scene->values));
    scene->panel = (struct atlas_panel){.figures = &scene->figures,
                                        .areas = &scene->figures.areas,
                                        .values = scene->values};
    for (size_t i = 0; i < areas; i++) {
        const struct atlas_rate rate = atlas_figure_measure(
            &scene->figures, i, scene->map.variable.measure,
            scene->map.variable.phase);
        scene->values[i] = rate;
        if (rate.state == ATLAS_NUMBER) values[count++] = rate.percent;
    }
    const enum atlas_status status =
        atlas_classify(values, count, &options, &scene->classes, err);
    free(values);
    return status;
}

static enum atlas_status scene_read(char **words, struct scene *scene,
                                    struct atlas_error *err) {
    enum atlas_status status = boundaries_read(words[0], scene, err);
    if (status) return status;
    figures_lay(&scene->figures);
    atlas_credits_add_dfe(&scene->credits);
    atlas_credits_add(&scene->credits,
                      "Source: Office for National Statistics licensed under "
                      "the Open Government Licence v.3.0");
    scene->map = (struct atlas_map){
        .id = "bench",
        .place = "England",
        .panels = &scene->panel,
        .panel_count = 1,
        .variable = {.measure = atlas_measure_find("persistent"),
                     .phase = ATLAS_PHASE_TOTAL,
                     .classes = &scene->classes,
                     .reference = {.state = ATLAS_NOT_AVAILABLE}},
        .credits = &scene->credits,
        .no_insets = true,
        .width_mm = WIDTH_MM,
    };
    status = rates_read(words[1], scene, err);
    return status ? status : classify(scene, err);
}

// As the peers write: no flush to the disk.
static enum atlas_status file_write(const char *path,
                                    const struct atlas_text *bytes,
                                    struct atlas_error *err) {
    FILE *const file = fopen(path, "wb");
    const size_t written =
        file ? fwrite(bytes->data, 1, bytes->length, file) : 0;
    if (file && !fclose(file) && written == bytes->length) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_OUTPUT, path, "cannot be written");
}

static enum atlas_status draw_timed(const struct scene *scene, const char *path,
                                    struct atlas_error *err) {
    struct atlas_text png = ATLAS_TEXT_INIT;
    const struct process_use start = process_now();
    enum atlas_status status = draw(scene, &png, err);
    if (!status) status = file_write(path, &png, err);
    const struct process_use end = process_now();
    atlas_text_release(&png);
    if (!status) {
        printf("draw %.6f %.6f\n", end.seconds - start.seconds,
               end.processor - start.processor);
    }
    return status;
}

int main(int argc, char **argv) {
    struct scene scene = {0};
    struct atlas_error err = {.message = ""};
    if (argc != 5) {
        fputs("usage: bench_maps BOUNDARIES RATES OUT TIMES\n", stderr);
        return 1;
    }
    const long times = strtol(argv[4], NULL, 10);
    enum atlas_status status = scene_read(argv + 1, &scene, &err);
    for (long i = 0; !status && i < times; i++) {
        status = draw_timed(&scene, argv[3], &err);
    }
    if (status) fprintf(stderr, "%s: %s\n", err.where, err.message);
    atlas_credits_release(&scene.credits);
    atlas_figures_release(&scene.figures);
    free(scene.values);
    return status;
}
