# What the render tests and the making of the gallery share; to be sourced.
#
# A picture of the gallery is outputs/gallery/<name>.png, .svg or .pdf, and the
# gallery's page, outputs/gallery/README.md, has the commands that make it. The
# commands are run in a scratch folder that looks like the project: geodata/,
# data/ (the real data) and outputs/gallery/.
#
# In:  here, this folder; root, the project; program, the built program; scratch, a folder.
tab=$(printf '\t')

# The real data's folder; says so and fails where there are none.
real_data() {
    data=${ABSENCE_ATLAS_DATA:-$root/../shared/data}
    [ ! -d "$data" ] || (cd "$data" && pwd)
}

# The page's commands: <kind> TAB <line> TAB <command>.
gallery_commands() {
    awk -f "$here/../checks/examples.awk" "$root/outputs/gallery/README.md"
}

# The commands that write pictures of one name.
commands_of() { # name
    gallery_commands | grep -E "outputs/gallery/$1[.](png|svg|pdf)( |$)" || true
}

# The folder that commands are run in; pictures go to the folder given.
lay_out() { # folder of the pictures
    mkdir -p "$scratch/bin" "$scratch/project/outputs"
    ln -s "$(readlink -f "$program")" "$scratch/bin/absence-atlas"
    ln -s "$root/geodata" "$scratch/project/geodata"
    ln -s "$1" "$scratch/project/outputs/gallery"
    found=$(real_data)
    [ -z "$found" ] || ln -s "$found" "$scratch/project/data"
}

# Run one command of the page there; what it says goes to $scratch/said.
run_command() { # command
    words=$1
    case $words in
    "./atlas "*) words="absence-atlas ${words#./atlas }" ;;
    esac
    (cd "$scratch/project" && PATH=$scratch/bin:$PATH sh -c "$words") \
        </dev/null >"$scratch/said" 2>&1
}
