"""Who is listed: the conditions of entry, copies from other lists, entries by hand, and who is never listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.wording import name_in_words
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part, together
from standing.scenario import BlackList, ByHand, Entry, Exempt
from standing.scenario.called import quoted
from standing.texts import text

ONE: Final = (1.0,)


def enters(book: Rulebook) -> Iterator[Sentence]:
    """Give the sentences about how each list is entered.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, listing in book.regime.lists.items():
        place = ("regime", "lists", name)
        reward, called = "_reward" if listing.rewards else "", book.quoted(name)
        for at, entry in enumerate(listing.enters):
            key, how = f"entered{reward}" if at == 0 else "also", _by(book, entry, rewards=listing.rewards)
            yield book.say("enters", text(f"explain.enters.{key}", list=called, how=how), *place, "enters", at)
        for at, hand in enumerate(listing.by_hand):
            key = "also_by_hand" if listing.enters or at else f"by_hand{reward}"
            told = text(f"explain.enters.{key}", list=called, who=_hand(book, hand))
            yield book.say("enters", told, *place, "by_hand", at)
        yield from _exempt(book, name, listing)


def _by(book: Rulebook, entry: Entry, *, rewards: bool) -> str:
    if entry.kind == "list":
        return text(
            f"explain.enters.{'copies' if entry.share.values == ONE else 'copies_some'}",
            share=book.quantity(entry.share),
            lists=book.lists([entry.source_list]),
            later="" if entry.delay.is_zero else part("later", delay=book.law(entry.delay)),
        )
    if entry.score:
        return _by_score(book, entry, "gives_points" if rewards else "takes_points")
    sensors = "" if _is_every_sensor(book, entry) else together([book.sensor(each) for each in entry.by], "or")
    if entry.kind == "status" and entry.trait is not None:
        return text("explain.enters.flag", sensors=sensors, trait=book.trait(entry.trait))
    return text(
        f"explain.enters.{'report' if entry.times.values == ONE else 'reports'}",
        times=book.quantity(entry.times),
        of=part("enters.of", conducts=book.conducts(entry.conducts, "or")) if entry.conducts else "",
        sensors=part("by", who=sensors) if sensors else "",
        window=_window(book, entry),
    )


def _is_every_sensor(book: Rulebook, entry: Entry) -> bool:
    """Whether an entry names no sensor, or all that report its conducts: they need not be named again."""
    looking = {name for name, each in book.regime.sensors.items() if {*each.observes, each.conduct} & {*entry.conducts}}
    return not entry.by or set(entry.by) == looking


def _by_score(book: Rulebook, entry: Entry, moves: str) -> str:
    if entry.bands:
        bands = together([quoted(name_in_words(each)) for each in entry.bands], "or")
        where = text(f"explain.band{'s' if len(entry.bands) > 1 else ''}", bands=bands)
    else:
        key, bound = ("at_most", entry.at_most) if entry.at_least is None else ("at_least", entry.at_least)
        where = text(f"explain.enters.{key}", bound="" if bound is None else book.quantity(bound))
    again = part("enters.again") if entry.when == "state" else ""
    return text(f"explain.enters.{moves}", score=book.score(entry.score), where=where, again=again)


def _window(book: Rulebook, entry: Entry) -> str:
    span = book.quantity(entry.within) if entry.within is not None else None
    told = part("enters.within", span=span) if span else part("enters.however_far")
    told += part("enters.kept", span=book.quantity(entry.keeps)) if entry.keeps is not None else ""
    told += part("enters.different") if entry.independent == "act" else ""
    return told + (part("enters.anew") if entry.memory == "reset" else "")


def _hand(book: Rulebook, hand: ByHand) -> str:
    group = part("enters.of_group", group=book.group(hand.group)) if hand.group else ""
    if hand.share is not None:
        key, day = ("share_on", hand.since.date()) if hand.since else ("share", "")
        return text(f"explain.enters.{key}", share=book.quantity(hand.share), group=group, day=day)
    window = part("enters.from", day=hand.since.date()) if hand.since else ""
    window += part("enters.to", day=hand.until.date()) if hand.until else ""
    rate = book.quantity(hand.rate) if hand.rate is not None else ""
    return text("explain.enters.rate", rate=rate, group=group, window=window)


def _exempt(book: Rulebook, name: str, listing: BlackList) -> Iterator[Sentence]:
    if listing.exempt:
        told = "; ".join(_one(book, each) for each in listing.exempt)
        yield book.say("enters", text("explain.enters.exempt", whom=told), "regime", "lists", name, "exempt")


def _one(book: Rulebook, exempt: Exempt) -> str:
    labels = {column: together(list(each), "or") for column, each in exempt.group.items()}
    told = [text("explain.enters.exempt_group", group=book.group(labels))] if labels else []
    told += [text("explain.enters.exempt_trait", trait=book.trait(exempt.trait))] if exempt.trait else []
    return together(told)
