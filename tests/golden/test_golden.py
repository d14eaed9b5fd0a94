"""What people read, recorded: a change of any letter or number is seen, and is either meant or a mistake.

`STANDING_RECORD=1 python -m pytest tests/golden` records anew; the difference is then read before it is committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from standing.cli.guide import COMMANDS, guide
from standing.cli.main import main
from standing.measures.catalogue import Catalogue
from standing.measures.suppress import sentence
from standing.scenario import load

HERE = Path(__file__).parent
TOWN = str(HERE / "town.yaml")

BARE = ("run", TOWN, "--people", "1_000")

SCREENS = {
    "run": ("run", TOWN, "--people", "20_000"),
    "run-by-district": ("run", TOWN, "--people", "20_000", "--by", "district"),
    "run-ranges": ("run", TOWN, "--people", "20_000", "--ranges"),
    "run-until": ("run", TOWN, "--until", "Q8:3%"),
    "run-nothing-modelled": (
        "run",
        TOWN,
        "--people",
        "1_000",
        "--set",
        "regime={}",
        "--set",
        "published=[]",
        "--set",
        "measures={}",
    ),
    "life": ("life", TOWN, "--pick", "wrongful-longest", "--people", "20_000"),
    "explain-tutorial": ("explain", "tutorial"),
    "explain-china-2018": ("explain", "china-2018"),
    "help-explain": ("explain", "--help"),
    "compare": ("compare", "tutorial", "regime.redress.correction.delay=5d", "--people", "20_000", "--by", "district"),
    "help-compare": ("compare", "--help"),
    "reforms": ("reforms",),
    "reforms-china-2018": ("reforms", "china-2018"),
    "help-report": ("report", "--help"),
    "help-reforms": ("reforms", "--help"),
    "help-odd": ("odd", "--help"),
    "help-archive": ("archive", "--help"),
    "help-reproduce": ("reproduce", "--help"),
    "help-run": ("run", "--help"),
    "help-life": ("life", "--help"),
    "help-merge": ("merge", "--help"),
    "help-new": ("new", "--help"),
    "help-check": ("check", "--help"),
    "help-validate": ("validate", "--help"),
    "help-cases": ("cases", "--help"),
    "help-schema": ("schema", "--help"),
    "help-bench": ("bench", "--help"),
}
"""Commands whose screens are recorded, at 80 columns."""

WIDE = {"run-by-district-wide": SCREENS["run-by-district"]}
"""At 200 columns."""

RULED_OUT = re.compile(
    r"\b(guilty|innocent|illegal|compliant|people blocked|prove[sdn]?|fair|unfair|fairness)\b", re.IGNORECASE
)
"""Words that nothing that people read may say (docs/language.md)."""


@pytest.mark.parametrize("name", [*SCREENS, *WIDE])
def test_a_screen_is_as_recorded(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80" if name in SCREENS else "200")
    with pytest.raises(SystemExit) as left:
        main((SCREENS | WIDE)[name])
    found = capsys.readouterr().out
    assert left.value.code == 0
    file = HERE / f"{name}.txt"
    if os.environ.get("STANDING_RECORD"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
    assert not RULED_OUT.findall(found)


def test_no_recorded_screen_is_left_over() -> None:
    assert {file.stem for file in HERE.glob("*.txt")} == set(SCREENS) | set(WIDE)


def test_the_guide_says_nothing_that_is_ruled_out() -> None:
    assert not RULED_OUT.findall(guide())
    assert {f"help-{command}" for command in COMMANDS} <= set(SCREENS)


def test_no_sentence_of_any_measure_says_what_is_ruled_out() -> None:
    from standing.experiments.run import run

    done = run(load(TOWN), people=20_000)
    said = [sentence(value) for value in Catalogue(done.scenario, done.tallies).values()]
    assert len(said) > 100
    assert not [text for text in said if RULED_OUT.search(text)]
