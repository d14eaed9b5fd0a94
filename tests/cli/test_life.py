"""`standing life`: by index and by pick, from a case, a file and a run document, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from standing.experiments.life import life_schema
from standing.experiments.life.life import nobody

PEOPLE = ("--people", "3_000")


def test_a_life_is_told(standing, town: str) -> None:
    answer = standing("life", town, "7", *PEOPLE)
    assert (answer.code, answer.err) == (0, "")
    assert " ".join(answer.out.split()).startswith(nobody())
    assert "What happened" in answer.out
    assert max(len(line) for line in answer.out.splitlines()) <= 80


def test_a_case_and_a_change(standing) -> None:
    one = standing("life", "tutorial", "7", *PEOPLE).out
    other = standing("life", "tutorial", "7", *PEOPLE, "--set", "clock.end=2021-01-01").out
    assert "2020-01-01 to 2023-01-01" in " ".join(one.split())
    assert "2020-01-01 to 2021-01-01" in " ".join(other.split())


def test_a_picked_life_says_how_it_was_picked(standing, town: str) -> None:
    answer = standing("life", town, "--pick", "typical", *PEOPLE)
    assert answer.code == 0
    assert "Picked: typical" in answer.out


def test_a_life_as_json(standing, town: str) -> None:
    answer = standing("life", town, "7", *PEOPLE, "--json", "-")
    document = json.loads(answer.out)
    jsonschema.validate(document, life_schema())
    assert (answer.err, document["person"], document["people"]) == ("", 7, 3_000)
    told = standing("life", town, "7", *PEOPLE, "--json", "life.json")
    assert json.loads(Path("life.json").read_text(encoding="utf-8")) == document
    assert nobody() in " ".join(told.out.split())


def test_a_run_document_is_enough(standing, town: str) -> None:
    assert standing("run", town, "--people", "2_000", "--seed", "5", "--json", "run.json", "--out", "out").code == 0
    said = standing("life", town, "7", "--people", "2_000", "--seed", "5").out
    assert standing("life", "run.json", "7").out == said
    assert standing("life", "out", "7").out == said
    assert standing("life", "run.json", "7", "--scenario", town).out == said


def test_a_run_of_a_case_needs_no_file(standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    changed = ("--set", "clock.end=2021-01-01")
    assert standing("run", "tutorial", *PEOPLE, *changed, "--json", "run.json").code == 0
    assert standing("life", "run.json", "7", *changed).code == 0
    answer = standing("life", "run.json", "7")
    assert (answer.code, answer.out) == (2, "")
    assert "the same file, and the same --set as for the run" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("life", "{town}"), "an index, or --pick and a word"),
        (("life", "{town}", "7", "--pick", "typical"), "an index, or --pick and a word"),
        (("life", "{town}", "3_000", *PEOPLE), "0 to 2_999"),
        (("life", "{town}", "-1", *PEOPLE), "found -1"),
        (("life", "{town}", "Alice"), "nothing else about a person can be given"),
        (("life", "{town}", "1.5"), "nothing else about a person can be given"),
        (("life", "{town}", "--pick", "tipical"), 'did you mean "typical"?'),
        (("life", "{town}", "--pick", "third-party"), "not modelled here"),
        (("life", "{town}", "7", "--scenario", "{town}"), "RUN is a scenario already"),
        (("life", "{town}", "7", "--json", "nowhere/a.json"), "nowhere does not"),
        (("life", "tutorail", "7"), 'did you mean "tutorial"?'),
        (("life", "broken.json", "7"), "what `standing run --json` wrote"),
        (("life", "other.json", "7"), "what `standing run --json` wrote"),
        (("life", "elsewhere.json", "7"), "--scenario FILE as well"),
        (("life", "elsewhere.json", "7", "--seed", "1"), "says it already"),
        (("life", "elsewhere.json", "7", "--scenario", "{town}"), "made by another version of elsewhere"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(standing, town: str, words: tuple[str, ...], said: str) -> None:
    Path("broken.json").write_text("{")
    Path("other.json").write_text('{"scenario": "town"}')
    Path("elsewhere.json").write_text(json.dumps({"scenario": "elsewhere", "digest": "0" * 64, "people": 9, "seed": 1}))
    answer = standing(*(word.replace("{town}", town) for word in words))
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_life_of_a_scenario_without_a_world_cannot_be_told(standing, tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("name: bare\nclock: {start: 2020-01-01, end: 2021-01-01}\n")
    answer = standing("life", str(bare), "0")
    assert (answer.code, answer.out) == (2, "")
    assert "without a world" in answer.err
