"""Reform files: what is wrong with one is said at once, with line and column and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.errors import InputError
from standing.scenario.reforms import Reform

GOOD = """\
name: faster
title: Faster
description: >-
  In two
  lines
source: A rule
changes:
  regime.redress.*.delay: {at_most: 5d}
rule: [no_third_party_sanctions, two_observations]
note: A note
"""


def read(text: str, folder: Path) -> Reform:
    """Read a reform file with this text."""
    file = folder / "reform.yaml"
    file.write_text(text, encoding="utf-8")
    return Reform.read(file)


def test_a_file(tmp_path: Path) -> None:
    reform = read(GOOD, tmp_path)
    assert (reform.name, reform.title, reform.description) == ("faster", "Faster", "In two lines")
    assert (reform.source, reform.note) == ("A rule", "A note")
    assert reform.changes == {"regime.redress.*.delay": {"at_most": "5d"}}
    assert reform.rules == ("no_third_party_sanctions", "two_observations")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "titel:", ':2:1: titel: found "titel"; allowed: name, title, '),
        ("title:", "titel:", 'did you mean "title"?'),
        ("name: faster\n", "", ":1:1: found no name; allowed: a value: the field is required"),
        ("name: faster", "name: 7", ":1:7: name: found 7; allowed: a name: a letter"),
        ("source: A rule", "source: [A rule]", ":6:9: source: found a list of 1; allowed: text"),
        ("two_observations", "two_observation", 'found "two_observation"; allowed: a rule: '),
        ("two_observations", "two_observation", 'did you mean "two_observations"?'),
        ("regime.redress.*.delay:", "delay:", ':8:3: changes, delay: found "delay"; allowed: a dotted path'),
        ("regime.redress.*.delay:", "regime..delay:", "allowed: a dotted path"),
        ("changes:\n  regime.redress.*.delay: {at_most: 5d}", "changes: 5d", 'found "5d"; allowed: values by path'),
    ],
)
def test_what_is_wrong(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(InputError) as refused:
        read(GOOD.replace(old, new), tmp_path)
    assert said in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "reform.yaml"))


def test_everything_wrong_comes_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read("nam: x\ntitle: [1]\nrule: other\n", tmp_path)
    assert [(each.line, each.code) for each in refused.value.findings] == [
        (1, "unknown-field"),
        (1, "missing"),
        (2, "value"),
        (3, "word"),
    ]


def test_a_reform_changes_something(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found neither changes nor rule"):
        read("name: idle\n", tmp_path)


@pytest.mark.parametrize("text", ["", "- a\n", "faster\n"])
def test_a_file_that_is_no_mapping(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(text, tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a file that can be read"):
        Reform.read(tmp_path / "nothing.yaml")
