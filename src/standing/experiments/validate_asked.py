"""Which number of which run an expectation asks for: of a measure or of tallies, in a group, under a reform, at a date."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from standing.errors import Problem, Problems, listed, shown
from standing.scenario.strict import unknown_key
from standing.scenario.words import read_date
from standing.texts import text

PERSON: Final = "person"
AS_IT_STANDS: Final = "as it stands"
KEYS: Final = ("measure", "name", "tally", "item", "part", "group", "per", "at", "reform")
"""What tells one number from another."""

_OF_PER: Final = ("tally", "item", "part", "group")
Fields = Mapping[str, object]


@dataclass(frozen=True)
class Setting:
    """How a run differs from the scenario as it stands.

    Parameters
    ----------
    changes
        Changes by path.
    end
        The run ends at 00:00 of this date; None where the clock says.
    """

    changes: Mapping[str, object] = field(default_factory=dict)
    end: dt.date | None = None

    @property
    def key(self) -> str:
        """Text that is the same for the same run."""
        return json.dumps([dict(self.changes), self.end], sort_keys=True, default=str)


@dataclass(frozen=True)
class Asked:
    """One number of one run.

    Parameters
    ----------
    measure, name
        A measure and which of its numbers; empty where tallies are asked for.
    tally, parts
        A tally and its parts; no parts means all of them.
    items
        Names of the scenario; those of a tally are added up.
    group
        "all" or `column=value`.
    per
        What a tally is divided by: persons, another tally of the same run, or nothing (then it is scaled to the world).
    setting
        Which run.
    """

    measure: str
    name: str
    tally: str
    items: tuple[str, ...]
    parts: tuple[str, ...]
    group: str
    per: Asked | str | None
    setting: Setting

    def in_words(self) -> str:
        """What is asked, on one line."""
        what = " ".join(filter(None, [self.measure, self.name])) or " + ".join(
            filter(None, [self.tally.replace("_", " "), ", ".join(self.parts)])
        ).replace(" + ", " ", 1)
        base = self.per.in_words() if isinstance(self.per, Asked) else self.per
        changes = "; ".join(
            text("experiments.expected.change_of", field=path.rpartition(".")[2], value=_short(value))
            for path, value in self.setting.changes.items()
        )
        said = {
            "of": text("experiments.expected.of", items=" + ".join(self.items)) if self.items else "",
            "per": text("experiments.expected.per", base=base) if base else "",
            "group": text("experiments.expected.group", group=self.group) if self.group != "all" else "",
            "at": text("experiments.expected.at", date=self.setting.end) if self.setting.end else "",
            "with": text("experiments.expected.with", changes=changes) if changes else "",
        }
        return text("experiments.expected.number", what=what, **said)


def asked_from(fields: Fields, *, through_the_day: bool = False) -> Asked:
    """Read what is asked.

    Parameters
    ----------
    fields
        As `KEYS` has them, from an expectation with what differs laid over it.
    through_the_day
        Whether a date means its 24:00 (a published figure) and not its 00:00.

    Raises
    ------
    Problems
        With paths from the expectation.
    """
    changes = fields.get("reform") or {}
    if not isinstance(changes, Mapping) or not all(isinstance(path, str) for path in changes):
        raise Problems(Problem(shown(changes), "changes by path, such as {regime.lists.L.term: 2y}", ("reform",)))
    end = fields.get("at")
    if end is not None and not isinstance(end, dt.date):
        try:
            end = read_date(end)
        except Problems as refused:
            raise Problems(*refused.under("at")) from None
    if end is not None and through_the_day:
        end += dt.timedelta(days=1)
    setting = Setting(dict(changes), end)
    return _asked(fields, setting, _per(fields, setting))


def _asked(fields: Fields, setting: Setting, per: Asked | str | None) -> Asked:
    texts = {key: str(fields.get(key) or "") for key in ("measure", "name", "tally")}
    group = fields.get("group") or "all"
    if not isinstance(group, str):
        raise Problems(Problem(shown(group), "all or column=value", ("group",)))
    return Asked(
        **texts,
        items=_words(fields, "item"),
        parts=_words(fields, "part"),
        group=group,
        per=per,
        setting=setting,
    )


def _per(fields: Fields, setting: Setting) -> Asked | str | None:
    raw = fields.get("per")
    if raw is None:
        return None
    if not fields.get("tally"):
        raise Problems(Problem("per", "per beside a tally; a measure has its own denominator", ("per",), "key"))
    if raw == PERSON:
        return PERSON
    if not isinstance(raw, Mapping) or not raw:
        allowed = "person, or what differs in the tally to divide by, such as {tally: listings}"
        raise Problems(Problem(shown(raw), allowed, ("per",)))
    try:
        return _asked(overlaid({**fields, "per": None}, raw, _OF_PER), setting, None)
    except Problems as refused:
        raise Problems(*refused.under("per")) from None


def overlaid(base: Fields, given: object, keys: Iterable[str] = KEYS) -> Fields:
    """Lay what differs over what an expectation asks for.

    Parameters
    ----------
    base
        What it asks for.
    given
        What differs. Another tally has its own parts; a tally in place of a measure, and the other way round.
    keys
        What may differ.

    Raises
    ------
    Problems
        If it is no mapping, or has other keys.
    """
    known = list(keys)
    if not isinstance(given, Mapping):
        raise Problems(Problem(shown(given), f"a mapping with {listed(known)}"))
    unknown = [unknown_key(key, known) for key in given if key not in known]
    if unknown:
        raise Problems(*unknown)
    merged = dict(base)
    if "tally" in given:
        merged |= dict.fromkeys(("measure", "name", "part", "per"))
    if "measure" in given or "name" in given:
        merged |= dict.fromkeys(("tally", "part", "per"))
        merged["name"] = None
    return merged | dict(given)


def _words(fields: Fields, key: str) -> tuple[str, ...]:
    raw = fields.get(key)
    many = raw if isinstance(raw, (list, tuple)) else [] if raw is None else [raw]
    if any(isinstance(each, (Mapping, list, bool)) for each in many):
        raise Problems(Problem(shown(raw), "a word, or a list of words", (key,)))
    return tuple(str(each) for each in many)


def _short(value: object) -> str:
    written = json.dumps(value, default=str) if isinstance(value, (dict, list)) else str(value)
    return written if len(written) <= 40 else f"{written[:39]}…"
