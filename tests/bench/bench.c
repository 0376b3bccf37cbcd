// The main job against a peer, in turn, on the same files.
//
// In:  the program, a peer's script, the folder of the data, how many rounds.
// Out: on stdout wall time, processor time and peak memory of the program with
//      prepared boundaries, without them, and of the peer in each round, the
//      medians, and the ratios. Only ratios mean anything: machines are noisy.
//      Where others use the machine too, that of the processor times is the
//      steadier one.
//
// Each command runs in a process of its own; wait4() tells what it used.

#include <stdio.h>
#include <stdlib.h>

#include "process.h"

enum { ROUNDS_MAX = 99 };

// Run a command with its chatter thrown away; ends the bench when it fails.
static struct process_use measure(char *const *command) {
    struct process_use use;
    if (process_run(command, true, &use)) return use;
    fprintf(stderr, "bench: '%s' failed; run it by hand to see why\n",
            command[0]);
    exit(1);
}

static int by_size(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof(*values), by_size);
    return values[count / 2];
}

// Medians of the times, the highest of the peaks.
static struct process_use summary(const struct process_use *results,
                                  int count) {
    double seconds[ROUNDS_MAX];
    double processor[ROUNDS_MAX];
    struct process_use summary = {0};
    for (int i = 0; i < count; i++) {
        seconds[i] = results[i].seconds;
        processor[i] = results[i].processor;
        if (results[i].mebibytes > summary.mebibytes) {
            summary.mebibytes = results[i].mebibytes;
        }
    }
    summary.seconds = median(seconds, count);
    summary.processor = median(processor, count);
    return summary;
}

/** One who does the job. */
struct contender {
    const char *name;
    char *const *command;
    struct process_use results[ROUNDS_MAX];
    struct process_use summary;
};

static void print(const char *what, const char *name,
                  struct process_use result) {
    printf("%-8s%-10s%8.3f s (processor %.3f s) %4.0f MiB\n", what, name,
           result.seconds, result.processor, result.mebibytes);
    fflush(stdout);
}

static void compete(struct contender *contenders, size_t count, int rounds) {
    for (int i = 0; i < rounds; i++) {
        for (size_t c = 0; c < count; c++) {
            contenders[c].results[i] = measure(contenders[c].command);
            print("round", contenders[c].name, contenders[c].results[i]);
        }
    }
    for (size_t c = 0; c < count; c++) {
        contenders[c].summary = summary(contenders[c].results, rounds);
        print("median", contenders[c].name, contenders[c].summary);
    }
}

int main(int argc, char **argv) {
    static struct contender contenders[] = {
        {.name = "prepared"}, {.name = "no-cache"}, {.name = "peer"}};
    enum { PREPARED, NO_CACHE, PEER, CONTENDERS };
    char ours_out[512];
    char peer_out[512];
    char run[] = "run";
    char data[] = "--data";
    char out[] = "--out";
    char no_cache[] = "--no-cache";
    char python[] = "/usr/bin/python3";
    const int rounds = argc > 6 ? (int)strtol(argv[6], NULL, 10) : 5;
    if (argc < 6 || rounds < 1 || rounds > ROUNDS_MAX) {
        fputs("usage: bench PROGRAM CONFIG PEER_SCRIPT DATA OUT [ROUNDS]\n",
              stderr);
        return 1;
    }
    snprintf(ours_out, sizeof(ours_out), "%.500s/ours", argv[5]);
    snprintf(peer_out, sizeof(peer_out), "%.500s/peer", argv[5]);
    char *const prepared[] = {argv[1], run, argv[2],  data,
                              argv[4], out, ours_out, NULL};
    char *const anew[] = {argv[1], run,      argv[2],  data, argv[4],
                          out,     ours_out, no_cache, NULL};
    char *const peer[] = {python, argv[3], argv[4], peer_out, NULL};
    contenders[PREPARED].command = prepared;
    contenders[NO_CACHE].command = anew;
    contenders[PEER].command = peer;
    measure(prepared);  // not counted: it prepares
    compete(contenders, CONTENDERS, rounds);
    for (int i = PREPARED; i < PEER; i++) {
        const struct process_use ours = contenders[i].summary;
        const struct process_use other = contenders[PEER].summary;
        printf("%-18s%.1f times as fast as the peer, %.1f in processor time\n",
               contenders[i].name, other.seconds / ours.seconds,
               other.processor / ours.processor);
    }
    return 0;
}
