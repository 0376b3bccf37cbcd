/** @file bundle.h
 *  @brief A regional bundle: part of the inputs, in our own layout.
 *
 *  Owner   export.
 *  Layout  figures under DfE's column names (no rates: they are quotients),
 *          schools and links under the register's, boundaries as GeoJSON in
 *          metres of EPSG:27700 with a `crs` member, rounded to the metre. All
 *          of it is read by the stages that read the full sources.
 *  Rule    which rows are kept is the caller's: a byte each, 0 or 1.
 */
#ifndef ATLAS_BUNDLE_H
#define ATLAS_BUNDLE_H

#include "atlas/absence.h"
#include "atlas/area_set.h"
#include "atlas/schools.h"
#include "atlas/text.h"

/** School rows with keep[row]. Names are the register's where the release has
 *  none: none are written then.
 */
void atlas_bundle_schools(const struct atlas_absence *absence,
                          const unsigned char *keep, struct atlas_text *text);

/** Published rows with keep[row]. */
void atlas_bundle_published(const struct atlas_absence *absence,
                            const unsigned char *keep, struct atlas_text *text);

/** Register entries with keep[item]. UrbanRural is a column, "Rural" or
 *  "Urban", where one of them has it.
 */
void atlas_bundle_register(const struct atlas_register *schools,
                           const unsigned char *keep, struct atlas_text *text);

/** Links with keep[link], each as one "Successor" row. */
void atlas_bundle_links(const struct atlas_links *links,
                        const unsigned char *keep, struct atlas_text *text);

/** A set as GeoJSON, coordinates as they stand, which the caller has rounded to
 *  the metre; properties `code` and `name`.
 */
void atlas_bundle_areas(const struct atlas_area_set *set,
                        struct atlas_text *text);

#endif
