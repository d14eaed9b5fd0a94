"""`standing archive` and `standing reproduce`: a run of any kind is kept, checked and repeated."""

from __future__ import annotations

import json
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from standing.cli import archive as command


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _without_the_report(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page takes longer than everything else; two tests of its own have it."""
    if "with_report" not in request.fixturenames:
        monkeypatch.setattr(command, "_report", lambda done, over: ({}, ["There is no report."]))


@pytest.fixture
def with_report() -> None:
    pytest.importorskip("standing.report.page.page")


def record(folder: str) -> dict[str, object]:
    return dict(json.loads(Path(folder, "archive.json").read_text(encoding="utf-8")))


def test_a_case_is_run_kept_and_repeated(standing) -> None:
    made = standing("archive", "tutorial", "--people", "1_000", "--seed", "7", "-o", "town", "--zip")
    assert (made.code, made.err) == (0, "")
    assert "1,000 synthetic persons" in made.out
    assert (record("town")["people"], record("town")["seed"]) == (1_000, 7)
    assert Path("town.zip").is_file()
    again = standing("reproduce", "town", "--threads", "1")
    assert (again.code, again.err) == (0, "")
    assert again.out.endswith("The same, to the last digit.\n")


def test_the_folder_has_a_name_if_none_is_given(standing) -> None:
    assert standing("archive", "tutorial", "--people", "300").code == 0
    assert Path("tutorial-archive", "README.md").is_file()


def test_a_folder_of_tables_is_run_again_and_held_against_them(standing) -> None:
    assert standing("run", "tutorial", "--people", "1_000", "--out", "tables").code == 0
    assert standing("archive", "tables", "-o", "town").code == 0
    document = json.loads(Path("tables/document.json").read_text(encoding="utf-8"))
    kept = json.loads(Path("town/result/document.json").read_text(encoding="utf-8"))
    assert kept["tallies"] == document["tallies"]
    assert kept["measures"] == document["measures"]
    document["tallies"][0]["value"] += 1
    Path("tables/document.json").write_text(json.dumps(document), encoding="utf-8")
    refused = standing("archive", "tables", "-o", "other")
    assert refused.code == 2
    assert "with other numbers than this run gives here" in refused.err
    assert not Path("other").exists()


UNDER = ("--set", "regime.lists.debtors.term=1y", "--reform", "grace-30-days")


def test_the_changes_of_a_run_are_kept_with_it(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    assert standing("run", "tutorial", "--people", "300", *UNDER, "--out", "tables").code == 0
    monkeypatch.setattr(command, "_lived", lambda *_: pytest.fail("it was run"))
    assert standing("archive", "tables", "-o", "town").code == 0
    assert next(iter(record("town")["changes"])) == "regime.lists.debtors.term"
    assert standing("archive", "tables", *UNDER, "-o", "again").code == 0
    refused = standing("archive", "tables", *UNDER[:2], "-o", "other")
    assert refused.code == 2
    assert "allowed: nothing: tables/document.json says it already, and it was another" in refused.err


def test_the_changes_of_an_older_folder_must_be_said_again(standing) -> None:
    assert standing("run", "tutorial", "--people", "300", *UNDER, "--out", "tables").code == 0
    Path("tables/run.whole").unlink()
    refused = standing("archive", "tables", "-o", "town")
    assert refused.code == 2
    assert "the same --set as for the run" in refused.err
    assert "`standing run tutorial … --people 300 --seed 1 --out tables` first" in refused.err
    assert standing("archive", "tables", *UNDER, "-o", "town").code == 0
    assert record("town")["reforms"] == ["grace-30-days"]
    assert standing("reproduce", "town").code == 0


def test_parts_are_joined_and_nothing_is_run(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("1/2", "2/2"):
        assert standing("run", "tutorial", "--people", "400", "--part", part, "--out", "shared").code == 0
    monkeypatch.setattr(command, "_lived", lambda *_: pytest.fail("it was run"))
    assert standing("archive", "shared", "-o", "town").code == 0
    assert record("town")["people"] == 400
    refused = standing("archive", "shared", "--set", "regime.lists.debtors.term=1y", "-o", "other")
    assert refused.code == 2
    assert "says it already" in refused.err


def test_a_scenario_of_ones_own_is_found_or_named(standing, town: str) -> None:
    assert standing("run", town, "--people", "300", "--out", "tables").code == 0
    assert standing("archive", "tables", "-o", "one").code == 0
    Path(town).rename("elsewhere.yaml")
    refused = standing("archive", "tables", "-o", "two")
    assert refused.code == 2
    assert "--scenario FILE as well" in refused.err
    assert standing("archive", "tables", "--scenario", "elsewhere.yaml", "-o", "two").code == 0
    assert standing("reproduce", "two").code == 0


def test_a_difference_is_exit_code_1_and_named(standing) -> None:
    from standing.report.archive import manifest

    assert standing("archive", "tutorial", "--people", "2_000", "-o", "town").code == 0
    Path("town/archive.json").write_text(json.dumps({**record("town"), "seed": 2}), encoding="utf-8")
    folder = Path("town")
    files = {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    files.pop(manifest.NAME)
    Path("town", manifest.NAME).write_text(manifest.manifest(files), encoding="utf-8")
    answer = standing("reproduce", "town")
    assert (answer.code, answer.err) == (1, "")
    assert "Not the same. The first integers that differ:\n  acts unpaid_fine 0: kept" in answer.out


def test_damage_is_exit_code_2_and_named(standing) -> None:
    assert standing("archive", "tutorial", "--people", "300", "-o", "town").code == 0
    with Path("town/result/measures.csv").open("a", encoding="utf-8") as file:
        file.write("x")
    answer = standing("reproduce", "town")
    assert (answer.code, answer.out) == (2, "")
    assert "town/result/measures.csv, which does not fit its checksum" in answer.err.replace("\\", "/")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("archive", "tutrial"), 'did you mean "tutorial"?'),
        (("archive", "tutorial", "--people", "0"), "--people"),
        (("archive", "tutorial", "--seed", "-1"), "--seed"),
        (("archive", "tutorial", "--scenario", "x.yaml"), "nothing, since RUN is a scenario already"),
        (("archive", "tutorial", "--people", "9", "-o", "taken"), "a folder with other things in it"),
        (("archive", "tables"), "a run: what `standing run --out` or --json wrote"),
        (("archive", "parts"), "which was not made by this program"),
        (("archive", "tables", "--people", "9"), "says it already"),
        (("archive",), "RUN"),
        (("reproduce", "nowhere"), "the folder of an archive"),
        (("reproduce", "taken"), "which has no manifest-sha256.txt"),
        (("reproduce", "file.zip"), "a ZIP file is unpacked first"),
        (("reproduce", "taken", "--threads", "none"), "--threads"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(standing, words: tuple[str, ...], said: str) -> None:
    for name, file, content in (
        ("taken", "novel.txt", b"mine"),
        ("tables", "document.json", b"{}"),
        (
            "parts",
            "x-0-1.tallies",
            b"standing tallies 1\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        ),
    ):
        Path(name).mkdir()
        Path(name, file).write_bytes(content)
    Path("file.zip").write_bytes(b"")
    answer = standing(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert [each.name for each in Path("taken").iterdir()] == ["novel.txt"]


@pytest.mark.usefixtures("with_report")
def test_the_report_is_in_it(standing) -> None:
    assert standing("archive", "tutorial", "--people", "2_000", "-o", "town").code == 0
    assert "<html" in Path("town/report.html").read_text(encoding="utf-8")
    assert "There is no report" not in Path("town/README.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("with_report")
def test_without_the_extra_it_says_that_the_report_is_missing(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import util

    found = util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "altair" else found(name, package)

    monkeypatch.setattr(util, "find_spec", without)
    assert standing("archive", "tutorial", "--people", "300", "-o", "town").code == 0
    assert not Path("town/report.html").exists()
    assert 'pip install "standing-lab[report]"' in Path("town/README.md").read_text(encoding="utf-8")
