// Packs of the sample, read back: whatever a table, CSV or workbook says is
// what the rates say.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "atlas/export.h"
#include "atlas/folder.h"
#include "atlas_test.h"
#include "commands/briefing.h"
#include "commands/commands.h"
#include "support/test_files.h"

enum { FILE_MOST = 1 << 24, CELLS = 9, SHEET_CELLS = 17 };

static const char *const packs[] = {"pcon-E14001242", "pcon-E14001105",
                                    "la-E10000017"};

// The packs' folder, and the same figures by another way.
struct world {
    char folder[512];
    struct briefing briefing;
};

static int open_world(void **state) {
    struct world *world = calloc(1, sizeof(*world));
    struct arguments arguments;
    struct atlas_error err = {0};
    snprintf(world->folder, sizeof(world->folder), "%s/packs", test_folder());
    const char *const argv[] = {
        "absence-atlas", "brief", "pcon:Fylde", "pcon:Blackpool South",
        "la:Lancashire", "-q",    "-o",         world->folder};
    if (arguments_parse((int)ATLAS_COUNT(argv), argv, &arguments, &err)) {
        return -1;
    }
    if (command_brief(&arguments, &err)) {
        print_message("%s: %s\n", err.where, err.message);
        return -1;
    }
    if (briefing_open(&arguments, false, &world->briefing, &err)) return -1;
    arguments_release(&arguments);
    *state = world;
    return 0;
}

static int close_world(void **state) {
    struct world *world = *state;
    briefing_close(&world->briefing);
    free(world);
    return 0;
}

static struct atlas_text read_file(const struct world *world, const char *pack,
                                   const char *name) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    char path[1024];
    snprintf(path, sizeof(path), "%s/%s/%s", world->folder, pack, name);
    assert_int_equal(atlas_file_read(path, FILE_MOST, &text, &err), ATLAS_OK);
    return text;
}

// Every line of data.csv is a line of rates.csv.
static void pack_data__is_of_the_rates(void **state) {
    const struct world *world = *state;
    const struct atlas_rates_selection all = {0};
    struct atlas_text rates = ATLAS_TEXT_INIT;
    atlas_export_rates(&world->briefing.results.rates, &all, &rates);
    for (size_t i = 0; i < ATLAS_COUNT(packs); i++) {
        struct atlas_text data = read_file(world, packs[i], "data.csv");
        size_t lines = 0;
        for (char *line = data.data; *line; lines++) {
            const size_t length = strcspn(line, "\n");
            line[length] = '\0';
            assert_non_null(strstr(rates.data, line));
            line += length + 1;
        }
        // A header; four phases of at least three areas and years.
        assert_true(lines >= 1 + 4 * 3 * 3);
        atlas_text_release(&data);
    }
    atlas_text_release(&rates);
}

// The row of the rates that a table's labels mean.
static size_t find_row(const struct atlas_rates *rates, const char *name,
                       const char *year, enum atlas_phase phase,
                       bool *ret_found) {
    const uint32_t period =
        atlas_rates_period(rates, atlas_period_parse(year, strlen(year)));
    *ret_found = false;
    for (size_t level = 0; level < rates->level_count; level++) {
        // Fylde is a district too; packs here are of seats and authorities.
        if (!strcmp(rates->levels[level].key, "lad")) continue;
        for (size_t i = 0; i < rates->levels[level].area_count; i++) {
            if (strcmp(rates->levels[level].areas[i].name, name)) continue;
            const size_t row = atlas_rates_row(rates, level, period, i, phase);
            *ret_found = rates->rows[row].is_present;
            return row;
        }
    }
    fail_msg("no area is called %s", name);
    return 0;
}

// Text of the next cell, without what is in angle brackets and the notes.
static const char *next_cell(const char *at, char *buffer, size_t size) {
    size_t length = 0;
    bool in_note = false;
    while (strncmp(at, "<td", 3) && strncmp(at, "<th", 3)) at++;
    for (; strncmp(at, "</td>", 5) && strncmp(at, "</th>", 5); at++) {
        if (!strncmp(at, "<sup>", 5)) in_note = true;
        if (*at == '<') {
            if (!strncmp(at, "</sup>", 6)) in_note = false;
            at = strchr(at, '>');
            continue;
        }
        if (!in_note && length + 1 < size) buffer[length++] = *at;
    }
    buffer[length] = '\0';
    return at;
}

