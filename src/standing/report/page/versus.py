"""Two experts' assumptions on one page: the same persons under both where they can be, and else two runs apart."""

from __future__ import annotations

import os
from dataclasses import replace

from standing.errors import InputError
from standing.experiments.compare import compare
from standing.experiments.compare_changes import refuse_other_persons
from standing.experiments.outcome import Run
from standing.experiments.run import run
from standing.report.page.build import Progress, source_of
from standing.report.page.page import Page
from standing.report.page.pair import Pair
from standing.report.page.section import Section
from standing.report.page.sections import versus as told
from standing.report.page.subject import Subject
from standing.scenario import Scenario


def versus(
    one: Scenario,
    other: Scenario,
    *,
    people: int,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
) -> Page:
    """Give two scenarios side by side: every input at which they differ, and both results with the difference.

    Parameters
    ----------
    one, other
        The same regime as two people see it, or any two scenarios.
    people, seed, threads
        As for `run`. Where the persons cannot be the same, the second is run with the next seed, and so apart.
    on_progress
        Called between blocks of persons.

    Raises
    ------
    InputError
        If the two say the same, or one of them cannot be run.
    """
    if one.digest == other.digest:
        raise InputError.one(
            f"{source_of(other)}, which says the same", "a scenario that differs in something", code="page"
        )
    why, cores = _why_apart(one, other), threads or os.cpu_count() or 1
    if why is None:
        return page_of(_together(one, other, people, seed, cores, on_progress))
    return page_of(_apart(why, one, other, people, seed, cores, on_progress))


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
    return Pair(first, second, found.reforms[0])


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
