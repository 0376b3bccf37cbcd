// Both files of a level, within a size.
//
// In:  a level's figures on boundaries in EPSG:27700; how far borders may move,
//      how large the files may be.
// Out: the bytes of <level>.geojson and <level>.topojson from one set of areas
//      in degrees.
//
// Whether a tolerance gives files that fit is found by making them. Sizes fall
// as the tolerance rises, near enough: the search keeps what fitted last, so
// what it hands out fits even where they do not.

#include <math.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/geometry.h"
#include "cells.h"
#include "level_json.h"

// The longer side of the extent in steps that a picture cannot show.
static const double auto_steps = 4000;
// The coarsest tolerance that a search tries: a share of the longer side.
static const double coarsest_share = 1.0 / 40;
// Where the search begins to divide, metres: below the grid of the files.
static const double finest_m = 0.5;

enum { SEARCH_STEPS = 10, BYTES_A_KB = 1000 };

// What files are made from, again and again.
struct maker {
    const struct atlas_figures *figures;
    const struct atlas_credits *credits;
};

// As it is written into the files, so that they can be made again from it.
static double written_m(double tolerance_m) {
    return atlas_round(tolerance_m, TOLERANCE_DECIMALS);
}

static double longer_side_m(const struct atlas_area_set *areas) {
    const struct atlas_box box = atlas_area_set_box(areas);
    if (!areas->count) return 0;
    return fmax(box.max_x - box.min_x, box.max_y - box.min_y);
}

static size_t larger_size(const struct atlas_level_files *files) {
    return files->geojson.length > files->topojson.length
               ? files->geojson.length
               : files->topojson.length;
}

// Replaces the files by those of another tolerance; they stay on failure.
static enum atlas_status make(const struct maker *maker, double tolerance_m,
                              struct atlas_level_files *files,
                              struct atlas_error *err) {
    const struct atlas_wgs84_options options = {.decimals = DEGREE_DECIMALS,
                                                .tolerance_m = tolerance_m};
    struct atlas_area_set degrees = {0};
    struct atlas_topology borders = {0};
    const struct atlas_level_content content = {maker->figures, &borders,
                                                maker->credits, tolerance_m};
    const enum atlas_status status =
        atlas_areas_to_wgs84(&maker->figures->areas, &options, &degrees, err);
    if (status) return status;
    atlas_topology_build(&degrees, &borders);
    atlas_text_clear(&files->geojson);
    atlas_text_clear(&files->topojson);
    atlas_export_geojson(&content, &files->geojson);
    atlas_export_topojson(&content, &files->topojson);
    files->tolerance_m = tolerance_m;
    atlas_topology_release(&borders);
    atlas_area_set_release(&degrees);
    return ATLAS_OK;
}

static enum atlas_status fail_budget(const struct maker *maker,
                                     const struct atlas_level_files *smallest,
                                     size_t max_bytes,
                                     struct atlas_error *err) {
    const size_t kb = (larger_size(smallest) + BYTES_A_KB - 1) / BYTES_A_KB;
    struct atlas_text metres = ATLAS_TEXT_INIT;
    enum atlas_status status;
    cell_add_trimmed(&metres, smallest->tolerance_m, TOLERANCE_DECIMALS);
    status =
        atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                   "level '%s' does not fit into max_kb = %zu: its files still "
                   "take %zu kB with borders simplified by %s m",
                   maker->figures->level_key, max_bytes / BYTES_A_KB, kb,
                   atlas_text_string(&metres));
    atlas_text_release(&metres);
    return status;
}

// Halves the ratio between a tolerance that is too fine and one that fits.
static enum atlas_status narrow(const struct maker *maker, size_t max_bytes,
                                double too_fine_m,
                                struct atlas_level_files *fitting,
                                struct atlas_error *err) {
    struct atlas_level_files tried = {0};
    enum atlas_status status = ATLAS_OK;
    for (int step = 0; !status && step < SEARCH_STEPS; step++) {
        const double middle_m =
            written_m(sqrt(fmax(too_fine_m, finest_m) * fitting->tolerance_m));
        if (middle_m <= too_fine_m || middle_m >= fitting->tolerance_m) break;
        status = make(maker, middle_m, &tried, err);
        if (status) break;
        if (larger_size(&tried) > max_bytes) {
            too_fine_m = middle_m;
            continue;
        }
        const struct atlas_level_files swap = *fitting;
        *fitting = tried;
        tried = swap;
    }
    atlas_level_files_release(&tried);
    return status;
}

// From files that are too large to the finest that fit.
static enum atlas_status reduce(const struct maker *maker, size_t max_bytes,
                                struct atlas_level_files *files,
                                struct atlas_error *err) {
    const double too_fine_m = files->tolerance_m;
    const double coarsest_m =
        written_m(longer_side_m(&maker->figures->areas) * coarsest_share);
    enum atlas_status status = ATLAS_OK;
    if (coarsest_m > too_fine_m) status = make(maker, coarsest_m, files, err);
    if (status) return status;
    if (larger_size(files) > max_bytes) {
        return fail_budget(maker, files, max_bytes, err);
    }
    return narrow(maker, max_bytes, too_fine_m, files, err);
}

enum atlas_status atlas_export_level(const struct atlas_figures *figures,
                                     const struct atlas_credits *credits,
                                     const struct atlas_level_options *options,
                                     struct atlas_level_files *ret_files,
                                     struct atlas_error *err) {
    const struct maker maker = {figures, credits};
    struct atlas_level_files files = {0};
    double tolerance_m = options->tolerance_m;
    enum atlas_status status;
    if (tolerance_m < 0) {
        tolerance_m = options->max_bytes
                          ? 0
                          : longer_side_m(&figures->areas) / auto_steps;
    }
    status = make(&maker, written_m(tolerance_m), &files, err);
    if (!status && options->max_bytes &&
        larger_size(&files) > options->max_bytes) {
        status = reduce(&maker, options->max_bytes, &files, err);
    }
    if (status) {
        atlas_level_files_release(&files);
    } else {
        *ret_files = files;
    }
    return status;
}

void atlas_level_files_release(struct atlas_level_files *files) {
    atlas_text_release(&files->geojson);
    atlas_text_release(&files->topojson);
    *files = (struct atlas_level_files){0};
}
