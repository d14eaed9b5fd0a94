"""Q21: how often the same person is refused, and how many things at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.counts import Count, count, persons
from standing.measures.estimates import Rate, Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_DENIAL
from standing.measures.reading import ANY, on_others, refusing, sanction_paths, sanctions_of
from standing.records.kinds import COUNTED

LEADING = "persons ever refused"
AT_LEAST: Final = (2, 5, 10, 20)


def stacking(evidence: Evidence) -> Iterator[Question]:
    """Persons refused at all, refused repeatedly over those refused at all, and refusals per person refused.

    Of sanctions that fall on others (Q12) it is not known who of them was refused what.
    """
    for name in _on_self(evidence):
        refused, of = _at_least(name, 1), f"persons refused under {name}"
        roots = sanction_paths([name])
        phrase = "{top} of {bottom} persons ({value}) were refused at least one purchase under the sanction {item}"
        yield Question(LEADING, name, "share", Share(refused, persons(), "persons"), roots, phrase)
        for times in AT_LEAST:
            share = Share(_at_least(name, times), refused, of)
            phrase = (
                f"of {{bottom}} persons refused at least one purchase under the sanction {{item}}, {{top}} ({{value}}) "
                f"were refused {times} or more"
            )
            yield Question(f"persons refused {times} times or more", name, "share", share, roots, phrase)
        mean = Rate(count("denials", name), refused, of)
        phrase = "{top} refused purchases under the sanction {item} over {bottom} persons refused at all: {value}"
        yield Question(
            "refused purchases per person refused", name, "refused purchases per person", mean, roots, phrase
        )
    yield from _at_once(evidence)


def _at_once(evidence: Evidence) -> Iterator[Question]:
    """Several services refused to one person at the same time."""
    services = {sanctions_of(evidence)[each].denies for each in _on_self(evidence)}
    for number in range(2, min(len(services), 4) + 1):
        yield Question(
            f"persons denied {number} services or more at once",
            ANY,
            "share",
            Share(_at_least(ANY, number), _at_least(ANY, 1), "persons under a sanction that refuses a service"),
            sanction_paths(_on_self(evidence)),
            f"of {{bottom}} persons who were ever under a sanction that refuses a service, {{top}} ({{value}}) were "
            f"denied {number} services or more at once",
        )


def _on_self(evidence: Evidence) -> list[str]:
    return [name for name in refusing(evidence) if not on_others(sanctions_of(evidence)[name])]


def _at_least(name: str, times: int) -> Count:
    return count("persons_by_denials", name, *COUNTED[times:])


STACKING = Measure("Q21", "denials stacked on one person", LEADING, NO_DENIAL, stacking)
