#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas/export.h"
#include "atlas/folder.h"
#include "atlas_test.h"
#include "fixture.h"
#include "support/test_files.h"

/** A folder as a run wrote it, and what to say of it. */
struct place {
    struct fixture fixture;    ///< What was written.
    const char *path;          ///< The folder.
    struct atlas_text report;  ///< Of the last verification.
    struct atlas_error err;    ///< Of the last verification.
};

static int setup(void **state) {
    struct place *place = calloc(1, sizeof(*place));
    fixture_init(&place->fixture);
    place->path = fixture_write(&place->fixture);
    *state = place;
    return 0;
}

static int teardown(void **state) {
    struct place *place = *state;
    fixture_release(&place->fixture);
    atlas_text_release(&place->report);
    free(place);
    return 0;
}

static enum atlas_status verify(struct place *place) {
    atlas_text_clear(&place->report);
    place->err = (struct atlas_error){0};
    return atlas_verify(place->path, &place->report, &place->err);
}

static void file_path(const struct place *place, const char *name,
                      char buffer[2048]) {
    snprintf(buffer, 2048, "%s/%s", place->path, name);
}

static void read_file(const struct place *place, const char *name,
                      struct atlas_text *text) {
    char path[2048];
    file_path(place, name, path);
    assert_int_equal(atlas_file_read(path, 1 << 24, text, NULL), ATLAS_OK);
}

// Without the care of atlas_file_write(), which waits for the disk.
static void write_file(const struct place *place, const char *name,
                       const struct atlas_text *text) {
    char path[2048];
    FILE *file;
    file_path(place, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->data, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

// Replaces the first `from` of a file by `to`, and makes the sums fit again.
static void change(const struct place *place, const char *name,
                   const char *from, const char *to) {
    struct atlas_text text = ATLAS_TEXT_INIT, changed = ATLAS_TEXT_INIT;
    const char *found;
    read_file(place, name, &text);
    found = strstr(atlas_text_string(&text), from);
    if (!found) print_message("'%s' is not in:\n%s\n", from, text.data);
    assert_non_null(found);
    atlas_text_add_bytes(&changed, text.data, (size_t)(found - text.data));
    atlas_text_add(&changed, to);
    atlas_text_add(&changed, found + strlen(from));
    write_file(place, name, &changed);
    fixture_write_sums(place->path);
    atlas_text_release(&text);
    atlas_text_release(&changed);
}

static void verify__sound_folder(void **state) {
    struct place *place = *state;
    const enum atlas_status status = verify(place);
    if (status) print_message("%s", atlas_text_string(&place->report));
    assert_int_equal(status, ATLAS_OK);
    assert_string_equal(
        atlas_text_string(&place->report),
        "ok   SHA256SUMS: 13 files are as they were written\n"
        "ok   CREDITS.txt: 4 lines\n"
        "ok   manifest.json: whole, with the credits\n"
        "ok   rates.csv: 25 rows; percentages are the quotients of their "
        "counts, phases add up to totals\n"
        "ok   rates.meta.csv: describes columns of rates.csv\n"
        "ok   schools.csv: 3 rows, each placed or with a reason at 2 levels; "
        "their sums are those of rates.csv\n"
        "ok   issues.csv: as many rows as the manifest says\n"
        "ok   reconciliation.csv: 2 published rows, no difference is "
        "unexplained\n"
        "ok   maps/persistent.csv: values are those of rates.csv, classes hold "
        "them, the SVG has their colours\n"
        "ok   maps/persistent.pdf: begins and ends as a PDF\n"
        "ok   maps/persistent.svg: well-formed, with the credits\n"
        "ok   maps/persistent.txt: says something\n"
        "ok   pcon.geojson: 2 features, valid, wound by the right-hand rule; "
        "figures are those of rates.csv\n"
        "ok   pcon.topojson: 2 areas of 3 arcs, each border once; decodes to "
        "pcon.geojson\n");
}

static void verify__every_byte_of_the_sums(void **state) {
    struct place *place = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char path[2048];
    // GDAL would read the boundaries some 700 times.
    file_path(place, "pcon.geojson", path);
    assert_int_equal(unlink(path), 0);
    file_path(place, "pcon.topojson", path);
    assert_int_equal(unlink(path), 0);
    fixture_write_sums(place->path);
    read_file(place, ATLAS_SUMS_NAME, &text);
    assert_true(text.length > 500);
    for (size_t i = 0; i < text.length; i++) {
        const char kept = text.data[i];
        text.data[i] = (char)(kept ^ 1);
        write_file(place, ATLAS_SUMS_NAME, &text);
        assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
        text.data[i] = kept;
    }
    write_file(place, ATLAS_SUMS_NAME, &text);
    assert_int_equal(verify(place), ATLAS_OK);
    atlas_text_release(&text);
}

static void verify__a_byte_of_each_file(void **state) {
    static const char *const names[] = {
        "CREDITS.txt",         "issues.csv",          "manifest.json",
        "maps/persistent.csv", "maps/persistent.pdf", "maps/persistent.svg",
        "maps/persistent.txt", "pcon.geojson",        "pcon.topojson",
        "rates.csv",           "rates.meta.csv",      "reconciliation.csv",
        "schools.csv"};
    struct place *place = *state;
    unsigned seed = 12345;
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        read_file(place, names[i], &text);
        for (int turn = 0; turn < 5; turn++) {
            size_t at;
            char kept;
            seed = seed * 1103515245u + 12345u;
            at = seed / 8 % text.length;
            kept = text.data[at];
            text.data[at] = (char)(kept ^ (1 << seed % 7));
            write_file(place, names[i], &text);
            print_message("  case: byte %zu of %s\n", at, names[i]);
            assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
            assert_non_null(strstr(place->err.message, names[i]));
            text.data[at] = kept;
        }
        write_file(place, names[i], &text);
        atlas_text_release(&text);
    }
    assert_int_equal(verify(place), ATLAS_OK);
}

static void verify__missing_and_extra_files(void **state) {
    struct place *place = *state;
    const struct atlas_text text = {.data = (char[]){"x"}, .length = 1};
    char path[2048];
    write_file(place, "notes.txt", &text);
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.message, "'notes.txt' is not listed");
    file_path(place, "notes.txt", path);
    assert_int_equal(unlink(path), 0);
    file_path(place, "schools.csv", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.message,
                        "'schools.csv' is listed and not there");
    assert_non_null(strstr(atlas_text_string(&place->report),
                           "FAIL schools.csv: missing\n"));
}

