"""`standing reforms`, and `--reform` of `run` and `check`."""

from __future__ import annotations

import json
from pathlib import Path

from standing.scenario.reforms import reform_names


def test_the_list_names_each_reform_with_its_source(standing) -> None:
    answer = standing("reforms")
    assert (answer.code, answer.err) == (0, "")
    heads = [line.split("  ")[0] for line in answer.out.splitlines() if line and not line.startswith(" ")]
    assert [each for each in heads if each in reform_names()] == reform_names()
    assert answer.out.count("  source  ") == len(reform_names())
    assert max(map(len, answer.out.splitlines())) <= 80


def test_what_each_would_change_in_a_scenario(standing) -> None:
    answer = standing("reforms", "tutorial")
    assert answer.code == 0
    assert answer.out.startswith("9 of 13 shipped reforms change something in tutorial.")
    assert '  redress "Correction", suspends: yes instead of no\n' in answer.out
    idle = answer.out.partition("These change nothing\n")[2]
    assert "notice-before-effect" in idle
    assert "the scenario says so already" in idle


def test_a_change_comes_before_the_reforms(standing) -> None:
    answer = standing("reforms", "tutorial", "--set", "regime.lists.debtors.notice.when=after")
    assert '  list "Debtors", notice: before the listing instead of after\n' in answer.out


def _document(standing, *words: str) -> dict[str, object]:
    answer = standing("run", "tutorial", "--people", "500", "--json", "-", *words)
    assert answer.code == 0
    found: dict[str, object] = json.loads(answer.out)
    return found


def test_reforms_of_a_run_are_chained_after_its_changes(standing) -> None:
    chained = _document(
        standing,
        "--reform",
        "suspension-while-appealed",
        "--reform",
        "regime.redress.correction.delay=5d",
        "--set",
        "regime.redress.correction.delay=9d",
    )
    by_hand = _document(
        standing,
        "--set",
        "regime.redress.correction.suspends=true",
        "--set",
        "regime.redress.correction.delay=5d",
    )
    assert chained["digest"] == by_hand["digest"]
    assert chained["tallies"] == by_hand["tallies"]


def test_a_reform_of_a_file(standing, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\nchanges: {regime.redress.*.delay: 5d}\n", encoding="utf-8")
    by_hand = _document(standing, "--set", "regime.redress.correction.delay=5d")
    assert _document(standing, "--reform", str(file))["digest"] == by_hand["digest"]


def test_what_a_file_says_and_what_it_would_change(standing, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    text = "name: mine\ntitle: Mine\nnote: A try.\nchanges: {regime.redress.*.delay: {at_most: 5d}, regime.lists.*.term: null}\n"
    file.write_text(text, encoding="utf-8")
    alone = standing("reforms", str(file)).out
    assert alone.startswith("mine  Mine\n")
    assert "changes  regime.redress.*.delay: at most 5d\n           regime.lists.*.term: removed\n" in alone
    inside = standing("reforms", "tutorial", str(file), "fixed-term").out
    assert '  redress "Correction", delay: 5d instead of 60d\n' in inside
    assert "  Note: A try.\n" in inside
    assert "fixed-term  the scenario says so already" in inside


def test_a_shipped_reform_by_its_name(standing) -> None:
    answer = standing("reforms", "two-observations")
    assert "rule    lists only after two observations" in answer.out


def test_a_run_names_its_reforms_and_says_where_one_changes_nothing(standing) -> None:
    answer = standing(
        "run", "tutorial", "--people", "500", "--reform", "grace-30-days", "--reform", "regime.lists.debtors.term=2y"
    )
    said = " ".join(answer.out.split())
    assert "Under the reform grace-30-days: Thirty days between the notice and the listing. Under the reform" in said
    assert "Under the reform regime.lists.debtors.term=2y." in said
    idle = standing("run", "tutorial", "--people", "500", "--reform", "notice-before-effect")
    assert "It changes nothing in this scenario: the scenario says so already." in " ".join(idle.out.split())


def test_a_reform_of_another_scenario_says_what_is_missing_and_what_fits(standing) -> None:
    for words in (("run", "tutorial", "--reform", "guobanfa-2020-49"), ("compare", "tutorial", "guobanfa-2020-49")):
        answer = standing(*words)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(
            'found no list "judgment defaulters" in tutorial; allowed: a scenario that has what'
        )
        assert (
            "shipped reforms that change something in tutorial: automatic-deletion, correction-in-5-days" in answer.err
        )
        assert "regime." not in answer.err


def test_compare_takes_reforms_by_the_option_too(standing) -> None:
    words = ("compare", "tutorial", "grace-30-days", "--reform", "fixed-term", "--people", "600", "--json", "-")
    assert [each["name"] for each in json.loads(standing(*words).out)["reforms"]] == ["grace-30-days", "fixed-term"]


def test_a_reform_that_is_not_there(standing) -> None:
    answer = standing("run", "tutorial", "--reform", "fixed-terms")
    assert answer.code == 2
    assert 'did you mean "fixed-term"?' in answer.err


def test_a_reform_that_fits_nothing(standing) -> None:
    answer = standing("run", "watchlist", "--reform", "suspension-while-appealed")
    assert answer.code == 2
    assert "nothing in the scenario for regime.redress.*.suspends" in answer.err


def test_parts_of_a_reformed_run_are_joined(standing, tmp_path: Path) -> None:
    """The changes of a reform are written down, and made again to the file of the case."""
    reform = ("--reform", "regime.redress.correction.delay={2021-01-01: 5d}", "--reform", "related-sanctions-only")
    for part in ("1/2", "2/2"):
        words = ("--people", "600", "--part", part, "--out", str(tmp_path))
        assert standing("run", "tutorial", *words, *reform).code == 0
    joined = standing("merge", str(tmp_path), "--json", "-")
    whole = standing("run", "tutorial", "--people", "600", "--json", "-", *reform)
    assert json.loads(joined.out)["tallies"] == json.loads(whole.out)["tallies"]


def test_findings_that_go_away_under_the_text_of_2020(standing) -> None:
    def verdicts(*words: str) -> dict[str, set[str]]:
        answer = standing("check", "china-2018", "--json", "-", *words)
        found: dict[str, set[str]] = {}
        for each in json.loads(answer.out)["findings"]:
            found.setdefault(each["id"], set()).add(each["verdict"])
        return found

    before, after = verdicts(), verdicts("--reform", "guobanfa-2020-49")
    assert before["D1"] == {"fails"}
    assert after["D1"] == {"meets"}
    assert "cannot tell" in before["D2"]
    assert after["D2"] == {"meets"}
    for still in ("B1", "F1", "G4", "H1"):
        assert "fails" in after[still]

    def failing(found: dict[str, set[str]]) -> set[str]:
        return {norm for norm, each in found.items() if "fails" in each}

    assert failing(before) - failing(after) == {"D1"}
    assert failing(after) - failing(before) == {"D6"}  # what a notice says is now written, and it is no specific reason
