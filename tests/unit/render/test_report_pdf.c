#include "atlas/report_pdf.h"

#include <string.h>

#include "atlas_test.h"
#include "render/report_flow.h"

enum { ROWS = 12, ROWS_MAX = 150, COLUMNS = 5 };

static const struct atlas_table_column columns[COLUMNS] = {
    {"Area", false, 0},
    {"Year", false, 0},
    {"Enrolments", true, 1},
    {"Overall absence rate", true, 2},
    {"Persistent absence", true, 3},
};

static const struct atlas_passage notes[] = {
    {"Pupils on a roll, one of several words that wrap in a column.", 0},
    {"Sessions missed.", 0},
    {"Enrolments that missed 10% or more.", 0},
};

static const struct atlas_passage points[] = {{"First point.", 0},
                                              {"Second point.", 4}};

// A report with a bit of everything but pictures.
struct sample {
    struct atlas_cell cells[ROWS_MAX * COLUMNS];
    bool is_marked[ROWS_MAX];
    bool is_first[ROWS_MAX];
    struct atlas_block blocks[8];
    const char *lines[2];
    struct atlas_credits credits;
    struct atlas_document document;
};

static void make(struct sample *sample, size_t rows) {
    memset(sample, 0, sizeof(*sample));
    for (size_t i = 0; i < (size_t)ROWS_MAX * COLUMNS; i++) {
        sample->cells[i] = (struct atlas_cell){
            .text = i % COLUMNS < 2 ? "Fylde" : "10.1% (1,095)",
            .kind = ATLAS_CELL_NUMBER,
            .notes = i % 7 ? 0 : 1};
    }
    sample->is_marked[0] = true;
    sample->is_first[2] = true;
    const unsigned forms = ATLAS_FORM_PAGES;
    sample->blocks[0] = (struct atlas_block){
        .kind = ATLAS_BLOCK_PARAGRAPH,
        .forms = forms,
        .passage = {"In 2018/19, 10.1% of enrolments in schools in Fylde were "
                    "persistently absent, against 10.0% in Lancashire.",
                    1}};
    sample->blocks[1] = (struct atlas_block){.kind = ATLAS_BLOCK_HEADING,
                                             .forms = forms,
                                             .level = 2,
                                             .passage = {"What stands out", 0}};
    sample->blocks[2] = (struct atlas_block){.kind = ATLAS_BLOCK_LIST,
                                             .forms = forms,
                                             .items = points,
                                             .item_count = 2};
    sample->blocks[3] =
        (struct atlas_block){.kind = ATLAS_BLOCK_TABLE,
                             .forms = forms,
                             .table = {.caption = "A table",
                                       .name = "Table",
                                       .columns = columns,
                                       .column_count = COLUMNS,
                                       .header_columns = 1,
                                       .cells = sample->cells,
                                       .row_count = rows,
                                       .is_marked = sample->is_marked,
                                       .is_first = sample->is_first}};
    sample->blocks[4] = sample->blocks[0];
    sample->blocks[4].forms = ATLAS_FORM_ANSWER;
    sample->blocks[4].passage.text = "Only in the answer.";
    sample->lines[0] = "Source: somebody";
    sample->credits =
        (struct atlas_credits){.lines = sample->lines, .count = 1};
    sample->document =
        (struct atlas_document){.id = "sample",
                                .title = "Absence from school in Fylde",
                                .subtitle = "A constituency",
                                .summary = "A summary.",
                                .language = "en-GB",
                                .date = "2019-08-31T00:00:00Z",
                                .blocks = sample->blocks,
                                .block_count = 5,
                                .notes = notes,
                                .note_count = 3,
                                .credits = &sample->credits};
}

// Every text within the margins of its page; none over another.
static void check_places(const struct flow *flow) {
    for (size_t i = 0; i < flow->count; i++) {
        const struct item *item = &flow->items[i];
        if (item->kind != ITEM_TEXT) continue;
        const double left =
            item->anchor == ANCHOR_END ? item->at.x - item->width : item->at.x;
        assert_true(left >= REPORT_MARGIN_PT - 0.01);
        assert_true(left + item->width <=
                    REPORT_WIDTH_PT - REPORT_MARGIN_PT + 0.5);
        assert_true(item->at.y >= REPORT_MARGIN_PT);
        assert_true(item->at.y <= REPORT_HEIGHT_PT - REPORT_MARGIN_PT);
        for (size_t j = 0; j < i; j++) {
            const struct item *other = &flow->items[j];
            if (other->kind != ITEM_TEXT || other->page != item->page) continue;
            if (other->at.y != item->at.y) continue;
            const double from = other->anchor == ANCHOR_END
                                    ? other->at.x - other->width
                                    : other->at.x;
            assert_true(from >= left + item->width - 0.5 ||
                        left >= from + other->width - 0.5);
        }
    }
}

