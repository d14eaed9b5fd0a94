"""The rulebook: what things are called in a sentence, and at which line a rule stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from standing.errors import Part
from standing.measures.wording import name_in_words
from standing.report.explain import steps
from standing.report.explain.sentence import Section, Sentence
from standing.report.explain.words import inside, part, together
from standing.scenario import BlackList, Law, LegalBasis, Quantity, Scenario, StatusIn
from standing.scenario.called import Called, quoted
from standing.scenario.position import dotted, walked
from standing.texts import text

REVIEWED: Final = ("human", "automated", "mixed")
"""Who decides at an authority, where it is known; what is not known is told as missing."""


class Rulebook:
    """A scenario's rules as sentences name them.

    Parameters
    ----------
    scenario
        Whose; it needs no world.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.regime, self.world = scenario, scenario.regime, scenario.world
        self.called = Called(scenario)
        self.start: dt.date = scenario.clock.start.date()
        self.labels = dict(scenario.world.population.cells.values) if scenario.world else {}
        self.blacklists = {name: each for name, each in self.regime.lists.items() if not each.rewards}

    def say(self, section: Section, said: str, *path: Part, missing: bool = False) -> Sentence:
        """Give a sentence with the place of its rule.

        Parameters
        ----------
        section
            What it is about.
        said
            The sentence.
        *path
            Keys and positions from the top of the file down to the rule.
        missing
            Whether it says that something is not written.
        """
        tree, positions = self.scenario.origin.tree, self.scenario.positions
        place = walked(tree, path)
        changed = positions.change_at(place)
        mark = None if changed is not None else positions.mark(place, key=True)
        where = dotted(path if missing else place) or None
        return Sentence(section, said, where, mark[0] if mark else None, missing)

    def quantity(self, value: Quantity, of: str = "") -> str:
        """Put a share of something, a rate, a span or a number into words."""
        return steps.quantity(value, self.start, self.labels, of)

    def last(self, value: Quantity, of: str = "") -> str:
        """Put what a share of something, a rate, a span or a number is on the last day into words."""
        return steps.quantity(value, (self.scenario.clock.end - dt.timedelta(days=1)).date(), self.labels, of)

    def law(self, value: Law, never: str = "never") -> str:
        """Put a delay or a term into words."""
        return steps.law(value, self.start, self.labels, never)

    def switch(self, truth: bool | Quantity, yes: str, no: str) -> str:  # noqa: FBT001 - a rule, not an option
        """Put true or false into words."""
        return steps.switch(truth, self.start, yes, no)

    def conduct(self, name: str) -> str:
        """Name a conduct, as its title stands."""
        return self.called.words("conducts", name)

    def conducts(self, names: Sequence[str], last: str = "and") -> str:
        """Name conducts, each between quotation marks."""
        return together([quoted(self.conduct(name)) for name in names], last)

    def trait(self, trait: StatusIn) -> str:
        """Name a trait, between quotation marks."""
        name = self.called.words("statuses", trait.status)
        values = together([name_in_words(each) for each in trait.values], "or")
        return quoted(text("explain.trait", status=name, values=values))

    def service(self, name: str) -> str:
        """Name a service, as its title stands."""
        return self.called.words("services", name)

    def sensor(self, name: str) -> str:
        """Name a sensor as it stands inside a sentence."""
        title = self.called.title("sensors", name)
        return inside(title) if title else text("explain.sensor", sensor=quoted(name_in_words(name)))

    def score(self, name: str) -> str:
        """Name a score."""
        return text("explain.score", score=quoted(self.called.words("scores", name)))

    def quoted(self, name: str) -> str:
        """Name a list, between quotation marks."""
        return quoted(self.called.words("lists", name))

    def list(self, name: str) -> str:
        """Name a list as it stands inside a sentence; the only one needs no name."""
        if len(self.regime.lists) == 1:
            return text("explain.the_list")
        return text("explain.list", list=self.quoted(name))

    def lists(self, names: Sequence[str], last: str = "and") -> str:
        """Name lists."""
        told = together([self.quoted(name) for name in names], last)
        if len(names) > 1 and last == "and":
            return text("explain.lists", lists=told)
        return text("explain.list", list=told)

    def sanction(self, name: str) -> str:
        """Name a sanction, between quotation marks."""
        return quoted(self.called.words("sanctions", name))

    def authority(self, name: str, *, review: bool = True) -> str:
        """Name an authority, with who decides there."""
        found = self.regime.authorities.get(name)
        if found is None:
            return name_in_words(name)
        who = part(f"review.{found.review}") if review and found.review in REVIEWED else ""
        return f"{inside(found.name)}{who}"

    def group(self, labels: dict[str, str]) -> str:
        """Name a group of persons by its labels."""
        return together(
            [text("explain.group", column=name_in_words(column), label=label) for column, label in labels.items()]
        )

    def rule(self, basis: LegalBasis | None) -> str:
        """Name the rule that something rests on; nothing where none is cited."""
        if not has_rule(basis) or basis is None:
            return ""
        source = basis.source or text("explain.rule.unnamed")
        known = source if source in self.scenario.sources else f'"{source}"' if basis.source else source
        if not basis.article:
            return known
        if basis.article[0].isdigit():
            return text("explain.rule.article", rule=known, article=basis.article)
        return text("explain.rule.other", rule=known, place=basis.article)

    def listing(self, name: str) -> BlackList:
        """Give a list by its name."""
        return self.regime.lists[name]


def has_rule(basis: LegalBasis | None) -> bool:
    """Whether a basis names a rule."""
    return basis is not None and bool(basis.source or basis.article)
