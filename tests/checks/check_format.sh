#!/bin/sh
# Every source is formatted by .clang-format; nothing is rewritten here.
#
# In:  the root of a tree; clang-format 14, the version that is pinned.
# Out: clang-format's words on each file that is not, and lines over 80 columns
#      (it lets comments be as long as they are); fails on any, is skipped (77)
#      where that version is not installed.
set -eu
cd "${1:?root of the tree}"

find include pipeline tests -name '*.[ch]' | sort | xargs awk '
    { gsub(/[\200-\277]/, "") }
    length($0) > 80 {
        printf "%s:%d: line over 80 columns\n", FILENAME, FNR
        bad = 1
    }
    END { exit bad }'

formatter=
for name in clang-format-14 clang-format; do
    case $("$name" --version 2>/dev/null || true) in
    *"version 14."*) formatter=$name && break ;;
    esac
done
if [ -z "$formatter" ]; then
    echo "skipped: clang-format 14 is not installed"
    exit 77
fi
find include pipeline tests -name '*.[ch]' -print0 |
    xargs -0 "$formatter" --dry-run -Werror --ferror-limit=3
