// One area's pack: its report and pictures, and the files made of them.
//
// In:  one area's facts.
// Out: bytes of each file, in a fixed order.

#include <stdlib.h>
#include <string.h>

#include "atlas/documents.h"
#include "atlas/export.h"
#include "atlas/report_pdf.h"
#include "facts.h"
#include "pictures.h"
#include "report.h"
#include "words.h"

// Pixels an inch of map.png; pages of brief.pdf.
#define MAP_DPI 144
#define PDF_PAGES 2

struct atlas_pack {
    const struct atlas_brief *brief;
    struct pack_pictures pictures;
    struct atlas_document document;
    struct report report;
    struct atlas_arena arena;
};

static const char *alt_of(struct report *report,
                          const struct atlas_picture *picture) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_picture_alt_text(picture, &text);
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

static void add_figure(struct report *report, unsigned forms,
                       const struct atlas_report_figure *figure) {
    if (!figure->picture) return;
    struct atlas_block *block = &report->blocks[report->block_count++];
    *block = (struct atlas_block){
        .kind = ATLAS_BLOCK_FIGURE, .forms = forms, .figure = *figure};
    block->figure.alt = alt_of(report, figure->picture);
}

static void add_pictures(struct atlas_pack *pack) {
    const struct pack_pictures *pictures = &pack->pictures;
    const char *map_caption = report_text(
        &pack->report,
        "Persistent absence in %s and its neighbours, %s, with the schools "
        "of %s.",
        pack->brief->name, atlas_period_text(pack->brief->ground->period).text,
        pack->brief->name);
    const struct atlas_report_figure map = {"map.svg", NULL, map_caption,
                                            pictures->map_picture, false};
    struct atlas_report_figure bare = map;
    const struct atlas_report_figure trend = {
        "trend.svg", NULL, "Persistent absence over the years, all schools.",
        pictures->trend_picture, false};
    struct atlas_report_figure small = trend;
    bare.picture = pictures->bare_map;
    small.picture = pictures->small_trend;
    small.is_beside = bare.picture != NULL;
    add_figure(&pack->report, ATLAS_FORM_ANSWER, &map);
    add_figure(&pack->report, ATLAS_FORM_ANSWER, &trend);
    add_figure(&pack->report, ATLAS_FORM_PAGES, &bare);
    add_figure(&pack->report, ATLAS_FORM_PAGES, &small);
}

static void add_funnels(struct atlas_pack *pack) {
    const struct pack_pictures *pictures = &pack->pictures;
    const struct atlas_report_figure funnel = {
        "funnel.svg", NULL,
        report_text(&pack->report,
                    "Persistent absence and size of all areas of its kind, "
                    "%s. Between the inner limits an area cannot be told "
                    "from %s.",
                    atlas_period_text(pack->brief->ground->period).text,
                    pictures->funnel.centre_name),
        pictures->funnel_picture, false};
    struct atlas_report_figure small = funnel;
    small.picture = pictures->small_funnel;
    add_figure(&pack->report, ATLAS_FORM_ANSWER, &funnel);
    add_figure(&pack->report, ATLAS_FORM_PAGES, &small);
}

static void add_standouts(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const unsigned forms = ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES;
    struct atlas_passage items[ATLAS_BRIEF_STANDOUTS] = {0};
    for (size_t i = 0; i < brief->standout_count; i++) {
        items[i].text = brief->standouts[i];
    }
    report_heading(report, forms, "What stands out");
    if (brief->standout_count) {
        report_list(report, forms, items, brief->standout_count);
        return;
    }
    report_paragraph(report, forms,
                     "Nothing: no difference from its region, change over "
                     "the year, single school or phase is beyond what the "
                     "rules call remarkable.",
                     0);
}

static void add_place(struct report *report) {
    const unsigned forms = ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES;
    struct atlas_passage items[REPORT_PLACE_SENTENCES] = {0};
    const size_t count = report_place_sentences(report, items);
    if (!count) return;
    report_heading(report, forms, "The place and its schools");
    report_list(report, forms, items, count);
}

