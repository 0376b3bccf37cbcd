// <level>.geojson: sound, readable, and saying what rates.csv says.
//
// In:  a GeoJSON file of the folder, the rows of rates.csv, the credits.
// Out: failures. The file is read twice: by json-c, for every member as it is
//      written, and by GDAL, as its users will.
//
// Figures are worked out again: the counts of an area's members are added up
// from rates.csv, and each rate is their quotient, compared as text.

#include <stdio.h>
#include <string.h>

#include "atlas/geometry.h"
#include "cells.h"
#include "verify.h"
#include "verify_boundaries.h"

/** The file under check. */
struct collection {
    struct verify *verify;        ///< Report, rates, credits.
    char level[80];               ///< Key of its level.
    uint32_t period;              ///< Its period.
    struct atlas_area_set areas;  ///< Boundaries in degrees.
};

// Adds the counts of one area of rates.csv; false when it has no row there.
static bool add_counts(const struct collection *in, const char *code,
                       struct atlas_count *sums, bool *is_partial) {
    char neutral[64];
    const struct verify_rate *rate;
    // A spreadsheet formula has an apostrophe before it in the tables.
    snprintf(neutral, sizeof(neutral), "%s%.60s",
             strchr("=+-@", code[0]) && code[0] ? "'" : "", code);
    rate = verify_rate_find(&in->verify->rates, in->level, neutral, in->period,
                            ATLAS_PHASE_TOTAL);
    if (!rate) return false;
    *is_partial |= rate->is_partial;
    for (size_t i = 0; i < VERIFY_COUNTS; i++) {
        atlas_count_add(&sums[i], rate->counts[i]);
    }
    return true;
}

// What a member should be: a text such as "8.75643" or a symbol, and its state.
struct expected {
    struct atlas_text text;
    enum atlas_state state;
};

// Compares a member with what it should be: null for what is no number.
static void check_value(const struct collection *in, json_object *properties,
                        const char *key, const struct expected *expected) {
    json_object *value = verify_member(properties, key);
    const char *written =
        value ? json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN)
              : "null";
    const char *text = atlas_text_string(&expected->text);
    if (strcmp(written, expected->state == ATLAS_NUMBER ? text : "null") != 0) {
        verify_fail(in->verify, 0, "%s: %s is %s, rates.csv gives %s",
                    verify_text_member(properties, "code"), key, written, text);
    }
}

static void check_status(const struct collection *in, json_object *properties,
                         const char *key, enum atlas_state state) {
    struct atlas_text status_key = ATLAS_TEXT_INIT;
    atlas_text_addf(&status_key, "%s_status", key);
    const char *written =
        verify_text_member(properties, atlas_text_string(&status_key));
    if (strcmp(written, atlas_state_word(state)) != 0) {
        verify_fail(in->verify, 0, "%s: %s is '%s', rates.csv gives '%s'",
                    verify_text_member(properties, "code"),
                    atlas_text_string(&status_key), written,
                    atlas_state_word(state));
    }
    atlas_text_release(&status_key);
}

static void check_count(const struct collection *in, json_object *properties,
                        const char *key, struct atlas_count count) {
    struct expected expected = {ATLAS_TEXT_INIT, count.state};
    cell_add_count(&expected.text, count);
    check_value(in, properties, key, &expected);
    atlas_text_release(&expected.text);
}

static void check_rate(const struct collection *in, json_object *properties,
                       const char *key, struct atlas_rate rate) {
    struct expected expected = {ATLAS_TEXT_INIT, rate.state};
    cell_add_rate(&expected.text, rate);
    check_value(in, properties, key, &expected);
    check_status(in, properties, key, rate.state);
    atlas_text_release(&expected.text);
}

static void check_sums(const struct collection *in, json_object *properties,
                       const struct atlas_count *sums) {
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    const bool is_few = verify_is_few(
        in->verify, verify_text_member(properties, "code"), sums[0]);
    check_count(in, properties, "schools", sums[0]);
    check_count(in, properties, "enrolments", sums[1 + ATLAS_ENROLMENTS]);
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const struct atlas_rate rate = atlas_rate_of(
            sums[1 + measures[i].numerator], sums[1 + measures[i].denominator]);
        check_rate(in, properties, measures[i].key,
                   is_few ? atlas_rate_few(rate) : rate);
    }
}

