"""`standing validate`: what it shows and writes, and the code that it leaves with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.experiments.test_validate import TOWN

SHARE = (
    "{tally: listed_at_end, item: listed, group: side=left, per: person, value: VALUE, class: law, note: share listed}"
)
TRUE, FALSE = SHARE.replace("VALUE", "0.1 / 1.1"), SHARE.replace("VALUE", "0.5")


@pytest.fixture
def town(tmp_path: Path):
    """Writes a town with expectations."""

    def write(*rows: str, name: str = "town.yaml") -> str:
        file = tmp_path / name
        file.write_text(TOWN + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
        return str(file)

    return write


def test_all_that_is_expected_is_reproduced(standing, town) -> None:
    answer = standing("validate", town(TRUE), "--people", "16_000", "--seed", "3")
    assert (answer.code, answer.err) == (0, "")
    assert re.search(r"share listed +law +0\.090909 +0\.0\d+ +[+-]\d\.\d\d +reproduced", answer.out)
    assert "1 run of 16,000 persons, seed 3" in answer.out
    assert "1 expectation: 1 reproduced, 0 not reproduced, 0 reported." in answer.out
    assert "|z| may reach 3.29" in " ".join(answer.out.split())
    assert max(map(len, answer.out.splitlines())) <= 80


def test_what_is_not_reproduced_ends_with_1(standing, town) -> None:
    answer = standing("validate", town(TRUE, FALSE), "--people", "16_000")
    assert answer.code == 1
    assert "1 reproduced, 1 not reproduced" in answer.out


def test_several_scenarios_are_judged_together(standing, town) -> None:
    answer = standing("validate", town(TRUE), town(TRUE, TRUE, name="other.yaml"), "--people", "16_000")
    assert answer.code == 0
    assert "3 tests: |z| may reach 3.59" in " ".join(answer.out.split())


def test_the_document_goes_where_it_is_asked(standing, town, tmp_path: Path) -> None:
    answer = standing("validate", town(TRUE), "--people", "16_000", "--json", "-")
    document = json.loads(answer.out)
    assert document["holds"] is True
    file = tmp_path / "found.json"
    assert standing("validate", town(FALSE), "--people", "16_000", "--json", str(file)).code == 1
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["scenarios"][0]["expectations"][0]["outcome"] == "not reproduced"


def test_a_change_is_a_change_of_the_scenario_as_it_stands(standing, town) -> None:
    answer = standing("validate", town(TRUE), "--people", "16_000", "--set", "regime.lists.listed.term=1826.25d")
    assert answer.code == 1


def test_small_groups_are_not_shown(standing, town) -> None:
    answer = standing("validate", town(TRUE), "--people", "40")
    assert "too few" in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "either scenarios or --all"),
        (("tutorial", "--all"), "either scenarios or --all"),
        (("tutorial",), "nothing expected of tutorial"),
        (("nowhere",), "neither a file nor a case"),
        (("restart", "--people", "none"), "--people"),
        (("restart", "--seed", "-1"), "--seed"),
        (("restart", "--threads", "0"), "--threads"),
        (("restart", "--json", "/nowhere/found.json"), "a folder that exists"),
    ],
)
def test_what_cannot_be_validated_ends_with_2(standing, words: tuple[str, ...], said: str) -> None:
    answer = standing("validate", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_wrong_name_is_said_with_its_line(standing, town) -> None:
    answer = standing("validate", town(TRUE.replace("item: listed", "item: lists")), "--people", "1_000")
    assert answer.code == 2
    assert "town.yaml:13:" in answer.err
    assert 'did you mean "listed"?' in answer.err


def test_the_cases_say_what_can_be_validated_and_claim_nothing(standing) -> None:
    said = " ".join(standing("cases").out.split())
    assert "theory/watchlist What" in said
    assert "expects 11 results: standing validate theory/watchlist compares them with a run" in said
    assert "reproduced" not in said
