"""The ways out: settlement, term, correction or appeal, amnesty; and until when those who enforce have heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.report.explain.decides import decider
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import inside, length, opened, together
from standing.scenario import Amnesty, BlackList, Law, Redress
from standing.scenario.behind import conducts_behind

HITS: Final = {
    "extend": "Every further report while listed extends the term.",
    "restart": "Every further report while listed starts the term again.",
}
"""What a further report does to a term."""


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
    a_listing = "A listing" if len(book.regime.lists) == 1 else f"A listing on {book.lists([name])}"
    if can_be_settled(book, name):
        yield book.say("exits", f"{a_listing} ends when what led to it is settled.", *place, "leaves_on")
        if listing.not_settled:
            but = f"By the rules it does not end so for: {'; '.join(listing.not_settled)}."
            yield book.say("exits", but, *place, "not_settled")
    if has_term(listing) and listing.term is not None:
        read = ", by date of entry" if len(listing.term.segments) > 1 else ""
        term = f"The term of {inside(a_listing)}{read}: {book.law(listing.term, never='none')}."
        yield book.say("exits", term, *place, "term")
        if listing.extended_by is not None:
            more = f"It may be extended by {length(listing.extended_by)} at most."
            yield book.say("exits", more, *place, "extended_by")
        if listing.open_ended:
            without = f"No term holds for: {'; '.join(listing.open_ended)}."
            yield book.say("exits", without, *place, "open_ended")
        if listing.hits in HITS:
            yield book.say("exits", HITS[listing.hits], *place, "hits")
    if listing.review_every is not None:
        again = f"{a_listing} is looked at again every {length(listing.review_every)}."
        yield book.say("exits", again, *place, "review_every")
    for at, each in enumerate(listing.amnesty):
        yield book.say("exits", _amnesty(book, each, a_listing), *place, "amnesty", at)


def _amnesty(book: Rulebook, amnesty: Amnesty, a_listing: str) -> str:
    whom = f" for persons of {book.group(amnesty.group)}" if amnesty.group else ""
    is_for_some = any(each < 1 for each in amnesty.share.values)
    some = f" for {book.quantity(amnesty.share, 'those listed')}" if is_for_some else ""
    return f"{a_listing} that is open on {amnesty.at.date()} ends on that day{some}{whom}."


def _removal(book: Rulebook, name: str, listing: BlackList) -> str:
    after = f" of a listing on {book.lists([name])}" if len(book.regime.lists) > 1 else ""
    also = any(each.propagates is None for each in against(book, name).values())
    ends = f"the end{after}{', a correction included,' if also else ''}"
    told = f"Those who enforce hear of {ends} {_heard(book, listing.removal.delay)}"
    if any(listing.removal.fails.values):
        told += f"; {book.quantity(listing.removal.fails, 'ends by term or settlement')} are not carried out"
    return f"{told}."


def _heard(book: Rulebook, delay: Law) -> str:
    return "at once" if delay.is_zero else f"after {book.law(delay)}"


def _contested(book: Rulebook, name: str, redress: Redress) -> Iterator[Sentence]:
    place = ("regime", "redress", name)
    title = opened(book.called.words("redress", name))
    yield book.say("exits", f"{title}: {_asked(book, redress)}.", *place)
    yield book.say("exits", _meanwhile(book, redress), *place, "suspends")
    yield book.say("exits", _granted(book, redress), *place, "grants")
    if redress.needs:
        needs = f"To file one must use: {together(list(map(book.service, redress.needs)))}."
        yield book.say("exits", needs, *place, "needs")
    if redress.propagates is not None:
        heard = _heard(book, redress.propagates)
        yield book.say("exits", f"Those who enforce hear of a correction {heard}.", *place, "propagates")


def _asked(book: Rulebook, redress: Redress) -> str:
    who = redress.decided_by
    first = decider(book.listing(redress.against))[0]
    by = f"decided by {book.authority(who)}" if who else "decided"
    by += ", who also decide on the listing," if who and who == first else ""
    knows = "has had a notice" if redress.aware_by == "notice" else "knows of the listing"
    since = ", from the decision on" if redress.files_from == "decision" else ""
    return f"whoever {knows} may ask{since}; it is {by} {_heard(book, redress.delay)}"


def _meanwhile(book: Rulebook, redress: Redress) -> str:
    meanwhile = book.switch(redress.suspends, "rest", "stay on")
    again = book.switch(redress.again, "allowed", "not allowed")
    return f"Meanwhile the sanctions {meanwhile}. Asking again after a refusal is {again}."


def _granted(book: Rulebook, redress: Redress) -> str:
    wrongful = book.quantity(
        redress.grants.wrongful, "requests against listings that did not meet the list's own condition"
    )
    rightful = book.quantity(redress.grants.rightful, "the others")
    return f"Granted are {wrongful} and {rightful}."
