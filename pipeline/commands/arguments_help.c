// Help: of the program, of a command.
//
// In:  the tables of commands and options.
// Out: text for a terminal of 80 columns.

#include <string.h>

#include "arguments.h"
#include "command_table.h"

static void add_padded(struct atlas_text *text, const char *words,
                       size_t width) {
    size_t length = strlen(words);
    atlas_text_add(text, words);
    do {
        atlas_text_add_char(text, ' ');
    } while (++length < width);
}

// Help text of an option, wrapped at 79 columns beside its name.
static void add_wrapped(struct atlas_text *text, const char *words,
                        size_t indent) {
    size_t column = indent;
    while (*words) {
        const size_t length = strcspn(words, " ");
        if (column > indent && column + 1 + length > 79) {
            atlas_text_addf(text, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            atlas_text_add_char(text, ' ');
            column++;
        }
        atlas_text_add_bytes(text, words, length);
        column += length;
        words += length;
        words += *words == ' ';
    }
    atlas_text_add_char(text, '\n');
}

static void add_option(struct atlas_text *text, enum option option) {
    struct atlas_text name = ATLAS_TEXT_INIT;
    const struct option_row *const row = &option_rows[option];
    if (row->letter) {
        atlas_text_addf(&name, "  -%c, --%s", row->letter, row->name);
    } else {
        atlas_text_addf(&name, "      --%s", row->name);
    }
    if (row->argument) atlas_text_addf(&name, " %s", row->argument);
    if (name.length > 26) {
        atlas_text_addf(text, "%s\n%*s", atlas_text_string(&name), 28, "");
    } else {
        add_padded(text, atlas_text_string(&name), 28);
    }
    add_wrapped(text, row->help, 28);
    atlas_text_release(&name);
}

static void add_command_help(struct atlas_text *text,
                             const struct command *command) {
    atlas_text_addf(text, "usage: absence-atlas %s [options]%s%s\n\n%s\n\n",
                    command->name, *command->operands ? " " : "",
                    command->operands, command->about);
    atlas_text_add(text, "options:\n");
    for (size_t i = 0; command->options[i] != OPTION_END; i++) {
        add_option(text, command->options[i]);
    }
    add_option(text, OPTION_HELP);
}

void arguments_help(const struct command *command, struct atlas_text *text) {
    size_t count;
    const struct command *const commands = commands_all(&count);
    if (command) {
        add_command_help(text, command);
        return;
    }
    atlas_text_add(text,
                   "usage: absence-atlas COMMAND [options] [operands]\n\n"
                   "From a school absence release to a constituency's answer "
                   "and its map,\n"
                   "with every school accounted for.\n\ncommands:\n");
    for (size_t i = 0; i < count; i++) {
        atlas_text_add(text, "  ");
        add_padded(text, commands[i].name, 12);
        atlas_text_addf(text, "%s\n", commands[i].summary);
    }
    atlas_text_add(text, "\noptions:\n");
    add_option(text, OPTION_HELP);
    add_option(text, OPTION_VERSION);
    atlas_text_add(
        text,
        "\nexit codes:\n"
        "  0 ok\n"
        "  1 usage: the command line or the configuration is wrong\n"
        "  2 input: a file is unreadable or malformed\n"
        "  3 data: a rule is broken (schools unplaced, totals that differ)\n"
        "  4 geography: boundaries invalid beyond repair, CRS wrong\n"
        "  5 output: it could not be written\n"
        "  6 verification failed\n"
        "\nabsence-atlas COMMAND --help says more about a command.\n");
}
