/** @file succession.h
 *  @brief Which local authority followed which: England since 2009.
 *
 *  Owner    areas.
 *  Sources  ONS Register of Geographic Codes and Code History Database; DfE
 *           local authority list (old three-digit codes, dates of operation).
 */
#ifndef ATLAS_SUCCESSION_H
#define ATLAS_SUCCESSION_H

#include <stddef.h>

/** One "became": part or all of an authority's area went to a newer one. */
struct atlas_succession {
    const char *from;       ///< GSS code before.
    const char *to;         ///< GSS code after.
    const char *date;       ///< Legal date, "2023-04-01".
    const char *from_name;  ///< Name before.
    const char *to_name;    ///< Name after.
};

/** The table, sorted by date, then from, then to. */
const struct atlas_succession *atlas_successions(size_t *ret_count);

#endif
