"""Random regimes: sensors, scores, lists, sanctions and redress."""

from __future__ import annotations

from random import Random

from tests.reference.rules_of_world import SPANS, Tree, chosen

STATUSES = {"work": {"unemployed": -2, "employed": 1}, "risk": {"yes": -3}}
OBSERVED: tuple[object, ...] = (
    [{"observed": "default"}],
    [{"observed": ["fare", "default"], "by": "gate"}],
    [{"observed": "fare"}, {"observed": "default", "times": 2, "within": "100d"}],
    [{"observed": ["fare", "default"], "times": 2, "within": "200d", "memory": "reset", "independent": "act"}],
    [{"observed": ["fare", "default"], "times": 3, "within": {"2013-01-01": "300d", "2015-01-01": "100d"}, "independent": "act"}],
    [{"observed": ["default", "missed"], "times": {"2013-01-01": 3, "2014-06-01": 2}, "within": "ever"}],
    [{"observed": ["default", "good"], "times": 2, "within": "ever", "keeps": "250d"}],
    [{"score": "ticks", "at_most": 3}],
    [{"score": "ticks", "at_most": {"2013-01-01": 3, "2015-01-01": 5}, "when": "state"}],
    [{"band": {"line": ["low"]}}, {"observed": "default", "times": 4, "within": "1y", "memory": "reset"}],
    [{"observed": "default", "by": "docket"}, {"band": {"ticks": ["middle", "low"]}, "when": "state"}],
)  # fmt: skip
TERMS: tuple[object, ...] = ("1y", "100d", "5mo", {"exponential": "90d"}, {"2013-01-01": "1y", "2015-01-01": "1mo"})
HANDS: tuple[object, ...] = (
    None,
    {"rate": {"2013-01-01": "0.2/yr", "2014-09-01": "0.05/yr"}, "group": {"region": "B"}, "from": "2014-03-01", "to": "2015-03-01"},
    [{"share": 0.1, "group": {"sex": "f"}, "at": "2014-06-01"}, {"rate": "0.1/yr"}],
)  # fmt: skip
SWITCHES: tuple[object, ...] = (True, False, {"2013-01-01": False, "2014-06-01": True})


def regime(random: Random, world: Tree) -> Tree:
    """Choose a regime for a world."""
    found: Tree = {"sensors": sensors(random, world), "scores": scores(random, world)}
    found["lists"] = {name: a_list(random, name, world, found) for name in ("a", "b", "copy", "red")}
    found["sanctions"] = sanctions(random, world)
    found["redress"] = redress(random)
    return found


def sensors(random: Random, world: Tree) -> Tree:
    """Choose sensors that observe, and sensors that assess."""
    docket: Tree = {"observes": "default"} | chosen(
        random,
        detects=[1, {"2013-01-01": 0.6, "2015-01-01": 0.9}, {"base": 0.5, "by": {"region": {"A": 0.5}}}],
        delay=list(SPANS),
        wrong_person=[0, 0.1, {"2013-01-01": 0.3, "2014-01-01": 0.05}, {"base": 0.2, "by": {"sex": {"m": 0.5}}}],
        mixing=[None, {"by": "region", "weights": {"A": {"A": 0.9, "B": 0.1}, "B": {"A": 0.5, "B": 0.5}}}],
        false_alarms=[
            "0/yr",
            {"2013-01-01": "0.1/yr", "2015-01-01": "0.02/yr"},
            {"base": "0.1/yr", "by": {"region": {"A": 2}}},
        ],
    )
    gate: Tree = {"observes": ["fare", "default", "missed", "good"], "false_alarms": "0.02/yr"} | chosen(
        random, detects=[0.3, 0.8], delay=list(SPANS), wrong_person=[0, 0.1]
    )
    flags = chosen(random, guilty=[0.8, 1, {"2013-01-01": 0.3, "2015-01-01": 0.9}], innocent=[0, 0.1, 0.3])
    model: Tree = {"conduct": random.choice(["default", "fare"]), "flags": flags} | chosen(
        random, assesses=[*WAYS], within=[None, "200d"], delay=[None, *SPANS]
    )
    found: Tree = {"docket": docket, "gate": gate, "model": model}
    if "risk" in world.get("statuses", {}):  # type: ignore[operator]
        found["screen"] = {"guilty_if": {"status": {"risk": "yes"}}, "flags": flags} | chosen(
            random, assesses=[*WAYS], delay=[None, *SPANS]
        )
    return found


