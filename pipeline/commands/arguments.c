// The command line.
//
// In:  argv.
// Out: a command, its operands and its options.
//
// The one idea: two tables, options and commands (command_table.c), and nothing
// is said twice.

#include "arguments.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/memory.h"
#include "command_table.h"
#include "suggest.h"

static enum atlas_status find_command(const char *word,
                                      const struct command **ret_command,
                                      struct atlas_error *err) {
    const char *names[COMMANDS_MAX];
    size_t count;
    const struct command *const commands = commands_all(&count);
    for (size_t i = 0; i < count; i++) {
        names[i] = commands[i].name;
        if (!strcmp(word, names[i])) {
            *ret_command = &commands[i];
            return ATLAS_OK;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "unknown command '%s'%s; see absence-atlas --help", word,
                      suggest(word, names, count, "").text);
}

static bool takes(const struct command *command, enum option option) {
    if (option == OPTION_HELP || option == OPTION_VERSION) return true;
    for (size_t i = 0; command && command->options[i] != OPTION_END; i++) {
        if (command->options[i] == option) return true;
    }
    return false;
}

static enum atlas_status unknown_option(const struct command *command,
                                        const char *word,
                                        struct atlas_error *err) {
    const char *names[OPTION_END];
    size_t count = 0;
    for (enum option i = 0; i < OPTION_END; i++) {
        if (takes(command, i)) names[count++] = option_rows[i].name;
    }
    return atlas_fail(
        err, ATLAS_ERR_USAGE, NULL,
        "unknown option '%s'%s; see absence-atlas %s%s--help", word,
        suggest(word + strspn(word, "-"), names, count, "--").text,
        command ? command->name : "", command ? " " : "");
}

// "--name", "--name=value", "-x", "-xvalue": the option and its value so far.
static enum option match_option(const struct command *command, const char *word,
                                const char **ret_value) {
    const char *const name = word + 2;
    *ret_value = NULL;
    for (enum option i = 0; i < OPTION_END; i++) {
        const size_t length = strlen(option_rows[i].name);
        if (!takes(command, i)) continue;
        if (word[1] != '-') {
            if (word[1] != option_rows[i].letter || !option_rows[i].letter)
                continue;
            if (word[2]) *ret_value = word + 2;
            return i;
        }
        if (strncmp(name, option_rows[i].name, length)) continue;
        if (name[length] == '=') *ret_value = name + length + 1;
        if (!name[length] || name[length] == '=') return i;
    }
    return OPTION_END;
}

static void add_value(struct option_values *values, const char *value) {
    values->items = atlas_xrealloc(values->items, values->count + 1,
                                   sizeof(*values->items));
    values->items[values->count++] = value;
}

// Take the option at argv[at]; returns the number of words used in ret_used.
static enum atlas_status take_option(struct arguments *arguments, int left,
                                     const char *const *argv, int *ret_used,
                                     struct atlas_error *err) {
    const char *value;
    const enum option option =
        match_option(arguments->command, argv[0], &value);
    *ret_used = 1;
    if (option == OPTION_END) {
        return unknown_option(arguments->command, argv[0], err);
    }
    if (!option_rows[option].argument && value) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "option '--%s' takes no value",
                          option_rows[option].name);
    }
    if (option_rows[option].argument && !value) {
        if (left < 2) {
            return atlas_fail(
                err, ATLAS_ERR_USAGE, NULL, "option '--%s' wants %s",
                option_rows[option].name, option_rows[option].argument);
        }
        value = argv[1];
        *ret_used = 2;
    }
    add_value(&arguments->options[option], value ? value : "");
    return ATLAS_OK;
}

static enum atlas_status check_operands(const struct arguments *arguments,
                                        struct atlas_error *err) {
    const struct command *const command = arguments->command;
    if (!command || arguments_has(arguments, OPTION_HELP)) return ATLAS_OK;
    if (arguments->operand_count < command->least) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "'%s' wants %s; see absence-atlas %s --help",
                          command->name, command->operands, command->name);
    }
    if (arguments->operand_count > command->most) {
        return atlas_fail(
            err, ATLAS_ERR_USAGE, NULL,
            "'%s' does not take '%s'; see absence-atlas %s --help",
            command->name, arguments->operands[command->most], command->name);
    }
    return ATLAS_OK;
}

static enum atlas_status take_word(struct arguments *arguments,
                                   const char *word, struct atlas_error *err) {
    if (!arguments->command) {
        return find_command(word, &arguments->command, err);
    }
    arguments->operands =
        atlas_xrealloc(arguments->operands, arguments->operand_count + 1,
                       sizeof(*arguments->operands));
    arguments->operands[arguments->operand_count++] = word;
    return ATLAS_OK;
}

enum atlas_status arguments_parse(int argc, const char *const *argv,
                                  struct arguments *ret_arguments,
                                  struct atlas_error *err) {
    struct arguments arguments = {0};
    enum atlas_status status = ATLAS_OK;
    bool options_end = false;
    for (int i = 1; !status && i < argc;) {
        int used = 1;
        if (!options_end && !strcmp(argv[i], "--")) {
            options_end = true;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1]) {
            status = take_option(&arguments, argc - i, argv + i, &used, err);
        } else {
            status = take_word(&arguments, argv[i], err);
        }
        i += used;
    }
    if (!status) status = check_operands(&arguments, err);
    if (status) {
        arguments_release(&arguments);
    } else {
        *ret_arguments = arguments;
    }
    return status;
}

void arguments_release(struct arguments *arguments) {
    for (enum option i = 0; i < OPTION_END; i++) {
        free(arguments->options[i].items);
    }
    free(arguments->operands);
    memset(arguments, 0, sizeof(*arguments));
}

bool arguments_has(const struct arguments *arguments, enum option option) {
    return arguments->options[option].count > 0;
}

const char *arguments_value(const struct arguments *arguments,
                            enum option option, const char *fallback) {
    const struct option_values *const values = &arguments->options[option];
    return values->count ? values->items[values->count - 1] : fallback;
}

enum atlas_status arguments_number(const struct arguments *arguments,
                                   enum option option, long low, long high,
                                   long *number, struct atlas_error *err) {
    const char *const value = arguments_value(arguments, option, NULL);
    int64_t parsed;
    if (!value) return ATLAS_OK;
    if (!atlas_slice_integer((struct atlas_slice){value, strlen(value)},
                             &parsed) ||
        parsed < low || parsed > high) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "'--%s' wants a whole number from %ld to %ld, not "
                          "'%s'",
                          option_rows[option].name, low, high, value);
    }
    *number = (long)parsed;
    return ATLAS_OK;
}
