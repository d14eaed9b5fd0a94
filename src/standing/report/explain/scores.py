"""Scores: where they start, what comes back, how long points are kept, and which bands they are cut into."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.wording import name_in_words, opened
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.steps import MOST_LABELS, marked
from standing.report.explain.words import counted, length, part, plain, share, together
from standing.scenario import Quantity, Recovery, Score
from standing.scenario.called import quoted
from standing.texts import text
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
        start, bounds = _start(book, score), _bounds(book, score)
        starts = text("explain.scores.starts", score=opened(book.score(name)), start=start, bounds=bounds)
        yield book.say("scores", starts, *place)
        if score.recovers is not None:
            yield book.say("scores", f"{opened(_recovery(score.recovers, score))}.", *place, "recovers")
        if score.keeps is not None:
            kept = text("explain.scores.keeps", span=book.quantity(score.keeps))
            yield book.say("scores", kept, *place, "keeps")
        for status, points in score.by_status.items():
            moves = together([_while(value, int(each)) for value, each in points.items()])
            told = text("explain.scores.by_status", status=name_in_words(status), moves=moves)
            yield book.say("scores", told, *place, "by_status", status)
        if score.bands:
            yield book.say("scores", text("explain.scores.bands", bands=_bands(score)), *place, "bands")


def _start(book: Rulebook, score: Score) -> str:
    start = score.start
    if isinstance(start, Quantity):
        return book.quantity(start)
    if start.column is not None or len(start.values) > MOST_LABELS:
        low, high = plain(min(start.numbers)), plain(max(start.numbers))
        if not start.column:
            return text("explain.scores.spread", low=low, high=high)
        return text("explain.scores.spread_by", low=low, high=high, column=name_in_words(start.column))
    (table,) = start.tables.values()
    rest = text("explain.scores.the_rest")
    shares = [rest if each.share is None else share(each.share.base) for each in table]
    told = [
        text("explain.scores.one_start", value=each.value, share=said) for each, said in zip(table, shares, strict=True)
    ]
    return together(told, "or")


def _bounds(book: Rulebook, score: Score) -> str:
    bounds = [text("explain.scores.floor", bound=book.quantity(score.floor))] if score.floor is not None else []
    if score.ceiling is not None:
        bounds.append(text("explain.scores.ceiling", bound=book.quantity(score.ceiling)))
    else:
        bounds.append(text("explain.scores.start_is_ceiling"))
    return together(bounds)


def _recovery(recovers: Recovery, score: Score) -> str:
    told = text(
        f"explain.scores.{'recovers_one' if recovers.points == 1 else 'recovers'}",
        points=counted(recovers.points, "point"),
        span=length(rate_from_text(recovers.statement.text).span),
        slowly=part("scores.slowly") if score.recovery == "linear" else "",
    )
    return marked(told, recovers.statement.status)


def _while(value: str, points: int) -> str:
    moved = counted(abs(points), "point")
    return text(f"explain.scores.{'less' if points < 0 else 'more'}", value=name_in_words(value), points=moved)


def _bands(score: Score) -> str:
    return together(
        [
            text("explain.scores.one_band", band=quoted(name_in_words(name)), bound=plain(bound))
            for name, bound in score.bands.items()
        ]
    )
