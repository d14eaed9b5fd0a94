"""`standing check`: what it shows and writes, and the code that it leaves with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

import standing as sd
from standing.checks.due_process import NormFinding, check_norms
from standing.report.checked.screen import screen

NORMS = Path(__file__).parents[1] / "checks" / "norms"
FAIR, HARSH = str(NORMS / "fair.yaml"), str(NORMS / "harsh.yaml")


@pytest.mark.parametrize(("scenario", "code"), [(FAIR, 1), (HARSH, 1), ("china-2018", 1)])
def test_it_leaves_with_1_if_something_is_found(standing, scenario: str, code: int) -> None:
    answer = standing("check", scenario)
    assert (answer.code, answer.err) == (code, "")
    assert "structural finding, not a legal opinion" in " ".join(answer.out.split())


def test_a_failure_is_told_with_line_norm_and_change(standing) -> None:
    told = " ".join(standing("check", "china-2018").out.split())
    assert "D1 Notice before the listing line" in told
    assert "Provisions on the list of judgment defaulters (2017), article 12" in told
    assert "smallest change: --set regime.redress.correction.suspends=true" in told


def test_what_fails_is_counted_in_one_and_in_many() -> None:
    china = sd.load("china-2018")
    failing = [each for each in check_norms(china) if each.verdict == "fails"]

    def told(findings: list[NormFinding]) -> str:
        console = Console(width=200, color_system=None)
        with console.capture() as capture:
            console.print(screen(china, findings, None, everything=False))
        return capture.get()

    assert "17 items fail under 9 norms;" in told(failing)
    assert "6 items fail under 1 norm;" in told([each for each in failing if each.id == "B1"])
    assert "fails: 1 · cannot tell: 0" in told(failing[:1])
    assert "1 item fails under 1 norm;" in told(failing[:1])
    assert "Nothing fails;" in told([])


def test_all_tells_every_answer(standing) -> None:
    short, long = (" ".join(standing("check", FAIR, *more).out.split()) for more in ((), ("--all",)))
    reason = 'people are told before "low" takes effect, and heard'
    assert reason in long
    assert reason not in short


@pytest.mark.parametrize("scenario", [FAIR, HARSH, "china-2018"])
def test_no_forbidden_word_is_said(standing, scenario: str) -> None:
    words = standing("check", scenario, "--all").out.casefold()
    for word in ("illegal", "compliant", "compliance", "certified", "guilty", "innocent", "unlawful"):
        assert word not in words


def test_the_document_holds_every_answer(standing, tmp_path: Path) -> None:
    document = json.loads(standing("check", HARSH, "--json", "-").out)
    assert sum(document["counts"].values()) == len(document["findings"])
    lines = Path(HARSH).read_text(encoding="utf-8").splitlines()
    suspends = next(each for each in document["findings"] if each["id"] == "G4" and each["verdict"] == "fails")
    assert "suspends: false" in lines[suspends["line"] - 1]
    assert suspends["change"] == {"regime.redress.plea.suspends": True}
    assert {"text", "jurisdiction", "link"} <= set(suspends["citations"][0])
    file = tmp_path / "found.json"
    standing("check", HARSH, "--json", str(file))
    assert json.loads(file.read_text(encoding="utf-8")) == document


@pytest.mark.parametrize("option", ["--sarif", "--junit"])
def test_each_form_may_have_standard_output_to_itself(standing, tmp_path: Path, option: str) -> None:
    file = tmp_path / "found"
    alone = standing("check", HARSH, option, "-")
    assert (alone.code, alone.err) == (1, "")
    standing("check", HARSH, option, str(file))
    if option == "--sarif":
        assert json.loads(alone.out) == json.loads(file.read_text(encoding="utf-8"))
    else:
        assert alone.out == file.read_text(encoding="utf-8")


def test_standard_output_is_for_one_form_alone(standing) -> None:
    answer = standing("check", HARSH, "--json", "-", "--sarif", "-")
    assert (answer.code, answer.out) == (2, "")
    assert "--json: found -; allowed: a file, since --sarif has standard output" in answer.err


def test_the_same_of_several_items_is_said_once(standing) -> None:
    short, long = (" ".join(standing("check", "china-2018", *more).out.split()) for more in ((), ("--all",)))
    once = (
        '"No flights" is in the context travel, the conduct behind it in courts likewise "No high-speed trains" (line'
    )
    assert once in short
    assert "no_flights=null; likewise for no_high_speed_rail, no_hotels, no_loans" in short
    assert short.count("No relation table is stated") == 1
    assert "likewise" not in long
    assert long.count("is in the context travel") == 3
    assert len(short) < len(long)


def test_what_is_not_in_force_is_said(standing) -> None:
    told = " ".join(standing("check", "china-2018", "--on", "2013-12-01").out.split())
    assert 'Not in force on 2013-12-01, and not asked about: "No flights",' in told
    assert "B1 Sanction related" not in told.partition("Cannot tell")[0]


def test_sarif_points_at_lines(standing, tmp_path: Path) -> None:
    file = tmp_path / "found.sarif"
    assert standing("check", HARSH, "--sarif", str(file)).code == 1
    log = json.loads(file.read_text(encoding="utf-8"))
    run = log["runs"][0]
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert (log["version"], len(rules)) == ("2.1.0", len(set(rules)))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] == "warning")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= len(Path(HARSH).read_text(encoding="utf-8").splitlines())
    assert {each["kind"] for each in run["results"]} == {"fail", "pass", "review", "notApplicable"}


def test_junit_counts_what_it_holds(standing, tmp_path: Path) -> None:
    file = tmp_path / "norms.xml"
    standing("check", HARSH, "--junit", str(file))
    suite = ET.parse(file).getroot()
    assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))


def test_jurisdictions_and_days_are_chosen(standing) -> None:
    found = json.loads(standing("check", HARSH, "--norms", "us, eu", "--on", "2026-06-01", "--json", "-").out)
    assert {each["jurisdiction"] for row in found["findings"] for each in row["citations"]} == {"us", "eu"}
    assert found["on"] == "2026-06-01"
    assert "the norm applies from 2027-12-02" in {row["reason"] for row in found["findings"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--norms", "eu,uss"), 'did you mean "us"?'),
        (("--on", "2026-13-01"), "a date"),
        (("--json", "nowhere/at/all.json"), "--json"),
        (("--people", "1_000"), "--people: found 1_000; allowed: --run as well"),
        (("--seed", "1"), "--seed: found 1; allowed: --run as well"),
        (("--threads", "2"), "--threads: found 2; allowed: --run as well"),
    ],
)
def test_what_cannot_be_is_refused(standing, words: tuple[str, ...], said: str) -> None:
    answer = standing("check", HARSH, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_regime_that_holds_nothing_against_anybody_is_not_asked(standing, tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text("name: town\nclock: {start: 2020-01-01, end: 2021-01-01}\n", encoding="utf-8")
    answer = standing("check", str(file))
    said = "town: spelling and sense: nothing found. Inputs: 0 published, 0 calibrated, 0 assumed.\n"
    assert (answer.code, answer.out) == (0, said)


def test_sense_comes_first(standing) -> None:
    answer = standing("check", "tutorial", "--set", "regime.lists.debtors.leaves_on=settled")
    assert answer.code == 1
    assert "warning" in answer.out.splitlines()[0]


def test_a_run_says_what_people_get_beside_what_rules_say(standing) -> None:
    answer = standing("check", "tutorial", "--run", "--people", "100_000", "--seed", "3")
    told = " ".join(answer.out.split())
    assert "Clock against text simulated, synthetic: 100,000 persons, seed 3" in told
    assert re.search(r'B1 line \d+: "No buses" is .* simulated [\d,]+ of [\d,]+ sanction-days', told)
    document = json.loads(
        standing("check", "tutorial", "--run", "--people", "100_000", "--seed", "3", "--json", "-").out
    )
    run = sd.run(sd.load("tutorial"), people=100_000, seed=3)
    values = {(each.id, each.name, each.item): each.value for each in run.values if each.group == "all"}
    measured = [each for clock in document["clocks"] for each in clock["measures"]]
    assert measured
    assert all(values[each["id"], each["name"], each["item"]] == each["value"] for each in measured)
    assert (document["people"], document["seed"]) == (100_000, 3)


def test_a_regime_without_a_world_cannot_be_run(standing) -> None:
    answer = standing("check", FAIR, "--run")
    assert answer.code == 2
    assert "a scenario without a world" in answer.err


def test_a_day_outside_the_clock_is_said(standing) -> None:
    told = standing("check", "china-2018", "--on", "2012-01-01").out
    assert "china-2018: the rules of 2013-10-24 (2012-01-01 is outside the clock)" in " ".join(told.split())


def test_what_is_cited_applied_on_the_day(standing) -> None:
    found = json.loads(standing("check", "china-2018", "--on", "2018-01-01", "--json", "-").out)["findings"]
    days = {each["from"] for row in found if row["verdict"] == "fails" for each in row["citations"] if each["from"]}
    assert days
    assert max(days) < "2018-01-02"


def test_a_change_of_several_fields_is_one_line_for_a_shell(standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = standing("check", "china-2018").out
    place = "regime.lists.judgment_defaulters.notice"
    assert f"smallest change: --set {place}.when=before --set {place}.heard=true" in told
    assert """--set 'regime.lists.judgment_defaulters.publishes=["name", """ in told


@pytest.mark.parametrize("command", ["run", "check", "compare", "reforms", "validate", "life"])
def test_no_command_looks_anybody_up(standing, command: str) -> None:
    answer = standing(command, "Maria Schmidt")
    assert (answer.code, answer.out) == (2, "")
    assert "holds no real person" in answer.err
