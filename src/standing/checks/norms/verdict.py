"""The four answers to a norm, with the reason, the place, and the smallest change that would turn a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from standing.checks.norms.rules import Path, Rules
from standing.texts import text

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


def fails(path: Path, key: str, change: Mapping[str, object] | None = None, /, **blanks: object) -> Answer:
    """Give a failure, with the text of a key as its reason."""
    return Answer("fails", path, text(key, **blanks), change or {})


def meets(path: Path, key: str, /, **blanks: object) -> Answer:
    """Give a norm that is met."""
    return Answer("meets", path, text(key, **blanks))


def cannot_tell(path: Path, key: str, /, **blanks: object) -> Answer:
    """Give an answer that the scenario does not allow: what is not written is never "meets"."""
    return Answer("cannot tell", path, text(key, **blanks))


def not_applicable(path: Path, key: str, /, **blanks: object) -> Answer:
    """Give a norm that does not concern an item."""
    return Answer("not applicable", path, text(key, **blanks))


def yes(value: bool | None, path: Path, key: str, /, **blanks: object) -> Answer:  # noqa: FBT001 - what a rule says
    """Give the answer to a question that a field answers with true, false or not at all; true is good.

    The reasons stand below the key, as `meets`, `fails` and `unwritten`.
    """
    if value is None:
        return cannot_tell(path[:-1], f"{key}.unwritten", **blanks)
    return either(value, path, key, {dotted(path): True}, **blanks)


def no(value: bool | None, path: Path, key: str, /, **blanks: object) -> Answer:  # noqa: FBT001 - what a rule says
    """Give the answer to a question that a field answers with true, false or not at all; false is good.

    The reasons stand below the key, as `meets`, `fails` and `unwritten`.
    """
    if value is None:
        return cannot_tell(path[:-1], f"{key}.unwritten", **blanks)
    return either(not value, path, key, {dotted(path): False}, **blanks)


def either(
    holds: bool,  # noqa: FBT001 - what a rule says
    path: Path,
    key: str,
    change: Mapping[str, object],
    /,
    **blanks: object,
) -> Answer:
    """Give a norm that is met, or else a failure; the reasons stand below the key, as `meets` and `fails`."""
    return meets(path, f"{key}.meets", **blanks) if holds else fails(path, f"{key}.fails", change, **blanks)


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
