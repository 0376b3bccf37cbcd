/** @file release_rows.h
 *  @brief Headers and rows of small absence files, and how tests read them.
 */
#ifndef ATLAS_TEST_RELEASE_ROWS_H
#define ATLAS_TEST_RELEASE_ROWS_H

#include <string.h>

#include "atlas/ingest.h"
#include "support/test_files.h"

/** Layout of 2018/19, without the columns that are not read. */
#define HEADER_2019                                                  \
    "time_identifier,year_breakdown,time_period,geographic_level,"   \
    "country_code,country_name,region_code,region_name,old_la_code," \
    "new_la_code,la_name,estab,laestab,urn,school_type,num_schools," \
    "enrolments,sess_possible,sess_overall,sess_authorised,"         \
    "sess_unauthorised,enrolments_pa_10_exact,sess_auth_illness\n"

/** A school row of that layout: URN and LAESTAB stay open. */
#define SCHOOL_2019(period, laestab, urn, phase, counts)            \
    "Academic year,six half terms," period                          \
    ",School,E92000001,England,E12000002,North West,888,E10000017," \
    "Lancashire,2001," laestab "," urn "," phase ",1," counts "\n"

/** A good school row. */
#define GOOD_2019(period, laestab, urn)                       \
    SCHOOL_2019(period, laestab, urn, "State-funded primary", \
                "100,38000,1500,1200,300,9,700")

/** Layout of 2023/24 and later: renamed columns, severe absence. */
#define HEADER_2024                                                         \
    "time_period,time_identifier,geographic_level,country_code,"            \
    "country_name,region_code,region_name,old_la_code,new_la_code,la_name," \
    "education_phase,school_name,school_laestab,school_urn,num_schools,"    \
    "enrolments,sess_possible,sess_overall,sess_authorised,"                \
    "sess_unauthorised,enrolments_pa_10_exact,enrolments_pa_50_exact\n"

/** A row of that layout from its level to its counts. */
#define ROW_2024(period, level, area, phase, school, counts)            \
    period ",Academic year," level ",E92000001,England," area "," phase \
           "," school "," counts "\n"

/** Lancashire's columns of that layout, from region to name. */
#define LANCASHIRE "E12000002,North West,888,E10000017,Lancashire"

/** Layout of the annual national, regional and local authority file. */
#define HEADER_ANNUAL                                                    \
    "academic_year,year_breakdown,geographic_level,area_code,area_name," \
    "old_la_code,region_code,education_phase,num_schools,enrolments,"    \
    "sess_possible,sess_overall,sess_authorised,sess_unauthorised,"      \
    "enrolments_pa_10_exact,enrolments_pa_50_exact\n"

/** What a test reads, and what came of it. */
struct release_read {
    const char *school[4];               ///< School files.
    const char *published[4];            ///< Published files.
    struct atlas_absence_source source;  ///< Made from these by read_release().
    struct atlas_absence absence;        ///< What was read.
    struct atlas_issues issues;          ///< What was found.
    struct atlas_error err;              ///< Why it failed.
};

/** Read the files of `read`; every period unless the source says otherwise. */
static inline enum atlas_status read_release(struct release_read *read) {
    struct atlas_absence_source *source = &read->source;
    const struct atlas_period_filter *periods = &source->periods;
    source->school_files = read->school;
    source->published_files = read->published;
    while (read->school[source->school_file_count]) source->school_file_count++;
    while (read->published[source->published_file_count]) {
        source->published_file_count++;
    }
    if (!periods->latest && !periods->periods) source->periods.all = true;
    return atlas_ingest_absence(source, &read->issues, &read->absence,
                                &read->err);
}

/** Free what read_release() gave. */
static inline void free_release(struct release_read *read) {
    atlas_absence_release(&read->absence);
    atlas_issues_release(&read->issues);
}

/** First finding of a kind, or NULL. */
static inline const struct atlas_issue *find_issue(
    const struct atlas_issues *issues, const char *kind) {
    for (size_t i = 0; i < issues->count; i++) {
        if (strcmp(issues->items[i].kind, kind) == 0) return &issues->items[i];
    }
    return NULL;
}

#endif
