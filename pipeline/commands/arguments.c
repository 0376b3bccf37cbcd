// The command line.
//
// In:  argv.
// Out: a command, its operands and its options; or the help text.
//
// The one idea: two tables, options and commands, and nothing is said twice.

#include "arguments.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/memory.h"
#include "commands.h"
#include "suggest.h"

struct option_row {
    const char *name;      // long name
    char letter;           // short name, or 0
    const char *argument;  // what it takes; NULL: nothing
    const char *help;
};

static const struct option_row options[OPTION_END] = {
    [OPTION_HELP] = {"help", 'h', NULL, "say what the command does and takes"},
    [OPTION_VERSION] = {"version", 'V', NULL,
                        "print the versions of the program and its libraries"},
    [OPTION_CONFIG] = {"config", 'c', "FILE",
                       "configuration to use; without it the embedded "
                       "Lancashire sample's"},
    [OPTION_DATA] = {"data", 'd', "DIR",
                     "folder that the configuration's files are relative to"},
    [OPTION_SET] = {"set", 's', "SECTION.KEY=VALUE",
                    "override one setting; may be given several times"},
    [OPTION_THREADS] = {"threads", 'j', "N",
                        "threads to use; the result does not depend on it"},
    [OPTION_NO_CACHE] = {"no-cache", 0, NULL,
                         "read boundaries anew: take none from the cache of "
                         "prepared ones, keep none there"},
    [OPTION_OUT] = {"out", 'o', "PATH", "where to write"},
    [OPTION_QUIET] = {"quiet", 'q', NULL, "no chatter, errors only"},
    [OPTION_LEVEL] = {"level", 'l', "KEY", "level of the configuration"},
    [OPTION_AREA] = {"area", 'a', "AREA",
                     "area as TYPE:NAME, TYPE:CODE or CODE, e.g. pcon:Fylde; "
                     "may be given several times"},
    [OPTION_MEASURE] = {"measure", 'm', "NAME",
                        "overall, authorised, unauthorised, persistent, "
                        "severe, or a reason such as auth_illness"},
    [OPTION_PHASE] = {"phase", 'p', "NAME", "all, primary, secondary, special"},
    [OPTION_PERIOD] = {"period", 'y', "YEAR",
                       "academic year: 201819 or 2018/19"},
    [OPTION_PERIODS] = {"period", 'y', "LIST",
                        "academic years, a map each: 201819, or "
                        "2016/17,2018/19; or latest (the default) or all"},
    [OPTION_FORMAT] = {"format", 'f', "FORMAT",
                       "table or csv; default: table on a terminal, else csv"},
    [OPTION_METHOD] = {"method", 0, "NAME",
                       "class breaks: quantile, fisher, equal, pretty, sd, "
                       "headtail, fixed"},
    [OPTION_CLASSES] = {"classes", 0, "N",
                        "number of classes, 1 to 9; default 5"},
    [OPTION_BREAKS] = {"breaks", 0, "LIST",
                       "class edges in percent (of a change: percentage "
                       "points), e.g. 5,10,15,20; implies --method fixed"},
    [OPTION_PALETTE] = {"palette", 0, "NAME",
                        "colours of the classes; absence-atlas contrast lists "
                        "them"},
    [OPTION_TITLE] = {"title", 0, "TEXT", "headline; default: from the data"},
    [OPTION_SUBTITLE] = {"subtitle", 0, "TEXT",
                         "line under it; default: measure, schools, place, "
                         "year"},
    [OPTION_LABELS] = {"labels", 0, NULL, "write area names on the map"},
    [OPTION_DPI] = {"dpi", 0, "LIST",
                    "pixels an inch of a PNG, e.g. 96,192,300: a file each; "
                    "default 160, or that of the page"},
    [OPTION_SIZE] = {"size", 0, "PAGE",
                     "web (600 px), slide (16:9), a4, social (1200x630), or "
                     "millimetres: 180 or 180x120"},
    [OPTION_SINCE] = {"since", 0, "YEAR",
                      "draw the change since that academic year, in "
                      "percentage points"},
    [OPTION_WITH] = {"with", 0, "NAME",
                     "a second measure beside --measure: three by three "
                     "colours"},
    [OPTION_VIEW] = {"view", 0, "VIEW",
                     "areas (the default); hexagons, one an area; symbols, "
                     "circles by number"},
    [OPTION_WITHIN] = {"within", 0, "AREA",
                       "only areas with more than half of their land in this "
                       "one, neighbours in grey: la:Lancashire, region:North "
                       "West, pcon:Fylde"},
    [OPTION_AROUND] =
        {"around", 0, "VALUE",
         "diverging classes on both sides of a reference: england, "
         "england:201819, or a percentage such as 10"},
    [OPTION_LOCATOR] = {"locator", 0, NULL,
                        "show where the map is, small, beside it"},
    [OPTION_NO_INSETS] = {"no-insets", 0, NULL,
                          "no larger views of crowded cities"},
    [OPTION_LINK] = {"link", 0, "ADDRESS",
                     "where an area leads in SVG and PDF, {code} being its "
                     "code: https://example.org/{code}"},
    [OPTION_JSON] = {"json", 0, NULL, "print JSON for other programs"},
    [OPTION_AUTHORITIES] = {"authorities", 0, "CODES",
                            "three-digit codes of the local authorities to "
                            "extract, e.g. 888,889,890"},
    [OPTION_MAX_KB] = {"max-kb", 0, "N",
                       "simplify the borders of every level until its GeoJSON "
                       "and TopoJSON are within N kB each"},
};

