"""Q21: how often the same person is refused, and how many things at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.counts import Count, count, persons
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_DENIAL
from standing.measures.reading import ANY, on_others, refusing, sanction_paths, sanctions_of
from standing.measures.wording import phrase
from standing.records.kinds import COUNTED
from standing.texts import text

LEADING = "persons ever refused"
AT_LEAST: Final = (2, 5, 10, 20)


def stacking(evidence: Evidence) -> Iterator[Question]:
    """Persons refused at all, refused repeatedly over those refused at all, and refusals per person refused.

    Of sanctions that fall on others (Q12) it is not known who of them was refused what.
    """
    for name in _on_self(evidence):
        refused, none = _at_least(name, 1), text("measures.none.refused_persons", sanction=name)
        roots = sanction_paths([name])
        ever = Share(refused, persons(), text("measures.none.persons"))
        yield Question(LEADING, name, "share", ever, roots, phrase("stacking.ever"))
        for times in AT_LEAST:
            share, title = Share(_at_least(name, times), refused, none), f"persons refused {times} times or more"
            yield Question(title, name, "share", share, roots, phrase("stacking.at_least", times=times))
        mean, title = Rate(count("denials", name), refused, none), "refused purchases per person refused"
        yield Question(title, name, "refused purchases per person", mean, roots, phrase("stacking.mean"))
    yield from _at_once(evidence)


def _at_once(evidence: Evidence) -> Iterator[Question]:
    """Several services refused to one person at the same time."""
    services = {sanctions_of(evidence)[each].denies for each in _on_self(evidence)}
    for number in range(2, min(len(services), 4) + 1):
        yield Question(
            f"persons denied {number} services or more at once",
            ANY,
            "share",
            Share(_at_least(ANY, number), _at_least(ANY, 1), text("measures.none.refusable_persons")),
            sanction_paths(_on_self(evidence)),
            phrase("stacking.at_once", number=number),
        )


def _on_self(evidence: Evidence) -> list[str]:
    return [name for name in refusing(evidence) if not on_others(sanctions_of(evidence)[name])]


def _at_least(name: str, times: int) -> Count:
    return count("persons_by_denials", name, *COUNTED[times:])


STACKING = Measure("Q21", LEADING, NO_DENIAL, stacking)
