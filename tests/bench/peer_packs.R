# What an R user makes for each constituency, in a loop: one map, one trend.
#
# peer_packs.R BOUNDARIES RATES OUT AREAS   BOUNDARIES is an .rds as peer_maps.R
#     prepares it; RATES is rates.csv of a run; OUT a folder; AREAS how many.
suppressMessages({library(sf); library(ggplot2)})
words <- commandArgs(TRUE)
areas <- readRDS(words[1])
rates <- read.csv(words[2])
rates <- rates[rates$education_phase == "Total" & rates$area_level %in%
                 c("pcon", "country"), ]
rates$percent <- suppressWarnings(as.numeric(rates$enrolments_pa_10_exact_percent))
now <- rates[rates$area_level == "pcon" & rates$time_period == 201819, ]
areas <- merge(areas, now[, c("area_code", "percent")], by.x = "PCON24CD",
               by.y = "area_code")
edges <- quantile(areas$percent, 0:5 / 5)
areas$class <- factor(findInterval(areas$percent, edges, all.inside = TRUE), 1:5)
colours <- c("#bfe7f8", "#79b9de", "#3a89c5", "#245994", "#122c64")

draw <- function(plot, file, high) {
  ragg::agg_png(file, width = 180, height = high, units = "mm", res = 144)
  print(plot)
  invisible(dev.off())
}

one <- function(i) {
  area <- areas[i, ]
  near <- areas[lengths(st_intersects(areas, area)) > 0, ]
  map <- ggplot(near) + geom_sf(aes(fill = class), colour = "white") +
    geom_sf(data = area, fill = NA, colour = "black", linewidth = 0.8) +
    geom_sf_text(aes(label = PCON24NM), size = 3) +
    scale_fill_manual("Persistent absence", values = colours, drop = FALSE) +
    coord_sf(datum = NA) + labs(title = area$PCON24NM) + theme_void()
  draw(map, file.path(words[3], paste0(area$PCON24CD, "-map.png")), 130)
  years <- rates[rates$area_code %in% c(area$PCON24CD, "E92000001"), ]
  trend <- ggplot(years, aes(factor(time_period), percent, colour = area_name,
                             group = area_name)) +
    geom_line() + geom_point() + theme_minimal() + labs(x = NULL, y = "%")
  draw(trend, file.path(words[3], paste0(area$PCON24CD, "-trend.png")), 95)
}

start <- proc.time()
for (i in seq_len(as.integer(words[4]))) one(i)
used <- proc.time() - start
cat(sprintf("loop %.6f %.6f\n", used[["elapsed"]],
            used[["user.self"]] + used[["sys.self"]]))
