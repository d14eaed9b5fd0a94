"""What counts: which conduct or trait has consequences, whether it is lawful, and what it can lead to."""

from __future__ import annotations

from collections.abc import Iterator

from standing.errors import Part
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.steps import marked
from standing.report.explain.words import counted, opened, together
from standing.scenario import Conduct, Entry, StatusIn
from standing.scenario.behind import conducts_of_entry


def counts(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each conduct and each trait that the regime looks at.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, path in looked_at(book).items():
        follows = together([*_leads_to(book, name), *_moves(book, name)] or ["is only reported: nothing follows"])
        settles = _settles(book, name)
        yield book.say("counts", f"{opened(book.conduct(name))}{_about(book, name)} {follows}.{settles}", *path)
    for trait in _traits(book):
        lists = [each for each, listing in book.regime.lists.items() if _names_trait(book, listing.enters, trait)]
        follows = f"can lead to {book.lists(lists)}" if lists else "is only flagged: nothing follows"
        place = ("world", "statuses", trait.status) if book.world else ("regime", "sensors")
        yield book.say("counts", f"The trait {book.trait(trait)} {follows}.", *place)


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


def _about(book: Rulebook, name: str) -> str:
    conduct = _conduct(book, name)
    if conduct is None:
        return ""
    gravity = marked(f"gravity {int(conduct.gravity)} of 5", conduct.gravity.statement.status)
    return f" ({conduct.context}, {gravity}), which is {'' if conduct.lawful else 'not '}lawful,"


def _conduct(book: Rulebook, name: str) -> Conduct | None:
    return book.world.conducts.get(name) if book.world else None


def _settles(book: Rulebook, name: str) -> str:
    conduct = _conduct(book, name)
    return " It stays open until it is settled." if conduct is not None and conduct.settles is not None else ""


def _leads_to(book: Rulebook, name: str) -> Iterator[str]:
    lists = [
        each
        for each, listing in book.regime.lists.items()
        if any(
            name in conducts_of_entry(book.regime, entry, rewards=False) for entry in listing.enters if not entry.score
        )
    ]
    if lists:
        yield f"can lead to {book.lists(lists)}"


def _moves(book: Rulebook, name: str) -> Iterator[str]:
    for each, score in book.regime.scores.items():
        points = score.points.get(name)
        if points:
            moved = marked(counted(abs(int(points)), "point"), points.statement.status)
            yield f"{'takes' if points < 0 else 'gives'} {moved} {'from' if points < 0 else 'to'} {book.score(each)}"


def _traits(book: Rulebook) -> list[StatusIn]:
    return list(dict.fromkeys(each.trait for each in book.regime.sensors.values() if each.trait is not None))


def _names_trait(book: Rulebook, entries: tuple[Entry, ...], trait: StatusIn) -> bool:
    return any(
        book.regime.sensors[sensor].trait == trait
        for entry in entries
        if entry.kind in ("status", "sensor")
        for sensor in entry.by
    )
