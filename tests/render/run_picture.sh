#!/bin/sh
# One picture of the gallery: made again and compared with the one that is kept.
#
#   run_picture.sh NAME PROGRAM COMPARE_PNG FAILED
#
# In:  the name (outputs/gallery/<name>.png, .svg, .pdf), the built programs,
#      a folder for what failed.
# Out: 0; 1 when a picture looks otherwise, has another size, or is not made:
#      then FAILED/<name>.html shows expected, actual and difference; 77 when a
#      command needs the real data and there are none.
#
# PNG is compared by pixels (compare_png.c). SVG is well-formed, the same text
# (compare_svg.awk), and drawn by librsvg it looks like the PNG of its name. PDF
# is compared by the pixels of its pages.
set -eu
name=${1:?name of the picture}
program=${2:?path of the built program}
compare=${3:?path of compare_png}
failed=${4:?folder for what failed}
here=$(cd "$(dirname "$0")" && pwd)
root=${GALLERY_ROOT:-$(cd "$here/../.." && pwd)}
kept=$root/outputs/gallery
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$here/gallery.sh"

made=$scratch/made
page=$failed/$name.html
mkdir -p "$made" "$failed"
rm -f "$failed/$name".*
# librsvg finds the font, and no rule of this machine's fontconfig.
fonts=$here/fonts.conf
bad=0

# One finding: a line for the log and the page, then pictures of $failed with
# their captions.
show() { # what, then pairs of caption and file
    bad=1
    echo "$1"
    [ -f "$page" ] || printf '<!doctype html>\n<meta charset="utf-8">\n<title>%s</title>\n<style>\nbody { font: 14px sans-serif }\nfigure { display: inline-block; width: 32%%; margin: 0; vertical-align: top }\nimg { width: 100%%; border: 1px solid #999 }\npre { white-space: pre-wrap }\n</style>\n<h1>%s</h1>\n' "$name" "$name" >"$page"
    printf '<pre>%s</pre>\n' "$(echo "$1" |
        sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')" >>"$page"
    shift
    while [ $# -gt 0 ]; do
        printf '<figure><img src="%s" alt="%s"><figcaption>%s</figcaption></figure>\n' \
            "$2" "$1" "$1" >>"$page"
        shift 2
    done
}

# Compare two PNGs; $3 is what they are, the rest goes to compare_png.
compare_pixels() { # expected, actual, what, words
    expected=$1
    actual=$2
    what=$3
    shift 3
    status=0
    said=$("$compare" "$expected" "$actual" "$@" \
        --diff "$scratch/difference.png" 2>&1) || status=$?
    if [ $status -eq 0 ]; then
        echo "$what: $said"
        return 0
    fi
    stem=$name.$(echo "$what" | tr -c 'a-z0-9\n' '-')
    cp "$expected" "$failed/$stem.expected.png"
    cp "$actual" "$failed/$stem.actual.png"
    if [ -f "$scratch/difference.png" ]; then
        cp "$scratch/difference.png" "$failed/$stem.difference.png"
    fi
    show "$what: $said" expected "$stem.expected.png" \
        actual "$stem.actual.png" difference "$stem.difference.png"
    rm -f "$scratch/difference.png"
}

has() { # program
    command -v "$1" >/dev/null || { echo "passed over: no $1 here" && return 1; }
}

# Width or height of a PNG: the 4 bytes at an offset of its head.
png_number() { # file, offset
    od -An -tu1 -j"$2" -N4 "$1" |
        awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}

check_png() {
    compare_pixels "$kept/$name.png" "$made/$name.png" "$name.png"
}

check_svg() {
    svg=$made/$name.svg
    if has xmllint; then
        said=$(xmllint --noout --nonet "$svg" 2>&1) ||
            show "$name.svg is not well-formed: $said"
    fi
    said=$(awk -f "$here/compare_svg.awk" "$kept/$name.svg" "$svg") || {
        cp "$kept/$name.svg" "$failed/$name.expected.svg"
        cp "$svg" "$failed/$name.actual.svg"
        show "$name.svg: $said" expected "$name.expected.svg" \
            actual "$name.actual.svg"
    }
    [ -f "$kept/$name.png" ] && has rsvg-convert || return 0
    if FONTCONFIG_FILE=$fonts rsvg-convert \
        -w "$(png_number "$kept/$name.png" 16)" \
        -h "$(png_number "$kept/$name.png" 20)" \
        "$svg" -o "$scratch/drawn.png" 2>"$scratch/said"; then
        compare_pixels "$kept/$name.png" "$scratch/drawn.png" \
            "$name.svg drawn by librsvg" --cells 8
    else
        show "$name.svg: librsvg does not draw it: $(cat "$scratch/said")"
    fi
}

check_pdf() {
    has pdftoppm || return 0
    for which in kept made; do
        eval "from=\$$which"
        if ! pdftoppm -png -r 96 "$from/$name.pdf" "$scratch/$which" \
            2>"$scratch/said"; then
            show "$name.pdf, $which: $(cat "$scratch/said")"
            return 0
        fi
    done
    for drawn in "$scratch"/kept-*.png; do
        number=${drawn##*kept-}
        if [ -f "$scratch/made-$number" ]; then
            compare_pixels "$drawn" "$scratch/made-$number" \
                "$name.pdf page ${number%.png}"
        else
            show "$name.pdf has no page ${number%.png}"
        fi
        rm -f "$scratch/made-$number"
    done
    for drawn in "$scratch"/made-*.png; do
        [ ! -f "$drawn" ] || show "$name.pdf has a page too many"
    done
}

commands_of "$name" >"$scratch/commands"
if [ ! -s "$scratch/commands" ]; then
    echo "no command of outputs/gallery/README.md makes $name"
    exit 1
fi
if grep -q '^sh data' "$scratch/commands" && [ -z "$(real_data)" ]; then
    echo "skipped: no real data here; set ABSENCE_ATLAS_DATA to their folder"
    exit 77
fi
lay_out "$made"
while IFS=$tab read -r kind line command; do
    run_command "$command" || show "outputs/gallery/README.md:$line: ends $?: \
$command
$(cat "$scratch/said")"
done <"$scratch/commands"

for ending in png svg pdf; do
    if [ -f "$kept/$name.$ending" ] && [ -f "$made/$name.$ending" ]; then
        check_$ending
    elif [ -f "$kept/$name.$ending" ]; then
        show "$name.$ending is not made any more"
    elif [ -f "$made/$name.$ending" ]; then
        show "$name.$ending is made but not in the gallery: remake it"
    fi
done
[ $bad -eq 0 ] || echo "see $page"
exit $bad
