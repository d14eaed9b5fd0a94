"""What counts: which conduct or trait has consequences, whether it is lawful, and what it can lead to."""

from __future__ import annotations

from collections.abc import Iterator

from standing.errors import Part
from standing.measures.wording import opened
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.steps import marked
from standing.report.explain.words import counted, part, together
from standing.scenario import Conduct, Entry, StatusIn
from standing.scenario.behind import conducts_of_entry
from standing.texts import text


def counts(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each conduct and each trait that the regime looks at.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, path in looked_at(book).items():
        follows = together([*_leads_to(book, name), *_moves(book, name)] or [text("explain.counts.only_reported")])
        yield book.say("counts", _told(book, name, follows), *path)
    for trait in _traits(book):
        lists = [each for each, listing in book.regime.lists.items() if _names_trait(book, listing.enters, trait)]
        place = ("world", "statuses", trait.status) if book.world else ("regime", "sensors")
        key = "trait" if lists else "trait_only_flagged"
        said = text(f"explain.counts.{key}", trait=book.trait(trait), lists=book.lists(lists) if lists else "")
        yield book.say("counts", said, *place)


def looked_at(book: Rulebook) -> dict[str, tuple[Part, ...]]:
    """Give the conducts that some rule names, each with the place where it is defined, or first named.

    Parameters
    ----------
    book
        The rulebook.
    """
    found: dict[str, tuple[Part, ...]] = {}
    for name, sensor in book.regime.sensors.items():
        key = "observes" if sensor.observes else "conduct"
        for each in (*sensor.observes, *([sensor.conduct] if sensor.conduct else [])):
            found.setdefault(each, ("regime", "sensors", name, key))
    for name, score in book.regime.scores.items():
        for each in score.points:
            found.setdefault(each, ("regime", "scores", name, "points", each))
    for name, listing in book.regime.lists.items():
        for at, entry in enumerate(listing.enters):
            for each in entry.conducts:
                found.setdefault(each, ("regime", "lists", name, "enters", at, "observed"))
    defined = book.world.conducts if book.world else {}
    return {each: ("world", "conducts", each) if each in defined else place for each, place in found.items()}


def _told(book: Rulebook, name: str, follows: str) -> str:
    """Say of a conduct what it is, as far as it is defined, and what follows."""
    conduct, called = _conduct(book, name), opened(book.conduct(name))
    if conduct is None:
        return text("explain.counts.conduct", conduct=called, follows=follows)
    stated = text("explain.counts.gravity", gravity=int(conduct.gravity))
    told = text(
        f"explain.counts.conduct_{'lawful' if conduct.lawful else 'not_lawful'}",
        conduct=called,
        context=conduct.context,
        gravity=marked(stated, conduct.gravity.statement.status),
        follows=follows,
    )
    return told + (part("counts.settles") if conduct.settles is not None else "")


def _conduct(book: Rulebook, name: str) -> Conduct | None:
    return book.world.conducts.get(name) if book.world else None


def _leads_to(book: Rulebook, name: str) -> Iterator[str]:
    lists = [
        each
        for each, listing in book.regime.lists.items()
        if any(
            name in conducts_of_entry(book.regime, entry, rewards=False) for entry in listing.enters if not entry.score
        )
    ]
    if lists:
        yield text("explain.counts.leads_to", lists=book.lists(lists))


def _moves(book: Rulebook, name: str) -> Iterator[str]:
    for each, score in book.regime.scores.items():
        points = score.points.get(name)
        if points:
            moved = marked(counted(abs(int(points)), "point"), points.statement.status)
            key = "takes" if points < 0 else "gives"
            yield text(f"explain.counts.{key}", points=moved, score=book.score(each))


def _traits(book: Rulebook) -> list[StatusIn]:
    return list(dict.fromkeys(each.trait for each in book.regime.sensors.values() if each.trait is not None))


def _names_trait(book: Rulebook, entries: tuple[Entry, ...], trait: StatusIn) -> bool:
    return any(
        book.regime.sensors[sensor].trait == trait
        for entry in entries
        if entry.kind in ("status", "sensor")
        for sensor in entry.by
    )