static void verify__sums_gone(void **state) {
    struct place *place = *state;
    char path[2048];
    file_path(place, ATLAS_SUMS_NAME, path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.where, ATLAS_SUMS_NAME);
    assert_string_equal(place->err.message, "missing");
}

struct broken_promise {
    const char *name, *from, *to;  // a change in a file
    const char *where, *message;   // what verify says of it
};

// The sums fit in all of these: it is the promises that are broken.
static const struct broken_promise broken_promises[] = {
    {"rates.csv", "pcon_code", "PCON", "rates.csv:1",
     "column 11 is 'PCON' and not 'pcon_code'"},
    {"rates.csv", ",5.00000,", ",5.00001,", "rates.csv:",
     "sess_overall_percent is '5.00001', its counts give 5.00000"},
    {"rates.csv", ",z,pcon,", ",:,pcon,", "rates.csv:",
     "':' in enrolments_pa_50_exact_percent is neither a number nor a "
     "symbol"},
    {"rates.csv", "Total,1,100,", "Total,2,100,",
     "rates.csv:", "the phases of pcon:E14001242 do not add up to its Total"},
    {"rates.csv", ",1800,1500,300,", ",1800,1500,301,",
     "rates.csv:", "authorised and unauthorised do not add up to overall"},
    {"rates.csv", ",Fylde,,,School location,State-funded primary,",
     ",Fylde,,,School location,Special,",
     "rates.csv:", "the same area, period and phase twice"},
    {"rates.csv", "202425,Academic", "202430,Academic",
     "rates.csv:", "no such period or phase"},
    {"rates.csv", ",computed,ok,", ",computed,suppressed,",
     "rates.csv:", "status is 'suppressed', the overall rate is ok"},
    {"rates.meta.csv", "\nenrolments,", "\nenrolment,",
     "rates.meta.csv:", "'enrolment' is no column of rates.csv"},
    {"schools.csv", "pcon_border_m", "pcon_border", "schools.csv:1",
     "the columns of a level are not whole"},
    {"schools.csv", ",E14001242,E14001242,yes", ",,E14001242,yes",
     "schools.csv:2", "has no area of pcon and no reason"},
    {"schools.csv", ",999,,not compared,\n", ",999,,not compared,lost\n",
     "schools.csv:5", "has an area of la and a reason for none"},
    {"schools.csv", "E10000017,100,", "E10000017,101,", "schools.csv",
     "the schools of pcon:E14001242 in 201819 are not those of rates.csv:"},
    {"schools.csv", ",E14001063,E14001242,no", ",E14000000,E14001242,no",
     "schools.csv:3", "pcon:E14000000 has no row in rates.csv"},
    {"issues.csv", "absence.csv,12,blank-urn", "a,1,b,c,d,e\nb,12,c",
     "issues.csv", "3 rows, the manifest says 2"},
    {"reconciliation.csv", "'@one school is not in the file", "",
     "reconciliation.csv:3", "differs from the published row, unexplained"},
    {"reconciliation.csv", ",1,2,-1,", ",1,2,0,", "reconciliation.csv:3",
     "the difference of num_schools is not computed - published"},
    {"manifest.json", "\"school_rows\": 3", "\"school_rows\": 4", "schools.csv",
     "3 rows, the manifest says 4"},
    {"manifest.json", "\"placed\": 2", "\"placed\": 3", "schools.csv",
     "2 rows placed at pcon, the manifest says 3"},
    {"manifest.json", "\"absence.csv\"", "\"/srv/a.csv\"", "manifest.json",
     "'/srv/a.csv' is an absolute path"},
    {"manifest.json", "\"caveats\"", "\"caveat\"", "manifest.json",
     "'caveats' is missing"},
    {"manifest.json", "\"run\"", "\"refused\": \"too few\",\n  \"run\"",
     "manifest.json", "holds an audit and no figures: too few"},
    {"manifest.json", "  ]\n}\n", "  ]\n", "manifest.json", "not JSON: "},
    {"CREDITS.txt", "Source: ", "Source: another\nSource: ", "manifest.json",
     "credit is missing: Source: another"},
    {"pcon.geojson", "Source: ", "Sauce: ", "pcon.geojson",
     "credit is missing: Source: "},
    {"pcon.geojson", "\"overall\":5.00000", "\"overall\":5.00010",
     "pcon.geojson", "E14001242: overall is 5.00010, rates.csv gives 5.00000"},
    {"pcon.geojson", "\"schools\":1,", "\"schools\":null,", "pcon.geojson",
     "E14001063: schools is null, rates.csv gives 1"},
    {"pcon.geojson", "\"overall_status\":\"ok\"", "\"overall_status\":\"k\"",
     "pcon.geojson", "E14001063: overall_status is 'k', rates.csv gives 'ok'"},
    {"pcon.geojson", "\"id\":\"E14001063\"", "\"id\":\"E14001064\"",
     "pcon.geojson", "feature 1 has no id that is its code"},
    {"pcon.geojson", "\"level\":\"pcon\"", "\"level\":\"la\"", "pcon.geojson",
     "its level or period is not stated"},
    {"pcon.geojson", "\"credits\"", "\"crs\":{},\"credits\"", "pcon.geojson",
     "has a 'crs', which RFC 7946 took away"},
    {"pcon.geojson", "\"bbox\":[-", "\"bbox\":[-1", "pcon.geojson",
     "the bbox is not that of its features"},
    {"pcon.geojson", "\"type\":\"Polygon\"", "\"type\":\"Point\"",
     "pcon.geojson", "E14001063: neither Polygon nor MultiPolygon"},
    {"pcon.geojson", "\"coordinates\":[[[-", "\"coordinates\":[[[-9",
     "pcon.geojson",
     "E14001063: a position is outside the range of EPSG:27700"},
    {"pcon.topojson", "\"type\":\"Topology\"", "\"type\":\"Topologie\"",
     "pcon.topojson", "no Topology with the one object 'pcon'"},
    {"pcon.topojson", "\"objects\":{\"pcon\"", "\"objects\":{\"la\"",
     "pcon.topojson", "no Topology with the one object 'pcon'"},
    {"pcon.topojson", "\"level\":\"pcon\"", "\"level\":\"la\"", "pcon.topojson",
     "'level' is not that of the GeoJSON"},
    {"pcon.topojson", "\"tolerance_m\":0", "\"tolerance_m\":1", "pcon.topojson",
     "'tolerance_m' is not that of the GeoJSON"},
    {"pcon.topojson", "\"bbox\":[-2", "\"bbox\":[-1", "pcon.topojson",
     "'bbox' is not that of the GeoJSON"},
    {"pcon.topojson", "Source: ", "Sauce: ", "pcon.topojson",
     "'credits' is not that of the GeoJSON"},
    {"pcon.topojson", "\"scale\":[0.00001", "\"scale\":[0.00002",
     "pcon.topojson", "no arcs on the grid of 5 decimals"},
    {"pcon.topojson", "\"translate\":[-2.91359", "\"translate\":[-2.91358",
     "pcon.topojson", "E14001063: a position is not that of the GeoJSON"},
    {"pcon.topojson", "\"id\":\"E14001242\"", "\"id\":\"E14001243\"",
     "pcon.topojson", "'E14001243' stands where the GeoJSON has 'E14001242'"},
    {"pcon.topojson", "\"schools\":1,", "\"schools\":2,", "pcon.topojson",
     "E14001063: its properties are not those of the GeoJSON"},
    {"pcon.topojson", "\"type\":\"Polygon\"", "\"type\":\"MultiPolygon\"",
     "pcon.topojson", "E14001063: its type is not that of the GeoJSON"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[[0,1],[0,1]]",
     "pcon.topojson", "E14001063: not as many rings as in the GeoJSON"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[[0,3]]", "pcon.topojson",
     "E14001063: a ring names an arc that is not there"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[[0,-2]]", "pcon.topojson",
     "E14001063: an arc does not begin where the last one ended"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[[1,0]]", "pcon.topojson",
     "E14001063: a position is not that of the GeoJSON"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[[0]]", "pcon.topojson",
     "E14001063: a ring is shorter than in the GeoJSON"},
    {"pcon.topojson", "\"arcs\":[[0,1]]", "\"arcs\":[0,1]", "pcon.topojson",
     "E14001063: not as many rings as in the GeoJSON"},
    {"pcon.topojson", "\"arcs\":[[-2,2]]", "\"arcs\":[[-2,true]]",
     "pcon.topojson", "E14001242: a ring names an arc that is not there"},
    {"pcon.topojson", "}}]}},\"arcs\":[[[", "}}]}},\"arcs\":[[[0.5,1],[",
     "pcon.topojson", "arc 0 is no line"},
    {"pcon.topojson", "]]]}\n", "]],[[1,2]]]}\n", "pcon.topojson",
     "arc 3 is no line"},
    {"pcon.topojson", "]]]}\n", "]],[[1,2],[3,4]]]}\n", "pcon.topojson",
     "no ring runs along arc 3"},
    {"pcon.topojson", "\"geometries\":[{", "\"geometries\":[{},{",
     "pcon.topojson", "3 areas, the GeoJSON has 2"},
    {"maps/persistent.svg", "</text>", "</tekst", "maps/persistent.svg",
     "a tag does not end"},
    {"maps/persistent.svg", "</svg>", "", "maps/persistent.svg",
     "closes fewer elements than it opens"},
    {"maps/persistent.svg", "Open Government", "Closed Government",
     "maps/persistent.svg", "credit is missing: Source: "},
    {"maps/persistent.txt", "A map of two seats.", "", "maps/persistent.txt",
     "says nothing"},
    {"maps/persistent.csv", "colour,label", "label,colour",
     "maps/persistent.csv:1", "column 11 is not 'colour'"},
    {"maps/persistent.csv", "area_code,area_name", "area_code,name",
     "maps/persistent.csv:1", "column 2 is 'name' and not 'area_name'"},
    {"maps/persistent.csv", ",6.94444,ok", ",6.94445,ok",
     "maps/persistent.csv:2", "value is '6.94445', rates.csv gives 6.94444"},
    {"maps/persistent.csv", ",6.94444,ok", ",6.94444,suppressed",
     "maps/persistent.csv:2",
     "value, status, class and colour do not go together"},
    {"maps/persistent.csv", ",6.94444,ok", ",6.94444,fine",
     "maps/persistent.csv:2",
     "value, status, class and colour do not go together"},
    {"maps/persistent.csv", ",ok,2,6.0,7.0,#245994,", ",ok,,,,#245994,",
     "maps/persistent.csv:2",
     "value, status, class and colour do not go together"},
    {"maps/persistent.csv", ",#245994,", ",,", "maps/persistent.csv:2",
     "value, status, class and colour do not go together"},
    {"maps/persistent.csv", ",6.94444,ok,2,6.0,7.0,#245994",
     ",x,partial,2,6.0,7.0,#245994", "maps/persistent.csv:2",
     "value, status, class and colour do not go together"},
    {"maps/persistent.csv", ",6.94444,ok,2,6.0,7.0,#245994", ",c,partial,,,,",
     "maps/persistent.csv:2", "value is 'c', rates.csv gives x"},
    {"maps/persistent.csv", ",2,6.0,7.0,", ",10,6.0,7.0,",
     "maps/persistent.csv:2", "class is no class with two edges"},
    {"maps/persistent.csv", ",2,6.0,7.0,", ",2,7.0,6.0,",
     "maps/persistent.csv:2", "class is no class with two edges"},
    // One number may be both edges; here it is not the value.
    {"maps/persistent.csv", ",2,6.0,7.0,", ",2,7.0,7.0,",
     "maps/persistent.csv:2", "value lies outside its class 2"},
    {"maps/persistent.csv", ",2,6.0,7.0,", ",2,7.0,8.0,",
     "maps/persistent.csv:2", "value lies outside its class 2"},
    {"maps/persistent.csv", ",1,5.0,6.0,", ",2,5.0,6.0,",
     "maps/persistent.csv:3",
     "the edges of class 2 are not those of another row"},
    {"maps/persistent.csv", ",1,5.0,6.0,", ",1,5.0,6.5,", "maps/persistent.csv",
     "class 2 begins before another ends"},
    {"maps/persistent.csv", ",1,5.0,6.0,", ",1,5.0,5.5,", "maps/persistent.csv",
     "class 2 does not begin where the one before ends"},
    {"maps/persistent.csv", ",1,5.0,6.0,", ",1,4.0,5.0,", "maps/persistent.csv",
     "a value is the upper edge of a class that is not the last"},
    {"maps/persistent.csv", "#245994", "#24599g", "maps/persistent.csv:2",
     "'#24599g' is no colour"},
    {"maps/persistent.csv", "inside", "outside", "maps/persistent.csv:2",
     "'outside' is no way to label"},
    {"maps/persistent.csv", "Mon,201819", "Mon,201818", "maps/persistent.csv:2",
     "no such period or phase"},
    {"maps/persistent.csv", "E14001063,Ynys Mon", "E14001242,Fylde",
     "maps/persistent.csv", "the same area and period twice"},
    {"maps/persistent.csv", "Ynys Mon,201819", "Ynys Mon,201718",
     "maps/persistent.csv", "is not there in every year"},
    {"maps/persistent.csv", "#245994", "#bfe7f8", "maps/persistent.csv",
     "E14001063 is #245994 in the SVG"},
    {"maps/persistent.csv", "#245994", "#123456", "maps/persistent.csv:2",
     "no area of the SVG is #123456"},
    {"maps/persistent.csv", "inside,", "inside,E14001063; E14001242",
     "maps/persistent.csv:2", "value is '6.94444', rates.csv gives "},
    {"maps/persistent.csv",
     "E14001242,Fylde,201819,Total,overall,5.00000,ok,1,5.0,6.0,#bfe7f8,none,"
     "\n",
     "", "maps/persistent.csv", "E14001242 of the SVG has no row"},
    {"maps/persistent.svg", "persistent-E14001063", "persistent-E14001064",
     "maps/persistent.csv:2", "E14001063 is not in the SVG"},
    {"maps/persistent.svg", "fill=\"#bfe7f8\" d=\"M2 2\"",
     "fill=\"#bfe7f9\" d=\"M2 2\"", "maps/persistent.csv",
     "#bfe7f9 of the SVG is the colour of no row"},
    {"maps/persistent.svg",
     "<path fill=\"#245994\" d=\"M0 0\"/>\n</g>\n<g id=\"persistent-areas",
     "</g>\n<g id=\"persistent-areas", "maps/persistent.csv:2",
     "#245994 is not in the legend of the SVG"},
    {"maps/persistent.svg", "</title>\n<path fill=\"#245994\"",
     "</title>\n<path fill=\"url(#x)\"", "maps/persistent.csv:2",
     "no area of the SVG is #245994"},
    {"manifest.json", "map persistent.level", "map other.level",
     "maps/persistent.csv", "the manifest has no map of that name"},
    {"maps/persistent.pdf", "%PDF", "%DPF", "maps/persistent.pdf",
     "does not begin as a PDF"},
    {"maps/persistent.pdf", "%%EOF", "%%EO", "maps/persistent.pdf",
     "does not end as a PDF: it may be cut short"},
};

