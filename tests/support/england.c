// The real England, read once for the tests of stages 3 and 4.
//
// In:  the folder of real data.
// Out: register, links, boundaries and releases as the stages take them.

#include "support/england.h"

#include <string.h>

#include "atlas/ingest.h"
#include "atlas/layer.h"
#include "atlas_test.h"
#include "support/test_files.h"

static void require(enum atlas_status status, const struct atlas_error *err) {
    if (status) fail_msg("%s: %s", err->where, err->message);
}

static void read_layer(const char *name, const char *code, const char *title,
                       struct atlas_issues *issues,
                       struct atlas_area_set *set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = test_data_path(name),
        .code = code,
        .name = title,
        .only = "E*",
    };
    require(atlas_layer_read(&source, issues, set, &err), &err);
}

void england_read(struct england *england) {
    struct atlas_error err = {0};
    memset(england, 0, sizeof(*england));
    require(atlas_ingest_register(
                test_data_path("schools/edubasealldata20250524.csv"),
                &england->issues, &england->schools, &err),
            &err);
    require(atlas_ingest_links(
                test_data_path("schools/links_edubasealldata20250422.csv"),
                &england->issues, &england->links, &err),
            &err);
    read_layer("boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "PCON24NM",
               &england->issues, &england->seats);
    read_layer("boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23CD", "CTYUA23NM",
               &england->issues, &england->authorities);
    england->levels[ENGLAND_PCON] =
        (struct atlas_level){.key = "pcon",
                             .title = "Constituency",
                             .assign = ATLAS_BY_LOCATION,
                             .areas = &england->seats,
                             .drawn = &england->seats,
                             .nearest_m = 200};
    england->levels[ENGLAND_LA] =
        (struct atlas_level){.key = "la",
                             .title = "Local authority",
                             .assign = ATLAS_BY_AUTHORITY,
                             .drawn = &england->authorities};
    england->levels[ENGLAND_REGION] = (struct atlas_level){
        .key = "region", .title = "Region", .assign = ATLAS_BY_REGION};
}

void england_read_absence(const char *school_file, const char *published_file,
                          const uint32_t *periods, size_t count,
                          struct atlas_absence *absence) {
    struct atlas_error err = {0};
    struct atlas_issues issues = {0};
    const char *schools = test_data_path(school_file);
    const char *published =
        published_file ? test_data_path(published_file) : NULL;
    const struct atlas_absence_source source = {
        .school_files = &schools,
        .school_file_count = 1,
        .published_files = &published,
        .published_file_count = published ? 1 : 0,
        .periods = {.all = count == 0, .periods = periods, .count = count},
        .columns = ATLAS_CORE_COLUMNS,
    };
    memset(absence, 0, sizeof(*absence));
    require(atlas_ingest_absence(&source, &issues, absence, &err), &err);
    atlas_issues_release(&issues);
}

void england_release(struct england *england) {
    atlas_register_release(&england->schools);
    atlas_links_release(&england->links);
    atlas_area_set_release(&england->seats);
    atlas_area_set_release(&england->authorities);
    atlas_issues_release(&england->issues);
}
