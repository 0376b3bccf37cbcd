#!/bin/sh
# Every declaration in include/atlas/ is documented where it stands.
#
# In:  the root of a tree.
# Out: one line a function, struct, field, enum, enumerator or macro that has
#      neither a /** */ before it nor a ///< behind it, and a header that does
#      not open with @file and @brief; fails when there is one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"

awk -f "$here/strip.awk" -f "$here/walk.awk" -f "$here/docs.awk" \
    include/atlas/*.h
