// schools.csv: every school is placed or listed with a reason.
//
// In:  schools.csv, the rows of rates.csv, the counts of manifest.json.
// Out: failures where a school has neither or both, where the schools placed
//      in an area are not its schools and enrolments in rates.csv, or where
//      the manifest counts others.
//
// Sums are made only for levels by location: they are the ones that have a
// distance to the border. Levels by authority are checked by reconciling.

#include <stdlib.h>
#include <string.h>

#include "verify.h"

/** Columns that come before those of the levels. */
static const char fixed_columns[] =
    "time_period,school_urn,school_laestab,school_name,education_phase,"
    "old_la_code,new_la_code,enrolments,register_urn,match_method,"
    "match_candidates,easting,northing";

enum {
    COLUMN_PERIOD = 0,
    COLUMN_PHASE = 4,
    COLUMN_ENROLMENTS = 7,
    COLUMN_LEVELS = 13,
    LEVELS_MAX = 64
};

/** One level's columns. */
struct level_columns {
    const char *key;   ///< Key of the level.
    int code;          ///< Column of the code.
    int reason;        ///< Column of the reason.
    bool by_location;  ///< It has a distance to the border.
    size_t placed;     ///< Rows placed.
};

/** What the schools of one row of rates.csv come to. */
struct sum {
    int64_t schools;                ///< Schools.
    struct atlas_count enrolments;  ///< Their enrolments.
};

/** The check under way. */
struct audit {
    struct verify *verify;                    ///< Report and rates.
    struct level_columns levels[LEVELS_MAX];  ///< Levels.
    size_t level_count;                       ///< Levels.
    struct sum *sums;                         ///< One a row of the rates.
    size_t rows;                              ///< Rows of schools.csv.
};

static bool is_column(const struct atlas_csv *csv, int column, const char *key,
                      const char *ending) {
    const char *name = atlas_csv_column_name(csv, (size_t)column);
    const size_t length = strlen(key);
    return name && strncmp(name, key, length) == 0 &&
           strcmp(name + length, ending) == 0;
}

// Reads one level's columns from `column` on; returns the column behind them,
// or -1 where they are not as they should be.
static int find_level(struct audit *audit, const struct atlas_csv *csv,
                      int column) {
    const char *name = atlas_csv_column_name(csv, (size_t)column);
    struct level_columns *level = &audit->levels[audit->level_count];
    if (!verify_ends_with(name, "_code") || audit->level_count == LEVELS_MAX) {
        return -1;
    }
    *level = (struct level_columns){.code = column};
    level->key = atlas_arena_copy(&audit->verify->arena, name,
                                  strlen(name) - strlen("_code"));
    if (!is_column(csv, column + 1, level->key, "_register_code") ||
        !is_column(csv, column + 2, level->key, "_agrees")) {
        return -1;
    }
    level->by_location = is_column(csv, column + 3, level->key, "_border_m");
    level->reason = column + (level->by_location ? 5 : 3);
    if (!is_column(csv, level->reason, level->key, "_reason")) return -1;
    audit->level_count++;
    return level->reason + 1;
}

static bool find_levels(struct audit *audit, const struct atlas_csv *csv) {
    const int end = (int)atlas_csv_column_count(csv);
    int column = COLUMN_LEVELS;
    while (column >= 0 && column < end) {
        column = find_level(audit, csv, column);
    }
    if (column < 0) {
        verify_fail(audit->verify, 1, "the columns of a level are not whole");
    }
    return column >= 0;
}

static void add_school(struct audit *audit, const struct verify_rate *rate,
                       struct atlas_count enrolments) {
    struct sum *sum = &audit->sums[rate - audit->verify->rates.items];
    sum->schools++;
    atlas_count_add(&sum->enrolments, enrolments);
}

static void check_placed(struct audit *audit, struct atlas_csv *csv,
                         const struct level_columns *level) {
    const struct atlas_slice period = atlas_csv_field(csv, COLUMN_PERIOD);
    const struct atlas_slice text = atlas_csv_field(csv, COLUMN_PHASE);
    const uint32_t year = atlas_period_parse(period.data, period.length);
    const struct verify_rates *rates = &audit->verify->rates;
    const struct verify_rate *own, *total;
    struct atlas_count enrolments;
    enum atlas_phase phase = ATLAS_PHASE_TOTAL;
    char code[64];
    if (!atlas_phase_parse(text.data, text.length, &phase) ||
        phase == ATLAS_PHASE_TOTAL ||
        !verify_count(atlas_csv_field(csv, COLUMN_ENROLMENTS), &enrolments) ||
        !atlas_csv_copy(csv, level->code, code, sizeof(code))) {
        verify_fail(audit->verify, atlas_csv_line(csv),
                    "no phase, enrolments or code that could be read");
        return;
    }
    own = verify_rate_find(rates, level->key, code, year, phase);
    total = verify_rate_find(rates, level->key, code, year, ATLAS_PHASE_TOTAL);
    if (!own || !total) {
        verify_fail(audit->verify, atlas_csv_line(csv),
                    "%s:%s has no row in rates.csv", level->key, code);
        return;
    }
    add_school(audit, own, enrolments);
    add_school(audit, total, enrolments);
}

