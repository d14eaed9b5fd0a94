"""Reform files: strict YAML, every unknown key with its line and the nearest right one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from standing.errors import Finding, InputError, Place, listed, nearest, shown
from standing.scenario.position import Path, Positions, Tree, dotted, parsed
from standing.scenario.reforms.rules import RULES

KEYS: Final = ("name", "title", "description", "source", "changes", "rule", "note")
NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
NAME_ALLOWED: Final = "a name: a letter, then letters, digits, _ or - (at most 60)"
CHANGES_ALLOWED: Final = "values by path, such as {regime.redress.correction.delay: 5d}"


@dataclass(frozen=True)
class Written:
    """What a reform file says.

    Parameters
    ----------
    name, title, description, source, note
        Words.
    changes
        Values by path.
    rules
        Names of rules.
    places
        File, line and column of each change, by its path.
    """

    name: str
    title: str | None
    description: str | None
    source: str | None
    changes: dict[str, Tree]
    rules: tuple[str, ...]
    note: str | None
    places: dict[str, Place]


def read_reform(text: str, file: str) -> Written:
    """Read a reform.

    Parameters
    ----------
    text
        The YAML.
    file
        Its name, for messages.

    Raises
    ------
    InputError
        With line and column of everything that is wrong, at once.
    """
    tree, positions = parsed(text, file)
    reader = _Reader(positions)
    if not isinstance(tree, dict):
        reader.wrong((), shown(tree), f"a mapping with {listed(KEYS)}")
        raise InputError(reader.findings)
    for key in tree:
        if key not in KEYS:
            reader.wrong((key,), shown(key), listed(KEYS), nearest(key, KEYS), code="unknown-field", key=True)
    written = Written(
        reader.name(tree),
        reader.words(tree, "title"),
        reader.words(tree, "description"),
        reader.words(tree, "source"),
        reader.changes(tree.get("changes")),
        reader.rules(tree.get("rule")),
        reader.words(tree, "note"),
        reader.places(tree.get("changes")),
    )
    if tree.get("changes") is None and tree.get("rule") is None:
        reader.wrong((), "neither changes nor rule", "one of them, or both", code="missing")
    if reader.findings:
        raise InputError(sorted(reader.findings, key=lambda each: (each.line or 0, each.column or 0)))
    return written


class _Reader:
    """Reads one key after another and keeps what is wrong with them."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.findings: list[Finding] = []

    def wrong(
        self, path: Path, found: str, allowed: str, near: str | None = None, code: str = "value", *, key: bool = False
    ) -> None:
        line, column = self.positions.mark(path, key=key) or (None, None)
        self.findings.append(Finding(self.positions.file, line, column, dotted(path), found, allowed, near, code=code))

    def name(self, tree: dict[str, Tree]) -> str:
        raw = tree.get("name")
        if raw is None:
            self.wrong((), "no name", "a value: the field is required", code="missing")
        elif not isinstance(raw, str) or not NAME.fullmatch(raw):
            self.wrong(("name",), shown(raw), NAME_ALLOWED, code="name")
        return str(raw)

    def words(self, tree: dict[str, Tree], key: str) -> str | None:
        raw = tree.get(key)
        if raw is None or isinstance(raw, str):
            return " ".join(raw.split()) if raw else None
        self.wrong((key,), shown(raw), "text")
        return None

    def changes(self, raw: Tree) -> dict[str, Tree]:
        if raw is None:
            return {}
        if not isinstance(raw, dict) or not raw:
            self.wrong(("changes",), shown(raw), CHANGES_ALLOWED)
            return {}
        for path in raw:
            if "." not in path or not all(path.split(".")):
                self.wrong(("changes", path), shown(path), "a dotted path, such as regime.lists.*.term", key=True)
        return raw

    def places(self, raw: Tree) -> dict[str, Place]:
        paths = list(raw) if isinstance(raw, dict) else []
        marks = {path: self.positions.mark(("changes", path), key=True) or (None, None) for path in paths}
        return {path: (self.positions.file, *mark) for path, mark in marks.items()}

    def rules(self, raw: Tree) -> tuple[str, ...]:
        found: list[str] = []
        for at, each in enumerate(raw if isinstance(raw, list) else [raw] if raw is not None else []):
            path: Path = ("rule", at) if isinstance(raw, list) else ("rule",)
            if isinstance(each, str) and each in RULES:
                found.append(each)
            else:
                near = nearest(each, RULES) if isinstance(each, str) else None
                self.wrong(path, shown(each), f"a rule: {listed(list(RULES))}", near, code="word")
        return tuple(found)
