// The table twin of a picture: every area with its value, class and colour.
//
// In:  a page that is laid out.
// Out: CSV, one row an area and panel, in the order of the map.
//
// The fills are read from the survey that the drawing reads, so the table
// cannot say another class than the map shows.

#include "table.h"

#include <stdio.h>

#include "words.h"

#define VALUE_DECIMALS 5

static void cell_end(struct atlas_text *text) {
    atlas_text_add_char(text, ',');
}

static void head_write(const struct atlas_map *map, struct atlas_text *text) {
    atlas_text_add(text,
                   "area_code,area_name,time_period,education_phase,measure,"
                   "value,");
    if (map->variable.since) atlas_text_add(text, "since,");
    if (map->view == ATLAS_VIEW_SYMBOLS) atlas_text_add(text, "count,");
    if (map->second) atlas_text_add(text, "second_measure,second_value,");
    atlas_text_add(text, "status,class,class_from,class_to,");
    if (map->second) {
        atlas_text_add(text, "second_class,second_from,second_to,");
    }
    atlas_text_add(text, "colour,label,members\n");
}

static void number_write(struct atlas_text *text,
                         const struct atlas_rate *rate) {
    if (rate->state != ATLAS_NUMBER) {
        atlas_text_add(text, atlas_state_symbol(rate->state));
    } else if (rate->whole > 0) {
        atlas_text_add_percent(text, rate->part, rate->whole, VALUE_DECIMALS);
    } else {
        atlas_text_add_fixed(text, rate->percent, VALUE_DECIMALS);
    }
    cell_end(text);
}

// Class from 1, and its edges; three empty cells for what has none.
static void class_write(struct atlas_text *text,
                        const struct atlas_classes *classes, bool has_class,
                        size_t index) {
    if (!has_class) {
        atlas_text_add(text, ",,,");
        return;
    }
    atlas_text_addf(text, "%zu,", index + 1);
    atlas_text_add_fixed(text, classes->edges[index], classes->decimals);
    cell_end(text);
    atlas_text_add_fixed(text, classes->edges[index + 1], classes->decimals);
    cell_end(text);
}

static const char *status_of(const struct atlas_panel *panel, size_t area,
                             enum fill fill) {
    if (fill < FILL_FIRST_STATE) return atlas_state_word(ATLAS_NUMBER);
    if (panel->figures->items[area].is_partial) return "partial";
    return atlas_state_word((enum atlas_state)(fill - FILL_FIRST_STATE + 1));
}

static const char *label_of(const struct page *page, size_t area) {
    for (size_t i = 0; i < page->labels.count; i++) {
        const struct label *label = &page->labels.items[i];
        if (label->area == area) return label->has_leader ? "leader" : "inside";
    }
    return "none";
}

static void measure_write(struct atlas_text *text, const struct page *page,
                          const struct atlas_panel *panel, size_t area) {
    const struct atlas_map *map = page->map;
    const struct atlas_variable *variable = &map->variable;
    atlas_text_add_csv(text, atlas_phase_name(variable->phase));
    atlas_text_addf(text, ",%s,", variable->measure->key);
    number_write(text, &panel->values[area]);
    if (variable->since) atlas_text_addf(text, "%u,", variable->since);
    if (map->view == ATLAS_VIEW_SYMBOLS) {
        if (panel->values[area].state == ATLAS_NUMBER) {
            atlas_text_add_int(text, panel->values[area].part);
        }
        cell_end(text);
    }
    if (map->second) {
        atlas_text_addf(text, "%s,", map->second->measure->key);
        number_write(text, &panel->second[area]);
    }
}

// Areas of rates.csv that were added up, where they are not the area itself.
static void members_write(struct atlas_text *text,
                          const struct atlas_panel *panel, size_t area) {
    const struct atlas_figure *figure = &panel->figures->items[area];
    cell_end(text);
    if (figure->members && figure->members[0]) {
        atlas_text_add_csv(text, figure->members);
    } else if (figure->is_merged) {
        atlas_text_add_csv(text, panel->areas->items[area].code);
    }
    atlas_text_add_char(text, '\n');
}

static void row_write(struct atlas_text *text, const struct page *page,
                      size_t panel_index, size_t area) {
    const struct atlas_map *map = page->map;
    const struct atlas_panel *panel = &map->panels[panel_index];
    const enum fill fill =
        (enum fill)page->survey.panels[panel_index].fills[area];
    const bool has_class = fill < FILL_FIRST_STATE;
    const size_t side = map->second ? PALETTE_SIDE : 1;
    atlas_text_add_csv(text, panel->areas->items[area].code);
    cell_end(text);
    atlas_text_add_csv(text, panel->areas->items[area].name);
    atlas_text_addf(text, ",%u,", panel->figures->period);
    measure_write(text, page, panel, area);
    atlas_text_addf(text, "%s,", status_of(panel, area, fill));
    class_write(text, map->variable.classes, has_class, fill / side);
    if (map->second) {
        class_write(text, map->second->classes, has_class, fill % side);
    }
    if (has_class) {
        const struct colour colour = page->colours[fill];
        atlas_text_addf(text, "#%02x%02x%02x", colour.red, colour.green,
                        colour.blue);
    }
    atlas_text_addf(text, ",%s", label_of(page, area));
    members_write(text, panel, area);
}

void table_write(const struct page *page, struct atlas_text *text) {
    head_write(page->map, text);
    for (size_t p = 0; p < page->map->panel_count; p++) {
        for (size_t i = 0; i < page->survey.area_count; i++) {
            row_write(text, page, p, i);
        }
    }
}