WAYS: tuple[object, ...] = (
    {"every": "150d"},
    {"every": "1y", "share": 0.5},
    {"rate": "0.7/yr"},
    {"rate": {"2013-01-01": "0.2/yr", "2014-01-01": "1/yr"}},
    {"on": "loan", "share": 0.6},
    {"on": "flight"},
    {"at": ["2013-06-01", "2014-06-01"], "share": {"base": 0.5, "by": {"sex": {"m": 1.5}}}},
    {"at": {"2014-01-01": 0.4, "2015-01-01": 0.9}},
)


def scores(random: Random, world: Tree) -> Tree:
    """Choose scores."""
    by_status = {name: points for name, points in STATUSES.items() if name in world.get("statuses", {})}  # type: ignore[operator]
    ticks: Tree = {"floor": 0, "points": {"fare": -3, "default": -2, "missed": -2, "good": 2}} | chosen(
        random,
        start=[10, {"base": 10, "by": {"sex": {"m": 0.5}}}, {"5": 0.3, "8": 0.3, "10": "rest"}],
        ceiling=[None, 12],
        recovers=["1/60d", "2/90d"],
        keeps=[None, None, "200d"],
        by_status=[None, by_status or None],
        bands=[{"high": 8, "middle": 4, "low": 0}],
    )
    line: Tree = {
        "ceiling": 12,
        "points": {"fare": -3, "default": 1, "missed": -1},
        "bands": {"high": 8, "low": 0},
    } | chosen(
        random,
        start=[10, {"by": {"region": {"A": {"9": 0.5, "12": 0.5}, "B": {"10": 1}}}}],
        recovers=["1/90d", None],
        recovery=["linear", "ticks"],
        keeps=[None, None, "1y", "forever"],
        by_status=[None, by_status or None],
    )
    return {"ticks": ticks, "line": line}


def entries(random: Random, name: str, world: Tree, found: Tree) -> object:
    """Choose how a list is entered."""
    if name == "red":
        return random.choice(
            [
                [{"score": "ticks", "at_least": 9}],
                [{"band": {"ticks": "high"}, "when": "state"}],
                [{"observed": "good"}],
            ]
        )
    sensing: list[object] = [[{"by": "model"}], [{"by": ["gate", "model"], "times": 2, "within": "1y"}]]
    if "screen" in found["sensors"]:  # type: ignore[operator]
        sensing += [[{"status": {"risk": "yes"}, "by": "screen"}], [{"observed": "fare"}, {"by": ["screen", "docket"]}]]
    if name == "copy":
        copies: Tree = {"list": random.choice(["a", "b"])} | chosen(
            random,
            share=[None, 0.7, {"2013-01-01": 1, "2015-01-01": 0.3}],
            delay=[None, "0d", "20d", {"exponential": "10d"}],
        )
        return random.choice([[copies], [copies, {"list": "b", "share": 0.5}], [{"observed": "missed"}, copies]])
    return random.choice([*OBSERVED, *OBSERVED, *sensing, *sensing])


