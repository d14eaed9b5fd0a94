"""`standing check`."""

from __future__ import annotations

import json as to_json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from standing.cli.changes import changes_from
from standing.cli.interruption import prompt
from standing.cli.persons import PERSONS, Persons
from standing.cli.places import file_place, write_file
from standing.cli.reforms import REFORM, under
from standing.cli.request import STANDARD_OUTPUT
from standing.cli.wrong import wrong

if TYPE_CHECKING:
    import datetime as dt

    from standing.checks.due_process import NormFinding
    from standing.errors import Finding
    from standing.experiments.outcome import Run
    from standing.experiments.promises import Promise
    from standing.scenario import Scenario


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which norms, and in which form.

    Parameters
    ----------
    norms
        Only norms of these jurisdictions, such as eu,cn,us; all if nothing is said.
    on
        Only norms that apply on this date, and the rules as they stand then. Default: every norm, whenever it applies, and
        the rules as they stand at the end of the clock.
    every
        Tell each answer of each item, and not only those that fail.
    json
        Write everything as one JSON document to this file. With - it goes to standard output, and nothing else does.
    sarif
        Write a SARIF 2.1.0 log to this file, for editors and code review; - is standard output.
    junit
        Write JUnit XML to this file, for continuous integration; - is standard output.
    run
        Run the scenario as well, and say beside each rule what simulated persons get.
    """

    norms: Annotated[str | None, Parameter(metavar="eu,cn,us")] = None
    on: Annotated[str | None, Parameter(metavar="DATE")] = None
    every: Annotated[bool, Parameter(name="--all", negative="")] = False
    json: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    sarif: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    junit: Annotated[str | None, Parameter(metavar="FILE", allow_leading_hyphen=True)] = None
    run: Annotated[bool, Parameter(negative="")] = False


@dataclass(frozen=True)
class Checked:
    """What was checked, and what was found."""

    scenario: Scenario
    found: Sequence[NormFinding]
    sense: Sequence[Finding]
    on: dt.date | None
    run: Run | None
    under: Sequence[str] = ()


NOTHING: Final = Asked()
"""What is asked for by a command that says nothing more."""


def check(
    scenario: str,
    /,
    *,
    changes: Annotated[tuple[str, ...], Parameter(name="--set", metavar="PATH=VALUE", negative="")] = (),
    reforms: Annotated[tuple[str, ...], REFORM] = (),
    asked: Asked = NOTHING,
    persons: Persons = PERSONS,
) -> int:
    """Check a scenario: spelling, units, names, sense, and due process against the norm catalogue.

    Everything wrong with a file is said at once, with its line and the nearest valid word. Then the rules of the regime are
    held against the norms: each answer is "fails", "meets", "cannot tell" or "not applicable", with the line of the rule, the
    reason, and the smallest change that would turn a failure. These are structural findings, not a legal opinion. Exit code 2
    if the scenario cannot be read, 1 if something fails or makes little sense, 0 otherwise.

    For example:

        standing check my-regime.yaml
        standing check china-2018 --norms cn --on 2021-01-01
        standing check my-regime.yaml --sarif findings.sarif
        standing check china-2018 --run --people 10M

    Parameters
    ----------
    scenario
        A scenario file, or the name of a shipped case; it needs no world.
    changes
        Change one field of the scenario before it is checked, by its path.
    reforms
        Check it under a shipped reform (see `standing reforms`), a reform file, or PATH=VALUE, after every --set.
    asked
        Which norms, and in which form.
    persons
        Which synthetic persons, with --run.

    Returns
    -------
    int
        Exit code.
    """
    from standing.checks.due_process import check_norms
    from standing.checks.sense import check_sense
    from standing.scenario import load

    if not asked.run:
        for option, given in persons.typed.items():
            raise wrong(option, given, "--run as well: without it nobody lives")
    words, on = _jurisdictions(asked.norms), _day(asked.on)
    alone, places = _alone(asked), _places(asked)
    loaded, said = under(load(scenario, changes_from(changes)), reforms)
    sense, found = check_sense(loaded), check_norms(loaded, words, on)
    made = _run(loaded, persons) if asked.run else None
    checked = Checked(loaded, found, sense, on, made, said)
    for option, place in places.items():
        write_file(option, place, _text(option, checked))
    if alone is not None:
        sys.stdout.write(_text(alone, checked, ascii_only=True))
    else:
        _show(checked, everything=asked.every)
    return 1 if sense or any(each.verdict == "fails" for each in found) else 0


def _jurisdictions(text: str | None) -> list[str] | None:
    from standing.checks.catalogue import jurisdictions
    from standing.errors import listed, nearest

    if text is None:
        return None
    words, known = [each.strip().lower() for each in text.split(",")], jurisdictions()
    for each in words:
        if each not in known:
            near = nearest(each, known)
            raise wrong("--norms", each, listed(list(known)) + (f' (did you mean "{near}"?)' if near else ""))
    return words


def _day(text: str | None) -> dt.date | None:
    from standing.errors import Problems
    from standing.scenario.words import read_date

    if text is None:
        return None
    try:
        return read_date(text)
    except Problems as refused:
        raise wrong("--on", text, refused.problems[0].allowed) from None


def _alone(asked: Asked) -> str | None:
    """Option whose text has standard output to itself; None where people read it."""
    first, *others = [*(option for option, text in _named(asked).items() if text == STANDARD_OUTPUT), None]
    if len(others) > 1:
        raise wrong(first or "", STANDARD_OUTPUT, f"a file, since {others[0]} has standard output")
    return first


def _places(asked: Asked) -> dict[str, Path]:
    named = {option: text for option, text in _named(asked).items() if text not in (None, STANDARD_OUTPUT)}
    return {option: file_place(option, text or "") for option, text in named.items()}


def _named(asked: Asked) -> dict[str, str | None]:
    return {"--json": asked.json, "--sarif": asked.sarif, "--junit": asked.junit}


def _run(loaded: Scenario, persons: Persons) -> Run:
    from standing.cli.progress import shown
    from standing.experiments.run import people_of, run

    people_of(loaded)  # refuses a scenario without a world, whatever number was asked for
    people, seed, threads = persons.counted(loaded), persons.key, persons.workers
    with prompt(), shown(loaded.name, "persons") as on_progress:
        return run(loaded, people=people, seed=seed, threads=threads, on_progress=on_progress)


def _document(checked: Checked, *, ascii_only: bool = False) -> str:
    from standing.report.checked.document import document

    made = document(checked.scenario, checked.found, checked.sense, checked.on)
    if checked.run is not None:
        made |= {"people": checked.run.people, "seed": checked.run.seed, "clocks": _clocks(checked)}
    return to_json.dumps(made, ensure_ascii=ascii_only, allow_nan=False) + "\n"


def _clocks(checked: Checked) -> list[dict[str, object]]:
    fields = ("id", "name", "item", "numerator", "denominator", "unit", "value", "low", "high", "status", "why")
    return [
        {
            "norm": each.finding.id,
            "path": each.finding.path,
            "measures": [{field: getattr(value, field) for field in fields} for value in each.values],
        }
        for each in _promises(checked)
    ]


def _promises(checked: Checked) -> list[Promise]:
    from standing.experiments.promises import promises

    return [] if checked.run is None else promises(checked.scenario, checked.found, checked.run.values)


def _text(option: str, checked: Checked, *, ascii_only: bool = False) -> str:
    """Text of a form of the findings, by the option that asks for it."""
    from standing.report.checked.junit import junit
    from standing.report.checked.sarif import sarif

    if option == "--json":
        return _document(checked, ascii_only=ascii_only)
    if option == "--sarif":
        log = sarif(checked.found, checked.sense)
        return to_json.dumps(log, ensure_ascii=ascii_only, indent=1) + "\n"
    return junit(checked.scenario.name, checked.found, checked.sense)


def _show(checked: Checked, *, everything: bool) -> None:
    from rich.console import Console

    from standing.report.checked.screen import screen
    from standing.report.layout import printed
    from standing.report.title import inputs_in_words

    for finding in checked.sense:
        sys.stdout.write(f"{finding.text()}\n")
    many = len(checked.sense)
    said = f"{many} finding{'s' if many > 1 else ''}" if many else "nothing found"
    inputs = inputs_in_words(checked.scenario.inputs())
    for line in checked.under:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{checked.scenario.name}: spelling and sense: {said}. Inputs: {inputs}.\n")
    console = Console(highlight=False)
    if checked.found:
        sys.stdout.write("\n")
        printed(screen(checked.scenario, checked.found, checked.on, everything=everything), console)
    if checked.run is not None:
        from standing.report.checked.promised import promised

        sys.stdout.write("\n")
        printed(promised(checked.run, _promises(checked)), console)
