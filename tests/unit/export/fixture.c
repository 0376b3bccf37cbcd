// A small England worked by hand.
//
// In:  nothing.
// Out: every table that a run has at its end; see fixture.h for the figures.

#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/digest.h"
#include "atlas/folder.h"
#include "atlas_test.h"
#include "support/test_files.h"

enum { SCHOOLS = 3, AREAS_MAX = 2, COLUMNS = ATLAS_CORE_COLUMN_END };

// enrolments, possible, overall, authorised, unauthorised, persistent, severe
static const int64_t school_values[SCHOOLS][COLUMNS] = {
    {100, 36000, 1800, 1500, 300, 10, 1},
    {200, 72000, 5000, 3000, 2000, 30, 2},
    {10, 3000, 300, 200, 100, 3, 0},
};

static const enum atlas_phase school_phases[SCHOOLS] = {
    ATLAS_PHASE_PRIMARY, ATLAS_PHASE_SECONDARY, ATLAS_PHASE_SPECIAL};

// Area of each school at each level of the rates; -1: none.
static const int memberships[4][SCHOOLS] = {
    {0, 0, 0}, {0, 0, 0}, {1, 0, -1}, {1, 1, 0}};

static struct atlas_count number(int64_t value) {
    return (struct atlas_count){value, ATLAS_NUMBER};
}

static void make_absence(struct fixture *fixture) {
    struct atlas_absence *absence = &fixture->absence;
    static const uint32_t periods[] = {201819, 202425};
    absence->columns = ATLAS_CORE_COLUMNS;
    for (int i = 0; i < ATLAS_COLUMN_END; i++) {
        absence->slots[i] = i < COLUMNS ? i : -1;
    }
    absence->slot_count = COLUMNS;
    absence->authority_count = 2;
    absence->authorities = atlas_xcalloc(2, sizeof(*absence->authorities));
    absence->authorities[0] =
        (struct atlas_authority){"888", "E10000017", "Lancashire", 0};
    absence->authorities[1] = (struct atlas_authority){"999", "", "Lost", 0};
    absence->region_count = 1;
    absence->regions = atlas_xcalloc(1, sizeof(*absence->regions));
    absence->regions[0] = (struct atlas_region){"E12000002", "North West"};
    absence->period_count = 2;
    absence->periods = atlas_xcalloc(2, sizeof(*absence->periods));
    memcpy(absence->periods, periods, sizeof(periods));
    absence->latest_school_period = 201819;
}

static void make_school_rows(struct fixture *fixture) {
    struct atlas_absence *absence = &fixture->absence;
    absence->school_count = SCHOOLS;
    absence->schools = atlas_xcalloc(SCHOOLS, sizeof(*absence->schools));
    absence->school_counts = atlas_xcalloc((size_t)SCHOOLS * COLUMNS,
                                           sizeof(*absence->school_counts));
    for (size_t i = 0; i < SCHOOLS; i++) {
        absence->schools[i] = (struct atlas_school_row){
            .urn = i == 1 ? 0 : 100000 + (uint32_t)i,
            .laestab = 8882000 + (uint32_t)i,
            .period = 201819,
            .authority = i == 2,
            .phase = (uint8_t)school_phases[i],
            .name = i == 2 ? "=cmd|'/c calc'!A0" : ""};
        for (size_t k = 0; k < COLUMNS; k++) {
            absence->school_counts[i * COLUMNS + k] =
                number(school_values[i][k]);
        }
    }
}

static void make_register(struct fixture *fixture) {
    struct atlas_register *schools = &fixture->schools;
    schools->file = "register.csv";
    schools->count = 2;
    schools->items = atlas_xcalloc(2, sizeof(*schools->items));
    schools->items[0] =
        (struct atlas_school){.urn = 100000,
                              .easting_m = 345000,
                              .northing_m = 435000.5,
                              .name = "St Mary's, \"Old\" School"};
    schools->items[1] = (struct atlas_school){.urn = 123456,
                                              .easting_m = 355000,
                                              .northing_m = 435000,
                                              .name = "Ysgol\nNewydd"};
}

