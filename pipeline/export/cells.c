// Cells that several of the exported tables share.
//
// In:  counts, rates, words of the vocabulary.
// Out: their text, the same in every file.

#include "cells.h"

void cell_add_count(struct atlas_text *text, struct atlas_count count) {
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_int(text, count.value);
    } else {
        atlas_text_add(text, atlas_state_symbol(count.state));
    }
}

void cell_add_rate(struct atlas_text *text, struct atlas_rate rate) {
    if (rate.state == ATLAS_NUMBER) {
        atlas_text_add_percent(text, rate.part, rate.whole, PERCENT_DECIMALS);
    } else {
        atlas_text_add(text, atlas_state_symbol(rate.state));
    }
}

void cell_add_number(struct atlas_text *text, uint32_t number) {
    if (number) atlas_text_add_int(text, number);
}

void cell_add_trimmed(struct atlas_text *text, double value, int decimals) {
    size_t start = text->length;
    atlas_text_add_fixed(text, value, decimals);
    if (decimals == 0) return;
    while (text->length > start && text->data[text->length - 1] == '0') {
        text->length--;
    }
    if (text->length > start && text->data[text->length - 1] == '.') {
        text->length--;
    }
    text->data[text->length] = '\0';
}

void cell_next_text(struct atlas_text *text, const char *field) {
    atlas_text_add_char(text, ',');
    atlas_text_add_csv(text, field);
}

const char *cell_source_word(enum atlas_source source) {
    return source == ATLAS_COMPUTED ? "computed" : "published";
}

const char *cell_assign_word(enum atlas_assign assign) {
    static const char *const words[] = {
        [ATLAS_BY_LOCATION] = "location",
        [ATLAS_BY_AUTHORITY] = "authority",
        [ATLAS_BY_REGION] = "region",
    };
    _Static_assert(sizeof(words) / sizeof(words[0]) == ATLAS_ASSIGN_END,
                   "a word for each way to assign");
    return words[assign];
}

const char *cell_published_level(enum atlas_published_level level) {
    static const char *const names[] = {
        [ATLAS_PUBLISHED_NATIONAL] = "National",
        [ATLAS_PUBLISHED_REGIONAL] = "Regional",
        [ATLAS_PUBLISHED_AUTHORITY] = "Local authority",
    };
    _Static_assert(
        sizeof(names) / sizeof(names[0]) == ATLAS_PUBLISHED_LEVEL_END,
        "a name for each published level");
    return names[level];
}

const char *cell_authority_code(const struct atlas_authority *authority) {
    return authority->code[0] ? authority->code : authority->old_code;
}
