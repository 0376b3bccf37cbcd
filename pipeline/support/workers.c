// A few threads that take tasks from a list.
//
// In:  tasks that share nothing that one of them writes.
// Out: the outcome of the first task in list order that failed, or ATLAS_OK.
//
// Threads take the next task of the list from an atomic counter. Each task has
// its own error, and all of them run even after one has failed: so neither the
// outcome nor the work done depends on the number of threads. The caller works
// too; where the system refuses a thread, those that are there do the work.

#define _GNU_SOURCE  // sched_getaffinity
#include "atlas/workers.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "atlas/memory.h"

struct outcome {
    enum atlas_status status;
    struct atlas_error err;
};

struct crew {
    const struct atlas_task *tasks;
    struct outcome *outcomes;  // one for each task
    size_t count;
    atomic_size_t next;
};

static void *work(void *argument) {
    struct crew *crew = argument;
    for (;;) {
        const size_t i = atomic_fetch_add(&crew->next, 1);
        if (i >= crew->count) return NULL;
        struct outcome *outcome = &crew->outcomes[i];
        outcome->status =
            crew->tasks[i].run(crew->tasks[i].argument, &outcome->err);
    }
}

static void work_together(struct crew *crew, unsigned threads) {
    const size_t wanted = threads < crew->count ? threads : crew->count;
    pthread_t *helpers = atlas_xcalloc(wanted, sizeof(*helpers));
    size_t started = 0;
    while (started + 1 < wanted &&
           pthread_create(&helpers[started], NULL, work, crew) == 0) {
        started++;
    }
    work(crew);
    for (size_t i = 0; i < started; i++) pthread_join(helpers[i], NULL);
    free(helpers);
}

enum atlas_status atlas_workers_run(const struct atlas_task *tasks,
                                    size_t count, unsigned threads,
                                    struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct crew crew = {.tasks = tasks, .count = count};
    crew.outcomes = atlas_xcalloc(count, sizeof(*crew.outcomes));
    atomic_init(&crew.next, 0);
    work_together(&crew, threads);
    for (size_t i = 0; i < count && !status; i++) {
        status = crew.outcomes[i].status;
        if (status && err) *err = crew.outcomes[i].err;
    }
    free(crew.outcomes);
    return status;
}

unsigned atlas_workers_default(void) {
    cpu_set_t processors;
    if (sched_getaffinity(0, sizeof(processors), &processors) == 0) {
        const int count = CPU_COUNT(&processors);
        if (count > 0) return (unsigned)count;
    }
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}
