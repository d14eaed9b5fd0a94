"""What is refused, to whom, by whom, and in how many attempts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.wording import name_in_words, opened
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part, together
from standing.scenario import Sanction
from standing.scenario.called import quoted
from standing.texts import text

CHILD: Final = "child"


def denies(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each sanction.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, sanction in book.regime.sanctions.items():
        yield book.say("denies", _told(book, name, sanction), "regime", "sanctions", name)
    lasting = [name for name, each in book.regime.sanctions.items() if each.outlives_list]
    if lasting:
        said = text("explain.denies.outlives", sanctions=together(list(map(book.sanction, lasting))))
        yield book.say("denies", said, "regime", "sanctions", lasting[0], "outlives_list")


def _told(book: Rulebook, name: str, sanction: Sanction) -> str:
    key = "refused" if sanction.denies is not None else "granted" if sanction.grants is not None else "label"
    rule, service = book.rule(sanction.legal_basis), sanction.denies or sanction.grants
    is_said = "enforced" in sanction.model_fields_set
    return text(
        f"explain.denies.{key}",
        service=opened(book.service(service)) if service is not None else "",
        sanction=opened(book.called.words("sanctions", name)),
        whom=whom_of(book, sanction),
        by=part("by", who=book.authority(sanction.authority)) if sanction.authority else "",
        share=part("denies.share", share=book.quantity(sanction.enforced, _of("attempts"))) if is_said else "",
        mistaken=_mistaken(book, sanction),
        rule=part("denies.rule", rule=rule) if rule else "",
    )


def whom_of(book: Rulebook, sanction: Sanction) -> str:
    """Say on whom a sanction falls.

    Parameters
    ----------
    book
        The rulebook.
    sanction
        The sanction.
    """
    if sanction.lists:
        single = len(book.regime.lists) == 1
        lists = book.lists(sanction.lists, "or")
        persons = text("explain.denies.listed") if single else text("explain.denies.on_lists", lists=lists)
    else:
        bands = together([f'"{name_in_words(each)}"' for each in sanction.bands], "or")
        persons = text("explain.denies.in_band", bands=bands, score=book.score(sanction.score))
    if sanction.on == "self":
        return persons
    key = "children" if sanction.on == CHILD else "dependants"
    return text(f"explain.denies.{key}", kind=quoted(name_in_words(sanction.on)), persons=persons)


def _mistaken(book: Rulebook, sanction: Sanction) -> str:
    if not any(sanction.misfires.values):
        return ""
    return part("denies.mistaken", share=book.quantity(sanction.misfires, _of("their_attempts")))


def _of(what: str) -> str:
    return text(f"explain.of.{what}")
