// The pictures of a pack: the area in its neighbours with its schools, its
// years, and its place in the funnel of all areas.
//
// In:  one area's facts, the ground.
// Out: pictures laid out.
//
// The one idea: classes and limits are the ground's, so that packs side by side
// show the same colours for the same rates.

#include "pictures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/geometry.h"
#include "atlas/uncertainty.h"
#include "facts.h"
#include "words.h"

// Pages of the files, and of the slots of the PDF, millimetres.
#define FILE_WIDTH_MM 180
#define MAP_HEIGHT_MM 130
#define CHART_HEIGHT_MM 95
#define SLOT_WIDTH_MM 92
#define SLOT_HEIGHT_MM 84
#define FUNNEL_WIDTH_MM 178
#define FUNNEL_HEIGHT_MM 58
// What may be seen around the areas, as a share of their extent.
#define SURROUNDINGS 0.1
// A map that is too small for its words is tried larger, so often.
#define SIZE_STEP 1.3
enum { SIZES_TRIED = 4 };
// Places that a trend shows: more lines cannot be told apart.
enum { TREND_LINES = 8, LIMITS = 40 };

static const struct atlas_measure *persistent_measure(void) {
    return ground_measure(GROUND_PERSISTENT);
}

static void keep_near(const struct atlas_brief *brief, uint32_t own,
                      bool *keep) {
    const struct atlas_adjacency *adjacency = &brief->ground->adjacency;
    keep[own] = true;
    for (size_t i = adjacency->starts[own]; i < adjacency->starts[own + 1];
         i++) {
        keep[adjacency->others[i]] = true;
    }
}

// Values and focus of the areas kept, in their order.
static void fill_values(struct pack_pictures *pictures, const bool *keep,
                        uint32_t own) {
    const struct atlas_brief_ground *ground = pictures->brief->ground;
    const size_t count = pictures->part.areas.count + 1;
    struct atlas_rate *values =
        atlas_arena_alloc(&pictures->arena, count * sizeof(*values));
    bool *is_focus =
        atlas_arena_alloc(&pictures->arena, count * sizeof(*is_focus));
    size_t next = 0;
    for (size_t i = 0; i < ground->figures.areas.count; i++) {
        if (!keep[i]) continue;
        values[next] = ground->values[i];
        is_focus[next++] = i == own;
    }
    pictures->panel = (struct atlas_panel){.figures = &pictures->part,
                                           .areas = &pictures->part.areas,
                                           .values = values};
    pictures->map.is_focus = is_focus;
}

static void select_areas(struct pack_pictures *pictures, uint32_t own) {
    const struct atlas_area_set *all = &pictures->brief->ground->figures.areas;
    bool *keep = atlas_xcalloc(all->count + 1, sizeof(*keep));
    bool *near = atlas_xcalloc(all->count + 1, sizeof(*near));
    keep_near(pictures->brief, own, keep);
    atlas_figures_select(&pictures->brief->ground->figures, keep,
                         &pictures->part);
    fill_values(pictures, keep, own);
    if (atlas_areas_near(all, keep, SURROUNDINGS, near)) {
        atlas_areas_select(all, near, &pictures->context);
        pictures->map.context = &pictures->context;
    }
    free(near);
    free(keep);
}

// The area's schools with a place and enrolments.
static void find_dots(struct pack_pictures *pictures) {
    const struct atlas_brief *brief = pictures->brief;
    const struct atlas_brief_source *source = &brief->ground->source;
    struct atlas_dot *dots = atlas_arena_alloc(
        &pictures->arena, (brief->schools + 1) * sizeof(*dots));
    size_t count = 0;
    for (size_t row = 0; row < source->placement->row_count; row++) {
        if (!facts_has_school(brief, row)) continue;
        const uint32_t item = source->placement->matches[row].school;
        const struct atlas_count size =
            atlas_absence_school(source->absence, row, ATLAS_ENROLMENTS);
        if (item == ATLAS_NONE || size.state) continue;
        const struct atlas_school *school = &source->schools->items[item];
        if (!atlas_school_has_point(school)) continue;
        dots[count++] = (struct atlas_dot){
            {school->easting_m, school->northing_m},
            size.value,
            (enum atlas_phase)source->absence->schools[row].phase};
    }
    pictures->map.dots = dots;
    pictures->map.dot_count = count;
}

