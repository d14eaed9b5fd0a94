"""Two sets of assumptions: what they are, at what they differ, and what each gives, with the difference of every number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from standing.measures.catalogue import MEASURES
from standing.measures.differences import Difference
from standing.measures.measure import Value
from standing.measures.relatedness import MILDEST
from standing.measures.suppress import is_too_few
from standing.report.five import FIVE, five_values
from standing.report.page.datum import BETWEEN, place_of_difference, within
from standing.report.page.pair import Pair
from standing.report.page.section import Data
from standing.report.page.sections.citing import data as citing
from standing.report.page.sections.limits import data as limits
from standing.report.page.sections.versus_inputs import Place, differing, same_value
from standing.report.page.sections.what import data as what
from standing.report.page.subject import Subject
from standing.report.page.unchanged import unchanged

APART: Final = "apart"
"""Begins the id of a difference of two runs apart, which stands in no document."""

PARAGRAPHS: Final = ("intervals", "assumptions", "limits")
"""What the page has from the method of a run."""


@dataclass(frozen=True)
class Row:
    """One number under both.

    Parameters
    ----------
    values
        Under the one and under the other; None where a scenario has no such list, sanction or other thing.
    few
        Whether too few stand behind each.
    difference
        The second minus the first; None where only one has it.
    within
        Beginning of the ids of the difference, as an attribute.
    answer
        Key of what is said of it.
    """

    values: tuple[Value | None, Value | None]
    few: tuple[bool, bool]
    difference: Difference | None
    within: Markup
    answer: str

    @property
    def named(self) -> Value:
        """A value that says what is measured."""
        first, second = self.values
        found = first or second
        if found is None:
            raise LookupError("a row of neither")
        return found


def head(pair: Pair) -> Data:
    """Give both, the places at which they differ, and the five numbers.

    Parameters
    ----------
    pair
        The two.
    """
    places = differing(pair)
    worlds = [each for each in places if each.path.startswith("world.")]
    return {
        "sides": [_side(each) for each in (pair.one, pair.other)],
        "pair": pair,
        "places": places,
        "numbers": sum(_is_number(each) for each in places),
        "same_value": same_value(pair),
        "has_world": bool(worlds) and pair.reform is not None,
        "unchanged": unchanged(pair.reform, pair.one.prefix) if pair.reform else None,
        "five": _five(pair),
        "has_ranges": pair.one.ranges is not None,
        "limits": limits(pair.one),
    }


def _side(subject: Subject) -> dict[str, object]:
    return {**what(subject), "subject": subject}


def _is_number(place: Place) -> bool:
    return any(side.status is not None for side in place.sides)


def _five(pair: Pair) -> list[tuple[str, list[Row]]]:
    """The five numbers under both, each with its rows."""
    keys = [value.key for each in (pair.one, pair.other) for value in five_values(each.run.catalogue)]
    found = [both for both in pair.values if any(each is not None and each.key in keys for each in both)]
    rows = [_row(pair, both) for both in found if not _is_idle(both)]
    return [(each, [row for row in rows if row.named.id == each]) for each in FIVE]


def _is_idle(both: tuple[Value | None, Value | None]) -> bool:
    """Whether it is the milder reading of Q11, where neither scenario states what it takes."""
    return all(each is None or (each.name == MILDEST and each.status == "not_modelled") for each in both)


def quantities(pair: Pair) -> Data:
    """Give every number that one of the two models, under both.

    Parameters
    ----------
    pair
        The two.
    """
    modelled = [
        both for both in pair.values if any(each is not None and each.status != "not_modelled" for each in both)
    ]
    rows = [_row(pair, both) for both in modelled]
    found = [(each, measure.title, [row for row in rows if row.named.id == each]) for each, measure in MEASURES.items()]
    return {
        "measures": [one for one in found if one[2]],
        "missing": [measure.title for each, measure in MEASURES.items() if not any(r.named.id == each for r in rows)],
        "pair": pair,
        "sides": [each.scenario.title or each.scenario.name for each in (pair.one, pair.other)],
    }


def _row(pair: Pair, both: tuple[Value | None, Value | None]) -> Row:
    key = next(each.key for each in both if each is not None)
    difference = pair.differences.get(key) if None not in both else None
    few = tuple(each is not None and is_too_few(each) for each in both)
    return Row(both, (few[0], few[1]), difference, _within(pair, difference), answer(difference))


def _within(pair: Pair, difference: Difference | None) -> Markup:
    if difference is None:
        return Markup("")
    if pair.reform is None:
        return within(BETWEEN.join((APART, *difference.key)))
    return within(*place_of_difference(difference, pair.reform.name))


def answer(difference: Difference | None) -> str:
    """Give what is said of a difference: whether its interval includes 0, or why that is not known.

    Parameters
    ----------
    difference
        The second minus the first; None where only one scenario has the number.
    """
    if difference is None:
        return "one_sided"
    if difference.status == "not_modelled":
        return "neither" if difference.before.status == difference.after.status else "one_sided"
    if difference.is_too_few:
        return "too_few"
    if difference.status in ("same", "none_seen", "no_value"):
        return difference.status
    if difference.low is None or difference.high is None:
        return "no_interval"
    return "leaves_out" if difference.is_certain else "includes"


def made(pair: Pair) -> Data:
    """Give how the page was made, and how anybody gets the same numbers.

    Parameters
    ----------
    pair
        The two.
    """
    sides = (pair.one, pair.other)
    return {
        "pair": pair,
        "paragraphs": PARAGRAPHS,
        "cites": [citing(each) for each in sides],
        "commands": [
            each.command("run", "--json", f"{each.prefix}run.json", *(["--ranges"] if each.ranges else []))
            for each in sides
        ],
        "again": _again(pair),
        "digests": [(each.scenario.name, each.run.digest, each.run.tallies.digest) for each in sides],
    }


def _again(pair: Pair) -> str | None:
    """Python that compares them again; None where they were run apart."""
    if pair.reform is None:
        return None
    loaded = [
        f"sd.load({each.source!r}{f', {dict(each.changes)!r}' if each.changes else ''})"
        for each in (pair.one, pair.other)
    ]
    run = pair.one.run
    return f"sd.compare({loaded[0]}, {loaded[1]}, people={run.people}, seed={run.seed})"
