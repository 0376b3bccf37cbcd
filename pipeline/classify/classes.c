// The class table: names of the methods, and the class of a value.
//
// In:  a table made by atlas_classify().
// Out: 0 .. count - 1 for any value.
//
// Classes are half-open and the last one closed, here and nowhere else: map,
// legend, counts and files all ask this function.

#include "atlas/classes.h"

#include <assert.h>

#include "atlas/text.h"

static const char *const method_words[] = {
    "quantile", "fisher", "equal", "pretty", "sd", "headtail", "fixed"};
static_assert(sizeof(method_words) / sizeof(method_words[0]) ==
                  ATLAS_CLASS_METHOD_END,
              "a word for each method");

const char *atlas_class_method_word(enum atlas_class_method method) {
    return method < ATLAS_CLASS_METHOD_END ? method_words[method] : "unknown";
}

enum atlas_class_method atlas_class_method_parse(const char *word) {
    if (atlas_text_same(word, "jenks")) return ATLAS_FISHER;
    if (atlas_text_same(word, "headtails")) return ATLAS_HEADTAIL;
    for (int i = 0; i < ATLAS_CLASS_METHOD_END; i++) {
        if (atlas_text_same(word, method_words[i])) {
            return (enum atlas_class_method)i;
        }
    }
    return ATLAS_CLASS_METHOD_END;
}

size_t atlas_class_of(const struct atlas_classes *classes, double value) {
    size_t found = 0;
    while (found + 1 < classes->count && value >= classes->edges[found + 1]) {
        found++;
    }
    return found;
}
