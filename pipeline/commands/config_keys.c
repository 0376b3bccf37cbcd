// Every section and key of the configuration, in one table.
//
// In:  a section, a key and a text.
// Out: a typed field of struct atlas_config, or an error that names the nearest
//      key that exists.
//
// The one idea: a key is a row (section, name, kind, place in its struct,
// default, help), so that reading, --set, the manifest and the help agree.

#include <stdio.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/text.h"
#include "config.h"

enum key_kind {
    KEY_TEXT,     // const char *
    KEY_LIST,     // struct config_list
    KEY_NUMBER,   // double
    KEY_FLAG,     // bool
    KEY_PERIODS,  // struct config_periods
    KEY_PERIOD,   // uint32_t
    KEY_ASSIGN,   // int, enum atlas_assign
    KEY_PHASE,    // int, enum atlas_phase
    KEY_METHOD,   // int, enum atlas_class_method
};

struct config_key {
    const char *section;  // "level" and "map" stand for their named sections
    const char *name;
    enum key_kind kind;
    size_t offset;         // in atlas_config, config_level or config_map
    const char *fallback;  // default as text; NULL: empty
    double low, high;      // range of a number
};

#define IN_RUN(field) offsetof(struct atlas_config, field)
#define IN_LEVEL(field) offsetof(struct config_level, field)
#define IN_MAP(field) offsetof(struct config_map, field)

static const struct config_key keys[] = {
    {"run", "name", KEY_TEXT, IN_RUN(run_name), NULL, 0, 0},
    {"run", "periods", KEY_PERIODS, IN_RUN(periods), "latest", 0, 0},
    {"run", "max_unplaced", KEY_NUMBER, IN_RUN(max_unplaced), "5", 0, 100},
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
    {"map", "level", KEY_TEXT, IN_MAP(level), NULL, 0, 0},
    {"map", "measure", KEY_TEXT, IN_MAP(measure), "overall", 0, 0},
    {"map", "phase", KEY_PHASE, IN_MAP(phase), "all", 0, 0},
    {"map", "period", KEY_PERIOD, IN_MAP(period), "latest", 0, 0},
    {"map", "method", KEY_METHOD, IN_MAP(method), "quantile", 0, 0},
    {"map", "classes", KEY_NUMBER, IN_MAP(classes), "5", 1, ATLAS_CLASSES_MAX},
    {"map", "decimals", KEY_NUMBER, IN_MAP(decimals), "1", 0, 5},
    {"map", "breaks", KEY_LIST, IN_MAP(breaks), NULL, 0, 0},
    {"map", "palette", KEY_TEXT, IN_MAP(palette), NULL, 0, 0},
    {"map", "title", KEY_TEXT, IN_MAP(title), NULL, 0, 0},
    {"map", "subtitle", KEY_TEXT, IN_MAP(subtitle), NULL, 0, 0},
    {"map", "labels", KEY_FLAG, IN_MAP(labels), "no", 0, 0},
    {"map", "dpi", KEY_NUMBER, IN_MAP(dpi), "160", 36, 1200},
    {"map", "width", KEY_NUMBER, IN_MAP(width_mm), "180", 30, 2000},
};

enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };

static const char *const sections[] = {"run",     "data",  "absence",
                                       "schools", "level", "map"};

enum { SECTION_COUNT = sizeof(sections) / sizeof(sections[0]) };

static const char *const assign_words[ATLAS_ASSIGN_END] = {
    [ATLAS_BY_LOCATION] = "location",
    [ATLAS_BY_AUTHORITY] = "authority",
    [ATLAS_BY_REGION] = "region",
};

static struct atlas_slice slice_of(const char *text) {
    return atlas_slice_trim((struct atlas_slice){text, strlen(text)});
}

static const char *copy_slice(struct atlas_config *config,
                              struct atlas_slice slice) {
    return atlas_arena_copy(&config->arena, slice.data, slice.length);
}

// --- values ---------------------------------------------------------------