static void check_row(struct audit *audit, struct atlas_csv *csv) {
    for (size_t i = 0; i < audit->level_count; i++) {
        struct level_columns *level = &audit->levels[i];
        const bool is_placed = atlas_csv_field(csv, level->code).length > 0;
        const bool is_listed = atlas_csv_field(csv, level->reason).length > 0;
        if (is_placed == is_listed) {
            verify_fail(audit->verify, atlas_csv_line(csv),
                        is_placed ? "has an area of %s and a reason for none"
                                  : "has no area of %s and no reason",
                        level->key);
        }
        level->placed += is_placed;
        if (is_placed && level->by_location && !audit->verify->is_refused) {
            check_placed(audit, csv, level);
        }
    }
}

static bool is_by_location(const struct audit *audit, const char *key) {
    for (size_t i = 0; i < audit->level_count; i++) {
        if (strcmp(audit->levels[i].key, key) == 0) {
            return audit->levels[i].by_location;
        }
    }
    return false;
}

// No school at all may be written as 0 or as `z`.
static bool same_count(struct atlas_count stated, struct atlas_count summed) {
    const bool is_nothing = summed.state == ATLAS_NOT_APPLICABLE ||
                            (summed.state == ATLAS_NUMBER && summed.value == 0);
    if (is_nothing)
        return stated.value == 0 && stated.state <= ATLAS_NOT_APPLICABLE;
    return stated.state == summed.state && stated.value == summed.value;
}

static void check_sums(struct audit *audit) {
    const struct verify_rates *rates = &audit->verify->rates;
    for (size_t i = 0; i < rates->count; i++) {
        const struct verify_rate *rate = &rates->items[i];
        const struct atlas_count schools = {audit->sums[i].schools,
                                            ATLAS_NUMBER};
        if (!rate->is_computed || rate->is_partial) continue;
        if (!is_by_location(audit, rate->level)) continue;
        if (!same_count(rate->counts[0], schools) ||
            !same_count(rate->counts[1 + ATLAS_ENROLMENTS],
                        audit->sums[i].enrolments)) {
            verify_fail(audit->verify, 0,
                        "the schools of %s:%s in %u are not those of "
                        "rates.csv:%lu",
                        rate->level, rate->code, (unsigned)rate->period,
                        rate->line);
        }
    }
}

// Schools placed at a level, all periods together, as the manifest has it.
static int64_t stated_placed(const struct verify *verify, const char *key) {
    json_object *counts = NULL, *levels = NULL;
    json_object_object_get_ex(verify->manifest, "counts", &counts);
    json_object_object_get_ex(counts, "levels", &levels);
    if (!json_object_is_type(levels, json_type_array)) return -1;
    for (size_t i = 0; i < json_object_array_length(levels); i++) {
        json_object *level = json_object_array_get_idx(levels, i);
        json_object *name = NULL, *periods = NULL;
        int64_t placed = 0;
        json_object_object_get_ex(level, "level", &name);
        json_object_object_get_ex(level, "periods", &periods);
        if (!name || strcmp(json_object_get_string(name), key) != 0) continue;
        if (!json_object_is_type(periods, json_type_array)) return -1;
        for (size_t k = 0; k < json_object_array_length(periods); k++) {
            json_object *count = NULL;
            json_object_object_get_ex(json_object_array_get_idx(periods, k),
                                      "placed", &count);
            placed += json_object_get_int64(count);
        }
        return placed;
    }
    return -1;
}

static void check_manifest_counts(struct audit *audit) {
    const struct verify *verify = audit->verify;
    const int64_t rows =
        verify_manifest_number(verify, "counts", "school_rows");
    if (!verify->manifest) return;
    if (rows != (int64_t)audit->rows) {
        verify_fail(audit->verify, 0, "%zu rows, the manifest says %lld",
                    audit->rows, (long long)rows);
    }
    for (size_t i = 0; i < audit->level_count; i++) {
        const struct level_columns *level = &audit->levels[i];
        const int64_t placed = stated_placed(verify, level->key);
        if (placed != (int64_t)level->placed) {
            verify_fail(audit->verify, 0,
                        "%zu rows placed at %s, the manifest says %lld",
                        level->placed, level->key, (long long)placed);
        }
    }
}

void verify_schools(struct verify *verify) {
    struct audit audit = {.verify = verify};
    struct atlas_csv *csv;
    verify_begin(verify, "schools.csv");
    audit.sums = atlas_xcalloc(verify->rates.count + 1, sizeof(*audit.sums));
    for (size_t i = 0; i < verify->rates.count; i++) {
        audit.sums[i].enrolments = atlas_count_nothing();
    }
    csv = verify_open_csv(verify, "schools.csv", fixed_columns);
    if (csv && find_levels(&audit, csv)) {
        for (; verify_next(verify, csv); audit.rows++) check_row(&audit, csv);
        if (!verify->is_refused) check_sums(&audit);
        check_manifest_counts(&audit);
    }
    verify_end(verify, "%zu rows, each placed or with a reason at %zu levels%s",
               audit.rows, audit.level_count,
               verify->is_refused ? "" : "; their sums are those of rates.csv");
    atlas_csv_free(csv);
    free(audit.sums);
}
