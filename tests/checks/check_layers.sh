#!/bin/sh
# Includes go one way: support <- geo <- stages <- products <- commands <- main.
#
# In:  the root of a tree; layers.txt says which folder and header is where.
# Out: one line a forbidden include; fails when there is one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"

files=$(find pipeline include tests/unit -name '*.[ch]' 2>/dev/null | sort)
folders=$(cd pipeline && find . -mindepth 1 -type d ! -path './decisions*' |
    cut -c3- | sort | tr '\n' ' ')
headers=$(cd pipeline && find . -name '*.h' | cut -c3- | sort | tr '\n' ' ')

# shellcheck disable=SC2086 # file names of ours hold no blanks
awk -v keep=1 -v folders="$folders" -v private_headers="$headers" \
    -f "$here/strip.awk" -f "$here/layers.awk" "$here/layers.txt" $files
