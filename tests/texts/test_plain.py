"""The reader of texts reads what a reader of all of YAML reads, and leaves to it what it does not know."""

from __future__ import annotations

from importlib.resources import files

import pytest
from ruamel.yaml import YAML

from standing.texts.catalogue import LANGUAGE, _flat
from standing.texts.plain import plain

ROOMS = sorted(
    each.name.removesuffix(".yaml") for each in (files("standing.texts") / LANGUAGE).iterdir() if each.is_file()
)


def _full(written: str) -> dict[str, str]:
    return dict(_flat("room", YAML(typ="safe", pure=True).load(written)))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_read_by_the_short_way_as_by_the_long_one(room: str) -> None:
    written = (files("standing.texts") / LANGUAGE / f"{room}.yaml").read_text(encoding="utf-8")
    assert plain(written, "room") == _full(written)


@pytest.mark.parametrize(
    "written",
    [
        "a: bare text, with a comma\nb:\n  c: 'it''s'\n  d: \"a \\\"b\\\": é\"\n",
        "# said\n\na: >-\n  one\n  two\n\nb: {c: one, d: \"two, three\", e: 'four'}\n",
        'a:\n  b:\n    c: x\n  d: y\n"yes": z\nf: --set\n',
    ],
)
def test_the_short_way_reads_the_same(written: str) -> None:
    found = plain(written, "room")
    assert found is not None
    assert found == _full(written)


@pytest.mark.parametrize(
    "written",
    ["a: |\n  one\n", "a: [b, c]\n", "a: >-\n  one\n\n  two\n", "a: yes # said\n", "a: true\n", "a: 1\n", "a: &b c\n"],
)
def test_what_is_more_than_that_is_left_to_a_reader_of_yaml(written: str) -> None:
    assert plain(written, "room") is None


def test_one_name_twice_is_left_to_a_reader_that_refuses_it() -> None:
    assert plain("a: one\na: two\n", "room") is None
