#!/bin/sh
# England's constituency map against peers, in turn:
#   run_maps.sh PROGRAMS PROGRAM [ROUNDS]
#
# In:  the folder of the built bench programs, the built
#      program, rounds (5). ABSENCE_ATLAS_DATA: real data.
# Out: for each set of boundaries medians of wall and processor times of the
#      drawing alone and of the whole process, peaks of memory, and ratios to
#      ours; then the cost of a map in a batch. bench_maps.c says what is
#      compared and why it is fair. Nothing is asserted; the bar for drawing is
#      20 times sf's speed and 10 times geopandas's. A peer that is not installed
#      is named and left out. KEEP: a folder that gets the pictures, to look at.
set -eu
programs=${1:?folder of the bench programs}
program=${2:?path of the built program}
rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${ABSENCE_ATLAS_DATA:-$root/../shared/data}
python=/usr/bin/python3
[ -d "$data/boundaries" ] || {
    echo "bench: no data; set ABSENCE_ATLAS_DATA to their folder" >&2
    exit 1
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache" # nothing of the user's, nothing left

has_sf() { Rscript -e 'library(sf); library(ggplot2); library(ragg)'; }
has_geopandas() { $python -c 'import geopandas, matplotlib'; }
tools=ours
for peer in sf geopandas; do
    if has_$peer >/dev/null 2>&1; then
        tools="$tools $peer"
    else
        echo "$peer is not installed and is left out"
    fi
done

# One tool's command on the boundaries prepared for it.
tool() { # tool, rates, picture, times
    case $1 in
    ours) set -- "$programs/atlas_bench_maps" "$source" "$2" "$3" "$4" ;;
    sf) set -- Rscript "$here/peer_maps.R" "$scratch/sf" "$2" "$3" "$4" ;;
    geopandas)
        set -- $python "$here/peer_maps.py" "$scratch/geopandas" "$2" "$3" "$4"
        ;;
    esac
    "$programs/atlas_measure" "$scratch/use" "$@" 2>"$scratch/err" || {
        echo "bench: failed: $*" >&2
        cat "$scratch/err" >&2
        exit 1
    }
}

prepare() {
    "$programs/atlas_bench_maps" "$source" "$scratch/rates.csv" \
        "$scratch/ours.png" 1 >/dev/null
    case " $tools " in
    *" sf "*) Rscript "$here/peer_maps.R" prepare "$source" "$scratch/sf" ;;
    esac
    case " $tools " in
    *" geopandas "*)
        $python "$here/peer_maps.py" prepare "$source" "$scratch/geopandas"
        ;;
    esac
}

# Times of one tool in this round: drawing once, then a few times.
one_turn() { # tool, times
    : >"$scratch/use"
    tool "$1" "$scratch/rates.csv" "$scratch/$1.png" 1 >/dev/null
    sed "s/^/$1 /" "$scratch/use" >>"$scratch/times"
    tool "$1" "$scratch/rates.csv" "$scratch/$1.png" "$2" >"$scratch/said"
    sed "s/^/$1 /" "$scratch/said" >>"$scratch/times"
}

# Medians of a column of the times: "<tool> <draw or whole> <kind> <value>".
medians() { # kind, column
    sort -k1,1 -k2,2 -k"$2","$2"n "$scratch/times" |
        awk -v kind="$1" -v column="$2" '
        { value[$1 " " $2, ++count[$1 " " $2]] = $column }
        END {
            for (what in count) {
                print what, kind, value[what, int((count[what] + 1) / 2)]
                print what, "best-" kind, value[what, 1]
            }
        }'
}

# A line a tool: medians, the best in brackets, how many times ours.
report() {
    {
        medians wall 3
        medians processor 4
        awk '$5 > most[$1] { most[$1] = $5 }
            END { for (tool in most) print tool, "whole peak", most[tool] }' \
            "$scratch/times"
    } | awk -v tools="$tools" '
        { value[$1, $2, $3] = $4 }
        END {
            count = split(tools, tool, " ")
            for (i = 1; i <= count; i++) {
                printf "  %-9s", tool[i]
                part(tool[i], "draw")
                part(tool[i], "whole")
                printf "  peak %.0f MiB\n", value[tool[i], "whole", "peak"]
            }
        }
        function part(tool, what) {
            printf "  %s", what
            kind(tool, what, "wall")
            printf ","
            kind(tool, what, "processor")
            printf ";"
        }
        function kind(tool, what, name) {
            printf " %s %.3f s (%.3f)", name, value[tool, what, name],
                value[tool, what, "best-" name]
            if (tool == "ours") return
            printf " x%.1f", value[tool, what, name] / value["ours", what, name]
        }'
}

"$program" rates --config "$root/geodata/england.ini" --data "$data" \
    --level pcon --phase all --period 201819 --format csv \
    --out "$scratch/all.csv" --quiet
{
    echo code,enrolments,persistent,percent
    "$here/../cli/tools/columns" "$scratch/all.csv" area_code enrolments \
        enrolments_pa_10_exact enrolments_pa_10_exact_percent | tr '|' ,
} >"$scratch/rates.csv"

for file in PCON_JULY_2024_UK_BUC.shp PCON_JULY_2024_UK_BGC.gpkg; do
    source=$data/boundaries/$file
    prepare
    : >"$scratch/times"
    round=0
    while [ $round -lt "$rounds" ]; do
        round=$((round + 1))
        for one in $tools; do
            case $one in
            ours) one_turn ours 20 ;;
            *) one_turn "$one" 3 ;;
            esac
        done
    done
    echo "$file, in turn, rounds: $rounds; medians (the best), times ours"
    report
done
[ -z "${KEEP-}" ] || cp "$scratch"/*.png "$KEEP"

mkdir "$scratch/batch"
for threads in 1 "$(nproc)"; do
    "$programs/atlas_bench_batch" "$root/geodata/england.ini" "$data" \
        "$scratch/batch" "$threads"
done
