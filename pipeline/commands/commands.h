/** @file commands.h
 *  @brief The commands, one file each. All take parsed arguments, print their
 *         primary output to stdout and chatter to stderr, and return a status.
 */
#ifndef ATLAS_COMMANDS_COMMANDS_H
#define ATLAS_COMMANDS_COMMANDS_H

#include "arguments.h"
#include "atlas/status.h"

/** The whole job into an output folder. */
ATLAS_MUST_CHECK enum atlas_status command_run(
    const struct arguments *arguments, struct atlas_error *err);

/** Everything but the outputs. */
ATLAS_MUST_CHECK enum atlas_status command_check(
    const struct arguments *arguments, struct atlas_error *err);

/** Figures of areas. */
ATLAS_MUST_CHECK enum atlas_status command_rates(
    const struct arguments *arguments, struct atlas_error *err);

/** One choropleth. */
ATLAS_MUST_CHECK enum atlas_status command_map(
    const struct arguments *arguments, struct atlas_error *err);

/** Answer packs. */
ATLAS_MUST_CHECK enum atlas_status command_brief(
    const struct arguments *arguments, struct atlas_error *err);

/** One area among others. */
ATLAS_MUST_CHECK enum atlas_status command_compare(
    const struct arguments *arguments, struct atlas_error *err);

/** Areas by part of a name or code. */
ATLAS_MUST_CHECK enum atlas_status command_areas(
    const struct arguments *arguments, struct atlas_error *err);

/** An output folder, re-read. */
ATLAS_MUST_CHECK enum atlas_status command_verify(
    const struct arguments *arguments, struct atlas_error *err);

/** A regional bundle. */
ATLAS_MUST_CHECK enum atlas_status command_extract(
    const struct arguments *arguments, struct atlas_error *err);

/** How well the palettes' colours can be told apart. */
ATLAS_MUST_CHECK enum atlas_status command_contrast(
    const struct arguments *arguments, struct atlas_error *err);

/** What is installed. */
ATLAS_MUST_CHECK enum atlas_status command_doctor(
    const struct arguments *arguments, struct atlas_error *err);

/** Versions of the program and its libraries, to stdout. */
void command_version(void);

#endif
