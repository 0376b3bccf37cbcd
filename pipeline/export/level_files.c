// Both files of a level, within a size.
//
// In:  a level's figures on boundaries in EPSG:27700; how far borders may move,
//      how large the files may be.
// Out: the bytes of <level>.geojson and <level>.topojson from one set of areas
//      in degrees.
//
// Borders are brought to degrees and measured once, and cut for each tolerance
// that is tried: on the grid of the files, so that what is valid stays valid.
// Sizes fall as the tolerance rises, near enough: the search keeps what fitted
// last, so what it hands out fits even where they do not.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/detail.h"
#include "atlas/export.h"
#include "atlas/geometry.h"
#include "cells.h"
#include "level_json.h"

// These are explained at ATLAS_AUTO_TOLERANCE in export.h.
static const double auto_finest_share = 1.0 / 4000;
static const double auto_coarsest_share = 1.0 / 200;
static const double auto_share_of_area = 1.0 / 2;
// The coarsest tolerance that a search tries: a share of the longer side.
static const double coarsest_share = 1.0 / 40;
// Where the search begins to divide, metres: below the grid of the files.
static const double finest_m = 0.5;

enum { SEARCH_STEPS = 10, BYTES_A_KB = 1000, AUTO_BYTES = 300000 };

// How large files may be.
struct budget {
    size_t max_bytes;
    bool is_auto;  // Of the TopoJSON alone, and only as far as it can be kept.
};

// What files are made from, again and again.
struct maker {
    const struct atlas_figures *figures;
    const struct atlas_credits *credits;
    struct atlas_area_set degrees;
    struct atlas_topology borders;
    struct atlas_detail detail;
};

static enum atlas_status start(const struct atlas_figures *figures,
                               const struct atlas_credits *credits,
                               struct maker *maker, struct atlas_error *err) {
    const enum atlas_status status = atlas_areas_to_wgs84(
        &figures->areas, DEGREE_DECIMALS, &maker->degrees, err);
    if (status) return status;
    maker->figures = figures;
    maker->credits = credits;
    atlas_topology_build(&maker->degrees, &maker->borders);
    atlas_detail_measure(&maker->borders, true, &maker->detail);
    return ATLAS_OK;
}

static void stop(struct maker *maker) {
    atlas_detail_release(&maker->detail);
    atlas_topology_release(&maker->borders);
    atlas_area_set_release(&maker->degrees);
}

// As it is written into the files, so that they can be made again from it.
static double written_m(double tolerance_m) {
    return atlas_round(tolerance_m, TOLERANCE_DECIMALS);
}

static double longer_side_m(const struct atlas_area_set *areas) {
    const struct atlas_box box = atlas_area_set_box(areas);
    if (!areas->count) return 0;
    return fmax(box.max_x - box.min_x, box.max_y - box.min_y);
}

static int compare_numbers(const void *left, const void *right) {
    const double *const a = left, *const b = right;
    return (*a > *b) - (*a < *b);
}

// Side of a square as large as the area in the middle.
static double typical_side_m(const struct atlas_area_set *areas) {
    double *const sizes = atlas_xcalloc(areas->count + 1, sizeof(*sizes));
    double middle;
    for (size_t i = 0; i < areas->count; i++) {
        sizes[i] = areas->items[i].area_m2;
    }
    qsort(sizes, areas->count, sizeof(*sizes), compare_numbers);
    middle = sizes[areas->count / 2];
    free(sizes);
    return sqrt(middle);
}

// The coarsest borders that nobody asked for.
static double auto_coarsest_m(const struct atlas_area_set *areas) {
    return fmin(longer_side_m(areas) * auto_coarsest_share,
                typical_side_m(areas) * auto_share_of_area);
}

static size_t size_of(const struct atlas_level_files *files,
                      const struct budget *budget) {
    return !budget->is_auto && files->geojson.length > files->topojson.length
               ? files->geojson.length
               : files->topojson.length;
}

// Take arcs without vertices out: islands and lakes that vanished.
static void drop_gone(struct atlas_topology *topology) {
    uint32_t *const numbers =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*numbers));
    size_t kept = 0;
    for (size_t i = 0; i < topology->arc_count; i++) {
        numbers[i] = (uint32_t)kept;
        topology->arcs[kept] = topology->arcs[i];
        kept += topology->arcs[i].count > 0;
    }
    for (size_t i = 0; i < topology->use_count; i++) {
        topology->uses[i].arc = numbers[topology->uses[i].arc];
    }
    topology->arc_count = kept;
    free(numbers);
}

