/** @file config_keys.h
 *  @brief The table of the configuration's keys, and their values as text.
 */
#ifndef ATLAS_COMMANDS_CONFIG_KEYS_H
#define ATLAS_COMMANDS_CONFIG_KEYS_H

#include "atlas/text.h"
#include "config.h"

/** What a key holds. */
enum key_kind {
    KEY_TEXT,     ///< const char *
    KEY_LIST,     ///< struct config_list
    KEY_NUMBER,   ///< double
    KEY_AUTO,     ///< double; "auto" is ATLAS_AUTO_TOLERANCE, below 0
    KEY_FLAG,     ///< bool
    KEY_PERIODS,  ///< struct config_periods
    KEY_PERIOD,   ///< uint32_t
    KEY_ASSIGN,   ///< int, enum atlas_assign
    KEY_PHASE,    ///< int, enum atlas_phase
    KEY_METHOD,   ///< int, enum atlas_class_method
    KEY_VIEW,     ///< int, enum atlas_view
    KEY_SIZE,     ///< struct page_size
};

/** One key. */
struct config_key {
    const char *section;  ///< "level" and "map" stand for their named sections.
    const char *name;     ///< As it stands in a file.
    enum key_kind kind;   ///< Type of the field.
    size_t offset;        ///< In atlas_config, config_level or config_map.
    const char *fallback;  ///< Default as text; NULL: empty.
    double low;            ///< Least number.
    double high;           ///< Largest number.
};

/** Number of keys. */
#define CONFIG_KEY_COUNT 53

/** Every key, section by section. */
extern const struct config_key config_keys[CONFIG_KEY_COUNT];

/** Number of sections. */
#define CONFIG_SECTION_COUNT 6

/** Every section, in the order that settings are listed. */
extern const char *const config_sections[CONFIG_SECTION_COUNT];

/** Word of a way to assign: location, authority, region. */
const char *config_assign_word(enum atlas_assign assign);

/** Parse `value` into the field of `item` that the key describes. */
ATLAS_MUST_CHECK enum atlas_status config_value_set(
    struct atlas_config *config, const struct config_key *key, char *item,
    const char *value, const char *where, struct atlas_error *err);

/** Append the field's value as text; absolute paths as their last part. */
void config_value_print(const struct config_key *key, const char *item,
                        struct atlas_text *text);

#endif
