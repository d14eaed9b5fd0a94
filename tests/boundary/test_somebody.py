"""Who asks about somebody real is told that it cannot, and which kind of place can; a mistyped case is only mistyped."""

from __future__ import annotations

import re

import pytest

from standing.cases import case_names
from standing.population.somebody import ANSWER, is_somebody


@pytest.mark.parametrize(
    "typed",
    [
        "Li Wei", "li wei", "Wei, Li", "Anna-Maria O'Neil", "J. R. Smith", "Иван Петров", "María del Carmen", "is Li Wei listed",
        "李伟", "欧阳修", "古丽·买买提", "김민수", "ＬＩ ＷＥＩ",
        "110101199003077777", "11010119900307777X", "110101 19900307 7777", "138 0013 8000", "+86 138-0013-8000", "123-45-6789",
        "(030) 901820", "someone@example.org", "@someone", "京A12345", "粤B·D12345", "ABC-1234", "B-XY 1234", "AB12 CDE",
        "E12345678", "QQ 12 34 56 C",
    ],
)  # fmt: skip
def test_names_numbers_addresses_and_plates_are_somebody(typed: str) -> None:
    assert is_somebody(typed, case_names())


@pytest.mark.parametrize(
    "typed",
    [
        "china-2108", "china-2017", "China 2018", "CHINA-2018", "tutorail", "watchlist", "theory/watchlits",
        "score trap", "delayed impact",
        "my-regime", "my regime", "my-regime.yaml", "Li Wei.yaml", "regimes/li wei.yaml", "./Li Wei", "C:\\Li Wei", "town",
        "EU-2016", "us-2020",
        "2018-05-01", "4711", "1_000_000", "", " ", "regime.lists.debtors.term", "new scenario", "-",
    ],
)  # fmt: skip
def test_files_cases_and_what_is_much_like_them_are_nobody(typed: str) -> None:
    assert not is_somebody(typed, case_names())


@pytest.mark.parametrize("name", case_names())
def test_no_case_is_somebody_however_one_letter_is_mistyped(name: str) -> None:
    for at in range(len(name)):
        assert not is_somebody(name[:at] + name[at + 1 :], case_names())
        assert not is_somebody(name.replace("-", " ").title(), case_names())


def test_the_answer_names_kinds_of_places_and_leads_nowhere() -> None:
    said = " ".join(ANSWER)
    for kind in ("court or agency", "data protection authority", "ombudsman", "legal-aid office"):
        assert kind in said
    assert not re.search(r"https?:|www\.|\.(cn|com|org|gov|net)\b", said)
    assert max(map(len, ANSWER)) <= 80
