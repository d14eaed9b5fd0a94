"""`standing compare`: what it shows and writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from standing.experiments.compare_document import schema

FASTER = "regime.redress.correction.delay=5d"
FEW = ("--people", "6_400")


def test_it_shows_a_reform_on_the_same_persons(standing) -> None:
    answer = standing("compare", "tutorial", FASTER, *FEW)
    assert (answer.code, answer.err) == (0, "")
    said = " ".join(answer.out.split())
    assert "The same synthetic persons under each regime; differences are of paired runs." in said
    assert 'redress "Correction", delay: 5d instead of 60d.' in said
    assert "One thing was switched: the differences are because of it." in said
    assert "nothing changed: the same events at the same times." in said
    assert "Deterrence" not in said
    assert max(map(len, answer.out.splitlines())) <= 80


def test_changes_together_are_not_put_down_to_one_of_them(standing, tmp_path: Path) -> None:
    answer = standing(
        "compare", "tutorial", "regime.lists.debtors.notice={when: before, reaches: 0.9, grace: 30d}", *FEW
    )
    said = " ".join(answer.out.split())
    assert "because of it" not in said
    assert "fields were changed together: no difference is put down to one of them alone." in said


def test_a_reform_that_changes_nothing_says_no_difference(standing) -> None:
    answer = standing("compare", "tutorial", "regime.redress.correction.delay=60d", *FEW, "--by", "district")
    assert "It says what the scenario says already." in " ".join(answer.out.split())
    assert "no difference" in answer.out
    assert "What else changed" not in answer.out
    assert "By district" not in answer.out


def test_groups_are_sorted_from_the_largest_fall(standing) -> None:
    answer = standing("compare", "tutorial", FASTER, "--people", "20_000", "--by", "district")
    after = answer.out.split("median duration of a\nwrongful listing, debtors")[-1]
    assert after.index("south") < after.index("north")
    assert "Q13  Disparity at equal conduct, by stage" in answer.out


def test_the_document_is_alone_on_standard_output(standing, tmp_path: Path) -> None:
    answer = standing(
        "compare", "tutorial", FASTER, "--without-regime", *FEW, "--json", "-", "--out", str(tmp_path / "out"), "--set",
        "regime.lists.debtors.term=1y",
    )  # fmt: skip
    document = json.loads(answer.out)
    jsonschema.validate(document, schema())
    assert [each["name"] for each in document["reforms"]] == [FASTER, "no-regime"]
    assert document["reforms"][1]["deterrence"]["why"] == "no response is stated: deterrence is not modelled"
    assert document["reforms"][0]["deterrence"] is None
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert written == {"comparison.json", "differences.csv", "differences.parquet"}


def test_without_responses_deterrence_is_not_shown(standing) -> None:
    answer = standing("compare", "tutorial", "no-regime", *FEW)
    assert "No response is stated: deterrence is not modelled." in answer.out
    assert "per 1,000 person-years" not in answer.out


def test_what_is_wrong_is_said(standing) -> None:
    for words, said in (
        (("tutorial",), "REFORM: found none"),
        (("tutorial", FASTER, "--by", "distrikt"), "district"),
        (("tutorial", "clock.end=2022-01-01", "--people", "100"), "changes the clock"),
        (("tutorial", "regime.redress.corection.delay=5d"), "correction"),
        (("tutorial", FASTER, "--people", "none"), "--people"),
    ):
        answer = standing("compare", *words)
        assert answer.code == 2
        assert said in answer.err
        assert answer.out == ""