def a_list(random: Random, name: str, world: Tree, found: Tree) -> Tree:
    """Choose the rules of a list."""
    statuses: Tree = world.get("statuses", {})  # type: ignore[assignment]
    exempt: list[object] = [None, None, None, {"region": "A"}, {"group": {"region": ["A"], "sex": "m"}}]
    if "work" in statuses:
        exempt += [{"status": {"work": ["retired", "unemployed"]}}, [{"sex": "m"}, {"status": {"work": "unemployed"}}]]
    notice = chosen(
        random, when=["before", "with", "after"], reaches=[0.7], delay=list(SPANS),
        grace=["0d", "0d", "30d", {"exponential": "20d"}], grace_ends=["fixed", "at_settlement"],
    )  # fmt: skip
    chosen_list: Tree = {"enters": entries(random, name, world, found)} | chosen(
        random,
        decision=[None, {"confirms": {"met": random.choice([1, 0.8]), "not_met": 0.6}, "delay": random.choice(SPANS)}],
        by_hand=list(HANDS),
        notice=[None, notice, notice],
        term=[*TERMS, None],
        leaves_on=[["settled", "term", "corrected"], ["term", "corrected"], ["settled", "corrected"], ["settled", "term"]],
        removal=[
            {"delay": delay, "fails": fails}
            for delay in ("0d", "10d", {"2013-01-01": "5d", "2015-01-01": "40d"}, {"exponential": "20d"})
            for fails in (0, 0.2, {"2013-01-01": 0.5, "2015-01-01": 0})
        ],
        public=list(SWITCHES),
        initial=[
            None, {"share": 0.2, "since": {"exponential": "200d"}, "wrongful": 0.3},
            {"share": {"base": 0.1, "by": {"sex": {"f": 2}}}, "since": "1y"},
        ],
        exempt=exempt,
        amnesty=[
            None, None, {"at": "2014-09-01", "share": 0.5},
            [{"at": "2014-01-01", "group": {"region": "B"}}, {"at": "2015-01-01", "share": 0.7}],
        ],
    )  # fmt: skip
    if chosen_list.get("term") is not None:
        chosen_list |= chosen(random, hits=[None, "extend", "restart"])
    if chosen_list["public"] is not False:
        chosen_list |= chosen(random, shown=[None, "150d", "2y"])
    return chosen_list | ({"rewards": True} if name == "red" else {})


def sanctions(random: Random, world: Tree) -> Tree:
    """Choose what lists and bands do."""
    found: Tree = {
        "one": {"list": random.choice(["a", ["a", "b"], ["b", "copy"]]), "denies": "flight", "enforced": 0.9},
        "two": {
            "list": random.choice(["a", "b", ["a", "copy"]]),
            "denies": random.choice(["flight", "loan"]),
            "enforced": {"2013-01-01": 0.3, "2015-01-01": 0.8},
        },
        "label": {"list": "b"},
    }
    if random.choice([False, True]):
        found["by_band"] = {
            "band": random.choice([{"ticks": "low"}, {"line": ["low"]}]),
            "denies": random.choice(["loan", "flight"]),
        }
    if random.choice([False, True]):
        found["gift"] = {"list": "red", "grants": random.choice(["loan", "flight"])}
    misfires = random.choice([None, 0.05, {"2013-01-01": 0.02, "2015-01-01": 0.2}])
    for name in ("one", "by_band") if misfires else ():
        if name in found:
            found[name]["misfires"] = misfires  # type: ignore[index]
    for kind in world["population"].get("dependants", ()):  # type: ignore[attr-defined]
        found[f"on_{kind}"] = {"list": random.choice(["a", ["a", "copy"]]), "on": kind} | chosen(
            random, denies=["flight", "loan", None], enforced=[None, 0.7]
        )
    return found


def redress(random: Random) -> Tree:
    """Choose how one gets out."""
    first: Tree = {
        "against": "a",
        "files": {"wrongful": "3/yr", "rightful": {"2013-01-01": "1/yr", "2015-01-01": "0.2/yr"}},
        "grants": {"wrongful": 0.6, "rightful": 0.2},
    } | chosen(
        random, delay=list(SPANS), suspends=list(SWITCHES), aware_by=["any", "notice"], again=list(SWITCHES),
        files_from=["beginning", "decision"], propagates=[None, "4d", {"exponential": "30d"}],
    )  # fmt: skip
    second = {
        "against": "b",
        "files": {"wrongful": "2/yr", "rightful": "0.5/yr"},
        "delay": "20d",
        "grants": {"wrongful": 0.5, "rightful": 0.3},
    }
    third = {
        "against": "copy",
        "files": {"wrongful": "4/yr", "rightful": "1/yr"},
        "grants": {"wrongful": 0.5, "rightful": 0.3},
    }
    return {"r": first, "s": second} | random.choice([{}, {"t": third}])
