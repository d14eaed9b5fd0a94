"""When one is told of a listing, and whether one's name is published."""

from __future__ import annotations

from collections.abc import Iterator

from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part, together
from standing.scenario import BlackList, Notice
from standing.texts import text


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
            yield book.say("told", text("explain.told.publishes", names=names), *place, "publishes")
    silent = [name for name, listing in book.regime.lists.items() if "public" not in listing.model_fields_set]
    if silent:
        said = text("explain.told.silent", lists=book.lists(silent))
        yield book.say("told", said, "regime", "lists", silent[0])


def _notice(book: Rulebook, name: str, notice: Notice) -> str:
    on, lists = "" if len(book.regime.lists) == 1 else "_on", book.lists([name])
    if notice.when == "none":
        return text(f"explain.told.no_notice{on}", lists=lists) + _first_refusal(book, name)
    how = [] if notice.delay.is_zero else [text("explain.told.takes", delay=book.law(notice.delay))]
    if "reaches" in notice.model_fields_set:
        reached = book.quantity(notice.reaches, text("explain.of.them"))
        how.append(text("explain.told.reaches", share=reached))
    said = text(
        f"explain.told.listed{on}",
        lists=lists,
        when=text(f"explain.told.when.{notice.when}"),
        how=part("told.how", how=together(how)) if how else "",
    )
    others = _first_refusal(book, name) if any(each < 1 for each in notice.reaches.values) else ""
    return f"{said}{_grace(book, notice)}{others}"


def _grace(book: Rulebook, notice: Notice) -> str:
    if notice.grace.is_zero:
        return ""
    ends = "_to_settlement" if notice.grace_ends == "at_settlement" else ""
    return part(f"told.grace{ends}", delay=book.law(notice.grace))


def _said(book: Rulebook, notice: Notice, *place: str) -> Iterator[Sentence]:
    """Give what the notice says, and whether objections are heard, where that is written."""
    if notice.contents:
        names = together([each.replace("_", " ") for each in notice.contents])
        yield book.say("told", text("explain.told.names", names=names), *place, "contents")
    if notice.heard is not None:
        heard = text(f"explain.told.{'heard' if notice.heard else 'not_heard'}")
        yield book.say("told", heard, *place, "heard")


def _first_refusal(book: Rulebook, name: str) -> str:
    refuses = any(name in each.lists and each.denies for each in book.regime.sanctions.values())
    return part("told.first_refusal") if refuses else ""


def _public(book: Rulebook, name: str, listing: BlackList) -> str:
    if listing.shown is None:
        shown = text("explain.told.published")
    else:
        shown = text("explain.told.published_for", span=book.quantity(listing.shown))
    published = book.switch(listing.public, shown, text("explain.told.not_published"))
    return text("explain.told.public", list=book.list(name), published=published)
