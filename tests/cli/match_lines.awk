# Compares lines with a pattern.
#
# In:  the pattern file, then the file that was written.
# Out: nothing and 0 when they fit; else where they part, and 1.
# Rule: in a pattern line * stands for any text; a line of nothing but ...
#      stands for any number of lines, none included.

FNR == 1 { file++ }
file == 1 && FILENAME == ARGV[1] { pattern[++patterns] = $0; next }
{ actual[++lines] = $0 }
END { patterns += 0; lines += 0; exit compare() }

# The pattern line as a regular expression.
function expression(line) {
    gsub(/[][\\.^$+?(){}|]/, "\\\\&", line)
    gsub(/\*/, ".*", line)
    return "^" line "$"
}

function fits(line, wanted) {
    if (line == wanted) return 1
    return index(wanted, "*") && line ~ expression(wanted)
}

# reach[p, l]: the first p pattern lines fit the first l lines.
function compare(    p, l, furthest) {
    patterns += 0
    lines += 0
    reach[0, 0] = 1
    for (p = 0; p <= patterns; p++) {
        for (l = 0; l <= lines; l++) {
            if (!((p, l) in reach)) continue
            furthest = p
            if (p == patterns) continue
            if (pattern[p + 1] == "...") {
                reach[p + 1, l] = 1
                if (l < lines) reach[p, l + 1] = 1
            } else if (l < lines && fits(actual[l + 1], pattern[p + 1])) {
                reach[p + 1, l + 1] = 1
            }
        }
    }
    if ((patterns, lines) in reach) return 0
    if (furthest < patterns)
        print "no line fits line " furthest + 1 ": " pattern[furthest + 1]
    else
        print "more lines than expected"
    return 1
}
