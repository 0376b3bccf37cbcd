// The words of a map, written from its data.
#ifndef ATLAS_RENDER_WORDS_H
#define ATLAS_RENDER_WORDS_H

#include "atlas/render.h"
#include "atlas/text.h"
#include "survey.h"

// A blank at which a line is not broken.
#define WORDS_NO_BREAK "\u00a0"
// Names of one end of a range before "3 areas" is said instead.
#define WORDS_NAMES_MAX 2
// A minus sign as wide as a plus.
#define WORDS_MINUS "\u2212"

// "10.9%", half away from zero, from the counts where they are known.
void words_percent(struct atlas_text *text, const struct atlas_rate *rate,
                   int decimals);

// That of a rate; "+2.3 points" of a change.
void words_value(struct atlas_text *text, const struct atlas_variable *variable,
                 const struct atlas_rate *rate, int decimals);

// A class edge of the table, with its places: "7.5%"; of a change "+7.5".
void words_edge(struct atlas_text *text, const struct atlas_variable *variable,
                size_t edge);

// "7.5% to under 9.2%"; the last class "9.2% to 18.3%".
void words_class(struct atlas_text *text, const struct atlas_variable *variable,
                 const struct survey *survey, size_t index);

// Append a name with control characters made blanks.
void words_add_clean(struct atlas_text *text, const char *name);

// Append a sentence's first letter small: "persistent absence".
void words_add_lower(struct atlas_text *text, const char *sentence);

// "3 areas", "1 area".
void words_count(struct atlas_text *text, size_t count, const char *one,
                 const char *several);

// What a measure's numerator counts: "enrolments" or "sessions".
const char *words_counted(const struct atlas_measure *measure);

// Whose rate the legend marks: "England".
const char *words_reference(const struct atlas_variable *variable);

// "2018/19" of one panel, "2016/17 to 2018/19" of several or of a change.
void words_periods(struct atlas_text *text, const struct atlas_map *map);

// The headline: what the data say in one line, or the map's own.
void words_headline(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey);

// "Persistent absence, state-funded secondary schools, by Westminster
// constituency (July 2024), England, 2018/19".
void words_coverage(struct atlas_text *text, const struct atlas_map *map);

// Measure, schools, areas, period; then what is divided by what.
void words_subtitle(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey);

// Place of the schools, what was drawn on unions, how to read the view.
void words_notes(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey);

// Which areas a range is over: those that the map is about, their neighbours.
enum words_part { WORDS_ALL, WORDS_FOCUS, WORDS_OTHERS };

// " ranged from 4.1% in X to 19.5% in Y" of the last panel; some have a number.
void words_range(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey, enum words_part part);

// The names that share an end of the range: "X", "X and Y", "3 areas".
void words_end(struct atlas_text *text, const struct atlas_map *map,
               enum words_part part, const struct survey_end *end);

// Whether the map is spoken of as one about some of its areas.
bool words_has_focus(const struct atlas_map *map);

// What the data say of such a map: "... was 7.0% in X; its neighbours ranged
// from 6.1% in Y to 9.0% in Z".
void words_focus_finding(struct atlas_text *text, const struct atlas_map *map,
                         const struct survey *survey);

// The beginning of its alt text: what it is about, its value, its neighbours.
void words_focus_alt(struct atlas_text *text, const struct atlas_map *map,
                     const struct survey *survey);

// " 36 schools are shown as dots, ..."; nothing where there are none.
void words_schools(struct atlas_text *text, const struct atlas_map *map);

// Names of merged areas: "X; Y; and 3 more".
void words_merged(struct atlas_text *text, const struct atlas_map *map,
                  const struct survey *survey);

// A few sentences for who cannot see the picture.
void words_alt(struct atlas_text *text, const struct atlas_map *map,
               const struct survey *survey);

// "10.1%" or "suppressed", of an area.
void words_figure(struct atlas_text *text, const struct atlas_map *map,
                  const struct survey *survey, size_t panel, size_t area);

// "Fylde: 10.1%" or "Fylde: suppressed".
void words_area(struct atlas_text *text, const struct atlas_map *map,
                const struct survey *survey, size_t panel, size_t area);

#endif
