"""Lives event by event: what a run leaves if everything is written down, and what its codes mean (docs/model.md, section 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standing.engine.blocks import TOLD_BLOCK, Worker, blocks_of, with_more_room
from standing.engine.chunk import Chunk, Column, Events
from standing.engine.kernel.codes import TOO_MANY_ATTEMPTS
from standing.errors import InputError
from standing.program import program_from
from standing.program.program import Words
from standing.records.events import COLUMNS, DENIED, EVENTS, HOLDS
from standing.records.kinds import FIXED_PARTS, TRUTH
from standing.scenario import Scenario

NONE = ""
ENDS = FIXED_PARTS["ends"]
FAVOURS = FIXED_PARTS["favours"]
"""Parts of the tallies `ends` and `favours`; the position is the code."""


class Vocabulary:
    """What the codes of a run's ledger mean."""

    def __init__(self, words: Words) -> None:
        self.known = words

    def words(self, chunk: Chunk) -> dict[str, list[str] | Column]:
        """Give the columns of a ledger: text for event, item, part, truth and cause, numbers for the others."""
        rows = zip(chunk.event.tolist(), chunk.item.tolist(), chunk.part.tolist(), chunk.cause.tolist(), strict=True)
        said = [self.of(EVENTS[event], item, part, cause) for event, item, part, cause in rows]
        text: dict[str, list[str]] = {
            "event": [EVENTS[event] for event in chunk.event.tolist()],
            "item": [each[0] for each in said],
            "part": [each[1] for each in said],
            "cause": [each[2] for each in said],
            "truth": [TRUTH[truth] if truth >= 0 else NONE for truth in chunk.truth.tolist()],
        }
        return {name: text[name] if name in text else getattr(chunk, name) for name in COLUMNS}

    def of(self, event: str, item: int, part: int, cause: int) -> tuple[str, str, str]:
        """Item, part and cause of one event in words."""
        known = self.known
        if event in ("act", "forgone"):
            return known.conducts[item], NONE, NONE
        if event in ("start", "points", "band"):
            return known.scores[item], self.part_of_score(event, item, part), NONE
        if event == "status":
            return known.statuses[item], known.values[item][part], NONE
        if event == "move":
            return *known.moves[item], NONE
        if event == "observation":
            return known.sensors[item], known.conducts[part], NONE
        if event == "assessed":
            return known.sensors[item], FIXED_PARTS["assessments"][part], NONE
        if event in ("filed", "granted", "refused", "lapsed"):
            return known.redress[item], NONE, NONE
        if event == "attempt":
            return known.services[item], ("granted", "refused")[part], NONE
        if event in ("sanction", "published", "denial", "favour"):
            return self.of_sanction(event, item, part, cause)
        return self.of_list(event, item, part, cause)

    def part_of_score(self, event: str, item: int, part: int) -> str:
        """Part of an event of a score: the conduct whose observation moved it, or the band."""
        if part < 0:
            return NONE
        return self.known.bands[item][part] if event == "band" else self.known.conducts[part]

    def of_sanction(self, event: str, item: int, part: int, cause: int) -> tuple[str, str, str]:
        """Item, part and cause of an event of a sanction or of publicity."""
        known = self.known
        if event == "denial":
            return known.sanctions[item], DENIED[part], NONE
        if event == "favour":
            return known.sanctions[item], FAVOURS[part], NONE
        causes = (*known.conducts, "by_hand", "initial")
        because = causes[cause] if cause >= 0 else NONE
        if event == "published":
            hold = "off" if part < 0 else ("rightful", *HOLDS[1:])[part]
            return known.publicity[item - len(known.sanctions)], hold, because
        return known.sanctions[item], HOLDS[part] if part >= 0 else "off", because

    def of_list(self, event: str, item: int, part: int, cause: int) -> tuple[str, str, str]:
        """Item, part and cause of an event of a list, or of the person."""
        known = self.known
        if item < 0:
            return NONE, NONE, NONE
        parts = {"decision": ("confirmed", "rejected"), "averted": FIXED_PARTS["averted"], "end": ENDS}
        causes = (*known.pairs, "by_hand", "initial", *(f"list/{name}" for name in known.lists))
        said = parts[event][part] if event in parts else NONE
        return known.lists[item], said, causes[cause] if cause >= 0 else NONE


def vocabulary(scenario: Scenario, people: int, seed: int) -> Vocabulary:
    """Give what the codes of a ledger of a run mean."""
    return Vocabulary(program_from(scenario, people, seed).words)


def lived(scenario: Scenario, *, people: int, seed: int, first: int = 0, last: int | None = None) -> Iterator[Chunk]:
    """Live the persons first … last - 1 of a run, and give their events.

    Parameters
    ----------
    scenario
        What is run.
    people, seed
        Of the run whose persons they are.
    first, last
        First person, and the one after the last; all of them if nothing is said.

    Yields
    ------
    Chunk
        Some persons' events, in their order; persons to whom nothing happens have none.

    Raises
    ------
    InputError
        If the scenario has no world or cannot be run.
    """
    program = program_from(scenario, people, seed)
    worker = Worker(program)
    for cell, begin, end in blocks_of(program, TOLD_BLOCK, first, last):
        found: list[Events] = []
        while (code := worker.run(cell, begin, end, found.append)) != 0:
            refuse_too_many(code)
            found.clear()
            program = with_more_room(program)
            worker = Worker(program)
        events = np.concatenate(found)
        if len(events):
            yield Chunk.of(events)


def refuse_too_many(code: int) -> None:
    """Refuse what no room is enough for."""
    if code == TOO_MANY_ATTEMPTS:
        raise InputError.one(
            "more than 65,536 candidates of one synthetic person in 64 days", "lower rates, or less spread", code="rate"
        )