static void flow_lay__within_margins_and_apart(void **state) {
    struct sample sample;
    struct typeface *typeface = NULL;
    struct flow flow;
    struct atlas_error err = {0};
    (void)state;
    make(&sample, ROWS);
    assert_int_equal(typeface_create(&typeface, &err), ATLAS_OK);
    for (int step = 0; step < 4; step++) {
        flow_lay(&sample.document, typeface, 1 - 0.1 * step, false, &flow);
        check_places(&flow);
        assert_int_equal(flow.page, 0);
        flow_release(&flow);
    }
    typeface_free(typeface);
}

// A block that does not fit goes on to the next page with its heading.
static void flow_lay__blocks_move_on_whole(void **state) {
    struct sample sample;
    struct typeface *typeface = NULL;
    struct flow flow;
    struct atlas_error err = {0};
    (void)state;
    make(&sample, ROWS);
    sample.blocks[1].opens_page = true;
    assert_int_equal(typeface_create(&typeface, &err), ATLAS_OK);
    flow_lay(&sample.document, typeface, 1, false, &flow);
    assert_int_equal(flow.page, 1);
    for (size_t i = 0; i < flow.count; i++) {
        if (flow.items[i].kind != ITEM_TEXT) continue;
        if (strcmp(flow.items[i].text, "First point.") == 0) {
            assert_int_equal(flow.items[i].page, 1);
        }
    }
    check_places(&flow);
    flow_release(&flow);
    typeface_free(typeface);
}

// Lay the sample and check its places.
static void lay_checked(const struct sample *sample, double scale,
                        bool may_part, struct flow *ret_flow) {
    struct typeface *typeface = NULL;
    struct atlas_error err = {0};
    assert_int_equal(typeface_create(&typeface, &err), ATLAS_OK);
    flow_lay(&sample->document, typeface, scale, may_part, ret_flow);
    check_places(ret_flow);
    typeface_free(typeface);
}

static size_t count_text(const struct flow *flow, size_t page,
                         const char *text) {
    size_t count = 0;
    for (size_t i = 0; i < flow->count; i++) {
        const struct item *item = &flow->items[i];
        count += item->kind == ITEM_TEXT && item->page == page &&
                 strstr(item->text, text) != NULL;
    }
    return count;
}

// Higher than a page: every row is drawn, under a header on each page.
static void flow_lay__a_table_higher_than_a_page_is_parted(void **state) {
    struct sample sample;
    struct flow flow;
    (void)state;
    make(&sample, ROWS_MAX);
    lay_checked(&sample, 1, false, &flow);
    assert_int_equal(flow.page, 2);
    assert_false(flow.is_over);
    size_t rows = 0;
    for (size_t page = 0; page <= flow.page; page++) {
        assert_int_equal(count_text(&flow, page, "Enrolments"),
                         1 + (page == 2));
        assert_int_equal(count_text(&flow, page, "A table"), 1);
        assert_int_equal(count_text(&flow, page, "(continued)"), page > 0);
        rows += count_text(&flow, page, "10.1% (1,095)");
    }
    assert_int_equal(rows, ROWS_MAX * 3);
    flow_release(&flow);
}

// A table that fits a page goes on whole, unless it may be parted; then groups
// stay whole.
static void flow_lay__tables_are_parted_between_groups(void **state) {
    struct sample sample;
    struct flow flow;
    (void)state;
    make(&sample, 55);
    for (size_t i = 0; i < 55; i++) sample.is_first[i] = i % 5 == 0;
    lay_checked(&sample, 1, false, &flow);
    assert_int_equal(count_text(&flow, 0, "10.1% (1,095)"), 0);
    assert_int_equal(count_text(&flow, 1, "10.1% (1,095)"), 165);
    flow_release(&flow);
    for (int step = 0; step < 8; step++) {
        lay_checked(&sample, 1 - 0.01 * step, true, &flow);
        const size_t before = count_text(&flow, 0, "10.1% (1,095)");
        assert_true(before > 0);
        assert_int_equal(before % 15, 0);
        assert_int_equal(before + count_text(&flow, 1, "10.1% (1,095)"), 165);
        flow_release(&flow);
    }
}

// A heading goes on to the next page with the table that it stands over.
static void flow_lay__no_heading_alone_at_a_foot(void **state) {
    static const struct atlas_passage under[] = {{"One.", 0}, {"Two.", 0}};
    (void)state;
    for (size_t rows = 20; rows <= 58; rows++) {
        struct sample sample;
        struct flow flow;
        make(&sample, rows);
        sample.blocks[4] = sample.blocks[1];
        sample.blocks[4].passage.text = "Under the table";
        sample.blocks[5] = sample.blocks[2];
        sample.blocks[5].items = under;
        sample.document.block_count = 6;
        lay_checked(&sample, 1, rows % 2, &flow);
        for (size_t page = 0; page <= flow.page; page++) {
            assert_true(!count_text(&flow, page, "Under the table") ||
                        count_text(&flow, page, "One."));
        }
        flow_release(&flow);
    }
}

