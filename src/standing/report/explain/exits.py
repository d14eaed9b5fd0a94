"""The ways out: settlement, term, correction or appeal, amnesty; and until when those who enforce have heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.wording import opened
from standing.report.explain.decides import decider
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import inside, length, part, together
from standing.scenario import Amnesty, BlackList, Law, Redress
from standing.scenario.behind import conducts_behind
from standing.texts import text

HITS: Final = ("extend", "restart")
"""What a further report can do to a term."""


def exits(book: Rulebook) -> Iterator[Sentence]:
    """Give the sentences about how each list is left.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, listing in book.regime.lists.items():
        yield from _by_itself(book, name, listing)
        for each, redress in against(book, name).items():
            yield from _contested(book, each, redress)
        if "removal" in listing.model_fields_set:
            yield book.say("exits", _removal(book, name, listing), "regime", "lists", name, "removal")


def against(book: Rulebook, name: str) -> dict[str, Redress]:
    """Give the ways of contesting a list.

    Parameters
    ----------
    book
        The rulebook.
    name
        Of the list.
    """
    return {each: redress for each, redress in book.regime.redress.items() if redress.against == name}


def can_be_settled(book: Rulebook, name: str) -> bool:
    """Whether a listing ends by settlement: the list says so, and some conduct that leads to it leaves an obligation.

    Parameters
    ----------
    book
        The rulebook. Without a world only what is written counts.
    name
        Of the list.
    """
    listing = book.listing(name)
    if "settled" not in listing.leaves_on:
        return False
    if book.world is None:
        return "leaves_on" in listing.model_fields_set
    behind = (book.world.conducts.get(each) for each in conducts_behind(book.regime, name))
    return any(each is not None and each.settles is not None for each in behind)


def has_term(listing: BlackList) -> bool:
    """Whether a listing ends by term, at least from some date on.

    Parameters
    ----------
    listing
        The list.
    """
    return "term" in listing.leaves_on and listing.term is not None and not listing.term.is_never


def can_be_corrected(book: Rulebook, name: str) -> bool:
    """Whether a listing ends by a correction that is sometimes granted.

    Parameters
    ----------
    book
        The rulebook.
    name
        Of the list.
    """
    granted = [(*each.grants.wrongful.values, *each.grants.rightful.values) for each in against(book, name).values()]
    return "corrected" in book.listing(name).leaves_on and any(map(any, granted))


def _by_itself(book: Rulebook, name: str, listing: BlackList) -> Iterator[Sentence]:
    place = ("regime", "lists", name)
    a_listing = text(f"explain.exits.a_listing{'' if len(book.regime.lists) == 1 else '_on'}", lists=book.lists([name]))
    if can_be_settled(book, name):
        yield book.say("exits", text("explain.exits.settled", a_listing=a_listing), *place, "leaves_on")
        if listing.not_settled:
            but = text("explain.exits.not_settled", what="; ".join(listing.not_settled))
            yield book.say("exits", but, *place, "not_settled")
    if has_term(listing) and listing.term is not None:
        key = "explain.exits.term_by_date" if len(listing.term.segments) > 1 else "explain.exits.term"
        term = text(key, a_listing=inside(a_listing), term=book.law(listing.term, never="none"))
        yield book.say("exits", term, *place, "term")
        if listing.extended_by is not None:
            more = text("explain.exits.extended_by", span=length(listing.extended_by))
            yield book.say("exits", more, *place, "extended_by")
        if listing.open_ended:
            without = text("explain.exits.open_ended", what="; ".join(listing.open_ended))
            yield book.say("exits", without, *place, "open_ended")
        if listing.hits in HITS:
            yield book.say("exits", text(f"explain.exits.{listing.hits}"), *place, "hits")
    if listing.review_every is not None:
        again = text("explain.exits.review", a_listing=a_listing, span=length(listing.review_every))
        yield book.say("exits", again, *place, "review_every")
    for at, each in enumerate(listing.amnesty):
        yield book.say("exits", _amnesty(book, each, a_listing), *place, "amnesty", at)


def _amnesty(book: Rulebook, amnesty: Amnesty, a_listing: str) -> str:
    share = book.quantity(amnesty.share, text("explain.of.listed"))
    return text(
        "explain.exits.amnesty",
        a_listing=a_listing,
        day=amnesty.at.date(),
        some=part("exits.for_some", share=share) if any(each < 1 for each in amnesty.share.values) else "",
        whom=part("exits.for_group", group=book.group(amnesty.group)) if amnesty.group else "",
    )


def _removal(book: Rulebook, name: str, listing: BlackList) -> str:
    removal = listing.removal
    also = any(each.propagates is None for each in against(book, name).values())
    share = book.quantity(removal.fails, text("explain.of.ends"))
    return text(
        "explain.exits.removal",
        of=part("exits.of_listing", lists=book.lists([name])) if len(book.regime.lists) > 1 else "",
        correction=part("exits.correction") if also else "",
        heard=_heard(book, removal.delay),
        fails=part("exits.fails", share=share) if any(removal.fails.values) else "",
    )


def _heard(book: Rulebook, delay: Law) -> str:
    return text("explain.at_once") if delay.is_zero else text("explain.after", delay=book.law(delay))


def _contested(book: Rulebook, name: str, redress: Redress) -> Iterator[Sentence]:
    place = ("regime", "redress", name)
    yield book.say("exits", _asked(book, name, redress), *place)
    yield book.say("exits", _meanwhile(book, redress), *place, "suspends")
    yield book.say("exits", _granted(book, redress), *place, "grants")
    if redress.needs:
        needs = text("explain.exits.needs", services=together(list(map(book.service, redress.needs))))
        yield book.say("exits", needs, *place, "needs")
    if redress.propagates is not None:
        heard = text("explain.exits.propagates", heard=_heard(book, redress.propagates))
        yield book.say("exits", heard, *place, "propagates")


def _asked(book: Rulebook, name: str, redress: Redress) -> str:
    who, first = redress.decided_by, decider(book.listing(redress.against))[0]
    by = "exits.by_same" if who == first else "by"
    return text(
        "explain.exits.asked",
        redress=opened(book.called.words("redress", name)),
        knows=text(f"explain.exits.{'has_notice' if redress.aware_by == 'notice' else 'knows'}"),
        since=part("exits.since") if redress.files_from == "decision" else "",
        by=part(by, who=book.authority(who)) if who else "",
        heard=_heard(book, redress.delay),
    )


def _meanwhile(book: Rulebook, redress: Redress) -> str:
    rest, stay, allowed, not_allowed = (
        text(f"explain.exits.{each}") for each in ("rest", "stay", "allowed", "not_allowed")
    )
    return text(
        "explain.exits.meanwhile",
        sanctions=book.switch(redress.suspends, rest, stay),
        again=book.switch(redress.again, allowed, not_allowed),
    )


def _granted(book: Rulebook, redress: Redress) -> str:
    wrongful = book.quantity(redress.grants.wrongful, text("explain.of.requests"))
    rightful = book.quantity(redress.grants.rightful, text("explain.of.others"))
    return text("explain.exits.granted", wrongful=wrongful, rightful=rightful)
