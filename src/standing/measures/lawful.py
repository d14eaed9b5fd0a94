"""Q19: listings whose trigger is lawful conduct, or no conduct at all but a status that a person is in."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.causes import LISTINGS, conduct_of, conducts, is_copied, traits, triggers_of
from standing.measures.counts import Count, count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import ANY, list_paths, lists_of

LEADING = "listings for lawful conduct"
FOR_STATUS = "listings for a status"
COPIES_ONLY = "all entries are copied from other lists, where what led to them is counted"


def lawful(evidence: Evidence) -> Iterator[Question]:
    """Listings set off by lawful conduct over all but those copied from another list, where they are counted already."""
    modelled = []
    for name in lists_of(evidence):
        missing = _missing(evidence, name)
        modelled += [] if missing else [name]
        yield _question(evidence, LEADING, name, [name], "were set off by lawful conduct", missing)
        if any(_is_status(evidence, trigger) for trigger in _triggers(evidence, name)):
            yield _question(evidence, FOR_STATUS, name, [name], "were set off by a status, which is no conduct")
    if modelled and len(lists_of(evidence)) > 1:
        yield _question(evidence, LEADING, ANY, list(lists_of(evidence)), "were set off by lawful conduct")


def _question(
    evidence: Evidence, title: str, item: str, names: list[str], words: str, missing: str | None = None
) -> Question:
    wanted = _is_lawful if title == LEADING else _is_status
    part = total_of([_listings(name, [t for t in _triggers(evidence, name) if wanted(evidence, t)]) for name in names])
    whole = total_of([_listings(name, _triggers(evidence, name)) for name in names])
    where = "on all lists" if item == ANY else "on the list {item}"
    copied = any(is_copied(trigger) for name in names for trigger in triggers_of(evidence, name))
    also = " that were not copied from another list" if copied else ""
    return Question(
        title,
        item,
        "share",
        Share(part, whole, f"listings{also}"),
        list_paths(names),
        f"of {{bottom}} listings {where}{also}, {{top}} ({{value}}) {words}",
        missing,
    )


def _listings(name: str, triggers: list[str]) -> Count:
    return count(LISTINGS, name, *triggers) if triggers else Count()


def _triggers(evidence: Evidence, name: str) -> list[str]:
    """Triggers of a list, copies apart."""
    return [each for each in triggers_of(evidence, name) if not is_copied(each)]


def _is_lawful(evidence: Evidence, trigger: str) -> bool:
    found = conducts(evidence).get(conduct_of(trigger))
    return found is not None and bool(found.lawful)


def _is_status(evidence: Evidence, trigger: str) -> bool:
    return conduct_of(trigger) in traits(evidence)


def _missing(evidence: Evidence, name: str) -> str | None:
    triggers = _triggers(evidence, name)
    if not triggers:
        return COPIES_ONLY if triggers_of(evidence, name) else "nothing leads onto the list"
    if not any(_is_lawful(evidence, each) for each in triggers):
        return "no lawful conduct leads onto the list"
    return None


LAWFUL = Measure("Q19", LEADING, LEADING, NO_LIST, lawful)
