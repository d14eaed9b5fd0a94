"""What the things of a scenario are called in words: by their title, or else by their name, the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from standing.errors import Part, item_in_words, path_in_words, thing_in_words
from standing.scenario.item import Item
from standing.scenario.regime import Authority
from standing.scenario.scenario import Scenario
from standing.texts import has, text

OF_THE_REGIME: Final = ("authorities", "sensors", "scores", "lists", "sanctions", "redress")
OF_THE_WORLD: Final = ("statuses", "conducts", "services")
"""Sections of named things that may have a title."""


def name_in_words(name: str) -> str:
    """Name as it stands in a sentence.

    Examples
    --------
    >>> name_in_words("judgment_defaulters")
    'judgment defaulters'
    """
    return name.replace("_", " ")


def field_in_words(key: str) -> str:
    """Key of a path as it stands in a sentence: a field, a position, or a name that somebody gave.

    Examples
    --------
    >>> field_in_words("leaves_on"), field_in_words("0"), field_in_words("north_east")
    ('leaves on', 'item 1', 'north east')
    """
    if key.isdigit():
        return item_in_words(key)
    return text(f"reforms.field.{key}") if has(f"reforms.field.{key}") else name_in_words(key)


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return f'"{words}"'


class Called:
    """What the things of one scenario are called.

    Parameters
    ----------
    scenario
        Whose things they are.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.regime, self.world = scenario.regime, scenario.world

    def things(self, section: str) -> Mapping[str, Item | Authority]:
        """Things of a section by name; none where there is no such section, or no world."""
        if section in OF_THE_REGIME:
            found: Mapping[str, Item | Authority] = getattr(self.regime, section)
        elif section in OF_THE_WORLD and self.world is not None:
            found = getattr(self.world, section)
        else:
            found = {}
        return found

    def title(self, section: str, name: str) -> str | None:
        """Title that the scenario gives a thing, if it gives one."""
        thing = self.things(section).get(name)
        return thing.name if isinstance(thing, Authority) else thing.title if thing is not None else None

    def words(self, section: str, name: str) -> str:
        """Give the title of a thing, or its name in words.

        Examples
        --------
        >>> from standing.scenario import load
        >>> called = Called(load("tutorial"))
        >>> called.words("sanctions", "no_bus"), called.words("services", "night_train")
        ('No buses', 'night train')
        """
        return self.title(section, name) or name_in_words(name)

    def conduct(self, name: str) -> str:
        """Name a conduct, between quotation marks: as the world calls it, or else as the rules do."""
        ground = self.regime.grounds.get(name)
        return quoted(self.title("conducts", name) or (ground.title if ground else None) or name_in_words(name))

    def item(self, name: str, roots: Iterable[str] = ()) -> str | None:
        """Give the title of what a number is about.

        Parameters
        ----------
        name
            Its name.
        roots
            Paths that the number starts from; one of them may be its own. Where none is, it is the only thing of its name.

        Returns
        -------
        str or None
            None where nothing of the name has a title, or where several things have the name.
        """
        own = [root.split(".")[1] for root in roots if root.endswith(f".{name}") and root.count(".") == 2]
        sections = own or [each for each in (*OF_THE_REGIME, *OF_THE_WORLD) if name in self.things(each)]
        return self.title(sections[0], name) if own or len(sections) == 1 else None

    def at(self, path: Sequence[Part]) -> str:
        """Name the thing at a path, between quotation marks.

        Parameters
        ----------
        path
            Its keys, or those of a field of it.
        """
        _, section, name, *_ = map(str, path)
        return quoted(self.words(section, name))

    def path(self, path: str) -> str:
        """Give a dotted path in words, the thing in it by what it is called.

        Examples
        --------
        >>> from standing.scenario import load
        >>> Called(load("tutorial")).path("regime.lists.debtors.notice.reaches")
        'list "Debtors", notice, reaches'
        """
        keys = path.split(".")
        if len(keys) > 2 and keys[0] in ("regime", "world") and keys[2] in self.things(keys[1]):
            return ", ".join([thing_in_words(keys[1], self.at(keys)), *map(field_in_words, keys[3:])])
        return name_in_words(path_in_words(path))