static void verify__broken_promises(void **state) {
    struct place *place = *state;
    for (size_t i = 0; i < ATLAS_COUNT(broken_promises); i++) {
        const struct broken_promise *const broken = &broken_promises[i];
        struct atlas_text kept = ATLAS_TEXT_INIT;
        print_message("  case: %s: %s\n", broken->name, broken->message);
        read_file(place, broken->name, &kept);
        change(place, broken->name, broken->from, broken->to);
        assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
        assert_non_null(
            strstr(atlas_text_string(&place->report), broken->message));
        assert_memory_equal(place->err.where, broken->where,
                            strlen(broken->where));
        write_file(place, broken->name, &kept);
        fixture_write_sums(place->path);
        atlas_text_release(&kept);
    }
    assert_int_equal(verify(place), ATLAS_OK);
}

// Swaps two corners of a ring: it runs the other way round, or crosses itself.
static void verify__rings(void **state) {
    struct place *place = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char points[5][64];
    const char *at;
    read_file(place, "pcon.geojson", &text);
    at = strstr(atlas_text_string(&text), "\"coordinates\":[[");
    assert_non_null(at);
    at += strlen("\"coordinates\":[[");
    for (size_t i = 0; i < 5; i++) {
        const size_t length = strcspn(at, "]") + 1;
        snprintf(points[i], sizeof(points[i]), "%.*s", (int)length, at);
        at += length + 1;
    }
    for (int turn = 0; turn < 3; turn++) {
        static const size_t orders[3][5] = {
            {0, 3, 2, 1, 0}, {0, 2, 1, 3, 0}, {0, 1, 2, 3, 3}};
        static const char *const messages[3] = {
            "E14001063: a ring runs the wrong way round",
            "E14001063: ", "E14001063: a ring is not closed"};
        struct atlas_text from = ATLAS_TEXT_INIT, to = ATLAS_TEXT_INIT;
        for (size_t i = 0; i < 5; i++) {
            atlas_text_addf(&from, "%s%s", i ? "," : "", points[i]);
            atlas_text_addf(&to, "%s%s", i ? "," : "", points[orders[turn][i]]);
        }
        change(place, "pcon.geojson", from.data, to.data);
        assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
        assert_string_equal(place->err.where, "pcon.geojson");
        assert_memory_equal(place->err.message, messages[turn],
                            strlen(messages[turn]));
        change(place, "pcon.geojson", to.data, from.data);
        atlas_text_release(&from);
        atlas_text_release(&to);
    }
    assert_int_equal(verify(place), ATLAS_OK);
    atlas_text_release(&text);
}

