// The words of a map, written from its data.
#ifndef ATLAS_RENDER_WORDS_H
#define ATLAS_RENDER_WORDS_H

#include "atlas/render.h"
#include "atlas/text.h"
#include "survey.h"

// "10.9%": half away from zero, from the counts where they are known.
void words_percent(struct atlas_text *text, const struct atlas_rate *rate,
                   int decimals);

// A class edge of the table, with its places: "7.5".
void words_edge(struct atlas_text *text, const struct atlas_classes *classes,
                size_t edge);

// "7.5% to under 9.2%"; the last class "9.2% to 18.3%".
void words_class(struct atlas_text *text, const struct atlas_classes *classes,
                 const struct survey *survey, size_t index);

// Append a name with control characters made blanks.
void words_add_clean(struct atlas_text *text, const char *name);

// "Persistent absence ranged from 4.1% in X to 19.5% in Y", or the map's own.
void words_headline(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey);

// Measure, schools, areas, period; then what is divided by what.
void words_subtitle(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey);

// Place of the schools, and what was drawn on unions.
void words_notes(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey);

// Two or three sentences for who cannot see the picture.
void words_alt(struct atlas_text *text, const struct atlas_map *map,
               const struct survey *survey);

// "Fylde: 10.1%" or "Fylde: suppressed".
void words_area(struct atlas_text *text, const struct atlas_map *map,
                const struct survey *survey, size_t area);

#endif
