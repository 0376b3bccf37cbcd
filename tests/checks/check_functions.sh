#!/bin/sh
# Functions and files stay short, and nothing at file scope can change.
#
# In:  the root of a tree; looks at pipeline/.
# Out: one line a function over 80 lines or over 6 parameters besides err, a
#      file over 500 lines, a variable that outlives its function and is not
#      const; the median length of a function. Fails on any, or on a median
#      over 15.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"

lengths=$(mktemp)
trap 'rm -f "$lengths"' EXIT

files=$(find pipeline -name '*.[ch]' | sort)
status=0
# shellcheck disable=SC2086 # file names of ours hold no blanks
awk -v lengths="$lengths" -f "$here/strip.awk" -f "$here/walk.awk" \
    -f "$here/functions.awk" $files || status=1

sort -n "$lengths" | awk '
    { length_of[NR] = $1 }
    END {
        if (!NR) exit
        median = length_of[int((NR + 1) / 2)]
        printf "%d functions, median %d lines, longest %d\n", NR, median,
            length_of[NR]
        if (median > 15) { print "median over 15 lines"; exit 1 }
    }' || status=1
exit $status
