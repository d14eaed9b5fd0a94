"""The rules of RO-Crate 1.1 that a metadata file must keep, as its specification says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from standing.report.archive import crate, record
from standing.scenario import load


@pytest.fixture
def graph(kept: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((kept / crate.NAME).read_text(encoding="utf-8"))
    assert document["@context"] == "https://w3id.org/ro/crate/1.1/context"
    entities = {each["@id"]: each for each in document["@graph"]}
    assert len(entities) == len(document["@graph"])
    return entities


def references(entity: dict[str, Any]) -> Iterator[str]:
    for key, value in entity.items():
        for each in value if isinstance(value, list) else [value]:
            if key != "@id" and isinstance(each, dict):
                assert {*each} == {"@id"}
                yield each["@id"]


def test_the_descriptor_is_about_the_root(graph: dict[str, dict[str, Any]]) -> None:
    descriptor = graph["ro-crate-metadata.json"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}


def test_the_root_has_what_it_must_have(graph: dict[str, dict[str, Any]]) -> None:
    root = graph["./"]
    assert root["@type"] == "Dataset"
    assert root["name"]
    assert "Simulated, on synthetic persons" in root["description"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", root["datePublished"])
    assert graph[root["license"]["@id"]]["name"]


def test_every_part_is_described_and_is_there(graph: dict[str, dict[str, Any]], kept: Path) -> None:
    parts = [each["@id"] for each in graph["./"]["hasPart"]]
    assert parts == [name for name, each in graph.items() if each["@type"] == "File"]
    present = {crate.address(each.relative_to(kept).as_posix()) for each in kept.rglob("*") if each.is_file()}
    assert {*parts} == present - {"ro-crate-metadata.json", "manifest-sha256.txt"}
    for part in parts:
        assert graph[part]["encodingFormat"]
        size = graph[part].get("contentSize")
        assert size is None or int(size) == (kept / unquote(part)).stat().st_size


def test_every_entity_has_a_type_and_every_reference_leads_somewhere(graph: dict[str, dict[str, Any]]) -> None:
    outside = {"https://w3id.org/ro/crate/1.1"}
    for entity in graph.values():
        assert isinstance(entity["@type"], str)
        assert {*references(entity)} <= {*graph} | outside


def test_every_contextual_entity_is_reached_from_the_root(graph: dict[str, dict[str, Any]]) -> None:
    reached, open_ = {"./"}, ["./"]
    while open_:
        further = {*references(graph[open_.pop()])} & {*graph} - reached
        reached |= further
        open_ += further
    assert reached == {*graph} - {"ro-crate-metadata.json"}


def test_names_of_every_script_are_encoded_in_addresses_alone(kept: Path) -> None:
    known = record.Record(**json.loads((kept / record.NAME).read_text(encoding="utf-8")))
    sizes = {"scenario/scenario.yaml": 1, "scenario/größe 1.csv": 2, "scenario/省 #2%.csv": 3}
    graph = json.loads(crate.crate(load("tutorial"), known, sizes, "2026-01-01"))["@graph"]
    entities = {each["@id"]: each for each in graph}
    parts = {each["@id"] for each in entities["./"]["hasPart"]}
    assert {unquote(each) for each in parts} == {*sizes}
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", each) for each in parts)
    assert "scenario/%E7%9C%81%20%232%25.csv" in parts
    assert {entities[each]["name"] for each in parts} == {"scenario.yaml", "größe 1.csv", "省 #2%.csv"}
    assert {each["@id"] for each in entities["#run"]["object"]} == parts


def test_a_single_value_has_no_list_around_it(graph: dict[str, dict[str, Any]]) -> None:
    for entity in graph.values():
        assert all(len(value) > 1 for value in entity.values() if isinstance(value, list))


def test_the_run_is_what_made_the_result(graph: dict[str, dict[str, Any]]) -> None:
    action = graph["#run"]
    assert action["@type"] == "CreateAction"
    assert action["object"] == {"@id": "scenario/scenario.yaml"}
    assert {each["@id"] for each in action["result"]} == {name for name in graph if name.startswith("result/")}
    assert graph[action["instrument"]["@id"]]["@type"] == "SoftwareApplication"