static void describe_map(struct pack_pictures *pictures) {
    const struct atlas_brief *brief = pictures->brief;
    const struct atlas_brief_place *last =
        &brief->places[brief->place_count - 1];
    struct atlas_map *map = &pictures->map;
    map->id = "map";
    map->place = brief->name;
    map->panels = &pictures->panel;
    map->panel_count = 1;
    map->variable = (struct atlas_variable){
        .measure = persistent_measure(),
        .phase = ATLAS_PHASE_TOTAL,
        .classes = &brief->ground->classes,
        .reference = ground_rate(brief->ground->source.rates, last->level,
                                 last->area, brief->ground->period,
                                 persistent_measure(), ATLAS_PHASE_TOTAL),
        .reference_name = last->name,
    };
    map->labels = true;
    map->no_insets = true;
    map->credits = brief->ground->source.credits;
    map->width_mm = FILE_WIDTH_MM;
    map->height_mm = MAP_HEIGHT_MM;
}

// Lay a map out as large as its words need: a long name wants more room.
static enum atlas_status lay_map(struct atlas_map *map,
                                 struct atlas_picture **ret_picture,
                                 struct atlas_error *err) {
    enum atlas_status status = ATLAS_ERR_OUTPUT;
    for (int i = 0; status == ATLAS_ERR_OUTPUT && i < SIZES_TRIED; i++) {
        status = atlas_picture_create(map, ret_picture, err);
        map->width_mm *= SIZE_STEP;
        map->height_mm *= SIZE_STEP;
    }
    return status;
}

static enum atlas_status make_maps(struct pack_pictures *pictures,
                                   struct atlas_error *err) {
    const struct atlas_brief *brief = pictures->brief;
    const uint32_t own = ground_figure(brief->ground, brief->area);
    if (own == ATLAS_NONE || !brief->ground->adjacency.starts) return ATLAS_OK;
    select_areas(pictures, own);
    find_dots(pictures);
    describe_map(pictures);
    pictures->small_map = pictures->map;
    pictures->small_map.is_bare = true;
    pictures->small_map.width_mm = SLOT_WIDTH_MM;
    pictures->small_map.height_mm = SLOT_HEIGHT_MM;
    const enum atlas_status status =
        lay_map(&pictures->map, &pictures->map_picture, err);
    if (status) return status;
    return lay_map(&pictures->small_map, &pictures->bare_map, err);
}

static void fill_line(struct pack_pictures *pictures, size_t at,
                      struct atlas_trend_line *line) {
    const struct atlas_brief *brief = pictures->brief;
    const struct atlas_rates *rates = brief->ground->source.rates;
    const struct atlas_brief_place *place = &brief->places[at];
    struct atlas_rate *values = atlas_arena_alloc(
        &pictures->arena, (rates->period_count + 1) * sizeof(*values));
    for (size_t i = 0; i < rates->period_count; i++) {
        values[i] =
            ground_rate(rates, place->level, place->area, rates->periods[i],
                        persistent_measure(), ATLAS_PHASE_TOTAL);
    }
    *line = (struct atlas_trend_line){
        .name = place->name, .values = values, .is_focus = at == 0};
}

// The first places and always the last one, the country.
static size_t fill_lines(struct pack_pictures *pictures,
                         struct atlas_trend_line *lines) {
    const size_t count = pictures->brief->place_count;
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (used + 1 >= TREND_LINES && i + 1 < count) continue;
        fill_line(pictures, i, &lines[used++]);
    }
    return used;
}

static const char *chart_text(struct pack_pictures *pictures,
                              const char *before, const char *after) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text, "%s%s", before, after);
    const char *kept = words_keep(&pictures->arena, &text);
    atlas_text_release(&text);
    return kept;
}