static void expect_cell(const char *cell, const char *expected) {
    if (strcmp(cell, expected)) print_message("%s, not %s\n", cell, expected);
    assert_string_equal(cell, expected);
}

static void expect_count(const char *cell, struct atlas_count count) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_grouped(&text, count.value);
        expect_cell(cell, atlas_text_string(&text));
    } else {
        assert_false(strpbrk(cell, "0123456789") &&
                     strcmp(cell, "rounds to 0"));
    }
    atlas_text_release(&text);
}

static void expect_rate(const char *cell, const struct atlas_rate *rate) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (rate->state == ATLAS_NUMBER) {
        atlas_text_add_percent(&text, rate->part, rate->whole, 1);
        atlas_text_add(&text, "% (");
        atlas_text_add_grouped(&text, rate->part);
        atlas_text_add(&text, ")");
        expect_cell(cell, atlas_text_string(&text));
    } else {
        assert_true(strlen(cell) > 3);
    }
    atlas_text_release(&text);
}

// One row of a table of years, its labels already read.
static void check_row(const struct atlas_rates *rates, char cells[CELLS][64],
                      enum atlas_phase phase) {
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    bool found;
    const char *name = strchr(cells[0], ' ') + 1;  // After "(a)".
    const size_t row = find_row(rates, name, cells[1], phase, &found);
    if (!found) {
        for (size_t i = 2; i < CELLS; i++) expect_cell(cells[i], "no figure");
        return;
    }
    expect_count(cells[2], rates->rows[row].schools);
    expect_count(cells[3], atlas_rates_count(rates, row, ATLAS_ENROLMENTS));
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const struct atlas_rate rate =
            atlas_rates_measure(rates, row, &measures[i]);
        expect_rate(cells[4 + i], &rate);
    }
}

// The four tables of years in answer.html.
static void pack_html__figures_are_the_rates(void **state) {
    static const char *const captions[] = {
        "<caption>All schools, year by year",
        "<caption>Primary schools, year by year",
        "<caption>Secondary schools, year by year",
        "<caption>Special schools, year by year"};
    const struct world *world = *state;
    for (size_t i = 0; i < ATLAS_COUNT(packs); i++) {
        struct atlas_text html = read_file(world, packs[i], "answer.html");
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            const char *at = strstr(html.data, captions[phase]);
            size_t rows = 0;
            assert_non_null(at);
            const char *end = strstr(at, "</table>");
            at = strstr(at, "<tbody>");
            while ((at = strstr(at, "<tr")) && at < end) {
                char cells[CELLS][64];
                for (size_t j = 0; j < CELLS; j++) {
                    at = next_cell(at, cells[j], sizeof(cells[j]));
                }
                check_row(&world->briefing.results.rates, cells,
                          (enum atlas_phase)phase);
                rows++;
            }
            assert_true(rows >= 9);
        }
        atlas_text_release(&html);
    }
}

static char *zip_entry(zip_t *archive, const char *name) {
    zip_stat_t info;
    if (zip_stat(archive, name, 0, &info)) return NULL;
    char *bytes = calloc(1, info.size + 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, info.size), info.size);
    zip_fclose(file);
    return bytes;
}

// Shared string number `index`, in `buffer`.
static void shared_string(const char *strings, long index, char *buffer,
                          size_t size) {
    const char *at = strings;
    for (long i = 0; i <= index; i++) at = strstr(at, "<si>") + 4;
    at = strchr(strstr(at, "<t"), '>') + 1;
    snprintf(buffer, size, "%.*s", (int)strcspn(at, "<"), at);
}