// The left square gets a border of its own where it should share one.
static void verify__border_written_twice(void **state) {
    struct place *place = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char own[64];
    const char *middle;
    int x, y, east, north;
    read_file(place, "pcon.topojson", &text);
    middle = strstr(strstr(atlas_text_string(&text), "]}},\"arcs\""), "]],[[");
    assert_int_equal(
        sscanf(middle, "]],[[%d,%d],[%d,%d]]", &x, &y, &east, &north), 4);
    snprintf(own, sizeof(own), "]],[[%d,%d],[%d,%d]]]}\n", x + east, y + north,
             -east, -north);
    change(place, "pcon.topojson", "]]]}\n", own);
    change(place, "pcon.topojson", "\"arcs\":[[-2,2]]", "\"arcs\":[[3,2]]");
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.where, "pcon.topojson");
    assert_memory_equal(place->err.message, "a border is written twice, at -",
                        strlen("a border is written twice, at -"));
    atlas_text_release(&text);
}

static void verify__topojson_alone(void **state) {
    struct place *place = *state;
    char path[2048];
    file_path(place, "pcon.geojson", path);
    assert_int_equal(unlink(path), 0);
    fixture_write_sums(place->path);
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.message,
                        "there is no pcon.geojson beside it");
}

static void verify__failures_are_counted_not_poured_out(void **state) {
    struct place *place = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    read_file(place, "rates.csv", &text);
    for (size_t i = 0; i + 9 < text.length; i++) {
        if (memcmp(text.data + i, ",computed,", 10) == 0) {
            // Each row's percentages go wrong with its counts.
            char *phase = text.data + i;
            while (*phase != '\n') phase--;
            memcpy(phase + 1, "2018xx", 6);
        }
    }
    write_file(place, "rates.csv", &text);
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_non_null(
        strstr(atlas_text_string(&place->report), "FAIL rates.csv: 14 more\n"));
    atlas_text_release(&text);
}

