"""A life as it is handed over: events as a table, a story in sentences, and one JSON document with its schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.resources import files
from typing import Any, Final

from standing.experiments.life.endings import Endings, cause_in_words, refused_in_words
from standing.experiments.life.picks import Picked, found_person
from standing.experiments.life.replay import Progress, cell_of, date_of, replayed, unheard
from standing.experiments.life.rules import Rules
from standing.experiments.life.stay import Event, Stay, stays_of
from standing.experiments.life.telling import Passage, Teller
from standing.measures.suppress import LEAST_PERSONS, TOO_FEW
from standing.measures.wording import name_in_words, number
from standing.records.events import COLUMNS
from standing.records.table import Table
from standing.scenario import Scenario
from standing.version import VERSION

LIFE_VERSION: Final = 1
"""Version of the document of a life."""

NOBODY: Final = (
    "A synthetic person, an index of this run, nobody real; a share in this population is no probability for a person."
)
"""Stands above every life."""

NOTHING: Final = "Nothing of what the scenario models happened to this person."


def life(
    scenario: Scenario,
    *,
    people: int,
    seed: int,
    person: int | None = None,
    pick: str | None = None,
    most: int | None = None,
    on_progress: Progress = unheard,
) -> Life:
    """Live one person of a run again and tell the life.

    Parameters
    ----------
    scenario
        What is run.
    people, seed
        The run: how many synthetic persons, and which.
    person
        Index of the person, from 0; nothing else about a person can be given.
    pick
        A word of `picks.PICKS` instead: an instructive person is looked for.
    most
        How many persons are looked at for a pick; `picks.LOOKED_AT` if it is not given.
    on_progress
        Called with persons looked at, of how many, and a note; while a person is looked for.

    Raises
    ------
    InputError
        If the run has no such index, the word is none, or no such person is found.
    """
    picked = None if pick is None else found_person(scenario, people, seed, pick, most=most, on_progress=on_progress)
    index = picked.person if picked else person or 0
    events = replayed(scenario, people=people, seed=seed, person=index)
    return Life(scenario, people, seed, index, tuple(events), picked)


@dataclass(frozen=True, repr=False)
class Life:
    """One synthetic life of a run.

    Parameters
    ----------
    scenario
        What was run.
    people, seed
        The run.
    person
        Index, from 0.
    happened
        Every event, in order.
    picked
        How the person was picked, if so.
    """

    scenario: Scenario
    people: int
    seed: int
    person: int
    happened: tuple[Event, ...]
    picked: Picked | None = None

    def __repr__(self) -> str:
        return self.story

    def _repr_html_(self) -> str:
        head, *others = self.sections()
        lines = "".join(f"<p>{escape(line)}</p>" for line in head[1])
        return f"<div>{lines}{''.join(map(_as_html, others))}</div>"

    @property
    def events(self) -> Table:
        """Every event in order, with the columns of a ledger and the instant by the calendar (`at`, UTC)."""
        rows = tuple((*event, self._instant(event.time)) for event in self.happened)
        return Table((*COLUMNS, "at"), rows, NOBODY)

    def _instant(self, time: float) -> str:
        seconds = int(time % 86_400)
        clock = f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
        return f"{date_of(self.scenario, time)}T{clock}"

    @property
    def story(self) -> str:
        """The life in plain text."""
        blocks = []
        for title, lines in self.sections():
            text = [f"{line[0]}  {line[1]}".strip() if isinstance(line, tuple) else line for line in lines]
            blocks.append("\n".join([title, *text] if title else text))
        return "\n\n".join(blocks)

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Candidates and listings, in order."""
        return tuple(stays_of(self.happened))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The story, a passage a day."""
        return tuple(Teller(Rules(self.scenario), self.happened).passages())

    @property
    def group(self) -> dict[str, str] | None:
        """Label by column of the person's cell; None where too few persons of the run are in it."""
        cell, size = cell_of(self.scenario, self.people, self.person)
        if size < LEAST_PERSONS or self.scenario.world is None:
            return None
        return self.scenario.world.population.cells.group(cell)

    def sections(self) -> list[tuple[str, list[Any]]]:
        """Give heading and lines of each part of the story; a line is a text, or a date and a text.

        Returns
        -------
        list of tuple
            What this is; what happened, by generation; what ended each listing and what could have; all in all.
        """
        found: list[tuple[str, list[Any]]] = [("", [NOBODY, self._which(), self._cell(), *self._how_picked()])]
        generations = list(dict.fromkeys(event.generation for event in self.happened)) or [0]
        for generation in generations:
            lines = [(each.date, each.text) for each in self.passages if each.generation == generation]
            found.append((self._heading(generation, len(generations)), lines or [NOTHING]))
        return [*found, *self._endings(), ("All in all", list(self._all_in_all()))]

    def _which(self) -> str:
        clock = self.scenario.clock
        return (
            f"Index {number(self.person)} of the {number(self.people)} persons of {self.scenario.name}, seed {self.seed}, "
            f"{clock.start.date()} to {clock.end.date()}, Standing {VERSION}."
        )

    def _cell(self) -> str:
        _, size = cell_of(self.scenario, self.people, self.person)
        group = self.group
        if group is None:
            return f"Of a cell with {TOO_FEW} persons in this run to be named (under {LEAST_PERSONS})."
        named = ", ".join(f"{name_in_words(column)} {name_in_words(label)}" for column, label in group.items())
        return f"One of {number(size)} persons of this run in the cell: {named or 'everybody'}."

    def _how_picked(self) -> list[str]:
        return [self.picked.text] if self.picked else []

    def _heading(self, generation: int, of: int) -> str:
        if of == 1:
            return "What happened"
        return f"What happened: person {generation + 1} of {of} who had this index one after another"

    def _endings(self) -> Iterator[tuple[str, list[Any]]]:
        rules = Rules(self.scenario)
        endings = Endings(rules, self._own_group())
        for stay in self.stays:
            if not stay.began:
                yield "A listing that did not begin", [endings.not_begun(stay)]
                continue
            lines = [
                endings.heading(stay),
                f"What made it: {cause_in_words(rules, stay.cause)}.",
                refused_in_words(rules, stay),
            ]
            yield "What ended it, and what could have", [*lines, *(way.text for way in endings.ways(stay))]

    def _own_group(self) -> dict[str, str]:
        """Labels of the cell, for values that depend on them; not shown."""
        cell, _ = cell_of(self.scenario, self.people, self.person)
        return self.scenario.world.population.cells.group(cell) if self.scenario.world else {}

    def _all_in_all(self) -> Iterator[str]:
        counts = Counter(event.event for event in self.happened)
        begun = [stay for stay in self.stays if stay.began]
        unmet = sum(not stay.met for stay in begun)
        conducts = self.scenario.world.conducts if self.scenario.world else {}
        lawful = sum(e.event == "act" and e.item in conducts and conducts[e.item].lawful for e in self.happened)
        kinds = f" ({number(lawful)} of lawful conduct)" if lawful else ""
        yield f"{_count(counts['act'], 'act')}{kinds}, {_count(counts['observation'], 'record')}."
        at = f"; at {number(unmet)} of {number(len(begun))} the list's own condition was not met" if begun else ""
        yield f"{_count(len(begun), 'listing')}{at}."
        yield f"{_count(counts['denial'], 'refused purchase')}."

    def document(self) -> dict[str, Any]:
        """Give the life as one JSON document, as `life_schema` describes it."""
        cell, _ = cell_of(self.scenario, self.people, self.person)
        endings = Endings(Rules(self.scenario), self._own_group())
        return {
            "standing": VERSION,
            "life": LIFE_VERSION,
            "what": NOBODY,
            "scenario": self.scenario.name,
            "digest": self.scenario.digest,
            "people": self.people,
            "seed": self.seed,
            "person": self.person,
            "cell": cell,
            "group": self.group,
            "picked": self.picked.document() if self.picked else None,
            "story": [passage._asdict() for passage in self.passages],
            "listings": [endings.document(stay) for stay in self.stays],
            "events": self.events.to_dicts(),
        }


def life_schema() -> dict[str, Any]:
    """Give the JSON Schema of the document of a life."""
    text = files("standing.experiments.life").joinpath("life.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _count(number_of: int, what: str) -> str:
    return f"{number(number_of)} {what}{'s' * (number_of != 1)}"


def _as_html(section: tuple[str, list[Any]]) -> str:
    title, lines = section
    rows = "".join(
        f"<tr><td>{escape(line[0])}</td><td>{escape(line[1])}</td></tr>"
        if isinstance(line, tuple)
        else f'<tr><td colspan="2">{escape(line)}</td></tr>'
        for line in lines
    )
    return f"<h4>{escape(title)}</h4><table><tbody>{rows}</tbody></table>"
