// The tables of options and commands.
//
// In:  nothing.
// Out: rows that parsing and help walk.

#include "command_table.h"

#include <assert.h>

#include "commands.h"

const struct option_row option_rows[OPTION_END] = {
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
    [OPTION_ALL] = {"all", 0, NULL, "every area of the level"},
    [OPTION_WITH_AREAS] = {"with", 0, "LIST",
                           "whom to compare with: neighbours, similar:N; the "
                           "default is neighbours,similar:5"},
    [OPTION_CSV] = {"csv", 0, NULL, "print CSV"},
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
static const enum option brief_options[] = {
    READING,    OPTION_ALL,   OPTION_LEVEL, OPTION_WITHIN,
    OPTION_OUT, OPTION_QUIET, OPTION_END};
static const enum option compare_options[] = {
    READING, OPTION_WITH_AREAS, OPTION_CSV, OPTION_JSON, OPTION_END};
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
    {"brief", "[AREA...]", 0, 1000, "write the answer packs of areas",
     "Writes a folder for each AREA (pcon:Fylde la:Lancashire), or for --all\n"
     "areas of a level, or those --within another: the answer as Markdown,\n"
     "HTML and a PDF of two pages, map, trend and funnel, the figures as CSV\n"
     "and XLSX, the schools behind them. With --all also an index, and a ZIP\n"
     "for each region.",
     brief_options, command_brief},
    {"compare", "AREA", 1, 1, "print an area's figures beside others'",
     "Prints overall, persistent and severe absence of AREA, its neighbours\n"
     "and areas like it, with intervals, ranks and the range of each rank.",
     compare_options, command_compare},
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
static_assert((int)COMMAND_COUNT <= (int)COMMANDS_MAX,
              "room for every command");

const struct command *commands_all(size_t *ret_count) {
    *ret_count = COMMAND_COUNT;
    return commands;
}

const char *option_name(enum option option) {
    return option_rows[option].name;
}
