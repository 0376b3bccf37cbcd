#!/bin/sh
# Answer packs against an R loop, in turn: run_packs.sh PROGRAM [ROUNDS]
#
# In:  the built program, rounds (3). ABSENCE_ATLAS_DATA: real data.
# Out: seconds of a pack (all eleven files) in the batch of all constituencies,
#      of one pack from a cold start, and of an area in an R loop that draws one
#      map and one trend (sf, ggplot2, ragg; the loop alone, its boundaries and
#      figures ready); the ratio. Boundaries of ours are prepared. Nothing is
#      asserted; the bars are 60 s for all packs, 1 s for one, 20 times R.
set -eu
program=$(readlink -f "${1:?path of the built program}")
rounds=${2:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${ABSENCE_ATLAS_DATA:-$root/../shared/data}
areas=20
[ -d "$data/boundaries" ] || {
    echo "bench: no data; set ABSENCE_ATLAS_DATA to their folder" >&2
    exit 1
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache"
config=$root/geodata/england.ini

seconds() { # command...
    start=$(date +%s.%N)
    "$@" >"$scratch/said" 2>&1 || {
        cat "$scratch/said" >&2
        exit 1
    }
    echo "$start $(date +%s.%N)" | awk '{ printf "%.3f\n", $2 - $1 }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

"$program" run "$config" --data "$data" --out "$scratch/run" --quiet
has_r=no
if Rscript -e 'library(sf); library(ggplot2); library(ragg)' >/dev/null 2>&1; then
    has_r=yes
    mkdir "$scratch/r"
    Rscript "$here/peer_maps.R" prepare \
        "$data/boundaries/PCON_JULY_2024_UK_BUC.shp" "$scratch/sf" >/dev/null
else
    echo "sf, ggplot2 or ragg is not installed: R is left out"
fi
for round in $(seq "$rounds"); do
    seconds "$program" brief --all --config "$config" --data "$data" \
        --out "$scratch/all" --quiet >>"$scratch/all.times"
    seconds "$program" brief pcon:Fylde --config "$config" --data "$data" \
        --out "$scratch/one" --quiet >>"$scratch/one.times"
    [ $has_r = no ] || Rscript "$here/peer_packs.R" "$scratch/sf" \
        "$scratch/run/rates.csv" "$scratch/r" $areas |
        awk '/^loop/ { print $2 }' >>"$scratch/r.times"
done
all=$(median <"$scratch/all.times")
one=$(median <"$scratch/one.times")
echo "all 543 packs: $all s; one pack, cold start: $one s"
echo "$all" | awk '{ printf "a pack in the batch: %.4f s\n", $1 / 543 }'
[ $has_r = no ] || median <"$scratch/r.times" |
    awk -v all="$all" -v areas=$areas '{
        printf "an area in R: %.4f s, %.1f times as long\n", $1 / areas,
            $1 / areas / (all / 543) }'
