"""NUMBERS AS PICTURES: one writer of charts for notebook, report and page.

Each picture is a module that turns measures into a `Figure`: a caption with its denominator, the rows that are drawn, and a
Vega-Lite specification of them. Nothing here divides or counts; the numbers are those of `standing.measures`. Where a scenario
has no such mechanism, or so few stand behind it that people are not shown it, a picture raises `NothingToDraw` with the reason.
"""

from standing.figures.assumptions import assumptions
from standing.figures.confusion import confusion
from standing.figures.deciders import deciders
from standing.figures.denied import denied
from standing.figures.differences import differences
from standing.figures.disparities import disparities
from standing.figures.figure import Column, Figure
from standing.figures.flow import flow
from standing.figures.icons import icons
from standing.figures.norms import norms
from standing.figures.nothing import NothingToDraw
from standing.figures.over_time import over_time
from standing.figures.published import published
from standing.figures.survival import survival
from standing.figures.timeline import timeline

__all__ = [
    "Column",
    "Figure",
    "NothingToDraw",
    "assumptions",
    "confusion",
    "deciders",
    "denied",
    "differences",
    "disparities",
    "flow",
    "icons",
    "norms",
    "over_time",
    "published",
    "survival",
    "timeline",
]
