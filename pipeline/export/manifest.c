// manifest.json: what a run was made from and how it came out.
//
// In:  the pieces that the command has gathered.
// Out: JSON whose first pair says whose folder this is (folder.h looks for it).
//
// Nothing in here may follow from where, when or how fast a run was made.

#include "atlas/manifest.h"

#include "atlas/export.h"
#include "atlas/geometry.h"
#include "json_writer.h"
#include "manifest_counts.h"

// What every reader of the figures must know (DfE, "Pupil absence statistics:
// methodology"; DESIGN.md section 2).
static const char *const caveats[] = {
    "A school counts where it stands, not where its pupils live.",
    "Local authority, region and England figures follow the authority that "
    "runs a school, as DfE publishes them; it is not always the one that the "
    "school stands in.",
    "Total is state-funded primary, state-funded secondary and special "
    "schools; pupil referral units and alternative provision are not in it.",
    "Rates are sums divided by sums: sessions missed by sessions possible, "
    "enrolments at 10 % or 50 % missed by enrolments.",
    "An enrolment is a pupil on the roll of one school; a pupil who moves "
    "counts more than once.",
    "There are no full-year figures for 2019/20.",
    "In 2020/21 and 2021/22 sessions missed because of COVID-19 (code X) are "
    "possible sessions and not absence: do not compare with other years.",
    "Attendance codes changed in August 2024: reasons for absence from "
    "2024/25 do not compare with earlier years.",
    "Schools that could not be placed are missing from levels by location; "
    "schools.csv lists each with its reason.",
};

static void add_inputs(const struct atlas_manifest *manifest,
                       struct json_writer *json) {
    json_open(json, "inputs", '[');
    for (size_t i = 0; i < manifest->input_count; i++) {
        const struct atlas_manifest_input *input = &manifest->inputs[i];
        json_open(json, NULL, '{');
        json_add_text(json, "role", input->role);
        json_add_text(json, "file", input->file);
        json_add_text(json, "sha256", input->digest.hex);
        json_add_int(json, "size", (int64_t)input->digest.size);
        if (input->year) json_add_int(json, "boundary_year", input->year);
        if (input->crs) {
            json_add_text(json, "crs", input->crs);
            json_add_int(json, "repaired", (int64_t)input->repaired);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_pairs(const char *key, const struct atlas_manifest_pair *pairs,
                      size_t count, struct json_writer *json) {
    json_open(json, key, '{');
    for (size_t i = 0; i < count; i++) {
        json_add_text(json, pairs[i].name, pairs[i].value);
    }
    json_close(json, '}');
}

static void add_transformation(struct json_writer *json) {
    json_open(json, "geojson_transformation", '{');
    json_add_text(json, "from", "EPSG:27700");
    json_add_text(json, "to", "EPSG:4326");
    json_add_text(json, "operation", atlas_wgs84_operation());
    json_add_bool(json, "network", false);
    json_close(json, '}');
}

static void add_texts(const char *key, const char *const *texts, size_t count,
                      struct json_writer *json) {
    json_open(json, key, '[');
    for (size_t i = 0; i < count; i++) json_add_text(json, NULL, texts[i]);
    json_close(json, ']');
}

void atlas_export_manifest(const struct atlas_manifest *manifest,
                           struct atlas_text *text) {
    struct json_writer json = {.text = text};
    json_open(&json, NULL, '{');
    json_add_text(&json, "program", "absence-atlas");
    json_add_text(&json, "version", manifest->version);
    json_add_text(&json, "run", manifest->run_name);
    if (manifest->product) json_add_text(&json, "product", manifest->product);
    if (manifest->refused) json_add_text(&json, "refused", manifest->refused);
    add_inputs(manifest, &json);
    add_pairs("libraries", manifest->libraries, manifest->library_count, &json);
    add_pairs("settings", manifest->settings, manifest->setting_count, &json);
    add_transformation(&json);
    manifest_add_counts(manifest, &json);
    add_texts("caveats", caveats, sizeof(caveats) / sizeof(caveats[0]), &json);
    add_texts("credits", manifest->credits->lines, manifest->credits->count,
              &json);
    json_close(&json, '}');
    atlas_text_add_char(text, '\n');
}
