/** @file vocabulary.h
 *  @brief The field's words: periods, phases, counts, states, measures.
 *
 *  One table for each list; parsing, help, outputs and the web page walk it.
 *
 *  Units    sessions are half school days; enrolments are pupils on a roll in
 *           the period; percentages run from 0 to 100.
 *  Sources  DfE, "Pupil absence statistics: methodology" (sessions, rates,
 *           persistent 10 % and severe 50 % absence); DfE analysts' guide, open
 *           data standards (symbols z x c low u, column names); DfE release
 *           files 2018/19, 2021/22 and 2024/25 (spellings).
 */
#ifndef ATLAS_VOCABULARY_H
#define ATLAS_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** "No such item", wherever an index may be missing. */
#define ATLAS_NONE UINT32_MAX

/** What a cell of a release says: a number, or why there is none. */
enum atlas_state {
    ATLAS_NUMBER,          ///< A number.
    ATLAS_NOT_APPLICABLE,  ///< `z`: there is nothing to count.
    ATLAS_LOW,          ///< `low`: rounds to 0 and is not 0; bounded, unknown.
    ATLAS_UNRELIABLE,   ///< `u`: of low reliability.
    ATLAS_FEW_SCHOOLS,  ///< `u`, too: a rate of so few schools that it says
                        ///< more about them than about the place. Ours: no
                        ///< count has it, and no cell is read as it.
    ATLAS_NOT_AVAILABLE,  ///< `x`: not collected, not published or missing.
    ATLAS_SUPPRESSED,     ///< `c`: hidden to protect confidentiality.
    ATLAS_STATE_END       ///< Number of states. The order is of precedence.
};

/** Symbol of a state as written in outputs: "", z, low, u, u, x, c. */
const char *atlas_state_symbol(enum atlas_state state);

/** Word of a state for `status` columns: ok, not_applicable, low, unreliable,
 *  few_schools, unavailable, suppressed.
 */
const char *atlas_state_word(enum atlas_state state);

/** State meant by a symbol, current or legacy.
 *
 *  Current: z x c low u. Legacy: `:` and `..` and `.` and `-` and blank and NA
 *  and NE and NULL not available; `~` and `k` low; supp and SUPP suppressed.
 *  Blanks around and case do not count, but a current symbol in capitals is
 *  legacy.
 *
 *  @param ret_legacy  out: whether the symbol is one of the legacy ones
 *  @return false when the text is no known symbol.
 */
bool atlas_state_parse(const char *text, size_t length,
                       enum atlas_state *ret_state, bool *ret_legacy);

/** A count with its state. The value is 0 unless the state is ATLAS_NUMBER. */
struct atlas_count {
    int64_t value;           ///< Sessions, enrolments or schools; 0 or more.
    enum atlas_state state;  ///< Whether `value` is there, or why not.
};

/** Add `part` to `total`, both with their states; the order of parts is free.
 *
 *  Not applicable is neutral: it adds nothing, and a total of nothing but such
 *  parts stays not applicable. Any other state poisons the total, and of
 *  several the one latest in enum atlas_state wins. A `low` part makes a total
 *  at least unreliable (its sum is known only within bounds), unless every
 *  other part is not applicable. A sum that does not fit is unreliable, too.
 */
void atlas_count_add(struct atlas_count *total, struct atlas_count part);

/** The empty total: nothing was added, so not applicable. */
struct atlas_count atlas_count_nothing(void);

/** The counts that a release can hold for one school or area. */
enum atlas_column {
    ATLAS_ENROLMENTS,       ///< enrolments
    ATLAS_POSSIBLE,         ///< sess_possible
    ATLAS_OVERALL,          ///< sess_overall
    ATLAS_AUTHORISED,       ///< sess_authorised
    ATLAS_UNAUTHORISED,     ///< sess_unauthorised
    ATLAS_PERSISTENT,       ///< enrolments_pa_10_exact
    ATLAS_SEVERE,           ///< enrolments_pa_50_exact
    ATLAS_CORE_COLUMN_END,  ///< End of the columns that are always read.
    /** sess_auth_illness. The reasons, in the order of the 2024/25 release. */
    ATLAS_AUTH_ILLNESS = ATLAS_CORE_COLUMN_END,
    ATLAS_AUTH_APPOINTMENTS,            ///< sess_auth_appointments
    ATLAS_AUTH_RELIGIOUS,               ///< sess_auth_religious
    ATLAS_AUTH_STUDY,                   ///< sess_auth_study
    ATLAS_AUTH_TRAVELLER,               ///< sess_auth_traveller
    ATLAS_AUTH_HOLIDAY,                 ///< sess_auth_holiday
    ATLAS_AUTH_EXT_HOLIDAY,             ///< sess_auth_ext_holiday
    ATLAS_AUTH_EXCLUDED,                ///< sess_auth_excluded
    ATLAS_AUTH_INTERVIEW,               ///< sess_auth_interview
    ATLAS_AUTH_REG_PERFORMANCE,         ///< sess_auth_reg_performance
    ATLAS_AUTH_TEMP_REDUCED_TIMETABLE,  ///< sess_auth_temp_reduced_timetable
    ATLAS_AUTH_OTHER,                   ///< sess_auth_other
    ATLAS_UNAUTH_HOLIDAY,               ///< sess_unauth_holiday
    ATLAS_UNAUTH_LATE,                  ///< sess_unauth_late
    ATLAS_UNAUTH_OTHER,                 ///< sess_unauth_other
    ATLAS_UNAUTH_NOYET,                 ///< sess_unauth_noyet
    ATLAS_COLUMN_END                    ///< Number of columns.
};

