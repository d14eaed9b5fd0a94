"""The catalogue of norms: `norms.yaml` read and checked, once. What it says to people stands with all texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Final, Self

from pydantic import Field, ValidationError, model_validator

from standing.checks.norm import Application, Citation, Norm, When
from standing.errors import InputError, Part, Problem, Problems, listed, nearest, shown
from standing.scenario.build import findings_of
from standing.scenario.position import parsed
from standing.scenario.strict import Strict, problems_of
from standing.scenario.words import Name, Reads
from standing.texts import text

__all__ = [
    "FILE",
    "Application",
    "Book",
    "Citation",
    "Norm",
    "When",
    "book_from",
    "catalogue",
    "families",
    "jurisdictions",
    "norm",
]

FILE: Final = "norms.yaml"
_ADDRESS: Final = re.compile(r"https?://[^\s/]+\.[^\s/]+/\S*")


def read_address(raw: object) -> str:
    """Read the address of a page."""
    if isinstance(raw, str) and _ADDRESS.fullmatch(raw):
        return raw
    raise Problems(Problem(shown(raw), "an address that begins with https:// or http://"))


class Book(Strict):
    """The catalogue as its file has it."""

    families: tuple[Name, ...]
    """Name of each family of norms."""
    jurisdictions: tuple[Name, ...]
    """Word for each jurisdiction."""
    norms: Annotated[tuple[Norm, ...], Field(min_length=1)]
    """Every norm."""
    links: dict[Name, Annotated[str, Reads(read_address, {"type": "string"})]]
    """Address of each copy that was read."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        uses = list(self._uses())
        problems = [*self._twice(), *self._undefined(uses), *self._idle(uses)]
        if problems:
            raise Problems(*problems)
        return self

    def _uses(self) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
        """Give what is named where: the mapping that should define it, the name, the path."""
        for at, norm in enumerate(self.norms):
            yield "families", norm.family, ("norms", at, "family")
            for number, cited in enumerate(norm.citations):
                path = ("norms", at, "citations", number)
                yield "jurisdictions", cited.jurisdiction, (*path, "jurisdiction")
                if cited.link is not None:
                    yield "links", cited.link, (*path, "link")
                yield from (("links", each, (*path, "also", place)) for place, each in enumerate(cited.also))

    def _undefined(self, uses: list[tuple[str, str, tuple[Part, ...]]]) -> Iterator[Problem]:
        for kind, name, path in uses:
            known = list(getattr(self, kind))
            if name not in known:
                yield Problem(shown(name), listed(known), path, nearest=nearest(name, known), code="reference")

    def _idle(self, uses: list[tuple[str, str, tuple[Part, ...]]]) -> Iterator[Problem]:
        used = {(kind, name) for kind, name, _ in uses}
        for kind in ("families", "jurisdictions"):
            for at, name in enumerate(getattr(self, kind)):
                if (kind, name) not in used:
                    yield Problem(shown(name), "what a norm uses", (kind, at), code="reference")
        for name in self.links:
            if ("links", name) not in used:
                yield Problem(shown(name), "what a norm uses", ("links", name), at="key", code="reference")

    def _twice(self) -> Iterator[Problem]:
        seen = set[str]()
        for at, norm in enumerate(self.norms):
            if norm.id in seen:
                yield Problem(f"{norm.id} again", "each id once", ("norms", at, "id"))
            seen.add(norm.id)
        for kind in ("families", "jurisdictions"):
            words = getattr(self, kind)
            yield from (
                Problem(f"{name} again", "each word once", (kind, at))
                for at, name in enumerate(words)
                if name in words[:at]
            )

    def resolved(self) -> tuple[Norm, ...]:
        """Give the norms with addresses in place of the names of links."""
        return tuple(
            norm.model_copy(update={"citations": tuple(self._resolved(each) for each in norm.citations)})
            for norm in self.norms
        )

    def _resolved(self, cited: Citation) -> Citation:
        link = None if cited.link is None else self.links[cited.link]
        return cited.model_copy(update={"link": link, "also": tuple(self.links[each] for each in cited.also)})


def book_from(written: str, file: str = FILE) -> Book:
    """Read a catalogue.

    Parameters
    ----------
    written
        The YAML.
    file
        Its name, for messages.

    Raises
    ------
    InputError
        With every unknown or missing key, word outside its vocabulary, id given twice, day that is none, name that is not
        defined or not used, and address that is none.
    """
    tree, positions = parsed(written, file)
    try:
        return Book.model_validate(tree)
    except ValidationError as error:
        raise InputError(findings_of(problems_of(error), tree, positions)) from None
    except Problems as refused:
        raise InputError(findings_of(refused.problems, tree, positions)) from None


@cache
def _shipped() -> tuple[Book, tuple[Norm, ...]]:
    book = book_from(files("standing.checks").joinpath(FILE).read_text(encoding="utf-8"))
    return book, book.resolved()


def catalogue() -> tuple[Norm, ...]:
    """Give every norm, in the order of the file."""
    return _shipped()[1]


def norm(name: str) -> Norm:
    """Give one norm by its id.

    Raises
    ------
    InputError
        If there is no such norm; names the most similar.

    Examples
    --------
    >>> norm("G1").title
    'Free, and decided in 30 days'
    """
    by_id = {each.id: each for each in catalogue()}
    if name not in by_id:
        raise InputError.one(
            shown(name), f"a norm ({listed(list(by_id))})", nearest=nearest(name, by_id), code="reference"
        )
    return by_id[name]


def families() -> dict[str, str]:
    """Give the title of each family by its name."""
    return {each: text(f"norms.family.{each}") for each in _shipped()[0].families}


def jurisdictions() -> dict[str, str]:
    """Give the name of each jurisdiction by its word.

    Examples
    --------
    >>> jurisdictions()["cn"]
    'China'
    """
    return {each: text(f"norms.jurisdiction.{each}") for each in _shipped()[0].jurisdictions}