// Adds a square of 10 km with its south-west corner at (x, y).
static void add_square(struct atlas_area_set *set, const char *code,
                       const char *name, struct atlas_point corner) {
    static const double steps[5][2] = {
        {0, 0}, {10000, 0}, {10000, 10000}, {0, 10000}, {0, 0}};
    struct atlas_point *points;
    set->items = atlas_grow(set->items, set->count + 1, &set->capacity,
                            sizeof(*set->items));
    set->rings = atlas_grow(set->rings, set->ring_count + 1,
                            &set->ring_capacity, sizeof(*set->rings));
    set->points = atlas_grow(set->points, set->point_count + 5,
                             &set->point_capacity, sizeof(*set->points));
    points = &set->points[set->point_count];
    for (size_t i = 0; i < 5; i++) {
        points[i].x = corner.x + steps[i][0];
        points[i].y = corner.y + steps[i][1];
    }
    set->items[set->count++] = (struct atlas_area){
        .code = code,
        .name = name,
        .first_ring = set->ring_count,
        .ring_count = 1,
        .box = {corner.x, corner.y, corner.x + 10000, corner.y + 10000},
        .area_m2 = 1e8,
        .inside = {corner.x + 5000, corner.y + 5000},
        .inside_m = 5000};
    set->rings[set->ring_count++] =
        (struct atlas_ring){set->point_count, 5, false};
    set->point_count += 5;
}

static void make_seats(struct atlas_area_set *set) {
    set->product = "seats.gpkg";
    set->path = "seats.gpkg";
    set->code_field = "PCON24CD";
    set->crs = "EPSG:27700";
    set->year = 2024;
    add_square(set, "E14001063", "Ynys Môn, <script>",
               (struct atlas_point){350000, 430000});
    add_square(set, "E14001242", "Fylde", (struct atlas_point){340000, 430000});
}

static void make_placement(struct fixture *fixture) {
    struct atlas_placement *placement = &fixture->placement;
    static const struct atlas_match matches[SCHOOLS] = {
        {0, 0, 1, ATLAS_MATCH_URN},
        {1, 1, 2, ATLAS_MATCH_LINK},
        {ATLAS_NONE, 3, 0, ATLAS_MATCH_NONE}};
    const struct atlas_place places[SCHOOLS * 2] = {
        {1, 1, 4999.96, 0, ATLAS_PLACED, ATLAS_AGREE, 0},
        {0, ATLAS_NONE, (double)NAN, 0, ATLAS_PLACED, ATLAS_NOT_COMPARED, 0},
        {0, 1, 12.34, 3.25, ATLAS_PLACED, ATLAS_DISAGREE, 0},
        {0, 0, (double)NAN, 0, ATLAS_PLACED, ATLAS_AGREE, 0},
        {ATLAS_NONE, ATLAS_NONE, (double)NAN, 0, ATLAS_NOT_IN_REGISTER,
         ATLAS_NOT_COMPARED, 0},
        {1, ATLAS_NONE, (double)NAN, 0, ATLAS_PLACED, ATLAS_NOT_COMPARED, 0},
    };
    fixture->levels[0] =
        (struct atlas_level){.key = "pcon",
                             .title = "Constituency (July 2024)",
                             .assign = ATLAS_BY_LOCATION,
                             .areas = &fixture->seats,
                             .drawn = &fixture->seats,
                             .year = 2024,
                             .nearest_m = 200};
    fixture->levels[1] = (struct atlas_level){
        .key = "la", .title = "Local authority", .assign = ATLAS_BY_AUTHORITY};
    placement->levels = fixture->levels;
    placement->level_count = 2;
    placement->row_count = SCHOOLS;
    placement->matches = atlas_xcalloc(SCHOOLS, sizeof(matches[0]));
    memcpy(placement->matches, matches, sizeof(matches));
    placement->places = atlas_xcalloc(SCHOOLS * 2, sizeof(places[0]));
    memcpy(placement->places, places, sizeof(places));
    placement->candidate_count = 3;
    placement->candidates = atlas_xcalloc(3, sizeof(uint32_t));
}

static struct atlas_rate_area *rate_areas(struct fixture *fixture,
                                          size_t level) {
    const struct atlas_rate_area areas[4][AREAS_MAX] = {
        {{ATLAS_ENGLAND_CODE, "England", "", "", "", false}},
        {{"E12000002", "North West", "", "", "", false}},
        {{"E14001063", "Ynys Môn, <script>", "", "", "", false},
         {"E14001242", "Fylde", "", "", "", false}},
        {{"999", "Lost", "999", "E12000002", "North West", false},
         {"E10000017", "Lancashire", "888", "E12000002", "North West", false}},
    };
    struct atlas_rate_area *copy =
        atlas_arena_alloc(&fixture->rates.arena, sizeof(areas[level]));
    memcpy(copy, areas[level], sizeof(areas[level]));
    return copy;
}

