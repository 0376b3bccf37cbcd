/** @file arguments.h
 *  @brief The command line: commands and options from one table.
 *
 *  Parsing, `--help`, the list of commands and completion walk the same tables
 *  (command_table.c), so that they cannot disagree.
 */
#ifndef ATLAS_COMMANDS_ARGUMENTS_H
#define ATLAS_COMMANDS_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/status.h"
#include "atlas/text.h"

/** Every option of every command. */
enum option {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_CONFIG,
    OPTION_DATA,
    OPTION_SET,
    OPTION_THREADS,
    OPTION_NO_CACHE,
    OPTION_OUT,
    OPTION_QUIET,
    OPTION_LEVEL,
    OPTION_AREA,
    OPTION_MEASURE,
    OPTION_PHASE,
    OPTION_PERIOD,
    OPTION_PERIODS,
    OPTION_FORMAT,
    OPTION_METHOD,
    OPTION_CLASSES,
    OPTION_BREAKS,
    OPTION_PALETTE,
    OPTION_TITLE,
    OPTION_SUBTITLE,
    OPTION_LABELS,
    OPTION_DPI,
    OPTION_SIZE,
    OPTION_SINCE,
    OPTION_WITH,
    OPTION_VIEW,
    OPTION_WITHIN,
    OPTION_AROUND,
    OPTION_LOCATOR,
    OPTION_NO_INSETS,
    OPTION_LINK,
    OPTION_JSON,
    OPTION_AUTHORITIES,
    OPTION_MAX_KB,
    OPTION_ALL,
    OPTION_WITH_AREAS,
    OPTION_CSV,
    OPTION_END
};

/** Values of one option, in the order given. */
struct option_values {
    const char **items;  ///< Borrowed from argv; "" for an option without one.
    size_t count;        ///< How often it was given.
};

struct arguments;

/** One command. */
struct command {
    const char *name;            ///< Word on the command line.
    const char *operands;        ///< "[CONFIG]", "DIR", or "".
    size_t least, most;          ///< Operands it takes.
    const char *summary;         ///< One line for the list of commands.
    const char *about;           ///< A paragraph or two for its help.
    const enum option *options;  ///< Its own, OPTION_END at the end.
    /** Does the work; prints primary output, never exits. */
    enum atlas_status (*run)(const struct arguments *arguments,
                             struct atlas_error *err);
};

/** A parsed command line. */
struct arguments {
    const struct command *command;             ///< NULL: none was named.
    const char **operands;                     ///< Borrowed from argv.
    size_t operand_count;                      ///< How many.
    struct option_values options[OPTION_END];  ///< By option.
};

/** Parse argv.
 *  @return ATLAS_OK; ATLAS_ERR_USAGE with the mistake and the nearest right
 * word.
 */
ATLAS_MUST_CHECK enum atlas_status arguments_parse(
    int argc, const char *const *argv, struct arguments *ret_arguments,
    struct atlas_error *err);

/** Free what parsing allocated. */
void arguments_release(struct arguments *arguments);

/** Whether an option was given. */
bool arguments_has(const struct arguments *arguments, enum option option);

/** Last value of an option, or `fallback`. */
const char *arguments_value(const struct arguments *arguments,
                            enum option option, const char *fallback);

/** Whole number of an option in a range, or `fallback`. */
ATLAS_MUST_CHECK enum atlas_status arguments_number(
    const struct arguments *arguments, enum option option, long low, long high,
    long *number, struct atlas_error *err);

/** Long name of an option, without the dashes. */
const char *option_name(enum option option);

/** Help of the program, or of one command. */
void arguments_help(const struct command *command, struct atlas_text *text);

/** All commands. */
const struct command *commands_all(size_t *ret_count);

#endif
