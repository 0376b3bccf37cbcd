# The class breaks that classInt gives for columns of rates.csv.
#
# In:  pairs of a name and a file in the layout of rates.csv, one level each.
# Out: on stdout, numbers with 17 digits, one line each:
#        column NAME COUNT VALUE...
#        breaks STYLE N COUNT EDGE...     of the column before it
#
# Columns are overall and persistent absence, phase Total: of the areas in
# 2018/19, of all areas and years together as for one legend over a series, and
# the change from 2016/17 to 2018/19, which has values below 0. As many classes
# as there are distinct values is a case of its own in classInt ("unique"), so n
# stays below that.

suppressMessages(library(classInt))

numbers <- function(x) paste(sprintf("%.17g", x), collapse = " ")

write_breaks <- function(style, n, column) {
    found <- suppressWarnings(
        if (style == "headtails") {
            classIntervals(column, style = style, thr = 0.4)
        } else {
            classIntervals(column, n = n, style = style)
        }
    )$brks
    cat("breaks", style, n, length(found), numbers(found), "\n")
}

write_column <- function(name, column) {
    column <- column[!is.na(column)]
    if (length(unique(column)) < 3) return(invisible())
    cat("column", name, length(column), numbers(column), "\n")
    most <- min(9, length(unique(column)) - 1)
    for (style in c("quantile", "equal", "pretty", "sd", "fisher")) {
        for (n in 2:most) write_breaks(style, n, column)
    }
    write_breaks("headtails", 0, column)
}

write_file <- function(name, path) {
    rows <- read.csv(path, colClasses = "character", encoding = "UTF-8")
    rows <- rows[rows$education_phase == "Total", ]
    for (measure in c("sess_overall_percent", "enrolments_pa_10_exact_percent")) {
        rate <- suppressWarnings(as.numeric(rows[[measure]]))
        now <- rows$time_period == "201819"
        then <- rows$time_period == "201617"
        before <- rate[then][match(rows$area_code[now], rows$area_code[then])]
        write_column(paste(name, measure, "201819", sep = "-"), rate[now])
        write_column(paste(name, measure, "series", sep = "-"), rate)
        write_column(paste(name, measure, "change", sep = "-"),
                     rate[now] - before)
    }
}

arguments <- commandArgs(trailingOnly = TRUE)
for (i in seq(1, length(arguments), by = 2)) {
    write_file(arguments[i], arguments[i + 1])
}
