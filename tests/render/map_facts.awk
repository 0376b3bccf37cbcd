# Whether legend, map and figures of an SVG say the same.
#
# In:  "<code>|<percent>" of every area, then the SVG. -v dpi: of its PNG.
# Out: one line a fault: an area whose class does not hold its figure, a colour
#      that no swatch has, a count that is not that of the areas, an area that is
#      not drawn; then "row <pixel in the swatch> <colour> <areas> <pixels of the
#      swatch>" for each class and "ink <colour>" for each colour there is.

FNR == 1 { file++ }
file == 1 {
    split($0, cell, "|")
    percent[cell[1]] = cell[2]
    next
}

# The first text of a line that fits, without `before` letters in front.
function part(expression, before) {
    if (!match($0, expression)) return ""
    return substr($0, RSTART + before, RLENGTH - before)
}

function fault(what) {
    print what
    bad = 1
}

{
    rest = $0
    while (match(rest, /#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]"/)) {
        inks[substr(rest, RSTART, 7)] = 1
        rest = substr(rest, RSTART + RLENGTH)
    }
}

# Rows of the legend: what lies in it, but not in a group of it (the histogram).
/<g id="this-map-legend">/ { depth = 0; is_legend = 1 }
is_legend && /^<g/ { depth++ }
is_legend && /^<\/g>/ { depth--; if (!depth) is_legend = 0 }
{ in_legend = is_legend && depth == 1 }
# A swatch is "M<left> <top>h<width>v<height>h-<width>z".
in_legend && /<path fill="#[0-9a-f]*" stroke="/ {
    rows++
    colour[rows] = part("fill=\"#[0-9a-f]*", 6)
    row_of[colour[rows]] = rows
    split(part(" d=\"M[0-9. hv]*", 5), corner, /[ hv]/)
    x[rows] = corner[1] + corner[3] / 2
    y[rows] = corner[2] + corner[4] / 2
    pixels[rows] = corner[3] * corner[4]
}
in_legend && />[0-9.]+% to (under )?[0-9.]+%</ {
    low[rows] = part(">[0-9.]+%", 1) + 0
    high[rows] = part("(to|under) [0-9.]+%<", 0)
    sub(/^[a-z]+ /, "", high[rows])
    high[rows] += 0
    is_open[rows] = / to under /
}
in_legend && />[0-9]+ areas?</ { members[rows] = part(">[0-9]+ ", 1) + 0 }

/<g id="this-map-E[0-9]+">/ { code = part("E[0-9]+\"", 0); sub(/"/, "", code) }
code != "" && /^<(path|g) fill="/ {
    drawn[code] = part("fill=\"[^\"]*", 6)
    code = ""
}

function check_area(code,    row, value) {
    value = percent[code]
    row = row_of[drawn[code]]
    if (!row) return fault(code " has a colour that the legend has not")
    seen[row]++
    if (value < low[row] || value > high[row] ||
        (is_open[row] && value == high[row])) {
        fault(code " is " value "%, its colour says " low[row] " to " high[row])
    }
}

END {
    for (code in percent) {
        if (percent[code] !~ /^[0-9.]+$/) continue
        if (code in drawn) check_area(code); else fault(code " is not drawn")
    }
    for (row = 1; row <= rows; row++) {
        if (!(row in high)) continue
        classes++
        if (seen[row] != members[row]) {
            fault("the legend counts " members[row] " areas of " colour[row] \
                ", the map has " seen[row] + 0)
        }
        scale = dpi / 72
        printf "row %d,%d %s %d %d\n", x[row] * scale, y[row] * scale,
            colour[row], seen[row], pixels[row] * scale * scale
    }
    for (ink in inks) print "ink", ink
    if (classes < 2) fault("the legend has " classes + 0 " classes")
    exit bad
}
