// The main job against a peer, in turn, on the same files.
//
// In:  the program, a peer's script, the folder of the data, how many rounds.
// Out: on stdout wall time, processor time and peak memory of both in each
//      round, the medians, and the ratios. Only ratios mean anything: machines
//      are noisy. Where others use the machine too, that of the processor
//      times is the steadier one.

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

static void print(const char *what, struct process_use ours,
                  struct process_use peer) {
    printf(
        "%s  ours %.3f s (processor %.3f s) %.0f MiB; "
        "peer %.3f s (processor %.3f s) %.0f MiB\n",
        what, ours.seconds, ours.processor, ours.mebibytes, peer.seconds,
        peer.processor, peer.mebibytes);
    fflush(stdout);
}

int main(int argc, char **argv) {
    struct process_use ours[ROUNDS_MAX];
    struct process_use peer[ROUNDS_MAX];
    char ours_out[512];
    char peer_out[512];
    char run[] = "run";
    char data[] = "--data";
    char out[] = "--out";
    char python[] = "/usr/bin/python3";
    const int rounds = argc > 6 ? (int)strtol(argv[6], NULL, 10) : 5;
    if (argc < 6 || rounds < 1 || rounds > ROUNDS_MAX) {
        fputs("usage: bench PROGRAM CONFIG PEER_SCRIPT DATA OUT [ROUNDS]\n",
              stderr);
        return 1;
    }
    snprintf(ours_out, sizeof(ours_out), "%.500s/ours", argv[5]);
    snprintf(peer_out, sizeof(peer_out), "%.500s/peer", argv[5]);
    char *const our_command[] = {argv[1], run, argv[2],  data,
                                 argv[4], out, ours_out, NULL};
    char *const peer_command[] = {python, argv[3], argv[4], peer_out, NULL};
    for (int i = 0; i < rounds; i++) {
        ours[i] = measure(our_command);
        peer[i] = measure(peer_command);
        print("round ", ours[i], peer[i]);
    }
    const struct process_use our = summary(ours, rounds);
    const struct process_use other = summary(peer, rounds);
    print("median", our, other);
    printf("ratio   %.1f times as fast as the peer, %.1f in processor time\n",
           other.seconds / our.seconds, other.processor / our.processor);
    return 0;
}
