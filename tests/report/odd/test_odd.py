"""The description of every shipped case: seven elements, eleven concepts, each number, and nothing that is not used."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from standing.cases import case_names
from standing.errors import InputError
from standing.report.odd import odd
from standing.report.odd.concepts import CONCEPTS
from standing.report.odd.description import ELEMENTS
from standing.report.odd.web import page
from standing.scenario import Scenario, load, load_text
from standing.texts import text

RULES = "name: rules\nclock: {start: 2013-01-01, end: 2018-01-01}\nregime: {lists: {debtors: {term: 2y}}}\n"
BARE = "name: bare\nclock: {start: 2013-01-01, end: 2018-01-01}\n"
SCENARIOS = {**{name: load(name) for name in case_names()}, "rules": load_text(RULES), "bare": load_text(BARE)}


@pytest.fixture(params=SCENARIOS)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return SCENARIOS[request.param]


@cache
def told(name: str) -> str:
    """Description of a scenario, as Markdown."""
    return odd(SCENARIOS[name]).markdown()


@pytest.fixture
def markdown(scenario: Scenario) -> str:
    return told(scenario.name if scenario.name in SCENARIOS else f"theory/{scenario.name}")


def headings(markdown: str, level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} (.*)$", markdown, re.MULTILINE)


def section(markdown: str, title: str) -> str:
    """Text of one section, by its heading."""
    found = re.search(rf"^(#+) (\d\. )?{re.escape(title)}\n(.*?)(?=^#|\Z)", markdown, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[3]


def test_all_seven_elements_in_order(markdown: str) -> None:
    titles = [f"{at}. {text(f'odd.elements.{name}')}" for at, name in enumerate(ELEMENTS, 1)]
    assert headings(markdown, 2) == [*titles, "References"]


def test_all_eleven_design_concepts_say_something(markdown: str) -> None:
    titles = [text(f"odd.concepts.{name}.title") for name in CONCEPTS]
    assert len(titles) == 11
    found = headings(markdown, 3)
    assert [title for title in found if title in titles] == titles
    assert all(len(section(markdown, title).strip()) > 10 for title in titles)


def test_the_table_has_every_number_with_its_status(scenario: Scenario, markdown: str) -> None:
    table = section(markdown, text("odd.parameters.title"))
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \| (\w+) \| (.*) \| (.*) \|$", table, re.MULTILINE)
    assert [(path, status) for path, _, status, _, _ in rows] == [
        (each.path, each.status) for each in scenario.inputs()
    ]
    assert all(value for _, value, _, _, _ in rows)
    ranges = {path: range_ for path, _, _, range_, _ in rows}
    assert {path for path, each in ranges.items() if each} == {each.path for each in scenario.inputs() if each.ends}


def test_nothing_is_empty_and_every_text_is_filled(markdown: str) -> None:
    assert "None." in markdown
    assert not re.search(
        r"^- *$|^#+ *$|\{\w+\}(?!`)", re.sub(r"`[^`]*`|^>.*$", "x", markdown, flags=re.MULTILINE), re.MULTILINE
    )
    assert "\n\n\n" not in markdown


def test_no_place_on_the_disk_is_told(markdown: str) -> None:
    assert str(Path(__file__).parents[3]) not in markdown + page("x", markdown)


def test_every_heading_has_an_anchor_of_its_own(markdown: str) -> None:
    found = re.findall(r' id="([^"]+)"', page("x", markdown))
    assert len(found) == len({*found})


def test_what_a_scenario_does_not_use_is_not_told() -> None:
    markdown = told("tutorial")
    for title in ("Scores", "Responses, and the shadow"):
        assert title not in headings(markdown, 3)
    for words in ("**Assessments**", "**Misfires.**", "**Renewal**", "An **amnesty**", "**From another list.**"):
        assert words not in markdown
    assert "**(3.6)**" in markdown


def test_what_a_scenario_uses_is_told() -> None:
    impact = told("theory/delayed-impact")
    assert {"Scores", "Responses, and the shadow"} <= {*headings(impact, 3)}
    assert "**Outcomes**" in impact
    assert "**Assessments**" in told("theory/watchlist")
    assert "**On dependants**" in told("china-2018")


def test_adaptation_is_what_the_responses_say() -> None:
    assert "states no response" in section(told("china-2018"), "Adaptation")
    some = section(told("theory/delayed-impact"), "Adaptation")
    assert "`attempts.loan` is multiplied by 0 while on the list `answered` (published)" in some


def test_a_regime_without_a_world_says_so() -> None:
    markdown = told("rules")
    assert "No world is stated" in section(markdown, "Purpose and patterns")
    assert "has no first instant" in section(markdown, "Initialization")


def test_published_figures_that_were_fitted_do_not_validate() -> None:
    patterns = section(told("china-2018"), "Patterns")
    assert "| names | 10 |" in patterns
    assert "therefore do not validate" in patterns


def test_input_data_names_each_file() -> None:
    files = section(told("theory/delayed-impact"), "Input data")
    assert all(f"`{name}`" in files for name in ("starts-a.csv", "starts-b.csv", "repays-a.csv", "repays-b.csv"))
    assert "`world.conducts.judgment_default.rate`" in section(told("china-2018"), "Input data")


def test_changes_are_told() -> None:
    changed = SCENARIOS["tutorial"].reform({"regime.lists.debtors.term": "1y"})
    assert "- `regime.lists.debtors.term`: 1y" in odd(changed).markdown()


def test_a_repeated_description_is_the_same_to_the_last_letter() -> None:
    assert odd(load("china-2018")).markdown() == told("china-2018")


def test_it_is_saved_as_what_the_name_says(tmp_path: Path) -> None:
    description = odd(SCENARIOS["tutorial"])
    description.save(tmp_path / "odd.md")
    description.save(tmp_path / "odd.html")
    assert (tmp_path / "odd.md").read_text(encoding="utf-8") == description.markdown()
    assert (tmp_path / "odd.html").read_text(encoding="utf-8") == description.html()
    with pytest.raises(InputError, match=r"a name that ends with \.md or \.html"):
        description.save(tmp_path / "odd.pdf")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["odd.html", "odd.md"]


def test_words_that_are_not_used() -> None:
    """What is quoted from the model names fields such as `guilty`; what is said here does not."""
    said = " ".join(text(key) if "{" not in raw else raw for key, raw in _texts())
    for word in ("compliant", "guilty", "innocent", "fair", "proves", "prevents"):
        assert not re.search(rf"\b{word}\b", said, re.IGNORECASE), word


def _texts() -> list[tuple[str, str]]:
    from standing.texts.catalogue import _texts as catalogue

    return [(key, raw) for key, raw in catalogue().items() if key.startswith(("odd.", "archive."))]
