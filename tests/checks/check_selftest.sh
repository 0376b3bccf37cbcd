#!/bin/sh
# Every check can fail: faults are planted, one at a time, in a small good tree.
#
# In:  the root of the tree, for its checks.
# Out: one line a check that does not find its fault, finds it for another
#      reason than the one planted, or finds one in the good tree.
set -eu
checks=$(cd "${1:?root of the tree}" && pwd)/tests/checks
formatting=$(cd "$1" && pwd)/.clang-format
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/tree
bad=0

# Write a file of the tree: path, content with \n between lines.
put() {
    mkdir -p "$tree/$(dirname "$1")"
    printf '%b\n' "$2" >"$tree/$1"
}

# A header of one documented function, and whatever else is given.
header() {
    guard=ATLAS_$(echo "${1%.h}" | tr '[:lower:]' '[:upper:]')_H
    put "include/atlas/$1" "/** @file $1
 *  @brief A planted header.
 */
#ifndef $guard
#define $guard

${2-}/** Does one thing. */
int atlas_${1%.h}(void);

#endif"
}

opening='// One thing.\n//\n// In:  nothing.\n// Out: one.\n'

entry='# Gallery\n\n## A\n\nA picture.\n\n![of a](a.png)
\n```sh\n./atlas map --out \\\n    outputs/gallery/a.png\n```'

# The good tree: each header of layers.txt, one source a folder, one test.
good_tree() {
    rm -rf "$tree"
    mkdir -p "$tree"
    cp "$formatting" "$tree/.clang-format"
    for name in $(awk '$1 == "header" { print $2 }' "$checks/layers.txt"); do
        header "$name"
    done
    for folder in $(awk '$1 == "folder" { print $2 }' "$checks/layers.txt"); do
        put "pipeline/$folder/$folder.c" \
            "$opening\n#include \"atlas/status.h\"\n"
        put "pipeline/$folder/CMakeLists.txt" \
            "target_sources(atlas PRIVATE $folder.c)"
    done
    put pipeline/main.c "$opening\nint main(void) {\n    return 0;\n}"
    put tests/unit/areas/test_one.c 'int main(void) {\n    return 0;\n}'
    put tests/unit/areas/CMakeLists.txt 'atlas_unit_test(areas one)'
    put README.md 'Read on in [the other page](OTHER.md).
\n```sh\nabsence-atlas run\n```'
    put OTHER.md 'A page.'
    put outputs/gallery/README.md "$entry"
    put outputs/gallery/a.png planted
    find "$tree" -name '*.c' -exec sed -i '${/^$/d}' {} +
    printf '#!/bin/sh\n[ "$1" = run ]\n' >"$scratch/program"
    chmod +x "$scratch/program"
}

run_check() { # check
    status=0
    PROGRAM=$scratch/program sh "$checks/check_$1.sh" "$tree" \
        >"$scratch/said" 2>&1 || status=$?
}

passes() { # check
    run_check "$1"
    case $status in
    0 | 77) ;;
    *)
        echo "check.$1 fails on the good tree:"
        cat "$scratch/said"
        bad=1
        ;;
    esac
}

# Plant a file, run a check, expect it to fail with these words, and mend.
fault() { # check, words, path, content
    if [ -e "$tree/$3" ]; then
        cp "$tree/$3" "$scratch/before"
    else
        rm -f "$scratch/before"
    fi
    put "$3" "$4"
    run_check "$1"
    if [ $status -eq 77 ]; then
        echo "check.$1 is skipped here"
    elif [ $status -eq 0 ]; then
        echo "check.$1 does not find: $2"
        bad=1
    elif ! grep -q -- "$2" "$scratch/said"; then
        echo "check.$1 fails, but not for: $2"
        cat "$scratch/said"
        bad=1
    fi
    if [ -f "$scratch/before" ]; then
        cp "$scratch/before" "$tree/$3"
    else
        rm "$tree/$3"
    fi
}

source_with() { printf '%s' "$opening\\n$1"; }

good_tree
for check in layers headers docs functions sources banned format words readme \
    gallery; do
    passes $check
done

fault layers 'may not include atlas/ingest.h' pipeline/locate/locate.c \
    '#include "atlas/ingest.h"'
fault layers 'may not include atlas/geometry.h' pipeline/support/support.c \
    '#include "atlas/geometry.h"'
fault layers 'may not include atlas/rates.h' pipeline/geo/geo.c \
    '#include "atlas/rates.h"'
