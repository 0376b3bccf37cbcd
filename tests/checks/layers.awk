# The rule of check_layers.sh. The first file read is the table, layers.txt.

BEGIN {
    rank["support"] = 1
    rank["geo"] = 2
    rank["stage"] = 3
    rank["product"] = 4
    rank["commands"] = 5
    rank["main"] = 6
    count = split(private_headers, names, " ")
    for (i = 1; i <= count; i++) private_header[names[i]] = 1
}

FNR == NR { read_table(); next }
FNR == 1 { if (!listed) check_folders(); enter(FILENAME) }
text ~ /^[ \t]*#[ \t]*include/ { check(text) }
END {
    for (header in owner)
        if (!seen[header])
            complain("layers.txt", 0, header " is listed and not there")
    exit bad
}

function read_table(    i) {
    if ($1 == "folder") layer[$2] = $3
    if ($1 == "header") { owner[$2] = $3; sort_of[$2] = $4 }
    if ($1 == "library") {
        only[$2] = " "
        for (i = 3; i <= NF; i++) only[$2] = only[$2] $i "/ "
    }
}

function complain(file, line, message) {
    printf "%s:%d: %s\n", file, line, message
    bad = 1
}

function check_folders(    names, count, i) {
    listed = 1
    count = split(folders, names, " ")
    for (i = 1; i <= count; i++)
        if (!(names[i] in layer))
            complain("pipeline/" names[i], 0, "folder is not in layers.txt")
}

# Where a file belongs: its folder, and which kind of header it is, if one.
function enter(path,    parts, count, name) {
    count = split(path, parts, "/")
    name = parts[count]
    here_sort = "source"
    is_test = path ~ /^tests\//
    here_layer = "main"
    if (path ~ /^include\/atlas\//) {
        seen[name] = 1
        here = owner[name]
        here_sort = sort_of[name]
        if (here == "") {
            complain(path, 0, "header is not in layers.txt")
            here_sort = "shape"
        }
        return
    }
    here = is_test ? parts[3] : parts[2]
    if (!is_test && count == 2) here = "main"
    if (here in layer) here_layer = layer[here]
}

function check(line,    name) {
    name = line
    sub(/^[ \t]*#[ \t]*include[ \t]*[<"]/, "", name)
    sub(/[>"].*/, "", name)
    if (name ~ /^atlas\//) check_public(substr(name, 7))
    else if (line ~ /</) check_library(name)
    else check_private(name)
}

function check_library(name,    start) {
    if (is_test) return
    for (start in only)
        if (index(name, start) == 1 && !index(only[start], " " here "/ "))
            complain(FILENAME, FNR, name " belongs to" only[start] "only")
}

# "x.h" is the folder's own; "folder/x.h" is for main.c and the folder's tests.
# Helpers of tests, which are no test_*.c, may make inputs by another folder's.
function check_private(name,    parts) {
    if (is_test && !((name) in private_header)) return
    if (is_test && FILENAME !~ /\/test_[^\/]*$/) return
    if (here_sort != "source")
        complain(FILENAME, FNR, "a public header includes the private " name)
    else if (name ~ /\// && split(name, parts, "/") &&
             !(here == "main" && parts[1] == "commands") &&
             !(is_test && parts[1] == here))
        complain(FILENAME, FNR, here " includes the private " name)
}

function check_public(name) {
    if (!(name in owner)) return
    if (!allowed(name))
        complain(FILENAME, FNR, here " (" what_here() ") may not include " \
                 "atlas/" name)
}

function what_here() {
    return here_sort == "source" ? here_layer : here_sort " header"
}

function allowed(name,    target) {
    target = sort_of[name]
    if (is_test || here_layer == "commands") return 1
    if (here_sort == "source" && here_layer == "main") return 1
    if (here_sort == "support" || here_layer == "support")
        return target == "support"
    if (here_sort == "geo" || here_layer == "geo")
        return target ~ /^(support|geo)$/ || name == "area_set.h"
    if (here_sort == "shape") return target ~ /^(support|shape)$/
    if (target ~ /^(support|geo|shape)$/ || owner[name] == here) return 1
    if (here_sort != "source") return 0
    return rank[layer[owner[name]]] < rank[here_layer] &&
        here_layer != "stage"
}
