// Names as people type them.
//
// In:  "Ynys Môn", "King's Lynn & West Norfolk", "  bury st. edmunds".
// Out: "ynys mon", "kings lynn and west norfolk", "bury st edmunds".
//
// Only the letters that occur in British place names are stripped of their
// accents; any other byte stands for itself.

#include "fold.h"

#include <ctype.h>
#include <string.h>

/** What a sequence of bytes is read as. */
struct fold_rule {
    const char *from;  ///< UTF-8.
    const char *to;    ///< Lower case.
};

static const struct fold_rule fold_rules[] = {
    {"&", " and "}, {"'", ""},  {"’", ""},  {"‘", ""},  {",", " "}, {".", " "},
    {"-", " "},     {"–", " "}, {"à", "a"}, {"á", "a"}, {"â", "a"}, {"ä", "a"},
    {"è", "e"},     {"é", "e"}, {"ê", "e"}, {"ë", "e"}, {"ì", "i"}, {"í", "i"},
    {"î", "i"},     {"ï", "i"}, {"ò", "o"}, {"ó", "o"}, {"ô", "o"}, {"ö", "o"},
    {"ù", "u"},     {"ú", "u"}, {"û", "u"}, {"ü", "u"}, {"ŵ", "w"}, {"ŷ", "y"},
    {"À", "a"},     {"Á", "a"}, {"Â", "a"}, {"É", "e"}, {"Ê", "e"}, {"Î", "i"},
    {"Ô", "o"},     {"Û", "u"}, {"Ŵ", "w"}, {"Ŷ", "y"},
};

static const struct fold_rule *rule_at(const char *at) {
    const size_t count = sizeof(fold_rules) / sizeof(fold_rules[0]);
    for (size_t i = 0; i < count; i++) {
        const char *from = fold_rules[i].from;
        if (strncmp(at, from, strlen(from)) == 0) return &fold_rules[i];
    }
    return NULL;
}

static void add(struct atlas_text *folded, char byte) {
    const bool is_blank = isspace((unsigned char)byte);
    if (is_blank &&
        (folded->length == 0 || folded->data[folded->length - 1] == ' ')) {
        return;
    }
    atlas_text_add_char(folded,
                        is_blank ? ' ' : (char)tolower((unsigned char)byte));
}

void fold_name(const char *name, struct atlas_text *folded) {
    atlas_text_clear(folded);
    while (*name) {
        const struct fold_rule *rule = rule_at(name);
        if (!rule) {
            add(folded, *name++);
            continue;
        }
        for (const char *to = rule->to; *to; to++) add(folded, *to);
        name += strlen(rule->from);
    }
    if (folded->length > 0 && folded->data[folded->length - 1] == ' ') {
        folded->data[--folded->length] = '\0';
    }
}
