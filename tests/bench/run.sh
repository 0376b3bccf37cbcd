#!/bin/sh
# Run the benchmark: run.sh BENCH PROGRAM [ROUNDS]
# The peer needs python3-geopandas, python3-rtree and python3-matplotlib.
set -eu
here=$(dirname "$0")
data=${ABSENCE_ATLAS_DATA:-../shared/data}
peers=${ABSENCE_ATLAS_PEERS:-$data/../peers}
if [ ! -r "$data/absence" ] || [ ! -r "$peers/peer_geopandas.py" ]; then
    echo "bench: no data or no peer; set ABSENCE_ATLAS_DATA and" \
        "ABSENCE_ATLAS_PEERS" >&2
    exit 1
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export XDG_CACHE_HOME="$out/cache"
"$1" "$2" "$here/england.ini" "$peers/peer_geopandas.py" "$data" "$out" \
    "${3:-5}"
