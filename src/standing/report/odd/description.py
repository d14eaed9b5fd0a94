"""The whole description of a scenario, as Markdown and as a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standing.errors import InputError
from standing.records.whole import whole_file
from standing.report.odd.beginning import beginning
from standing.report.odd.concepts import concepts
from standing.report.odd.data import data
from standing.report.odd.entities import entities
from standing.report.odd.paper import bullets, code, document, plain
from standing.report.odd.processes import processes
from standing.report.odd.purpose import purpose
from standing.report.odd.submodels import submodels
from standing.report.odd.web import page
from standing.scenario import Scenario
from standing.sources import Source
from standing.texts import text
from standing.version import VERSION

ELEMENTS: Final[dict[str, Callable[[Scenario], list[str]]]] = {
    "purpose": purpose,
    "entities": entities,
    "processes": processes,
    "concepts": concepts,
    "beginning": beginning,
    "data": data,
    "submodels": submodels,
}
"""The seven elements, in the order of the protocol."""

STATUSES: Final = ("published", "calibrated", "assumed", "unstated")

KINDS: Final = (".md", ".html")
"""What a description is saved as, by the end of the file's name."""


@dataclass(frozen=True, repr=False)
class Description:
    """A scenario described by the ODD protocol.

    Parameters
    ----------
    name
        Of the scenario.
    title
        For people.
    text
        The description, as GitHub-flavoured Markdown.

    Examples
    --------
    >>> from standing.scenario import load
    >>> print(odd(load("tutorial")).markdown().splitlines()[0])
    # A town and its list of debtors, which do not exist
    """

    name: str
    title: str
    text: str

    def __repr__(self) -> str:
        return f"ODD description of {self.name}"

    def markdown(self) -> str:
        """Give it as GitHub-flavoured Markdown."""
        return self.text

    def html(self) -> str:
        """Give it as one self-contained page that prints."""
        return page(self.title, self.text)

    def save(self, path: str | Path) -> None:
        """Write it, as Markdown or as a page: the name ends with .md or .html.

        Parameters
        ----------
        path
            Where to; the file is there whole or not at all.

        Raises
        ------
        InputError
            If the name ends with something else.
        """
        place = Path(path)
        kind = place.suffix.lower()
        if kind not in KINDS:
            raise InputError.one(f'"{place.name}"', f"a name that ends with {' or '.join(KINDS)}", code="kind")
        with whole_file(place) as draft:
            draft.write_text(self.markdown() if kind == ".md" else self.html(), encoding="utf-8", newline="\n")

    def _repr_markdown_(self) -> str:
        """Show it in a notebook, which asks for this name."""
        return self.text


def odd(scenario: Scenario) -> Description:
    """Describe a scenario by the ODD protocol (Grimm et al. 2020): seven elements, from the scenario and the model.

    Parameters
    ----------
    scenario
        A scenario; it needs no world.

    Returns
    -------
    Description
        To be shown, or saved as Markdown or as a page.
    """
    title = scenario.title or scenario.name
    blocks = [f"# {plain(title)}", *_lead(scenario)]
    for at, (name, element) in enumerate(ELEMENTS.items(), 1):
        blocks += [f"## {at}. {text(f'odd.elements.{name}')}", *element(scenario)]
    return Description(scenario.name, title, document([*blocks, *_references(scenario)]))


def _lead(scenario: Scenario) -> list[str]:
    changes = [text("odd.lead.change", path=code(path), value=plain(value)) for path, value in scenario.changes.items()]
    counts = {status: sum(each.status == status for each in scenario.inputs()) for status in STATUSES}
    return [
        text("odd.lead.synthetic"),
        text("odd.lead.made", name=code(scenario.name), version=VERSION, digest=code(scenario.digest)),
        text("odd.lead.inputs", **counts),
        *([text("odd.lead.changes"), bullets(changes)] if changes else []),
    ]


def _references(scenario: Scenario) -> list[str]:
    sources = [_source(name, each) for name, each in scenario.sources.items()]
    heading = f"## {text('odd.references.title')}"
    return [
        heading,
        text("odd.references.protocol"),
        *([text("odd.references.sources"), bullets(sources)] if sources else []),
    ]


def _source(name: str, source: Source) -> str:
    said = [each for each in (source.author, source.title, source.publisher, source.published) if each]
    words = f"{code(name)}: {plain('. '.join(said))}"
    address = source.url or ""
    if not address.startswith(("https://", "http://")) or set(address) & set("<>\\ \n\t"):
        return f"{words}. {plain(address)}" if address else words
    return f"{words}. <{address}>"
