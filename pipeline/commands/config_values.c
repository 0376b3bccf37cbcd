// Values of the configuration: text to typed field, and back.
//
// In:  a key of the table, a text.
// Out: the field set, or an error that says what the key wants; or the field's
//      text for the manifest.

#include <string.h>

#include "atlas/csv.h"
#include "atlas/export.h"
#include "atlas/render.h"
#include "config_keys.h"

static const char *const assign_words[ATLAS_ASSIGN_END] = {
    [ATLAS_BY_LOCATION] = "location",
    [ATLAS_BY_AUTHORITY] = "authority",
    [ATLAS_BY_REGION] = "region",
};

const char *config_assign_word(enum atlas_assign assign) {
    return assign_words[assign];
}

static struct atlas_slice slice_of(const char *text) {
    return atlas_slice_trim((struct atlas_slice){text, strlen(text)});
}

static const char *copy_slice(struct atlas_config *config,
                              struct atlas_slice slice) {
    return atlas_arena_copy(&config->arena, slice.data, slice.length);
}

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
                        "'%s' wants %sa number from %s, not '%s'", key->name,
                        key->kind == KEY_AUTO ? "auto or " : "",
                        atlas_text_string(&range), value);
    atlas_text_release(&range);
    return status;
}

static enum atlas_status set_auto(const struct config_key *key, double *field,
                                  const char *value, const char *where,
                                  struct atlas_error *err) {
    if (!atlas_text_same(value, "auto")) {
        return set_number(key, field, value, where, err);
    }
    *field = ATLAS_AUTO_TOLERANCE;
    return ATLAS_OK;
}

// What a key of words may be.
static const char *allowed_words(enum key_kind kind) {
    if (kind == KEY_ASSIGN) return "location, authority or region";
    if (kind == KEY_PHASE) return "all, primary, secondary or special";
    if (kind == KEY_VIEW) return "areas, hexagons or symbols";
    return "quantile, fisher, equal, pretty, sd, headtail or fixed";
}

static enum atlas_status set_word(const struct config_key *key, int *field,
                                  const char *value, int found, int end,
                                  const char *where, struct atlas_error *err) {
    if (found < end) {
        *field = found;
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, where, "'%s' cannot be '%s'; %s",
                      key->name, value, allowed_words(key->kind));
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
    const uint32_t period = atlas_period_parse(value, strlen(value));
    if (!period) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "'%s' is not an academic year such as 201819 or "
                          "2018/19",
                          value);
    }
    *field = period;
    return ATLAS_OK;
}

static enum atlas_status set_periods(struct atlas_config *config,
                                     const struct config_key *key,
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
                              "'%s' wants a list of years, 'latest' or 'all'",
                              key->name);
        }
        parsed.items = atlas_arena_alloc(&config->arena,
                                         list.count * sizeof(*parsed.items));
        parsed.count = list.count;
    }
    for (size_t i = 0; !status && i < list.count; i++) {
        if (atlas_text_same(list.items[i], "latest")) {
            return atlas_fail(err, ATLAS_ERR_USAGE, where,
                              "'latest' cannot stand in a list of periods");
        }
        status = set_period(&parsed.items[i], list.items[i], where, err);
    }
    if (!status) *periods = parsed;
    return status;
}

static enum atlas_status set_size(struct page_size *field, const char *value,
                                  const char *where, struct atlas_error *err) {
    if (page_size_parse(value, field)) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, where,
                      "'size' wants %s, or millimetres from 50 to 2000 as "
                      "'180' or '180x120', not '%s'",
                      page_size_names(), value);
}

enum atlas_status config_value_set(struct atlas_config *config,
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
        case KEY_AUTO:
            return set_auto(key, field, value, where, err);
        case KEY_FLAG:
            return set_flag(field, key->name, value, where, err);
        case KEY_PERIODS:
            return set_periods(config, key, field, value, where, err);
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
        case KEY_VIEW:
            return set_word(key, field, value, (int)atlas_view_parse(value),
                            ATLAS_VIEW_END, where, err);
        case KEY_SIZE:
            return set_size(field, value, where, err);
    }
    return ATLAS_OK;
}

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

static void print_auto(struct atlas_text *text, double number) {
    if (number < 0) {
        atlas_text_add(text, "auto");
    } else {
        print_number(text, number);
    }
}

static void print_period(struct atlas_text *text, uint32_t period) {
    if (period) {
        atlas_text_add_int(text, period);
    } else {
        atlas_text_add(text, "latest");
    }
}

static void print_size(struct atlas_text *text, const struct page_size *size) {
    if (size->name) {
        atlas_text_add(text, size->name);
        return;
    }
    print_number(text, size->width_mm);
    if (!(size->height_mm > 0)) return;
    atlas_text_add_char(text, 'x');
    print_number(text, size->height_mm);
}

static void print_periods(struct atlas_text *text,
                          const struct config_periods *periods) {
    if (periods->all) atlas_text_add(text, "all");
    if (periods->latest) atlas_text_add(text, "latest");
    for (size_t i = 0; i < periods->count; i++) {
        if (i || periods->latest) atlas_text_add(text, ", ");
        print_period(text, periods->items[i]);
    }
}

void config_value_print(const struct config_key *key, const char *item,
                        struct atlas_text *text) {
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
        case KEY_AUTO:
            print_auto(text, *(const double *)field);
            break;
        case KEY_FLAG:
            atlas_text_add(text, *(const bool *)field ? "yes" : "no");
            break;
        case KEY_PERIODS:
            print_periods(text, field);
            break;
        case KEY_PERIOD:
            // A year that is not given: there is none to be the latest.
            if (*(const uint32_t *)field) {
                print_period(text, *(const uint32_t *)field);
            }
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
        case KEY_VIEW:
            atlas_text_add(
                text, atlas_view_word((enum atlas_view) * (const int *)field));
            break;
        case KEY_SIZE:
            print_size(text, field);
            break;
    }
}
