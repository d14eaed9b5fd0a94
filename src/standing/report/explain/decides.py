"""Who decides on a listing, how often a candidate is rejected, and under which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standing.measures.wording import opened
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part
from standing.scenario import BlackList, Decision, Quantity
from standing.texts import text


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
            rule = book.rule(listing.legal_basis)
            said = f"explain.decides.{'on_by' if len(book.regime.lists) > 1 else 'by'}{'_under' if rule else ''}"
            told = text(said, lists=book.lists([name]), who=book.authority(who), rule=rule)
            yield book.say("decides", told, *place, *key)
        elif rule := book.rule(listing.legal_basis):
            told = text("explain.decides.rests", list=opened(book.list(name)), rule=rule)
            yield book.say("decides", told, *place, "legal_basis")
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
    minutes = decision.minutes
    return text(
        f"explain.decides.{'rejects' if turned else 'confirms'}",
        list=book.list(name),
        later="" if decision.delay.is_zero else part("later", delay=book.law(decision.delay)),
        met=met,
        not_met=not_met,
        minutes="" if minutes is None else part("decides.minutes", minutes=book.quantity(minutes)),
        independent=part("decides.independent") if decision.independent else "",
    )


def rejected(confirms: Quantity) -> Quantity:
    """Give the share that is rejected, from the share that is confirmed.

    Parameters
    ----------
    confirms
        Probability of confirming, the same for everybody; by date where it is dated.
    """
    dated = tuple((day, 1 - each) for day, each in confirms.dated)
    return replace(confirms, base=1 - confirms.base, dated=dated)
