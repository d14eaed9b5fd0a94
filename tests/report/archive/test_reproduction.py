"""A run is lived again from its archive alone; a damaged archive is refused by the name of the file, never with a traceback."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from standing.errors import InputError, StandingError
from standing.experiments.outcome import Run
from standing.report.archive import manifest, reproduce, reproduction
from standing.report.archive.record import Record

Sign = Callable[[], None]
NAMES = [
    "CITATION.cff", "README.md", "archive.json", "environment.json", "odd.html", "odd.md", "report.html",
    "result/cells.csv", "result/document.json", "result/measures.csv", "result/run.tallies", "result/series.csv",
    "result/tallies.csv", "ro-crate-metadata.json", "scenario/scenario.yaml",
]  # fmt: skip


class OtherPersons(Exception):  # noqa: N818 - what happened
    """Somebody would have run another number of persons."""


@pytest.fixture(autouse=True)
def _few_are_run(monkeypatch: pytest.MonkeyPatch, done: Run) -> None:
    """What is damaged must be refused before anything is run: a run would take the time of a test."""
    live = reproduction.live

    def watched(*args: object, **named: object) -> Run:
        if named["people"] != done.people:
            raise OtherPersons
        return live(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reproduction, "live", watched)


def test_the_same_comes_out(kept: Path, done: Run) -> None:
    found = reproduce(kept, threads=1)
    assert found.same
    assert found.run.tallies.digest == done.tallies.digest
    assert (found.differences, found.notes, found.files) == ((), [], len(NAMES))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        *((name, "flip") for name in NAMES),
        *(("result/tallies.csv", how) for how in ("cut", "longer", "empty", "gone", "folder", "link")),
        *(("scenario/scenario.yaml", how) for how in ("empty", "gone", "link")),
        *(("archive.json", how) for how in ("empty", "gone")),
    ],
)
def test_a_damaged_file_is_refused_by_its_name(copy: Path, name: str, how: str) -> None:
    place = copy / name
    content = place.read_bytes()
    middle = len(content) // 2
    if how in ("gone", "folder", "link"):
        place.unlink()
    if how == "folder":
        place.mkdir()
    elif how == "link":
        (copy.parent / "same").write_bytes(content)
        place.symlink_to(copy.parent / "same")
    elif how != "gone":
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        place.write_bytes({"flip": flipped, "cut": content[:middle], "longer": content + b"\n", "empty": b""}[how])
    with pytest.raises(InputError) as refused:
        reproduce(copy)
    assert [each.found.split(", which ")[0] for each in refused.value.findings] == [str(place)]


def test_every_damaged_file_is_named_at_once(copy: Path) -> None:
    (copy / "README.md").unlink()
    (copy / "odd.md").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        reproduce(copy)
    assert len(refused.value.findings) == 2


def test_files_of_somebody_else_are_named_and_do_no_harm(copy: Path) -> None:
    (copy / "notes.txt").write_text("mine", encoding="utf-8")
    found = reproduce(copy)
    assert found.same
    assert found.strangers == ("notes.txt",)
    assert "notes.txt" in found.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "no manifest",
        f"{'0' * 64}  ../../etc/passwd\n",
        f"{'0' * 64}  /etc/passwd\n",
        f"{'0' * 64}  a/../../b\n",
        f"{'0' * 64}  C:\\a\n",
        f"{'0' * 63}  README.md\n",
        f"{'0' * 64}  README.md\nx\n",
        f"{'0' * 64}  {'a' * 5_000}\n",
    ],
)
def test_a_manifest_that_is_none_is_refused(copy: Path, text: str) -> None:
    (copy / manifest.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"manifest-sha256\.txt, which is damaged"):
        reproduce(copy)


def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match=r"which has no manifest-sha256\.txt"):
            reproduce(place)


@pytest.mark.parametrize("name", ["archive.json", "result/tallies.csv", "scenario/scenario.yaml"])
def test_a_manifest_must_name_what_is_needed(copy: Path, name: str) -> None:
    lines = (copy / manifest.NAME).read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / manifest.NAME).write_text("".join(line for line in lines if name not in line), encoding="utf-8")
    with pytest.raises(InputError, match="does not name"):
        reproduce(copy)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("people", 0),
        ("people", -1),
        ("people", 2**40),
        ("people", "many"),
        ("people", True),
        ("people", None),
        ("seed", -1),
        ("seed", 2**64),
        ("file", "../../secret.yaml"),
        ("file", "no-such.yaml"),
        ("changes", []),
        ("changes", {"no.such.path": 1}),
        ("changes", {"regime.lists.debtors.term": [[[]]]}),
        ("changes", {"": 1}),
        ("changes", {"regime.lists.debtors": None}),
        ("reforms", [1]),
        ("archive", 2),
        ("archive", 1.0),
        ("further", 1),
    ],
)
def test_a_forged_record_is_refused(copy: Path, sign: Sign, field: str, value: object) -> None:
    place = copy / "archive.json"
    said = json.loads(place.read_text(encoding="utf-8"))
    place.write_text(json.dumps({**said, field: value}), encoding="utf-8")
    sign()
    with pytest.raises(InputError):
        reproduce(copy)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"null", b"[" * 100_000, b'{"archive": 99}'])
def test_a_record_that_is_none_is_refused(copy: Path, sign: Sign, content: bytes) -> None:
    (copy / "archive.json").write_bytes(content)
    sign()
    with pytest.raises(InputError, match=r"archive\.json"):
        reproduce(copy)


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_is_refused_in_words(copy: Path, sign: Sign, seed: int) -> None:
    """With a manifest made anew: nothing but what the files say stands between the damage and the run."""
    draw = random.Random(seed)
    place = copy / draw.choice(["archive.json", "scenario/scenario.yaml", "result/tallies.csv", manifest.NAME])
    content = bytearray(place.read_bytes())
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(content))
        content[at : at + draw.randint(0, 4)] = draw.randbytes(draw.randint(0, 4))
    place.write_bytes(content)
    if place.name != manifest.NAME:
        sign()
    try:
        found = reproduce(copy)
        said = "same" if found.same else "another"
    except StandingError as refused:
        said = str(refused)
    except OtherPersons:
        said = "another number of persons, which is a run of its own"
    assert said
    assert "Traceback" not in said


def test_other_numbers_are_told_by_name(copy: Path, sign: Sign) -> None:
    place = copy / "archive.json"
    said = json.loads(place.read_text(encoding="utf-8"))
    said |= {"changes": {"regime.lists.debtors.term": "1y"}, "standing": "0.0.1"}
    place.write_text(json.dumps(said), encoding="utf-8")
    sign()
    found = reproduce(copy)
    assert not found.same
    assert 0 < len(found.differences) <= reproduction.MOST_DIFFERENCES
    assert all(each.kept != each.now for each in found.differences)
    assert "made by Standing 0.0.1" in found.notes[0]
    assert "reads the scenario differently" in found.notes[1]


def test_another_engine_of_the_same_version_is_told(kept: Path) -> None:
    found = reproduce(kept)
    other = replace(found, record=replace(found.record, engine="0" * 16))
    assert other.notes == ["The archive was made by the same version of Standing with another engine."]


def test_a_record_is_read_as_it_was_written(kept: Path, done: Run) -> None:
    text = (kept / "archive.json").read_text(encoding="utf-8")
    assert Record.read(text, "archive.json") == Record.of(done, "scenario.yaml", (), ranges=False)
    assert Record.read(text, "archive.json").text() == text
