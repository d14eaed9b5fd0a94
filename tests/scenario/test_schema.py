"""The JSON Schema that editors read, and the scenario that `standing new` writes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from ruamel.yaml import YAML

from standing.cli.new import SCHEMA, new
from standing.errors import InputError
from standing.scenario import load
from standing.scenario.position import parsed
from standing.scenario.write import json_schema, schema
from tests.scenario.shipped import FULL, SMALL, shipped

BAD: Final = Path(__file__).parents[1] / "bad"
CHECKER: Final = jsonschema.Draft202012Validator(schema())


def as_editors_read(text: str) -> Any:
    """YAML 1.1 to a tree as an editor may see it: dates and numbers with underscores as text."""
    tree = YAML(typ="safe", pure=True).load(re.sub(r"(?<=[ \[{])(\d{4}-\d\d-\d\d)(?=[,:}\]\s])", r"'\1'", text))
    return json.loads(json.dumps(tree, default=str))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(json_schema()) == schema()


@pytest.mark.parametrize("name", list(shipped()))
def test_what_is_shipped_fits_the_schema(name: str) -> None:
    text = shipped()[name][0]
    for tree in (parsed(text, name)[0], as_editors_read(text)):
        assert [f"{list(each.path)} {each.message[:200]}" for each in CHECKER.iter_errors(tree)] == []


@pytest.mark.parametrize(
    ("old", "new"), [("6_000", "'6_000'"), ("2013-01-01", "'2013-01-01'"), ("0.7", "'0.7'"), ("1000", "'1_000'")]
)
def test_numbers_with_underscores_and_dates_may_be_text(old: str, new: str) -> None:
    assert old in SMALL
    assert list(CHECKER.iter_errors(parsed(SMALL.replace(old, new), "s")[0])) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("clock: {start", "clock: {strat"),
        ("0.4/yr", "0.4"),
        ("gravity: 3", "gravity: grave"),
        ("30d", "30"),
        ("when: before", "when: never"),
        ("name: small\n", ""),
        ("regime:", "regimes:"),
        ("detects: 0.7", "detects: 1.7"),
    ],
)
def test_an_editor_marks_mistakes(old: str, new: str) -> None:
    assert old in SMALL
    assert list(CHECKER.iter_errors(parsed(SMALL.replace(old, new, 1), "s")[0]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("renewal: {base: 0.02/yr", "renewal: {base: 0.02"),
        ("child: {0: 0.4", "child: {none: 0.4"),
        ("employed -> unemployed:\n", "employed to unemployed:\n"),
        ("would_reoffend: {start: {by: {sex:", "would_reoffend: {start: {by: {region: {}, sex:"),
        ("late: {share: 0.1", "late: {shore: 0.1"),
        ("by_score: {by: {region: {north: {300: 0.1", "by_score: {by: {region: {north: {low: 0.1"),
        ("multiplies: conduct.default", "multiplies: conducts.default"),
        ("while: {on_list:", "while: {on_lists:"),
        ("assesses: {on: flight", "assesses: {at_each: flight"),
        ("assesses: {every: 1y", "assesses: {every: 1"),
        ("at: {2015-01-01: 0.5", "at: {early: 0.5"),
        ("keeps: forever", "keeps: always"),
        ("within: ever, keeps", "within: always, keeps"),
        ("by_status: {work: {unemployed: -20}}", "by_status: {work: {unemployed: few}}"),
        ("hits: extend", "hits: stretch"),
        ("rewards: true", "rewards: some"),
        ("public: {2013-01-01: false", "public: {2013-01-01: 0.5"),
        ("amnesty: [{at: 2016-01-01", "amnesty: [{on: 2016-01-01"),
        ("exempt: [{region: north", "exempt: [{region: {a: 1}"),
        ("misfires: {value: 0.001", "misfires: {value: 1.001"),
    ],
)
def test_an_editor_marks_mistakes_in_what_is_rarer(old: str, new: str) -> None:
    assert old in FULL
    assert list(CHECKER.iter_errors(parsed(FULL.replace(old, new, 1), "s")[0]))


def test_every_field_says_what_it_is() -> None:
    for name, model in schema()["$defs"].items():
        for key, field in model.get("properties", {}).items():
            if "title" in model:
                assert field.get("description"), f"{name}.{key}"


def test_a_new_scenario_loads_and_points_to_its_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("my-regime") == 0
    path = tmp_path / "my-regime.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=./{SCHEMA}"
    assert json.loads((tmp_path / SCHEMA).read_text(encoding="utf-8")) == schema()
    assert load(path).name == "my-regime"
    assert "unstated" not in {each.status for each in load(path).inputs()}


def test_loading_and_checking_import_neither_the_engine_nor_numba_nor_scipy(tmp_path: Path) -> None:
    path = tmp_path / "full.yaml"
    path.write_text(FULL, encoding="utf-8")
    code = (
        "import sys\nfrom standing.checks.sense import check_sense\nfrom standing.scenario import load\n"
        f"check_sense(load({str(path)!r}))\n"
        "print(sorted(each for each in sys.modules if each.split('.')[0] in ('numba', 'scipy', 'llvmlite', 'duckdb', 'numpy')"
        " or each.startswith('standing.engine')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_field_of_the_schema_is_a_field_of_the_loader() -> None:
    with pytest.raises(InputError):
        load(BAD / "field-misspelt.yaml")
    assert list(CHECKER.iter_errors(parsed((BAD / "field-misspelt.yaml").read_text(encoding="utf-8"), "s")[0]))
