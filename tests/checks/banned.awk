# The rule of check_banned.sh.

BEGIN {
    # Nowhere: no length, no state of its own, or a clock and a locale.
    ban("strcpy strcat sprintf vsprintf gets strtok atoi atol atoll atof " \
        "localtime localtime_r gmtime gmtime_r strftime ctime asctime " \
        "rand srand random srandom drand48 alloca", "", "anywhere")
    ban("setlocale", "^pipeline/main[.]c$|^tests/", "outside main.c")

    # The pipeline allocates in one place, which cannot fail.
    ban("malloc calloc realloc strdup strndup reallocarray asprintf " \
        "vasprintf posix_memalign aligned_alloc",
        "^pipeline/support/memory[.]c$|^tests/", "outside support/memory.c")

    # Only the commands speak and end the process.
    ban("printf vprintf fprintf vfprintf dprintf puts fputs putchar putc " \
        "fputc perror exit _exit quick_exit atexit",
        "^pipeline/(commands/|main[.]c$|support/memory[.]c$)|^tests/",
        "outside commands/ and main.c")

    ban("abort", "^pipeline/(support|commands)/|^tests/", "outside support/")

    # Numbers are read in the C locale, whatever the process has; slice.c sets
    # that locale around its one call.
    ban("strtod", "^pipeline/support/slice[.]c$|^tests/",
        "outside support/slice.c: the locale decides what it reads")
    ban("strtof strtold sscanf fscanf scanf", "^tests/",
        "in the pipeline: the locale decides what it reads")

    # No output may depend on the time.
    ban("time clock gettimeofday clock_gettime", "^pipeline/commands/|^tests/",
        "outside commands/: outputs know no clock")
}

END { exit bad }

function ban(names, where, reason,    list, count, i) {
    count = split(names, list, " ")
    for (i = 1; i <= count; i++) {
        allowed[list[i]] = where
        why[list[i]] = reason
    }
}

function complain(message) {
    printf "%s:%d: %s\n", FILENAME, FNR, message
    bad = 1
}

# The line with nothing between its quotes.
function without_texts(line) {
    gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
    gsub(/'([^'\\]|\\.)*'/, "''", line)
    return line
}

function check_calls(line,    before, name) {
    while (match(line, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        before = RSTART > 1 ? substr(line, RSTART - 1, 1) : ""
        name = substr(line, RSTART, RLENGTH - 1)
        sub(/[ \t]+$/, "", name)
        line = substr(line, RSTART + RLENGTH)
        if (!(name in why) || before == "." || before == ">") continue
        if (allowed[name] != "" && FILENAME ~ allowed[name]) continue
        complain(name "() is not used " why[name])
    }
}

{ check_calls(without_texts(text)) }

/std(out|err)/ && FILENAME ~ /^pipeline\// &&
    FILENAME !~ /^pipeline\/(commands\/|main[.]c$|support\/memory[.]c$)/ &&
    without_texts(text) ~ /(^|[^A-Za-z0-9_])std(out|err)([^A-Za-z0-9_]|$)/ {
    complain("stdout and stderr are for commands/ and main.c")
}

FILENAME ~ /^pipeline\// &&
    text ~ /"([^"\\]|\\.)*%[-+0#]*[0-9]*([.]([0-9]*|[*]))?[lL]?[aAeEfFgG]/ {
    complain("%f and its kin follow the locale: use atlas_text_add_fixed()")
}
