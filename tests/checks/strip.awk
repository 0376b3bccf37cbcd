# Sets `text` to the current line without its comments.
#
# In:  C source; `keep` = 1 keeps what stands between quotes, else it is cut.
# Out: text, where a documenting comment before a declaration (/** or ///)
#      leaves the byte 1 and one behind a declaration (///< or /**<) the byte 2.

FNR == 1 { in_comment = 0 }
{ text = strip($0) }

# Position behind the quote that closes the one at `from`.
function past_quote(line, from,    quote, at) {
    quote = substr(line, from, 1)
    for (at = from + 1; at <= length(line); at++) {
        if (substr(line, at, 1) == "\\") at++
        else if (substr(line, at, 1) == quote) return at + 1
    }
    return length(line) + 1
}

# The byte that a comment leaves, from its first four bytes.
function mark_of(opening) {
    if (opening ~ /^(\/\/\/|\/\*\*)</) return "\002"
    if (opening ~ /^(\/\/\/|\/\*\*)[^\/]/ || opening == "/**") return "\001"
    return " "
}

function strip(line,    at, two, quoted, end, out) {
    out = ""
    at = 1
    while (at <= length(line)) {
        if (in_comment) {
            end = index(substr(line, at), "*/")
            if (!end) return out
            in_comment = 0
            at += end + 1
            continue
        }
        two = substr(line, at, 2)
        if (two == "//") return out mark_of(substr(line, at, 4))
        if (two == "/*") {
            out = out mark_of(substr(line, at, 4))
            in_comment = 1
            at += 2
            continue
        }
        if (two ~ /^["']/) {
            end = past_quote(line, at)
            quoted = substr(line, at, end - at)
            out = out (keep ? quoted : substr(two, 1, 1) substr(two, 1, 1))
            at = end
            continue
        }
        out = out substr(two, 1, 1)
        at++
    }
    return out
}
