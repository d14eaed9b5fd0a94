"""The tables of the case china-2018, in Markdown: what its README shows and the fit prints."""

from __future__ import annotations

import datetime as dt
from typing import Final

import china_curves as curves
import numpy as np
from china_mean_field import Expected, expected
from china_problem import JULY_2014, Problem, figures_of, persons_refused
from china_rules import Array, course_of, dates_of, rules_of

from standing.scenario import PublishedFigure, Scenario

BACKTEST: Final = dt.date(2017, 2, 14)
FORECASTS: Final = (dt.date(2018, 12, 31), dt.date(2019, 7, 9))


def errors_table(problem: Problem, run: Expected, left_out: dict[PublishedFigure, float]) -> str:
    """Give the fit table in Markdown: published, expected, relative error, and the error when the date is left out."""
    values = figures_of(run, problem.figures, problem.days, problem.people)[0]
    rows = [
        "| series | as of | published | expected | error | error when the date is left out |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for figure, value in zip(problem.figures, values, strict=True):
        blind = "" if figure not in left_out else f"{100 * left_out[figure]:+.1f} %"
        error = f"{100 * (value / figure.value - 1):+.1f} %"
        rows.append(f"| {figure.series} | {figure.date} | {figure.value:,.0f} | {value:,.0f} | {error} | {blind} |")
    return "\n".join(rows) + "\n"


def left_out_errors(problem: Problem, vector: Array) -> dict[PublishedFigure, float]:
    """Give the relative error of each figure of the three series when all figures of its date are left out of the fit."""
    errors: dict[PublishedFigure, float] = {}
    for date in sorted({figure.date for figure in problem.figures}):
        keep = [figure.date != date or figure.series == "performed" for figure in problem.figures]
        refitted = problem.only(keep).fitted(vector, np.ones(len(vector), dtype=bool))
        run = expected(problem.rules, problem.course(refitted[None, :]))
        gone = tuple(figure for figure, kept in zip(problem.figures, keep, strict=True) if not kept)
        values = figures_of(run, gone, problem.days, problem.people)[0]
        errors |= {figure: value / figure.value - 1.0 for figure, value in zip(gone, values.tolist(), strict=True)}
    return errors


def backtest_table(problem: Problem, vector: Array) -> str:
    """Give what a fit to the figures up to early 2017 says about 30 April 2018, in Markdown."""
    keep = [figure.date <= BACKTEST for figure in problem.figures]
    free = np.array([name != "settles" for name in curves.NAMES])
    refitted = problem.only(keep).fitted(vector, free)
    run = expected(problem.rules, problem.course(refitted[None, :]))
    rows = [
        "| series | as of | published | expected from the figures until 14 February 2017 | error |",
        "|---|---|--:|--:|--:|",
    ]
    later = tuple(figure for figure in problem.figures if figure.date > BACKTEST and figure.series != "performed")
    for figure, value in zip(later, figures_of(run, later, problem.days, problem.people)[0], strict=True):
        error = f"{100 * (value / figure.value - 1):+.1f} %"
        rows.append(f"| {figure.series} | {figure.date} | {figure.value:,.0f} | {value:,.0f} | {error} |")
    return "\n".join(rows) + "\n"


def parameters_table(vector: Array) -> str:
    """Give the fitted parameters in Markdown."""
    rows = ["| | parameter | value |", "|--:|---|--:|"]
    for at, (name, value) in enumerate(curves.from_vector(vector).items(), 1):
        rows.append(f"| {at} | {curves.MEANING[name]} | {value:.{6 if value > 1000 else 4}g} |")
    return "\n".join(rows) + "\n"


def checks_table(problem: Problem, run: Expected) -> str:
    """Give what follows from the fit and was not fitted, in Markdown."""
    days, people = problem.days, problem.people
    listings, ever = float(run.listings.sum()), float(run.ever_listed[0, -1])

    def by(date: dt.date, values: Array) -> float:
        return people * float(values[0, : (date - days[0]).days + 1].sum())

    july = persons_refused(run, problem.rules, days, people)
    refused = by(JULY_2014[1], run.denials["no_flights"])
    ended = run.settled + run.corrected
    pairs = [
        ("on the list on 30 April 2018", f"{people * float(run.listed[0, -1]):,.0f}", "3.5 to 6.5 million (guessed)"),
        ("persons ever listed", f"{people * ever:,.0f}", "5.5 to 8.5 million (guessed)"),
        ("entries per person ever listed", f"{listings / ever:.2f}", "1.2 to 1.6 (guessed)"),
        ("ends per entry", f"{float(ended.sum()) / listings:.2f}", "0.5 to 0.6 (guessed)"),
        ("ended by performance", f"{people * float(run.settled.sum()):,.0f}", ""),
        ("ended on application", f"{people * float(run.corrected.sum()):,.0f}", ""),
        ("performed by 31 March 2016", f"{by(dt.date(2016, 3, 31), run.settled):,.0f}", "359,000 (the Court)"),
        ("on the list at the end of 2016", f"{people * float(run.listed[0, (dt.date(2016, 12, 31) - days[0]).days]):,.0f}",
         "4.13 million records (the airlines)"),
        ("persons with a refused flight by 3 August 2014", f"{july:,.0f}", "12,389 (the regulator)"),
        ("refusals for each of them", f"{refused / july:.1f}", "8.7 (the regulator)"),
        ("refused persons per person listed", f"{100 * july / by(JULY_2014[1], run.listings):.1f} %", "6.1 % (both)"),
    ]  # fmt: skip
    rows = ["| what follows | expected | published or plausible |", "|---|--:|---|"]
    return "\n".join([*rows, *(f"| {what} | {value} | {aim} |" for what, value, aim in pairs)]) + "\n"


def forecast_table(scenario: Scenario, people: int) -> str:
    """Give the expected figures at the dates of the forecast, in Markdown."""
    longer = scenario.reform({"clock.end": (FORECASTS[-1] + dt.timedelta(days=1)).isoformat()})
    run = expected(rules_of(longer), course_of(longer))
    rows = ["| as of | names | flights refused | rail refused | on the list |", "|---|--:|--:|--:|--:|"]
    for date in FORECASTS:
        day = (date - dates_of(longer)[0]).days
        sums = (run.listings, run.denials["no_flights"], run.denials["no_high_speed_rail"])
        values = [people * float(each[0, : day + 1].sum()) for each in sums] + [people * float(run.listed[0, day])]
        rows.append(f"| {date} | " + " | ".join(f"{round(value, -3):,.0f}" for value in values) + " |")
    return "\n".join(rows) + "\n"
