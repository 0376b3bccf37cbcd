/** @file brief.h
 *  @brief The answer pack: what is to be said of one area, and how it is said.
 *
 *  Owner    brief, a product: it calls stages, no stage calls it.
 *  Shape    atlas_brief_ground is what all areas of a level share, made once;
 *           atlas_brief is one area's facts: places compared, years, how its
 *           schools were found, neighbours, similar areas, what stands out; a
 *           pack is their document and pictures. Figures are never copied: they
 *           stand in the rates, and every table reads them there.
 *  Years    an area's own latest year, the year before it, 2018/19, and the
 *           latest two years of any place compared: where school rows end
 *           before published rows do, each figure says its year, and a year
 *           without figures says so.
 *  Threads  a ground is read-only once made: briefs of several areas may be
 *           made and drawn in parallel.
 */
#ifndef ATLAS_BRIEF_H
#define ATLAS_BRIEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/alike.h"
#include "atlas/credits.h"
#include "atlas/document.h"
#include "atlas/interval.h"
#include "atlas/issues.h"
#include "atlas/placement.h"
#include "atlas/rates.h"
#include "atlas/schools.h"
#include "atlas/status.h"
#include "atlas/text.h"

/** The year before the pandemic that every pack compares with. */
#define ATLAS_BRIEF_BASE_PERIOD 201819
/** Most similar areas that a pack names. */
#define ATLAS_BRIEF_SIMILAR 5
/** Most sentences on what stands out. */
#define ATLAS_BRIEF_STANDOUTS 3
/** Most years in a pack. */
#define ATLAS_BRIEF_YEARS 5

/** Results of the stages that packs are made from. Borrowed. */
struct atlas_brief_source {
    const struct atlas_absence *absence;      ///< School rows and published.
    const struct atlas_register *schools;     ///< Register.
    const struct atlas_placement *placement;  ///< Levels as in the rates.
    const struct atlas_rates *rates;          ///< Country, regions, levels.
    const struct atlas_level *levels;         ///< Configured levels.
    size_t level_count;                       ///< Levels.
    const struct atlas_credits *credits;      ///< Lines of every file.
    unsigned threads;                         ///< At most so many.
};

/** What all areas of a level share. Opaque; pipeline/brief/ground.c. */
struct atlas_brief_ground;

/** Make the ground of a level.
 *
 *  @param level  index into source->rates->levels
 *  @return ATLAS_OK; ATLAS_ERR_USAGE where the level has no figures at all;
 *          ATLAS_ERR_GEO from the boundaries.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_brief_ground_create(
    const struct atlas_brief_source *source, size_t level,
    struct atlas_issues *issues, struct atlas_brief_ground **ret_ground,
    struct atlas_error *err);

/** Free a ground; NULL is allowed. */
void atlas_brief_ground_free(struct atlas_brief_ground *ground);

/** Latest period with figures of the ground's level. */
uint32_t atlas_brief_ground_period(const struct atlas_brief_ground *ground);

/** 95 % interval of persistent or severe absence of an area of the ground's
 *  level in its latest period, and its rank among the level's areas.
 */
struct atlas_interval atlas_brief_interval(
    const struct atlas_brief_ground *ground, uint32_t area,
    const struct atlas_measure *measure, enum atlas_phase phase);

/** Rank of the same. */
struct atlas_rank atlas_brief_rank(const struct atlas_brief_ground *ground,
                                   uint32_t area,
                                   const struct atlas_measure *measure,
                                   enum atlas_phase phase);

/** The areas of the level that are most like one; none where the files do not
 *  say what areas are like.
 *  @return how many were found.
 */
size_t atlas_brief_similar(const struct atlas_brief_ground *ground,
                           uint32_t area, size_t most,
                           struct atlas_alike *ret_alike);

/** A place that the answer compares: a row of its table. */
struct atlas_brief_place {
    size_t level;         ///< Index into rates->levels.
    uint32_t area;        ///< Index among the level's areas.
    const char *name;     ///< As in the rates.
    const char *kind;     ///< "constituency", "local authority", ...
    const char *partial;  ///< Why it has no figures of its own; NULL.
};

/** An area of another level that has land in common with the area. */
struct atlas_brief_part {
    const char *name;  ///< Of the other area.
    double share;      ///< Of the area's land, 0 to 1.
    size_t schools;    ///< Schools of the area that stand there.
};

