"""What every command answers to whoever asks about a real person: that nobody can be looked up, and what can help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from standing.cli.faults import tell


def is_somebody(words: Sequence[str]) -> bool:
    """Whether words are about somebody real, and neither a file nor a case."""
    from standing.cases.catalogue import case_named, case_names
    from standing.population.somebody import is_somebody as looks_like_somebody

    def is_there(typed: str) -> bool:
        try:
            return case_named(typed) is not None or Path(typed).exists()
        except (OSError, ValueError):
            return False

    asked = " ".join(words[1:] if words and is_there(words[0]) else words)
    return not is_there(asked) and looks_like_somebody(asked, case_names())


def answered() -> int:
    """Say that nobody can be looked up, and which kind of place can; exit code 2."""
    from standing.population.somebody import ANSWER

    for line in ANSWER:
        tell(line)
    return 2