static void add_to_row(struct atlas_rates *rates, size_t row, size_t school) {
    struct atlas_rate_row *to = &rates->rows[row];
    const int64_t enrolments = school_values[school][ATLAS_ENROLMENTS];
    to->schools.value++;
    for (size_t k = 0; k < COLUMNS; k++) {
        atlas_count_add(&rates->counts[row * COLUMNS + k],
                        number(school_values[school][k]));
    }
    if (enrolments > to->largest_school_enrolments) {
        to->largest_school_enrolments = enrolments;
    }
}

static void fill_level(struct atlas_rates *rates, size_t level) {
    for (size_t area = 0; area < rates->levels[level].area_count; area++) {
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            const size_t row =
                atlas_rates_row(rates, level, 0, area, (enum atlas_phase)phase);
            rates->rows[row].is_present = true;
            rates->rows[row].schools = number(0);
            rates->rows[row].schools_missing = level == 2 && area == 1;
            for (size_t i = 0; i < SCHOOLS; i++) {
                if (memberships[level][i] != (int)area) continue;
                if (phase && school_phases[i] != phase) continue;
                add_to_row(rates, row, i);
            }
            rates->rows[row].status = (uint8_t)(rates->rows[row].schools.value
                                                    ? ATLAS_NUMBER
                                                    : ATLAS_NOT_APPLICABLE);
        }
    }
}

// England's published row of 2024/25.
static void publish_england(struct atlas_rates *rates) {
    static const int64_t values[COLUMNS] = {1000, 400000, 28000, 20000,
                                            8000, 200,    0};
    const size_t row = atlas_rates_row(rates, 0, 1, 0, ATLAS_PHASE_TOTAL);
    rates->rows[row] = (struct atlas_rate_row){
        .is_present = true, .source = ATLAS_PUBLISHED, .schools = number(12)};
    for (size_t k = 0; k < COLUMNS; k++) {
        rates->counts[row * COLUMNS + k] = number(values[k]);
    }
    rates->counts[row * COLUMNS + ATLAS_SEVERE] =
        (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
}

static void make_rates(struct fixture *fixture) {
    struct atlas_rates *rates = &fixture->rates;
    static const char *const keys[] = {"country", "region", "pcon", "la"};
    static const enum atlas_assign assigns[] = {
        ATLAS_BY_REGION, ATLAS_BY_REGION, ATLAS_BY_LOCATION,
        ATLAS_BY_AUTHORITY};
    static const size_t area_counts[] = {1, 1, 2, 2};
    rates->level_count = 4;
    rates->levels = atlas_xcalloc(4, sizeof(*rates->levels));
    rates->period_count = 2;
    rates->periods = atlas_xcalloc(2, sizeof(*rates->periods));
    memcpy(rates->periods, fixture->absence.periods, 2 * sizeof(uint32_t));
    rates->columns = ATLAS_CORE_COLUMNS;
    memcpy(rates->slots, fixture->absence.slots, sizeof(rates->slots));
    rates->slot_count = COLUMNS;
    for (size_t i = 0; i < 4; i++) {
        rates->levels[i] =
            (struct atlas_rate_level){.key = keys[i],
                                      .title = keys[i],
                                      .assign = assigns[i],
                                      .areas = rate_areas(fixture, i),
                                      .area_count = area_counts[i],
                                      .first_row = rates->row_count,
                                      .latest_period = 201819};
        rates->row_count += 2 * area_counts[i] * ATLAS_PHASE_END;
    }
    rates->rows = atlas_xcalloc(rates->row_count, sizeof(*rates->rows));
    rates->counts =
        atlas_xcalloc(rates->row_count * COLUMNS, sizeof(*rates->counts));
    for (size_t i = 0; i < rates->row_count * COLUMNS; i++) {
        rates->counts[i] = atlas_count_nothing();
    }
    for (size_t i = 0; i < 4; i++) fill_level(rates, i);
    publish_england(rates);
}

static void make_reconciliation(struct fixture *fixture) {
    struct atlas_reconciliation *list = &fixture->reconciliation;
    struct atlas_reconciled *items = atlas_xcalloc(2, sizeof(*items));
    const size_t england =
        atlas_rates_row(&fixture->rates, 0, 0, 0, ATLAS_PHASE_TOTAL);
    items[0] = (struct atlas_reconciled){.period = 201819,
                                         .level = ATLAS_PUBLISHED_NATIONAL,
                                         .phase = ATLAS_PHASE_TOTAL,
                                         .code = ATLAS_ENGLAND_CODE,
                                         .old_la_code = "",
                                         .name = "England",
                                         .published_in = "a.csv; b.csv",
                                         .why = "",
                                         .is_compared = true};
    items[1] = items[0];
    items[1].level = ATLAS_PUBLISHED_AUTHORITY;
    items[1].phase = ATLAS_PHASE_SPECIAL;
    items[1].code = "";
    items[1].old_la_code = "999";
    items[1].name = "Lost";
    items[1].published_in = "a.csv";
    items[1].why = "@one school is not in the file";
    items[1].largest = 1;
    for (size_t k = 0; k < ATLAS_COMPARED; k++) {
        items[0].computed[k] =
            k ? fixture->rates.counts[england * COLUMNS + k - 1] : number(3);
        items[0].published[k] = items[0].computed[k];
        items[1].computed[k] = number(k ? school_values[2][k - 1] : 1);
        items[1].published[k] = items[1].computed[k];
    }
    items[1].published[0] = number(2);
    items[1].published[1 + ATLAS_SEVERE] =
        (struct atlas_count){0, ATLAS_SUPPRESSED};
    list->items = items;
    list->count = list->capacity = 2;
}

void fixture_figures(struct fixture *fixture, struct atlas_figures *figures) {
    const struct atlas_rates *rates = &fixture->rates;
    *figures = (struct atlas_figures){.level_key = "pcon",
                                      .level_title = "Constituency (July 2024)",
                                      .period = 201819,
                                      .slot_count = COLUMNS};
    memcpy(figures->slots, rates->slots, sizeof(figures->slots));
    make_seats(&figures->areas);
    figures->items = atlas_xcalloc(2, sizeof(*figures->items));
    for (size_t area = 0; area < 2; area++) {
        const size_t row =
            atlas_rates_row(rates, 2, 0, area, ATLAS_PHASE_TOTAL);
        struct atlas_figure *figure = &figures->items[area];
        const size_t size =
            (size_t)ATLAS_PHASE_END * COLUMNS * sizeof(*figure->counts);
        *figure = (struct atlas_figure){
            .has_row = true, .members = "", .polygons = ""};
        figure->counts = atlas_arena_alloc(&figures->arena, size);
        memcpy(figure->counts, &rates->counts[row * COLUMNS], size);
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            figure->schools[phase] = rates->rows[row + phase].schools;
        }
    }
}

