"""`standing odd`: Markdown on standard output or in a file, a page in a file, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from standing.report.odd import odd
from standing.scenario import load


def test_markdown_goes_to_standard_output(standing) -> None:
    assert standing("odd", "tutorial") == (0, odd(load("tutorial")).markdown(), "")
    assert standing("odd", "tutorial", "-o", "-") == (0, odd(load("tutorial")).markdown(), "")


@pytest.mark.parametrize("option", ["-o", "--out"])
def test_a_file_is_what_its_name_says(standing, tmp_path: Path, option: str) -> None:
    description = odd(load("tutorial"))
    for name, expected in (("odd.md", description.markdown()), ("odd.html", description.html())):
        answer = standing("odd", "tutorial", option, str(tmp_path / name))
        assert (answer.code, answer.out) == (0, "")
        assert re.fullmatch(rf"{re.escape(str(tmp_path / name))}: the description, [\d,]+ kB\.\n", answer.err)
        assert (tmp_path / name).read_text(encoding="utf-8") == expected


def test_changes_and_reforms_are_described(standing) -> None:
    answer = standing("odd", "tutorial", "--set", "regime.lists.debtors.term=1y", "--reform", "grace-30-days")
    assert answer.code == 0
    assert "- `regime.lists.debtors.term`: 1y" in answer.out
    assert "- `regime.lists.debtors.notice.grace`:" in answer.out


def test_a_regime_without_a_world(standing, tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    text = "name: rules\nclock: {start: 2013-01-01, end: 2018-01-01}\nregime: {lists: {debtors: {term: 2y}}}\n"
    file.write_text(text, encoding="utf-8")
    answer = standing("odd", str(file))
    assert (answer.code, answer.err) == (0, "")
    assert str(tmp_path) not in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("china-2108",), 'did you mean "china-2018"?'),
        (("tutorial", "-o", "odd.pdf"), "a name that ends with .md or .html"),
        (("tutorial", "-o", "/no/such/odd.md"), "a folder that exists"),
        (("tutorial", "--set", "term"), "PATH=VALUE"),
        (("tutorial", "--reform", "no-such"), "a shipped reform"),
        (("tutorial", "again"), "again"),
        ((), "SCENARIO"),
    ],
)
def test_what_is_mistyped_is_said_in_one_line(standing, words: tuple[str, ...], said: str) -> None:
    answer = standing("odd", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_it_runs_nothing_and_starts_without_the_engine() -> None:
    words = ("-X", "importtime", "-m", "standing", "odd", "tutorial")
    done = subprocess.run([sys.executable, *words], text=True, capture_output=True, check=True)
    heavy = r"\| +(numba|duckdb|pandas|polars|altair|vl_convert|jinja2|standing\.engine)\s*$"
    assert not re.search(heavy, done.stderr, re.MULTILINE)
