#include "atlas/documents.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "atlas/folder.h"
#include "atlas_test.h"
#include "support/test_files.h"

static const char hostile[] =
    "=cmd|'/c'!A0 <script> [x](y) `*_\n- Ynys M\xc3\xb4n";

static const struct atlas_table_column columns[] = {{"Area | name", false, 0},
                                                    {"Rate", true, 1}};
static const struct atlas_cell cells[] = {
    {.text = hostile, .kind = ATLAS_CELL_TEXT},
    {.text = "10.1% (1)",
     .kind = ATLAS_CELL_NUMBER,
     .number = 10.125,
     .decimals = 1,
     .notes = 2},
    {.text = "B", .kind = ATLAS_CELL_TEXT, .link = "b/answer.html"},
    {.text = "suppressed", .kind = ATLAS_CELL_STATE},
};
static const bool is_marked[] = {false, true};
static const struct atlas_passage notes[] = {{"First.", 0}, {"2. Second", 0}};
static const struct atlas_passage items[] = {{"1. Point", 1}};
static const char *lines[] = {"Source: \xc2\xa9 somebody"};
static const struct atlas_credits credits = {.lines = lines, .count = 1};

static const struct atlas_block blocks[] = {
    {.kind = ATLAS_BLOCK_HEADING,
     .forms = ATLAS_FORM_ANSWER,
     .level = 2,
     .passage = {"Head & foot", 0}},
    {.kind = ATLAS_BLOCK_LIST,
     .forms = ATLAS_FORM_ANSWER,
     .items = items,
     .item_count = 1},
    {.kind = ATLAS_BLOCK_TABLE,
     .forms = ATLAS_FORM_ANSWER | ATLAS_FORM_SHEET,
     .table = {.caption = "Caption",
               .name = "A/B: [long] name that goes on and on",
               .columns = columns,
               .column_count = 2,
               .header_columns = 1,
               .cells = cells,
               .row_count = 2,
               .is_marked = is_marked}},
    {.kind = ATLAS_BLOCK_FIGURE,
     .forms = ATLAS_FORM_ANSWER,
     .figure = {"map.svg", "Alt \"text\"", "Under it.", NULL, false}},
    {.kind = ATLAS_BLOCK_PARAGRAPH,
     .forms = ATLAS_FORM_PAGES,
     .passage = {"Only on paper.", 0}},
};

static const struct atlas_document document = {
    .id = "d",
    .title = "Title",
    .subtitle = "Sub",
    .summary = "Sum",
    .language = "en-GB",
    .date = "2019-08-31T00:00:00Z",
    .blocks = blocks,
    .block_count = ATLAS_COUNT(blocks),
    .notes = notes,
    .note_count = 2,
    .credits = &credits,
};

static void document_markdown__bytes(void **state) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    atlas_export_markdown(&document, &text);
    assert_string_equal(
        atlas_text_string(&text),
        "# Title\n\nSub\n\n## Head \\& foot\n\n- 1\\. Point (1)\n\n"
        "**Caption**\n\n| Area \\| name | Rate (1) |\n|:--|--:|\n"
        "| =cmd\\|'/c'!A0 \\<script\\> \\[x\\](y) \\`\\*\\_ - Ynys M\xc3\xb4n "
        "| "
        "10.1% (1) (2) |\n| **B** | suppressed |\n\n"
        "![Alt \"text\"](map.svg)\n\nUnder it.\n\n## Notes\n\n1. First.\n"
        "2. 2\\. Second\n\n- Source: \xc2\xa9 somebody\n");
    atlas_text_release(&text);
}

static void document_html__parts(void **state) {
    static const char *const parts[] = {
        "<html lang=\"en-GB\">",
        "default-src 'none'",
        "<h1>Title</h1>",
        "<h2>Head &amp; foot</h2>",
        "<caption>Caption</caption>",
        "<th scope=\"col\">Area | name</th>",
        "<th scope=\"row\">=cmd|&#39;/c&#39;!A0 &lt;script&gt;",
        "<tr class=\"marked\"><th scope=\"row\"><a "
        "href=\"b/answer.html\">B</a>",
        "<td class=\"n\">10.1% (1)<sup><a href=\"#d-note-2\"",
        "id=\"d-ref-1-2\"",
        "<li id=\"d-note-1\">First. <a href=\"#d-ref-1-1\"",
        "<img src=\"map.svg\" alt=\"Alt &quot;text&quot;\" />",
    };
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    atlas_export_html(&document, &text);
    for (size_t i = 0; i < ATLAS_COUNT(parts); i++) {
        if (!strstr(text.data, parts[i])) print_message("%s\n", parts[i]);
        assert_non_null(strstr(text.data, parts[i]));
    }
    assert_null(strstr(text.data, "<script"));
    assert_null(strstr(text.data, "Only on paper"));
    atlas_text_release(&text);
}