// Replaces the files that a budget is of by those of another tolerance.
static void make(const struct maker *maker, double tolerance_m,
                 const struct budget *budget, struct atlas_level_files *files) {
    struct atlas_topology cut = {0};
    struct atlas_level_content content = {maker->figures, &maker->borders,
                                          maker->credits, tolerance_m};
    if (tolerance_m > 0) {
        atlas_detail_cut(&maker->detail, tolerance_m, &cut);
        drop_gone(&cut);
        content.borders = &cut;
    }
    atlas_text_clear(&files->geojson);
    atlas_text_clear(&files->topojson);
    if (!budget->is_auto) atlas_export_geojson(&content, &files->geojson);
    atlas_export_topojson(&content, &files->topojson);
    files->tolerance_m = tolerance_m;
    atlas_topology_release(&cut);
}

static enum atlas_status fail_budget(const struct maker *maker,
                                     const struct atlas_level_files *smallest,
                                     const struct budget *budget,
                                     struct atlas_error *err) {
    const size_t kb = (size_of(smallest, budget) + BYTES_A_KB - 1) / BYTES_A_KB;
    struct atlas_text limit = ATLAS_TEXT_INIT, metres = ATLAS_TEXT_INIT;
    enum atlas_status status;
    cell_add_trimmed(&limit, (double)budget->max_bytes / BYTES_A_KB, 3);
    cell_add_trimmed(&metres, smallest->tolerance_m, TOLERANCE_DECIMALS);
    status =
        atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                   "level '%s' does not fit into max_kb = %s: its files still "
                   "take %zu kB with borders simplified by %s m",
                   maker->figures->level_key, atlas_text_string(&limit), kb,
                   atlas_text_string(&metres));
    atlas_text_release(&limit);
    atlas_text_release(&metres);
    return status;
}

// Halves the ratio between a tolerance that is too fine and one that fits.
static void narrow(const struct maker *maker, const struct budget *budget,
                   double too_fine_m, struct atlas_level_files *fitting) {
    struct atlas_level_files tried = {0};
    for (int step = 0; step < SEARCH_STEPS; step++) {
        const double middle_m =
            written_m(sqrt(fmax(too_fine_m, finest_m) * fitting->tolerance_m));
        if (middle_m <= too_fine_m || middle_m >= fitting->tolerance_m) break;
        make(maker, middle_m, budget, &tried);
        if (size_of(&tried, budget) > budget->max_bytes) {
            too_fine_m = middle_m;
            continue;
        }
        const struct atlas_level_files kept = *fitting;
        *fitting = tried;
        tried = kept;
    }
    atlas_level_files_release(&tried);
}

// From files that are too large to the finest that fit; where none fits, to the
// coarsest that a budget of ours allows.
static enum atlas_status reduce(const struct maker *maker,
                                const struct budget *budget,
                                struct atlas_level_files *files,
                                struct atlas_error *err) {
    const struct atlas_area_set *areas = &maker->figures->areas;
    const double too_fine_m = files->tolerance_m;
    const double coarsest_m =
        written_m(budget->is_auto ? auto_coarsest_m(areas)
                                  : longer_side_m(areas) * coarsest_share);
    if (coarsest_m > too_fine_m) make(maker, coarsest_m, budget, files);
    if (size_of(files, budget) <= budget->max_bytes) {
        narrow(maker, budget, too_fine_m, files);
        return ATLAS_OK;
    }
    return budget->is_auto ? ATLAS_OK : fail_budget(maker, files, budget, err);
}

static enum atlas_status make_within(const struct maker *maker,
                                     const struct atlas_level_options *options,
                                     struct atlas_level_files *files,
                                     struct atlas_error *err) {
    const bool is_auto = options->tolerance_m < 0 && !options->max_bytes;
    const struct budget budget = {is_auto ? AUTO_BYTES : options->max_bytes,
                                  is_auto};
    const struct budget both = {0, false};
    const double first_m =
        is_auto ? longer_side_m(&maker->figures->areas) * auto_finest_share
                : fmax(options->tolerance_m, 0);
    enum atlas_status status = ATLAS_OK;
    make(maker, written_m(first_m), &budget, files);
    if (budget.max_bytes && size_of(files, &budget) > budget.max_bytes) {
        status = reduce(maker, &budget, files, err);
    }
    if (!status && is_auto) make(maker, files->tolerance_m, &both, files);
    return status;
}

enum atlas_status atlas_export_level(const struct atlas_figures *figures,
                                     const struct atlas_credits *credits,
                                     const struct atlas_level_options *options,
                                     struct atlas_level_files *ret_files,
                                     struct atlas_error *err) {
    struct maker maker = {0};
    struct atlas_level_files files = {0};
    enum atlas_status status = start(figures, credits, &maker, err);
    if (status) return status;
    status = make_within(&maker, options, &files, err);
    if (status) {
        atlas_level_files_release(&files);
    } else {
        *ret_files = files;
    }
    stop(&maker);
    return status;
}

void atlas_level_files_release(struct atlas_level_files *files) {
    atlas_text_release(&files->geojson);
    atlas_text_release(&files->topojson);
    *files = (struct atlas_level_files){0};
}
