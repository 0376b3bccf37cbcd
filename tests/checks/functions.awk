# The rule of check_functions.sh.

FNR == 501 { complain(FILENAME, 501, "file is longer than 500 lines") }
END { exit bad }

function complain(file, line, message) {
    printf "%s:%d: %s\n", file, line, message
    bad = 1
}

function name_of(words) {
    sub(/\(.*/, "", words)
    sub(/ $/, "", words)
    sub(/.*[ *]/, "", words)
    return words
}

# Parameters, "..." and the error not counted.
function parameters_of(words,    at, c, depth_here, count) {
    if (words ~ /\( *(void)? *\) *$/) return 0
    count = 1
    for (at = index(words, "("); at <= length(words); at++) {
        c = substr(words, at, 1)
        if (c == "(") depth_here++
        if (c == ")") depth_here--
        if (c == "," && depth_here == 1) count++
    }
    if (words ~ /struct atlas_error \*/) count--
    if (words ~ /\.\.\./) count--
    return count
}

function on_function(words, first, last) {
    print last - first + 1 > lengths
    if (last - first + 1 > 80)
        complain(walked_file, first, name_of(words) " has " \
                 last - first + 1 " lines, at most 80 are allowed")
    if (parameters_of(words) > 6)
        complain(walked_file, first, name_of(words) " has " \
                 parameters_of(words) " parameters, at most 6 are allowed")
}

# What stands before the initialiser.
function declarator(words) {
    sub(/ *=.*/, "", words)
    return words
}

# Whether what is declared can change: the object, not what it points to.
function is_mutable(words) {
    if (words ~ /\*[^*]*$/) {
        sub(/.*\*/, "", words)
        return words !~ /^ *const /
    }
    return words !~ /(^| )const /
}

function on_declaration(kind, words, line, documented,    what) {
    if (kind != "declaration" && kind != "local") return
    what = declarator(words)
    if (kind == "local" && what !~ /^static /) return
    if (what ~ /^(typedef|extern|struct [a-z_0-9]+ *$|enum [a-z_0-9]+ *$)/)
        return
    if (what ~ /^static_assert|^_Static_assert/) return
    if (what ~ /\(/ && what !~ /\( *\*/) return
    if (what ~ /pthread_(once|mutex)_t/) return
    if (what ~ /^(static )?[a-z_0-9]+ *$/) return
    if (is_mutable(what))
        complain(walked_file, line, "not const and outlives a call: " what)
}
