// What a command used: measure FILE COMMAND...
//
// In:  a file to add to, a command; its output goes where ours goes.
// Out: a line in the file: "whole <seconds> <processor seconds> <MiB>"; ends 1
//      when the command fails.

#include <stdio.h>

#include "process.h"

int main(int argc, char **argv) {
    struct process_use use;
    if (argc < 3) {
        fputs("usage: measure FILE COMMAND...\n", stderr);
        return 1;
    }
    if (!process_run(argv + 2, false, &use)) return 1;
    FILE *file = fopen(argv[1], "a");
    if (!file) {
        perror(argv[1]);
        return 1;
    }
    fprintf(file, "whole %.6f %.6f %.1f\n", use.seconds, use.processor,
            use.mebibytes);
    return fclose(file) ? 1 : 0;
}
