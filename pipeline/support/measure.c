// Columns of the releases, and the rates that are made of them.
//
// In:  nothing.
// Out: DfE's name of each count column; each measure's key, label, numerator
//      and denominator.
//
// Persistent and severe absence are divided by enrolments, everything else by
// possible sessions (DfE, "Pupil absence statistics: methodology"). Reasons are
// worded as DfE's codes of 19 August 2024 are, neutrally where those of earlier
// years differ.

#include <assert.h>
#include <string.h>

#include "atlas/vocabulary.h"

static const char *const column_names[] = {
    [ATLAS_ENROLMENTS] = "enrolments",
    [ATLAS_POSSIBLE] = "sess_possible",
    [ATLAS_OVERALL] = "sess_overall",
    [ATLAS_AUTHORISED] = "sess_authorised",
    [ATLAS_UNAUTHORISED] = "sess_unauthorised",
    [ATLAS_PERSISTENT] = "enrolments_pa_10_exact",
    [ATLAS_SEVERE] = "enrolments_pa_50_exact",
    [ATLAS_AUTH_ILLNESS] = "sess_auth_illness",
    [ATLAS_AUTH_APPOINTMENTS] = "sess_auth_appointments",
    [ATLAS_AUTH_RELIGIOUS] = "sess_auth_religious",
    [ATLAS_AUTH_STUDY] = "sess_auth_study",
    [ATLAS_AUTH_TRAVELLER] = "sess_auth_traveller",
    [ATLAS_AUTH_HOLIDAY] = "sess_auth_holiday",
    [ATLAS_AUTH_EXT_HOLIDAY] = "sess_auth_ext_holiday",
    [ATLAS_AUTH_EXCLUDED] = "sess_auth_excluded",
    [ATLAS_AUTH_INTERVIEW] = "sess_auth_interview",
    [ATLAS_AUTH_REG_PERFORMANCE] = "sess_auth_reg_performance",
    [ATLAS_AUTH_TEMP_REDUCED_TIMETABLE] = "sess_auth_temp_reduced_timetable",
    [ATLAS_AUTH_OTHER] = "sess_auth_other",
    [ATLAS_UNAUTH_HOLIDAY] = "sess_unauth_holiday",
    [ATLAS_UNAUTH_LATE] = "sess_unauth_late",
    [ATLAS_UNAUTH_OTHER] = "sess_unauth_other",
    [ATLAS_UNAUTH_NOYET] = "sess_unauth_noyet",
};
static_assert(sizeof(column_names) / sizeof(column_names[0]) ==
                  ATLAS_COLUMN_END,
              "every column needs a name");
static_assert(ATLAS_COLUMN_END <= 32, "a set of columns has 32 bits");

#define OF_POSSIBLE " as a percentage of possible sessions"
#define OF_ENROLMENTS " as a percentage of enrolments"