static void check_figures(const struct collection *in,
                          json_object *properties) {
    json_object *members = verify_member(properties, "members");
    const char *code = verify_text_member(properties, "code");
    struct atlas_count sums[VERIFY_COUNTS];
    bool has_row = false, is_partial = false;
    for (size_t i = 0; i < VERIFY_COUNTS; i++) sums[i] = atlas_count_nothing();
    if (json_object_is_type(members, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(members); i++) {
            const char *part =
                json_object_get_string(json_object_array_get_idx(members, i));
            has_row |= add_counts(in, part ? part : "", sums, &is_partial);
        }
    } else {
        has_row = add_counts(in, code, sums, &is_partial);
    }
    if (!has_row || is_partial) {
        for (size_t i = 0; i < VERIFY_COUNTS; i++) {
            sums[i] = (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
        }
    }
    check_sums(in, properties, sums);
}

static void check_feature(struct collection *in, json_object *feature) {
    json_object *properties = verify_member(feature, "properties");
    const char *code = verify_text_member(properties, "code");
    const struct atlas_area_set *areas = &in->areas;
    if (strcmp(verify_text_member(feature, "type"), "Feature") != 0 || !*code ||
        strcmp(verify_text_member(feature, "id"), code) != 0) {
        verify_fail(in->verify, 0, "feature %zu has no id that is its code",
                    areas->count + 1);
    }
    if (areas->count &&
        strcmp(areas->items[areas->count - 1].code, code) >= 0) {
        verify_fail(in->verify, 0, "%s: out of order or there twice", code);
    }
    verify_boundary(in->verify, feature, code, &in->areas);
    check_figures(in, properties);
}

static void check_validity(struct collection *in) {
    for (uint32_t i = 0; i < in->areas.count; i++) {
        char reason[256] = "";
        struct atlas_error error = {0};
        if (in->areas.items[i].ring_count == 0) continue;  // said already
        if (atlas_area_validity(&in->areas, i, reason, sizeof(reason),
                                &error)) {
            verify_fail_error(in->verify, &error);
        } else if (reason[0]) {
            verify_fail(in->verify, 0, "%s: %s", in->areas.items[i].code,
                        reason);
        }
    }
}

static void check_box(struct collection *in, json_object *stated) {
    const struct atlas_box box = atlas_area_set_box(&in->areas);
    const double edges[] = {box.min_x, box.min_y, box.max_x, box.max_y};
    for (size_t i = 0; i < 4; i++) {
        const double edge =
            json_object_is_type(stated, json_type_array)
                ? json_object_get_double(json_object_array_get_idx(stated, i))
                : 0;
        if (edge < edges[i] - 1e-9 || edge > edges[i] + 1e-9) {
            verify_fail(in->verify, 0, "the bbox is not that of its features");
            return;
        }
    }
}

static void check_collection(struct collection *in, json_object *tree) {
    json_object *features = verify_member(tree, "features");
    const char *period = verify_text_member(tree, "period");
    in->period = atlas_period_parse(period, strlen(period));
    if (strcmp(verify_text_member(tree, "type"), "FeatureCollection") != 0 ||
        !json_object_is_type(features, json_type_array)) {
        verify_fail(in->verify, 0, "no FeatureCollection");
        return;
    }
    if (verify_member(tree, "crs")) {
        verify_fail(in->verify, 0, "has a 'crs', which RFC 7946 took away");
    }
    if (strcmp(verify_text_member(tree, "level"), in->level) != 0 ||
        !in->period) {
        verify_fail(in->verify, 0, "its level or period is not stated");
    }
    verify_credits_listed(in->verify, verify_member(tree, "credits"), false);
    for (size_t i = 0; i < json_object_array_length(features); i++) {
        check_feature(in, json_object_array_get_idx(features, i));
    }
    if (in->areas.count) check_box(in, verify_member(tree, "bbox"));
}

void verify_geojson(struct verify *verify, const char *name) {
    struct collection in = {.verify = verify};
    json_object *tree;
    verify_begin(verify, name);
    snprintf(in.level, sizeof(in.level), "%.*s",
             (int)(strlen(name) - strlen(".geojson")), name);
    tree = verify_read_json(verify, name);
    if (tree) {
        check_collection(&in, tree);
        check_validity(&in);
        verify_gdal(verify, name, in.areas.count);
        json_object_put(tree);
    }
    verify_end(verify,
               "%zu features, valid, wound by the right-hand rule; figures are "
               "those of rates.csv",
               in.areas.count);
    atlas_area_set_release(&in.areas);
}