// The numbers of a column end in one place, footnotes or not.
static void flow_lay__numbers_end_on_one_line(void **state) {
    struct sample sample;
    struct flow flow;
    double right = 0;
    (void)state;
    make(&sample, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        struct atlas_cell *cell = &sample.cells[i * COLUMNS + COLUMNS - 1];
        cell->text = i % 2 ? "1.2%" : "not available";
        cell->notes = i % 3 ? 0 : 7;
    }
    lay_checked(&sample, 1, false, &flow);
    for (size_t i = 0; i < flow.count; i++) {
        const struct item *item = &flow.items[i];
        if (item->kind != ITEM_TEXT ||
            (strcmp(item->text, "1.2%") != 0 &&
             strcmp(item->text, "not available") != 0)) {
            continue;
        }
        assert_int_equal(item->anchor, ANCHOR_END);
        if (right > 0) assert_float_equal(item->at.x, right, 0.001);
        right = item->at.x;
    }
    assert_true(right > 0);
    flow_release(&flow);
}

// Long names wrap; no type but footnote numbers is below the least.
static void flow_lay__long_names_wrap_at_the_least_type(void **state) {
    static const char *const names[] = {
        "Bournemouth and Poole and Christchurch and Weymouth and Portland and "
        "Purbeck East",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochandsomewhere"
        "elseagain"};
    static const double scales[] = {1, 0.65};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct sample sample;
        struct flow flow;
        make(&sample, ROWS);
        for (size_t row = 0; row < ROWS; row++) {
            sample.cells[row * COLUMNS].text = names[i % 2];
            sample.cells[row * COLUMNS + 1].text =
                "178,154,309 of 178,154,309 sessions";
        }
        lay_checked(&sample, scales[i / 2], false, &flow);
        assert_false(flow.is_over);
        for (size_t j = 0; j < flow.count; j++) {
            const struct item *item = &flow.items[j];
            if (item->kind != ITEM_TEXT ||
                strspn(item->text, "0123456789,") == strlen(item->text)) {
                continue;
            }
            assert_true(item->style.size_pt >= REPORT_LEAST_PT - 1e-9);
        }
        flow_release(&flow);
    }
}

static void report_pdf__the_same_twice(void **state) {
    struct sample sample;
    struct atlas_text first = ATLAS_TEXT_INIT;
    struct atlas_text second = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    (void)state;
    make(&sample, ROWS);
    assert_int_equal(atlas_report_pdf(&sample.document, 1, &first, &err),
                     ATLAS_OK);
    assert_int_equal(atlas_report_pdf(&sample.document, 1, &second, &err),
                     ATLAS_OK);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_memory_equal(first.data, "%PDF-", 5);
    atlas_text_release(&first);
    atlas_text_release(&second);
}

static void report_pdf__refuses_what_does_not_fit(void **state) {
    struct sample sample;
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    (void)state;
    make(&sample, ROWS);
    sample.blocks[1].opens_page = true;
    assert_int_equal(atlas_report_pdf(&sample.document, 1, &pdf, &err),
                     ATLAS_ERR_OUTPUT);
    assert_non_null(strstr(err.message, "does not fit 1 pages"));
    assert_int_equal(pdf.length, 0);
}

// Not drawn beyond the foot of the page.
static void report_pdf__refuses_what_runs_out_of_its_page(void **state) {
    struct sample sample;
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    struct atlas_passage many[90];
    (void)state;
    make(&sample, ROWS);
    for (size_t i = 0; i < ATLAS_COUNT(many); i++) many[i] = points[0];
    sample.blocks[2].items = many;
    sample.blocks[2].item_count = ATLAS_COUNT(many);
    assert_int_equal(atlas_report_pdf(&sample.document, 9, &pdf, &err),
                     ATLAS_ERR_OUTPUT);
    make(&sample, ROWS_MAX);
    assert_int_equal(atlas_report_pdf(&sample.document, 1, &pdf, &err),
                     ATLAS_ERR_OUTPUT);
    assert_int_equal(pdf.length, 0);
    assert_int_equal(atlas_report_pdf(&sample.document, 3, &pdf, &err),
                     ATLAS_OK);
    atlas_text_release(&pdf);
}

static void report_pdf__a_letter_that_is_missing(void **state) {
    struct sample sample;
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    (void)state;
    make(&sample, ROWS);
    sample.document.title = "Absence in \xe6\xbc\xa2";
    assert_int_equal(atlas_report_pdf(&sample.document, 1, &pdf, &err),
                     ATLAS_ERR_OUTPUT);
    assert_int_equal(pdf.length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flow_lay__within_margins_and_apart),
        cmocka_unit_test(flow_lay__blocks_move_on_whole),
        cmocka_unit_test(flow_lay__a_table_higher_than_a_page_is_parted),
        cmocka_unit_test(flow_lay__tables_are_parted_between_groups),
        cmocka_unit_test(flow_lay__no_heading_alone_at_a_foot),
        cmocka_unit_test(flow_lay__numbers_end_on_one_line),
        cmocka_unit_test(flow_lay__long_names_wrap_at_the_least_type),
        cmocka_unit_test(report_pdf__the_same_twice),
        cmocka_unit_test(report_pdf__refuses_what_runs_out_of_its_page),
        cmocka_unit_test(report_pdf__refuses_what_does_not_fit),
        cmocka_unit_test(report_pdf__a_letter_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