// Options of every command that reads data.
#define READING \
    OPTION_CONFIG, OPTION_DATA, OPTION_SET, OPTION_THREADS, OPTION_NO_CACHE

static const enum option run_options[] = {READING, OPTION_MAX_KB, OPTION_OUT,
                                          OPTION_QUIET, OPTION_END};
static const enum option check_options[] = {READING, OPTION_QUIET, OPTION_END};
static const enum option rates_options[] = {
    READING,       OPTION_LEVEL,  OPTION_AREA, OPTION_MEASURE, OPTION_PHASE,
    OPTION_PERIOD, OPTION_FORMAT, OPTION_OUT,  OPTION_QUIET,   OPTION_END};
static const enum option map_options[] = {
    READING,          OPTION_LEVEL,  OPTION_MEASURE,  OPTION_PHASE,
    OPTION_PERIODS,   OPTION_METHOD, OPTION_CLASSES,  OPTION_BREAKS,
    OPTION_PALETTE,   OPTION_TITLE,  OPTION_SUBTITLE, OPTION_LABELS,
    OPTION_DPI,       OPTION_SIZE,   OPTION_SINCE,    OPTION_WITH,
    OPTION_VIEW,      OPTION_WITHIN, OPTION_AROUND,   OPTION_LOCATOR,
    OPTION_NO_INSETS, OPTION_LINK,   OPTION_OUT,      OPTION_QUIET,
    OPTION_END};
static const enum option areas_options[] = {READING, OPTION_JSON, OPTION_END};
static const enum option extract_options[] = {
    READING, OPTION_AUTHORITIES, OPTION_OUT, OPTION_QUIET, OPTION_END};
static const enum option verify_options[] = {OPTION_QUIET, OPTION_END};
static const enum option contrast_options[] = {OPTION_CLASSES, OPTION_JSON,
                                               OPTION_END};
static const enum option doctor_options[] = {OPTION_END};

