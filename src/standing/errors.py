"""What can go wrong for a user, and how it is said: findings, exit codes, the nearest word.

A fault in an input is a `Finding`; all findings of a file travel together in one `InputError`. While a file is being
read, rooms below the loader report a `Problem` (a finding that does not know its file and line yet).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import IntEnum
from typing import Final, Literal

from standing.texts import text

Severity = Literal["error", "warning"]
At = Literal["key", "value", "parent"]
Part = str | int
Place = tuple[str | None, int | None, int | None]

LONGEST_SHOWN: Final = 60
WORDS_SHOWN: Final = 20
SECTIONS: Final = (
    "authorities", "conducts", "lists", "redress", "responses", "sanctions", "scores", "sensors", "services", "sources",
    "statuses",
)  # fmt: skip
"""Sections of a scenario whose things are named one by one in a sentence."""


class ExitCode(IntEnum):
    """What a command answers to the shell."""

    OK = 0
    FINDINGS = 1
    INPUT = 2
    INTERRUPTED = 3
    FAULT = 4


class StandingError(Exception):
    """Anything that Standing reports to its user in one sentence."""

    exit_code: ExitCode = ExitCode.FAULT


@dataclass(frozen=True)
class Finding:
    """One fault of an input, with its place.

    Parameters
    ----------
    file, line, column
        Where it stands, counted from 1; None where there is no such place.
    path
        Dotted path of the field, as `--set` takes it.
    found
        What stands there.
    allowed
        What may stand there.
    nearest
        The valid word that is most like the one found.
    code
        The kind of finding, one word.
    severity
        "error" stops the run, "warning" does not.
    next_step
        What to do about it, where that is not obvious.
    changed_by
        The `--set` that put the value there, where the file did not.
    """

    file: str | None
    line: int | None
    column: int | None
    path: str
    found: str
    allowed: str
    nearest: str | None = None
    code: str = "value"
    severity: Severity = "error"
    next_step: str | None = None
    changed_by: str | None = None

    @property
    def words(self) -> str:
        """The path of the field in words, such as `list blacklist, term`."""
        return path_in_words(self.path)

    @property
    def place(self) -> str:
        """`file:line:column`, as far as known, or the change that caused the finding."""
        known = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        place = ":".join(known)
        if self.changed_by is None:
            return place
        return ": ".join(part for part in (place, f"changed by --set {self.changed_by}") if part)

    def text(self) -> str:
        """One line: place, field in words, what was found, what is allowed, the nearest word, the next step."""
        heads = [self.place, "warning" if self.severity == "warning" else "", self.words]
        expects = "expected" if self.severity == "warning" else "allowed"
        allowed = self.allowed if self.code == "not-built" or not self.allowed else f"{expects}: {self.allowed}"
        tails = [f"found {self.found}" if self.found else "", allowed]
        if self.nearest is not None:
            tails.append(f'did you mean "{self.nearest}"?')
        if self.next_step:
            tails.append(self.next_step)
        return ": ".join([*filter(None, heads), "; ".join(filter(None, tails))])


class InputError(StandingError):
    """The input is wrong; carries all findings of it at once."""

    exit_code = ExitCode.INPUT

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(finding.text() for finding in self.findings))

    @classmethod
    def one(cls, found: str, allowed: str, **fields: str | None) -> InputError:
        """Give an error with a single finding that stands in no file, such as an unknown case name."""
        finding = Finding(file=None, line=None, column=None, path="", found=found, allowed=allowed)
        return cls([replace(finding, **fields)])  # type: ignore[arg-type]

    @classmethod
    def missing(cls, package: str, extra: str) -> InputError:
        """Give an error for a package that is not installed, and comes with an extra of Standing."""
        return cls.one(f"no {package}", f'what `pip install "standing-lab[{extra}]"` brings', code="missing")

    @property
    def is_not_built(self) -> bool:
        """Whether some finding says that a mechanism is not built yet."""
        return any(finding.code == "not-built" for finding in self.findings)


class Interrupted(StandingError):  # noqa: N818 - what happened, not a fault
    """The user stopped the work; what was done is saved where the command saves."""

    exit_code = ExitCode.INTERRUPTED


@dataclass(frozen=True)
class Problem:
    """A fault at a path inside what is being read.

    Parameters
    ----------
    found, allowed, nearest, code, next_step
        As in `Finding`.
    path
        Keys and positions from the value being read down to the fault.
    at
        Whether the key is at fault, the value, or the mapping in which something is missing.
    place
        File, line and column, where the fault stands in a file of its own (a table of cells).
    severity
        As in `Finding`.
    """

    found: str
    allowed: str
    path: tuple[Part, ...] = ()
    at: At = "value"
    nearest: str | None = None
    code: str = "value"
    next_step: str | None = None
    place: Place | None = None
    severity: Severity = "error"

    def under(self, *parts: Part) -> Problem:
        """Give the same problem as seen from further up."""
        return replace(self, path=(*parts, *self.path))


class Problems(ValueError):  # noqa: N818 - a bundle on its way up, never shown as such
    """Problems on their way to the loader, which knows the file and the lines."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"found {problem.found}, allowed: {problem.allowed}" for problem in problems))

    def under(self, *parts: Part) -> list[Problem]:
        """Give the problems as seen from further up."""
        return [problem.under(*parts) for problem in self.problems]


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Give the word of `words` that is most like `word`, or None if none is like it.

    Examples
    --------
    >>> nearest("sensers", ["sensors", "scores"])
    'sensors'
    """
    by_folded = {each.casefold(): each for each in words}
    close = get_close_matches(word[:LONGEST_SHOWN].casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def shown(value: object) -> str:
    """Give a value as a message shows it: text in quotes, short, on one line, printable.

    Examples
    --------
    >>> shown("2 years"), shown(None), shown(True), shown({"a": 1})
    ('"2 years"', 'nothing', 'true', 'a mapping (a)')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            clean = "".join(letter if letter.isprintable() else "�" for letter in value)
            return f'"{clean}"' if len(clean) <= LONGEST_SHOWN else f'"{clean[:LONGEST_SHOWN]}…"'
        case dict():
            keys = ", ".join(str(key)[:20] for key in list(value)[:4])
            return f"a mapping ({keys}{', …' if len(value) > 4 else ''})" if value else "an empty mapping"
        case list() | tuple():
            return f"a list of {len(value)}"
        case _:
            return str(value)[:LONGEST_SHOWN]