static const struct atlas_measure measures[] = {
    {"overall", "Overall absence", "Sessions missed for any reason" OF_POSSIBLE,
     ATLAS_OVERALL, ATLAS_POSSIBLE},
    {"authorised", "Authorised absence",
     "Sessions missed with the school's permission" OF_POSSIBLE,
     ATLAS_AUTHORISED, ATLAS_POSSIBLE},
    {"unauthorised", "Unauthorised absence",
     "Sessions missed without the school's permission" OF_POSSIBLE,
     ATLAS_UNAUTHORISED, ATLAS_POSSIBLE},
    {"persistent", "Persistent absence",
     "Enrolments that missed 10% or more of their own possible "
     "sessions," OF_ENROLMENTS,
     ATLAS_PERSISTENT, ATLAS_ENROLMENTS},
    {"severe", "Severe absence",
     "Enrolments that missed 50% or more of their own possible "
     "sessions," OF_ENROLMENTS,
     ATLAS_SEVERE, ATLAS_ENROLMENTS},
    {"auth_illness", "Illness", "Sessions missed through illness" OF_POSSIBLE,
     ATLAS_AUTH_ILLNESS, ATLAS_POSSIBLE},
    {"auth_appointments", "Medical or dental appointments",
     "Sessions missed for medical or dental appointments" OF_POSSIBLE,
     ATLAS_AUTH_APPOINTMENTS, ATLAS_POSSIBLE},
    {"auth_religious", "Religious observance",
     "Sessions missed for religious observance" OF_POSSIBLE,
     ATLAS_AUTH_RELIGIOUS, ATLAS_POSSIBLE},
    {"auth_study", "Study leave", "Sessions missed on study leave" OF_POSSIBLE,
     ATLAS_AUTH_STUDY, ATLAS_POSSIBLE},
    {"auth_traveller", "Travelling for occupational purposes",
     "Sessions missed while the family travels for its work (to 2023/24 "
     "recorded as Gypsy, Roma and Traveller absence)" OF_POSSIBLE,
     ATLAS_AUTH_TRAVELLER, ATLAS_POSSIBLE},
    {"auth_holiday", "Authorised holiday",
     "Sessions missed on holidays that the school agreed to" OF_POSSIBLE,
     ATLAS_AUTH_HOLIDAY, ATLAS_POSSIBLE},
    {"auth_ext_holiday", "Extended authorised holiday",
     "Sessions missed on extended holidays that the school agreed "
     "to" OF_POSSIBLE,
     ATLAS_AUTH_EXT_HOLIDAY, ATLAS_POSSIBLE},
    {"auth_excluded", "Suspended or excluded",
     "Sessions missed while suspended or excluded without alternative "
     "provision" OF_POSSIBLE,
     ATLAS_AUTH_EXCLUDED, ATLAS_POSSIBLE},
    {"auth_interview", "Interview",
     "Sessions missed for an interview for employment or admission" OF_POSSIBLE,
     ATLAS_AUTH_INTERVIEW, ATLAS_POSSIBLE},
    {"auth_reg_performance", "Regulated performance",
     "Sessions missed for a regulated performance or employment "
     "abroad" OF_POSSIBLE,
     ATLAS_AUTH_REG_PERFORMANCE, ATLAS_POSSIBLE},
    {"auth_temp_reduced_timetable", "Temporary part-time timetable",
     "Sessions missed under a temporary part-time timetable" OF_POSSIBLE,
     ATLAS_AUTH_TEMP_REDUCED_TIMETABLE, ATLAS_POSSIBLE},
    {"auth_other", "Other authorised absence",
     "Sessions missed for other authorised reasons" OF_POSSIBLE,
     ATLAS_AUTH_OTHER, ATLAS_POSSIBLE},
    {"unauth_holiday", "Unauthorised holiday",
     "Sessions missed on holidays that the school did not agree to" OF_POSSIBLE,
     ATLAS_UNAUTH_HOLIDAY, ATLAS_POSSIBLE},
    {"unauth_late", "Late after registers closed",
     "Sessions missed by arriving after registers closed" OF_POSSIBLE,
     ATLAS_UNAUTH_LATE, ATLAS_POSSIBLE},
    {"unauth_other", "Other unauthorised absence",
     "Sessions missed for other unauthorised reasons" OF_POSSIBLE,
     ATLAS_UNAUTH_OTHER, ATLAS_POSSIBLE},
    {"unauth_noyet", "No reason given yet",
     "Sessions missed for which no reason was given yet" OF_POSSIBLE,
     ATLAS_UNAUTH_NOYET, ATLAS_POSSIBLE},
};

enum { MEASURE_COUNT = sizeof(measures) / sizeof(measures[0]) };
static_assert(MEASURE_COUNT == ATLAS_CORE_MEASURES + ATLAS_COLUMN_END -
                                   ATLAS_CORE_COLUMN_END,
              "a measure for each reason, after the core ones");

const char *atlas_column_name(enum atlas_column column) {
    return column_names[column];
}

const struct atlas_measure *atlas_measures(size_t *ret_count) {
    *ret_count = MEASURE_COUNT;
    return measures;
}

const struct atlas_measure *atlas_measure_find(const char *key) {
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (strcmp(measures[i].key, key) == 0) return &measures[i];
    }
    return NULL;
}
