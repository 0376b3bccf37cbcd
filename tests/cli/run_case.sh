#!/bin/sh
# Run one case of the command line and compare what it did.
#
# In:  the case's folder, the program, and a folder that cases share (left out:
#      none is shared). The case's folder holds
#        cmd     run by sh in an empty folder, absence-atlas on PATH
#        exit    the code it must end with; 0 when left out
#        stdout  what it must write, lines with * and ... as wildcards
#        stderr  (match_lines.awk); left out: not compared
#        files   paths that must be there afterwards, patterns allowed; with a
#                leading ! none may be there
#      cmd finds GEODATA, DATA (the real data) and SHARED (what
#      england-run made of them) in its environment, tools/ on its path, and an
#      empty cache in XDG_CACHE_HOME.
# Out: 0, or 1 with what differs, or 77 when cmd needs DATA and there is none.
set -eu
case_folder=$(cd "${1:?folder of the case}" && pwd)
program=$(readlink -f "${2:?path of the program}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

GEODATA=$root/geodata
DATA=${ABSENCE_ATLAS_DATA:-$root/../shared/data}
export GEODATA DATA
if grep -qE '[$][{]?(DATA|SHARED)' "$case_folder/cmd" && [ ! -d "$DATA" ]; then
    echo "skipped: no real data here; set ABSENCE_ATLAS_DATA to their folder"
    exit 77
fi

scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/work"
ln -s "$program" "$scratch/bin/absence-atlas"
PATH=$scratch/bin:$here/tools:$PATH
SHARED=${3:-$scratch}
XDG_CACHE_HOME=$scratch/cache
export PATH SHARED XDG_CACHE_HOME
mkdir -p "$SHARED"

status=0
(cd "$scratch/work" && sh "$case_folder/cmd") </dev/null \
    >"$scratch/stdout" 2>"$scratch/stderr" || status=$?

bad=0
complain() {
    echo "$1"
    bad=1
}

expected=0
[ ! -f "$case_folder/exit" ] || expected=$(cat "$case_folder/exit")
[ "$status" = "$expected" ] || complain "ends $status, not $expected"

for stream in stdout stderr; do
    [ -f "$case_folder/$stream" ] || continue
    difference=$(awk -f "$here/match_lines.awk" "$case_folder/$stream" \
        "$scratch/$stream") || complain "$stream: $difference"
done

# Whether a pattern names something in the case's folder.
is_there() {
    # shellcheck disable=SC2086 # the pattern is to be expanded
    (cd "$scratch/work" && ls -d -- $1 >/dev/null 2>&1)
}
if [ -f "$case_folder/files" ]; then
    while read -r pattern; do
        case $pattern in
        '') ;;
        !*) ! is_there "${pattern#!}" || complain "is there: ${pattern#!}" ;;
        *) is_there "$pattern" || complain "is not there: $pattern" ;;
        esac
    done <"$case_folder/files"
fi

if [ $bad -ne 0 ]; then
    echo "--- stdout"
    head -c 4000 "$scratch/stdout"
    echo "--- stderr"
    head -c 4000 "$scratch/stderr"
fi
exit $bad
