/** @file export.h
 *  @brief Stage 7: tables and figures to the files of DESIGN.md section 5.
 *
 *  Every function appends to a text; the caller writes it (folder.h).
 *  Forms   UTF-8 without BOM, LF, RFC 4180, C locale, no clock, no hash order.
 */
#ifndef ATLAS_EXPORT_H
#define ATLAS_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/absence.h"
#include "atlas/credits.h"
#include "atlas/figures.h"
#include "atlas/issues.h"
#include "atlas/manifest.h"
#include "atlas/placement.h"
#include "atlas/rates.h"
#include "atlas/reconciliation.h"
#include "atlas/schools.h"
#include "atlas/status.h"
#include "atlas/text.h"
#include "atlas/topology.h"

/** Which rows of the rates are written. Zero: all of them. */
struct atlas_rates_selection {
    const char *level;              ///< Key of the only level; NULL: all.
    const char *const *areas;       ///< Codes of the only areas of that level.
    size_t area_count;              ///< Codes; 0: all.
    const enum atlas_phase *phase;  ///< The only phase; NULL: all.
    uint32_t period;                ///< The only period; 0: all.
    const struct atlas_measure *measure;  ///< Also write this reason measure's
                                          ///< count and percent; NULL: none.
};

/** rates.csv: rows in the order level, period, area, phase; absent ones left
 *  out.
 */
void atlas_export_rates(const struct atlas_rates *rates,
                        const struct atlas_rates_selection *selection,
                        struct atlas_text *text);

/** rates.meta.csv: each column of rates.csv as DfE's standard describes it. */
void atlas_export_rates_meta(struct atlas_text *text);

/** schools.csv: the audit, one row a school and period.
 *
 *  @param keep  for each school row, whether it is written; NULL: all
 */
void atlas_export_schools(const struct atlas_absence *absence,
                          const struct atlas_register *schools,
                          const struct atlas_placement *placement,
                          const bool *keep, struct atlas_text *text);

/** issues.csv. */
void atlas_export_issues(const struct atlas_issues *issues,
                         struct atlas_text *text);

/** reconciliation.csv. */
void atlas_export_reconciliation(
    const struct atlas_reconciliation *reconciliation, struct atlas_text *text);

/** What the two files of a level say; all of it borrowed. */
struct atlas_level_content {
    const struct atlas_figures *figures;   ///< Figures of one period.
    const struct atlas_topology *borders;  ///< Of the same areas in WGS 84
                                           ///< degrees of 5 decimals.
    const struct atlas_credits *credits;   ///< Of this level.
    double tolerance_m;                    ///< Borders were moved by no more.
};

/** <level>.geojson by RFC 7946. */
void atlas_export_geojson(const struct atlas_level_content *content,
                          struct atlas_text *text);

/** <level>.topojson by the TopoJSON format, 1.0: the same areas, figures and
 *  members, each border once. On the grid of 5 decimals of a degree: decoded
 *  and rounded to it, positions are those of the GeoJSON, in its order.
 */
void atlas_export_topojson(const struct atlas_level_content *content,
                           struct atlas_text *text);

/** Ask for borders that suit a web page: as fine as a map of the level needs (a
 *  4,000th of the longer side of its extent, a quarter of a pixel on a picture
 *  of 1,000), and simpler until the TopoJSON is within 300,000 bytes; but no
 *  simpler than a 200th of the longer side, nor than half the side of a square
 *  as large as the median area, whatever the size is then.
 *
 *  Measured on England's 543 seats with all their figures: 224 kB are codes,
 *  names and figures, so borders have 76 kB.
 */
#define ATLAS_AUTO_TOLERANCE (-1.0)

/** How far the borders in a level's files may move, and how large they may be.
 */
struct atlas_level_options {
    double tolerance_m;  ///< Borders move by no more, metres; 0: as they are.
                         ///< ATLAS_AUTO_TOLERANCE: see there; with `max_bytes`
                         ///< as 0.
    size_t max_bytes;    ///< Neither file is larger: the tolerance rises from
                         ///< `tolerance_m` until they fit. 0: no limit.
};

/** The two files of a level. */
struct atlas_level_files {
    struct atlas_text geojson;   ///< <level>.geojson.
    struct atlas_text topojson;  ///< <level>.topojson.
    double tolerance_m;          ///< Used: a multiple of 0.1.
};

/** Both files of a level from one set of simplified areas. With a limit, the
 *  tolerance is the smallest that fits, to about a hundredth of it.
 *
 *  @return ATLAS_OK; ATLAS_ERR_USAGE when the limit cannot be met, with the
 *          smallest size reached; ATLAS_ERR_GEO when the transformation fails.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_export_level(
    const struct atlas_figures *figures, const struct atlas_credits *credits,
    const struct atlas_level_options *options,
    struct atlas_level_files *ret_files, struct atlas_error *err);

/** Free both files and make them empty. */
void atlas_level_files_release(struct atlas_level_files *files);

/** manifest.json. */
void atlas_export_manifest(const struct atlas_manifest *manifest,
                           struct atlas_text *text);

/** CREDITS.txt. */
void atlas_export_credits(const struct atlas_credits *credits,
                          struct atlas_text *text);

/** Re-read an output folder and check every promise that can be checked.
 *
 *  SHA256SUMS (every file, none missing, none extra), manifest.json, every CSV
 *  (columns, symbols, phases add up to totals, percentages are the quotients of
 *  their counts, no unexplained difference, schools in = placed + listed),
 *  every GeoJSON (GDAL reads it, rings wind right, coordinates in EPSG:27700's
 *  area of use, boundaries valid, its figures are those of rates.csv), every
 *  TopoJSON (decodes to the GeoJSON beside it, each border once), pictures
 *  (PNG decodes), credits in place. The audit of a run that refused its data
 *  (manifest.h) is checked as far as it goes, and fails: it holds no figures.
 *
 *  @param report  gets a line for each check made: "ok   ..." or "FAIL ..."
 *  @return ATLAS_OK; ATLAS_ERR_VERIFY with the first failure; ATLAS_ERR_INPUT
 *          when the folder cannot be read or is not ours.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_verify(const char *path,
                                                struct atlas_text *report,
                                                struct atlas_error *err);

#endif