def listed(words: Sequence[str]) -> str:
    """Give words as a message lists them, cut after a score.

    Examples
    --------
    >>> listed(["day", "week", "month"])
    'day, week or month'
    """
    if len(words) > WORDS_SHOWN:
        return ", ".join(words[:WORDS_SHOWN]) + f" … ({len(words)} in all)"
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def path_in_words(path: str) -> str:
    """Give a dotted path in words.

    Examples
    --------
    >>> path_in_words("regime.lists.blacklist.enters.1.times")
    'list blacklist, enters, item 2, times'
    """
    parts = [part for part in path.split(".") if part]
    if len(parts) > 1 and parts[0] in ("world", "regime"):
        parts = parts[1:]
    if len(parts) > 1 and parts[0] in SECTIONS and not parts[1].isdigit():
        parts = [thing_in_words(parts[0], parts[1]), *parts[2:]]
    return ", ".join(item_in_words(part) if part.isdigit() else part for part in parts)


def thing_in_words(section: str, name: str) -> str:
    """Give a thing of a section with what it is.

    Parameters
    ----------
    section
        Its section; what is none of `SECTIONS` is said as it is written.
    name
        What it is called.

    Examples
    --------
    >>> thing_in_words("lists", "blacklist"), thing_in_words("grounds", "theft")
    ('list blacklist', 'grounds theft')
    """
    kind = text(f"reforms.thing.{section}") if section in SECTIONS else section
    return text("reforms.thing_named", thing=kind, name=name)


def item_in_words(position: str) -> str:
    """Give a position in a list, counted from 1.

    Parameters
    ----------
    position
        As a path has it, from 0.

    Examples
    --------
    >>> item_in_words("1")
    'item 2'
    """
    return text("reforms.item", number=int(position) + 1)
