/** @file config.h
 *  @brief The configuration: what to read, which levels, which maps.
 *
 *  INI, by libinih. One table (config_keys.c) holds every section and key with
 *  its kind, default and help; reading, `--set`, unknown-key suggestions, the
 *  manifest's settings and the documentation all walk it.
 *
 *  Paths      relative to the data folder: `--data`, else [data] dir, which is
 *             relative to the configuration's own folder, else that folder.
 *  Ownership  texts are in the configuration's arena; release frees all.
 *  Errors     ATLAS_ERR_USAGE with file and line: an unknown section or key
 * (with the nearest known one), a value that does not fit; ATLAS_ERR_INPUT: the
 * file cannot be read.
 */
#ifndef ATLAS_COMMANDS_CONFIG_H
#define ATLAS_COMMANDS_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/classes.h"
#include "atlas/level.h"
#include "atlas/manifest.h"
#include "atlas/memory.h"
#include "atlas/status.h"
#include "atlas/vocabulary.h"
#include "page_size.h"

/** Some texts. */
struct config_list {
    const char **items;  ///< In the order given.
    size_t count;        ///< Texts.
};

/** [level KEY] */
struct config_level {
    const char *key;         ///< KEY.
    unsigned long line;      ///< Of its heading; 0 when set by an option.
    const char *title;       ///< For people; default: the key.
    int assign;              ///< enum atlas_assign.
    const char *locate;      ///< File that places schools; NULL.
    const char *draw;        ///< File that is drawn; NULL: `locate`.
    const char *layer;       ///< Layer of `locate`; NULL: the only one.
    const char *draw_layer;  ///< Layer of `draw`; NULL: the only one.
    const char *code;        ///< Field with the codes.
    const char *name;        ///< Field with the names; NULL: the codes serve.
    const char *draw_code;   ///< The same in `draw`; NULL: as `code`.
    const char *draw_name;   ///< The same in `draw`; NULL: as `name`.
    const char *only;        ///< Codes kept, shell patterns; NULL: all.
    const char *crs;         ///< CRS that overrides the files'; NULL.
    double year;             ///< Boundary year; 0: from the file's name.
    double nearest_m;        ///< Metres a school may stand outside.
    struct config_list partial;  ///< Codes with only some of their schools.
    const char *credit;          ///< One more credit line; NULL.
    double simplify_m;  ///< Metres that borders in its files may move; "auto"
                        ///< is ATLAS_AUTO_TOLERANCE (export.h says why).
    double max_kb;      ///< Its files are no larger, 1,000 bytes; 0: no limit.
};

/** Which periods: [run] periods, [map] period. */
struct config_periods {
    bool all;         ///< "all".
    bool latest;      ///< "latest"; of [run] together with those below.
    uint32_t *items;  ///< Otherwise these, as 201819.
    size_t count;     ///< How many.
};

/** [map NAME] */
struct config_map {
    const char *key;               ///< NAME: file names.
    unsigned long line;            ///< Of its heading; 0 when made of options.
    const char *level;             ///< Key of the level drawn.
    const char *measure;           ///< Key of a measure.
    int phase;                     ///< enum atlas_phase.
    struct config_periods period;  ///< Years drawn, a panel each.
    uint32_t since;                ///< Draw the change since then; 0: the rate.
    const char *with;              ///< Key of a second measure; NULL.
    int view;                      ///< enum atlas_view.
    const char *within;            ///< Area that is drawn alone, as TYPE:NAME.
    int method;                    ///< enum atlas_class_method.
    double classes;                ///< Classes wanted.
    double decimals;               ///< Places of the class edges.
    struct config_list breaks;     ///< Edges of the fixed method.
    const char *around;          ///< Reference of diverging classes: "england",
                                 ///< "england:201819", a number; NULL.
    const char *series;          ///< Maps of one series share their breaks.
    const char *palette;         ///< NULL: the default.
    const char *title;           ///< Headline; NULL: from the data.
    const char *subtitle;        ///< NULL: measure, phase, level, period.
    bool labels;                 ///< Write names on the map.
    bool locator;                ///< Show where the map is.
    bool insets;                 ///< Show crowded places larger.
    const char *link;            ///< Where areas lead, {code} in it; NULL.
    struct page_size size;       ///< Of the page.
    struct config_list dpi;      ///< Of the PNGs; none: that of the page.
    struct config_list formats;  ///< png, svg, pdf.
};

