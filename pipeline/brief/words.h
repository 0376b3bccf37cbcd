/** @file words.h
 *  @brief Figures and lists in words. Private to brief/.
 */
#ifndef BRIEF_WORDS_H
#define BRIEF_WORDS_H

#include "ground.h"

/** "10.1%", or what stands in its place in words. */
void words_add_rate(struct atlas_text *text, const struct atlas_rate *rate);

/** "8.9% to 11.4%". */
void words_add_interval(struct atlas_text *text,
                        const struct atlas_interval *interval);

/** A state in a few words: "not available", "suppressed". */
const char *words_state(enum atlas_state state);

/** A sentence's beginning with a small letter: "persistent absence". */
void words_add_small(struct atlas_text *text, const char *label);

/** ", " or " and " before item `at` of `count`. */
void words_add_between(struct atlas_text *text, size_t at, size_t count);

/** "1 school", "36 schools". */
void words_add_schools(struct atlas_text *text, size_t count);

/** The text's content in an arena; the text is emptied. */
const char *words_keep(struct atlas_arena *arena, struct atlas_text *text);

/** A place's name within a sentence: "the North West", "Fylde". */
void words_add_place(struct atlas_text *text,
                     const struct atlas_brief_place *place);

/** A phase as an adjective before "schools": "all", "primary", ... */
const char *words_phase(enum atlas_phase phase);

#endif
