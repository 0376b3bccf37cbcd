#!/bin/sh
# The command-line harness can fail: cases that fit pass, cases that do not
# fit, each in one way, fail.
#
# In:  the root of the tree.
# Out: one line a case that came out otherwise than planted; fails on any.
set -eu
runner=$(cd "${1:?root of the tree}" && pwd)/tests/cli/run_case.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

# A program that says what it is given, makes a file and ends as told.
cat >"$scratch/program" <<'END'
#!/bin/sh
[ "$*" != quiet ] || exit 0
echo "first line"
echo "took 12 of 34 [all] (ok)"
echo "last line"
echo "chatter" >&2
mkdir -p out/maps && : >out/maps/a.png
exit "${1:-0}"
END
chmod +x "$scratch/program"

# Plant a case: name, then pairs of file and content.
plant() {
    name=$1
    shift
    mkdir -p "$scratch/$name"
    echo 'absence-atlas' >"$scratch/$name/cmd"
    while [ $# -gt 0 ]; do
        printf '%b\n' "$2" >"$scratch/$name/$1"
        shift 2
    done
}

expect() { # code, name
    status=0
    ABSENCE_ATLAS_DATA=$scratch/no-data sh "$runner" "$scratch/$2" \
        "$scratch/program" >"$scratch/said" 2>&1 || status=$?
    if [ $status -ne "$1" ]; then
        echo "$2: ends $status, not $1"
        cat "$scratch/said"
        bad=1
    fi
}

fits() { plant "$@" && expect 0 "$1"; }
fails() { plant "$@" && expect 1 "$1"; }

whole='first line\ntook 12 of 34 [all] (ok)\nlast line'
fits nothing-asked
fits exact stdout "$whole" stderr chatter
fits wildcard stdout 'first*\ntook * of * [all] (ok)\n*'
fits any-lines stdout '...\nlast line'
fits any-lines-none stdout "$whole\\n..."
fits exit-code cmd 'absence-atlas 3' exit 3
fits nothing-at-all cmd 'absence-atlas quiet'
: >"$scratch/nothing-at-all/stdout"
: >"$scratch/nothing-at-all/stderr"
expect 0 nothing-at-all
fits files files 'out/maps/*.png\n!out/*.csv'
fails wrong-exit cmd 'absence-atlas 3'
fails wrong-exit-expected exit 2
fails wrong-line stdout 'first line\ntook 12 of 35 [all] (ok)\nlast line'
fails brackets-are-no-class stdout 'first line\ntook 12 of 34 [al] (o.)\n*'
fails line-missing stdout 'first line\nlast line'
fails line-too-many stdout "$whole\\nafter"
plant silent-stderr
: >"$scratch/silent-stderr/stderr"
expect 1 silent-stderr
fails any-lines-without-last stdout '...\nlost line'
fails file-missing files out/rates.csv
fails file-not-wanted files '!out/maps/*'

# Ends 77 where the real data are asked for and are not there.
# shellcheck disable=SC2016 # the name is for the case
plant needs-data cmd 'absence-atlas "$DATA"/none' && expect 77 needs-data
plant needs-run cmd 'absence-atlas "$SHARED"/none' && expect 77 needs-run

# What cases are made of.
tools=$(dirname "$runner")/tools
printf '%s\n' 'a,b c,d' '1,"x, ""y""",2' '3,,4' >"$scratch/table.csv"
said=$("$tools/columns" "$scratch/table.csv" d a | "$tools/tally" | tr '\n' ' ')
[ "$said" = "1 2|1 1 4|3 " ] || { echo "columns or tally: $said" && bad=1; }
! "$tools/columns" "$scratch/table.csv" e 2>/dev/null ||
    { echo "columns finds what is not there" && bad=1; }
cp "$scratch/table.csv" "$scratch/changed.csv"
"$tools/change_byte" "$scratch/changed.csv"
[ "$(cmp -l "$scratch/table.csv" "$scratch/changed.csv" | wc -l)" -eq 1 ] ||
    { echo "change_byte does not change one byte" && bad=1; }
said=$("$tools/with_cell" 3 a new <"$scratch/table.csv" | tail -n 1)
[ "$said" = "new,,4" ] || { echo "with_cell: $said" && bad=1; }
exit $bad
