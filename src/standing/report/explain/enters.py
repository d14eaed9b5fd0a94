"""Who is listed: the conditions of entry, copies from other lists, entries by hand, and who is never listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.wording import name_in_words
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import opened, together
from standing.scenario import BlackList, ByHand, Entry, Exempt

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
        what = f"{opened(f'the list {book.quoted(name)}')}{' rewards; it' if listing.rewards else ''}"
        for at, entry in enumerate(listing.enters):
            subject = f"{what} is entered" if at == 0 else "It is also entered"
            told = f"{subject} {_by(book, entry, rewards=listing.rewards)}."
            yield book.say("enters", told, *place, "enters", at)
        for at, hand in enumerate(listing.by_hand):
            subject = what if not (listing.enters or at) else "It"
            told = f"{subject} is entered by hand, without any report: {_hand(book, hand)}."
            yield book.say("enters", told, *place, "by_hand", at)
        yield from _exempt(book, name, listing)


def _by(book: Rulebook, entry: Entry, *, rewards: bool) -> str:
    if entry.kind == "list":
        part = "" if entry.share.values == ONE else f"{book.quantity(entry.share)} of "
        later = "" if entry.delay.is_zero else f", after {book.law(entry.delay)}"
        return f"by copying: {part}those who enter {book.lists([entry.source_list])} are copied{later}"
    if entry.score:
        return _by_score(book, entry, "gives" if rewards else "takes")
    sensors = "" if _is_every_sensor(book, entry) else together([book.sensor(each) for each in entry.by], "or")
    if entry.kind == "status" and entry.trait is not None:
        return f"by a flag of {sensors} for the trait {book.trait(entry.trait)}"
    of = f" of {book.conducts(entry.conducts, 'or')}" if entry.conducts else ""
    return f"by {_reports(book, entry)}{of}{f' by {sensors}' if sensors else ''}{_window(book, entry)}"


def _is_every_sensor(book: Rulebook, entry: Entry) -> bool:
    """Whether an entry names no sensor, or all that report its conducts: they need not be named again."""
    looking = {name for name, each in book.regime.sensors.items() if {*each.observes, each.conduct} & {*entry.conducts}}
    return not entry.by or set(entry.by) == looking


def _by_score(book: Rulebook, entry: Entry, moves: str) -> str:
    again = ", and again at the end of a listing while it lasts" if entry.when == "state" else ""
    if entry.bands:
        word = "bands" if len(entry.bands) > 1 else "band"
        bands = together([f'"{name_in_words(each)}"' for each in entry.bands], "or")
        where = f"in {word} {bands}"
    else:
        bound = entry.at_most if entry.at_least is None else entry.at_least
        where = f"at {'most' if entry.at_least is None else 'least'} {'' if bound is None else book.quantity(bound)}"
    return f"by a report that {moves} points, with {book.score(entry.score)} {where}{again}"


def _reports(book: Rulebook, entry: Entry) -> str:
    return "a report" if entry.times.values == ONE else f"{book.quantity(entry.times)} reports"


def _window(book: Rulebook, entry: Entry) -> str:
    if entry.times.values == ONE:
        return ""
    told = f" within {book.quantity(entry.within)}" if entry.within is not None else ", however far apart"
    told += f", each kept for {book.quantity(entry.keeps)}" if entry.keeps is not None else ""
    told += ", of as many different acts" if entry.independent == "act" else ""
    return told + (", counted anew after a listing" if entry.memory == "reset" else "")


def _hand(book: Rulebook, hand: ByHand) -> str:
    whom = f" of {book.group(hand.group)}" if hand.group else ""
    if hand.share is not None:
        when = f", once, on {hand.since.date()}" if hand.since else ", once, at the start"
        return f"{book.quantity(hand.share)} of persons{whom}{when}"
    window = f" from {hand.since.date()}" if hand.since else ""
    window += f" to {hand.until.date()}" if hand.until else ""
    rate = book.quantity(hand.rate) if hand.rate is not None else ""
    return f"{rate} per person{whom}{window}"


def _exempt(book: Rulebook, name: str, listing: BlackList) -> Iterator[Sentence]:
    if listing.exempt:
        told = [_one(book, each) for each in listing.exempt]
        yield book.say("enters", f"Never listed there: {'; '.join(told)}.", "regime", "lists", name, "exempt")


def _one(book: Rulebook, exempt: Exempt) -> str:
    labels = {column: together(list(each), "or") for column, each in exempt.group.items()}
    told = [f"persons of {book.group(labels)}"] if labels else []
    return together([*told, *([f"persons with the trait {book.trait(exempt.trait)}"] if exempt.trait else [])])
