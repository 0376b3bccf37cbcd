/** @file workers.h
 *  @brief Run independent tasks on a few threads, with one outcome.
 *
 *  The outcome does not depend on the number of threads: every task runs to its
 *  end, and the error reported is that of the first failing task in list order.
 */
#ifndef ATLAS_WORKERS_H
#define ATLAS_WORKERS_H

#include <stddef.h>

#include "atlas/status.h"

/** One piece of work. Tasks share nothing that one of them writes. */
struct atlas_task {
    /** Does the work; must not touch what another task uses. */
    enum atlas_status (*run)(void *argument, struct atlas_error *err);
    void *argument;  ///< Handed to run(); borrowed.
};

/** Run every task on at most `threads` threads (1: in order, on this one).
 *  @return ATLAS_OK, or the status of the first task that failed.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_workers_run(
    const struct atlas_task *tasks, size_t count, unsigned threads,
    struct atlas_error *err);

/** Processors this process may use, at least 1. */
unsigned atlas_workers_default(void);

#endif
