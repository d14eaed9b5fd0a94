"""Markdown as GitHub shows it: what a scenario says is text in it, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~&]|(?<![^\W_])_|_(?![^\W_])")
_AT_THE_BEGINNING: Final = re.compile(r"^(#{1,6}|[-+>]|\d+[.)])(?=\s|$)")


def plain(words: object) -> str:
    r"""Give words so that Markdown shows them as they are, on one line.

    Examples
    --------
    >>> print(plain("a|b <i> *c* judgment_default _d_"))
    a\|b \<i\> \*c\* judgment_default \_d\_
    >>> print(plain("# no heading"))
    \# no heading
    """
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(str(words).split()))
    return _AT_THE_BEGINNING.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", line)


def code(words: object) -> str:
    r"""Give a word of the scenario, such as a path, as code; a backtick or a bar in it makes it plain text.

    Examples
    --------
    >>> code("regime.lists.debtors"), code("a|b")
    ('`regime.lists.debtors`', 'a\\|b')
    """
    line = " ".join(str(words).split())
    return plain(line) if not line or set("`|") & set(line) else f"`{line}`"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; what stands in its fields is Markdown already.

    Examples
    --------
    >>> print(table(["a", "b"], [("1", "2")]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def bullets(lines: Iterable[str]) -> str:
    """Give a list of points."""
    return "\n".join(f"- {line}" for line in lines)


def document(blocks: Iterable[str]) -> str:
    """Join blocks as a file has them; empty ones are left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"
