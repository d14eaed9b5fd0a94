"""The page on responsible use names the test that holds each rule, and the tests are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "responsible-use.md"
RULES = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d+ \|", line)]


def test_there_are_fourteen_rules_and_the_first_twelve_have_a_test() -> None:
    assert [int(line.split("|")[1]) for line in RULES] == list(range(1, 15))
    assert all("`tests/" in line for line in RULES[:12])


@pytest.mark.parametrize("rule", RULES, ids=range(1, len(RULES) + 1))
def test_the_tests_that_a_rule_names_are_in_the_files_that_it_names(rule: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", rule)
    assert len(re.findall(r"`tests/", rule)) == len(named)
    for file, tests in named:
        text = (ROOT / file).read_text(encoding="utf-8")
        for test in re.findall(r"test_\w+", tests):
            assert re.search(rf"^def {test}\b", text, re.MULTILINE), f"{file} has no {test}"
