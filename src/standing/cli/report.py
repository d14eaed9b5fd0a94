"""`standing report`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.made import Made, made_earlier
from standing.cli.numbers import whole
from standing.cli.persons import MOST_SEED, Number, Threads, people_from, threads_from
from standing.cli.places import file_place, write_file
from standing.cli.reforms import REFORM, suggesting
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    from standing.experiments.outcome import Run
    from standing.experiments.run import Progress
    from standing.report.page.build import About
    from standing.report.page.page import Page
    from standing.scenario import Scenario

NEEDED: Final = ("jinja2", "vl_convert")
"""Packages of the extra `report`, without which there is no page."""

PAGE: Final = "report.html"
"""File of a page where none is named."""


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which page, of which persons.

    Parameters
    ----------
    out
        The file of the page; report.html if nothing is said.
    people
        How many synthetic persons, where something is run; 1_000_000, 1e6 and 10M are all understood. Default: as many as
        the scenario has, at most one million, which takes less than a minute.
    seed
        Which synthetic persons; 1 if nothing is said.
    threads
        How many threads work at once; by default one per core. The result does not depend on it.
    no_reforms
        Run no reform; without it and --reform, the shipped reforms that change something in the scenario are run.
    ranges
        Run the same persons again with each assumed input at both ends of its range, and show two ranges.
    fria
        The six headings of AI Act, article 27: a draft of the structure, for those who must answer.
    method
        One sheet for a court: what was asked, the method, its tests and their error, its limits, digests.
    versus
        Another scenario, beside the first: every input at which the two differ, both results, and the difference.
    scenario
        The scenario file of a run that was made earlier, where it is not found by its name.
    """

    out: Annotated[str, Parameter(name=("--out", "-o"), metavar="FILE")] = PAGE
    people: Number = None
    seed: Annotated[str | None, Parameter(metavar="S", allow_leading_hyphen=True)] = None
    threads: Threads = None
    no_reforms: Annotated[bool, Parameter(negative="")] = False
    ranges: Annotated[bool, Parameter(negative="")] = False
    fria: Annotated[bool, Parameter(negative="")] = False
    method: Annotated[bool, Parameter(negative="")] = False
    versus: Annotated[str | None, Parameter(metavar="B")] = None
    scenario: Annotated[str | None, Parameter(metavar="FILE")] = None


ASKED: Final = Asked()
"""What is asked for by a command that says nothing more."""


def report(
    *about: str,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    asked: Asked = ASKED,
) -> int:
    """Write one page about a case or a run, to read, print and hand on.

    What it is, five numbers, what fails, who bears it, what one change would do
    and what it does not show, on one sheet of paper; then every quantity, picture,
    reform, norm, input and source. It needs no server, no network and no script.
    What is missing is run first.

    For example:

        standing report china-2018 -o report.html
        standing report my-regime.yaml --reform grace-30-days --reform mine.yaml
        standing run my-regime.yaml --people 10M --out results
        standing report results --no-reforms -o results.html
        standing report before.yaml after.yaml --people 200_000 -o both.html
        standing report my-regime.yaml --fria -o headings.html
        standing report results --method -o sheet.html
        standing report expert-a.yaml --versus expert-b.yaml -o both-experts.html

    Parameters
    ----------
    about
        Shipped cases, scenario files, or runs that were made earlier (the folder of `standing run --out`, or its document);
        several stand side by side.
    changes
        Change one field of every scenario, by its path; may be given several times.
    reforms
        What the scenarios are compared with, each by itself: a shipped reform, a reform file, or PATH=VALUE; at most twelve.
    asked
        Which page, of which persons.

    Returns
    -------
    int
        Exit code.
    """
    if not about:
        raise wrong("CASE|RUN", "none", "a shipped case, a scenario file, or a run that was made earlier")
    if asked.no_reforms and reforms:
        raise wrong("--no-reforms", "--reform as well", "one of them")
    _refuse_together(about, reforms, asked)
    place = file_place("--out", asked.out)
    if not all(map(find_spec, NEEDED)):
        raise wrong("report", "no jinja2 or vl-convert-python", 'what `pip install "standing-lab[report]"` brings')
    made = _beside(about[0], changes, asked) if asked.versus else _page(about, changes, reforms, asked)
    write_file("--out", place, made.html)
    sys.stdout.write(f"{place}: one page, {len(made.html.encode()) / 1e6:.1f} MB; it opens from disk and prints.\n")
    return 0


