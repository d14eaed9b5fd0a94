"""No mechanism of the language without a test in which it matters."""

from __future__ import annotations

import re

import pytest

from tests.properties.register import (
    ABOUT_A_NUMBER,
    ASKED_BY_NORMS,
    FOR_PEOPLE,
    NO_PART_OF_A_LIFE,
    REPORTED,
    ROOT,
    VALUES,
    fields,
    is_there,
    mechanisms,
    models,
)
from tests.properties.shows import SHOWS, shown_by


def test_every_mechanism_has_a_test() -> None:
    """A new field of a scenario, or a new word that one allows, needs a row in `shows.py`."""
    unmapped = [each for each in mechanisms() if each not in shown_by()]
    assert unmapped == []


def test_the_register_names_mechanisms_only() -> None:
    """What is no field any more, or was left out, is not shown."""
    assert sorted(set(shown_by()) - set(mechanisms())) == []


@pytest.mark.parametrize("test", SHOWS)
def test_a_test_that_shows_something_exists(test: str) -> None:
    """Its file, and its function in it."""
    assert is_there(test)


def test_what_is_left_out_exists() -> None:
    """Names that are left out are names of fields and of models."""
    named = {name for name, _ in fields()}
    assert sorted((FOR_PEOPLE | REPORTED | ABOUT_A_NUMBER | ASKED_BY_NORMS) - named) == []
    assert {model.__name__ for model in models()} >= NO_PART_OF_A_LIFE


@pytest.mark.parametrize("mechanism", sorted({each.partition(":")[0] for each in mechanisms()}))
def test_a_mechanism_is_named_where_it_is_shown(mechanism: str) -> None:
    """Its key stands in the file of one of its tests at least, or in the scenarios that this file takes."""
    model, _, key = mechanism.partition(".")
    if model in {value.__name__ for value in VALUES}:
        return
    texts = [_read(test) for each, tests in shown_by().items() if each.partition(":")[0] == mechanism for test in tests]
    assert any(re.search(rf"\b{key}\b", text) for text in texts)


def _read(test: str) -> str:
    """A test's file, with the files of the tests that it imports."""
    file = ROOT / "tests" / test.partition("::")[0]
    text = file.read_text(encoding="utf-8")
    rooms = re.findall(r"^from (tests\.\S+) import", text, re.M) if file.suffix == ".py" else []
    beside = [(ROOT / room.replace(".", "/")).with_suffix(".py") for room in rooms]
    return "\n".join([text, *(each.read_text(encoding="utf-8") for each in beside if each.is_file())])


@pytest.mark.parametrize("field", sorted(ASKED_BY_NORMS))
def test_what_only_norms_ask_for_is_asked_for(field: str) -> None:
    """Its key stands in the rules that say everything, or in those that fail everything."""
    folder = ROOT / "tests" / "checks" / "norms"
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("fair.yaml", "harsh.yaml")]
    assert any(re.search(rf"\b{field.partition('.')[2]}:", text) for text in texts)
