"""Random worlds: population, statuses, conducts, services and responses."""

from __future__ import annotations

from random import Random

Tree = dict[str, object]
SPANS: tuple[object, ...] = (
    "0d", "10d", {"exponential": "20d"}, {"gamma": {"mean": "30d", "shape": 2}}, {"lognormal": {"median": "5d", "p90": "30d"}},
)  # fmt: skip
CELLS = [
    {"region": "A", "sex": "f", "count": 300},
    {"region": "B", "sex": "f", "count": 500},
    {"region": "A", "sex": "m", "count": 200},
]
MULTIPLIERS: tuple[object, ...] = (0, 0.3, 1, 1.5, 3, 7, {"base": 2, "by": {"region": {"A": 0.5, "B": 2.5}}})


def chosen(random: Random, **options: list[object]) -> Tree:
    """One of each key's options; None leaves the key out."""
    picked = {key: random.choice(values) for key, values in options.items()}
    return {key: value for key, value in picked.items() if value is not None}


def world(random: Random) -> Tree:
    """Choose a world."""
    found: Tree = {"population": population(random)}
    found["statuses"] = statuses(random)
    found["conducts"] = conducts(random)
    found["services"] = services(random)
    found["responses"] = responses(random, found)
    return {key: value for key, value in found.items() if value}


def population(random: Random) -> Tree:
    """Choose who there is."""
    return {"cells": CELLS} | chosen(
        random,
        frailty=[None, {"shape": 0.5}, {"shape": 3}],
        renewal=[None, None, "0.3/yr", {"base": "0.2/yr", "by": {"region": {"A": 2}}, "over": {"2014-06-01": 0.5}}],
        dependants=[
            None,
            {"child": {"0": 0.5, "1": 0.3, "2": "rest"}},
            {"child": {"by": {"region": {"A": {"0": 0.2, "3": 0.8}, "B": {"0": 0.9, "1": 0.1}}}}, "parent": {"1": 1}},
        ],
    )


def statuses(random: Random) -> Tree:
    """Choose statuses that move, and traits."""
    work: Tree = {"start": {"employed": 0.7, "unemployed": 0.2, "retired": "rest"}} | chosen(
        random,
        moves=[
            {"employed -> unemployed": "0.5/yr", "unemployed -> employed": "1/yr"},
            {
                "employed -> unemployed": {"base": "0.6/yr", "by": {"sex": {"m": 0.5}}, "over": {"2014-03-01": 3}},
                "unemployed -> employed": "2/yr",
                "employed -> retired": "0.1/yr",
            },
        ],
    )
    risk = random.choice(
        [
            {"start": {"yes": 0.3, "no": 0.7}},
            {"start": {"by": {"region": {"A": {"yes": 0.5, "no": 0.5}, "B": {"yes": 0.1, "no": "rest"}}}}},
            {"start": {"no": 0.5, "yes": 0.5}, "moves": {"no -> yes": "0.3/yr"}},
        ]
    )
    return random.choice(
        [{}, {"work": work}, {"risk": risk}, {"work": work, "risk": risk}, {"work": work, "risk": risk}]
    )


def conducts(random: Random) -> Tree:
    """Choose what people do."""
    default: Tree = {"context": "courts", "gravity": 3} | chosen(
        random,
        rate=[
            "1/yr",
            {"base": "1/yr", "by": {"region": {"A": 1, "B": 2}, "sex": {"m": 1.5}}, "over": {"2014-01-01": 2}},
        ],
        settles=[None, "1/yr", {"base": "1/yr", "by": {"region": {"A": 3}}, "over": {"2015-01-01": 0.5}}],
    )
    fare: Tree = {"context": "travel", "gravity": 1} | chosen(random, rate=["0.8/yr", "2/yr", None])
    missed: Tree = {"context": "credit", "gravity": 2} | chosen(random, settles=[None, "3/yr"], rate=[None, "0.2/yr"])
    good: Tree = {"context": "credit", "gravity": 1, "lawful": True} | chosen(random, rate=["1/yr", None])
    return {"default": default, "fare": fare, "missed": missed, "good": good}


def services(random: Random) -> Tree:
    """Choose what people try to use, and what follows."""
    flight: Tree = {"context": "travel"} | chosen(
        random, attempts=["3/yr", {"base": "6/yr", "over": {"2015-01-01": 2}}], spread=[None, {"shape": 0.3}]
    )
    curve = {"by_score": {"0": 0.8, "4": 0.5, "10": 0.1}, "score": "ticks"}
    granted = random.choice(
        [
            {"good": 0.3, "missed": 0.2},
            {"missed": curve | {"delay": "20d"}, "good": "rest"},
            {
                "good": {"rest": True, "delay": {"exponential": "30d"}},
                "missed": {"value": 0.3, "by": {"sex": {"m": 1.5}}},
            },
            {
                "default": {
                    "by_score": {"by": {"region": {"A": {"0": 0.1, "9": 0.9}, "B": {"2": 0.3, "5": 0.2}}}},
                    "score": "line",
                }
            },
        ]
    )
    refused = random.choice([None, {"fare": 0.5}, {"good": "rest", "fare": {"share": 0.2, "delay": "3d"}}])
    sets = {"granted": granted} | ({"refused": refused} if refused else {})
    loan: Tree = {"context": "credit"} | chosen(
        random, attempts=["1/yr", "2/yr"], spread=[None, {"shape": 2}], outcomes=[None, sets, sets]
    )
    return {"flight": flight, "loan": loan}


def responses(random: Random, found: Tree) -> list[Tree]:
    """Choose what multiplies what."""
    whiles: list[Tree] = [
        {"while": {"on_list": "a"}},
        {"while": {"on_list": ["b", "a"]}},
        {"while": {"in_band": {"ticks": ["low", "middle"]}}},
        {"while": {"in_band": {"line": "low"}}},
        {"after": {"listed": "b"}},
        {"after": {"listed": "a", "times": 2}},
    ]
    targets: list[object] = [
        "conduct.default",
        "conduct.fare",
        ["conduct.fare", "attempts.flight"],
        "attempts.loan",
        "attempts.flight",
    ]
    for name, status in found["statuses"].items():  # type: ignore[attr-defined]
        value = "unemployed" if name == "work" else ["yes"]
        whiles += [{"while": {"status": {name: value}}}] * 2
        targets += [f"move.{name}.{move}" for move in status.get("moves", ())]
    number = random.choice([0, 0, 1, 2, 4])
    return [
        random.choice(whiles) | {"multiplies": random.choice(targets), "by": random.choice(MULTIPLIERS)}
        for _ in range(number)
    ]
