"""Tables of probabilities: each form that is read, what is refused, and sums cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.errors import InputError, Problems
from standing.scenario import Chances, load_text
from standing.scenario.chances import read_how_many, read_scores, read_status_start
from tests.scenario.shipped import FULL, SMALL

NORTH, SOUTH = {"region": "north"}, {"region": "south"}


def test_a_table_is_read_in_each_of_its_forms(tmp_path: Path) -> None:
    (tmp_path / "start.csv").write_text("value,share\nyes,0.3\nno,rest\n", encoding="utf-8")
    (tmp_path / "said.csv").write_text("share,value,status,source\n0.3,yes,published,x\nrest,no,,\n", encoding="utf-8")
    plain = {"yes": 0.3, "no": "rest"}
    stated = {"yes": {"value": 0.3, "status": "assumed", "range": [0.1, 0.5]}, "no": 0.7}
    by = {"by": {"region": {"north": plain, "south": "start.csv"}}}
    for raw in (plain, stated, "start.csv", "said.csv", by):
        table = read_status_start(raw, tmp_path)
        assert table.values == ("yes", "no")
        assert table.of(NORTH) == pytest.approx([0.3, 0.7])
        assert table.of(SOUTH) == pytest.approx([0.3, 0.7])
        assert table.fault(NORTH) is None
    ((_, share),) = read_status_start("said.csv", tmp_path).shares()
    assert (share.status, share.source) == ("published", "x")


def test_shares_may_differ_by_group_and_rest_has_what_they_leave() -> None:
    table = read_status_start({"yes": {"base": 0.3, "by": {"region": {"north": 2}}}, "no": "rest"}, None)
    assert table.of(NORTH) == pytest.approx([0.6, 0.4])
    assert table.of(SOUTH) == pytest.approx([0.3, 0.7])
    by = {"by": {"region": {"north": {"a": 1}, "south": {"b": 0.5, "c": 0.5}}}}
    table = read_status_start(by, None)
    assert table.values == ("a", "b", "c")
    assert table.of(NORTH) == [1, 0, 0]
    assert table.of(SOUTH) == [0, 0.5, 0.5]
    assert table.is_sure(NORTH)
    assert not table.is_sure(SOUTH)


def test_numbers_are_the_values_of_a_table_of_numbers() -> None:
    assert read_how_many({"0": 0.4, "1": 0.4, "2": "rest"}, None).numbers == (0, 1, 2)
    table = read_scores({"1_000": 0.25, "-50": 0.75}, None)
    assert (table.values, table.numbers) == (("1000", "-50"), (1000, -50))


@pytest.mark.parametrize(
    "raw",
    [
        None, [], {}, 1, "yes", {"yes": 1.5}, {"yes": -1}, {"yes": "most"}, {"yes": None}, {"a b": 1}, {"any": 1},
        {"yes": "rest", "no": "rest"}, {"2014-01-01": 1}, {"yes": {"2014-01-01": 1}}, {"yes": {"value": {"2014-01-01": 1}}},
        {"yes": {"base": 1, "over": {"2014-01-01": 1}}}, {"by": {}}, {"by": {"region": {}}}, {"by": {"region": 1}},
        {"by": {"region": {"north": {"yes": 1}}, "sex": {"male": {"yes": 1}}}}, {"by": {"region": {"north": {}}}}, "x.csv",
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_status_start(raw, None)


@pytest.mark.parametrize("raw", [{"21": 1}, {"-1": 1}, {"0.5": 1}, {"few": 1}, {"1": 0.5, "1.0": 0.5}])
def test_what_is_not_how_many_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_how_many(raw, None)


@pytest.mark.parametrize("raw", [{"0.5": 1}, {"low": 1}, {"1_000": 0.5, "1000": 0.5}, {"9999999": 1}])
def test_what_is_no_table_of_scores_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_scores(raw, None)


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("score,shares\n300,1\n", 'the column "shares"', 1),
        ("score\n300\n", "no column share", 1),
        ("score,share,share\n300,1,1\n", "twice", 1),
        ("score,share\n300,1,2\n", "3 values", 2),
        ("score,share\n300,0.5\nlow,0.5\n", '"low"', 3),
        ("score,share\n300,0.5\n300,0.5\n", "300 again", 3),
        ("score,share\n300,rest\n301,rest\n", "rest again", 3),
        ("score,share\n300,1.5\n", '"1.5"', 2),
        ("score,share\n", "no rows", None),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(tmp_path: Path, text: str, says: str, line: int | None) -> None:
    (tmp_path / "scores.csv").write_text(text, encoding="utf-8")
    scenario = SMALL.replace("start: 1000", "start: scores.csv")
    with pytest.raises(InputError) as refused:
        load_text(scenario, "s.yaml", tmp_path)
    assert says in str(refused.value)
    for finding in refused.value.findings:
        assert (finding.file, finding.line) == (str(tmp_path / "scores.csv"), line)


@pytest.mark.parametrize("path", ["../x.csv", "/etc/x.csv", "https://example.org/x.csv", "missing.csv", "a\\b.csv"])
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    for scenario in (
        SMALL.replace("start: 1000", f"start: '{path}'"),
        FULL.replace("{300: 0.1, 800: 0.6}", f"'{path}'"),
    ):
        with pytest.raises(InputError) as refused:
            load_text(scenario, "s.yaml", tmp_path)
        assert {finding.code for finding in refused.value.findings} == {"path"}


def test_a_scenario_without_a_folder_has_no_tables_in_files() -> None:
    with pytest.raises(InputError, match="stands in no folder"):
        load_text(SMALL.replace("start: 1000", "start: scores.csv"))


def test_a_table_in_a_file_is_the_same_as_one_in_the_scenario(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text("score,share\n700,0.5\n1000,rest\n", encoding="utf-8")
    in_file = load_text(SMALL.replace("start: 1000", "start: scores.csv"), "s.yaml", tmp_path)
    written = load_text(SMALL.replace("start: 1000", "start: {700: 0.5, 1_000: rest}"))
    assert in_file.digest == written.digest
    start = in_file.regime.scores["citizen"].start
    assert isinstance(start, Chances)
    assert [each.path for each in in_file.inputs() if ".start" in each.path] == ["regime.scores.citizen.start"]
    assert [each.path for each in written.inputs() if ".start" in each.path] == ["regime.scores.citizen.start.700"]


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("world.statuses.work.start", "{employed: 0.9, unemployed: 0.2}", "shares that sum to 1.1"),
        ("world.statuses.work.start", "{employed: 0.9, unemployed: 0.05}", "shares that sum to 0.95"),
        (
            "world.statuses.work.start",
            "{employed: {base: 0.6, by: {region: {south: 2}}}, unemployed: rest}",
            "sum to 1.2 for region=south",
        ),
        ("world.population.dependants.child", "{0: 0.9, 1: 0.05}", "0.95"),
        ("regime.scores.credit.start", "{by: {sex: {female: {1: 0.5}, male: {2: 1}}}}", "0.5 for sex=female"),
    ],
)
def test_shares_sum_to_one_in_every_cell(path: str, value: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        load_text(FULL).reform({path: value})
    (finding,) = refused.value.findings
    assert says in finding.text()
    assert finding.code == "share"


def test_a_regime_alone_may_have_tables_by_the_labels_of_a_column() -> None:
    regime = SMALL[SMALL.index("regime:") :].replace(
        "start: 1000", "start: {by: {region: {north: {1: 1}, south: {2: 1}}}}"
    )
    regime = (
        regime[: regime.index("  lists:")].replace("points: {default: -50}, ", "").replace("observes: default, ", "")
    )
    scenario = load_text(f"name: regime\nclock: {{start: 2013-01-01, end: 2018-01-01}}\n{regime}")
    assert isinstance(scenario.regime.scores["citizen"].start, Chances)