static void set_list(struct atlas_config *config, struct config_list *list,
                     const char *value) {
    size_t capacity = 1;
    for (const char *at = value; *at; at++) capacity += *at == ',';
    list->items =
        atlas_arena_alloc(&config->arena, capacity * sizeof(*list->items));
    list->count = 0;
    for (const char *at = value; *at;) {
        const size_t length = strcspn(at, ",\n");
        const struct atlas_slice item =
            atlas_slice_trim((struct atlas_slice){at, length});
        if (item.length) list->items[list->count++] = copy_slice(config, item);
        at += length + (at[length] != '\0');
    }
}

struct config_list atlas_config_list(struct atlas_config *config,
                                     const char *text) {
    struct config_list list = {0};
    set_list(config, &list, text);
    return list;
}

static enum atlas_status set_number(const struct config_key *key, double *field,
                                    const char *value, const char *where,
                                    struct atlas_error *err) {
    double number;
    struct atlas_text range = ATLAS_TEXT_INIT;
    enum atlas_status status = ATLAS_OK;
    if (atlas_slice_decimal(slice_of(value), &number) && number >= key->low &&
        number <= key->high) {
        *field = number;
        return ATLAS_OK;
    }
    atlas_text_add_fixed(&range, key->low, 0);
    atlas_text_add(&range, " to ");
    atlas_text_add_fixed(&range, key->high, 0);
    status = atlas_fail(err, ATLAS_ERR_USAGE, where,
                        "'%s' wants a number from %s, not '%s'", key->name,
                        atlas_text_string(&range), value);
    atlas_text_release(&range);
    return status;
}

static enum atlas_status set_word(const struct config_key *key, int *field,
                                  const char *value, int found, int end,
                                  const char *where, struct atlas_error *err) {
    if (found < end) {
        *field = found;
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, where, "'%s' cannot be '%s'",
                      key->name, value);
}

static int parse_assign(const char *value) {
    int assign = 0;
    while (assign < ATLAS_ASSIGN_END &&
           !atlas_text_same(assign_words[assign], value)) {
        assign++;
    }
    return assign;
}

static int parse_phase(const char *value) {
    enum atlas_phase phase;
    return atlas_phase_parse(value, strlen(value), &phase) ? (int)phase
                                                           : ATLAS_PHASE_END;
}

static enum atlas_status set_flag(bool *field, const char *name,
                                  const char *value, const char *where,
                                  struct atlas_error *err) {
    static const char *const yes[] = {"yes", "true", "on", "1"};
    static const char *const no[] = {"no", "false", "off", "0"};
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (atlas_text_same(value, yes[i]) || atlas_text_same(value, no[i])) {
            *field = atlas_text_same(value, yes[i]);
            return ATLAS_OK;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, where,
                      "'%s' wants yes or no, not '%s'", name, value);
}

static enum atlas_status set_period(uint32_t *field, const char *value,
                                    const char *where,
                                    struct atlas_error *err) {
    const bool is_latest = atlas_text_same(value, "latest");
    const uint32_t period =
        is_latest ? 0 : atlas_period_parse(value, strlen(value));
    if (!is_latest && !period) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "'%s' is not an academic year such as 201819 or "
                          "2018/19",
                          value);
    }
    *field = period;
    return ATLAS_OK;
}

static enum atlas_status set_periods(struct atlas_config *config,
                                     struct config_periods *periods,
                                     const char *value, const char *where,
                                     struct atlas_error *err) {
    struct config_list list = {0};
    struct config_periods parsed = {0};
    enum atlas_status status = ATLAS_OK;
    parsed.all = atlas_text_same(value, "all");
    parsed.latest = atlas_text_same(value, "latest");
    if (!parsed.all && !parsed.latest) {
        set_list(config, &list, value);
        if (!list.count) {
            return atlas_fail(err, ATLAS_ERR_USAGE, where,
                              "'periods' wants a list of years, 'latest' or "
                              "'all'");
        }
        parsed.items = atlas_arena_alloc(&config->arena,
                                         list.count * sizeof(*parsed.items));
        parsed.count = list.count;
    }
    for (size_t i = 0; !status && i < list.count; i++) {
        status = set_period(&parsed.items[i], list.items[i], where, err);
        if (!status && !parsed.items[i]) {
            status = atlas_fail(err, ATLAS_ERR_USAGE, where,
                                "'latest' cannot stand in a list of periods");
        }
    }
    if (!status) *periods = parsed;
    return status;
}