static const struct command commands[] = {
    {"run", "[CONFIG]", 0, 1,
     "do the whole job: rates, audit, Geo- and TopoJSON, maps",
     "Reads the absence release, the register of schools and the boundaries\n"
     "that CONFIG names, places every school, adds up the counts, compares\n"
     "them with what DfE published, and writes the folder outputs/<run name>\n"
     "(or --out DIR). Without CONFIG it runs the embedded Lancashire sample.\n"
     "A folder of ours is replaced as a whole; any other folder that is not\n"
     "empty is refused.",
     run_options, command_run},
    {"check", "[CONFIG]", 0, 1, "read and check every input, write nothing",
     "Reads everything that CONFIG names, places every school and compares\n"
     "the sums with what DfE published, and says what it found.",
     check_options, command_check},
    {"rates", "", 0, 0, "print figures of areas",
     "Prints rows of rates.csv, or a table for people: of one level, of named\n"
     "areas, of one phase or year. The five main measures are always there;\n"
     "--measure adds a reason for absence.",
     rates_options, command_rates},
    {"map", "", 0, 0, "draw one map (PNG, SVG or PDF)",
     "Draws one map by options instead of a configuration's [map] section, "
     "and\n"
     "says in words what it shows. The ending of --out says which kind: .png,\n"
     ".svg or .pdf; without --out it is LEVEL-MEASURE-PHASE.png. Several "
     "years\n"
     "in --period are small multiples with one legend. Years that the options\n"
     "name are read, whatever [run] periods says.",
     map_options, command_map},
    {"areas", "[TEXT]", 0, 1, "find areas by part of their name or code",
     "Lists every area whose name or code holds TEXT, with the type to name\n"
     "it by: pcon:Fylde and lad:Fylde are different areas.",
     areas_options, command_areas},
    {"verify", "DIR", 1, 1, "re-read an output folder, check every promise",
     "Checks the SHA-256 of every file, then what can be proved from the\n"
     "files alone: sums, quotients, audit, reconciliation, geometry, credits.",
     verify_options, command_verify},
    {"extract", "[CONFIG]", 0, 1, "write a regional bundle that run can use",
     "Writes figures, schools, links and boundaries of a few local\n"
     "authorities, with a configuration beside them, in our own layout. The\n"
     "embedded sample was made with it.",
     extract_options, command_extract},
    {"contrast", "[PALETTE]", 0, 1,
     "report how well map colours can be told apart",
     "Lists the colours of each palette, or of PALETTE, for a number of\n"
     "classes (5 without --classes): contrast with the next class, the border\n"
     "and the paper, and the least difference for normal sight, three kinds\n"
     "of colour blindness and in greyscale.",
     contrast_options, command_contrast},
    {"doctor", "", 0, 0, "say which libraries, fonts and data are there",
     "Looks for what the program needs and says what is weaker without it.",
     doctor_options, command_doctor},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

const struct command *commands_all(size_t *ret_count) {
    *ret_count = COMMAND_COUNT;
    return commands;
}

const char *option_name(enum option option) {
    return options[option].name;
}

static enum atlas_status find_command(const char *word,
                                      const struct command **ret_command,
                                      struct atlas_error *err) {
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = commands[i].name;
        if (!strcmp(word, names[i])) {
            *ret_command = &commands[i];
            return ATLAS_OK;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "unknown command '%s'%s; see absence-atlas --help", word,
                      suggest(word, names, COMMAND_COUNT, "").text);
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
        if (takes(command, i)) names[count++] = options[i].name;
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
        const size_t length = strlen(options[i].name);
        if (!takes(command, i)) continue;
        if (word[1] != '-') {
            if (word[1] != options[i].letter || !options[i].letter) continue;
            if (word[2]) *ret_value = word + 2;
            return i;
        }
        if (strncmp(name, options[i].name, length)) continue;
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
    if (!options[option].argument && value) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "option '--%s' takes no value", options[option].name);
    }
    if (options[option].argument && !value) {
        if (left < 2) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "option '--%s' wants %s", options[option].name,
                              options[option].argument);
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
                          options[option].name, low, high, value);
    }
    *number = (long)parsed;
    return ATLAS_OK;
}

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
    const struct option_row *const row = &options[option];
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
    if (command) {
        add_command_help(text, command);
        return;
    }
    atlas_text_add(text,
                   "usage: absence-atlas COMMAND [options] [operands]\n\n"
                   "From a school absence release to a constituency's answer "
                   "and its map,\n"
                   "with every school accounted for.\n\ncommands:\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
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
