"""The rules that lists and sanctions cite, by their names."""

from __future__ import annotations

from collections.abc import Iterator

from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.texts import text


def cited(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for each source that some list or sanction rests on.

    Parameters
    ----------
    book
        The rulebook.
    """
    bases = [each.legal_basis for each in book.regime.lists.values()]
    bases += [each.legal_basis for each in book.regime.sanctions.values()]
    names = dict.fromkeys(each.source for each in bases if each is not None and each.source is not None)
    for name in names:
        source = book.scenario.sources.get(name)
        if source is not None:
            said = source.title or source.url or text("explain.rule.untitled")
            yield book.say("cited", text("explain.cited", name=name, title=said), "sources", name)