static void verify__merged_area_is_the_sum_of_its_members(void **state) {
    struct place *place = *state;
    struct atlas_figures *figures = &place->fixture.figures;
    struct atlas_figure *figure = &figures->items[0];
    const char *path;
    // Both seats on the first polygon: 7 schools' counts of two rows.
    figure->is_merged = true;
    figure->members = "E14001063; E14001242";
    figure->schools[0].value = 2;
    for (size_t k = 0; k < figures->slot_count; k++) {
        atlas_count_add(&figure->counts[k], figures->items[1].counts[k]);
    }
    path = fixture_write(&place->fixture);
    place->path = path;
    assert_int_equal(verify(place), ATLAS_OK);
    change(place, "pcon.geojson", "\"members\":[\"E14001063\",",
           "\"members\":[");
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(place->err.message,
                        "E14001063: schools is 2, rates.csv gives 1");
}

// Rates of one school are `u` and null; the setting says so, and a folder that
// says otherwise does not pass.
static void verify__few_schools_need_their_setting(void **state) {
    static const struct {
        const char *name, *from, *to;
        const char *message;
    } cases[] = {
        {"manifest.json", "\"run.least_schools\": \"2\"",
         "\"run.least_schools\": \"1\"",
         "status is 'few_schools', the overall rate is ok"},
        {"manifest.json", "\"run.least_schools\": \"2\"",
         "\"run.least_schools\": \"two\"",
         "run.least_schools is no whole number"},
        {"manifest.json", "\"run.least_schools\": \"2\"",
         "\"run.more_schools\": \"2\"",
         "status is 'few_schools', the overall rate is ok"},
        {"rates.csv", ",computed,few_schools,", ",computed,unreliable,",
         "status is 'unreliable', the overall rate is few_schools"},
        {"rates.csv", "1800,1500,300,u,", "1800,1500,300,5.00000,",
         "sess_overall_percent is '5.00000', its counts give u"},
        {"maps/persistent.csv", "Mon,201819,Total,overall,u,few_schools",
         "Mon,201819,Total,overall,x,few_schools",
         "value is 'x', rates.csv gives u"},
        {"maps/persistent.csv", "u,few_schools,,,,,inside",
         "6.94444,ok,1,6.0,7.0,#bfe7f8,inside",
         "value is '6.94444', rates.csv gives u"},
        {"maps/persistent.svg", "url(#persistent-pattern-1)", "#bfe7f8",
         "#bfe7f8 of the SVG is the colour of no row"},
        {"pcon.geojson", "\"overall\":null,\"overall_status\":\"few_schools\"",
         "\"overall\":null,\"overall_status\":\"unreliable\"",
         "E14001063: overall_status is 'unreliable', rates.csv gives "
         "'few_schools'"},
        {"pcon.geojson", "\"overall\":null,\"overall_status\":\"few_schools\"",
         "\"overall\":5,\"overall_status\":\"few_schools\"",
         "E14001063: overall is 5, rates.csv gives u"},
    };
    struct place *place = *state;
    fixture_want_two_schools(&place->fixture);
    place->path = fixture_write(&place->fixture);
    assert_int_equal(verify(place), ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text kept = ATLAS_TEXT_INIT;
        print_message("  case: %s\n", cases[i].message);
        read_file(place, cases[i].name, &kept);
        change(place, cases[i].name, cases[i].from, cases[i].to);
        assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
        assert_non_null(
            strstr(atlas_text_string(&place->report), cases[i].message));
        write_file(place, cases[i].name, &kept);
        fixture_write_sums(place->path);
        atlas_text_release(&kept);
    }
    assert_int_equal(verify(place), ATLAS_OK);
}

