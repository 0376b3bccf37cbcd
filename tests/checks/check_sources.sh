#!/bin/sh
# Every source is listed, every listed source is there, every source says what
# it is for.
#
# In:  the root of a tree.
# Out: one line a .c file that its folder's CMakeLists.txt does not list, an
#      entry without a file, a test that is not registered, a source that does
#      not open with a // paragraph holding "In:" and "Out:"; fails on any.
set -eu
cd "${1:?root of the tree}"
bad=0

complain() {
    echo "$1"
    bad=1
}

# The .c files that a CMakeLists.txt lists.
listed_sources() {
    sed 's/#.*//' "$1" | tr ' ()\t' '\n\n\n\n' | grep '\.c$' | sort || true
}

# The tests that a CMakeLists.txt registers for a folder, loops undone.
registered_tests() {
    sed 's/#.*//' "$1" | tr '\n' ' ' | tr ')' '\n' | awk -v folder="$2" '
        { sub(/\(/, " ( "); $0 = $0 }
        $1 == "endforeach" { loop = "" }
        $1 == "foreach" {
            loop = "${" $3 "}"
            split("", items)
            for (i = 4; i <= NF; i++) items[i] = $i
        }
        $1 != "atlas_unit_test" || $3 != folder { next }
        $4 == loop { for (i in items) print "test_" items[i] ".c" }
        $4 != loop { print "test_" $4 ".c" }' | sort
}

# Compare two lists of names; $1 folder, $2 those listed, $3 those there.
compare() {
    for name in $2; do
        [ -f "$1/$name" ] || complain "$1/CMakeLists.txt: $name is not there"
    done
    for name in $3; do
        case " $(echo $2) " in
        *" $name "*) ;;
        *) complain "$1/$name: is not listed in $1/CMakeLists.txt" ;;
        esac
    done
    twice=$(echo "$2" | uniq -d)
    [ -z "$twice" ] || complain "$1/CMakeLists.txt: lists $twice twice"
}

sources_in() {
    (cd "$1" && find . -maxdepth 1 -name "$2" | cut -c3- | sort)
}

for folder in pipeline/*/; do
    folder=${folder%/}
    [ -f "$folder/CMakeLists.txt" ] || continue
    compare "$folder" "$(listed_sources "$folder/CMakeLists.txt")" \
        "$(sources_in "$folder" '*.c')"
done
for file in $(find pipeline -name '*.c' | sort); do
    [ -f "$(dirname "$file")/CMakeLists.txt" ] || [ "$file" = pipeline/main.c ] ||
        complain "$file: its folder has no CMakeLists.txt"
done
for folder in tests/unit/*/; do
    folder=${folder%/}
    compare "$folder" \
        "$(registered_tests "$folder/CMakeLists.txt" "${folder##*/}")" \
        "$(sources_in "$folder" 'test_*.c')"
done

for file in $(find pipeline -name '*.c' | sort); do
    opening=$(awk '!/^\/\// { exit } { print }' "$file")
    case $opening in
    *In:*Out:*) ;;
    *) complain "$file:1: does not open with a // paragraph of In: and Out:" ;;
    esac
done
exit $bad
