"""Where a number comes from: its status and its source."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Literal, get_args

from standing.errors import Problem, Problems, listed, nearest, shown

Status = Literal["published", "calibrated", "assumed"]
STATUSES: Final[tuple[str, ...]] = get_args(Status)


@dataclass(frozen=True)
class Source:
    """A publication that numbers and rules are taken from; every field is text.

    Parameters
    ----------
    title, author, publisher
        What it is and who says it.
    url, archive
        Where it stands, and where a copy stands.
    published, retrieved
        Dates of publication and of reading.
    pages, language, licence, note
        Anything else that helps to find and to judge it.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    archive: str | None = None
    published: str | None = None
    retrieved: str | None = None
    pages: str | None = None
    language: str | None = None
    licence: str | None = None
    note: str | None = None

    @classmethod
    def from_raw(cls, raw: object) -> Source:
        """Read a source: its title as text, or a mapping of the fields.

        Raises
        ------
        Problems
            For every unknown field and every field that is not text.
        """
        if isinstance(raw, str):
            return cls(title=raw)
        names = [field.name for field in fields(cls)]
        if not isinstance(raw, dict):
            raise Problems(Problem(shown(raw), f"a title, or a mapping with {listed(names)}"))
        problems = [
            Problem(shown(key), listed(names), (key,), at="key", nearest=nearest(key, names), code="unknown-field")
            for key in raw
            if key not in names
        ]
        problems += [
            Problem(shown(value), "text", (key,))
            for key, value in raw.items()
            if key in names and isinstance(value, (dict, list, bool))
        ]
        if problems:
            raise Problems(*problems)
        return cls(**{key: str(value) for key, value in raw.items() if value is not None})
