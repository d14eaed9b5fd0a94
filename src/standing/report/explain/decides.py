"""Who decides on a listing, how often a candidate is rejected, and under which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import opened
from standing.scenario import BlackList, Decision, Quantity


def decides(book: Rulebook) -> Iterator[Sentence]:
    """Give the sentences about who decides on each list.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, listing in book.regime.lists.items():
        place = ("regime", "lists", name)
        who, key = decider(listing)
        if who is not None:
            on = f" on {book.lists([name])}" if len(book.regime.lists) > 1 else ""
            told = f"Listings{on} are decided by {book.authority(who)}"
            rule = book.rule(listing.legal_basis)
            yield book.say("decides", f"{told}{f', under {rule}' if rule else ''}.", *place, *key)
        elif rule := book.rule(listing.legal_basis):
            yield book.say("decides", f"{opened(book.list(name))} rests on {rule}.", *place, "legal_basis")
        if listing.decision is not None:
            yield book.say("decides", _rejects(book, listing.decision, name), *place, "decision")


def decider(listing: BlackList) -> tuple[str | None, tuple[str, ...]]:
    """Give who decides on a list and where that stands: whoever decides on candidates, else whoever answers for the list.

    Parameters
    ----------
    listing
        The list.
    """
    if listing.decision is not None and listing.decision.by is not None:
        return listing.decision.by, ("decision", "by")
    return listing.decided_by, ("decided_by",)


def _rejects(book: Rulebook, decision: Decision, name: str) -> str:
    both = (decision.met, decision.not_met)
    turned = not any(each.by or each.over for each in both)  # factors are about what is confirmed
    met, not_met = (book.quantity(rejected(each) if turned else each) for each in both)
    later = "" if decision.delay.is_zero else f", after {book.law(decision.delay)}"
    told = (
        f"Before anybody enters {book.list(name)} there is a decision{later}: of candidates who met the list's own condition "
        f"it {'rejects' if turned else 'confirms'} {met}, of those who did not {not_met}"
    )
    told += f", with {book.quantity(decision.minutes)} minutes for each" if decision.minutes is not None else ""
    return f"{told}{', and is independent of who reports' if decision.independent else ''}."


def rejected(confirms: Quantity) -> Quantity:
    """Give the share that is rejected, from the share that is confirmed.

    Parameters
    ----------
    confirms
        Probability of confirming, the same for everybody; by date where it is dated.
    """
    dated = tuple((day, 1 - each) for day, each in confirms.dated)
    return replace(confirms, base=1 - confirms.base, dated=dated)