/** DfE's name of a count column, e.g. "sess_possible". */
const char *atlas_column_name(enum atlas_column column);

/** A set of columns: bit n stands for column n. */
#define ATLAS_COLUMN_BIT(column) (UINT32_C(1) << (column))

/** The columns that every run reads. */
#define ATLAS_CORE_COLUMNS (ATLAS_COLUMN_BIT(ATLAS_CORE_COLUMN_END) - 1)

/** A rate: 100 * numerator / denominator. */
struct atlas_measure {
    const char *key;                ///< Word of the command line: "overall".
    const char *label;              ///< "Overall absence", sentence case.
    const char *description;        ///< What is divided by what, in words.
    enum atlas_column numerator;    ///< Sessions missed or enrolments.
    enum atlas_column denominator;  ///< Possible sessions or enrolments.
};

/** All measures: overall, authorised, unauthorised, persistent, severe, then a
 *  measure for each reason (key = the DfE name without "sess_").
 */
const struct atlas_measure *atlas_measures(size_t *ret_count);

/** Number of the leading measures that every output holds (overall..severe). */
#define ATLAS_CORE_MEASURES 5

/** Measure of a key, or NULL. */
const struct atlas_measure *atlas_measure_find(const char *key);

/** A rate with its state, ready to print or colour; or the change of a rate. */
struct atlas_rate {
    double percent;          ///< 0 to 100, of a change -100 to 100 percentage
                             ///< points; 0 unless the state is ATLAS_NUMBER.
    int64_t part;            ///< Numerator; 0 of a change.
    int64_t whole;           ///< Denominator; 0 of a change.
    enum atlas_state state;  ///< A number only when both counts are numbers and
                             ///< the denominator is above 0 (else `z`).
};

/** Divide two counts; the state of the worse one wins. */
struct atlas_rate atlas_rate_of(struct atlas_count part,
                                struct atlas_count whole);

/** Whether an area has schools and fewer than `least`. A number of schools that
 *  is not known is not few.
 */
bool atlas_schools_few(struct atlas_count schools, int64_t least);

/** The rate of an area with few schools: the state says so, unless there is
 *  nothing to count (`z`) or a graver state.
 */
struct atlas_rate atlas_rate_few(struct atlas_rate rate);

/** Phase of education as the absence release groups schools. */
enum atlas_phase {
    ATLAS_PHASE_TOTAL,      ///< "Total": the three below, and nothing else.
    ATLAS_PHASE_PRIMARY,    ///< "State-funded primary".
    ATLAS_PHASE_SECONDARY,  ///< "State-funded secondary".
    ATLAS_PHASE_SPECIAL,    ///< "Special".
    ATLAS_PHASE_END         ///< Number of phases.
};

/** DfE's text of a phase. */
const char *atlas_phase_name(enum atlas_phase phase);

/** Word of the command line: all, primary, secondary, special. */
const char *atlas_phase_key(enum atlas_phase phase);

/** Phase in words for titles: "state-funded schools", "state-funded primary
 *  schools", "state-funded secondary schools", "special schools".
 */
const char *atlas_phase_title(enum atlas_phase phase);

/** Phase of a DfE text (any of its spellings) or of a key.
 *  @return false when it is neither.
 */
bool atlas_phase_parse(const char *text, size_t length,
                       enum atlas_phase *ret_phase);

/** Academic year of "201819", "2018/19", "2018/2019" or "2018-19" as 201819.
 *  Blanks around do not count.
 *  @return 0 when it is not one (the years must follow each other, and the
 *          first lie in 1900 to 2099).
 */
uint32_t atlas_period_parse(const char *text, size_t length);

/** A period as people write it, "2018/19", into a caller's buffer. */
struct atlas_period_text {
    char text[8];  ///< Seven characters and a NUL.
};

/** "2018/19" of 201819. */
struct atlas_period_text atlas_period_text(uint32_t period);

/** First year of a period: 2018 of 201819. */
unsigned atlas_period_start(uint32_t period);

#endif
