"""The lesson is of the run that it names: cards, counts, rules on the worksheet, and minutes."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from tests.docs.tools import tool

from standing.scenario import load

FOLDER = Path(__file__).parents[2] / "docs" / "lesson"


@pytest.fixture(scope="module")
def lives() -> ModuleType:
    return tool("lesson_lives")


def page(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_the_cards_are_those_of_the_chosen_lives(lives: ModuleType) -> None:
    assert page("cards.html") == lives.page(), "python tools/lesson_lives.py --cards writes them again"


def test_thirty_are_chosen_as_the_lesson_says(lives: ModuleType) -> None:
    chosen = lives.chosen()
    assert len(chosen) == 30
    assert chosen == sorted(chosen, key=lambda each: each[1:])
    assert sum(each.chosen == "drawn" for each in chosen) == lives.EVENLY == 24
    assert {each.chosen for each in chosen} == {"drawn", *lives.PICKS, *lives.OTHERS}
    picked = [str(number) for number, each in enumerate(chosen, 1) if each.chosen != "drawn"]
    assert f"(cards {', '.join(picked[:-1])} and {picked[-1]})" in page("index.md")


def test_the_answers_count_the_cards(lives: ModuleType) -> None:
    code = page("answers.md")
    for name, is_drawn in (("a", True), ("b", False)):
        block = re.search(rf"^{name} = \{{(.*?)^\}}", code, re.MULTILINE | re.DOTALL)
        assert block is not None
        found = {int(a): (int(b), int(c)) for a, b, c in re.findall(r"(\d+): \((\d+), (\d+)\)", block[1])}
        wanted = enumerate(lives.chosen(), 1)
        assert found == {number: each[1:] for number, each in wanted if (each.chosen == "drawn") is is_drawn}


def test_the_worksheet_states_the_rules_of_the_town() -> None:
    scenario, text = load("tutorial"), " ".join(page("worksheet.md").split())
    regime = scenario.regime
    shares = {
        "It misses {} of 100": 1 - regime.sensors["register"].detects.base,
        "The letter reaches {} of 100": regime.lists["debtors"].notice.reaches.base,
        "in {} of 100 tries": regime.sanctions["no_bus"].enforced.base,
        "{} of 100 that it sees goes on": regime.sensors["register"].wrong_person.base,
        "It grants {} of 100": regime.redress["correction"].grants.wrongful.base,
        "and {} of 100 of the others": regime.redress["correction"].grants.rightful.base,
    }
    for sentence, share in shares.items():
        assert sentence.format(round(100 * share)) in text
    spans = {"two years": "regime.lists.debtors.term", "sixty days": "regime.redress.correction.delay"}
    texts = {each.path: each.text for each in scenario.inputs()}
    assert [texts[path] for path in spans.values()] == ["2y", "60d"]
    assert all(words in text for words in spans)


def test_the_minutes_add_up_to_a_lesson() -> None:
    rows = [(int(a), int(b)) for a, b in re.findall(r"^\| (\d+) \| (\d+) \|", page("index.md"), re.MULTILINE)]
    assert [start for start, _ in rows] == [sum(minutes for _, minutes in rows[:at]) for at in range(len(rows))]
    assert sum(minutes for _, minutes in rows) == 45


def test_no_card_has_a_name_a_picture_or_a_place(lives: ModuleType) -> None:
    text = page("cards.html")
    assert not re.search(r"<img|<svg|url\(|https?:", text)
    assert text.count("Simulated, synthetic: nobody real.") == 31
    homes = set(re.findall(r'class="home">district (\w+), ', text))
    assert homes == {"north", "south"}
