"""One small scenario per ruling, in which breaking the ruling changes a tally."""

from __future__ import annotations

from tests.reference.rules import Tree, text

BASE: Tree = {
    "name": "small",
    "clock": {"start": "2013-01-01", "end": "2015-01-01"},
    "world": {
        "population": {"cells": [{"region": "A", "count": 100}, {"region": "B", "count": 100}]},
        "conducts": {"fare": {"context": "travel", "gravity": 1, "rate": "2/yr"}},
        "services": {"flight": {"context": "travel", "attempts": "12/yr"}},
    },
    "regime": {
        "sensors": {"gate": {"observes": "fare"}},
        "lists": {"l": {"enters": [{"observed": "fare"}], "term": "90d"}},
        "sanctions": {"no": {"list": "l", "denies": "flight"}},
    },
}
SCORE: Tree = {"start": 10, "points": {"fare": -3}, "recovers": "1/30d"}
LOW = [{"score": "s", "at_most": 7}]
OTHER = {"context": "credit", "gravity": 1}
FILES = {"wrongful": "5/yr", "rightful": "2/yr"}
GRANTS = {"wrongful": 0.6, "rightful": 0.3}
REDRESS = {"redress": {"r": {"against": "l", "files": FILES, "delay": "5d", "grants": GRANTS}}}
SHORT_WORK = {
    "start": {"employed": 0.9, "unemployed": 0.1},
    "moves": {"employed -> unemployed": "0.5/yr", "unemployed -> employed": "2/yr"},
}
TRAIT = {"assesses": {"every": "100d"}, "guilty_if": {"status": {"risk": "yes"}}, "flags": {"guilty": 1}}


def merged(tree: Tree, changes: Tree) -> Tree:
    """A tree with some branches changed."""
    result = dict(tree)
    for key, value in changes.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def fare(**changes: object) -> Tree:
    return {"world": {"conducts": {"fare": changes}}}


def gate(**changes: object) -> Tree:
    return {"regime": {"sensors": {"gate": changes}}}


def on_list(**changes: object) -> Tree:
    return {"regime": {"lists": {"l": changes}}}


def both(*changes: Tree) -> Tree:
    tree: Tree = {}
    for each in changes:
        tree = merged(tree, each)
    return tree


def regime(**changes: object) -> Tree:
    return {"regime": changes}


def world(**changes: object) -> Tree:
    return {"world": changes}


CHANGES: dict[str, Tree] = {
    "R1": fare(rate={"base": "1/yr", "over": {"2014-01-01": 3}}),
    "R2": on_list(term="5mo"),
    "R3": {},
    "R4": on_list(removal={"exponential": "20d"}),
    "R5": fare(rate={"base": "1/yr", "by": {"region": {"B": 5}}}),
    "R6": both(world(population={"frailty": {"shape": 0.5}}), gate(false_alarms="1/yr")),
    "R7": both(fare(settles="5/yr"), gate(wrong_person=0.3)),
    "R8": both(regime(scores={"s": SCORE}), on_list(enters=LOW)),
    "R9": both(regime(scores={"s": SCORE}), on_list(enters=LOW)),
    "R10": on_list(enters=[{"observed": "fare", "times": 2, "within": "300d"}]),
    "R11": on_list(notice={"grace": "60d"}),
    "R12": on_list(notice={"grace": "30d"}),
    "R13": both(fare(settles="6/yr"), gate(delay="60d")),
    "R14": both(on_list(removal={"fails": 0.5}, notice={"when": "with"}), regime(**REDRESS)),
    "R15": regime(lists={"m": {"by_hand": {"rate": "1/yr"}, "term": "90d"}}, sanctions={"no": {"list": ["l", "m"]}}),
    "R16": regime(sanctions={"again": {"list": "l", "denies": "flight"}}),
    "R17": regime(**REDRESS),
    "R18": both(on_list(term="1y", notice={"when": "with"}), regime(**REDRESS)),
    "R19": both(
        fare(rate="4/yr"),
        regime(scores={"s": {"start": 4, "floor": 0, "points": {"fare": -3}, "ceiling": 9}}, **REDRESS),
        on_list(notice={"when": "with"}),
    ),
    "R20": both(regime(scores={"s": SCORE | {"recovers": "1/90d"}}), on_list(enters=LOW), gate(false_alarms="2/yr")),
    "R21": both(
        on_list(enters=[{"observed": "fare", "times": 3, "within": "ever"}]), gate(false_alarms="1/yr", wrong_person=0.4)
    ),
    "R22": regime(
        sensors={"model": {"assesses": {"every": "60d"}, "conduct": "fare", "within": "30d", "flags": {"guilty": 1}}},
        lists={"l": {"enters": [{"by": "model"}]}},
    ),
    "R23": world(
        responses=[
            {"while": {"on_list": "l"}, "multiplies": "conduct.fare", "by": 2},
            {"after": {"listed": "l"}, "multiplies": "conduct.fare", "by": 2},
        ]
    ),
    "R24": world(
        statuses={"work": SHORT_WORK},
        responses=[
            {"while": {"on_list": "l"}, "multiplies": "move.work.employed -> unemployed", "by": 5},
            {"while": {"status": {"work": "unemployed"}}, "multiplies": "conduct.fare", "by": 3},
        ],
    ),
    "R25": on_list(by_hand={"share": 1, "at": "2014-01-01"}, amnesty={"at": "2014-01-01"}),
    "R26": gate(detects={"2014-01-01": 0.5}),
    "R27": world(
        conducts={"repaid": OTHER, "defaulted": OTHER},
        services={"flight": {"outcomes": {"granted": {"repaid": 0.5, "defaulted": 0.4}}}},
    ),
    "R28": world(population={"renewal": "1/yr"}),
    "R29": both(
        world(statuses={"risk": {"start": {"yes": 0.4, "no": "rest"}}}),
        regime(sensors={"screen": TRAIT}, lists={"l": {"enters": [{"status": {"risk": "yes"}, "by": "screen"}]}}),
    ),
    "R30": {"clock": {"measures_from": "2014-06-01"}},
    "R31": both(on_list(removal="30d"), gate(false_alarms="2/yr")),
    "R32": on_list(decision={"delay": "60d"}),
    "R33": both(
        on_list(notice={"when": "before", "grace": "120d"}, leaves_on=["term"]),
        {"regime": {"redress": {"r": REDRESS["redress"]["r"] | {"files_from": "decision"}}}},  # type: ignore[operator]
    ),
    "R34": on_list(initial={"share": 0.3, "since": {"exponential": "40d"}}),
}  # fmt: skip
"""What to change in `BASE` so that breaking a ruling shows."""


def scenario(ruling: str) -> str:
    """Text of the scenario of a ruling."""
    return text(merged(BASE, CHANGES[ruling]))
