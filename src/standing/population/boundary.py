"""The boundary: what may not enter as a population, and why (DESIGN section 1).

Standing studies regimes and is built to be useless for operating one. People enter as cells; a column that looks like
an identifier, a cell of fewer than ten people, free text, or one row per person is refused here and nowhere else.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from standing.errors import shown

FEWEST: Final = 10
MOST_COLUMNS: Final = 6
MOST_CELLS: Final = 20_000
MOST_LABELS: Final = 1_000
LONGEST_LABEL: Final = 40
MANY_ROWS: Final = 50

WHY: Final = "Standing takes categories and counts, never records of people"

_WORDS: Final = {
    kind: frozenset(words.split())
    for kind, words in tomllib.loads(
        files("standing.population").joinpath("identifiers.toml").read_text(encoding="utf-8")
    ).items()
}
_INSIDE: Final = _WORDS["inside"] | _WORDS["characters"]
_ENDINGS: Final = frozenset(word + end for word in _WORDS["before_id"] for end in ("id", "no", "nr", "number"))
_NAME: Final = re.compile(r"[^\W\d_]\w{0,39}")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SENTENCE: Final = re.compile(r"\w{4}[.!?;:](\s|$)|[。！？；：，]|\n|\t")
_RANGE: Final = re.compile(r"(\d{1,7}) ?(?:-|–|to|\.\.) ?(\d{1,7})")
_PATTERNS: Final = (
    (re.compile(r"@"), "an e-mail address or an account"),
    (re.compile(r"https?:|www\.", re.IGNORECASE), "an address on the web"),
    (
        re.compile(r"\b\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"),
        "a date, such as a date of birth",
    ),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b"), "a network address"),
    (re.compile(r"\d{7}|(\d[ ()./-]{0,2}){8}\d"), "a long number, such as an identity or phone number"),
    (
        re.compile(r"\b[0-9a-f]{12,}\b|\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b", re.IGNORECASE),
        "a key or the address of a device",
    ),
    (
        re.compile(r"[A-Z一-鿿]{1,3}[- ·]?(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{5,7}"),
        "a number plate or a serial number",
    ),
)


def refusal_of_column(name: str) -> str | None:
    """Say why a column may not enter, or None if it may.

    Parameters
    ----------
    name
        The column's name.

    Examples
    --------
    >>> refusal_of_column("residence"), refusal_of_column("customer_id")
    (None, 'looks like an identifier')
    """
    folded = unicodedata.normalize("NFKC", "".join(each for each in name if unicodedata.category(each) != "Cf"))
    if _NAME.fullmatch(folded) is None or folded != name:
        return "is not one word of letters, digits and _ (at most 40)"
    if _mixes_scripts(folded):
        return "mixes letters of several alphabets"
    tokens = [token.strip("0123456789") for token in _CAMEL.sub("_", folded).casefold().split("_")]
    joined = "".join(tokens)
    if any(token in _WORDS["tokens"] for token in tokens) or any(word in joined for word in _INSIDE):
        return "looks like an identifier"
    if any(joined.endswith(word) for word in _ENDINGS):
        return "looks like an identifier"
    return None


def refusal_of_label(label: str) -> str | None:
    """Say why a label may not enter, or None if it may.

    Parameters
    ----------
    label
        One value of a group column.

    Examples
    --------
    >>> refusal_of_label("Inner Mongolia"), refusal_of_label("139 1234 5678")
    (None, 'looks like a long number, such as an identity or phone number')
    """
    if len(label) > LONGEST_LABEL:
        return f"is free text: longer than {LONGEST_LABEL} characters"
    text = unicodedata.normalize("NFKC", label)
    band = _RANGE.fullmatch(text)
    if band is not None and abs(len(band[1]) - len(band[2])) <= 1 and int(band[1]) < int(band[2]):
        return None
    for pattern, what in _PATTERNS:
        if pattern.search(text):
            return f"looks like {what}"
    return "is free text: it has the punctuation of a sentence" if _SENTENCE.search(text) else None


def refusal_of_table(columns: Sequence[str], labels: Sequence[Sequence[str]], counts: Sequence[int]) -> str | None:
    """Say why a table may not enter as a whole, or None if it may.

    Parameters
    ----------
    columns
        Group columns, (columns,).
    labels
        (cells, columns).
    counts
        (cells,).
    """
    if len(columns) > MOST_COLUMNS:
        return f"{len(columns)} group columns; at most {MOST_COLUMNS} may cross, or cells become persons"
    if len(counts) > MOST_CELLS:
        return f"{len(counts):,} rows; at most {MOST_CELLS:,} cells"
    if len(counts) >= MANY_ROWS and sum(count < FEWEST for count in counts) > len(counts) / 2:
        return f"a table that looks like one row per person: most of its {len(counts):,} rows count fewer than {FEWEST} people"
    for at, column in enumerate(columns):
        different = len(Counter(row[at] for row in labels))
        if different > MOST_LABELS:
            return f"{different:,} different labels in column {shown(column)}; at most {MOST_LABELS:,}"
        if different == len(counts) >= MANY_ROWS and len(columns) > 1:
            return f"a different label in column {shown(column)} on each of {len(counts):,} rows, as an identifier has"
    return None


def _mixes_scripts(text: str) -> bool:
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in text if letter.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1
