// The lines that licences ask for.
//
// In:  what a run reads: DfE's files, the boundaries of its levels.
// Out: each line once, in the order in which it was first asked for.
//
// The year of the Ordnance Survey line is the boundary product's, never
// today's (ons.gov.uk, "Licences"). A set knows its own year; the level's
// serves where it does not. Where neither is known the line says so: a wrong
// year would be a false statement. Products that others made from the ONS's
// have lines of their own, in a table.

#include "atlas/credits.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"

static const char dfe_absence[] =
    "Source: Department for Education, Pupil absence in schools in England, "
    "licensed under the Open Government Licence v3.0";
static const char dfe_register[] =
    "Source: Department for Education, Get Information About Schools, "
    "licensed under the Open Government Licence v3.0";
static const char ons_line[] =
    "Source: Office for National Statistics licensed under the Open "
    "Government Licence v.3.0";
static const char os_line[] =
    "Contains OS data © Crown copyright and database right";

/** A boundary product whose licence asks for other lines. */
struct product_credit {
    const char *product;  ///< Base name of the file.
    const char *line;     ///< Said beside the Ordnance Survey line.
    unsigned os_year;     ///< Year of the Ordnance Survey data in it.
};

static const struct product_credit product_credits[] = {
    {"LAD_2013_EN", "Boundaries © M. Chorley, CC BY 4.0", 2014},
};

static const struct product_credit *find_product(const char *product) {
    const size_t count = sizeof(product_credits) / sizeof(product_credits[0]);
    for (size_t i = 0; product && i < count; i++) {
        if (strcmp(product_credits[i].product, product) == 0) {
            return &product_credits[i];
        }
    }
    return NULL;
}

void atlas_credits_add(struct atlas_credits *credits, const char *line) {
    for (size_t i = 0; i < credits->count; i++) {
        if (strcmp(credits->lines[i], line) == 0) return;
    }
    credits->lines = atlas_grow(credits->lines, credits->count + 1,
                                &credits->capacity, sizeof(*credits->lines));
    credits->lines[credits->count++] = atlas_arena_text(&credits->arena, line);
}

void atlas_credits_add_dfe(struct atlas_credits *credits) {
    atlas_credits_add(credits, dfe_absence);
    atlas_credits_add(credits, dfe_register);
}

static void add_os_line(struct atlas_credits *credits, unsigned year) {
    struct atlas_text line = ATLAS_TEXT_INIT;
    atlas_text_add(&line, os_line);
    if (year) {
        atlas_text_addf(&line, " %u", year);
    } else {
        atlas_text_add(&line, " (year of the boundaries not stated)");
    }
    atlas_credits_add(credits, atlas_text_string(&line));
    atlas_text_release(&line);
}

static void add_set(struct atlas_credits *credits,
                    const struct atlas_area_set *set, unsigned level_year) {
    const struct product_credit *own;
    if (!set) return;
    own = find_product(set->product);
    if (own) {
        atlas_credits_add(credits, own->line);
        add_os_line(credits, own->os_year);
        return;
    }
    atlas_credits_add(credits, ons_line);
    add_os_line(credits, set->year ? set->year : level_year);
}

void atlas_credits_add_level(struct atlas_credits *credits,
                             const struct atlas_level *level) {
    add_set(credits, level->drawn, level->year);
    add_set(credits, level->areas, level->year);
}

void atlas_credits_release(struct atlas_credits *credits) {
    free(credits->lines);
    atlas_arena_release(&credits->arena);
    *credits = (struct atlas_credits){0};
}
