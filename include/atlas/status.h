/** @file status.h
 *  @brief How every fallible function says what went wrong.
 *
 *  The detector of a failure writes the message once, with atlas_fail(); every
 *  caller above only passes the status up. `main.c` prints it and ends the
 *  process with the status as its exit code (DESIGN.md section 3).
 *
 *  Ownership  `struct atlas_error` belongs to the caller and may be NULL.
 */
#ifndef ATLAS_STATUS_H
#define ATLAS_STATUS_H

/** Marks a result that may not be ignored. */
#define ATLAS_MUST_CHECK __attribute__((warn_unused_result))

/** Outcome of a call; the value is the exit code of the program. */
enum atlas_status {
    ATLAS_OK = 0,          ///< Done.
    ATLAS_ERR_USAGE = 1,   ///< The command line or the configuration is wrong.
    ATLAS_ERR_INPUT = 2,   ///< An input cannot be read or is malformed.
    ATLAS_ERR_DATA = 3,    ///< The data break a rule (placing, reconciling).
    ATLAS_ERR_GEO = 4,     ///< Geography: invalid beyond repair, wrong CRS.
    ATLAS_ERR_OUTPUT = 5,  ///< An output cannot be written.
    ATLAS_ERR_VERIFY = 6,  ///< An output folder fails verification.
    ATLAS_STATUS_END       ///< Number of statuses; not a status.
};

/** What failed, in one line: "<where>: <message>". */
struct atlas_error {
    enum atlas_status status;  ///< Same value as the call returned.
    char where[256];           ///< File and line, area or key; may be empty.
    char message[512];         ///< Lower case, no full stop, what failed first.
};

/** Fill `err` (unless NULL) and return `status`.
 *
 *  @param where  file, "file:line", area or key; NULL for none; copied
 *  @param fmt    printf format of the message
 *  @return `status`, so that a caller can write `return atlas_fail(...)`.
 */
enum atlas_status atlas_fail(struct atlas_error *err, enum atlas_status status,
                             const char *where, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/** The same as atlas_fail() with "file:line" as the place; line 0 is left out.
 */
enum atlas_status atlas_fail_at(struct atlas_error *err,
                                enum atlas_status status, const char *file,
                                unsigned long line, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/** Short word for a status, e.g. "input"; "unknown" outside the enum. */
const char *atlas_status_name(enum atlas_status status);

#endif
