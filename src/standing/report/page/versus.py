"""Two experts' assumptions on one page: the same persons under both where they can be, and else two runs apart."""

from __future__ import annotations

import os
from dataclasses import replace

from standing.errors import InputError
from standing.experiments.compare import compare
from standing.experiments.compare_changes import refuse_other_persons
from standing.experiments.outcome import Run
from standing.experiments.run import people_of, ranges, run
from standing.report.page.build import PEOPLE, Progress, source_of
from standing.report.page.page import Page
from standing.report.page.pair import Pair
from standing.report.page.section import Section
from standing.report.page.sections import versus as told
from standing.report.page.subject import Subject
from standing.scenario import Scenario, load


def versus(
    one: Scenario | str,
    other: Scenario | str,
    *,
    people: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    with_ranges: bool = False,
    on_progress: Progress | None = None,
) -> Page:
    """Give two scenarios side by side: every input at which they differ, and both results with the difference.

    Parameters
    ----------
    one, other
        The same regime as two people see it, or any two scenarios; a case or a file by its name.
    people, seed, threads
        As for `run`, at most one million persons if nothing is said. Where the persons cannot be the same, the second is run
        with the next seed, and so apart.
    with_ranges
        Whether the same persons are run at both ends of every range of both as well.
    on_progress
        Called between blocks of persons.

    Returns
    -------
    Page
        To be saved with `save`, or shown in a notebook.

    Raises
    ------
    InputError
        If the two say the same, or one of them cannot be run.
    """
    one, other = (load(each) if isinstance(each, str) else each for each in (one, other))
    if one.digest == other.digest:
        raise InputError.one(
            f"{source_of(other)}, which says the same", "a scenario that differs in something", code="page"
        )
    why, cores = _why_apart(one, other), threads or os.cpu_count() or 1
    persons = min(people_of(one), PEOPLE) if people is None else people
    if why is None:
        pair = _together(one, other, persons, seed, cores, on_progress)
    else:
        pair = _apart(why, one, other, persons, seed, cores, on_progress)
    return page_of(_ranged(pair, on_progress) if with_ranges else pair)


def page_of(pair: Pair) -> Page:
    """Give the page about two scenarios that were run.

    Parameters
    ----------
    pair
        Both, with their runs.
    """
    head = Section("versus", lambda _: told.head(pair))
    rest = (
        Section("versus.quantities", lambda _: told.quantities(pair)),
        Section("versus.made", lambda _: told.made(pair)),
    )
    return Page(pair.one, (pair.other,), first=(head,), rest=rest, title="versus.title", apart=False)


def _ranged(pair: Pair, on_progress: Progress | None) -> Pair:
    """Run both again at the ends of the ranges that each states."""
    one, other = (replace(each, ranges=ranges(each.run, on_progress)) for each in (pair.one, pair.other))
    return replace(pair, one=one, other=other)


def _why_apart(one: Scenario, other: Scenario) -> str | None:
    """Why the same persons cannot live under both; None where they can."""
    try:
        refuse_other_persons(one, other, other.name)
    except InputError as refused:
        if one.world is None or other.world is None:
            raise
        return "clock" if "clock" in str(refused) else "population"
    return None


def _together(
    one: Scenario, other: Scenario, people: int, seed: int, threads: int, on_progress: Progress | None
) -> Pair:
    found = compare(one, other, people=people, seed=seed, threads=threads, on_progress=on_progress)
    first, second = _subjects(found.base, found.reforms[0].run)
    return Pair(replace(first, comparison=found), second, found.reforms[0])


def _apart(
    why: str, one: Scenario, other: Scenario, people: int, seed: int, threads: int, on_progress: Progress | None
) -> Pair:
    made = [
        run(each, people=people, seed=seed + at, threads=threads, on_progress=on_progress)
        for at, each in enumerate((one, other))
    ]
    first, second = _subjects(*made)
    return Pair(first, second, None, why)


def _subjects(one: Run, other: Run) -> tuple[Subject, Subject]:
    first, second = (Subject(each, source_of(each.scenario)) for each in (one, other))
    return replace(first, prefix="a-"), replace(second, prefix="b-")