void fixture_want_two_schools(struct fixture *fixture) {
    struct atlas_rates *rates = &fixture->rates;
    rates->least_schools = 2;
    fixture->figures.least_schools = 2;
    for (size_t level = 2; level < rates->level_count; level++) {
        for (size_t i = 0; i < rates->levels[level].area_count; i++) {
            const size_t first =
                atlas_rates_row(rates, level, 0, i, ATLAS_PHASE_TOTAL);
            for (size_t row = first; row < first + ATLAS_PHASE_END; row++) {
                if (rates->rows[row].schools.value != 1) continue;
                rates->rows[row].is_few = true;
                rates->rows[row].status = ATLAS_FEW_SCHOOLS;
            }
        }
    }
    for (size_t i = 0; i < fixture->figures.areas.count; i++) {
        struct atlas_figure *figure = &fixture->figures.items[i];
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            figure->is_few[phase] = figure->schools[phase].value == 1;
        }
    }
}

void fixture_init(struct fixture *fixture) {
    *fixture = (struct fixture){0};
    make_absence(fixture);
    make_school_rows(fixture);
    make_register(fixture);
    make_seats(&fixture->seats);
    make_placement(fixture);
    make_rates(fixture);
    make_reconciliation(fixture);
    atlas_issues_add(&fixture->issues, "one-way-link",
                     (struct atlas_issue_place){"/data/links.csv", 0, NULL},
                     "both are used", "3 links are told from one side only");
    atlas_issues_add(&fixture->issues, "blank-urn",
                     (struct atlas_issue_place){"absence.csv", 12, "8882001"},
                     "row kept", "no URN, \"blank\"");
    atlas_credits_add_dfe(&fixture->credits);
    atlas_credits_add_level(&fixture->credits, &fixture->levels[0]);
    fixture_figures(fixture, &fixture->figures);
}

