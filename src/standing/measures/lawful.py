"""Q19: listings whose trigger is lawful conduct, or no conduct at all but a status that a person is in."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.causes import LISTINGS, conduct_of, conducts, is_copied, traits, triggers_of
from standing.measures.counts import Count, count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reading import ANY, list_paths, lists_of
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "listings for lawful conduct"
FOR_STATUS = "listings for a status"


def lawful(evidence: Evidence) -> Iterator[Question]:
    """Listings set off by lawful conduct over all but those copied from another list, where they are counted already."""
    modelled = []
    for name in lists_of(evidence):
        missing = _missing(evidence, name)
        modelled += [] if missing else [name]
        yield _question(evidence, LEADING, name, [name], missing)
        if any(_is_status(evidence, trigger) for trigger in _triggers(evidence, name)):
            yield _question(evidence, FOR_STATUS, name, [name])
    if modelled and len(lists_of(evidence)) > 1:
        yield _question(evidence, LEADING, ANY, list(lists_of(evidence)))


def _question(evidence: Evidence, title: str, item: str, names: list[str], missing: str | None = None) -> Question:
    wanted = _is_lawful if title == LEADING else _is_status
    part = total_of([_listings(name, [t for t in _triggers(evidence, name) if wanted(evidence, t)]) for name in names])
    whole = total_of([_listings(name, _triggers(evidence, name)) for name in names])
    copied = any(is_copied(trigger) for name in names for trigger in triggers_of(evidence, name))
    also = "_not_copied" if copied else ""
    said = f"{'conduct' if title == LEADING else 'status'}{'_any' if item == ANY else ''}{also}"
    return Question(
        title,
        item,
        "share",
        Share(part, whole, text(f"measures.none.listings{also}")),
        list_paths(names),
        phrase(f"lawful.{said}"),
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
        return text(f"measures.lacking.{'own_entries' if triggers_of(evidence, name) else 'way_onto_list'}")
    if not any(_is_lawful(evidence, each) for each in triggers):
        return text("measures.lacking.lawful_way")
    return None


LAWFUL = Measure("Q19", LEADING, NO_LIST, lawful)
