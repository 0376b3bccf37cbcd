// Our class breaks against those that classint.R wrote.
//
// In:  the path of its output.
// Out: 0, or 1 with a line for each set of breaks that differs.
//
// Edges are compared before they are rounded, to 1e-9. Where classInt gives
// more classes than a table holds, ours must be: for pretty and sd, what
// classInt gives for the next smaller n that fits; for head/tail breaks, the
// same edges as far as they fit, then the highest value.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "classify/breaks.h"

#include "atlas/memory.h"

// Most edges that classInt gives for the columns of the test.
#define EDGES_MAX 64

struct theirs {
    char style[32];
    unsigned wanted;
    size_t count;  // Edges.
    double edges[EDGES_MAX];
};

static void die(const char *message) {
    fprintf(stderr, "compare_classint: %s\n", message);
    exit(2);
}

static double read_number(FILE *file) {
    char word[64];
    if (fscanf(file, "%63s", word) != 1) die("the file ends too early");
    return strtod(word, NULL);
}

static size_t read_count(FILE *file, size_t most) {
    const double count = read_number(file);
    if (!(count >= 0 && count <= (double)most)) die("a count is out of range");
    return (size_t)count;
}

// Read the rest of a line "column NAME COUNT VALUE...".
static void read_column(FILE *file, char name[128], struct column *column) {
    if (fscanf(file, "%127s", name) != 1) die("a column has no name");
    const size_t count = read_count(file, 1000000);
    double *const values = atlas_xcalloc(count, sizeof(*values));
    for (size_t i = 0; i < count; i++) values[i] = read_number(file);
    if (column->count) column_release(column);
    column_fill(column, values, count);
    free(values);
}

// Read the rest of a line "breaks STYLE N COUNT EDGE...".
static void read_breaks(FILE *file, struct theirs *theirs) {
    if (fscanf(file, "%31s", theirs->style) != 1) die("breaks have no style");
    theirs->wanted = (unsigned)read_count(file, 9);
    theirs->count = read_count(file, EDGES_MAX);
    for (size_t i = 0; i < theirs->count; i++) {
        theirs->edges[i] = read_number(file);
    }
}

static bool is_equal(const struct raw_edges *ours,
                     const struct theirs *theirs) {
    if (ours->count + 1 != theirs->count) return false;
    for (size_t i = 0; i < theirs->count; i++) {
        if (fabs(ours->edges[i] - theirs->edges[i]) > 1e-9) return false;
    }
    return true;
}

// What classInt gave, brought to a table's size; `fitting` is the last of this
// style that had it.
static void shorten(struct theirs *theirs, const struct theirs *fitting) {
    if (theirs->count <= ATLAS_CLASSES_MAX + 1) return;
    if (!strcmp(theirs->style, "headtails")) {
        theirs->edges[ATLAS_CLASSES_MAX] = theirs->edges[theirs->count - 1];
        theirs->count = ATLAS_CLASSES_MAX + 1;
    } else if (!strcmp(theirs->style, fitting->style)) {
        *theirs = *fitting;
    }
}

static void print_edges(const char *who, const double *edges, size_t count) {
    printf("  %s:", who);
    for (size_t i = 0; i < count; i++) printf(" %.12g", edges[i]);
    printf("\n");
}

// Compare one set of breaks; 0, or 1 when it differs.
static int compare(const char *name, const struct column *column,
                   const struct theirs *theirs, unsigned wanted) {
    const enum atlas_class_method method =
        atlas_class_method_parse(theirs->style);
    struct raw_edges ours = {.count = 0};
    if (method == ATLAS_CLASS_METHOD_END) die("unknown style");
    breaks_find(method, column, wanted, &ours);
    if (is_equal(&ours, theirs)) return 0;
    printf("%s %s %u\n", name, theirs->style, wanted);
    print_edges("ours", ours.edges, ours.count + 1);
    print_edges("classInt", theirs->edges, theirs->count);
    return 1;
}

int main(int argc, char **argv) {
    FILE *const file = argc == 2 ? fopen(argv[1], "r") : NULL;
    struct column column = {.count = 0};
    struct theirs fitting = {.count = 0};
    char name[128] = "";
    char word[16];
    unsigned compared = 0;
    int bad = 0;
    if (!file) die("wants the path of classint.R's output");
    while (fscanf(file, "%15s", word) == 1) {
        struct theirs theirs = {.count = 0};
        if (!strcmp(word, "column")) {
            read_column(file, name, &column);
            fitting.style[0] = '\0';
            continue;
        }
        read_breaks(file, &theirs);
        const unsigned wanted = theirs.wanted;
        shorten(&theirs, &fitting);
        bad |= compare(name, &column, &theirs, wanted);
        fitting = theirs;
        compared++;
    }
    fclose(file);
    if (column.count) column_release(&column);
    printf("%u sets of breaks compared\n", compared);
    return bad || !compared;
}
