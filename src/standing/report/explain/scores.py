"""Scores: where they start, what comes back, how long points are kept, and which bands they are cut into."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.wording import name_in_words
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.steps import MOST_LABELS, marked
from standing.report.explain.words import counted, length, opened, plain, share, together
from standing.scenario import Quantity, Recovery, Score
from standing.units import rate_from_text


def scores(book: Rulebook) -> Iterator[Sentence]:
    """Give the sentences about each score: start, recovery, status, bands.

    Parameters
    ----------
    book
        The rulebook.
    """
    for name, score in book.regime.scores.items():
        place = ("regime", "scores", name)
        yield book.say(
            "scores", f"{opened(book.score(name))} starts at {_start(book, score)}{_bounds(book, score)}.", *place
        )
        if score.recovers is not None:
            yield book.say("scores", f"{opened(_recovery(score.recovers, score))}.", *place, "recovers")
        if score.keeps is not None:
            kept = f"The points of a report are kept for {book.quantity(score.keeps)}."
            yield book.say("scores", kept, *place, "keeps")
        for status, points in score.by_status.items():
            told = [_while(value, int(each)) for value, each in points.items()]
            name_of = name_in_words(status)
            yield book.say("scores", f"The status {name_of} moves it: {together(told)}.", *place, "by_status", status)
        if score.bands:
            yield book.say("scores", f"Its bands are {_bands(score)}.", *place, "bands")


def _start(book: Rulebook, score: Score) -> str:
    start = score.start
    if isinstance(start, Quantity):
        return book.quantity(start)
    if start.column is not None or len(start.values) > MOST_LABELS:
        by = f", with shares by {name_in_words(start.column)}" if start.column else ""
        return f"{plain(min(start.numbers))} to {plain(max(start.numbers))}{by}"
    (table,) = start.tables.values()
    told = [f"{each.value} ({'the rest' if each.share is None else share(each.share.base)})" for each in table]
    return together(told, "or")


def _bounds(book: Rulebook, score: Score) -> str:
    bounds = [f"never below {book.quantity(score.floor)}"] if score.floor is not None else []
    bounds += (
        [f"never above {book.quantity(score.ceiling)}"] if score.ceiling is not None else ["never above its start"]
    )
    return f", {together(bounds)}"


def _recovery(recovers: Recovery, score: Score) -> str:
    span = length(rate_from_text(recovers.statement.text).span)
    verb = "comes" if recovers.points == 1 else "come"
    how = ", little by little" if score.recovery == "linear" else ""
    return marked(f"{counted(recovers.points, 'point')} {verb} back every {span}{how}", recovers.statement.status)


def _while(value: str, points: int) -> str:
    return f"while {name_in_words(value)}, {counted(abs(points), 'point')} {'less' if points < 0 else 'more'}"


def _bands(score: Score) -> str:
    return together([f'"{name_in_words(name)}" from {plain(bound)}' for name, bound in score.bands.items()])