static struct atlas_chart_head head_of(const struct pack_pictures *pictures,
                                       const char *id) {
    const struct atlas_brief *brief = pictures->brief;
    return (struct atlas_chart_head){
        .id = id,
        .credits = brief->ground->source.credits,
        .width_mm = FILE_WIDTH_MM,
        .height_mm = CHART_HEIGHT_MM,
        .period = brief->years[brief->year_count - 1],
    };
}

// A chart without its own titles, for a page that has them.
static struct atlas_chart_head bare_head(struct atlas_chart_head head,
                                         double width_mm, double height_mm) {
    head.headline = NULL;
    head.subtitle = NULL;
    head.note = NULL;
    head.credits = NULL;
    head.width_mm = width_mm;
    head.height_mm = height_mm;
    return head;
}

static enum atlas_status make_trends(struct pack_pictures *pictures,
                                     struct atlas_error *err) {
    const struct atlas_brief *brief = pictures->brief;
    struct atlas_trend_line *lines =
        atlas_arena_alloc(&pictures->arena, TREND_LINES * sizeof(*lines));
    struct atlas_trend *trend = &pictures->trend;
    trend->head = head_of(pictures, "trend");
    trend->head.headline = chart_text(
        pictures, "Persistent absence over the years: ", brief->name);
    trend->head.subtitle =
        "Enrolments that missed 10% or more of their possible sessions, "
        "percent of enrolments, all state-funded schools";
    trend->periods = brief->ground->source.rates->periods;
    trend->period_count = brief->ground->source.rates->period_count;
    trend->lines = lines;
    trend->line_count = fill_lines(pictures, lines);
    enum atlas_status status =
        atlas_picture_of_trend(trend, &pictures->trend_picture, err);
    if (status) return status;
    struct atlas_trend *small =
        atlas_arena_alloc(&pictures->arena, sizeof(*small));
    *small = *trend;
    small->head = bare_head(trend->head, SLOT_WIDTH_MM, SLOT_HEIGHT_MM);
    return atlas_picture_of_trend(small, &pictures->small_trend, err);
}

static bool is_neighbour(const struct atlas_brief *brief, uint32_t area) {
    for (size_t i = 0; i < brief->neighbour_count; i++) {
        if (brief->neighbours[i] == area) return true;
    }
    return false;
}

static struct atlas_funnel_limit limit_at(double size, double centre,
                                          double factor) {
    return (struct atlas_funnel_limit){
        size, atlas_funnel_limit(centre, size, factor, -ATLAS_Z_95),
        atlas_funnel_limit(centre, size, factor, ATLAS_Z_95),
        atlas_funnel_limit(centre, size, factor, -ATLAS_Z_998),
        atlas_funnel_limit(centre, size, factor, ATLAS_Z_998)};
}

static int compare_limits(const void *left, const void *right) {
    const double a = ((const struct atlas_funnel_limit *)left)->size;
    const double b = ((const struct atlas_funnel_limit *)right)->size;
    return (a > b) - (a < b);
}

// Drops sizes that are the same but for rounding: the area may be the smallest
// or the largest, or the only one. Returns how many are left.
static size_t limits_unite(struct atlas_funnel_limit *limits, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && limits[i].size < limits[kept - 1].size + 1e-3) continue;
        limits[kept++] = limits[i];
    }
    return kept;
}

// Even in 1 / sqrt(size), and the size of the area itself.
static void fill_limits(struct pack_pictures *pictures, double factor) {
    struct atlas_funnel *funnel = &pictures->funnel;
    struct atlas_funnel_limit *limits =
        atlas_arena_alloc(&pictures->arena, (LIMITS + 1) * sizeof(*limits));
    double least = INFINITY;
    double most = 0;
    for (size_t i = 0; i < funnel->point_count; i++) {
        const struct atlas_rate *rate = &funnel->points[i].rate;
        if (rate->state != ATLAS_NUMBER) continue;
        least = fmin(least, (double)rate->whole);
        most = fmax(most, (double)rate->whole);
        if (funnel->points[i].is_focus) {
            limits[funnel->limit_count++] =
                limit_at((double)rate->whole, funnel->centre.percent, factor);
        }
    }
    if (most <= 0 || funnel->centre.state != ATLAS_NUMBER) return;
    for (int i = 0; i < LIMITS; i++) {
        const double share = (double)i / (LIMITS - 1);
        const double root = (1 - share) / sqrt(least) + share / sqrt(most);
        limits[funnel->limit_count++] =
            limit_at(1 / (root * root), funnel->centre.percent, factor);
    }
    qsort(limits, funnel->limit_count, sizeof(*limits), compare_limits);
    funnel->limit_count = limits_unite(limits, funnel->limit_count);
    funnel->limits = limits;
}