/** A whole configuration. */
struct atlas_config {
    const char *path;                    ///< File it was read from.
    const char *run_name;                ///< [run] name.
    const char *place;                   ///< [run] place: named on maps.
    struct config_periods periods;       ///< [run] periods.
    double max_unplaced;                 ///< [run] max_unplaced, percent.
    double least_schools;                ///< [run] least_schools, whole; 0.
    const char *data_dir;                ///< Data folder, usable as it stands.
    const char *configured_dir;          ///< [data] dir as written; NULL.
    struct config_list school_files;     ///< [absence] school.
    struct config_list published_files;  ///< [absence] published.
    struct config_list complete;         ///< [absence] complete.
    const char *register_file;           ///< [schools] register.
    const char *links_file;              ///< [schools] links; NULL.
    struct config_level *levels;         ///< In file order.
    size_t level_count;                  ///< Levels.
    size_t level_capacity;               ///< Allocated.
    struct config_map *maps;             ///< In file order.
    size_t map_count;                    ///< Maps.
    size_t map_capacity;                 ///< Allocated.
    struct atlas_arena arena;            ///< Texts.
};

/** What the command line adds to a file. */
struct config_overrides {
    const char *data_dir;         ///< --data; NULL.
    const char *const *settings;  ///< --set section.key=value, in order.
    size_t setting_count;         ///< How many.
};

/** Read a configuration, apply the overrides, check it as a whole. */
ATLAS_MUST_CHECK enum atlas_status atlas_config_read(
    const char *path, const struct config_overrides *overrides,
    struct atlas_config *ret_config, struct atlas_error *err);

/** A comma list as texts in the configuration's arena. */
struct config_list atlas_config_list(struct atlas_config *config,
                                     const char *text);

/** Check a configuration as a whole: what levels and maps need is there. */
ATLAS_MUST_CHECK enum atlas_status atlas_config_check(
    const struct atlas_config *config, struct atlas_error *err);

/** ATLAS_ERR_USAGE about a key of a map, told where it was set: at the map's
 *  line, or at the option of that name.
 */
enum atlas_status config_map_fail(struct atlas_error *err,
                                  const struct atlas_config *config,
                                  const struct config_map *map, const char *key,
                                  const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/** Whether a reference is England's value: "england", "england:201819". */
bool config_is_england(const char *around);

/** Year of "england:201819"; 0 of any other reference, and of NULL. */
uint32_t config_england_year(const char *around);

/** Have the years that a map names read with those of [run] periods. */
void config_read_years_of(struct atlas_config *config,
                          const struct config_map *map);

/** Path of a configured file: absolute ones stay, others are below the data
 *  folder. In the configuration's arena.
 */
const char *atlas_config_path(struct atlas_config *config, const char *file);

/** Index of a level, or the count when there is none of that key. */
size_t atlas_config_level(const struct atlas_config *config, const char *key);

/** Give every key of the sections without a name its default. The arena is
 * kept.
 */
void atlas_config_init(struct atlas_config *config);

/** Add a map with every key at its default. */
struct config_map *atlas_config_add_map(struct atlas_config *config,
                                        const char *key);

/** Set one key: section "run" or "level pcon", by the table.
 *  @param where  for messages: "file:line" or the option
 */
ATLAS_MUST_CHECK enum atlas_status atlas_config_set(
    struct atlas_config *config, const char *section, const char *key,
    const char *value, const char *where, struct atlas_error *err);

/** Make a section known: add the level or map it names.
 *  @return ATLAS_ERR_USAGE for a section that is none of ours.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_config_open_section(
    struct atlas_config *config, const char *section, unsigned long line,
    const char *where, struct atlas_error *err);

/** Every setting in effect as "section.key" and value, defaults included; no
 *  absolute path. Pairs and texts in the arena.
 */
const struct atlas_manifest_pair *atlas_config_settings(
    struct atlas_config *config, size_t *ret_count);

/** Free everything and make it empty. */
void atlas_config_release(struct atlas_config *config);

#endif
