"""What an archive holds: everything of the run, nobody's name, and the same bytes for the same run."""

from __future__ import annotations

import csv
import datetime as dt
import getpass
import json
import re
import shutil
import socket
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from standing.errors import InputError
from standing.experiments.document import schema
from standing.experiments.merge import merge
from standing.experiments.outcome import Run
from standing.experiments.run import ranges
from standing.experiments.run import run as live
from standing.report.archive import archive, citation, crate, environment, manifest, reproduce
from standing.report.odd import odd
from standing.scenario import load
from standing.scenario.reforms import reform_from
from standing.version import VERSION

MADE = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
FILES = {
    "CITATION.cff", "README.md", "archive.json", "environment.json", "manifest-sha256.txt", "odd.html", "odd.md",
    "report.html", "result/cells.csv", "result/document.json", "result/measures.csv", "result/run.tallies",
    "result/series.csv", "result/tallies.csv", "ro-crate-metadata.json", "scenario/scenario.yaml",
}  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_it_has_all_its_files(kept: Path) -> None:
    assert {*contents(kept)} == FILES


def test_the_scenario_is_there_byte_for_byte(done: Run, kept: Path) -> None:
    assert (kept / "scenario" / "scenario.yaml").read_text(encoding="utf-8") == done.scenario.text
    assert load(kept / "scenario" / "scenario.yaml").digest == done.digest


