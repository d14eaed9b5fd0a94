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

from standing.experiments.life.endings import Endings, cause_in_words, counted, refused_in_words
from standing.experiments.life.picks import Picked, found_person
from standing.experiments.life.replay import Progress, cell_of, date_of, replayed, unheard
from standing.experiments.life.rules import Rules
from standing.experiments.life.stay import Event, Stay, stays_of
from standing.experiments.life.telling import Passage, Teller
from standing.measures.suppress import LEAST_PERSONS, too_few
from standing.measures.wording import name_in_words, number
from standing.records.events import COLUMNS
from standing.records.table import Table
from standing.scenario import Scenario
from standing.texts import text
from standing.version import VERSION

LIFE_VERSION: Final = 1
"""Version of the document of a life."""


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
        return Table((*COLUMNS, "at"), rows, nobody())

    def _instant(self, time: float) -> str:
        seconds = int(time % 86_400)
        clock = f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
        return f"{date_of(self.scenario, time)}T{clock}"

    @property
    def story(self) -> str:
        """The life in plain text."""
        blocks = []
        for title, lines in self.sections():
            told = [f"{line[0]}  {line[1]}".strip() if isinstance(line, tuple) else line for line in lines]
            blocks.append("\n".join([title, *told] if title else told))
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
        found: list[tuple[str, list[Any]]] = [("", [nobody(), self._which(), self._cell(), *self._how_picked()])]
        generations = list(dict.fromkeys(event.generation for event in self.happened)) or [0]
        for generation in generations:
            lines = [(each.date, each.text) for each in self.passages if each.generation == generation]
            found.append((self._heading(generation, len(generations)), lines or [text("life.nothing")]))
        return [*found, *self._endings(), (text("life.heading.all_in_all"), list(self._all_in_all()))]

    def _which(self) -> str:
        clock = self.scenario.clock
        return text(
            "life.which",
            person=number(self.person),
            people=number(self.people),
            scenario=self.scenario.name,
            seed=self.seed,
            start=clock.start.date(),
            end=clock.end.date(),
            version=VERSION,
        )

    def _cell(self) -> str:
        _, size = cell_of(self.scenario, self.people, self.person)
        group = self.group
        if group is None:
            return text("life.cell_too_few", few=too_few(), least=LEAST_PERSONS)
        labels = {name_in_words(column): name_in_words(label) for column, label in group.items()}
        named = ", ".join(text("life.cell_label", column=column, label=label) for column, label in labels.items())
        return text("life.cell", size=number(size), cell=named or text("life.cell_everybody"))

    def _how_picked(self) -> list[str]:
        return [self.picked.text] if self.picked else []

    def _heading(self, generation: int, of: int) -> str:
        if of == 1:
            return text("life.heading.happened")
        return text("life.heading.happened_one_of", number=generation + 1, of=of)

    def _endings(self) -> Iterator[tuple[str, list[Any]]]:
        rules = Rules(self.scenario)
        endings = Endings(rules, self._own_group())
        for stay in self.stays:
            if not stay.began:
                yield text("life.heading.not_begun"), [endings.not_begun(stay)]
                continue
            lines = [
                endings.heading(stay),
                text("life.listing.made", cause=cause_in_words(rules, stay.cause)),
                refused_in_words(rules, stay),
            ]
            yield text("life.heading.ended"), [*lines, *(way.text for way in endings.ways(stay))]

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
        acts, records = counted(counts["act"], "act"), counted(counts["observation"], "record")
        yield text(
            f"life.count.{'acts_lawful' if lawful else 'acts'}", acts=acts, lawful=number(lawful), records=records
        )
        key, listings = "life.count.listings_unmet" if begun else "life.count.listings", counted(len(begun), "listing")
        yield text(key, listings=listings, unmet=number(unmet), begun=number(len(begun)))
        yield text("life.count.refused", refused=counted(counts["denial"], "refusal"))

    def document(self) -> dict[str, Any]:
        """Give the life as one JSON document, as `life_schema` describes it."""
        cell, _ = cell_of(self.scenario, self.people, self.person)
        endings = Endings(Rules(self.scenario), self._own_group())
        return {
            "standing": VERSION,
            "life": LIFE_VERSION,
            "what": nobody(),
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
    schema = files("standing.experiments.life").joinpath("life.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(schema)
    return found


def nobody() -> str:
    """What stands above every life."""
    return text("life.nobody")


def _as_html(section: tuple[str, list[Any]]) -> str:
    title, lines = section
    rows = "".join(
        f"<tr><td>{escape(line[0])}</td><td>{escape(line[1])}</td></tr>"
        if isinstance(line, tuple)
        else f'<tr><td colspan="2">{escape(line)}</td></tr>'
        for line in lines
    )
    return f"<h4>{escape(title)}</h4><table><tbody>{rows}</tbody></table>"
