#!/bin/sh
# A map tells what the figures are: map_facts.sh PROGRAM COLOURS_PNG [WORDS...]
#
# In:  the built programs; words for `rates` and `map`, such as --config; a word
#      data/ at the start of a path is the real data's folder.
# Out: 0 when for the constituencies' persistent absence
#      - every area has the colour of the legend's row that holds its figure in
#        rates.csv, and the row counts its areas right (map_facts.awk, by SVG);
#      - in the PNG each swatch has the row's exact colour, and the map too:
#        there are more pixels of it than the swatch has;
#      - every colour that covers 1 % of the PNG is one of the SVG's: edges of
#        letters and lines are mixtures, and become few where a PNG has a palette.
#      1 with one line a fault; 77 when the real data are wanted and not there.
set -eu
program=${1:?path of the built program}
colours=${2:?path of colours_png}
shift 2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dpi=160
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$here/gallery.sh"

case " $* " in
*" data "*)
    if [ -z "$(real_data)" ]; then
        echo "skipped: no real data here; set ABSENCE_ATLAS_DATA to their folder"
        exit 77
    fi
    ;;
esac
lay_out "$scratch"
cd "$scratch/project"

"$program" rates "$@" --level pcon --phase all --period 201819 --format csv \
    --quiet --out "$scratch/rates.csv"
for ending in png svg; do
    "$program" map "$@" --level pcon --measure persistent --dpi $dpi --quiet \
        --out "$scratch/map.$ending" >"$scratch/said"
done
"$root/tests/cli/tools/columns" "$scratch/rates.csv" area_code \
    enrolments_pa_10_exact_percent >"$scratch/rates"

bad=0
awk -v dpi=$dpi -f "$here/map_facts.awk" "$scratch/rates" "$scratch/map.svg" \
    >"$scratch/facts" || bad=1
grep -vE '^(row|ink) ' "$scratch/facts" || true

# Counts of the PNG's colours, then the rows and inks.
"$colours" "$scratch/map.png" >"$scratch/counts"
awk '
    /^[0-9]/ { count[$2] = $1; whole += $1; next }
    $1 == "ink" { is_ink[$2] = 1; next }
    $1 != "row" { next }
    $4 > 0 && count[$3] <= $5 {
        printf "%s has %d areas, and %d pixels beside a swatch of %d\n", $3, $4,
            count[$3], $5
        bad = 1
    }
    END {
        for (colour in count) {
            if (is_ink[colour] || count[colour] < whole / 100) continue
            printf "%d pixels are %s, which is no colour of the SVG\n",
                count[colour], colour
            bad = 1
        }
        exit bad
    }' "$scratch/counts" "$scratch/facts" || bad=1
while read -r kind pixel colour rest; do
    [ "$kind" = row ] || continue
    found=$("$colours" "$scratch/map.png" "$pixel")
    [ "$found" = "$colour" ] || {
        echo "the swatch of $colour is $found at $pixel"
        bad=1
    }
done <"$scratch/facts"
grep -c '^row' "$scratch/facts" | sed 's/$/ classes/'
exit $bad
