// The page that leads to all packs.
//
// In:  packs with their folders.
// Out: index.html, made as a report is.

#include <stdlib.h>
#include <string.h>

#include "atlas/documents.h"
#include "report.h"
#include "words.h"

static const struct atlas_table_column columns[] = {
    {"Area", false, 0},
    {"Code", false, 0},
    {"Region", false, 0},
    {"Overall absence", true, 0},
    {"Persistent absence", true, 0},
    {"Severe absence", true, 0},
    {"Two pages", false, 0},
    {"Workbook", false, 0},
};

enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

static void link_last(struct report_table *table, const char *folder,
                      const char *file) {
    table->cells[table->used - 1].link =
        report_text(table->report, "%s/%s", folder, file);
}

static void add_entry(struct report_table *table,
                      const struct atlas_brief_entry *entry) {
    static const char *const measures[] = {"overall", "persistent", "severe"};
    const struct atlas_brief_ground *ground = entry->ground;
    const struct atlas_rates *rates = ground->source.rates;
    const struct atlas_rate_area *area =
        &rates->levels[ground->level].areas[entry->area];
    const uint32_t region = atlas_brief_region(ground, entry->area);
    report_row(table, false, false);
    report_cell_text(table, area->name, 0);
    link_last(table, entry->folder, "answer.html");
    report_cell_text(table, area->code, 0);
    report_cell_text(
        table,
        region == ATLAS_NONE ? "none" : rates->levels[1].areas[region].name, 0);
    for (size_t i = 0; i < sizeof(measures) / sizeof(measures[0]); i++) {
        const struct atlas_rate rate =
            ground_rate(rates, ground->level, entry->area, ground->period,
                        atlas_measure_find(measures[i]), ATLAS_PHASE_TOTAL);
        report_cell_figure(table, &rate);
        table->cells[table->used - 1].notes = 0;
    }
    report_cell_text(table, "PDF", 0);
    link_last(table, entry->folder, "brief.pdf");
    report_cell_text(table, "XLSX", 0);
    link_last(table, entry->folder, "data.xlsx");
}

void atlas_brief_index(const struct atlas_brief_source *source,
                       const struct atlas_brief_entry *entries, size_t count,
                       struct atlas_text *text) {
    struct atlas_arena arena = {0};
    struct report report = {
        .arena = &arena,
        .blocks = atlas_arena_alloc(
            &arena, REPORT_BLOCKS * sizeof(struct atlas_block))};
    struct report_table table = report_table_begin(
        &report, "Packs",
        "Packs by area, all schools, latest year of each kind of area; "
        "sessions missed or enrolments in brackets",
        columns, COLUMN_COUNT, count);
    for (size_t i = 0; i < count; i++) add_entry(&table, &entries[i]);
    report_table_end(&table, ATLAS_FORM_ANSWER, 1);
    const struct atlas_document document = {
        .id = "index",
        .title = "Absence from school: answer packs",
        .subtitle = report_text(&report,
                                "%zu areas, each with a table, two "
                                "pages to print, pictures and figures.",
                                count),
        .summary = "Answer packs on absence from school, by area.",
        .language = "en-GB",
        .blocks = report.blocks,
        .block_count = report.block_count,
        .credits = source->credits,
    };
    atlas_export_html(&document, text);
    atlas_arena_release(&arena);
}
