#include "atlas/report_pdf.h"

#include <string.h>

#include "atlas_test.h"
#include "render/report_flow.h"

enum { ROWS = 12, COLUMNS = 5 };

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
    struct atlas_cell cells[ROWS * COLUMNS];
    bool is_marked[ROWS];
    bool is_first[ROWS];
    struct atlas_block blocks[8];
    const char *lines[2];
    struct atlas_credits credits;
    struct atlas_document document;
};

static void make(struct sample *sample, size_t rows) {
    memset(sample, 0, sizeof(*sample));
    for (size_t i = 0; i < (size_t)ROWS * COLUMNS; i++) {
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
        flow_lay(&sample.document, typeface, 1 - 0.1 * step, &flow);
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
    flow_lay(&sample.document, typeface, 1, &flow);
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
        cmocka_unit_test(report_pdf__the_same_twice),
        cmocka_unit_test(report_pdf__refuses_what_does_not_fit),
        cmocka_unit_test(report_pdf__a_letter_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
