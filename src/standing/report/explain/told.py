"""When one is told of a listing, and whether one's name is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import opened, together
from standing.scenario import BlackList, Notice

WHEN: Final = {
    "before": "when it is decided, before the listing begins",
    "with": "when the listing begins",
    "after": "after the listing has begun",
}
"""When a notice is sent."""


def told(book: Rulebook) -> Iterator[Sentence]:
    """Give the sentences about notice and publication of each list.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, listing in book.regime.lists.items():
        place = ("regime", "lists", name)
        if listing.notice is not None:
            yield book.say("told", _notice(book, name, listing.notice), *place, "notice")
            yield from _said(book, listing.notice, *place, "notice")
        if "public" in listing.model_fields_set:
            yield book.say("told", _public(book, name, listing), *place, "public")
        if listing.publishes:
            names = together([each.replace("_", " ") for each in listing.publishes])
            yield book.say("told", f"Published are: {names}.", *place, "publishes")
    silent = [name for name, listing in book.regime.lists.items() if "public" not in listing.model_fields_set]
    if silent:
        said = f"No publication of names is written for {book.lists(silent)}."
        yield book.say("told", said, "regime", "lists", silent[0])


def _notice(book: Rulebook, name: str, notice: Notice) -> str:
    whom = "Listed persons are" if len(book.regime.lists) == 1 else f"Those on {book.lists([name])} are"
    if notice.when == "none":
        return f"{whom} sent no notice.{_first_refusal(book, name)}"
    said = f"{whom} sent a notice {WHEN[notice.when]}"
    how = [] if notice.delay.is_zero else [f"takes {book.law(notice.delay)}"]
    how += [f"reaches {book.quantity(notice.reaches, 'them')}"] if "reaches" in notice.model_fields_set else []
    said += f"; it {together(how)}" if how else ""
    grace = (
        "" if notice.grace.is_zero else f" From the decision to the listing they have {book.law(notice.grace)} of grace"
    )
    if grace and notice.grace_ends == "at_settlement":
        grace += ", which ends when the obligation is settled"
    others = _first_refusal(book, name) if any(each < 1 for each in notice.reaches.values) else ""
    return f"{said}.{f'{grace}.' if grace else ''}{others}"


def _said(book: Rulebook, notice: Notice, *place: str) -> Iterator[Sentence]:
    """Give what the notice says, and whether objections are heard, where that is written."""
    if notice.contents:
        names = together([each.replace("_", " ") for each in notice.contents])
        yield book.say("told", f"It names: {names}.", *place, "contents")
    if notice.heard is not None:
        heard = "are heard and verified" if notice.heard else "are not heard"
        yield book.say("told", f"Objections {heard} before the listing begins.", *place, "heard")


def _first_refusal(book: Rulebook, name: str) -> str:
    refuses = any(name in each.lists and each.denies for each in book.regime.sanctions.values())
    return " Whom no notice reaches learns of it at the first refusal." if refuses else ""


def _public(book: Rulebook, name: str, listing: BlackList) -> str:
    shown = "for as long as the listing lasts" if listing.shown is None else f"for {book.quantity(listing.shown)}"
    published = book.switch(listing.public, f"published {shown}", "not published")
    return f"{opened(f'the names on {book.list(name)} are {published}')}."