static void write_file(struct atlas_folder *folder, const char *name,
                       struct atlas_text *text) {
    assert_int_equal(
        atlas_folder_write(folder, name, text->data, text->length, NULL),
        ATLAS_OK);
    atlas_text_release(text);
}

void fixture_level(const struct fixture *fixture,
                   struct atlas_level_files *files) {
    const struct atlas_level_options as_they_are = {0};
    assert_int_equal(atlas_export_level(&fixture->figures, &fixture->credits,
                                        &as_they_are, files, NULL),
                     ATLAS_OK);
}

static void write_manifest(struct fixture *fixture,
                           struct atlas_folder *folder) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    const struct atlas_manifest_input input = {
        .role = "absence.school",
        .file = "absence.csv",
        .digest = atlas_digest_bytes("abc", 3)};
    const struct atlas_manifest_pair settings[] = {
        {"run.least_schools", fixture->rates.least_schools ? "2" : "0"},
        {"map persistent.level", "pcon"},
        {"map persistent.breaks", ""}};
    const struct atlas_manifest manifest = {
        .run_name = "tiny",
        .settings = settings,
        .setting_count = sizeof(settings) / sizeof(settings[0]),
        .version = "0.1.0",
        .inputs = &input,
        .input_count = 1,
        .absence = &fixture->absence,
        .placement = &fixture->placement,
        .reconciliation = &fixture->reconciliation,
        .issues = &fixture->issues,
        .credits = &fixture->credits};
    atlas_export_manifest(&manifest, &text);
    write_file(folder, ATLAS_MANIFEST_NAME, &text);
}

static void write_tables(struct fixture *fixture, struct atlas_folder *folder) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_level_files files = {0};
    atlas_export_rates(&fixture->rates, &(struct atlas_rates_selection){0},
                       &text);
    write_file(folder, "rates.csv", &text);
    atlas_export_rates_meta(&text);
    write_file(folder, "rates.meta.csv", &text);
    atlas_export_schools(&fixture->absence, &fixture->schools,
                         &fixture->placement, NULL, &text);
    write_file(folder, "schools.csv", &text);
    atlas_export_issues(&fixture->issues, &text);
    write_file(folder, "issues.csv", &text);
    atlas_export_reconciliation(&fixture->reconciliation, &text);
    write_file(folder, "reconciliation.csv", &text);
    atlas_export_credits(&fixture->credits, &text);
    write_file(folder, "CREDITS.txt", &text);
    fixture_level(fixture, &files);
    write_file(folder, "pcon.geojson", &files.geojson);
    write_file(folder, "pcon.topojson", &files.topojson);
}

// The areas as an SVG shows them: in the colours of the table below, or in a
// pattern where there are too few schools.
static void add_areas(const struct fixture *fixture, struct atlas_text *svg) {
    static const char *const legend =
        "<g id=\"persistent-legend\">\n"
        "<path fill=\"#bfe7f8\" d=\"M0 0\"/>\n"
        "<path fill=\"#245994\" d=\"M0 0\"/>\n</g>\n";
    static const char *const coloured =
        "<g id=\"persistent-areas\">\n"
        "<g id=\"persistent-E14001063\">\n<title>Ynys Mon</title>\n"
        "<path fill=\"#245994\" d=\"M0 0\"/>\n</g>\n"
        "<g id=\"persistent-E14001242\">\n<title>Fylde</title>\n"
        "<g fill=\"#bfe7f8\">\n<path d=\"M1 1\"/>\n</g>\n</g>\n</g>\n"
        "<g id=\"persistent-insets\">\n<g>\n<title>Inset</title>\n"
        "<path fill=\"#ffffff\" d=\"M0 0\"/>\n"
        "<g>\n<title>Fylde</title>\n"
        "<path fill=\"#bfe7f8\" d=\"M2 2\"/>\n</g>\n</g>\n</g>\n";
    static const char *const few =
        "<g id=\"persistent-areas\">\n"
        "<g id=\"persistent-E14001063\">\n<title>Ynys Mon</title>\n"
        "<path fill=\"#ececec\" d=\"M0 0\"/>\n"
        "<path fill=\"url(#persistent-pattern-1)\" d=\"M0 0\"/>\n</g>\n"
        "<g id=\"persistent-E14001242\">\n<title>Fylde</title>\n"
        "<path fill=\"#ececec\" d=\"M0 0\"/>\n"
        "<path fill=\"url(#persistent-pattern-1)\" d=\"M0 0\"/>\n</g>\n</g>\n";
    atlas_text_add(svg, legend);
    atlas_text_add(svg, fixture->rates.least_schools ? few : coloured);
}

