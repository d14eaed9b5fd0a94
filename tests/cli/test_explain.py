"""`standing explain`: the screen, the document, and what is answered about a real person."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from standing.population.somebody import ANSWER

REFUSAL = "".join(f"{line}\n" for line in ANSWER)


def test_a_screen_without_a_run(standing) -> None:
    answer = standing("explain", "tutorial")
    assert (answer.code, answer.err) == (0, "")
    assert "What is missing" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_the_last_word_of_a_case_is_enough(standing) -> None:
    assert "theory/watchlist" not in standing("explain", "watchlist").err
    assert "No way out is written." in standing("explain", "watchlist").out


def test_a_change_is_told_and_has_no_line(standing) -> None:
    answer = standing("explain", "tutorial", "--set", "regime.lists.debtors.term=1y")
    assert "changed: regime.lists.debtors.term = 1y" in answer.out
    assert re.search(r"--set +The term of a listing: 1 year\.", answer.out)


def test_one_screen_and_all_of_it(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (standing("explain", "china-2018", *more).out.splitlines() for more in ((), ("--all",)))
    assert len(short) < len(long) - 20
    assert any(line.startswith("The rules cited") for line in long)
    monkeypatch.setenv("COLUMNS", "100")
    assert len(standing("explain", "china-2018").out.splitlines()) <= 50


def test_rules_under_a_reform(standing) -> None:
    said = " ".join(standing("explain", "tutorial", "--reform", "suspension-while-appealed").out.split())
    assert "Under the reform suspension-while-appealed: No sanction while an appeal is pending." in said
    assert "Meanwhile the sanctions rest." in said
    idle = " ".join(standing("explain", "tutorial", "--reform", "fixed-term").out.split())
    assert "It changes nothing in this scenario: the scenario says so already." in idle


def test_a_regime_without_a_world(standing, tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    text = "name: rules\nclock: {start: 2013-01-01, end: 2018-01-01}\nregime: {lists: {debtors: {term: 2y}}}\n"
    file.write_text(text, encoding="utf-8")
    answer = standing("explain", str(file))
    assert answer.code == 0
    assert "standing run" not in answer.out


def test_the_document(standing, tmp_path: Path) -> None:
    answer = standing("explain", "tutorial", "--json", "-")
    assert answer.code == 0
    made = json.loads(answer.out)
    assert (made["explain"], made["scenario"]) == (1, "tutorial")
    assert {row["section"] for row in made["rows"]} >= {"counts", "reports", "decides", "denies", "told", "exits"}
    place = tmp_path / "rules.json"
    assert "What is missing" in standing("explain", "tutorial", "--json", str(place)).out
    assert json.loads(place.read_text(encoding="utf-8")) == made


@pytest.mark.parametrize(
    "words",
    [
        ("Li Wei",), ("Li", "Wei"), ("110101199003077777",), ("--person", "X"), ("--name", "Zhang"), ("--id", "1"),
        ("--plate=-X",),
        ("someone@example.org",), ("china-2018", "Li", "Wei"), ("china-2018", "--person", "Li Wei"), ("+86 138 0013 8000",),
    ],
)  # fmt: skip
def test_nobody_real_can_be_asked_about(standing, words: tuple[str, ...]) -> None:
    assert standing("explain", *words) == (2, "", REFUSAL)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("china-2108",), 'did you mean "china-2018"?'),
        (("no-such.yaml",), "neither a file nor a case"),
        (("beside",), 'did you mean "beside.yaml"?'),
        (("tutorial", "again"), "found tutorial again"),
        ((), "SCENARIO: found nothing"),
        (("tutorial", "--set", "term"), "PATH=VALUE"),
        (("tutorial", "--json", "/no/such/place.json"), "a folder that exists"),
        (("tutorial", "--jsn", "a"), "--json"),
    ],
)
def test_what_is_mistyped_is_said_as_ever(standing, here: Path, words: tuple[str, ...], said: str) -> None:
    (here / "beside.yaml").touch()
    answer = standing("explain", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_file_called_like_somebody_is_a_file(standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Li Wei").write_text("name: a\nclock: {start: 2013-01-01, end: 2018-01-01}\n", encoding="utf-8")
    assert standing("explain", "Li Wei").code == 0


def test_it_starts_without_the_engine() -> None:
    words = ("-X", "importtime", "-m", "standing", "explain", "tutorial")
    done = subprocess.run([sys.executable, *words], text=True, capture_output=True, check=True)
    assert not re.search(
        r"\| +(numba|numpy|scipy|duckdb|pandas|polars|standing\.engine)\s*$", done.stderr, re.MULTILINE
    )
