/** @file bundle_config.h
 *  @brief The configuration that goes with a regional bundle.
 */
#ifndef ATLAS_COMMANDS_BUNDLE_CONFIG_H
#define ATLAS_COMMANDS_BUNDLE_CONFIG_H

#include "atlas/folder.h"
#include "atlas/text.h"
#include "config.h"
#include "inputs.h"
#include "selection.h"

/** A bundle being written; borrowed. */
struct bundle {
    const struct atlas_config *config;        ///< Of the full sources.
    const struct inputs *inputs;              ///< Read from them.
    const struct atlas_placement *placement;  ///< Of its schools.
    const struct selection *selection;        ///< What is kept.
    const struct config_list *codes;          ///< Authorities asked for.
    const char *path;                         ///< Where it is written.
    struct atlas_folder *folder;              ///< Its files, not yet in place.
    unsigned *years;  ///< A level: boundary year of what
                      ///< was written; 0: not known.
};

/** Append the configuration: the same levels and maps on the bundle's files. */
void bundle_config(const struct bundle *bundle, struct atlas_text *text);

#endif
