/** @file json_writer.h
 *  @brief JSON with two blanks an indent, always the same bytes.
 *
 *  Private to pipeline/export. json-c reads JSON for us; its pretty form is not
 *  the same in all its versions, and the same inputs must give the same bytes.
 */
#ifndef EXPORT_JSON_WRITER_H
#define EXPORT_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "atlas/text.h"

/** Where the writer stands. Start with {text, 0, false}. */
struct json_writer {
    struct atlas_text *text;  ///< Output.
    int depth;                ///< Open objects and arrays.
    bool has_item;            ///< The innermost one holds something.
};

/** Open an object ('{') or an array ('['); key NULL within an array. */
void json_open(struct json_writer *json, const char *key, char bracket);

/** Close it ('}' or ']'). */
void json_close(struct json_writer *json, char bracket);

/** Add a string. */
void json_add_text(struct json_writer *json, const char *key,
                   const char *value);

/** Add a number. */
void json_add_int(struct json_writer *json, const char *key, int64_t value);

/** Add true or false. */
void json_add_bool(struct json_writer *json, const char *key, bool value);

#endif
