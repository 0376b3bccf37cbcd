/** @file verify.h
 *  @brief What the parts of `verify` share: the folder, the report, the rates.
 *
 *  Private to pipeline/export. A part begins a check, says what it finds wrong,
 *  and ends the check; a check without a failure gets its "ok" line.
 */
#ifndef EXPORT_VERIFY_H
#define EXPORT_VERIFY_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/csv.h"
#include "atlas/memory.h"
#include "atlas/status.h"
#include "atlas/text.h"
#include "atlas/vocabulary.h"

/** Counts that verify re-reads of a row: schools, then the core columns. */
#define VERIFY_COUNTS (1 + (size_t)ATLAS_CORE_COLUMN_END)

/** One row of rates.csv. */
struct verify_rate {
    const char *level;                         ///< area_level.
    const char *code;                          ///< area_code.
    uint32_t period;                           ///< time_period.
    enum atlas_phase phase;                    ///< education_phase.
    bool is_computed;                          ///< source is computed.
    bool is_partial;                           ///< status is partial.
    bool is_few;                               ///< Fewer than least_schools.
    const char *status;                        ///< status.
    unsigned long line;                        ///< Line in the file.
    struct atlas_count counts[VERIFY_COUNTS];  ///< [0] is num_schools.
};

/** rates.csv, sorted by level, code, period, phase. */
struct verify_rates {
    struct verify_rate *items;  ///< Rows.
    size_t count;               ///< Rows.
    size_t capacity;            ///< Allocated.
};

/** A verification under way. */
struct verify {
    const char *path;           ///< Folder.
    struct atlas_text *report;  ///< Lines for the user.
    const char **names;         ///< Files of the folder, sorted.
    size_t name_count;          ///< Files.
    size_t name_capacity;       ///< Allocated.
    const char *subject;        ///< File of the check under way.
    size_t subject_failures;    ///< Failures of the check under way.
    size_t failures;            ///< Failures of all.
    struct atlas_error first;   ///< The first failure.
    struct verify_rates rates;  ///< rates.csv once it was read.
    json_object *manifest;      ///< manifest.json; NULL when unreadable.
    int64_t least_schools;      ///< The run's setting; 0: any number.
    bool is_packs;              ///< The folder holds answer packs.
    bool is_refused;            ///< The run refused its data: the folder
                                ///< holds an audit and no figures.
    const char **credits;       ///< Lines of CREDITS.txt.
    size_t credit_count;        ///< Lines.
    size_t credit_capacity;     ///< Allocated.
    struct atlas_arena arena;   ///< Texts.
};

/** Begin the check of one file; `subject` is borrowed until verify_end(). */
void verify_begin(struct verify *verify, const char *subject);

/** Something is wrong with the file under check, at a line unless it is 0. */
void verify_fail(struct verify *verify, unsigned long line, const char *fmt,
                 ...) __attribute__((format(printf, 3, 4)));

/** The same with what another part found. */
void verify_fail_error(struct verify *verify, const struct atlas_error *error);

/** End the check: an "ok" line with this text unless something was wrong. */
void verify_end(struct verify *verify, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/** Path of a file of the folder, in the arena. */
const char *verify_path(struct verify *verify, const char *name);

/** Whether the folder holds the file. */
bool verify_has(const struct verify *verify, const char *name);

/** Whether a name ends in this. */
bool verify_ends_with(const char *name, const char *ending);

/** Read a file whole; a failure is reported. @return whether it was read. */
bool verify_read(struct verify *verify, const char *name,
                 struct atlas_text *ret_text);

/** Read a JSON file; a failure is reported. @return NULL, or the tree. */
json_object *verify_read_json(struct verify *verify, const char *name);

/** Member of an object; NULL when it is no object or has none of that key. */
json_object *verify_member(json_object *object, const char *key);

/** Text of a member; "" when it is none. Borrowed from the object. */
const char *verify_text_member(json_object *object, const char *key);

/** Open a CSV file whose header must begin with these columns.
 *  @return NULL after a reported failure, or the reader.
 */
struct atlas_csv *verify_open_csv(struct verify *verify, const char *name,
                                  const char *columns);

/** Go to the next whole record. @return false at the end and on a failure,
 *  which is reported.
 */
bool verify_next(struct verify *verify, struct atlas_csv *csv);

/** Read a count or a symbol. @return false when it is neither. */
bool verify_count(struct atlas_slice field, struct atlas_count *ret_count);

/** SHA256SUMS covers every file as it is. */
void verify_sums(struct verify *verify);

/** manifest.json and CREDITS.txt; fills `manifest` and `credits`. */
void verify_manifest(struct verify *verify);

/** Whether the rates of an area are not given for want of schools. */
bool verify_is_few(const struct verify *verify, const char *code,
                   struct atlas_count schools);

/** A number of an object of the manifest; -1 when it is not there. */
int64_t verify_manifest_number(const struct verify *verify, const char *group,
                               const char *key);

/** Whether a file holds a line. */
typedef bool (*verify_holds)(const char *line, void *argument);

/** A file carries the lines of CREDITS.txt: all of them (`whole`), or every
 *  source and at least one of the boundaries' lines.
 */
void verify_credits(struct verify *verify, verify_holds holds, void *argument,
                    bool whole);

/** The same for a list of strings. */
void verify_credits_listed(struct verify *verify, json_object *list,
                           bool whole);

/** rates.csv and rates.meta.csv; fills `rates`. */
void verify_rates_file(struct verify *verify);

/** Rows of a file in the layout of rates.csv, as part of another check. */
void verify_pack_data(struct verify *verify, const char *name);

/** Row of rates.csv, or NULL. */
const struct verify_rate *verify_rate_find(const struct verify_rates *rates,
                                           const char *level, const char *code,
                                           uint32_t period,
                                           enum atlas_phase phase);

/** schools.csv: schools in = placed + listed, and their sums are the rates. */
void verify_schools(struct verify *verify);

/** issues.csv and reconciliation.csv. */
void verify_findings(struct verify *verify);

/** Every pack of a folder of answer packs. */
void verify_packs(struct verify *verify);

/** One <level>.geojson. */
void verify_geojson(struct verify *verify, const char *name);

/** One <level>.topojson, against the GeoJSON beside it. */
void verify_topojson(struct verify *verify, const char *name);

/** One picture or its alt text below maps/. */
void verify_picture(struct verify *verify, const char *name);

#endif
