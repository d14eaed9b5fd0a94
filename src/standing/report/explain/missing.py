"""What is not written: no way out, nobody who decides, no notice, no rule that it rests on, no word on errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.report.explain.counts import looked_at
from standing.report.explain.decides import decider
from standing.report.explain.exits import against, can_be_corrected, can_be_settled, has_term
from standing.report.explain.rulebook import Rulebook, has_rule
from standing.report.explain.sentence import Section, Sentence
from standing.report.explain.words import inside, together
from standing.scenario import Sensor
from standing.scenario.called import quoted
from standing.texts import text


def missing(book: Rulebook) -> Iterator[Sentence]:
    """Give a sentence for everything that a rulebook would be expected to say and does not.

    Parameters
    ----------
    book
        The rulebook.
    """
    if not any(getattr(book.regime, part) for part in ("sensors", "scores", "lists", "sanctions", "redress")):
        yield book.say("counts", text("explain.missing.empty"), "regime", missing=True)
        return
    yield from _of_lists(book)
    yield from _basis(book)
    yield from _enforcers(book)
    yield from _sensors(book)
    yield from _of_scores(book)
    yield from _lawful(book)
    yield from _reviews(book)


def _of_lists(book: Rulebook) -> Iterator[Sentence]:
    """What is missing from lists, one sentence for all lists from which the same is missing."""
    rows = book.blacklists
    ends = [name for name in rows if _has_exit(book, name)]
    silent = [name for name, each in rows.items() if each.notice is None]
    nobody = [name for name, each in rows.items() if decider(each)[0] is None]
    unchecked = [name for name, each in rows.items() if each.decision is None and each.enters]
    yield from _lacking(book, "exits", "exits", [name for name in rows if name not in ends], "leaves_on")
    yield from _lacking(book, "exits", "term", [name for name in ends if not has_term(rows[name])], "term")
    yield from _lacking(book, "exits", "redress", [name for name in rows if not against(book, name)])
    yield from _lacking(book, "told", "notice", silent, "notice")
    yield from _lacking(book, "decides", "decider", nobody, "decided_by")
    yield from _lacking(book, "decides", "decision", unchecked, "decision")
    yield from _of_effects(book, ends)


def _of_effects(book: Rulebook, ends: Sequence[str]) -> Iterator[Sentence]:
    """Lists that nobody enters, that do nothing, whose redress nobody decides, and of whose ends nobody hears in time."""
    rows = book.blacklists
    bare = [name for name, each in rows.items() if not (each.enters or each.by_hand)]
    yield from _lacking(book, "enters", "enters", bare, "enters")
    used = {name for each in book.regime.sanctions.values() for name in each.lists}
    used |= {entry.source_list for each in rows.values() for entry in each.enters}
    idle = [name for name in rows if name not in used]
    yield from _lacking(book, "denies", "sanction", idle)
    undecided = {name: each for name, each in book.regime.redress.items() if each.decided_by is None}
    if undecided:
        titles = [quoted(book.called.words("redress", name)) for name in undecided]
        told = text("explain.missing.redress_decider", titles=together(titles))
        yield book.say("exits", told, "regime", "redress", next(iter(undecided)), "decided_by", missing=True)
    late = [name for name in ends if "removal" not in rows[name].model_fields_set]
    yield from _lacking(book, "exits", "removal", late, "removal")


def _has_exit(book: Rulebook, name: str) -> bool:
    listing = book.listing(name)
    return can_be_settled(book, name) or has_term(listing) or can_be_corrected(book, name) or bool(listing.amnesty)


def _lacking(book: Rulebook, section: Section, what: str, names: Sequence[str], key: str = "") -> Iterator[Sentence]:
    """One sentence for all lists that lack something, at the place of the first."""
    if names:
        told = text(f"explain.missing.{what}{'' if len(book.regime.lists) == 1 else '_for'}", lists=book.lists(names))
        place = ("regime", "lists", names[0], *([key] if key else []))
        yield book.say(section, told, *place, missing=True)


def _basis(book: Rulebook) -> Iterator[Sentence]:
    lists = [name for name, each in book.regime.lists.items() if not has_rule(each.legal_basis)]
    sanctions = [name for name, each in book.regime.sanctions.items() if not has_rule(each.legal_basis)]
    if lists:
        told = text("explain.missing.basis", what=book.lists(lists))
        yield book.say("decides", told, "regime", "lists", lists[0], "legal_basis", missing=True)
    if sanctions:
        told = text("explain.missing.basis", what=_sanctions(book, sanctions))
        yield book.say("denies", told, "regime", "sanctions", sanctions[0], "legal_basis", missing=True)


def _enforcers(book: Rulebook) -> Iterator[Sentence]:
    names = [name for name, each in book.regime.sanctions.items() if each.authority is None]
    if names:
        told = text("explain.missing.enforcer", sanctions=_sanctions(book, names))
        yield book.say("denies", told, "regime", "sanctions", names[0], "authority", missing=True)


def _sanctions(book: Rulebook, names: Sequence[str]) -> str:
    told = together([book.sanction(each) for each in names])
    return text(f"explain.{'sanctions' if len(names) > 1 else 'sanction'}", sanctions=told)


def _sensors(book: Rulebook) -> Iterator[Sentence]:
    owners = [name for name, each in book.regime.sensors.items() if each.authority is None]
    if owners:
        told = text("explain.missing.runs", sensors=together([book.sensor(each) for each in owners]))
        yield book.say("reports", told, "regime", "sensors", owners[0], "authority", missing=True)
    for name, sensor in book.regime.sensors.items():
        if unsaid := _errors_unsaid(sensor):
            errors = [text(f"explain.missing.error.{each}") for each in unsaid]
            told = text("explain.missing.errors", sensor=book.sensor(name), errors=together(errors, "or"))
            yield book.say("reports", told, "regime", "sensors", name, unsaid[0], missing=True)


def _errors_unsaid(sensor: Sensor) -> list[str]:
    """Errors of a sensor about which nothing is written, by the field in which it would stand."""
    errors = ("detects", "wrong_person", "false_alarms") if sensor.assesses is None else ()
    return [each for each in errors if each not in sensor.model_fields_set]


def _of_scores(book: Rulebook) -> Iterator[Sentence]:
    for name, score in book.regime.scores.items():
        place = ("regime", "scores", name)
        if score.recovers is None and score.keeps is None and any(each < 0 for each in score.points.values()):
            told = text("explain.missing.lapse", score=book.score(name))
            yield book.say("scores", told, *place, "keeps", missing=True)
        if any(each.score == name for each in book.regime.sanctions.values()):
            told = text("explain.missing.score_redress", score=book.score(name))
            yield book.say("exits", told, *place, missing=True)


def _lawful(book: Rulebook) -> Iterator[Sentence]:
    defined = book.world.conducts if book.world else {}
    unknown = {name: place for name, place in looked_at(book).items() if name not in defined}
    if unknown:
        told = text("explain.missing.lawful", conducts=book.conducts(list(unknown), "or"))
        yield book.say("counts", told, *next(iter(unknown.values())), missing=True)


def _reviews(book: Rulebook) -> Iterator[Sentence]:
    names = [name for name, each in book.regime.authorities.items() if each.review == "unknown"]
    if names:
        who = together([inside(book.regime.authorities[each].name) for each in names], "or")
        told = text("explain.missing.review", who=who)
        yield book.say("decides", told, "regime", "authorities", names[0], "review", missing=True)
