#!/bin/sh
# The render tests can fail: pictures that are the same pass, pictures that
# differ in one way each fail, and leave a page that shows it.
#
# In:  the root of the tree; the built PROGRAM, COMPARE (compare_png) and
#      COLOURS (colours_png).
# Out: one line a case that came out otherwise than planted; fails on any, is
#      skipped (77) where rsvg-convert, which draws the planted pictures, is not
#      installed.
set -eu
runner=$(cd "${1:?root of the tree}" && pwd)/tests/render/run_picture.sh
facts=$(dirname "$runner")/map_facts.sh
program=${PROGRAM:?path of the built program}
colours=${COLOURS:?path of colours_png}
compare=${COMPARE:?path of compare_png}
if ! command -v rsvg-convert >/dev/null; then
    echo "skipped: rsvg-convert is not installed"
    exit 77
fi
# The fonts that the runner draws with, or the same picture has other letters.
export FONTCONFIG_FILE="$(dirname "$runner")/fonts.conf"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
gallery=$scratch/project/outputs/gallery
failed=$scratch/failed
bad=0

# A program that copies what is prepared to the path after --out, its last word.
mkdir -p "$scratch/drawn" "$gallery" "$scratch/project/geodata"
cat >"$scratch/program" <<'END'
#!/bin/sh
for out; do :; done
[ "$1" = map ] || [ "$1" = rates ] || exit 1
cp "$DRAWN/${out##*/}" "$out"
END
chmod +x "$scratch/program"

page() { # kind of the block, endings
    kind=$1
    shift
    echo "\`\`\`$kind"
    for ending; do
        echo "./atlas map --out \\"
        echo "    outputs/gallery/p.$ending"
    done
    echo "\`\`\`"
}

# A map of four seats with a digit on each, 300 by 200.
svg='<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">
<path fill="#ffffff" d="M0,0 300,0 300,200 0,200Z"/>
<path fill="#bfe7f8" d="M10,10 150,10 150,100 10,100Z"/>
<path fill="#3a89c5" d="M150,10 290,10 290,100 150,100Z"/>
<path fill="#245994" d="M10,100 150,100 150,190 10,190Z"/>
<path fill="#122c64" d="M150,100 290,100 290,190 150,190Z"/>
<path fill="#111111" d="M40,40 46,40 46,52 40,52Z"/>
<text x="60" y="60">3.77%</text>
</svg>'

# Keep the good picture, let the program draw another: a sed script over the
# SVG, nothing for the same.
plant() { # sed script
    rm -f "$gallery"/* "$scratch/drawn"/*
    page "${kind:-sh}" ${endings:-png} >"$gallery/README.md"
    echo "$svg" >"$gallery/p.svg"
    echo "$svg" | sed "$1" >"$scratch/drawn/p.svg"
    rsvg-convert "$gallery/p.svg" -o "$gallery/p.png"
    rsvg-convert "$scratch/drawn/p.svg" -o "$scratch/drawn/p.png" \
        2>/dev/null || true
    [ "${endings:-png}" != png ] || rm "$gallery/p.svg"
}

expect() { # code, what the log must say, name of the case
    status=0
    GALLERY_ROOT=$scratch/project DRAWN=$scratch/drawn \
        ABSENCE_ATLAS_DATA=$scratch/no-data sh "$runner" p \
        "$scratch/program" "$compare" "$failed" >"$scratch/said" 2>&1 ||
        status=$?
    if [ $status -ne "$1" ]; then
        echo "$3: ends $status, not $1"
        cat "$scratch/said"
        bad=1
    elif ! grep -q -- "$2" "$scratch/said"; then
        echo "$3: does not say: $2"
        cat "$scratch/said"
        bad=1
    elif [ "$1" -eq 1 ] && [ "${paged:-yes}" = yes ] &&
        [ ! -f "$failed/p.html" ]; then
        echo "$3: leaves no page"
        bad=1
    fi
}

plant ''
expect 0 '^p.png: 0 of 60000 pixels' same
[ ! -f "$failed/p.html" ] || { echo "same: leaves a page" && bad=1; }
plant 's/M40,40 46,40/M40,40 47,40/'
expect 1 'in the block at' digit
for which in expected actual difference; do
    picture=$failed/p.p-png.$which.png
    [ -s "$picture" ] || { echo "digit: leaves no $which" && bad=1; }
    grep -q "src=\"${picture##*/}\"" "$failed/p.html" ||
        { echo "digit: its page does not show $which" && bad=1; }
