# England's constituency map in sf and ggplot2, on the ragg device.
#
# peer_maps.R BOUNDARIES RATES OUT TIMES   as bench_maps.c, which says what is
#                                          fair; BOUNDARIES is an .rds
# peer_maps.R prepare FILE OUT             the .rds, from a polygon file
suppressMessages({library(sf); library(ggplot2)})
words <- commandArgs(TRUE)
colours <- c("#bfe7f8", "#79b9de", "#3a89c5", "#245994", "#122c64")
headline <- "Persistent absence in the 543 constituencies of England"
second <- paste("Persistent absence, state-funded schools, by Westminster",
                "constituency (July 2024), England, 2018/19")
credits <- paste0(
  "By school location, not by pupils' homes.\n",
  "Source: Department for Education, licensed under the Open Government Licence v3.0\n",
  "Source: Office for National Statistics licensed under the Open Government Licence v.3.0")

prepare <- function(path, out) {
  areas <- st_read(path, quiet = TRUE)
  areas <- areas[startsWith(areas$PCON24CD, "E"), c("PCON24CD", "PCON24NM")]
  saveRDS(st_make_valid(st_transform(areas, 27700)), out, compress = FALSE)
}

draw <- function(areas, out) {
  edges <- round(quantile(areas$percent, 0:5 / 5), 1)
  class <- findInterval(areas$percent, edges, all.inside = TRUE)
  labels <- sprintf("%.1f%% to %.1f%%   %d areas", edges[-6], edges[-1],
                    tabulate(class, 5))
  areas$class <- factor(class, 1:5)
  plot <- ggplot(areas) +
    geom_sf(aes(fill = class), colour = "white", linewidth = 0.1) +
    coord_sf(datum = NA, expand = FALSE) +
    scale_fill_manual("Persistent absence rate", values = colours,
                      labels = labels, drop = FALSE) +
    labs(title = headline, subtitle = second, caption = credits) +
    theme_void(base_size = 9) +
    theme(legend.position = c(0.15, 0.9), plot.title = element_text(face = "bold"),
          plot.caption = element_text(hjust = 0))
  ragg::agg_png(out, width = 180, height = 252.7, units = "mm", res = 160)
  print(plot)
  invisible(dev.off())
}

if (words[1] == "prepare") {
  prepare(words[2], words[3])
} else {
  areas <- merge(readRDS(words[1]), read.csv(words[2]), by.x = "PCON24CD",
                 by.y = "code")
  for (i in seq_len(as.integer(words[4]))) {
    start <- proc.time()
    draw(areas, words[3])
    used <- proc.time() - start
    cat(sprintf("draw %.6f %.6f\n", used[["elapsed"]],
                used[["user.self"]] + used[["sys.self"]]))
  }
}
