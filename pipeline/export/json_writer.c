// JSON with two blanks an indent.
//
// In:  keys and values, in the order they are to stand in.
// Out: their text; an empty object or array stands on one line.

#include "json_writer.h"

static void new_line(struct json_writer *json) {
    atlas_text_add_char(json->text, '\n');
    for (int i = 0; i < json->depth; i++) atlas_text_add(json->text, "  ");
}

static void begin_item(struct json_writer *json, const char *key) {
    if (json->has_item) atlas_text_add_char(json->text, ',');
    if (json->depth > 0) new_line(json);
    if (key) {
        atlas_text_add_json(json->text, key);
        atlas_text_add(json->text, ": ");
    }
    json->has_item = true;
}

void json_open(struct json_writer *json, const char *key, char bracket) {
    begin_item(json, key);
    atlas_text_add_char(json->text, bracket);
    json->depth++;
    json->has_item = false;
}

void json_close(struct json_writer *json, char bracket) {
    json->depth--;
    if (json->has_item) new_line(json);
    atlas_text_add_char(json->text, bracket);
    json->has_item = true;
}

void json_add_text(struct json_writer *json, const char *key,
                   const char *value) {
    begin_item(json, key);
    atlas_text_add_json(json->text, value);
}

void json_add_int(struct json_writer *json, const char *key, int64_t value) {
    begin_item(json, key);
    atlas_text_add_int(json->text, value);
}

void json_add_bool(struct json_writer *json, const char *key, bool value) {
    begin_item(json, key);
    atlas_text_add(json->text, value ? "true" : "false");
}
