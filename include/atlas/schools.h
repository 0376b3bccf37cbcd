/** @file schools.h
 *  @brief The register of schools and the links between schools in memory.
 *
 *  Owner      ingest.
 *  CRS        easting and northing are metres in EPSG:27700.
 *  Ownership  ..._release() frees everything; texts live in the arena.
 *  Threads    read-only after ingest: may be shared.
 *  Sources    Get Information About Schools (GIAS): daily extract
 *             edubasealldataYYYYMMDD.csv (135 columns in 2025, 139 in 2021) and
 *             links_edubasealldataYYYYMMDD.csv. Columns are found by name.
 */
#ifndef ATLAS_SCHOOLS_H
#define ATLAS_SCHOOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/memory.h"

/** One establishment of the register. Codes are "" where there is none. */
struct atlas_school {
    uint32_t urn;          ///< Unique reference number.
    uint32_t laestab;      ///< LA code * 10000 + establishment number; 0: none.
    uint32_t old_laestab;  ///< The same under its previous LA; 0: none.
    double easting_m;      ///< NAN when blank or outside the grid of Great
    double northing_m;     ///< Britain; 0,0 counts as blank.
    const char *name;      ///< EstablishmentName.
    const char *type;      ///< TypeOfEstablishment (name).
    const char *phase;     ///< PhaseOfEducation (name).
    int32_t pupils;        ///< NumberOfPupils; -1 when blank.
    double fsm_percent;    ///< PercentageFSM; NAN when blank.
    int8_t rural;          ///< 1 rural, 0 urban by UrbanRural, the class of its
                           ///< place in the census of 2011; -1 when blank.
    char status[4];  ///< EstablishmentStatus (code): 1 open, 2 closed, 3 open
                     ///< but proposed to close, 4 proposed to open.
    char old_la_code[8];  ///< LA (code), three digits.
    char la_code[12];     ///< GSSLACode (name), the GSS code of the authority.
    char lad_code[12];    ///< DistrictAdministrative (code).
    char pcon_code[12];   ///< ParliamentaryConstituency (code); sentinels (999,
                          ///< L99999999, M99999999) are read as "".
    char lsoa_code[12];   ///< LSOA (code).
};

/** The register, with an index by URN and by LAESTAB. */
struct atlas_register {
    const char *file;            ///< Base name of the file.
    struct atlas_school *items;  ///< In file order; URNs are unique.
    size_t count;                ///< Schools.
    uint32_t *by_urn;            ///< Items sorted by URN.
    uint32_t *by_laestab;  ///< Items with one, sorted by LAESTAB, then URN; an
                           ///< item stands under its previous one too.
    uint32_t *laestabs;    ///< LAESTAB of each entry of by_laestab.
    size_t laestab_count;  ///< Entries of by_laestab.
    struct atlas_arena arena;  ///< Texts.
};

/** Item with this URN, or ATLAS_NONE. */
uint32_t atlas_register_urn(const struct atlas_register *schools, uint32_t urn);

/** Items with this LAESTAB, current or previous.
 *
 *  @param ret_first  out: first of them, in by_laestab
 *  @return how many there are: an old and a new school may share a number.
 */
size_t atlas_register_laestab(const struct atlas_register *schools,
                              uint32_t laestab, const uint32_t **ret_first);

/** Whether a school has usable coordinates. */
bool atlas_school_has_point(const struct atlas_school *school);

/** Free the register and make it empty. */
void atlas_register_release(struct atlas_register *schools);

/** "`to` succeeds `from`". */
struct atlas_link {
    uint32_t from;  ///< URN of the predecessor.
    uint32_t to;    ///< URN of a successor.
};

/** Successor links: the union of what both directions of the file say. */
struct atlas_links {
    const char *file;  ///< Base name of the file; NULL when none is used.
    struct atlas_link *items;  ///< Sorted by from, then to; no pair twice.
    size_t count;              ///< Links.
    struct atlas_arena arena;  ///< Texts.
};

/** Successors of a URN.
 *  @param ret_first  out: first link whose `from` is `urn`
 *  @return how many there are.
 */
size_t atlas_links_of(const struct atlas_links *links, uint32_t urn,
                      const struct atlas_link **ret_first);

/** Free the links and make the list empty. */
void atlas_links_release(struct atlas_links *links);

#endif
