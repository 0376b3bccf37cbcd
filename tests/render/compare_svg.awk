# Whether two SVG files are the same: compare_svg.awk EXPECTED ACTUAL.
#
# Out: the first difference; 1 when there is one. A number within a tag may be
# off by 0.02 points, the rounding of the last place on another machine or with
# another library; everything else is the same letter for letter.

BEGIN {
    if (ARGC != 3) exit 2
    while (!failed) {
        more_left = (getline left < ARGV[1]) > 0
        more_right = (getline right < ARGV[2]) > 0
        if (!more_left && !more_right) exit !line
        line++
        if (more_left != more_right) {
            complain("one ends before the other")
        } else if (left != right) {
            compare(left, right)
        }
    }
    exit 1
}

function complain(what) {
    if (!failed) printf "line %d: %s\n", line, what
    if (!failed) printf "  expected: %.300s\n  actual:   %.300s\n", left, right
    failed = 1
}

# Tags and the texts after them: "path d=...>" "title>Fylde: 4.4%".
function compare(a, b,    of_a, of_b, count, i) {
    count = split(a, of_a, "<")
    if (split(b, of_b, "<") != count) complain("other tags")
    for (i = 1; i <= count && !failed; i++) compare_piece(of_a[i], of_b[i])
}

function compare_piece(a, b,    end_a, end_b) {
    end_a = index(a, ">")
    end_b = index(b, ">")
    if (substr(a, end_a + 1) != substr(b, end_b + 1)) complain("other text")
    compare_tag(substr(a, 1, end_a), substr(b, 1, end_b))
}

function compare_tag(a, b,    of_a, of_b, count, i) {
    count = split(a, of_a, /[^0-9.-]+/)
    split(b, of_b, /[^0-9.-]+/)
    gsub(/[0-9.-]+/, "0", a)
    gsub(/[0-9.-]+/, "0", b)
    if (a != b) complain("other tag")
    for (i = 1; i <= count && !failed; i++) {
        if (of_a[i] - of_b[i] > 0.021 || of_b[i] - of_a[i] > 0.021) {
            complain(of_a[i] " became " of_b[i])
        }
    }
}