static void fill_points(struct pack_pictures *pictures,
                        const struct ground_column *column) {
    const struct atlas_brief *brief = pictures->brief;
    const struct atlas_rate_level *level =
        &brief->ground->source.rates->levels[brief->level];
    struct atlas_funnel_point *points = atlas_arena_alloc(
        &pictures->arena, (level->area_count + 1) * sizeof(*points));
    for (size_t i = 0; i < level->area_count; i++) {
        const uint32_t area = (uint32_t)i;
        points[i] = (struct atlas_funnel_point){
            .rate = column->rates[i],
            .is_focus = area == brief->area,
            .is_near = is_neighbour(brief, area),
            .name = area == brief->area ? brief->name : NULL,
        };
    }
    pictures->funnel.points = points;
    pictures->funnel.point_count = level->area_count;
}

static enum atlas_status make_funnels(struct pack_pictures *pictures,
                                      struct atlas_error *err) {
    const struct atlas_brief *brief = pictures->brief;
    const struct ground_column *column =
        ground_column(brief->ground, persistent_measure(), ATLAS_PHASE_TOTAL);
    struct atlas_funnel *funnel = &pictures->funnel;
    funnel->head = head_of(pictures, "funnel");
    funnel->head.period = brief->ground->period;
    funnel->head.headline =
        chart_text(pictures, brief->name, " among all areas of its kind");
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text,
                    "Persistent absence in %s against the number of "
                    "enrolments, all state-funded schools",
                    atlas_period_text(brief->ground->period).text);
    funnel->head.subtitle = words_keep(&pictures->arena, &text);
    atlas_text_release(&text);
    const struct atlas_brief_place *last =
        &brief->places[brief->place_count - 1];
    funnel->centre = ground_rate(brief->ground->source.rates, last->level,
                                 last->area, brief->ground->period,
                                 persistent_measure(), ATLAS_PHASE_TOTAL);
    funnel->centre_name = last->name;
    funnel->size_name = "Enrolments";
    funnel->near_name = "Neighbours";
    funnel->others_name = "Other areas";
    fill_points(pictures, column);
    fill_limits(pictures, column->dispersion.factor);
    enum atlas_status status =
        atlas_picture_of_funnel(funnel, &pictures->funnel_picture, err);
    if (status) return status;
    struct atlas_funnel *small =
        atlas_arena_alloc(&pictures->arena, sizeof(*small));
    *small = *funnel;
    small->head = bare_head(funnel->head, FUNNEL_WIDTH_MM, FUNNEL_HEIGHT_MM);
    return atlas_picture_of_funnel(small, &pictures->small_funnel, err);
}

enum atlas_status pictures_make(const struct atlas_brief *brief,
                                struct pack_pictures *pictures,
                                struct atlas_error *err) {
    pictures->brief = brief;
    enum atlas_status status = make_maps(pictures, err);
    if (!status) status = make_trends(pictures, err);
    if (!status) status = make_funnels(pictures, err);
    return status;
}

void pictures_release(struct pack_pictures *pictures) {
    atlas_picture_free(pictures->map_picture);
    atlas_picture_free(pictures->bare_map);
    atlas_picture_free(pictures->trend_picture);
    atlas_picture_free(pictures->small_trend);
    atlas_picture_free(pictures->funnel_picture);
    atlas_picture_free(pictures->small_funnel);
    atlas_figures_release(&pictures->part);
    atlas_area_set_release(&pictures->context);
    atlas_arena_release(&pictures->arena);
}
