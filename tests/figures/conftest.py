"""One run, one comparison and one set of ranges for all pictures: small ones, of the tutorial."""

from __future__ import annotations

from pathlib import Path

import pytest

import standing as sd
from standing.experiments.comparison import Comparison
from standing.experiments.life import Life
from standing.experiments.outcome import Run
from standing.experiments.ranges import Ranges, Rerun
from standing.scenario import Scenario

PEOPLE = 20_000


@pytest.fixture(scope="session")
def town() -> Run:
    return sd.run(sd.load("tutorial"), people=PEOPLE, seed=1)


@pytest.fixture(scope="session")
def few() -> Run:
    """So few persons that next to nothing is shown of them."""
    return sd.run(sd.load("tutorial"), people=1_000, seed=1)


@pytest.fixture(scope="session")
def china() -> Run:
    return sd.run(sd.load("china-2018"), people=100_000, seed=1)


@pytest.fixture(scope="session")
def compared() -> Comparison:
    return sd.compare(sd.load("tutorial"), "correction-in-5-days", "grace-30-days", people=PEOPLE, seed=1)


@pytest.fixture(scope="session")
def ranged(town: Run) -> Ranges:
    """What three inputs would do, made up: to run the same persons again for each is what `standing run --ranges` does."""
    base = {each.key: each.value for each in town.values}
    wrongful = {
        "regime.sensors.register.wrong_person": (0.02, 0.04),
        "regime.sensors.register.false_alarms": (0.01, 0.06),
    }
    reruns = [
        Rerun(path, {path: end}, {**base, ("Q3", "wrongful share of listings", "debtors", "all"): end})
        for path, ends in {**wrongful, "regime.lists.debtors.term": (0.023, 0.023)}.items()
        for end in ends
    ]
    return Ranges(base, tuple(reruns), ("world.population.cells",))


@pytest.fixture(scope="session")
def longest(town: Run) -> Life:
    return town.life(pick="wrongful-longest")


@pytest.fixture(scope="session")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Ten lists, each with other sanctions, and no world."""
    regime = {
        "authorities": {
            f"office_{i}": f"{{name: 'The office of matters of kind {i}', review: mixed}}" for i in range(3)
        },
        "sensors": {
            f"sensor_{i}": f"{{title: 'The camera at corner {i} of the square', observes: thing_{i}, authority: office_0}}"
            for i in range(10)
        },
        "lists": {
            f"list_{i}": f"{{title: 'The list of those who did thing {i}', enters: {{observed: thing_{i}}}, term: 1y}}"
            for i in range(10)
        },
        "sanctions": {
            f"no_{i}_{j}": f"{{title: 'No service number {j} of kind {i}', list: list_{i}, authority: office_1}}"
            for i in range(10)
            for j in range(i % 6)
        },
    }
    text = "name: ten\nclock: {start: 2020-01-01, end: 2021-01-01}\nregime:\n"
    for part, rows in regime.items():
        text += f"  {part}:\n" + "".join(f"    {name}: {row}\n" for name, row in rows.items())
    path: Path = tmp_path_factory.mktemp("ten") / "ten.yaml"
    path.write_text(text, encoding="utf-8")
    return sd.load(str(path))
