// A regional bundle of the inputs, in our own layout.
//
// In:  tables and area sets as the first stages give them; which rows to keep.
// Out: CSV and GeoJSON that the same stages can read again.

#include "atlas/bundle.h"

#include <math.h>

static void add_names(struct atlas_text *text, const char *const *names,
                      size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i) atlas_text_add_char(text, ',');
        atlas_text_add(text, names[i]);
    }
}

static void add_field(struct atlas_text *text, const char *field) {
    atlas_text_add_csv(text, field);
    atlas_text_add_char(text, ',');
}

static void add_number(struct atlas_text *text, uint32_t number) {
    if (number) atlas_text_add_int(text, number);
    atlas_text_add_char(text, ',');
}

static void add_count(struct atlas_text *text, struct atlas_count count) {
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_int(text, count.value);
    } else {
        atlas_text_add(text, atlas_state_symbol(count.state));
    }
}

static const char *const area_names[] = {
    "time_period",  "time_identifier", "geographic_level", "country_code",
    "country_name", "region_code",     "region_name",      "old_la_code",
    "new_la_code",  "la_name",         "education_phase"};

enum { AREA_NAMES = sizeof(area_names) / sizeof(area_names[0]) };

static void add_count_names(struct atlas_text *text,
                            const struct atlas_absence *absence) {
    atlas_text_add(text, ",num_schools");
    for (enum atlas_column c = 0; c < ATLAS_COLUMN_END; c++) {
        if (absence->slots[c] < 0) continue;
        atlas_text_addf(text, ",%s", atlas_column_name(c));
    }
    atlas_text_add_char(text, '\n');
}

static void add_period(struct atlas_text *text, uint32_t period,
                       const char *level) {
    atlas_text_addf(text,
                    "%06u,Academic year,%s," ATLAS_ENGLAND_CODE ",England,",
                    period, level);
}

static void add_region(struct atlas_text *text,
                       const struct atlas_absence *absence, uint32_t region) {
    const bool is_known = region != ATLAS_NONE;
    add_field(text, is_known ? absence->regions[region].code : "");
    add_field(text, is_known ? absence->regions[region].name : "");
}

static void add_authority(struct atlas_text *text,
                          const struct atlas_absence *absence,
                          uint32_t authority) {
    const struct atlas_authority *const la = &absence->authorities[authority];
    add_region(text, absence, la->region);
    add_field(text, la->old_code);
    add_field(text, la->code);
    add_field(text, la->name);
}

void atlas_bundle_schools(const struct atlas_absence *absence,
                          const unsigned char *keep, struct atlas_text *text) {
    add_names(text, area_names, AREA_NAMES);
    atlas_text_add(text, ",school_urn,school_laestab");
    add_count_names(text, absence);
    for (size_t i = 0; i < absence->school_count; i++) {
        const struct atlas_school_row *const row = &absence->schools[i];
        if (!keep[i]) continue;
        add_period(text, row->period, "School");
        add_authority(text, absence, row->authority);
        add_field(text, atlas_phase_name((enum atlas_phase)row->phase));
        add_number(text, row->urn);
        add_number(text, row->laestab);
        atlas_text_add(text, "1");
        for (enum atlas_column c = 0; c < ATLAS_COLUMN_END; c++) {
            if (absence->slots[c] < 0) continue;
            atlas_text_add_char(text, ',');
            add_count(text, atlas_absence_school(absence, i, c));
        }
        atlas_text_add_char(text, '\n');
    }
}

static void add_published_area(struct atlas_text *text,
                               const struct atlas_absence *absence,
                               const struct atlas_published_row *row) {
    static const char *const levels[ATLAS_PUBLISHED_LEVEL_END] = {
        [ATLAS_PUBLISHED_NATIONAL] = "National",
        [ATLAS_PUBLISHED_REGIONAL] = "Regional",
        [ATLAS_PUBLISHED_AUTHORITY] = "Local authority",
    };
    add_period(text, row->period, levels[row->level]);
    if (row->level == ATLAS_PUBLISHED_AUTHORITY) {
        add_authority(text, absence, row->area);
        return;
    }
    add_region(text, absence, row->area);
    atlas_text_add(text, ",,,");
}

void atlas_bundle_published(const struct atlas_absence *absence,
                            const unsigned char *keep,
                            struct atlas_text *text) {
    add_names(text, area_names, AREA_NAMES);
    add_count_names(text, absence);
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *const row = &absence->published[i];
        if (!keep[i]) continue;
        add_published_area(text, absence, row);
        add_field(text, atlas_phase_name((enum atlas_phase)row->phase));
        add_count(text, row->schools);
        for (enum atlas_column c = 0; c < ATLAS_COLUMN_END; c++) {
            if (absence->slots[c] < 0) continue;
            atlas_text_add_char(text, ',');
            add_count(text, atlas_absence_published(absence, i, c));
        }
        atlas_text_add_char(text, '\n');
    }
}

