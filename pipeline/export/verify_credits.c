// Whether a file carries its credits.
//
// In:  the lines of CREDITS.txt, a file's way to say whether it holds a line.
// Out: a failure for each line that is missing.
//
// CREDITS.txt has the lines of the whole folder. A file about one level carries
// every source, and of the boundaries' lines those of its own: one at least.

#include <string.h>

#include "verify.h"

static bool is_source(const char *line) {
    return strncmp(line, "Source: ", 8) == 0;
}

void verify_credits(struct verify *verify, verify_holds holds, void *argument,
                    bool whole) {
    const char *boundary = NULL;
    bool has_boundary = false;
    for (size_t i = 0; i < verify->credit_count; i++) {
        const char *const line = verify->credits[i];
        const bool is_held = holds(line, argument);
        if ((whole || is_source(line)) && !is_held) {
            verify_fail(verify, 0, "credit is missing: %s", line);
        }
        if (!is_source(line)) {
            boundary = line;
            has_boundary |= is_held;
        }
    }
    if (!whole && boundary && !has_boundary) {
        verify_fail(verify, 0, "credit is missing: %s", boundary);
    }
}
