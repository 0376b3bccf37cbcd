#!/bin/sh
# Every header compiles alone, and twice in one file.
#
# In:  the root of a tree; CC, and CHECK_CFLAGS with the libraries' folders.
# Out: the compiler's words on each header that does not; fails on any.
set -eu
cd "${1:?root of the tree}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

units=
count=0
add() { # the header as it is included
    count=$((count + 1))
    unit=$scratch/header_$(echo "$1" | tr '/.' '__').c
    printf '#include "%s"\n#include "%s"\nextern int unused;\n' "$1" "$1" \
        >"$unit"
    units="$units $unit"
}

for header in include/atlas/*.h; do
    add "${header#include/}"
done
for header in $(find pipeline -name '*.h' | sort); do
    add "${header#pipeline/}"
done
# shellcheck disable=SC2086 # lists of words
${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror \
    -I include -I pipeline ${CHECK_CFLAGS-} -fsyntax-only $units
echo "$count headers compile alone"
