#include "atlas/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "atlas_test.h"

enum { TASKS = 40, THREADS_MAX = 8 };

struct job {
    unsigned pause_us;  // so that later tasks can end before earlier ones
    enum atlas_status fails_with;
    unsigned runs;
    size_t order;  // 0 for the first that ran
    pthread_t thread;
    atomic_size_t *counter;
};

static enum atlas_status run_job(void *argument, struct atlas_error *err) {
    struct job *job = argument;
    const struct timespec pause = {.tv_nsec = (long)job->pause_us * 1000};
    if (job->pause_us) nanosleep(&pause, NULL);
    job->runs++;
    job->order = atomic_fetch_add(job->counter, 1);
    job->thread = pthread_self();
    if (!job->fails_with) return ATLAS_OK;
    return atlas_fail(err, job->fails_with, "task", "%p failed", argument);
}

static void make_jobs(struct job *jobs, struct atlas_task *tasks,
                      atomic_size_t *counter) {
    atomic_init(counter, 0);
    for (size_t i = 0; i < TASKS; i++) {
        jobs[i] = (struct job){.counter = counter};
        tasks[i] = (struct atlas_task){run_job, &jobs[i]};
    }
}

static void workers__run_every_task_once(void **state) {
    (void)state;
    for (unsigned threads = 0; threads <= THREADS_MAX; threads++) {
        struct job jobs[TASKS];
        struct atlas_task tasks[TASKS];
        atomic_size_t counter;
        make_jobs(jobs, tasks, &counter);
        assert_int_equal(atlas_workers_run(tasks, TASKS, threads, NULL),
                         ATLAS_OK);
        for (size_t i = 0; i < TASKS; i++) assert_int_equal(jobs[i].runs, 1);
    }
}

static void workers__first_failure_in_list_order_counts(void **state) {
    (void)state;
    for (unsigned threads = 1; threads <= THREADS_MAX; threads++) {
        struct job jobs[TASKS];
        struct atlas_task tasks[TASKS];
        atomic_size_t counter;
        struct atlas_error err = {0};
        char wanted[64];
        make_jobs(jobs, tasks, &counter);
        // The earliest failure is the last one in time.
        jobs[3].pause_us = 20000;
        jobs[3].fails_with = ATLAS_ERR_GEO;
        jobs[4].fails_with = ATLAS_ERR_INPUT;
        jobs[TASKS - 1].fails_with = ATLAS_ERR_OUTPUT;
        snprintf(wanted, sizeof(wanted), "%p failed", (void *)&jobs[3]);

        assert_int_equal(atlas_workers_run(tasks, TASKS, threads, &err),
                         ATLAS_ERR_GEO);
        assert_int_equal(err.status, ATLAS_ERR_GEO);
        assert_string_equal(err.message, wanted);
        for (size_t i = 0; i < TASKS; i++) assert_int_equal(jobs[i].runs, 1);
    }
}

static void workers__one_thread_is_the_callers_in_order(void **state) {
    (void)state;
    struct job jobs[TASKS];
    struct atlas_task tasks[TASKS];
    atomic_size_t counter;
    make_jobs(jobs, tasks, &counter);
    assert_int_equal(atlas_workers_run(tasks, TASKS, 1, NULL), ATLAS_OK);
    for (size_t i = 0; i < TASKS; i++) {
        assert_int_equal(jobs[i].order, i);
        assert_true(pthread_equal(jobs[i].thread, pthread_self()));
    }
}

static enum atlas_status meet(void *argument, struct atlas_error *err) {
    atomic_int *arrived = argument;
    atomic_fetch_add(arrived, 1);
    for (int i = 0; i < 5000; i++) {
        const struct timespec pause = {.tv_nsec = 1000000};
        if (atomic_load(arrived) == 2) return ATLAS_OK;
        nanosleep(&pause, NULL);
    }
    return atlas_fail(err, ATLAS_ERR_DATA, NULL, "nobody else came");
}

static void workers__two_threads_work_at_the_same_time(void **state) {
    (void)state;
    atomic_int arrived = 0;
    const struct atlas_task tasks[] = {{meet, &arrived}, {meet, &arrived}};
    assert_int_equal(atlas_workers_run(tasks, 2, 2, NULL), ATLAS_OK);
}

static void workers__no_tasks_are_done_at_once(void **state) {
    (void)state;
    struct atlas_error err = {0};
    assert_int_equal(atlas_workers_run(NULL, 0, 4, &err), ATLAS_OK);
    assert_int_equal(err.status, ATLAS_OK);
}

static void workers__error_of_a_success_is_untouched(void **state) {
    (void)state;
    struct job jobs[TASKS];
    struct atlas_task tasks[TASKS];
    atomic_size_t counter;
    struct atlas_error err = {.message = "before"};
    make_jobs(jobs, tasks, &counter);
    assert_int_equal(atlas_workers_run(tasks, TASKS, 3, &err), ATLAS_OK);
    assert_string_equal(err.message, "before");
}

static void workers__default_is_at_least_one(void **state) {
    (void)state;
    assert_in_range(atlas_workers_default(), 1, 4096);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers__run_every_task_once),
        cmocka_unit_test(workers__first_failure_in_list_order_counts),
        cmocka_unit_test(workers__one_thread_is_the_callers_in_order),
        cmocka_unit_test(workers__two_threads_work_at_the_same_time),
        cmocka_unit_test(workers__no_tasks_are_done_at_once),
        cmocka_unit_test(workers__error_of_a_success_is_untouched),
        cmocka_unit_test(workers__default_is_at_least_one),
    };
    return cmocka_run_group_tests_name("support/workers", tests, NULL, NULL);
}