fault layers 'includes the private ingest/x.h' pipeline/locate/locate.c \
    '#include "ingest/x.h"'
put pipeline/ingest/x.h '// Private.'
fault layers 'includes the private ingest/x.h' tests/unit/areas/test_one.c \
    '#include "ingest/x.h"'
rm "$tree/pipeline/ingest/x.h"
fault layers 'gdal.h belongs to geo/ only' pipeline/areas/areas.c \
    '#include <gdal.h>'
fault layers 'cairo.h belongs to render/ only' pipeline/export/export.c \
    '#include <cairo/cairo.h>'
fault layers 'may not include atlas/locate.h' include/atlas/rates.h \
    '#include "atlas/locate.h"'
fault layers 'header is not in layers.txt' include/atlas/planted.h ''
fault layers 'folder is not in layers.txt' pipeline/planted/planted.c ''
rmdir "$tree/pipeline/planted"

fault headers 'uint32_t' include/atlas/rates.h 'uint32_t atlas_rates(void);'
fault headers 'redefinition' pipeline/areas/x.h 'struct x {\n    int a;\n};'

doc='/** @file rates.h\n *  @brief Planted.\n */\n'
fault docs 'declaration is not documented: int atlas_rates' \
    include/atlas/rates.h "${doc}int atlas_rates(int a,\n    int b);"
fault docs 'field is not documented: int b' include/atlas/rates.h \
    "$doc/** S. */\nstruct s {\n    int a;  ///< A.\n    int b;\n};"
fault docs 'struct is not documented' include/atlas/rates.h \
    "${doc}struct s {\n    int a;  ///< A.\n};"
fault docs 'enum is not documented' include/atlas/rates.h \
    "${doc}enum e { A };"
fault docs 'enumerator is not documented: B' include/atlas/rates.h \
    "$doc/** E. */\nenum e {\n    A,  ///< A.\n    B,\n    C  ///< C.\n};"
fault docs 'macro is not documented: PLANTED' include/atlas/rates.h \
    "$doc\n#define PLANTED(a) \\\\\n    (a)"
fault docs 'declaration is not documented: struct s' include/atlas/rates.h \
    "${doc}struct s;"
fault docs 'declaration is not documented: int atlas_second' \
    include/atlas/rates.h \
    "$doc/** First. */\nint atlas_first(void);\nint atlas_second(void);"
fault docs 'declaration is not documented: int atlas_after' \
    include/atlas/rates.h \
    "$doc/** S. */\nstruct s {\n    int a;  ///< A.\n};\nint atlas_after(void);"
fault docs 'does not open with @file' include/atlas/rates.h \
    '/** Nothing. */\nint atlas_rates(void);'

long=$(awk 'BEGIN { for (i = 0; i < 80; i++) printf "    a++;\\n" }')
fault functions 'long_one has 82 lines' pipeline/areas/areas.c \
    "static int long_one(int a) {\n$long}"
fault functions 'wide has 7 parameters' pipeline/areas/areas.c \
    'int wide(int a, int b, int c, int d, int e, int f, int g) {\n}'
fault functions 'not const and outlives a call: static int counter' \
    pipeline/areas/areas.c 'static int counter;'
fault functions 'not const and outlives a call: static const char \*names' \
    pipeline/areas/areas.c 'static const char *names[] = {"a", "b"};'
fault functions 'not const and outlives a call: static size_t used' \
    pipeline/areas/areas.c 'void f(void) {\n    static size_t used = 1;\n}'
fault functions 'longer than 500 lines' pipeline/areas/areas.c \
    "$(awk 'BEGIN { for (i = 0; i < 501; i++) printf "//\\n" }')"
fault functions 'median over 15' pipeline/areas/areas.c \
    "$(awk 'BEGIN { for (i = 0; i < 9; i++) {
        printf "int f%d(int a) {\\n", i
        for (j = 0; j < 17; j++) printf "    a++;\\n"
        printf "}\\n" } }')"

fault sources 'is not listed' pipeline/areas/second.c "$opening"
fault sources 'lost.c is not there' pipeline/areas/CMakeLists.txt \
    'target_sources(atlas PRIVATE areas.c # lost twice\n    lost.c)'
fault sources 'lists areas.c twice' pipeline/areas/CMakeLists.txt \
    'target_sources(atlas PRIVATE areas.c areas.c)'
fault sources 'test_two.c: is not listed' tests/unit/areas/test_two.c ''
fault sources 'test_two.c is not there' tests/unit/areas/CMakeLists.txt \
    'atlas_unit_test(areas one)\natlas_unit_test(areas two)'
