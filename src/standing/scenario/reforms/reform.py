"""A reform: changes of a scenario by path or by rule, with a name, a title and a source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from standing.errors import Finding, InputError, Place, listed, nearest, shown
from standing.scenario.position import Tree, parsed
from standing.scenario.reforms.file import Written, read_reform
from standing.scenario.reforms.library import reform_names, shipped_text
from standing.scenario.reforms.places import lacking, made_at
from standing.scenario.reforms.rules import RULES
from standing.scenario.reforms.sentences import sentences
from standing.scenario.scenario import Scenario
from standing.scenario.text import read_text
from standing.texts import text

NOTHING_FITS = "reform-fits-nothing"


@dataclass(frozen=True)
class Reform:
    """Changes of a scenario, with a name.

    Parameters
    ----------
    name
        One word; of a chain, the names of its parts with + between.
    title, description, note
        A line for people, what it is about, and anything else.
    source
        What it is taken from.
    changes
        Values by dotted path. `*` in a path stands for every thing of its section, lists that reward left out; a value may
        be a bound: {at_most: 5d}, {at_least: 30d}, or {with: [term]} for words that are to be among those that stand there.
    rules
        Changes that paths cannot say, by name, made before the others.
    parts
        Of a chain, the reforms that are applied one after the other; a chain has nothing else.
    places
        Where each change stands in a reform file, by its path.
    """

    name: str
    title: str | None = None
    description: str | None = None
    source: str | None = None
    changes: Mapping[str, Tree] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    note: str | None = None
    parts: tuple[Reform, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def read(cls, path: str | Path) -> Reform:
        """Read a reform file.

        Parameters
        ----------
        path
            A YAML file with name, title, description, source, changes, rule and note.

        Raises
        ------
        InputError
            With file, line and column of everything that is wrong.
        """
        return cls._of(read_reform(read_text(Path(path)), str(path)))

    @classmethod
    def named(cls, name: str) -> Reform:
        """Give a shipped reform.

        Parameters
        ----------
        name
            One of `reform_names()`.

        Raises
        ------
        InputError
            If there is none of that name; names the most similar.
        """
        names = reform_names()
        if name not in names:
            near = nearest(name, names)
            raise InputError.one(shown(name), f"a shipped reform ({listed(names)})", nearest=near, code="reform")
        return cls._of(read_reform(shipped_text(name), f"{name}.yaml"))

    @classmethod
    def _of(cls, written: Written) -> Reform:
        return cls(
            written.name,
            written.title,
            written.description,
            written.source,
            written.changes,
            written.rules,
            written.note,
            places=written.places,
        )

    def __add__(self, other: Reform) -> Reform:
        """Chain: this reform first, then the other, which wins where both change the same."""
        parts = (*(self.parts or (self,)), *(other.parts or (other,)))
        title = "; ".join(each.title or each.name for each in parts)
        sources = dict.fromkeys(each.source for each in parts if each.source)
        notes = " ".join(each.note for each in parts if each.note) or None
        return Reform(f"{self.name} + {other.name}", title, source="; ".join(sources) or None, note=notes, parts=parts)

    def applied(self, scenario: Scenario) -> Scenario:
        """Give the scenario under the reform, checked again.

        Raises
        ------
        InputError
            If a path leads nowhere, a value is wrong, or the scenario has nothing that the reform is about.
        """
        return [scenario, *(after for _, after in _steps(self, scenario))][-1]

    def describe(self, scenario: Scenario) -> list[str]:
        """Say in sentences what the reform changes, one for each field; none where it changes nothing.

        Raises
        ------
        InputError
            As for `applied`.
        """
        steps = list(_steps(self, scenario))
        paths = dict.fromkeys(path for found, _ in steps for path in found)
        return sentences(scenario, steps[-1][1], list(paths)) if steps else []

    def why_not(self, scenario: Scenario) -> str | None:
        """Say why the reform changes nothing in a scenario; None if it changes something."""
        try:
            after = self.applied(scenario)
        except InputError as refused:
            return _why(refused.findings)
        if after.digest != scenario.digest:
            return None
        rules = [rule for part in (self, *self.parts) for rule in part.rules]
        return "; ".join(RULES[each].nothing for each in rules) or text("reforms.already")


def _steps(reform: Reform, scenario: Scenario) -> Iterator[tuple[list[str], Scenario]]:
    """Give the paths of each step, and the scenario after it: rules first, then changes, part after part."""
    for part in reform.parts:
        for paths, after in _steps(part, scenario):
            yield paths, after
            scenario = after
    for rule in reform.rules:
        by_rule = RULES[rule].changes(scenario)
        if by_rule:
            scenario = scenario.reform(by_rule)
            yield list(by_rule), scenario
    if reform.changes:
        _check_parts(reform, scenario)
        try:
            made, fits = made_at(scenario, reform.changes)
        except InputError as refused:
            raise InputError(_placed(reform, each) for each in refused.findings) from None
        if not fits and not reform.rules:
            found = text("reforms.fits_nothing", paths=listed(list(reform.changes)))
            raise InputError.one(found, f"a scenario that has what {reform.name} is about", code=NOTHING_FITS)
        if made:
            yield list(made), _changed(reform, scenario, made)


def _check_parts(reform: Reform, scenario: Scenario) -> None:
    """Refuse a reform of a file that is about things which the scenario does not have."""
    missing = lacking(scenario, reform.changes) if reform.places else []
    if missing:
        things = reduce(lambda before, last: text("reforms.and_no", things=before, last=last), missing)
        found = text("reforms.lacks", things=things, scenario=scenario.name)
        raise InputError.one(found, f"a scenario that has what {reform.name} is about", code=NOTHING_FITS)


def _changed(reform: Reform, scenario: Scenario, made: Mapping[str, Tree]) -> Scenario:
    """Give the scenario with changes; what is wrong with one is said with its place in the reform's file."""
    try:
        return scenario.reform({path: _as_written(value) for path, value in made.items()})
    except InputError as refused:
        raise InputError(_placed(reform, each) for each in refused.findings) from None


def _placed(reform: Reform, finding: Finding) -> Finding:
    changed = (finding.changed_by or "").partition("=")[0]
    for path, (file, line, column) in reform.places.items():
        if re.fullmatch(re.escape(path).replace(r"\*", "[^.]+"), changed):
            return replace(finding, file=file, line=line, column=column, changed_by=None)
    return finding


def _as_written(value: Tree) -> Tree:
    """Give text that would be read as something else in quotes: a file has said already that it is text."""
    if not isinstance(value, str):
        return value
    try:
        is_text = parsed(value, "")[0] == value
    except InputError:
        is_text = False
    return value if is_text else json.dumps(value, ensure_ascii=False)


def _why(findings: Sequence[Finding]) -> str:
    """Say what was found first, and how much more."""
    first, found = findings[0], findings[0].found
    if len(findings) > 1:
        found = text("reforms.and_more", found=found, number=len(findings) - 1)
    return found if first.code == NOTHING_FITS else text("reforms.refused", found=found, allowed=first.allowed)
