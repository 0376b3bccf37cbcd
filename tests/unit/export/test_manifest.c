#include "atlas/manifest.h"

#include <stdio.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/geometry.h"
#include "atlas_test.h"
#include "fixture.h"

static const char expected_start[] =
    "{\n"
    "  \"program\": \"absence-atlas\",\n"
    "  \"version\": \"0.1.0\",\n"
    "  \"run\": \"north \\\"west\\\"\",\n"
    "  \"inputs\": [\n"
    "    {\n"
    "      \"role\": \"level.pcon.locate\",\n"
    "      \"file\": \"boundaries/seats.gpkg\",\n"
    "      \"sha256\": "
    // NIST's example for the bytes "abc".
    "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\n"
    "      \"size\": 3,\n"
    "      \"boundary_year\": 2024,\n"
    "      \"crs\": \"EPSG:27700\",\n"
    "      \"repaired\": 2\n"
    "    }\n"
    "  ],\n"
    "  \"libraries\": {\n"
    "    \"GDAL\": \"3.6.2\"\n"
    "  },\n"
    "  \"settings\": {},\n"
    "  \"geojson_transformation\": {\n"
    "    \"from\": \"EPSG:27700\",\n"
    "    \"to\": \"EPSG:4326\",\n"
    "    \"operation\": ";

static const char expected_counts[] =
    "  \"counts\": {\n"
    "    \"periods\": [\n"
    "      201819,\n"
    "      202425\n"
    "    ],\n"
    "    \"school_rows\": 3,\n"
    "    \"published_rows\": 0,\n"
    "    \"levels\": [\n"
    "      {\n"
    "        \"level\": \"pcon\",\n"
    "        \"title\": \"Constituency (July 2024)\",\n"
    "        \"assign\": \"location\",\n"
    "        \"boundary_year\": 2024,\n"
    "        \"periods\": [\n"
    "          {\n"
    "            \"time_period\": 201819,\n"
    "            \"schools\": 3,\n"
    "            \"placed\": 2,\n"
    "            \"enrolments\": 310,\n"
    "            \"enrolments_placed\": 300,\n"
    "            \"not_placed\": {\n"
    "              \"%s\": 1\n"
    "            },\n"
    "            \"placed_by\": {\n"
    "              \"urn\": 1,\n"
    "              \"laestab\": 0,\n"
    "              \"link\": 1\n"
    "            },\n"
    "            \"on_border\": 0,\n"
    "            \"placed_in_nearest\": 1,\n"
    "            \"register_compared\": 2,\n"
    "            \"register_agrees\": 1\n"
    "          }\n"
    "        ]\n"
    "      },\n"
    "      {\n"
    "        \"level\": \"la\",\n"
    "        \"title\": \"Local authority\",\n"
    "        \"assign\": \"authority\",\n"
    "        \"periods\": [\n"
    "          {\n"
    "            \"time_period\": 201819,\n"
    "            \"schools\": 3,\n"
    "            \"placed\": 3,\n"
    "            \"enrolments\": 310,\n"
    "            \"enrolments_placed\": 310,\n"
    "            \"not_placed\": {}\n"
    "          }\n"
    "        ]\n"
    "      }\n"
    "    ]\n"
    "  },\n"
    "  \"reconciliation\": {\n"
    "    \"rows\": 2,\n"
    "    \"compared\": 2,\n"
    "    \"equal\": 1,\n"
    "    \"explained\": 1,\n"
    "    \"unexplained\": 0\n"
    "  },\n"
    "  \"issues\": {\n"
    "    \"total\": 3,\n"
    "    \"by_kind\": {\n"
    "      \"blank-urn\": 1,\n"
    "      \"one-way-link\": 2\n"
    "    }\n"
    "  },\n"
    "  \"caveats\": [\n";

static void write_manifest(struct fixture *fixture, const char *refused,
                           struct atlas_text *text) {
    const struct atlas_manifest_input input = {
        .role = "level.pcon.locate",
        .file = "boundaries/seats.gpkg",
        .digest = atlas_digest_bytes("abc", 3),
        .year = 2024,
        .crs = "EPSG:27700",
        .repaired = 2};
    const struct atlas_manifest_pair library = {"GDAL", "3.6.2"};
    const struct atlas_manifest manifest = {
        .run_name = "north \"west\"",
        .version = "0.1.0",
        .refused = refused,
        .inputs = &input,
        .input_count = 1,
        .libraries = &library,
        .library_count = 1,
        .absence = &fixture->absence,
        .placement = &fixture->placement,
        .reconciliation = &fixture->reconciliation,
        .issues = &fixture->issues,
        .credits = &fixture->credits};
    atlas_export_manifest(&manifest, text);
}

static void manifest__bytes_by_hand(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char counts[4096];
    const char *found;
    (void)state;
    fixture_init(&fixture);
    // Found last, listed with its like: kinds are sorted.
    atlas_issues_add(&fixture.issues, "one-way-link",
                     (struct atlas_issue_place){0}, "", "another");
    write_manifest(&fixture, NULL, &text);
    assert_memory_equal(text.data, expected_start, sizeof(expected_start) - 1);
    snprintf(counts, sizeof(counts), expected_counts,
             atlas_reason_text(ATLAS_NOT_IN_REGISTER));
    found = strstr(atlas_text_string(&text), "  \"counts\"");
    assert_non_null(found);
    assert_memory_equal(found, counts, strlen(counts));
    assert_non_null(strstr(atlas_text_string(&text), atlas_wgs84_operation()));
    assert_string_equal(text.data + text.length - 9, "4\"\n  ]\n}\n");
    atlas_text_release(&text);
    fixture_release(&fixture);
}

static void manifest__says_when_refused(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    fixture_init(&fixture);
    write_manifest(&fixture, "12 % of pupils unplaced", &text);
    assert_non_null(strstr(atlas_text_string(&text),
                           "  \"refused\": \"12 % of pupils unplaced\",\n"
                           "  \"inputs\": ["));
    atlas_text_release(&text);
    fixture_release(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(manifest__bytes_by_hand),
        cmocka_unit_test(manifest__says_when_refused),
    };
    return cmocka_run_group_tests_name("export/manifest", tests, NULL, NULL);
}