static void write_map_table(struct fixture *fixture,
                            struct atlas_folder *folder) {
    static const char *const header =
        "area_code,area_name,time_period,education_phase,measure,value,status,"
        "class,class_from,class_to,colour,label,members\n";
    static const char *const rows =
        "E14001063,Ynys Mon,201819,Total,overall,6.94444,ok,2,6.0,7.0,#245994,"
        "inside,\n"
        "E14001242,Fylde,201819,Total,overall,5.00000,ok,1,5.0,6.0,#bfe7f8,"
        "none,\n";
    static const char *const few =
        "E14001063,Ynys Mon,201819,Total,overall,u,few_schools,,,,,inside,\n"
        "E14001242,Fylde,201819,Total,overall,u,few_schools,,,,,none,\n";
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, header);
    atlas_text_add(&text, fixture->rates.least_schools ? few : rows);
    write_file(folder, "maps/persistent.csv", &text);
    atlas_text_add(&text, "%PDF-1.7\nof a map\n%%EOF\n");
    write_file(folder, "maps/persistent.pdf", &text);
}

static void write_maps(struct fixture *fixture, struct atlas_folder *folder) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\">\n"
                   "<title>A map of two seats</title>\n");
    add_areas(fixture, &text);
    for (size_t i = 0; i < fixture->credits.count; i++) {
        atlas_text_add(&text, "<text>");
        atlas_text_add_xml(&text, fixture->credits.lines[i]);
        atlas_text_add(&text, "</text><path d=\"M0 0\"/>\n");
    }
    atlas_text_add(&text, "</svg>\n");
    write_file(folder, "maps/persistent.svg", &text);
    atlas_text_add(&text, "A map of two seats.\n");
    write_file(folder, "maps/persistent.txt", &text);
    write_map_table(fixture, folder);
}

const char *fixture_write(struct fixture *fixture) {
    struct atlas_folder *folder = NULL;
    const char *path = test_folder();
    assert_int_equal(atlas_folder_create(path, &folder, NULL), ATLAS_OK);
    write_tables(fixture, folder);
    write_manifest(fixture, folder);
    write_maps(fixture, folder);
    assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    return path;
}

/** A sums file that is being written. */
struct sums {
    const char *path;        ///< Folder.
    struct atlas_text text;  ///< Lines.
};

static enum atlas_status add_sum(const char *name, void *argument,
                                 struct atlas_error *err) {
    struct sums *sums = argument;
    struct atlas_digest digest;
    char path[2048];
    enum atlas_status status;
    if (strcmp(name, ATLAS_SUMS_NAME) == 0) return ATLAS_OK;
    snprintf(path, sizeof(path), "%s/%s", sums->path, name);
    status = atlas_digest_file(path, &digest, err);
    if (!status) {
        atlas_text_addf(&sums->text, "%s  %s\n", digest.hex, name);
    }
    return status;
}

void fixture_write_sums(const char *path) {
    struct sums sums = {path, ATLAS_TEXT_INIT};
    char file[2048];
    assert_int_equal(atlas_folder_walk(path, add_sum, &sums, NULL), ATLAS_OK);
    snprintf(file, sizeof(file), "%s/%s", path, ATLAS_SUMS_NAME);
    assert_int_equal(
        atlas_file_write(file, sums.text.data, sums.text.length, NULL),
        ATLAS_OK);
    atlas_text_release(&sums.text);
}

void fixture_release(struct fixture *fixture) {
    atlas_absence_release(&fixture->absence);
    atlas_register_release(&fixture->schools);
    atlas_area_set_release(&fixture->seats);
    atlas_placement_release(&fixture->placement);
    atlas_rates_release(&fixture->rates);
    atlas_reconciliation_release(&fixture->reconciliation);
    atlas_issues_release(&fixture->issues);
    atlas_credits_release(&fixture->credits);
    atlas_figures_release(&fixture->figures);
    atlas_arena_release(&fixture->arena);
}
