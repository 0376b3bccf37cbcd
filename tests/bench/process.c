// Times and memory of processes.
//
// In:  a command; or nothing, for this process.
// Out: wall time, processor time, and what wait4() says of peak memory.

#define _DEFAULT_SOURCE
#include "process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds_used(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

struct process_use process_now(void) {
    return (struct process_use){
        .seconds = seconds_of(CLOCK_MONOTONIC),
        .processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID),
    };
}

bool process_run(char *const *command, bool is_quiet,
                 struct process_use *ret_use) {
    const double start = seconds_of(CLOCK_MONOTONIC);
    struct rusage usage;
    int status;
    const pid_t child = fork();
    if (child == 0) {
        const int null = is_quiet ? open("/dev/null", O_WRONLY) : -1;
        if (null >= 0) {
            dup2(null, 1);
            dup2(null, 2);
        }
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status) {
        return false;
    }
    ret_use->seconds = seconds_of(CLOCK_MONOTONIC) - start;
    ret_use->processor =
        seconds_used(usage.ru_utime) + seconds_used(usage.ru_stime);
    ret_use->mebibytes = (double)usage.ru_maxrss / 1024;
    return true;
}
