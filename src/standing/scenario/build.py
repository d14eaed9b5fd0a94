"""A tree to a scenario, or to all findings of its file at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from standing.errors import Finding, InputError, Part, Problem, Problems, shown
from standing.scenario.consistency import problems_between
from standing.scenario.position import Positions, Tree, dotted, walked
from standing.scenario.references import problems_of_references
from standing.scenario.reform import changed
from standing.scenario.scenario import Origin, Scenario
from standing.scenario.since import standing_at
from standing.scenario.strict import is_dated, problems_of

MOST_FINDINGS: Final = 100


def scenario_from(origin: Origin) -> Scenario:
    """Check a tree and give its scenario.

    Raises
    ------
    InputError
        With every finding.
    """
    scenario: Scenario | None = None
    problems: list[Problem] = []
    try:
        scenario = Scenario.model_validate(origin.tree, context={"folder": origin.folder})
    except ValidationError as error:
        problems += problems_of(error)
    except Problems as refused:
        problems += refused.problems
    cells = scenario.world.population.cells if scenario is not None and scenario.world is not None else None
    undefined = problems_of_references(origin.tree, cells, origin.folder)
    problems += [each for each in undefined if not is_dormant(each, origin)]
    if scenario is not None and not problems:
        problems += problems_between(scenario)
    if problems or scenario is None:
        raise InputError(findings_of(problems, origin.tree, origin.positions))
    scenario._origin = origin  # noqa: SLF001 - set once, here
    return scenario


def is_dormant(problem: Problem, origin: Origin) -> bool:
    """Whether a problem is only that a response names a list which a change has abolished: it then rests (R23)."""
    if problem.path[:2] != ("world", "responses") or problem.code != "reference":
        return False
    abolished = {place[2] for place in origin.positions.changed if place[:2] == ("regime", "lists") and len(place) == 3}
    return problem.found in {shown(name) for name in abolished}


def rebuilt(origin: Origin, changes: Mapping[str, object]) -> Scenario:
    """Give a scenario with further changes, checked again."""
    tree, positions = changed(origin.tree, origin.positions, changes)
    kept = {path: value for path, value in origin.changes.items() if path not in changes}
    further = {**kept, **{path: _as_it_stands(tree, path, value) for path, value in changes.items()}}
    return scenario_from(Origin(origin.file, origin.folder, origin.text, tree, positions, rebuilt, further))


def _as_it_stands(tree: Tree, path: str, value: object) -> object:
    """Give a change as it can be made again to the file alone: values by date with those that it left standing."""
    standing = standing_at(tree, path.split("."))
    return standing if is_dated(standing) else value


def origin_of(file: str, folder: Path | None, text: str, tree: Tree, positions: Positions) -> Origin:
    """Give the origin of a scenario as its file has it."""
    return Origin(file, folder, text, tree, positions, rebuilt)


def findings_of(problems: Iterable[Problem], tree: Tree, positions: Positions) -> list[Finding]:
    """Give problems their file, line and column, in the order of the file, each once."""
    findings = dict.fromkeys(finding_of(each, tree, positions) for each in problems)
    ordered = sorted(findings, key=lambda each: (each.file != positions.file, each.line or 0, each.column or 0))
    if len(ordered) > MOST_FINDINGS:
        more = Finding(positions.file, None, None, "", f"more findings than these {MOST_FINDINGS}", "none", code="more")
        ordered = [*ordered[:MOST_FINDINGS], more]
    return ordered


def finding_of(problem: Problem, tree: Tree, positions: Positions) -> Finding:
    """Give one problem its place."""
    path = walked(tree, problem.path)
    is_missing = problem.at == "parent"
    field: tuple[Part, ...] = problem.path if is_missing or problem.at == "key" else path
    file, line, column, by = positions.file, None, None, positions.change_at(path)
    if problem.place is not None:
        file, line, column = problem.place[0] or file, problem.place[1], problem.place[2]
    elif by is None:
        mark = positions.mark(path, key=problem.at == "key" and path == tuple(problem.path))
        line, column = mark or (None, None)
    return Finding(
        file,
        line,
        column,
        dotted(field),
        problem.found,
        problem.allowed,
        problem.nearest,
        problem.code,
        problem.severity,
        problem.next_step,
        by,
    )