def _refuse_together(about: tuple[str, ...], reforms: tuple[str, ...], asked: Asked) -> None:
    """Refuse what does not go together with a form of the page.

    Parameters
    ----------
    about, reforms, asked
        As for `report`.

    Raises
    ------
    InputError
        If two forms are asked for, or one of them of several runs, or with what it does not show.
    """
    forms = {"--fria": asked.fria, "--method": asked.method, "--versus": asked.versus is not None}
    named = [form for form, is_asked in forms.items() if is_asked]
    if len(named) > 1:
        raise wrong(named[0], f"{named[1]} as well", "one of --fria, --method and --versus")
    if named and len(about) > 1:
        raise wrong(named[0], f"{len(about)} cases or runs", "one case, scenario file or run")
    if reforms and (asked.method or asked.versus):
        raise wrong(named[0], "--reform as well", "no reforms: it does not show them")


def _page(about: tuple[str, ...], changes: tuple[str, ...], reforms: tuple[str, ...], asked: Asked) -> Page:
    """Read what the page is about, run what is missing, and put it together."""
    from standing.cli.progress import shown
    from standing.report.page.build import page

    found = [_meant(each, changes, asked) for each in about]
    wanted = _reforms(reforms, [each.scenario if isinstance(each, Made) else each for each in found], asked)
    with prompt(), shown("report", "persons") as on_progress:
        threads = threads_from(asked.threads)
        subjects: list[About] = [
            _lived(each, threads, on_progress) if isinstance(each, Made) else each for each in found
        ]
        return page(
            *subjects,
            form="fria" if asked.fria else "method" if asked.method else "report",
            reforms=wanted,
            people=people_from(asked.people),
            seed=1 if asked.seed is None else whole("--seed", asked.seed, 0, MOST_SEED),
            threads=threads,
            with_ranges=asked.ranges or any(isinstance(each, Made) and each.with_ranges for each in found),
            on_progress=on_progress,
        )


def _beside(word: str, changes: tuple[str, ...], asked: Asked) -> Page:
    """Run two scenarios, and put them side by side."""
    from standing.cli.progress import shown
    from standing.experiments.run import people_of
    from standing.report.page.build import PEOPLE
    from standing.report.page.versus import versus
    from standing.scenario import load

    found, other = _meant(word, changes, asked), load(asked.versus or "", changes_from(changes))
    if isinstance(found, Made):
        one, people, seed = found.scenario, found.people, found.seed
    else:
        asked_for = people_from(asked.people)
        one, people = found, min(people_of(found), PEOPLE) if asked_for is None else asked_for
        seed = 1 if asked.seed is None else whole("--seed", asked.seed, 0, MOST_SEED)
    with prompt(), shown("report", "persons") as on_progress:
        threads = threads_from(asked.threads)
        return versus(
            one,
            other,
            people=people,
            seed=seed,
            threads=threads,
            with_ranges=asked.ranges or (isinstance(found, Made) and found.with_ranges),
            on_progress=on_progress,
        )


def _meant(word: str, changes: tuple[str, ...], asked: Asked) -> Made | Scenario:
    """Give the run that was made earlier, or the scenario that is to be run."""
    from standing.scenario import load

    changed = changes_from(changes)
    made = made_earlier(word, changed, asked.scenario)
    if made is None:
        if asked.scenario is not None:
            raise wrong("--scenario", asked.scenario, f"nothing, since {word} is a scenario already")
        return load(word, changed)
    for option, given in (("--people", asked.people), ("--seed", asked.seed)):
        if given is not None:
            raise wrong(option, given, f"nothing: {word} says it already")
    return made


def _reforms(words: tuple[str, ...], scenarios: list[Scenario], asked: Asked) -> tuple[str, ...] | None:
    """Give the reforms that were asked for, each found to fit; None for those that do, nothing for none."""
    from standing.scenario.reforms import reform_from

    if asked.no_reforms or asked.method:
        return ()
    if not words:
        return None
    found = [reform_from(each) for each in words]
    for scenario in scenarios:
        with suggesting(scenario):
            for each in found:
                each.applied(scenario)
    return words


def _lived(made: Made, threads: int | None, on_progress: Progress) -> Run:
    """Give a run that was made earlier: as it was kept, or lived again and found to be the same."""
    from standing.experiments.run import run

    if made.run is not None:
        return made.run
    again = run(made.scenario, people=made.people, seed=made.seed, threads=threads, on_progress=on_progress)
    made.check(again)
    return again
