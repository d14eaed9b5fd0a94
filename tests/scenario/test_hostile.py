"""What is no scenario is refused in one clear sentence, quickly, whatever it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from standing.errors import InputError
from standing.scenario import load, load_text
from tests.scenario.shipped import SMALL

SLOWEST: Final = 10.0
"""Seconds; a guard against hanging on a busy machine, where each takes at most two on a quiet one."""

HEAD: Final = "name: a\nclock: {start: 2010-01-01, end: 2011-01-01}\n"
BOMB: Final = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
MANY: Final = 100_000

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "a bomb of aliases": (BOMB, "anchor"),
    "a merge key": ("base: &b {a: 1}\nname: {<<: *b}\n", "anchor"),
    "brackets": ("[" * MANY, "levels"),
    "braces": ("{a: " * MANY, "levels"),
    "dashes": ("- " * MANY, "levels"),
    "question marks": ("? " * MANY, "a key that is not a word"),
    "indents": ("".join(" " * n + "a:\n" for n in range(1_200)), "levels"),
    "keys": ("".join(f"k{n}: 1\n" for n in range(MANY // 2)), "values"),
    "keys, just not too many": ("".join(f"k{n}: 1\n" for n in range(19_000)), "more findings"),
    "keys on one line": ("{" + ", ".join(f"k{n}: 1" for n in range(MANY // 2)) + "}", "values"),
    "the same key": ("a: 1\n" * MANY, "again"),
    "names that nobody defines": (
        SMALL.replace("observes: default", f"observes: [{', '.join(f'deafult{n}' for n in range(9_000))}]"),
        'did you mean "default"?',
    ),
    "anchors": ("".join(f"k{n}: &a 1\n" for n in range(MANY // 2)), "anchor"),
    "an alias of nothing": (HEAD + "title: *nowhere\n", "the alias *nowhere"),
    "a tag": ('name: !!python/object/apply:os.system ["true"]\n', "tag"),
    "tags": ("- !!python/name:os.system x\n" * 30_000, "tag"),
    "a tag of its own": ("%TAG ! tag:example.org,2000:\n---\nname: !person x\n", "tag"),
    "5000 digits": (HEAD.replace("2010-01-01", "1" * 5_000), "a date"),
    "5000 digits as people": (SMALL.replace("6_000", "9" * 5_000), "a whole number of people"),
    "a number without end": (SMALL.replace("0.7", "1e999"), '"1e999"'),
    "a number with a long exponent": (SMALL.replace("0.7", "1e" + "9" * 400), "a share"),
    "not a number": (SMALL.replace("0.7", ".nan"), '".nan"'),
    "nan": (SMALL.replace("1000", "nan"), '"nan"'),
    "infinity": (SMALL.replace("1000", ".inf"), '".inf"'),
    "inf": (SMALL.replace("0.4/yr", "inf/yr"), '"inf/yr"'),
    "an endless rate": (SMALL.replace("0.4/yr", "1e308/s"), "too large"),
    "a rate without end in a tiny span": (SMALL.replace("0.4/yr", "1/1e-999s"), "zero"),
    "nothing": ("", "found nothing"),
    "spaces": (" " * 900_000, "found nothing"),
    "lines": ("\n" * 900_000, "found nothing"),
    "comments": ("#\n" * 400_000, "found nothing"),
    "a list": ("- name: a\n", "a list of 1"),
    "a word": ("scenario\n", '"scenario"'),
    "a number": ("42\n", "42"),
    "two documents": (HEAD + "---\n" + HEAD, "a second document"),
    "documents": ("---\n" * MANY, "a second document"),
    "a long name": ("name: " + "x" * 900_000, "a name"),
    "a long key": ("x" * 900 + ": 1\n" + HEAD, "xxx"),
    "a very long key": ("x" * 900_000 + ": 1\n", "not YAML"),
    "a text without end": ('name: "' + "x" * 900_000, "not YAML"),
    "commas": ("[" + "," * 900_000, "not YAML"),
    "a tab": ("name: a\n\tclock: 1\n", "not YAML"),
    "a NUL": ("name: a\0b\n", "U+0000"),
    "a NUL, escaped": ('name: "a\\0b"\n', "U+0000"),
    "a lone surrogate": ("name: \ud800\n", "U+D800"),
    "a lone surrogate, escaped": ('name: "\\ud800"\n', "U+D800"),
    "an escape to the terminal": ("name: \x1b[2J\n", "U+001B"),
    "letters that turn the line": ("name: a\u202eb\n", "a name"),
    "more than a million letters": ("#" * 1_000_001, "at most 1 MB"),
}


def ascii_id(value: object) -> str:
    """A short name of a test that every terminal shows."""
    return "many digits" if value == 10**5_000 else ascii(value)[:20].replace("\\", "")


def refusal(of: Callable[[], object]) -> str:
    began = time.perf_counter()
    with pytest.raises(InputError) as refused:
        of()
    assert time.perf_counter() - began < SLOWEST
    findings = refused.value.findings
    assert 1 <= len(findings) <= 101
    assert all(finding.found and finding.allowed and "\n" not in finding.text() for finding in findings)
    assert all(len(finding.text()) < 1_500 for finding in findings)
    return str(refused.value)


@pytest.mark.parametrize("name", list(TEXTS))
def test_a_hostile_text_is_refused(name: str) -> None:
    text, says = TEXTS[name]
    assert says in refusal(lambda: load_text(text, "hostile.yaml"))


@pytest.mark.parametrize(
    "name", ["brackets", "the same key", "tags", "a long key", "commas", "more than a million letters"]
)
def test_a_hostile_file_is_refused_like_its_text(name: str, tmp_path: Path) -> None:
    text, says = TEXTS[name]
    path = tmp_path / "hostile.yaml"
    path.write_text(text, encoding="utf-8")
    assert says in refusal(lambda: load(path))


CONTENTS: Final[dict[str, tuple[bytes, str]]] = {
    "bytes of a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 1_000, "a byte that is not UTF-8 (0x80)"),
    "Latin-1": ("name: Zürich\n".encode("latin-1"), "a byte that is not UTF-8 (0xfc)"),
    "UTF-16": (HEAD.encode("utf-16"), "a byte that is not UTF-8"),
    "a surrogate in UTF-8": (b"name: \xed\xa0\x80\n", "a byte that is not UTF-8 (0xed)"),
    "an overlong NUL": (b"name: a\xc0\x80\n", "a byte that is not UTF-8 (0xc0)"),
    "cut in a letter": (b"name: \xe4\xb8", "a byte that is not UTF-8 (0xe4)"),
    "NULs": (b"\0" * 100_000, "U+0000"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "a byte that is not UTF-8 (0x8b)"),
}


@pytest.mark.parametrize("name", list(CONTENTS))
def test_a_file_that_is_no_text_is_refused(name: str, tmp_path: Path) -> None:
    content, says = CONTENTS[name]
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content)
    assert says in refusal(lambda: load(path))


def test_a_file_of_50_mb_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# " + b"x" * 50_000_000)
    assert "found 50.0 MB" in refusal(lambda: load(path))


def test_a_table_of_50_mb_is_refused_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "cells.csv").write_bytes(b"region,count\n" + b"north,1000\n" * 5_000_000)
    text = HEAD + "world: {population: {cells: cells.csv}}\n"
    assert "found 55.0 MB" in refusal(lambda: load_text(text, "scenario.yaml", tmp_path))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "not a file" in refusal(lambda: load(tmp_path))


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text(SMALL, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this test may read any file")
    assert "permission denied" in refusal(lambda: load(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_refused_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert "not a file" in refusal(lambda: load(path))


@pytest.mark.parametrize(
    "source",
    ["missing.yaml", "", "a\0b", "\ud800", "x" * 10_000, "https://example.org/a.yaml", "china-2081", "\x1b[2J"],
    ids=ascii_id,
)
def test_a_source_that_is_no_file_and_no_case_is_refused(source: str) -> None:
    said = refusal(lambda: load(source))
    assert said.isprintable()
    if source.startswith("china"):
        assert 'did you mean "china-2018"?' in said


@pytest.mark.parametrize(
    "value",
    [10**5_000, float("nan"), float("inf"), b"x", object(), "\0", "\ud800", ["\0"], {"\0": 1}, {1, 2}, 1j],
    ids=ascii_id,
)
def test_a_change_to_what_no_file_can_hold_is_refused(value: object) -> None:
    scenario = load_text(SMALL)
    refusal(lambda: scenario.reform({"regime.sensors.docket.detects": value}))


def test_a_change_that_holds_itself_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    scenario = load_text(SMALL)
    refusal(lambda: scenario.reform({"regime.sensors.docket.detects": value}))


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "a", "regime..lists", "\0", "\ud800", "x" * 10_000, "a." * 5_000, "a" + ".a" * 5_000],
    ids=ascii_id,
)
def test_a_change_of_a_path_that_is_none_is_refused(path: str) -> None:
    scenario = load_text(SMALL)
    assert refusal(lambda: scenario.reform({path: 1})).isprintable()