static enum atlas_status set_field(struct atlas_config *config,
                                   const struct config_key *key, char *item,
                                   const char *value, const char *where,
                                   struct atlas_error *err) {
    void *const field = item + key->offset;
    switch (key->kind) {
        case KEY_TEXT:
            *(const char **)field =
                *value ? atlas_arena_text(&config->arena, value) : NULL;
            return ATLAS_OK;
        case KEY_LIST:
            set_list(config, field, value);
            return ATLAS_OK;
        case KEY_NUMBER:
            return set_number(key, field, value, where, err);
        case KEY_FLAG:
            return set_flag(field, key->name, value, where, err);
        case KEY_PERIODS:
            return set_periods(config, field, value, where, err);
        case KEY_PERIOD:
            return set_period(field, value, where, err);
        case KEY_ASSIGN:
            return set_word(key, field, value, parse_assign(value),
                            ATLAS_ASSIGN_END, where, err);
        case KEY_PHASE:
            return set_word(key, field, value, parse_phase(value),
                            ATLAS_PHASE_END, where, err);
        case KEY_METHOD:
            return set_word(key, field, value,
                            (int)atlas_class_method_parse(value),
                            ATLAS_CLASS_METHOD_END, where, err);
    }
    return ATLAS_OK;
}

// --- sections -------------------------------------------------------------

// "level pcon" -> "level" and "pcon"; "run" -> "run" and "".
static void split_section(const char *section, char kind[16],
                          const char **ret_name) {
    const size_t length = strcspn(section, " \t");
    snprintf(kind, 16, "%.*s", (int)(length < 15 ? length : 15), section);
    section += length;
    *ret_name = section + strspn(section, " \t");
}

static bool is_named(const char *kind) {
    return !strcmp(kind, "level") || !strcmp(kind, "map");
}

static bool is_section(const char *kind) {
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (!strcmp(sections[i], kind)) return true;
    }
    return false;
}

static void set_defaults(struct atlas_config *config, const char *section,
                         char *item) {
    struct atlas_error ignored;
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (strcmp(keys[i].section, section) || !keys[i].fallback) continue;
        // A default that does not fit is our mistake: the unit test reads all.
        if (set_field(config, &keys[i], item, keys[i].fallback, "default",
                      &ignored)) {
            return;
        }
    }
}

void atlas_config_init(struct atlas_config *config) {
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (!is_named(sections[i])) {
            set_defaults(config, sections[i], (char *)config);
        }
    }
}

static struct config_level *add_level(struct atlas_config *config,
                                      const char *key) {
    struct config_level *level;
    config->levels =
        atlas_grow(config->levels, config->level_count + 1,
                   &config->level_capacity, sizeof(*config->levels));
    level = &config->levels[config->level_count++];
    memset(level, 0, sizeof(*level));
    level->key = atlas_arena_text(&config->arena, key);
    set_defaults(config, "level", (char *)level);
    return level;
}

struct config_map *atlas_config_add_map(struct atlas_config *config,
                                        const char *key) {
    struct config_map *map;
    config->maps = atlas_grow(config->maps, config->map_count + 1,
                              &config->map_capacity, sizeof(*config->maps));
    map = &config->maps[config->map_count++];
    memset(map, 0, sizeof(*map));
    map->key = atlas_arena_text(&config->arena, key);
    set_defaults(config, "map", (char *)map);
    return map;
}

static struct config_map *find_map(const struct atlas_config *config,
                                   const char *key) {
    for (size_t i = 0; i < config->map_count; i++) {
        if (!strcmp(config->maps[i].key, key)) return &config->maps[i];
    }
    return NULL;
}

