"""England's constituency map in geopandas and matplotlib.

peer_maps.py BOUNDARIES RATES OUT TIMES   as bench_maps.c, which says what is
                                          fair; BOUNDARIES is a pickle
peer_maps.py prepare FILE OUT             the pickle, from a polygon file
"""
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as pyplot
import numpy
import pandas
from matplotlib.patches import Patch

COLOURS = numpy.array(["#bfe7f8", "#79b9de", "#3a89c5", "#245994", "#122c64"])
SIZE_MM = (180, 252.7)
HEADLINE = "Persistent absence in the 543 constituencies of England"
SECOND = "Persistent absence, state-funded schools, by Westminster constituency (July 2024), England, 2018/19"
CREDITS = (
    "By school location, not by pupils' homes.\n"
    "Source: Department for Education, licensed under the Open Government Licence v3.0\n"
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
)


def prepare(path, out):
    areas = geopandas.read_file(path)
    areas = areas[areas["PCON24CD"].str.startswith("E")].to_crs(27700)
    areas["geometry"] = areas.buffer(0)
    areas[["PCON24CD", "PCON24NM", "geometry"]].to_pickle(out)


def draw(areas, out):
    rates = areas["percent"].to_numpy()
    edges = numpy.round(numpy.quantile(rates, [0, 0.2, 0.4, 0.6, 0.8, 1]), 1)
    classes = numpy.clip(numpy.searchsorted(edges, rates, "right") - 1, 0, 4)
    figure, axes = pyplot.subplots(figsize=[side / 25.4 for side in SIZE_MM])
    figure.subplots_adjust(0.02, 0.07, 0.98, 0.94)
    areas.plot(ax=axes, color=COLOURS[classes], edgecolor="white", linewidth=0.25)
    axes.set_axis_off()
    members = numpy.bincount(classes, minlength=5)
    axes.legend(
        handles=[
            Patch(facecolor=COLOURS[i], label=f"{edges[i]}% to {edges[i + 1]}%   {members[i]} areas")
            for i in range(5)
        ],
        title="Persistent absence rate",
        loc="upper left",
        fontsize=8,
        frameon=False,
    )
    figure.suptitle(HEADLINE, x=0.02, y=0.975, ha="left", weight="bold")
    axes.set_title(SECOND, fontsize=8, loc="left")
    figure.text(0.03, 0.02, CREDITS, fontsize=7)
    figure.savefig(out, dpi=160, pil_kwargs={"compress_level": 3})
    pyplot.close(figure)


def main(boundaries, rates, out, times):
    areas = pandas.read_pickle(boundaries)
    areas = areas.merge(pandas.read_csv(rates), left_on="PCON24CD", right_on="code")
    for _ in range(int(times)):
        start, used = time.perf_counter(), time.process_time()
        draw(areas, out)
        print(f"draw {time.perf_counter() - start:.6f} {time.process_time() - used:.6f}")


if sys.argv[1] == "prepare":
    prepare(*sys.argv[2:])
else:
    main(*sys.argv[1:])