// The audit of a refused run: what is there is checked, nothing is claimed of
// figures that are not there, and it does not pass.
static void verify__audit_of_a_refused_run(void **state) {
    static const char *const figures[] = {"rates.csv", "rates.meta.csv",
                                          "pcon.geojson", "pcon.topojson",
                                          "maps/persistent.csv"};
    struct place *place = *state;
    for (size_t i = 0; i < ATLAS_COUNT(figures); i++) {
        char path[2048];
        file_path(place, figures[i], path);
        assert_int_equal(unlink(path), 0);
    }
    change(place, "manifest.json", "\"run\"",
           "\"refused\": \"too few\",\n  \"run\"");
    change(place, "reconciliation.csv", "'@one school is not in the file", "");
    assert_int_equal(verify(place), ATLAS_ERR_VERIFY);
    assert_string_equal(
        atlas_text_string(&place->report),
        "ok   SHA256SUMS: 8 files are as they were written\n"
        "ok   CREDITS.txt: 4 lines\n"
        "FAIL manifest.json: holds an audit and no figures: too few\n"
        "ok   schools.csv: 3 rows, each placed or with a reason at 2 levels\n"
        "ok   issues.csv: as many rows as the manifest says\n"
        "ok   reconciliation.csv: 2 published rows\n"
        "ok   maps/persistent.pdf: begins and ends as a PDF\n"
        "ok   maps/persistent.svg: well-formed, with the credits\n"
        "ok   maps/persistent.txt: says something\n");
}

