/** @file process.h
 *  @brief Run a command and tell what it used; the clocks of a bench.
 */
#ifndef ATLAS_BENCH_PROCESS_H
#define ATLAS_BENCH_PROCESS_H

#include <stdbool.h>

/** What a process, or a stretch of one, used. */
struct process_use {
    double seconds;    ///< Wall.
    double processor;  ///< Seconds of all its threads.
    double mebibytes;  ///< Peak resident memory; of whole processes only.
};

/** Run a command to its end in a process of its own; `is_quiet`: its words are
 *  thrown away. False when it fails.
 */
bool process_run(char *const *command, bool is_quiet,
                 struct process_use *ret_use);

/** Wall and processor time of this process so far; subtract two. */
struct process_use process_now(void);

#endif
