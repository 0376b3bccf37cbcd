# The commands of a page's examples: <kind> TAB <line number> TAB <command>.
#
# An example is a line that starts with ./atlas or absence-atlas in a block that
# opens with ```sh, or with ```sh data where it needs the real data (the kind is
# what follows the quotes). A line that ends in a backslash goes on in the next;
# blanks and # start a comment.

/^```/ { kind = kind == "" ? substr($0, 4) : ""; open = 0; next }
kind != "sh" && kind != "sh data" { next }
!open && !/^(\.\/atlas|absence-atlas)( |$)/ { next }
{
    if (!open) { line = FNR; command = "" }
    text = $0
    sub(/[ \t]+#.*/, "", text)
    if (open) sub(/^[ \t]+/, "", text)
    open = sub(/[ \t]*\\$/, " ", text)
    command = command text
    if (!open) printf "%s\t%d\t%s\n", kind, line, command
}
