"""There is no way in for a given person, a stream, a database or a camera, and no search for what deters (DESIGN section 1)."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

import standing
from standing.errors import InputError
from standing.scenario import load_text
from standing.scenario.write import schema
from tests.scenario.shipped import SMALL

SOURCE: Final = Path(standing.__file__).parent
ROOT: Final = Path(__file__).parents[2]
MODULES: Final = sorted(SOURCE.rglob("*.py"))

ALLOWED: Final = {"cyclopts", "duckdb", "llvmlite", "numba", "numpy", "pydantic", "rich", "ruamel.yaml", "scipy"}
"""Libraries that compute, read a scenario, or show a table; none of them hears, sees or listens to anything."""

ALLOWED_ROOTS: Final = {each.split(".")[0] for each in ALLOWED} | {
    "distributed",
    "standing",
    "pydantic_core",
    "pandas",
    "polars",
    *("altair", "jinja2", "markupsafe", "vl_convert"),
}
NO_STREAMS: Final = {
    "socket", "socketserver", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "ssl", "asyncio", "select", "selectors",
    "sqlite3", "dbm", "xmlrpc", "telnetlib", "webbrowser", "wsgiref", "email", "pickle", "shelve", "marshal", "ctypes",
}  # fmt: skip
TEXT_OF_LINKS: Final = "urllib.parse"
"""Takes the text of a link apart, and opens nothing."""

OWN_CODE: Final = {SOURCE / "engine" / "machine_code.py": {"ctypes"}}
"""Who calls code that is not Python, and only code that the kernel was compiled to."""
PEERS: Final = SOURCE / "bench" / "peers"
PACKAGES_OF_PEERS: Final = {"mesa", "simpy", "starsim"}
"""Engines that the benchmark compares: imported by the program that measures each, and by nobody else."""

PERSONS: Final = re.compile(
    r"(score|list|look_?up|rate|flag|screen|assess|predict|classify|identify|match|check)_?(a_)?(person|people|citizen|user|customer"
    r"|applicant|individual|record)s?(_|$)|predict_proba|from_records?|add_person|register_person"
)
PERSON_PARAMETERS: Final = {
    "name_of_person", "person_id", "citizen", "customer", "applicant", "individual",
    "records", "persons", "user", "subject", "features",
}  # fmt: skip
ATTRIBUTES_OF_PERSONS: Final = (
    "birth",
    "passport",
    "id_number",
    "phone",
    "email",
    "address",
    "face",
    "voice",
    "photo",
    "biometric",
)


def imports(path: Path) -> set[str]:
    """Names of the modules that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_no_dependency_reads_streams_databases_cameras_faces_or_documents() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\s<>=!~\[;]", each, maxsplit=1)[0] for each in project["dependencies"]}
    assert needed == ALLOWED


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_no_module_imports_a_stream_or_another_library(path: Path) -> None:
    import sys

    roots = {each.split(".")[0] for each in imports(path) if each != TEXT_OF_LINKS}
    assert roots & NO_STREAMS == OWN_CODE.get(path, set())
    peers = PACKAGES_OF_PEERS if path.parent == PEERS else set()
    assert roots <= ALLOWED_ROOTS | peers | sys.stdlib_module_names


def test_duckdb_is_never_given_a_database_or_an_extension() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        for call in re.findall(r"duckdb\.connect\(([^)]*)\)", text):
            assert call in ("", '":memory:"'), path
        assert not re.search(r"\b(ATTACH|INSTALL|LOAD)\b", text), path


def test_no_public_call_scores_lists_or_looks_up_a_given_person() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                assert not PERSONS.search(node.name.casefold()), f"{path}: {node.name}"


def test_no_call_of_the_face_takes_a_person() -> None:
    for name in standing.__all__:
        each = getattr(standing, name)
        if not callable(each):
            continue
        calls = [
            each,
            *(call for _, call in inspect.getmembers(each, inspect.isfunction) if not call.__name__.startswith("_")),
        ]
        for call in calls:
            try:
                parameters = set(inspect.signature(call).parameters)
            except (TypeError, ValueError):
                continue
            assert not parameters & PERSON_PARAMETERS, f"{name}: {parameters & PERSON_PARAMETERS}"


def test_a_scenario_has_no_field_for_a_person() -> None:
    fields = {key for model in schema()["$defs"].values() for key in model.get("properties", {})}
    assert not [key for key in fields for word in ATTRIBUTES_OF_PERSONS if word in key.casefold()]
    assert "persons" not in fields
    assert "records" not in fields


@pytest.mark.parametrize("where", ["world", "world.population", "regime", "regime.lists.debtors"])
@pytest.mark.parametrize("key", ["records", "persons", "people_file", "database", "stream", "url", "camera"])
def test_a_scenario_with_records_of_people_is_refused(where: str, key: str) -> None:
    with pytest.raises(InputError) as error:
        load_text(SMALL).reform({f"{where}.{key}": "people.csv"})
    assert [finding.code for finding in error.value.findings] == ["unknown-field"]


@pytest.mark.parametrize(
    "path",
    ["https://example.org/people.csv", "postgresql://host/people", "s3://b/a.parquet", "people.sqlite", "people.db"],
)
def test_cells_never_come_from_the_web_or_a_database(path: str, tmp_path: Path) -> None:
    (tmp_path / "people.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "a.sqlite").write_bytes(b"SQLite format 3\0")
    rows = SMALL[SMALL.index("    cells:") : SMALL.index("  conducts:")]
    with pytest.raises(InputError) as error:
        load_text(SMALL.replace(rows, f"    cells: '{path}'\n"), "scenario.yaml", tmp_path)
    assert [finding.code for finding in error.value.findings] == ["path"]


def test_a_sensor_is_a_set_of_error_rates() -> None:
    built = {
        "observes",
        "detects",
        "delay",
        "wrong_person",
        "mixing",
        "false_alarms",
        "authority",
        "title",
        "description",
        "note",
    }
    not_built = {"assesses", "conduct", "within", "flags", "guilty_if", "learns"}
    said_of_it = {
        "bodies",
        "sorts_by",
        "narrow_aim",
        "errors_declared",
        "corroborated",
    }  # words for checks; no run reads them
    assert set(schema()["$defs"]["Sensor"]["properties"]) == built | not_built | said_of_it


COMPILERS = "_optimize_final_module"
"""A step of the compiler that the engine leaves out, under the name that Numba gives it; it optimizes machine code."""


def test_nothing_searches_for_the_sanction_that_deters_most() -> None:
    for path in MODULES:
        assert not {each for each in imports(path) if each.startswith("scipy.optimize")}, path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name != COMPILERS:
                assert not re.search(r"optimi[sz]e|maximi[sz]e|best_(sanction|regime|policy)", node.name), (
                    f"{path}: {node.name}"
                )


def test_the_small_print_of_groups_is_thirty_persons_and_ten_events() -> None:
    from standing.measures import suppress

    text = inspect.getsource(suppress)
    assert re.search(r"\b30\b", text)
    assert re.search(r"\b10\b", text)
