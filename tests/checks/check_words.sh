#!/bin/sh
# Nothing of a developer's machine gets into the project, and no dead link.
#
# In:  the root of a tree.
# Out: one line a machine path, registry host, line with blanks at its end, or
#      link of a page to a file that is not there; fails on any.
set -eu
cd "${1:?root of the tree}"
bad=0

complain() {
    echo "$1"
    bad=1
}

texts() {
    find . \( -path './build*' -o -path ./.git -o -path './outputs/*' \) \
        -prune -o -type f \( -name '*.[ch]' -o -name '*.md' -o -name '*.txt' \
        -o -name '*.sh' -o -name '*.awk' -o -name '*.ini' -o -name '*.json' \
        -o -path ./atlas -o -path ./.ci/run \) -print | sort
}
pages() {
    find . \( -path './build*' -o -path ./.git \) -prune -o \
        -name '*.md' -print | sort
}

# Brackets keep these lines from finding themselves.
paths='/wor[k]/|/ro[o]t/|/ho[m]e/'
hosts='pypi[.]or[g]|npmjs[.]co[m]|crates[.]i[o]|proxy[.]golan[g]'
hosts="$hosts|deb[.]debia[n]|127[.]0[.]0[.][1]|localhos[t]"

# shellcheck disable=SC2046 # file names of ours hold no blanks
found=$(grep -nE "$paths|$hosts" $(texts) /dev/null || true)
[ -z "$found" ] || complain "machine path or registry host:
$found"
# shellcheck disable=SC2046
found=$(grep -nE '/tm[p]/' $(pages) include/atlas/*.h /dev/null || true)
[ -z "$found" ] || complain "path of a scratch folder:
$found"
# shellcheck disable=SC2046
found=$(grep -nE '[[:blank:]]+$' $(texts) /dev/null || true)
[ -z "$found" ] || complain "blanks at the end of a line:
$found"

for page in $(pages); do
    for link in $(grep -oE '\]\([^)# ]+' "$page" | cut -c3-); do
        case $link in
        http*:* | mailto:*) continue ;;
        esac
        [ -e "$(dirname "$page")/$link" ] ||
            complain "$page: links to $link, which is not there"
    done
done
exit $bad