fault sources 'test_three.c is not there' tests/unit/areas/CMakeLists.txt \
    'foreach(name one\n    three)\natlas_unit_test(areas ${name} lib)\nendforeach()'
fault sources 'does not open with' pipeline/areas/areas.c '#include <x.h>'

fault banned 'strcpy() is not used' pipeline/areas/areas.c \
    'void f(char *a) {\n    strcpy (a, "b");\n}'
fault banned 'malloc() is not used' pipeline/areas/areas.c \
    'void *f(void) {\n    return malloc(1);\n}'
fault banned 'printf() is not used' pipeline/areas/areas.c \
    'void f(void) {\n    printf("text");\n}'
fault banned 'exit() is not used' pipeline/support/support.c \
    'void f(void) {\n    exit(1);\n}'
fault banned 'stdout and stderr' pipeline/areas/areas.c \
    'void f(void) {\n    write_to(stderr, "text");\n}'
fault banned 'strtod() is not used' pipeline/areas/areas.c \
    'double f(char *a) {\n    return strtod(a, 0);\n}'
fault banned 'time() is not used' pipeline/areas/areas.c \
    'long f(void) {\n    return time(0);\n}'
fault banned 'follow the locale' pipeline/areas/areas.c \
    'void f(void) {\n    add("%d, %-8.2lf", 1, 2.0);\n}'

# What only looks like a fault.
put pipeline/areas/areas.c "$(source_with \
    '// A note: printf("%f") and malloc() are not for us.
const char *f(struct s *a) {
    a->free(a); a->exit(1);
    return "strcpy(a), 10 % of /* all */ and \\"exit(1)\\"" /* gets() */;
}
int my_malloc(int n);
static const char *const names[] = {"a"};
static const struct s {
    int a;
} table[] = {{1}, {2}};
static int helper(int n);
enum { LIMIT = 3 };')"
for check in banned functions sources; do passes $check; done
good_tree

fault format 'clang-format' pipeline/areas/areas.c 'int   a ;'

fault format 'over 80 columns' pipeline/areas/areas.c \
    "// $(awk 'BEGIN { for (i = 0; i < 80; i++) printf "x" }')"

fault words 'machine path' pipeline/areas/areas.c '// See /wor''k/notes.'
fault words 'machine path' OTHER.md 'Look in /ho''me/somebody.'
fault words 'registry host' OTHER.md 'From https://pypi.or''g/simple.'
fault words 'scratch folder' OTHER.md 'Look in /tm''p/somewhere.'
fault words 'links to LOST.md' OTHER.md '[lost](LOST.md)'
fault words 'blanks at the end' pipeline/areas/areas.c '// One. '

fault readme 'ends 1: absence-atlas walk' README.md \
    '```sh\nabsence-atlas run   # good\nabsence-atlas walk\n```'
fault readme 'ends 1: absence-atlas map' README.md \
    '```text\nabsence-atlas walk\n```\n```sh\n./atlas test\n./atlas map\n```'
fault readme 'ends 1: absence-atlas walk far' README.md \
    '```sh\nabsence-atlas walk \\\n    far\n```'

fault gallery 'b.png: no command of' outputs/gallery/b.png planted
fault gallery 'b.png: outputs/gallery/README.md has no entry' \
    outputs/gallery/b.png planted
fault gallery 'a.txt: is no picture' outputs/gallery/a.txt planted
fault gallery 'a.png: 400001 bytes, over' outputs/gallery/a.png \
    "$(awk 'BEGIN { for (i = 0; i < 400000; i++) printf "x" }')"
fault gallery 'b.png is not there: remake it' outputs/gallery/README.md \
    "$entry\n\n\`\`\`sh data\n./atlas map --out outputs/gallery/b.png\n\`\`\`"
fault gallery 'shows b.png, not there' outputs/gallery/README.md \
    "$entry\n\n![of b](b.png)"
fault gallery 'two commands make a.png' outputs/gallery/README.md \
    "$entry\n\n\`\`\`sh\n./atlas map --out outputs/gallery/a.png\n\`\`\`"
fault gallery 'B: has no sentence' outputs/gallery/README.md "$entry\n\n## B"
fault gallery 'B: has no command' outputs/gallery/README.md "$entry\n\n## B"
fault gallery 'B: shows no picture' outputs/gallery/README.md "$entry\n\n## B"
exit $bad