// The cell's text, or its number as it is written.
static const char *sheet_cell(const char *at, const char *strings, char *buffer,
                              size_t size) {
    const char *cell = strstr(at, "<c ");
    const char *value = strstr(cell, "<v>") + 3;
    const bool is_text =
        strstr(cell, "t=\"s\"") && strstr(cell, "t=\"s\"") < value;
    assert_null(strstr(cell, "<f>"));
    if (is_text) {
        shared_string(strings, strtol(value, NULL, 10), buffer, size);
    } else {
        snprintf(buffer, size, "%.*s", (int)strcspn(value, "<"), value);
    }
    return value;
}

static void expect_number(const char *cell, struct atlas_count count) {
    if (count.state == ATLAS_NUMBER) {
        assert_int_equal(strtoll(cell, NULL, 10), count.value);
    } else {
        assert_null(strpbrk(cell, "123456789"));
    }
}

static void check_sheet_row(const struct atlas_rates *rates,
                            char cells[SHEET_CELLS][96]) {
    enum atlas_phase phase;
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    bool found;
    assert_true(atlas_phase_parse(cells[3], strlen(cells[3]), &phase));
    const size_t row = find_row(rates, cells[0], cells[2], phase, &found);
    if (!found) {
        assert_string_equal(cells[4], "not available");
        return;
    }
    expect_number(cells[4], rates->rows[row].schools);
    expect_number(cells[5], atlas_rates_count(rates, row, ATLAS_ENROLMENTS));
    expect_number(cells[6], atlas_rates_count(rates, row, ATLAS_POSSIBLE));
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const struct atlas_rate rate =
            atlas_rates_measure(rates, row, &measures[i]);
        expect_number(cells[7 + 2 * i],
                      atlas_rates_count(rates, row, measures[i].numerator));
        if (rate.state != ATLAS_NUMBER) continue;
        const double apart = strtod(cells[8 + 2 * i], NULL) - rate.percent;
        assert_true(apart < 1e-9 && apart > -1e-9);
    }
}

// The sheet of all figures in data.xlsx.
static void pack_xlsx__figures_are_the_rates(void **state) {
    const struct world *world = *state;
    for (size_t i = 0; i < ATLAS_COUNT(packs); i++) {
        char path[1024];
        int code = 0;
        size_t rows = 0;
        snprintf(path, sizeof(path), "%s/%s/data.xlsx", world->folder,
                 packs[i]);
        zip_t *archive = zip_open(path, ZIP_RDONLY, &code);
        assert_non_null(archive);
        char *strings = zip_entry(archive, "xl/sharedStrings.xml");
        for (int sheet = 1;; sheet++) {
            char name[64];
            char caption[96];
            snprintf(name, sizeof(name), "xl/worksheets/sheet%d.xml", sheet);
            char *xml = zip_entry(archive, name);
            assert_non_null(xml);
            sheet_cell(strstr(xml, "<row "), strings, caption, sizeof(caption));
            if (strncmp(caption, "Counts and rates", 16)) {
                free(xml);
                continue;
            }
            assert_non_null(strstr(xml, "state=\"frozen\""));
            for (const char *at = strstr(xml, "<row r=\"4\""); at;
                 at = strstr(at, "<row ")) {
                char cells[SHEET_CELLS][96];
                for (size_t j = 0; j < SHEET_CELLS; j++) {
                    at = sheet_cell(at, strings, cells[j], sizeof(cells[j]));
                }
                check_sheet_row(&world->briefing.results.rates, cells);
                rows++;
            }
            free(xml);
            break;
        }
        assert_true(rows >= 4 * 3 * 3);
        free(strings);
        zip_discard(archive);
    }
}

// Every file of a pack is there and not empty.
static void pack__has_all_its_files(void **state) {
    const struct world *world = *state;
    for (size_t i = 0; i < ATLAS_COUNT(packs); i++) {
        for (size_t j = 0; atlas_pack_file(j); j++) {
            struct atlas_text file =
                read_file(world, packs[i], atlas_pack_file(j));
            assert_true(file.length > 100);
            atlas_text_release(&file);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pack__has_all_its_files),
        cmocka_unit_test(pack_data__is_of_the_rates),
        cmocka_unit_test(pack_html__figures_are_the_rates),
        cmocka_unit_test(pack_xlsx__figures_are_the_rates),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