size_t atlas_config_level(const struct atlas_config *config, const char *key) {
    size_t i = 0;
    while (i < config->level_count && strcmp(config->levels[i].key, key)) i++;
    return i;
}

// A name becomes part of file names: letters, digits, hyphen, underscore.
static bool is_plain_name(const char *name) {
    return *name && strlen(name) <= 64 &&
           !name[strspn(name,
                        "abcdefghijklmnopqrstuvwxyz"
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

static enum atlas_status unknown_section(const char *kind, const char *where,
                                         struct atlas_error *err) {
    const char *const nearest =
        atlas_text_nearest(kind, sections, SECTION_COUNT);
    return atlas_fail(err, ATLAS_ERR_USAGE, where, "unknown section '%s'%s%s%s",
                      kind, nearest ? "; did you mean '" : "",
                      nearest ? nearest : "", nearest ? "'?" : "");
}

enum atlas_status atlas_config_open_section(struct atlas_config *config,
                                            const char *section,
                                            unsigned long line,
                                            const char *where,
                                            struct atlas_error *err) {
    char kind[16];
    const char *name;
    split_section(section, kind, &name);
    if (!is_section(kind)) return unknown_section(section, where, err);
    if (!is_named(kind)) {
        if (!*name) return ATLAS_OK;
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "section '%s' takes no name", kind);
    }
    if (!is_plain_name(name)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "section '%s' wants a name of letters, digits, '-' "
                          "and '_', as in [%s pcon]",
                          section, kind);
    }
    if (!strcmp(kind, "level")) {
        if (!strcmp(name, "country")) {
            return atlas_fail(err, ATLAS_ERR_USAGE, where,
                              "level 'country' is always there");
        }
        if (atlas_config_level(config, name) == config->level_count) {
            add_level(config, name)->line = line;
        }
    } else if (!find_map(config, name)) {
        atlas_config_add_map(config, name)->line = line;
    }
    return ATLAS_OK;
}

static char *section_item(struct atlas_config *config, const char *kind,
                          const char *name) {
    if (!strcmp(kind, "level")) {
        const size_t i = atlas_config_level(config, name);
        return i < config->level_count ? (char *)&config->levels[i] : NULL;
    }
    if (!strcmp(kind, "map")) return (char *)find_map(config, name);
    return (char *)config;
}

static enum atlas_status unknown_key(const char *kind, const char *key,
                                     const char *where,
                                     struct atlas_error *err) {
    const char *names[KEY_COUNT];
    size_t count = 0;
    const char *nearest;
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (!strcmp(keys[i].section, kind)) names[count++] = keys[i].name;
    }
    nearest = atlas_text_nearest(key, names, count);
    return atlas_fail(err, ATLAS_ERR_USAGE, where,
                      "unknown key '%s' in [%s]%s%s%s", key, kind,
                      nearest ? "; did you mean '" : "", nearest ? nearest : "",
                      nearest ? "'?" : "");
}

enum atlas_status atlas_config_set(struct atlas_config *config,
                                   const char *section, const char *key,
                                   const char *value, const char *where,
                                   struct atlas_error *err) {
    char kind[16];
    const char *name;
    char *item;
    split_section(section, kind, &name);
    if (!is_section(kind)) return unknown_section(section, where, err);
    item = section_item(config, kind, name);
    if (!item) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where, "no section [%s]",
                          section);
    }
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (!strcmp(keys[i].section, kind) && !strcmp(keys[i].name, key)) {
            return set_field(config, &keys[i], item, value, where, err);
        }
    }
    return unknown_key(kind, key, where, err);
}

// --- settings in effect ---------------------------------------------------

static void print_file_name(struct atlas_text *text, const char *value) {
    const char *const slash = strrchr(value, '/');
    atlas_text_add(text, *value == '/' && slash ? slash + 1 : value);
}

