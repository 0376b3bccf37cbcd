/** @file command_table.h
 *  @brief Rows of the options. Private to what reads the command line.
 */
#ifndef ATLAS_COMMANDS_COMMAND_TABLE_H
#define ATLAS_COMMANDS_COMMAND_TABLE_H

#include "arguments.h"

/** At least as many as there are commands. */
enum { COMMANDS_MAX = 32 };

/** An option: its names, its argument, its help. */
struct option_row {
    const char *name;      ///< Long name.
    char letter;           ///< Short name, or 0.
    const char *argument;  ///< What it takes; NULL: nothing.
    const char *help;      ///< For --help.
};

/** By option. */
extern const struct option_row option_rows[OPTION_END];

#endif