done
plant 's/#bfe7f8/#b7e7f8/'
expect 1 'off by more than 6, most by 8' shade
plant 's/#bfe7f8/#bee6f9/'
expect 0 'most by 1' rounding
plant 's/height="200"/height="201"/'
expect 1 '300 by 201 pixels, expected 300 by 200' size
plant ''
rm "$scratch/drawn/p.png"
expect 1 'README.md:2: ends 1' command-fails
plant ''
cp "$scratch/drawn/p.svg" "$scratch/drawn/p.png"
expect 1 'p.png: ' no-picture
plant ''
rm "$gallery/p.png"
expect 1 'not in the gallery' not-kept
plant ''
cp "$gallery/p.png" "$gallery/p.svg"
expect 1 'p.svg is not made any more' not-made
plant ''
: >"$gallery/README.md"
paged=no expect 1 'no command' no-command
kind='sh data' plant ''
expect 77 'no real data here' needs-data

endings='png svg'
plant ''
expect 0 'drawn by librsvg: 0 of' svg-same
plant 's/M40,40 46,40/M40,40 46.01,40/'
expect 0 'drawn by librsvg: 0 of' svg-rounding
plant 's/M40,40 46,40/M40,40 46.1,40/'
expect 1 'line 7: 46 became 46.1' svg-number
plant 's/3.77%/3.78%/'
expect 1 'p.svg: line 8: other text' svg-text
plant 's/#bfe7f8/#bfe8f8/'
expect 1 'p.svg: line 3: other tag\|p.svg: line 3: 7 became 8' svg-colour
plant 's/fill="#245994"/stroke="#245994"/'
expect 1 'p.svg drawn by librsvg: ' svg-drawn
plant '$d'
rm "$gallery/p.png"
cp "$scratch/drawn/p.svg" "$gallery/p.svg"
echo "$svg" | rsvg-convert -o "$scratch/drawn/p.png"
expect 1 'p.svg is not well-formed' svg-broken

# What a true map is made of, then one thing of it changed at a time.
mkdir -p "$scratch/true"
words='--level pcon --quiet'
"$program" rates $words --phase all --period 201819 --format csv \
    --out "$scratch/true/rates.csv"
for ending in png svg; do
    "$program" map $words --measure persistent --dpi 160 \
        --out "$scratch/true/map.$ending" >/dev/null
done
"$program" map $words --measure persistent --dpi 160 --palette grey \
    --out "$scratch/grey.png" >/dev/null

spoil() { # file, sed script
    cp "$scratch/true"/* "$scratch/drawn"
    sed "$2" "$scratch/true/$1" >"$scratch/drawn/$1"
}
told() { # code, what it must say, name of the case
    status=0
    DRAWN=$scratch/drawn sh "$facts" "$scratch/program" "$colours" \
        >"$scratch/said" 2>&1 || status=$?
    [ $status -eq "$1" ] && grep -q -- "$2" "$scratch/said" && return
    echo "$3: ends $status, or does not say: $2"
    cat "$scratch/said"
    bad=1
}

spoil map.svg ''
told 0 '5 classes' facts
spoil map.svg '/id="this-map-E14001242"/,/<.g>/s/fill="#[0-9a-f]*"/fill="#123456"/'
told 1 'E14001242 has a colour that the legend has not' colour-not-in-legend
spoil map.svg 's/>\([0-9]*\) areas</>1\1 areas</'
told 1 'the legend counts 1' legend-counts-wrong
spoil map.svg '/id="this-map-E14001242"/d'
told 1 'E14001242 is not drawn' area-not-drawn
spoil rates.csv '/,E14001242,Fylde,computed/s/10[.][0-9]*/19.5/'
told 1 'E14001242 is 19.5%, its colour says' figure-of-another-class
spoil map.svg ''
cp "$scratch/grey.png" "$scratch/drawn/map.png"
told 1 'pixels beside a swatch' colour-not-on-map
grep -q '^the swatch of' "$scratch/said" ||
    { echo "a wrong swatch goes unseen" && bad=1; }
grep -q 'no colour of the SVG' "$scratch/said" ||
    { echo "a colour of no swatch goes unseen" && bad=1; }
exit $bad