static void document_xlsx__the_same_a_second_later(void **state) {
    struct atlas_text first = ATLAS_TEXT_INIT;
    struct atlas_text second = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(atlas_export_xlsx(&document, &first, &err), ATLAS_OK);
    sleep(2);  // ZIP counts in two seconds.
    assert_int_equal(atlas_export_xlsx(&document, &second, &err), ATLAS_OK);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    atlas_text_release(&first);
    atlas_text_release(&second);
}

static char *entry_of(zip_t *archive, const char *name) {
    static char bytes[1 << 16];
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_non_null(file);
    const zip_int64_t length = zip_fread(file, bytes, sizeof(bytes) - 1);
    assert_true(length > 0);
    bytes[length] = '\0';
    zip_fclose(file);
    return bytes;
}

static void document_xlsx__texts_are_texts(void **state) {
    struct atlas_text book = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    int code = 0;
    (void)state;
    assert_int_equal(atlas_export_xlsx(&document, &book, &err), ATLAS_OK);
    zip_t *archive =
        zip_open(test_file_bytes("book.xlsx", book.data, book.length),
                 ZIP_RDONLY, &code);
    assert_non_null(archive);
    assert_non_null(strstr(entry_of(archive, "xl/workbook.xml"),
                           "name=\"A B   long  name that goes on a\""));
    assert_non_null(strstr(entry_of(archive, "xl/sharedStrings.xml"),
                           "=cmd|'/c'!A0 &lt;script&gt;"));
    const char *sheet = entry_of(archive, "xl/worksheets/sheet3.xml");
    assert_null(strstr(sheet, "<f>"));
    assert_non_null(strstr(sheet, "<v>10.125</v>"));
    assert_non_null(strstr(sheet, "state=\"frozen\""));
    assert_non_null(
        strstr(entry_of(archive, "docProps/core.xml"), "2019-08-31T12:00:00Z"));
    zip_discard(archive);
    atlas_text_release(&book);
}

static void zip__the_same_twice_and_safe_names(void **state) {
    static const char *const bad[] = {"/etc/x", "../x", "a/../x", "a//x", ""};
    char path[2][600];
    struct atlas_text bytes[2] = {ATLAS_TEXT_INIT, ATLAS_TEXT_INIT};
    struct atlas_error err = {0};
    (void)state;
    const struct atlas_zip_entry entries[] = {
        {"a/text.md", test_file("text.md", "words words words words words")},
        {"a/map.png", test_file("map.png", "picture")}};
    for (int i = 0; i < 2; i++) {
        snprintf(path[i], sizeof(path[i]), "%s/z.zip", test_folder());
        assert_int_equal(atlas_export_zip(path[i], entries, 2, &err), ATLAS_OK);
        assert_int_equal(atlas_file_read(path[i], 10000, &bytes[i], &err),
                         ATLAS_OK);
    }
    assert_int_equal(bytes[0].length, bytes[1].length);
    assert_memory_equal(bytes[0].data, bytes[1].data, bytes[0].length);
    for (size_t i = 0; i < ATLAS_COUNT(bad); i++) {
        const struct atlas_zip_entry entry = {bad[i], entries[0].path};
        assert_int_equal(atlas_export_zip(path[0], &entry, 1, &err),
                         ATLAS_ERR_OUTPUT);
    }
    const struct atlas_zip_entry missing = {"a", "/nowhere/at/all"};
    assert_int_equal(atlas_export_zip(path[0], &missing, 1, &err),
                     ATLAS_ERR_INPUT);
    atlas_text_release(&bytes[0]);
    atlas_text_release(&bytes[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_markdown__bytes),
        cmocka_unit_test(document_html__parts),
        cmocka_unit_test(document_xlsx__the_same_a_second_later),
        cmocka_unit_test(document_xlsx__texts_are_texts),
        cmocka_unit_test(zip__the_same_twice_and_safe_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
