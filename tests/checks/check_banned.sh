#!/bin/sh
# Calls that we do not make, and calls that only some files may make.
#
# In:  the root of a tree.
# Out: one line a call; comments and texts do not count. Fails when there is
#      one. The lists, with the reasons, are in banned.awk.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"

files=$(find pipeline include tests -name '*.[ch]' \
    ! -path 'tests/checks/*' | sort)
# shellcheck disable=SC2086 # file names of ours hold no blanks
awk -v keep=1 -f "$here/strip.awk" -f "$here/banned.awk" $files
