/** @file manifest_counts.h
 *  @brief The part of manifest.json that accounts for schools.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_MANIFEST_COUNTS_H
#define EXPORT_MANIFEST_COUNTS_H

#include "atlas/manifest.h"
#include "json_writer.h"

/** Add "counts": rows in, and for each level and period the schools placed and
 *  the others by reason; "reconciliation" and "issues" after it.
 */
void manifest_add_counts(const struct atlas_manifest *manifest,
                         struct json_writer *json);

#endif
