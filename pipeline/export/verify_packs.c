// Answer packs: every file is there, figures are quotients, credits in place.
//
// In:  folders with a data.csv.
// Out: failures.

#include <stdio.h>
#include <string.h>

#include "verify.h"

#define DATA_NAME "/data.csv"

static const char *const pack_files[] = {
    "answer.md",  "answer.html", "brief.pdf", "trend.svg",
    "funnel.svg", "data.xlsx",   "alt.txt",
};

static bool holds_line(const char *line, void *text) {
    return strstr(text, line) != NULL;
}

// The page of a pack carries the credits.
static void check_page(struct verify *verify, const char *name) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (verify_read(verify, name, &text)) {
        verify_credits(verify, holds_line, text.data, true);
        if (strstr(atlas_text_string(&text), "<script")) {
            verify_fail(verify, 0, "the page holds a script");
        }
    }
    atlas_text_release(&text);
}

// `folder` is the first `length` bytes of the name of its data.
static void check_pack(struct verify *verify, const char *data, size_t length) {
    char name[512];
    verify_begin(verify, data);
    for (size_t i = 0; i < sizeof(pack_files) / sizeof(pack_files[0]); i++) {
        snprintf(name, sizeof(name), "%.*s/%s", (int)length, data,
                 pack_files[i]);
        if (!verify_has(verify, name)) {
            verify_fail(verify, 0, "%s is missing beside it", pack_files[i]);
        }
    }
    verify_pack_data(verify, data);
    snprintf(name, sizeof(name), "%.*s/answer.html", (int)length, data);
    check_page(verify, name);
    verify_end(verify,
               "percentages are the quotients of their counts; page "
               "with the credits");
}

void verify_packs(struct verify *verify) {
    size_t count = 0;
    for (size_t i = 0; i < verify->name_count; i++) {
        const char *name = verify->names[i];
        if (!verify_ends_with(name, DATA_NAME)) continue;
        check_pack(verify, name, strlen(name) - strlen(DATA_NAME));
        count++;
    }
    if (count) return;
    verify_begin(verify, "packs");
    verify_fail(verify, 0, "the folder holds none");
    verify_end(verify, "none");
}
