#!/bin/sh
# The examples of the pages run as they are written.
#
# In:  the root of a tree; PROGRAM, the built program; DATA, the folder of the
#      real data if there is one.
# Out: each example (examples.awk) is run, in the order of the page, in a
#      scratch folder with geodata/ and data/ beside it; it must end 0. One that
#      needs the real data is passed over without them. ./atlas test and
#      ./atlas build are not run from within the tests.
#      The gallery's page is not among the pages: its commands are the tests of
#      tests/render/.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:?root of the tree}"
root=$PWD
program=${PROGRAM:?path of the built program}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/bin"
ln -s "$(readlink -f "$program")" "$scratch/bin/absence-atlas"
PATH=$scratch/bin:$PATH
XDG_CACHE_HOME=$scratch/cache
export PATH XDG_CACHE_HOME
tab=$(printf '\t')
bad=0
ran=0
for page in README.md geodata/README.md; do
    [ -f "$page" ] || continue
    page_folder=$scratch/$(echo "$page" | tr '/' '_')
    mkdir -p "$page_folder"
    [ ! -d geodata ] || ln -s "$root/geodata" "$page_folder/geodata"
    [ -z "${DATA-}" ] || ln -s "$DATA" "$page_folder/data"
    awk -f "$here/examples.awk" "$page" >"$scratch/examples"
    while IFS=$tab read -r kind line command; do
        case $command in
        "./atlas test"* | "./atlas build"*) continue ;;
        "./atlas "*) command="absence-atlas ${command#./atlas }" ;;
        esac
        if [ "$kind" = "sh data" ] && [ ! -d "${DATA-}" ]; then
            echo "$page:$line: passed over, no real data here: $command"
            continue
        fi
        ran=$((ran + 1))
        status=0
        (cd "$page_folder" && sh -c "$command") </dev/null >"$scratch/out" \
            2>"$scratch/err" || status=$?
        if [ $status -ne 0 ]; then
            echo "$page:$line: ends $status: $command"
            sed 's/^/    /' "$scratch/err"
            bad=1
        fi
    done <"$scratch/examples"
done
echo "$ran examples run"
exit $bad