/** An authority that runs schools of the area. */
struct atlas_brief_runner {
    const char *name;  ///< Of the authority.
    size_t schools;    ///< Schools of the area that it runs.
};

/** One area's facts. Texts live in its arena or in the source. */
struct atlas_brief {
    const struct atlas_brief_ground *ground;  ///< Of its level.
    size_t level;                             ///< Index into rates->levels.
    uint32_t area;                            ///< Index among its areas.
    const char *name;                         ///< "Fylde".
    const char *code;                         ///< "E14001242".
    struct atlas_brief_place *places;    ///< The area, authorities, region,
                                         ///< country: (a), (b), ...
    size_t place_count;                  ///< Places.
    uint32_t years[ATLAS_BRIEF_YEARS];   ///< Ascending.
    size_t year_count;                   ///< Years.
    uint32_t period;                     ///< Latest year of the area.
    struct atlas_brief_part *parts;      ///< By level, then by share.
    size_t part_count;                   ///< Parts.
    const char *part_kind;               ///< What the parts are; NULL: none.
    struct atlas_brief_runner *runners;  ///< Most schools first.
    size_t runner_count;                 ///< Runners.
    size_t by_method[ATLAS_MATCH_END];   ///< Its schools by how each was found.
    size_t schools;                      ///< Its schools of that year.
    uint32_t *neighbours;    ///< Areas that share a border, ascending.
    size_t neighbour_count;  ///< How many.
    struct atlas_alike similar[ATLAS_BRIEF_SIMILAR];  ///< Most similar first.
    size_t similar_count;                             ///< How many.
    const char *standouts[ATLAS_BRIEF_STANDOUTS];     ///< Sentences.
    size_t standout_count;                            ///< How many.
    struct atlas_arena arena;                         ///< Texts and lists.
};

/** Find the facts of an area.
 *  @return ATLAS_OK; ATLAS_ERR_USAGE where the area has no figures in any
 *          period; ATLAS_ERR_GEO.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_brief_make(
    const struct atlas_brief_ground *ground, uint32_t area,
    struct atlas_brief *ret_brief, struct atlas_error *err);

/** Free everything and make it empty. */
void atlas_brief_release(struct atlas_brief *brief);

/** One area's pack: its report and pictures, laid out. */
struct atlas_pack;

/** Lay out the pack of a brief, which must outlive it. */
ATLAS_MUST_CHECK enum atlas_status atlas_pack_create(
    const struct atlas_brief *brief, struct atlas_pack **ret_pack,
    struct atlas_error *err);

/** Free a pack; NULL is allowed. */
void atlas_pack_free(struct atlas_pack *pack);

/** Who takes the files of a pack. */
struct atlas_pack_taker {
    /** Take a file: "answer.md", "map.svg". */
    enum atlas_status (*take)(const struct atlas_pack_taker *taker,
                              const char *name, const struct atlas_text *file,
                              struct atlas_error *err);
    void *to;  ///< Of the taker.
};

/** Write every file of a pack: answer.md, answer.html, brief.pdf, map.svg,
 *  map.png, trend.svg, funnel.svg, data.csv, data.xlsx, schools.csv, alt.txt.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_pack_write(
    const struct atlas_pack *pack, const struct atlas_pack_taker *taker,
    struct atlas_error *err);

/** Names of the files of a pack, in their order; NULL past the last one. A pack
 *  without boundaries has no map.
 */
const char *atlas_pack_file(size_t at);

/** One pack in an index. */
struct atlas_brief_entry {
    const struct atlas_brief_ground *ground;  ///< Of its level.
    uint32_t area;                            ///< Index among its areas.
    const char *folder;                       ///< Beside the index.
};

/** Append index.html: every pack with its region, figures, and links. */
void atlas_brief_index(const struct atlas_brief_source *source,
                       const struct atlas_brief_entry *entries, size_t count,
                       struct atlas_text *text);

/** Region of an area, index into rates->levels[1]; ATLAS_NONE. */
uint32_t atlas_brief_region(const struct atlas_brief_ground *ground,
                            uint32_t area);

/** The report of a pack. */
const struct atlas_document *atlas_pack_document(const struct atlas_pack *pack);

#endif
