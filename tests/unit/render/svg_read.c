// Reading SVG as text: our writer gives each element a line of its own.

#include "svg_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "xml_check.h"

struct atlas_text svg_of(const struct atlas_map *map) {
    struct atlas_picture *picture = NULL;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    struct atlas_error err = {.message = ""};
    if (atlas_picture_create(map, &picture, &err)) fail_msg("%s", err.message);
    assert_int_equal(atlas_picture_svg(picture, &svg, &err), ATLAS_OK);
    atlas_picture_free(picture);
    xml_check(atlas_text_string(&svg));
    return svg;
}

size_t svg_count(const char *svg, const char *text) {
    size_t count = 0;
    const size_t length = strlen(text);
    // Under the sanitizers every strstr() measures all that follows.
    for (const char *at = svg; *at; at++) {
        if (*at != *text || strncmp(at, text, length) != 0) continue;
        count++;
        at += length - 1;
    }
    return count;
}

const char *svg_element(const struct atlas_text *svg,
                        const struct atlas_map *map, const char *id) {
    char attribute[120];
    snprintf(attribute, sizeof(attribute), " id=\"%s-%s\"", map->id, id);
    const char *at = strstr(svg->data, attribute);
    while (at && at > svg->data && *at != '<') at--;
    return at;
}

double svg_number(const char *from, const char *name) {
    char attribute[40];
    snprintf(attribute, sizeof(attribute), " %s=\"", name);
    const char *at = strstr(from, attribute);
    assert_non_null(at);
    char *end;
    const double number = strtod(at + strlen(attribute), &end);
    assert_true(*end == '"');
    return number;
}
