"""What lies behind a list or a sanction: the conducts that lead to it, through sensors, scores and other lists."""

from __future__ import annotations

from collections.abc import Iterator

from standing.scenario.entry import Entry
from standing.scenario.regime import Regime, Sanction


def conducts_behind(regime: Regime, name: str) -> tuple[str, ...]:
    """Give the conducts that lead to a list, those of the lists that it copies included, each once.

    Parameters
    ----------
    regime
        Its regime.
    name
        Of the list.
    """
    return tuple(dict.fromkeys(_behind(regime, name)))


def conducts_behind_sanction(regime: Regime, sanction: Sanction) -> tuple[str, ...]:
    """Give the conducts that lead to a sanction, through its lists or the bands of its score, each once.

    Parameters
    ----------
    regime
        Its regime.
    sanction
        The sanction.
    """
    of_lists = [each for name in sanction.lists for each in conducts_behind(regime, name)]
    return tuple(dict.fromkeys([*of_lists, *conducts_of_score(regime, sanction.score, rewards=False)]))


def conducts_of_entry(regime: Regime, entry: Entry, *, rewards: bool) -> tuple[str, ...]:
    """Give the conducts whose reports can complete an entry, those of a sensor or a score included, no other list's.

    Parameters
    ----------
    regime
        Its regime.
    entry
        One condition of entry.
    rewards
        Whether the list rewards: its scores are entered from below.
    """
    found = [*entry.conducts, *conducts_of_score(regime, entry.score, rewards=rewards)]
    for name in entry.by if entry.kind == "sensor" else ():
        sensor = regime.sensors[name]
        found += [*sensor.observes, *filter(None, (sensor.conduct,))]
    return tuple(dict.fromkeys(found))


def conducts_of_score(regime: Regime, score: str, *, rewards: bool) -> tuple[str, ...]:
    """Give the conducts that take points from a score, or that give it points; none where no score is named.

    Parameters
    ----------
    regime
        Its regime.
    score
        Name of the score, or nothing.
    rewards
        Whether those are asked for that give points.
    """
    points = regime.scores[score].points if score else {}
    return tuple(name for name, each in points.items() if (each > 0 if rewards else each < 0))


def _behind(regime: Regime, name: str) -> Iterator[str]:
    """Follow a list to those that it copies; lists that copy one another in a circle are refused at load."""
    listing = regime.lists[name]
    for entry in listing.enters:
        yield from conducts_of_entry(regime, entry, rewards=listing.rewards)
        if entry.kind == "list":
            yield from _behind(regime, entry.source_list)