static void fill_blocks(struct atlas_pack *pack) {
    struct report *report = &pack->report;
    report_add_notes(report);
    report_paragraph(report, ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES,
                     report_headline(report), NOTE_BIT(NOTE_SOURCE));
    report_add_answer(report);
    add_standouts(report);
    add_pictures(pack);
    report_heading(report, ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES,
                   "By phase and year");
    report_add_phases(report, ATLAS_FORM_PAGES);
    report_add_years(report, ATLAS_PHASE_TOTAL,
                     ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES);
    report_add_years(report, ATLAS_PHASE_PRIMARY, ATLAS_FORM_ANSWER);
    report_add_years(report, ATLAS_PHASE_SECONDARY, ATLAS_FORM_ANSWER);
    report_add_years(report, ATLAS_PHASE_SPECIAL, ATLAS_FORM_ANSWER);
    report_add_comparison(report);
    add_funnels(pack);
    report_add_reasons(report);
    add_place(report);
    report_add_method(report);
    report_add_figures_sheet(report);
    report_add_schools_sheet(report);
}

static const char *title_of(struct report *report) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, "Absence from school in ");
    words_add_place(&text, &report->brief->places[0]);
    const char *kept = words_keep(report->arena, &text);
    atlas_text_release(&text);
    return kept;
}

// The level's title as the beginning of a sentence.
static const char *kind_of(const struct atlas_rate_level *level) {
    if (!strcmp(level->title, "local authority")) return "Local authority";
    return level->title;
}

static void fill_document(struct atlas_pack *pack) {
    const struct atlas_brief *brief = pack->brief;
    struct report *report = &pack->report;
    const struct atlas_rate_level *level =
        &brief->ground->source.rates->levels[brief->level];
    pack->document = (struct atlas_document){
        .id = report_text(report, "%s-%s", level->key, brief->code),
        .title = title_of(report),
        .subtitle =
            report_text(report, "%s, %s. Figures of %s by %s.", kind_of(level),
                        brief->code, atlas_period_text(brief->period).text,
                        level->assign == ATLAS_BY_LOCATION
                            ? "where schools stand"
                            : "the authorities that run the schools"),
        .summary = report_headline(report),
        .language = "en-GB",
        .date = report_text(
            report, "%04u-08-31T00:00:00Z",
            atlas_period_start(brief->years[brief->year_count - 1]) + 1),
        .blocks = report->blocks,
        .block_count = report->block_count,
        .notes = report->notes,
        .note_count = NOTE_END,
        .credits = brief->ground->source.credits,
    };
}

enum atlas_status atlas_pack_create(const struct atlas_brief *brief,
                                    struct atlas_pack **ret_pack,
                                    struct atlas_error *err) {
    struct atlas_pack *pack = atlas_xcalloc(1, sizeof(*pack));
    pack->brief = brief;
    const enum atlas_status status = pictures_make(brief, &pack->pictures, err);
    if (status) {
        atlas_pack_free(pack);
        return status;
    }
    pack->report = (struct report){
        .brief = brief,
        .arena = &pack->arena,
        .blocks = atlas_arena_alloc(
            &pack->arena, REPORT_BLOCKS * sizeof(struct atlas_block))};
    fill_blocks(pack);
    fill_document(pack);
    *ret_pack = pack;
    return ATLAS_OK;
}

void atlas_pack_free(struct atlas_pack *pack) {
    if (!pack) return;
    pictures_release(&pack->pictures);
    atlas_arena_release(&pack->arena);
    free(pack);
}

const struct atlas_document *atlas_pack_document(
    const struct atlas_pack *pack) {
    return &pack->document;
}

// One file: how its bytes are made.
struct pack_file {
    const char *name;
    enum atlas_status (*make)(const struct atlas_pack *pack,
                              struct atlas_text *text, struct atlas_error *err);
};

static enum atlas_status make_markdown(const struct atlas_pack *pack,
                                       struct atlas_text *text,
                                       struct atlas_error *err) {
    (void)err;
    atlas_export_markdown(&pack->document, text);
    return ATLAS_OK;
}

static enum atlas_status make_html(const struct atlas_pack *pack,
                                   struct atlas_text *text,
                                   struct atlas_error *err) {
    (void)err;
    atlas_export_html(&pack->document, text);
    return ATLAS_OK;
}

static enum atlas_status make_pdf(const struct atlas_pack *pack,
                                  struct atlas_text *text,
                                  struct atlas_error *err) {
    return atlas_report_pdf(&pack->document, PDF_PAGES, text, err);
}

static enum atlas_status make_map_svg(const struct atlas_pack *pack,
                                      struct atlas_text *text,
                                      struct atlas_error *err) {
    if (!pack->pictures.map_picture) return ATLAS_OK;
    return atlas_picture_svg(pack->pictures.map_picture, text, err);
}

