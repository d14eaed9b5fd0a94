"""A page: chapters of sections in order, put into one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from markupsafe import Markup

from standing.figures.colours import DARK, LIGHT
from standing.records.whole import whole_file
from standing.report.page.carried import carried
from standing.report.page.packed import Sentences
from standing.report.page.pictures import Picture
from standing.report.page.rendering import environment, json_data, json_text, template_text
from standing.report.page.script import packed_library, script_hash
from standing.report.page.section import Data, Section
from standing.report.page.sections.bearers import BEARERS
from standing.report.page.sections.beside import beside
from standing.report.page.sections.change import CHANGE
from standing.report.page.sections.citing import CITING
from standing.report.page.sections.five import FIVE_NUMBERS, taken_from
from standing.report.page.sections.groups import GROUPS
from standing.report.page.sections.inputs import INPUTS
from standing.report.page.sections.life import LIFE
from standing.report.page.sections.limits import LIMITS
from standing.report.page.sections.method import METHOD
from standing.report.page.sections.norms import NORMS
from standing.report.page.sections.pictures import PICTURES
from standing.report.page.sections.published import PUBLISHED
from standing.report.page.sections.quantities import QUANTITIES
from standing.report.page.sections.reforms import REFORMS
from standing.report.page.sections.rules import RULES
from standing.report.page.sections.sources import SOURCES
from standing.report.page.sections.structure import STRUCTURAL
from standing.report.page.sections.what import WHAT
from standing.report.page.subject import Subject
from standing.report.page.wording import own_words, refuse_misworded
from standing.version import VERSION

FIRST: Final = (WHAT, RULES, FIVE_NUMBERS, STRUCTURAL, BEARERS, CHANGE, LIMITS)
"""The first page, block by block."""

REST: Final = (QUANTITIES, GROUPS, PICTURES, PUBLISHED, REFORMS, LIFE, NORMS, INPUTS, METHOD, SOURCES, CITING)
"""What follows."""

Filled = tuple[Section, Data]
"""A section with what its template gets."""


@dataclass(frozen=True)
class Chapter:
    """What a page says about one subject.

    Parameters
    ----------
    subject
        What it is about.
    first, rest
        Sections of its first page, and those that follow, each with its data.
    """

    subject: Subject
    first: tuple[Filled, ...]
    rest: tuple[Filled, ...]


@dataclass(frozen=True, repr=False)
class Page:
    """A report, ready to be saved.

    Parameters
    ----------
    subject
        What it is about.
    others
        What stands beside it, each with a `prefix` of its own.
    first
        Sections of the first page.
    rest
        Sections that follow.
    title
        Key of the text that its window is called by.
    apart
        Whether each subject has chapters of its own, behind a table of all.
    """

    subject: Subject
    others: tuple[Subject, ...] = ()
    first: Sequence[Section] = FIRST
    rest: Sequence[Section] = REST
    title: str = "title"
    apart: bool = True

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All that it is about."""
        return (self.subject, *self.others)

    def __repr__(self) -> str:
        runs = ", ".join(f"{each.scenario.name} ({each.run.people:,} synthetic persons)" for each in self.subjects)
        return f"Page about {runs}"

    @cached_property
    def html(self) -> str:
        """The page.

        Raises
        ------
        MiswordedPage
            If it would break a rule of wording: a fault of the program.
        """
        made = environment().get_template("page.html").render(**self._filled())
        refuse_misworded(made, own_words([each.scenario for each in self.subjects]))
        return made

    def save(self, path: str | Path) -> Path:
        """Write the page, whole or not at all.

        Parameters
        ----------
        path
            The file.
        """
        place = Path(path)
        with whole_file(place) as draft:
            draft.write_text(self.html, encoding="utf-8")
        return place

    def _repr_html_(self) -> str:
        return self.html

    def _filled(self) -> dict[str, object]:
        chapters = [
            Chapter(each, tuple(_with_data(self.first, each)), tuple(_with_data(self.rest, each)))
            for each in (self.subjects if self.apart else (self.subject,))
        ]
        drawn = any(
            each.figure for one in chapters for _, data in (*one.first, *one.rest) for each in _pictures_in(data)
        )
        script = template_text("page.js")
        return {
            "chapters": chapters,
            "subject": self.subject,
            "subjects": self.subjects,
            "title": self.title,
            "beside": beside(self.subjects) if self.others and self.apart else None,
            "version": VERSION,
            "taken_from": "" if self.others else taken_from(self.subject),
            "script": Markup(script),
            "hash": Markup(script_hash(script)),
            "library": packed_library() if drawn else None,
            "sentences": Sentences(),
            "numbers": json_data(carried(self.subjects, (*self.first, *self.rest))),
            "style": Markup(template_text("page.css") + template_text("variants.css")),
            "colours": {role: (LIGHT[role], DARK[role]) for role in LIGHT},
            "dark": json_text({LIGHT[role]: DARK[role] for role in LIGHT}),
        }


def _with_data(sections: Sequence[Section], subject: Subject) -> Iterator[Filled]:
    for each in sections:
        if (data := each.data(subject)) is not None:
            yield each, data


def _pictures_in(node: object) -> Iterator[Picture]:
    if isinstance(node, Picture):
        yield node
    elif isinstance(node, dict):
        for each in node.values():
            yield from _pictures_in(each)
    elif isinstance(node, (list, tuple)):
        for each in node:
            yield from _pictures_in(each)
