"""The four answers to a norm, with the reason, the place, and the smallest change that would turn a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from standing.checks.norms.rules import Path, Rules

Verdict = Literal["fails", "meets", "cannot tell", "not applicable"]
VERDICTS: Final[tuple[Verdict, ...]] = ("fails", "cannot tell", "meets", "not applicable")
"""From the one that needs a reader most."""


@dataclass(frozen=True)
class Answer:
    """What a test says of one item of a regime.

    Parameters
    ----------
    verdict
        One of four words.
    path
        Where it shows: a field, or the item that lacks it.
    reason
        One sentence.
    change
        The smallest change of the scenario that would turn a failure into "meets", by dotted path; empty where there is none.
    note
        What it rests on, the same for every item of the norm; nothing where there is nothing to say.
    """

    verdict: Verdict
    path: Path
    reason: str
    change: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


Test = Callable[[Rules], Iterator[Answer]]


def fails(path: Path, reason: str, change: Mapping[str, object] | None = None, note: str = "") -> Answer:
    """Give a failure."""
    return Answer("fails", path, reason, change or {}, note)


def meets(path: Path, reason: str, note: str = "") -> Answer:
    """Give a norm that is met."""
    return Answer("meets", path, reason, note=note)


def cannot_tell(path: Path, reason: str) -> Answer:
    """Give an answer that the scenario does not allow: what is not written is never "meets"."""
    return Answer("cannot tell", path, reason)


def not_applicable(path: Path, reason: str) -> Answer:
    """Give a norm that does not concern an item."""
    return Answer("not applicable", path, reason)


def yes(value: bool | None, path: Path, good: str, bad: str, unsaid: str) -> Answer:  # noqa: FBT001 - what a rule says
    """Give the answer to a question that a field answers with true, false or not at all; true is good."""
    if value is None:
        return cannot_tell(path[:-1], unsaid)
    return meets(path, good) if value else fails(path, bad, {dotted(path): True})


def no(value: bool | None, path: Path, good: str, bad: str, unsaid: str) -> Answer:  # noqa: FBT001 - what a rule says
    """Give the answer to a question that a field answers with true, false or not at all; false is good."""
    if value is None:
        return cannot_tell(path[:-1], unsaid)
    return fails(path, bad, {dotted(path): False}) if value else meets(path, good)


def together(answers: Sequence[Answer]) -> Answer:
    """Give one answer for several parts of one norm: the gravest, with the reasons and changes of all that are as grave."""
    gravest = min(answers, key=lambda each: VERDICTS.index(each.verdict))
    same = [each for each in answers if each.verdict == gravest.verdict]
    change = {path: value for each in same for path, value in each.change.items()}
    if any(each.verdict == "cannot tell" for each in answers) or not all(each.change for each in same):
        change = {}
    return Answer(gravest.verdict, gravest.path, "; ".join(dict.fromkeys(each.reason for each in same)), change)


def dotted(path: Path) -> str:
    """Give a path as `--set` takes it."""
    return ".".join(map(str, path))
