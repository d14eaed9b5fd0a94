"""What was typed looks like somebody real: a name, a number, an address, a plate; and what is answered (DESIGN section 1).

Nothing is looked up, here or anywhere. What only looks like a file or a mistyped case is left alone, since its own message helps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from standing.errors import nearest

ANSWER: Final = (
    "Standing holds no real person and cannot look anybody up: it is about rules,",
    "and its persons are synthetic. Whether a real person is on a list, and why, is",
    "known to the court or agency that keeps the list: ask it for access to the file.",
    "If it does not answer, turn to a data protection authority or an ombudsman; a",
    "legal-aid office can help with an objection.",
    "If a scenario was meant: give a file, or a case that `standing cases` lists.",
)
"""What is answered, line by line: that it cannot, and which kind of place can."""

_PATH: Final = re.compile(r"[/\\]|\.(ya?ml|json|csv|parquet|toml|txt|md)$", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"\S+@\S+|@\w+")
_NUMBER: Final = re.compile(r"\+?[\d\s().-]+[Xx]?")
_DATE: Final = re.compile(r"\d{4}([-.])\d{1,2}\1\d{1,2}")
_FEWEST_DIGITS: Final = 7
_CODES: Final = (
    re.compile(r"[一-鿿][A-Z][·・ ]?[A-Z0-9]{5,6}"),  # number plates of China
    re.compile(r"[A-Z]{1,3}[- ]?[A-Z]{0,2}[- ]?\d{3,9}[A-Z]{0,2}"),  # plates, passports, identity cards
    re.compile(r"[A-Z]{2}\d{2} ?[A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{2}( ?\d{2}){3} ?[A-Z]"),
)
_YEAR: Final = re.compile(r"[A-Z]+[- ]?(19|20)\d\d")
_WORD: Final = re.compile(r"[^\W\d_]+(['’.·-][^\W\d_]+)*\.?,?")
_MOST_WORDS: Final = 5
_OF_SCENARIOS: Final = frozenset(
    {"a", "an", "blacklist", "case", "cases", "china", "city", "credit", "example", "file", "law", "list", "model", "my",
     "new", "old", "our", "redlist", "regime", "rules", "run", "scenario", "score", "test", "the", "theory", "this", "town",
     "tutorial"}
)  # fmt: skip
"""Words of which people are not called, in what may be meant as a scenario."""
_CHARACTERS: Final = re.compile(
    r"[\u4e00-\u9fff]{2,3}|[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{1,8}[·・][\u4e00-\u9fff]{1,8}"
)
"""Names that are written without spaces: Chinese and Korean ones, and those of minorities with a dot."""


def is_somebody(typed: str, known: Iterable[str] = ()) -> bool:
    """Whether something that is neither a file nor a case looks like a real person's name or number.

    Parameters
    ----------
    typed
        What was typed.
    known
        Names of cases: what is much like one of them is a mistyped case.

    Examples
    --------
    >>> is_somebody("Li Wei"), is_somebody("110101199003077777"), is_somebody("someone@example.org")
    (True, True, True)
    >>> is_somebody("china-2108", ["china-2018"]), is_somebody("my-regime.yaml"), is_somebody("4711")
    (False, False, False)
    """
    text = " ".join(unicodedata.normalize("NFKC", typed).split())
    if _ACCOUNT.fullmatch(text):
        return True
    if not text or _PATH.search(text) or nearest(text, known) is not None:
        return False
    return _is_number(text) or _is_code(text) or _is_name(text)


def _is_number(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return digits >= _FEWEST_DIGITS and bool(_NUMBER.fullmatch(text)) and not _DATE.fullmatch(text)


def _is_code(text: str) -> bool:
    return any(code.fullmatch(text) for code in _CODES) and not _YEAR.fullmatch(text)


def _is_name(text: str) -> bool:
    words = text.split(" ")
    if len(words) == 1:
        return bool(_CHARACTERS.fullmatch(text))
    plain = all(_WORD.fullmatch(word) for word in words) and len(words) <= _MOST_WORDS
    return plain and not _OF_SCENARIOS & {word.casefold().strip(".,") for word in words}
