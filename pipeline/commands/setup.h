/** @file setup.h
 *  @brief What commands that read data have in common: the configuration that
 *         the arguments mean, the threads, chatter.
 */
#ifndef ATLAS_COMMANDS_SETUP_H
#define ATLAS_COMMANDS_SETUP_H

#include "arguments.h"
#include "atlas/areas.h"
#include "atlas/status.h"
#include "atlas/text.h"
#include "config.h"
#include "inputs.h"

/** Read the configuration named by --config or as the operand; without either
 * the embedded sample's. Applies --data and --set.
 */
ATLAS_MUST_CHECK enum atlas_status setup_config(
    const struct arguments *arguments, struct atlas_config *ret_config,
    struct atlas_error *err);

/** Copy a path of the command line into `buffer`. A path that does not fit is
 *  an error: cut short it would name another place.
 */
ATLAS_MUST_CHECK enum atlas_status setup_path(const char *path, char *buffer,
                                              size_t size,
                                              struct atlas_error *err);

/** Threads to use: --threads, else as many as there are processors. */
ATLAS_MUST_CHECK enum atlas_status setup_threads(
    const struct arguments *arguments, unsigned *ret_threads,
    struct atlas_error *err);

/** Folder of the embedded sample: ABSENCE_ATLAS_GEODATA, geodata/ beside the
 *  build, or the installed one. In `buffer`; "" when none is there.
 */
void setup_geodata(char *buffer, size_t size);

/** Print text to stderr, each line after "absence-atlas: ", unless --quiet. */
void setup_say(const struct arguments *arguments,
               const struct atlas_text *text);

/** Write text to stdout. @return ATLAS_ERR_OUTPUT when that fails. */
ATLAS_MUST_CHECK enum atlas_status setup_print(const struct atlas_text *text,
                                               struct atlas_error *err);

/** Registry of the areas that the levels of a configuration have: of
 * boundaries, and of the release where it was read.
 */
void setup_registry(const struct inputs *inputs,
                    struct atlas_area_registry *registry);

#endif
