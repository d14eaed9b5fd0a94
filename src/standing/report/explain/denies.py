"""What is refused, to whom, by whom, and in how many attempts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.measures.wording import name_in_words
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import opened, together
from standing.scenario import Sanction

CHILD: Final = "child"


def denies(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each sanction.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, sanction in book.regime.sanctions.items():
        rule = book.rule(sanction.legal_basis)
        told = f"{_does(book, name, sanction)}{_mistaken(book, sanction)}{f'; {rule}' if rule else ''}."
        yield book.say("denies", told, "regime", "sanctions", name)
    lasting = [name for name, each in book.regime.sanctions.items() if each.outlives_list]
    if lasting:
        which = together(list(map(book.sanction, lasting)))
        said = f"By the rules these may go on after the listing has ended: {which}."
        yield book.say("denies", said, "regime", "sanctions", lasting[0], "outlives_list")


def _does(book: Rulebook, name: str, sanction: Sanction) -> str:
    by = f" by {book.authority(sanction.authority)}" if sanction.authority else ""
    whom = whom_of(book, sanction)
    if sanction.denies is not None:
        is_said = "enforced" in sanction.model_fields_set
        share = f" in {book.quantity(sanction.enforced, 'attempts')}" if is_said else ""
        return f"{opened(book.service(sanction.denies))}: refused to {whom}{by}{share}"
    if sanction.grants is not None:
        return f"{opened(book.service(sanction.grants))}: made easier for {whom}{by}"
    return f"{opened(book.called.words('sanctions', name))}: a mere label on {whom}{by}; nothing is refused"


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
        persons = "listed persons" if single else f"persons on {book.lists(sanction.lists, 'or')}"
    else:
        bands = together([f'"{name_in_words(each)}"' for each in sanction.bands], "or")
        persons = f"persons in band {bands} of {book.score(sanction.score)}"
    if sanction.on == "self":
        return persons
    who = "children" if sanction.on == CHILD else f'dependants ("{name_in_words(sanction.on)}")'
    return f"the {who} of {persons}"


def _mistaken(book: Rulebook, sanction: Sanction) -> str:
    if not any(sanction.misfires.values):
        return ""
    return f"; by mistake also to others, in {book.quantity(sanction.misfires, 'their attempts')}"