def test_the_numbers_are_those_of_the_run(done: Run, kept: Path) -> None:
    assert merge(kept / "result", done.scenario).tallies.digest == done.tallies.digest
    with (kept / "result" / "tallies.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["tally"], row["item"], row["part"], int(row["cell"]), int(row["value"]))
            for row in csv.DictReader(file)
        ]
    assert rows == [tuple(row) for row in done.tallies.rows()]
    document = json.loads((kept / "result" / "document.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema())
    assert document["measures"] == json.loads(json.dumps(done.document()["measures"]))


def test_the_model_is_described(done: Run, kept: Path) -> None:
    assert (kept / "odd.md").read_text(encoding="utf-8") == odd(done.scenario).markdown()
    assert (kept / "odd.html").read_text(encoding="utf-8") == odd(done.scenario).html()


def test_the_record_says_which_run(done: Run, kept: Path) -> None:
    record = json.loads((kept / "archive.json").read_text(encoding="utf-8"))
    assert (record["scenario"], record["people"], record["seed"]) == ("tutorial", 2_000, 1)
    assert (record["digest"], record["tallies"]) == (done.digest, done.tallies.digest)
    assert (record["standing"], record["changes"], record["reforms"]) == (VERSION, {}, [])


def test_nobody_and_no_place_is_named(kept: Path) -> None:
    private = [str(Path.home()), str(kept.parent), str(Path.cwd()), socket.gethostname(), "/site-packages", "/tmp/"]
    private = [word for word in private if len(word) > 3]
    for path, content in contents(kept).items():
        found = [word for word in private if word.encode() in content]
        assert not found, path
    facts = json.loads((kept / "environment.json").read_text(encoding="utf-8"))
    assert not {getpass.getuser(), socket.gethostname()} & {str(value) for value in facts.values()}


def test_the_environment_says_where_it_was_made(kept: Path) -> None:
    facts = json.loads((kept / "environment.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", facts["made"])
    assert re.fullmatch(r"3\.\d+\.\d+\S*", facts["python"])
    assert {"numpy", "numba", "pydantic"} <= {*facts["packages"]}
    assert not {"pytest", "mypy", "ruff", "mesa"} & {*facts["packages"]}


def test_the_manifest_is_what_sha256sum_reads(kept: Path) -> None:
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", manifest.NAME], cwd=kept, check=False)
        assert done.returncode == 0
    assert {*manifest.read_manifest(kept)} == FILES - {manifest.NAME}


def test_archives_of_one_run_differ_in_two_facts_and_their_checksums(done: Run, tmp_path: Path) -> None:
    again = live(done.scenario, people=done.people, threads=1)
    first = archive(done, tmp_path / "a", zipped=True, made=MADE)
    second = archive(again, tmp_path / "b", made=MADE + dt.timedelta(days=400))
    one, other = contents(first.folder), contents(second.folder)
    assert {path for path in one if one[path] != other[path]} == {environment.NAME, crate.NAME, manifest.NAME}
    assert one[crate.NAME].replace(b"2026-01-02", b"") == other[crate.NAME].replace(b"2027-02-06", b"")


def test_the_zip_file_holds_the_same_and_is_the_same_each_time(done: Run, tmp_path: Path) -> None:
    packed = []
    for name in ("a", "b"):
        made = archive(done, tmp_path / name / "town", zipped=True, made=MADE)
        assert made.zipped == tmp_path / name / "town.zip"
        packed.append(made.zipped.read_bytes())
    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "a" / "town.zip") as file:
        found = {each.removeprefix("town/"): file.read(each) for each in file.namelist()}
    assert found == contents(tmp_path / "a" / "town")


def test_changes_and_reforms_are_kept(done: Run, tmp_path: Path) -> None:
    reform = reform_from("grace-30-days")
    under = live(reform.applied(done.scenario.reform({"regime.lists.debtors.term": "1y"})), people=500)
    made = archive(under, tmp_path / "town", reforms=[reform])
    assert next(iter(made.record.changes)) == "regime.lists.debtors.term"
    assert made.record.reforms == ["grace-30-days"]
    (said,) = json.loads((made.folder / "scenario" / "reforms.json").read_text(encoding="utf-8"))
    assert said["source"] == reform.source
    readme = (made.folder / "README.md").read_text(encoding="utf-8")
    assert "- `regime.lists.debtors.term`: 1y" in readme
    assert reproduce(made.folder).same


def test_both_ranges_are_kept(tmp_path: Path) -> None:
    run = live(load("theory/restart"), people=300)
    made = archive(run, tmp_path / "archive", ranges=ranges(run))
    assert made.record.ranges
    with (made.folder / "result" / "measures.csv").open(encoding="utf-8", newline="") as file:
        assert any(row["assume_low"] for row in csv.DictReader(file))


@pytest.mark.parametrize("name", ["theory/delayed-impact", "theory/score-trap"])
def test_tables_beside_the_scenario_travel_with_it(name: str, tmp_path: Path) -> None:
    run = live(load(name), people=300)
    made = archive(run, tmp_path / "archive")
    shutil.move(made.folder, tmp_path / "elsewhere")
    assert reproduce(tmp_path / "elsewhere").same


def test_what_is_missing_is_said(done: Run, tmp_path: Path) -> None:
    made = archive(done, tmp_path / "town", missing=["There is no report."])
    assert "- There is no report." in (made.folder / "README.md").read_text(encoding="utf-8")
    assert "report.html" not in made.files


def test_the_readme_names_every_file(kept: Path) -> None:
    readme = (kept / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{path}` |" in readme for path in FILES)
    assert "simulated, on synthetic persons" in readme.lower()
    assert "a further file" not in readme


def test_the_citation_file_names_standing_and_every_source() -> None:
    scenario = load("china-2018")
    cited = YAML(typ="safe", pure=True).load(citation.citation(scenario))
    ours = YAML(typ="safe", pure=True).load((Path(__file__).parents[3] / "CITATION.cff").read_text(encoding="utf-8"))
    for key in ("cff-version", "title", "type", "version", "license", "authors"):
        assert cited[key] == ours[key], key
    assert len(cited["references"]) == len(scenario.sources)
    assert all({"type", "title", "authors"} <= {*each} for each in cited["references"])


def test_a_place_that_is_taken_stays_as_it_is(done: Run, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "novel.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="a folder with other things in it"):
        archive(done, place)
    assert contents(place) == {"novel.txt": b"mine"}
    with pytest.raises(InputError, match="which is not a folder"):
        archive(done, place / "novel.txt")


def test_an_archive_is_replaced_but_not_what_was_added_or_changed(done: Run, tmp_path: Path) -> None:
    place = tmp_path / "town"
    archive(done, place, made=MADE)
    archive(done, place, made=MADE + dt.timedelta(days=1))
    assert b"2026-01-03" in (place / crate.NAME).read_bytes()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"with notes\.txt"):
        archive(done, place)
    (place / "notes.txt").unlink()
    (place / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"README\.md, which does not fit its checksum"):
        archive(done, place)
    assert [each.name for each in tmp_path.iterdir()] == ["town"]


def test_an_empty_folder_is_filled(done: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert archive(done, tmp_path / "empty").folder == tmp_path / "empty"


def test_nothing_half_written_is_left(done: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(done, tmp_path / "town", made=MADE)
    before = contents(tmp_path / "town")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            archive(done, tmp_path / "town")
    assert contents(tmp_path / "town") == before
    assert [each.name for each in tmp_path.iterdir()] == ["town"]


def test_a_scenario_file_that_changed_in_the_meantime_is_refused(tmp_path: Path) -> None:
    shutil.copytree(Path(load("theory/score-trap").file).parent, tmp_path / "case")
    run = live(load(tmp_path / "case" / "scenario.yaml"), people=300)
    cells = tmp_path / "case" / "cells.csv"
    cells.write_text(cells.read_text(encoding="utf-8").replace("1", "2", 1), encoding="utf-8")
    with pytest.raises(InputError):
        archive(run, tmp_path / "archive")
    assert not (tmp_path / "archive").exists()
