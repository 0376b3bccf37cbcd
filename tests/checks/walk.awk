# Cuts the stripped text of C files into declarations.
#
# In:  `text` of strip.awk, line by line.
# Out: calls of functions that the check defines:
#      on_declaration(kind, words, line, documented)
#          kind: struct, union, enum, field, enumerator, macro, local, or
#          declaration (a prototype or a variable outside functions)
#      on_function(words, first, last)   a function with its body
# Idea: a brace opens an aggregate, an initialiser or a body; what stands before
#      it says which. A comment may follow what it documents, so a declaration
#      is handed on only when the next one begins.

FNR == 1 { forget(); walked_file = FILENAME }
{ walk(text) }
END { hand_on() }

function forget() {
    hand_on()
    depth = parens = words_line = macro = documented = 0
    words = ""
    kind[0] = ""
}

function hand_on() {
    if (held) on_declaration(held_kind, held_words, held_line, held_documented)
    held = 0
}

function hold(what) {
    hand_on()
    if (words != "") {
        held = 1
        held_kind = what
        held_words = words
        held_line = words_line
        held_documented = documented
    }
    words = ""
    documented = 0
}

function inside() {
    if (kind[depth] == "enum") return "enumerator"
    if (kind[depth] == "struct" || kind[depth] == "union") return "field"
    if (kind[depth] == "body") return "local"
    return "declaration"
}

function open_brace(    what) {
    what = ""
    if (words ~ /^((typedef|static|const|extern) )*struct( [A-Za-z0-9_]+)? ?$/)
        what = "struct"
    else if (words ~ /^((typedef|static) )*union( [A-Za-z0-9_]+)? ?$/)
        what = "union"
    else if (words ~ /^((typedef|static) )*enum( [A-Za-z0-9_]+)? ?$/)
        what = "enum"
    else if (words ~ /= *(\([^()]*\))? *$/ || kind[depth] == "init" ||
             parens > 0)
        what = "init"
    else
        what = "body"
    if (what == "body" && kind[depth] == "" && words ~ /\(/) {
        body_words = words
        body_line = words_line
        body_depth = depth
    }
    depth++
    kind[depth] = what
    if (what == "init") {
        init_parens[depth] = parens
        parens = 0
        return
    }
    if (what == "body") {
        hand_on()
        words = ""
        documented = 0
    } else {
        opening[depth] = words
        hold(what)
    }
}

function close_brace() {
    if (kind[depth] == "init") {
        parens = init_parens[depth]
    } else if (words != "") {
        hold(inside())
    }
    # What follows may be the name of a thing of this very type.
    if (kind[depth] ~ /^(struct|union|enum)$/) words = opening[depth] "{}"
    if (depth > 0) depth--
    if (body_words != "" && depth == body_depth) {
        hand_on()
        on_function(body_words, body_line, FNR)
        body_words = ""
    }
}

# A preprocessor line; only #define declares something.
function preprocess(line,    name) {
    if (!macro && line ~ /^[ \t]*#[ \t]*define[ \t]/ && words == "") {
        name = line
        sub(/^[ \t]*#[ \t]*define[ \t]+/, "", name)
        sub(/[^A-Za-z0-9_].*/, "", name)
        words = name
        words_line = FNR
        if (line ~ /\002/) documented = 1
        hold("macro")
    } else if (!macro && words == "") {
        documented = 0
    }
    macro = line ~ /\\[\001\002 ]*$/
}

function walk(line,    at, c) {
    if (macro || line ~ /^[ \t]*#/) {
        preprocess(line)
        return
    }
    for (at = 1; at <= length(line) + 1; at++) {
        c = at > length(line) ? " " : substr(line, at, 1)
        if (c == "\001") {
            # The comment of the first line is the file's.
            if (words == "" && FNR > 1) documented = 1
            continue
        }
        if (c == "\002") {
            if (words != "") documented = 1
            else held_documented = 1
            continue
        }
        if (c == " " || c == "\t") {
            if (words != "" && words !~ / $/) words = words " "
            continue
        }
        if (c == "{") { open_brace(); if (kind[depth] != "init") continue }
        if (c == "}") {
            close_brace()
            if (kind[depth + 1] != "init") continue
        }
        if (kind[depth] != "init" && parens == 0 &&
            (c == ";" || (c == "," && kind[depth] == "enum"))) {
            if (words ~ /[{][}] ?$/) words = ""
            else hold(inside())
            continue
        }
        if (c == "(") parens++
        if (c == ")") parens--
        if (words == "") { hand_on(); words_line = FNR }
        words = words c
    }
}
