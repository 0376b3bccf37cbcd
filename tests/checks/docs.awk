# The rule of check_docs.sh.

FNR == 1 && $0 !~ /@file/ { complain(FILENAME, 1, "does not open with @file") }
FNR == 2 && $0 !~ /@brief/ {
    complain(FILENAME, 2, "has no @brief in its second line")
}
END {
    if (!declarations) {
        print "no declarations found: is this the right tree?"
        bad = 1
    }
    exit bad
}

function complain(file, line, message) {
    printf "%s:%d: %s\n", file, line, message
    bad = 1
}

function on_declaration(kind, words, line, documented) {
    if (kind == "local" || (kind == "macro" && words ~ /_H$/)) return
    declarations++
    sub(/ $/, "", words)
    if (!documented)
        complain(walked_file, line, kind " is not documented: " words)
}

function on_function(words, first, last) {
    declarations++
    complain(walked_file, first, "a header defines a function: " words)
}
