// The main job against a peer, in turn, on the same files.
//
// In:  the program, a peer's script, the folder of the data, a number of
// rounds. Out: on stdout wall time and peak memory of both in each round, their
// medians
//      and the ratio. Only the ratio means anything: machines are noisy.
//
// Each command runs in a process of its own; wait4() gives its peak memory.

#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_MAX = 99 };

struct result {
    double seconds;    // wall
    double mebibytes;  // peak resident memory
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// Run a command with its chatter thrown away; ends the bench when it fails.
static struct result measure(char *const *command) {
    const double start = now();
    struct rusage usage;
    struct result result;
    int status;
    const pid_t child = fork();
    if (child == 0) {
        const int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status) {
        fprintf(stderr, "bench: '%s' failed; run it by hand to see why\n",
                command[0]);
        exit(1);
    }
    result.seconds = now() - start;
    result.mebibytes = (double)usage.ru_maxrss / 1024;
    return result;
}

static int by_seconds(const void *left, const void *right) {
    const double a = ((const struct result *)left)->seconds;
    const double b = ((const struct result *)right)->seconds;
    return (a > b) - (a < b);
}

static double peak(const struct result *results, int count) {
    double most = 0;
    for (int i = 0; i < count; i++) {
        if (results[i].mebibytes > most) most = results[i].mebibytes;
    }
    return most;
}

static void report(struct result *ours, struct result *peer, int rounds) {
    qsort(ours, (size_t)rounds, sizeof(*ours), by_seconds);
    qsort(peer, (size_t)rounds, sizeof(*peer), by_seconds);
    printf("median  ours %.3f s, peak %.0f MiB; peer %.3f s, peak %.0f MiB\n",
           ours[rounds / 2].seconds, peak(ours, rounds),
           peer[rounds / 2].seconds, peak(peer, rounds));
    printf("ratio   %.1f times as fast as the peer\n",
           peer[rounds / 2].seconds / ours[rounds / 2].seconds);
}

int main(int argc, char **argv) {
    struct result ours[ROUNDS_MAX];
    struct result peer[ROUNDS_MAX];
    char ours_out[512];
    char peer_out[512];
    const int rounds = argc > 6 ? (int)strtol(argv[6], NULL, 10) : 5;
    if (argc < 6 || rounds < 1 || rounds > ROUNDS_MAX) {
        fputs("usage: bench PROGRAM CONFIG PEER_SCRIPT DATA OUT [ROUNDS]\n",
              stderr);
        return 1;
    }
    snprintf(ours_out, sizeof(ours_out), "%.500s/ours", argv[5]);
    snprintf(peer_out, sizeof(peer_out), "%.500s/peer", argv[5]);
    char *const our_command[] = {argv[1], "run",   argv[2],  "--data",
                                 argv[4], "--out", ours_out, NULL};
    char *const peer_command[] = {"/usr/bin/python3", argv[3], argv[4],
                                  peer_out, NULL};
    for (int i = 0; i < rounds; i++) {
        ours[i] = measure(our_command);
        peer[i] = measure(peer_command);
        printf("round %d ours %.3f s %.0f MiB; peer %.3f s %.0f MiB\n", i + 1,
               ours[i].seconds, ours[i].mebibytes, peer[i].seconds,
               peer[i].mebibytes);
        fflush(stdout);
    }
    report(ours, peer, rounds);
    return 0;
}
