#!/bin/sh
# The gallery is whole: every picture has its entry and every entry its picture.
#
# In:  the root of a tree; looks at outputs/gallery/ and its page, README.md.
# Out: one line a picture without a command, or that the page does not show or
#      link; a picture that is shown but is not there; a command whose picture
#      is not there; an entry without a heading, a sentence or a command of its
#      own; a picture over 400 kB; a file that is no picture. Fails on any.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"
gallery=outputs/gallery
page=$gallery/README.md
most=400000
bad=0

complain() {
    echo "$1"
    bad=1
}

if [ ! -f "$page" ]; then
    echo "$page: is not there"
    exit 1
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Pictures that commands make, and those that the page shows or links.
awk -f "$here/examples.awk" "$page" |
    grep -oE "$gallery/[^ ]+[.](png|svg|pdf)" |
    sed "s|^$gallery/||" | sort >"$scratch/made" || true
grep -oE '\]\([^)/# ]+[.](png|svg|pdf)' "$page" | cut -c3- |
    sort >"$scratch/shown" || true

for twice in $(uniq -d "$scratch/made"); do
    complain "$page: two commands make $twice"
done
for name in $(uniq "$scratch/made"); do
    [ -f "$gallery/$name" ] || complain "$page: $name is not there: remake it"
done
for name in $(uniq "$scratch/shown"); do
    [ -f "$gallery/$name" ] || complain "$page: shows $name, not there"
done
for path in "$gallery"/*; do
    name=${path##*/}
    case $name in
    README.md) continue ;;
    *.png | *.svg | *.pdf) ;;
    *) complain "$path: is no picture" && continue ;;
    esac
    grep -qxF "$name" "$scratch/made" ||
        complain "$path: no command of $page makes it"
    grep -qxF "$name" "$scratch/shown" || complain "$path: $page has no entry"
    size=$(wc -c <"$path")
    [ "$size" -le $most ] || complain "$path: $size bytes, over $most"
done

# Each heading below the first: words, a picture with words for it, a command.
awk -v page="$page" '
    function entry_end() {
        if (heading == "") return
        if (!words) fault("has no sentence")
        if (!picture) fault("shows no picture with words for it")
        if (!command) fault("has no command")
    }
    function fault(what) {
        printf "%s: %s: %s\n", page, heading, what
        bad = 1
    }
    /^```/ { inside = !inside; next }
    inside { if (/outputs\/gallery\//) command = 1; next }
    /^## / {
        entry_end()
        heading = substr($0, 4)
        words = picture = command = 0
        next
    }
    /^!\[[^]]+\]\(/ { picture = 1; next }
    /[a-z]/ { words = 1 }
    END { entry_end(); exit bad }' "$page" || bad=1
exit $bad