static enum atlas_status make_map_png(const struct atlas_pack *pack,
                                      struct atlas_text *text,
                                      struct atlas_error *err) {
    if (!pack->pictures.map_picture) return ATLAS_OK;
    return atlas_picture_png(pack->pictures.map_picture, MAP_DPI, text, err);
}

static enum atlas_status make_trend(const struct atlas_pack *pack,
                                    struct atlas_text *text,
                                    struct atlas_error *err) {
    return atlas_picture_svg(pack->pictures.trend_picture, text, err);
}

static enum atlas_status make_funnel(const struct atlas_pack *pack,
                                     struct atlas_text *text,
                                     struct atlas_error *err) {
    return atlas_picture_svg(pack->pictures.funnel_picture, text, err);
}

// Rows of rates.csv, byte for byte, of the places compared.
static enum atlas_status make_data(const struct atlas_pack *pack,
                                   struct atlas_text *text,
                                   struct atlas_error *err) {
    const struct atlas_brief *brief = pack->brief;
    const struct atlas_rates *rates = brief->ground->source.rates;
    struct atlas_text rows = ATLAS_TEXT_INIT;
    (void)err;
    for (size_t i = 0; i < brief->place_count; i++) {
        const struct atlas_rate_level *level =
            &rates->levels[brief->places[i].level];
        const char *code = level->areas[brief->places[i].area].code;
        const struct atlas_rates_selection selection = {
            .level = level->key, .areas = &code, .area_count = 1};
        atlas_text_clear(&rows);
        atlas_export_rates(rates, &selection, &rows);
        const char *body = strchr(atlas_text_string(&rows), '\n');
        atlas_text_add(text, i && body ? body + 1 : atlas_text_string(&rows));
    }
    atlas_text_release(&rows);
    return ATLAS_OK;
}

static enum atlas_status make_xlsx(const struct atlas_pack *pack,
                                   struct atlas_text *text,
                                   struct atlas_error *err) {
    return atlas_export_xlsx(&pack->document, text, err);
}

// The audit of the area's schools, as in a run's schools.csv.
static enum atlas_status make_schools(const struct atlas_pack *pack,
                                      struct atlas_text *text,
                                      struct atlas_error *err) {
    const struct atlas_brief *brief = pack->brief;
    const struct atlas_brief_source *source = &brief->ground->source;
    const size_t count = source->placement->row_count;
    bool *keep = atlas_xcalloc(count + 1, sizeof(*keep));
    (void)err;
    for (size_t row = 0; row < count; row++) {
        keep[row] = facts_has_school(brief, row);
    }
    atlas_export_schools(source->absence, source->schools, source->placement,
                         keep, text);
    free(keep);
    return ATLAS_OK;
}

static enum atlas_status make_alt(const struct atlas_pack *pack,
                                  struct atlas_text *text,
                                  struct atlas_error *err) {
    const struct pack_pictures *pictures = &pack->pictures;
    (void)err;
    if (pictures->map_picture) {
        atlas_text_add(text, "map: ");
        atlas_picture_alt_text(pictures->map_picture, text);
        atlas_text_add_char(text, '\n');
    }
    atlas_text_add(text, "trend: ");
    atlas_picture_alt_text(pictures->trend_picture, text);
    atlas_text_add(text, "\nfunnel: ");
    atlas_picture_alt_text(pictures->funnel_picture, text);
    atlas_text_add_char(text, '\n');
    return ATLAS_OK;
}

static const struct pack_file pack_files[] = {
    {"answer.md", make_markdown}, {"answer.html", make_html},
    {"brief.pdf", make_pdf},      {"map.svg", make_map_svg},
    {"map.png", make_map_png},    {"trend.svg", make_trend},
    {"funnel.svg", make_funnel},  {"data.csv", make_data},
    {"data.xlsx", make_xlsx},     {"schools.csv", make_schools},
    {"alt.txt", make_alt},
};

const char *atlas_pack_file(size_t at) {
    return at < sizeof(pack_files) / sizeof(pack_files[0]) ? pack_files[at].name
                                                           : NULL;
}

enum atlas_status atlas_pack_write(const struct atlas_pack *pack,
                                   const struct atlas_pack_taker *taker,
                                   struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0;
         !status && i < sizeof(pack_files) / sizeof(pack_files[0]); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        status = pack_files[i].make(pack, &text, err);
        if (!status && text.length) {
            status = taker->take(taker, pack_files[i].name, &text, err);
        }
        atlas_text_release(&text);
    }
    return status;
}