static const char *const register_names[] = {"URN",
                                             "LA (code)",
                                             "EstablishmentNumber",
                                             "EstablishmentName",
                                             "TypeOfEstablishment (name)",
                                             "EstablishmentStatus (code)",
                                             "PhaseOfEducation (name)",
                                             "NumberOfPupils",
                                             "PercentageFSM",
                                             "DistrictAdministrative (code)",
                                             "ParliamentaryConstituency (code)",
                                             "GSSLACode (name)",
                                             "LSOA (code)",
                                             "Easting",
                                             "Northing"};

// Whether a school that is kept is known to be rural or urban: without one the
// column is left out.
static bool knows_rural(const struct atlas_register *schools,
                        const unsigned char *keep) {
    for (size_t i = 0; i < schools->count; i++) {
        if (keep[i] && schools->items[i].rural >= 0) return true;
    }
    return false;
}

static void add_rural(struct atlas_text *text,
                      const struct atlas_school *school) {
    atlas_text_add_char(text, ',');
    if (school->rural >= 0) {
        atlas_text_add(text, school->rural ? "Rural" : "Urban");
    }
}

// Without the end of the line.
static void add_school(struct atlas_text *text,
                       const struct atlas_school *school) {
    add_number(text, school->urn);
    add_field(text, school->old_la_code);
    if (school->laestab) {
        atlas_text_addf(text, "%04u", school->laestab % 10000);
    }
    atlas_text_add_char(text, ',');
    add_field(text, school->name);
    add_field(text, school->type);
    add_field(text, school->status);
    add_field(text, school->phase);
    if (school->pupils >= 0) atlas_text_add_int(text, school->pupils);
    atlas_text_add_char(text, ',');
    if (!isnan(school->fsm_percent)) {
        atlas_text_add_fixed(text, school->fsm_percent, 1);
    }
    atlas_text_add_char(text, ',');
    add_field(text, school->lad_code);
    add_field(text, school->pcon_code);
    add_field(text, school->la_code);
    add_field(text, school->lsoa_code);
    if (atlas_school_has_point(school)) {
        atlas_text_add_fixed(text, school->easting_m, 0);
        atlas_text_add_char(text, ',');
        atlas_text_add_fixed(text, school->northing_m, 0);
    } else {
        atlas_text_add_char(text, ',');
    }
}

void atlas_bundle_register(const struct atlas_register *schools,
                           const unsigned char *keep, struct atlas_text *text) {
    add_names(text, register_names,
              sizeof(register_names) / sizeof(register_names[0]));
    const bool has_rural = knows_rural(schools, keep);
    if (has_rural) atlas_text_add(text, ",UrbanRural (name)");
    atlas_text_add_char(text, '\n');
    for (size_t i = 0; i < schools->count; i++) {
        if (!keep[i]) continue;
        add_school(text, &schools->items[i]);
        if (has_rural) add_rural(text, &schools->items[i]);
        atlas_text_add_char(text, '\n');
    }
}

void atlas_bundle_links(const struct atlas_links *links,
                        const unsigned char *keep, struct atlas_text *text) {
    atlas_text_add(text, "URN,LinkURN,LinkType\n");
    for (size_t i = 0; i < links->count; i++) {
        if (!keep[i]) continue;
        atlas_text_addf(text, "%u,%u,Successor\n", links->items[i].from,
                        links->items[i].to);
    }
}

static void add_ring(struct atlas_text *text, const struct atlas_area_set *set,
                     const struct atlas_ring *ring) {
    atlas_text_add_char(text, '[');
    for (size_t i = 0; i < ring->count; i++) {
        const struct atlas_point *const point = &set->points[ring->first + i];
        atlas_text_add(text, i ? ",[" : "[");
        atlas_text_add_fixed(text, point->x, 0);
        atlas_text_add_char(text, ',');
        atlas_text_add_fixed(text, point->y, 0);
        atlas_text_add_char(text, ']');
    }
    atlas_text_add_char(text, ']');
}

static void add_area(struct atlas_text *text, const struct atlas_area_set *set,
                     const struct atlas_area *area) {
    atlas_text_add(text, "{\"type\": \"Feature\", \"properties\": {\"code\": ");
    atlas_text_add_json(text, area->code);
    atlas_text_add(text, ", \"name\": ");
    atlas_text_add_json(text, area->name);
    atlas_text_add(text,
                   "}, \"geometry\": {\"type\": \"MultiPolygon\", "
                   "\"coordinates\": [");
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *const ring = &set->rings[area->first_ring + i];
        if (!ring->is_hole) atlas_text_add(text, i ? "],[" : "[");
        if (ring->is_hole) atlas_text_add_char(text, ',');
        add_ring(text, set, ring);
    }
    atlas_text_add(text, "]]}}");
}

void atlas_bundle_areas(const struct atlas_area_set *set,
                        struct atlas_text *text) {
    atlas_text_add(text,
                   "{\"type\": \"FeatureCollection\",\n"
                   "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": "
                   "\"urn:ogc:def:crs:EPSG::27700\"}},\n\"features\": [\n");
    for (size_t i = 0; i < set->count; i++) {
        if (i) atlas_text_add(text, ",\n");
        add_area(text, set, &set->items[i]);
    }
    atlas_text_add(text, "\n]}\n");
}
