// Every section and key of the configuration, in one table.
//
// In:  nothing.
// Out: rows (section, name, kind, place in its struct, default, range).
//
// The one idea: reading, --set, the manifest and suggestions for unknown keys
// walk this table, so that they agree.

#include "config_keys.h"

#define IN_RUN(field) offsetof(struct atlas_config, field)
#define IN_LEVEL(field) offsetof(struct config_level, field)
#define IN_MAP(field) offsetof(struct config_map, field)

const struct config_key config_keys[CONFIG_KEY_COUNT] = {
    {"run", "name", KEY_TEXT, IN_RUN(run_name), NULL, 0, 0},
    {"run", "place", KEY_TEXT, IN_RUN(place), NULL, 0, 0},
    {"run", "periods", KEY_PERIODS, IN_RUN(periods), "latest", 0, 0},
    {"run", "max_unplaced", KEY_NUMBER, IN_RUN(max_unplaced), "5", 0, 100},
    {"run", "least_schools", KEY_NUMBER, IN_RUN(least_schools), "0", 0, 1000},
    {"data", "dir", KEY_TEXT, IN_RUN(configured_dir), NULL, 0, 0},
    {"absence", "school", KEY_LIST, IN_RUN(school_files), NULL, 0, 0},
    {"absence", "published", KEY_LIST, IN_RUN(published_files), NULL, 0, 0},
    {"absence", "complete", KEY_LIST, IN_RUN(complete), NULL, 0, 0},
    {"schools", "register", KEY_TEXT, IN_RUN(register_file), NULL, 0, 0},
    {"schools", "links", KEY_TEXT, IN_RUN(links_file), NULL, 0, 0},
    {"level", "title", KEY_TEXT, IN_LEVEL(title), NULL, 0, 0},
    {"level", "assign", KEY_ASSIGN, IN_LEVEL(assign), "location", 0, 0},
    {"level", "locate", KEY_TEXT, IN_LEVEL(locate), NULL, 0, 0},
    {"level", "draw", KEY_TEXT, IN_LEVEL(draw), NULL, 0, 0},
    {"level", "layer", KEY_TEXT, IN_LEVEL(layer), NULL, 0, 0},
    {"level", "draw_layer", KEY_TEXT, IN_LEVEL(draw_layer), NULL, 0, 0},
    {"level", "code", KEY_TEXT, IN_LEVEL(code), NULL, 0, 0},
    {"level", "name", KEY_TEXT, IN_LEVEL(name), NULL, 0, 0},
    {"level", "draw_code", KEY_TEXT, IN_LEVEL(draw_code), NULL, 0, 0},
    {"level", "draw_name", KEY_TEXT, IN_LEVEL(draw_name), NULL, 0, 0},
    {"level", "only", KEY_TEXT, IN_LEVEL(only), NULL, 0, 0},
    {"level", "crs", KEY_TEXT, IN_LEVEL(crs), NULL, 0, 0},
    {"level", "year", KEY_NUMBER, IN_LEVEL(year), "0", 0, 2999},
    {"level", "nearest", KEY_NUMBER, IN_LEVEL(nearest_m), "200", 0, 1e5},
    {"level", "partial", KEY_LIST, IN_LEVEL(partial), NULL, 0, 0},
    {"level", "credit", KEY_TEXT, IN_LEVEL(credit), NULL, 0, 0},
    {"level", "simplify", KEY_AUTO, IN_LEVEL(simplify_m), "auto", 0, 1e5},
    {"level", "max_kb", KEY_NUMBER, IN_LEVEL(max_kb), "0", 0, 1e6},
    {"map", "level", KEY_TEXT, IN_MAP(level), NULL, 0, 0},
    {"map", "measure", KEY_TEXT, IN_MAP(measure), "overall", 0, 0},
    {"map", "phase", KEY_PHASE, IN_MAP(phase), "all", 0, 0},
    {"map", "period", KEY_PERIODS, IN_MAP(period), "latest", 0, 0},
    {"map", "since", KEY_PERIOD, IN_MAP(since), NULL, 0, 0},
    {"map", "with", KEY_TEXT, IN_MAP(with), NULL, 0, 0},
    {"map", "view", KEY_VIEW, IN_MAP(view), "areas", 0, 0},
    {"map", "within", KEY_TEXT, IN_MAP(within), NULL, 0, 0},
    {"map", "method", KEY_METHOD, IN_MAP(method), "quantile", 0, 0},
    {"map", "classes", KEY_NUMBER, IN_MAP(classes), "5", 1, ATLAS_CLASSES_MAX},
    {"map", "decimals", KEY_NUMBER, IN_MAP(decimals), "1", 0, 5},
    {"map", "breaks", KEY_LIST, IN_MAP(breaks), NULL, 0, 0},
    {"map", "around", KEY_TEXT, IN_MAP(around), NULL, 0, 0},
    {"map", "series", KEY_TEXT, IN_MAP(series), NULL, 0, 0},
    {"map", "palette", KEY_TEXT, IN_MAP(palette), NULL, 0, 0},
    {"map", "title", KEY_TEXT, IN_MAP(title), NULL, 0, 0},
    {"map", "subtitle", KEY_TEXT, IN_MAP(subtitle), NULL, 0, 0},
    {"map", "labels", KEY_FLAG, IN_MAP(labels), "no", 0, 0},
    {"map", "insets", KEY_FLAG, IN_MAP(insets), "yes", 0, 0},
    {"map", "locator", KEY_FLAG, IN_MAP(locator), "no", 0, 0},
    {"map", "link", KEY_TEXT, IN_MAP(link), NULL, 0, 0},
    {"map", "size", KEY_SIZE, IN_MAP(size), "180", 0, 0},
    {"map", "dpi", KEY_LIST, IN_MAP(dpi), NULL, 0, 0},
    {"map", "formats", KEY_LIST, IN_MAP(formats), "png, svg", 0, 0},
};

const char *const config_sections[CONFIG_SECTION_COUNT] = {
    "run", "data", "absence", "schools", "level", "map"};
