"""NUMBERS AS PICTURES: one writer of charts for notebook, report and page.

Each chart is a module that turns measures into a `Figure`: a caption with its denominator, the rows that are drawn, and an Altair
chart of them. Nothing here divides or counts; the numbers are those of `standing.measures`.
"""