static void print_list(struct atlas_text *text,
                       const struct config_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        if (i) atlas_text_add(text, ", ");
        print_file_name(text, list->items[i]);
    }
}

static void print_number(struct atlas_text *text, double number) {
    if (number == (double)(long long)number) {
        atlas_text_add_int(text, (int64_t)number);
    } else {
        atlas_text_add_fixed(text, number, 5);
    }
}

static void print_period(struct atlas_text *text, uint32_t period) {
    if (period) {
        atlas_text_add_int(text, period);
    } else {
        atlas_text_add(text, "latest");
    }
}

static void print_periods(struct atlas_text *text,
                          const struct config_periods *periods) {
    if (periods->all) atlas_text_add(text, "all");
    if (periods->latest) atlas_text_add(text, "latest");
    for (size_t i = 0; i < periods->count; i++) {
        if (i) atlas_text_add(text, ", ");
        print_period(text, periods->items[i]);
    }
}

static void print_field(struct atlas_text *text, const struct config_key *key,
                        const char *item) {
    const void *const field = item + key->offset;
    const char *string;
    switch (key->kind) {
        case KEY_TEXT:
            string = *(const char *const *)field;
            if (string) print_file_name(text, string);
            break;
        case KEY_LIST:
            print_list(text, field);
            break;
        case KEY_NUMBER:
            print_number(text, *(const double *)field);
            break;
        case KEY_FLAG:
            atlas_text_add(text, *(const bool *)field ? "yes" : "no");
            break;
        case KEY_PERIODS:
            print_periods(text, field);
            break;
        case KEY_PERIOD:
            print_period(text, *(const uint32_t *)field);
            break;
        case KEY_ASSIGN:
            atlas_text_add(text, assign_words[*(const int *)field]);
            break;
        case KEY_PHASE:
            atlas_text_add(
                text, atlas_phase_key((enum atlas_phase) * (const int *)field));
            break;
        case KEY_METHOD:
            atlas_text_add(text,
                           atlas_class_method_word((enum atlas_class_method) *
                                                   (const int *)field));
            break;
    }
}

struct settings {
    struct atlas_config *config;
    struct atlas_manifest_pair *pairs;
    size_t count;
};

// Keys of one section; the data folder is left out: it says where, not what.
static void add_settings(struct settings *settings, const char *section,
                         const char *title, const char *item) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_arena *const arena = &settings->config->arena;
    for (size_t i = 0; i < KEY_COUNT; i++) {
        struct atlas_manifest_pair *const pair =
            &settings->pairs[settings->count];
        if (strcmp(keys[i].section, section) || !strcmp(section, "data")) {
            continue;
        }
        atlas_text_clear(&text);
        atlas_text_addf(&text, "%s.%s", title, keys[i].name);
        pair->name = atlas_arena_text(arena, atlas_text_string(&text));
        atlas_text_clear(&text);
        print_field(&text, &keys[i], item);
        pair->value = atlas_arena_text(arena, atlas_text_string(&text));
        settings->count++;
    }
    atlas_text_release(&text);
}

const struct atlas_manifest_pair *atlas_config_settings(
    struct atlas_config *config, size_t *ret_count) {
    const size_t most =
        KEY_COUNT * (1 + config->level_count + config->map_count);
    struct settings settings = {.config = config};
    char title[96];
    settings.pairs =
        atlas_arena_alloc(&config->arena, most * sizeof(*settings.pairs));
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (is_named(sections[i])) continue;
        add_settings(&settings, sections[i], sections[i], (const char *)config);
    }
    for (size_t i = 0; i < config->level_count; i++) {
        snprintf(title, sizeof(title), "level %s", config->levels[i].key);
        add_settings(&settings, "level", title,
                     (const char *)&config->levels[i]);
    }
    for (size_t i = 0; i < config->map_count; i++) {
        snprintf(title, sizeof(title), "map %s", config->maps[i].key);
        add_settings(&settings, "map", title, (const char *)&config->maps[i]);
    }
    *ret_count = settings.count;
    return settings.pairs;
}
