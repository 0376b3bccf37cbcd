#!/bin/sh
# Make the pictures of the gallery again, in place: remake.sh PROGRAM [NAME...]
#
# In:  the built program; names of pictures, else all.
# Out: outputs/gallery/*, each by its commands of outputs/gallery/README.md;
#      those that need the real data are passed over where there are none. Look
#      at what changed before you commit it.
set -eu
program=${1:?path of the built program}
shift
here=$(cd "$(dirname "$0")" && pwd)
root=${GALLERY_ROOT:-$(cd "$here/../.." && pwd)}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$here/gallery.sh"

lay_out "$root/outputs/gallery"
if [ $# -eq 0 ]; then
    gallery_commands
else
    for name; do commands_of "$name"; done
fi >"$scratch/commands"
bad=0
while IFS=$tab read -r kind line command; do
    if [ "$kind" = "sh data" ] && [ -z "$(real_data)" ]; then
        echo "passed over, no real data here: $command"
    elif run_command "$command"; then
        echo "$command"
    else
        echo "outputs/gallery/README.md:$line: fails: $command"
        cat "$scratch/said"
        bad=1
    fi
done <"$scratch/commands"
exit $bad
