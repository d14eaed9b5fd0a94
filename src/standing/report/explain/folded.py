"""Sentences that belong together in one: what is refused to whom, and what is said of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standing.report.explain.denies import whom_of
from standing.report.explain.rulebook import Rulebook
from standing.report.explain.sentence import Sentence
from standing.report.explain.words import part, together
from standing.scenario import Sanction, Scenario
from standing.texts import text

CHANGED = "--set"
"""Stands where a change put a rule, in place of its line."""


@dataclass(frozen=True)
class Folded:
    """Sentences in one, behind the lines of their rules.

    Parameters
    ----------
    place
        The lines, or the word for a change.
    text
        What is said.
    """

    place: str
    text: str


def folded(scenario: Scenario, sentences: Sequence[Sentence]) -> list[Folded]:
    """Give the sentences of a section in as few lines as tell them.

    Parameters
    ----------
    scenario
        Whose rules they tell.
    sentences
        As `explain` gives them.

    Returns
    -------
    list of Folded
        What is refused together; of other sections, what is said of the same thing one after the other.
    """
    book = Rulebook(scenario)
    keys = [_together(book, each) for each in sentences]
    by_key = {key: [each for each, other in zip(sentences, keys, strict=True) if other == key] for key in keys}
    return [Folded(_lines(rows), _told(book, rows)) for rows in by_key.values()]


def _told(book: Rulebook, rows: Sequence[Sentence]) -> str:
    """Several sentences in one; a few sanctions on the same persons as a list."""
    sanctions = [name for each in rows if (name := _sanction_of(each)) is not None]
    return _refused(book, sanctions) if len(sanctions) > 1 else " ".join(each.sentence for each in rows)


def _together(book: Rulebook, sentence: Sentence) -> tuple[object, ...]:
    """What sentences have in common that are told as one; what a change put there stands by itself."""
    if sentence.line is None:
        return ("changed", sentence.path, sentence.sentence)
    sanction = _sanction_of(sentence)
    if sanction is not None:
        return ("refused",) if book.regime.sanctions[sanction].denies else ("alone", sanction)
    if sentence.missing or sentence.section in ("counts", "reports", "denies"):
        return ("alone", sentence.path, sentence.sentence)
    return ("thing", sentence.section, *(sentence.path or "").split(".")[:3])


def _sanction_of(sentence: Sentence) -> str | None:
    """Sanction that a sentence is about as a whole; None of one about a field of it, or something else."""
    keys = (sentence.path or "").split(".")
    return keys[2] if sentence.section == "denies" and not sentence.missing and len(keys) == 3 else None


def _lines(rows: Sequence[Sentence]) -> str:
    lines = sorted({each.line for each in rows if each.line is not None})
    if not lines:
        return CHANGED
    return str(lines[0]) if len(lines) == 1 else f"{lines[0]}–{lines[-1]}"


def _refused(book: Rulebook, names: Sequence[str]) -> str:
    """What is refused to whom, each with its share on the last day and who refuses it."""
    sanctions = [book.regime.sanctions[name] for name in names]
    stated = [each.enforced for each in sanctions if "enforced" in each.model_fields_set]
    is_assumed = bool(stated) and all(each.status == "assumed" for each in stated)
    parts = []
    for whom in dict.fromkeys(whom_of(book, each) for each in sanctions):
        what = [_one(book, each, is_marked=not is_assumed) for each in sanctions if whom_of(book, each) == whom]
        parts.append(text("explain.denies.to", whom=whom, services=together(what)))
    rules = list(dict.fromkeys(filter(None, (_source(each) for each in sanctions))))
    told = text("explain.denies.together", parts="; ".join(parts))
    told += part("denies.assumed") if is_assumed else ""
    return told + (part("denies.rules", rules=together(rules)) if rules else "")


def _one(book: Rulebook, sanction: Sanction, *, is_marked: bool) -> str:
    """One service, such as `Flights (98 % of attempts, by the airlines)`."""
    share = replace(sanction.enforced, status=sanction.enforced.status if is_marked else None)
    how = [book.last(share, text("explain.of.attempts"))] if "enforced" in sanction.model_fields_set else []
    how += [text("explain.by", who=book.authority(sanction.authority, review=False))] if sanction.authority else []
    how += [text("explain.denies.also_others")] if any(sanction.misfires.values) else []
    service = book.service(sanction.denies or "")
    return text("explain.denies.service", service=service, how=", ".join(how)) if how else service


def _source(sanction: Sanction) -> str | None:
    return sanction.legal_basis.source if sanction.legal_basis else None
