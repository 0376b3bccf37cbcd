// The geographic levels of DfE's releases, and which of them are read.
//
// In:  the text of a cell.
// Out: a level. Levels that DfE has and we do not read are known by name, so
//      that a row of one is passed over and a misspelt level is an error.
//
// Source: dfe-published-data-qa, geography_matrix.csv.

#include "release_levels.h"

#include <assert.h>
#include <stddef.h>

#include "atlas/absence.h"
#include "atlas/text.h"

static const char *const level_texts[] = {
    [INGEST_NATIONAL] = "National",
    [INGEST_REGIONAL] = "Regional",
    [INGEST_AUTHORITY] = "Local authority",
    [INGEST_SCHOOL] = "School",
    [INGEST_OTHER_LEVEL] = "Local authority district",
    "Parliamentary constituency",
    "Ward",
    "MAT",
    "Sponsor",
    "Opportunity area",
    "English devolved area",
    "Local enterprise partnership",
    "Local skills improvement plan area",
    "RSC region",
    "Provider",
    "Institution",
    "Planning area",
    "Police force area",
    "MCA",
};
static_assert(sizeof(level_texts) / sizeof(level_texts[0]) == INGEST_LEVEL_END,
              "the number of levels has changed");
static_assert((int)INGEST_NATIONAL == (int)ATLAS_PUBLISHED_NATIONAL &&
                  (int)INGEST_REGIONAL == (int)ATLAS_PUBLISHED_REGIONAL &&
                  (int)INGEST_AUTHORITY == (int)ATLAS_PUBLISHED_AUTHORITY,
              "published levels have other numbers");

const char *ingest_level_text(enum ingest_level level) {
    return level_texts[level];
}

enum { TEXT_SIZE = 48 };

enum atlas_status ingest_level_read(struct atlas_csv *csv, int column,
                                    enum ingest_level *ret_level,
                                    struct atlas_error *err) {
    char text[TEXT_SIZE];
    if (atlas_slice_is(atlas_csv_field(csv, column), level_texts[*ret_level])) {
        return ATLAS_OK;
    }
    atlas_csv_copy(csv, column, text, sizeof(text));
    for (int level = 0; level < INGEST_LEVEL_END; level++) {
        if (atlas_text_same(text, level_texts[level])) {
            *ret_level = (enum ingest_level)level;
            return ATLAS_OK;
        }
    }
    return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(csv),
                         atlas_csv_line(csv),
                         "'%s' is no geographic level of DfE's", text);
}
