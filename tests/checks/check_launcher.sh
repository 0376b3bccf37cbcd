#!/bin/sh
# The launcher installs what is missing and nothing else, and hands words on.
#
# In:  the root of the tree; a copy of ./atlas runs with stand-ins for dpkg,
#      apt-get, sudo, cmake and ctest, so nothing is installed or built.
# Out: one line an expectation that did not hold; fails on any.
set -eu
cd "${1:?root of the tree}"
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

stand_in() { # name, then its script on standard input
    { echo '#!/bin/sh' && cat; } >"$scratch/bin/$1"
    chmod +x "$scratch/bin/$1"
}

# A tree with nothing but the launcher. Everything is installed.
fresh() {
    rm -rf "$scratch/tree" "$scratch/bin"
    mkdir -p "$scratch/tree/pipeline" "$scratch/bin"
    cp "$root/atlas" "$scratch/tree/atlas"
    cp "$root/pipeline/packages.txt" "$scratch/tree/pipeline/"
    : >"$scratch/calls"
    : >"$scratch/missing"
    stand_in dpkg-query <<END
for package in "\$@"; do
    case \$package in -* | *'{'*) continue ;; esac
    grep -qx "\$package" "$scratch/missing" || echo "installed \$package"
done
END
    stand_in id <<END
echo 1000
END
    stand_in sudo <<END
echo "sudo \$*" >>"$scratch/calls"
"\$@"
END
    stand_in apt-get <<END
echo "apt-get \$*" >>"$scratch/calls"
END
    stand_in cmake <<END
echo "cmake \$*" >>"$scratch/calls"
case \$* in
*--preset\ sanitize*) folder=build-sanitize ;;
*--preset*) folder=build ;;
*) exit 0 ;;
esac
mkdir -p \$folder
: >\$folder/build.ninja
{
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=\$PWD"
    for word in "\$@"; do echo "\$word"; done |
        sed -n 's/^\([A-Z_]*\)=/\1:BOOL=/p'
} >\$folder/CMakeCache.txt
printf '#!/bin/sh\necho "program \$*"\n' >\$folder/absence-atlas
chmod +x \$folder/absence-atlas
END
    stand_in ctest <<END
echo "ctest \$*" >>"$scratch/calls"
while [ \$# -gt 1 ]; do
    [ "\$1" != --output-log ] || log=\$2
    shift
done
echo "100% tests passed, 0 tests failed out of 7" | tee "\$log"
END
}

call() {
    status=0
    env -u CI PATH="$scratch/bin:$PATH" sh "$scratch/tree/atlas" "$@" \
        >"$scratch/said" 2>"$scratch/chatter" || status=$?
}

expect() { # what it is about, words of a test
    what=$1
    shift
    "$@" || { echo "$what" && bad=1; }
}
called() { grep -q -- "$1" "$scratch/calls"; }
not_called() { ! called "$1"; }
said() { grep -q -- "$1" "$scratch/said"; }

fresh
call run geodata/england.ini --data d
expect "run: ends 0" [ $status -eq 0 ]
expect "run: words go to the program" said '^program run geodata/england.ini'
expect "run: nothing is installed when all is there" not_called apt-get
expect "run: the tests are not built" called 'BUILD_TESTING=OFF'
expect "run: warnings are no errors" called 'ATLAS_WERROR=OFF'
: >"$scratch/calls"
call areas fylde
expect "other words go to the program" said '^program areas fylde'
expect "the second call does not configure" not_called preset

fresh
printf 'libgdal-dev\nlibcmocka-dev\n' >"$scratch/missing"
call run
expect "installs what is missing, through sudo" called \
    'sudo env .*apt-get install -y --no-install-recommends libgdal-dev$'
expect "does not fetch lists without need" not_called 'apt-get update'
expect "says what it installs" grep -q 'installing.*libgdal-dev' \
    "$scratch/chatter"

fresh
echo libgdal-dev >"$scratch/missing"
stand_in apt-get <<END
echo "apt-get \$*" >>"$scratch/calls"
case \$1 in
update) : >"$scratch/fetched" ;;
*) [ -f "$scratch/fetched" ] ;;
esac
END
call run
expect "fetches the lists when a package is not found" called 'apt-get update'
expect "and then installs" [ "$(grep -c '^apt-get install' "$scratch/calls")" = 2 ]

fresh
echo libcmocka-dev >"$scratch/missing"
call test -R unit
expect "test: ends 0" [ $status -eq 0 ]
expect "test: installs what the tests need" called 'install.*libcmocka-dev'
expect "test: builds the tests" called 'BUILD_TESTING=ON'
expect "test: runs the release build" called 'ctest .*tree/build .*-R unit'
expect "test: runs the sanitized build" called 'ctest .*build-sanitize .*-R'
expect "test: ends with ctest's closing line" \
    [ "$(tail -n 1 "$scratch/said")" = \
    "100% tests passed, 0 tests failed out of 7" ]

fresh
call test
: >"$scratch/calls"
call test
expect "test: says so when nothing has changed" \
    grep -q 'nothing has changed' "$scratch/chatter"
expect "test: and ends 0 without running them" [ $status -eq 0 ]
expect "test: really not" not_called ctest
expect "test: with the closing line all the same" said '^100% tests passed'
call test --again
expect "test --again: runs them" called 'ctest .*build-sanitize'
: >"$scratch/calls"
echo "# changed" >>"$scratch/tree/pipeline/packages.txt"
call test
expect "test: runs them after a change" called 'ctest .*build-sanitize'
rm "$scratch/tree/build/tests.passed"
call test -R unit
: >"$scratch/calls"
call test
expect "test: a part that passed is not all of them" called 'ctest .*sanitize'
: >"$scratch/calls"
status=0
env CI=true PATH="$scratch/bin:$PATH" sh "$scratch/tree/atlas" test \
    >"$scratch/said" 2>"$scratch/chatter" || status=$?
expect "test: always runs them under CI" called 'ctest .*build-sanitize'

fresh
stand_in ctest <<END
echo "ctest \$*" >>"$scratch/calls"
exit 8
END
call test
expect "test: what failed is run again" [ ! -f "$scratch/tree/build/tests.passed" ]
expect "test: fails when tests fail" [ $status -ne 0 ]
expect "test: runs the sanitized build all the same" called 'build-sanitize'

fresh
stand_in cmake <<END
echo "the compiler's words"
exit 1
END
call build
expect "build: fails when the build fails" [ $status -ne 0 ]
expect "build: and shows why" grep -q "compiler's words" "$scratch/chatter"

for package in $(awk '$1 == "build" || $1 == "test" { print $2 }' \
    pipeline/packages.txt | sort | uniq -d); do
    echo "pipeline/packages.txt: lists $package twice"
    bad=1
done
exit $bad
