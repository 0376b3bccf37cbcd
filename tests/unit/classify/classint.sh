#!/bin/sh
# Compare our class breaks with those of R's classInt on real columns.
#
# In:  the program that compares (compare_classint) and absence-atlas.
# Out: 0; 1 with the breaks that differ; 77 where R or its package classInt is
#      missing. Columns come from the embedded sample, and from England where
#      the real data are.
set -eu
compare=${1:?program that compares}
atlas=${2:?path of absence-atlas}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
data=${ABSENCE_ATLAS_DATA:-$root/../shared/data}

if ! command -v Rscript >/dev/null ||
    ! Rscript -e 'library(classInt)' >/dev/null 2>&1; then
    echo "skipped: no Rscript with classInt here; install r-cran-classint"
    exit 77
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Write the rates of a level; further words say of which configuration.
rates_of() {
    level=$1
    shift
    "$atlas" rates "$@" --level "$level" --phase all --format csv --quiet
}

set --
for level in pcon la; do
    rates_of $level --config "$root/geodata/lancashire.ini" \
        >"$scratch/sample-$level.csv"
    set -- "$@" "sample-$level" "$scratch/sample-$level.csv"
    [ -d "$data" ] || continue
    rates_of $level --config "$root/geodata/england.ini" --data "$data" \
        >"$scratch/england-$level.csv"
    set -- "$@" "england-$level" "$scratch/england-$level.csv"
done
Rscript "$here/classint.R" "$@" >"$scratch/classint.txt"
"$compare" "$scratch/classint.txt"