static void verify__other_folders_are_not_ours(void **state) {
    struct atlas_error err = {0};
    struct atlas_text report = ATLAS_TEXT_INIT;
    struct place other = {.path = test_folder()};
    const struct atlas_text text = {.data = (char[]){"{}\n"}, .length = 3};
    (void)state;
    write_file(&other, ATLAS_MANIFEST_NAME, &text);
    assert_int_equal(atlas_verify(other.path, &report, &err), ATLAS_ERR_INPUT);
    assert_string_equal(err.message,
                        "not a folder that absence-atlas wrote: no "
                        "manifest.json of ours");
    assert_int_equal(report.length, 0);
    assert_int_equal(atlas_verify("no/such/folder", &report, &err),
                     ATLAS_ERR_INPUT);
    atlas_text_release(&report);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PLACE(verify__sound_folder),
        WITH_PLACE(verify__every_byte_of_the_sums),
        WITH_PLACE(verify__a_byte_of_each_file),
        WITH_PLACE(verify__missing_and_extra_files),
        WITH_PLACE(verify__sums_gone),
        WITH_PLACE(verify__broken_promises),
        WITH_PLACE(verify__rings),
        WITH_PLACE(verify__border_written_twice),
        WITH_PLACE(verify__topojson_alone),
        WITH_PLACE(verify__failures_are_counted_not_poured_out),
        WITH_PLACE(verify__merged_area_is_the_sum_of_its_members),
        WITH_PLACE(verify__few_schools_need_their_setting),
        WITH_PLACE(verify__audit_of_a_refused_run),
        cmocka_unit_test(verify__other_folders_are_not_ours),
    };
    return cmocka_run_group_tests_name("export/verify", tests, NULL, NULL);
}
