"""What a specification shows, read back from it: its words, its layers, and where its letters stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standing.figures import Figure


def words(figure: Figure) -> str:
    """Title, lines under it, and every text mark of a picture."""
    title = figure.specification["title"]
    found = [*title["text"], *title["subtitle"]]
    for layer in layers(figure.specification):
        if kind(layer) == "text":
            for row in layer["data"]["values"]:
                found += row["text"] if isinstance(row["text"], list) else [row["text"]]
    return " ".join(found).replace("\u00a0", " ")


def layers(spec: Any) -> Iterator[dict[str, Any]]:
    """All layers of a specification, of its panels too."""
    for each in spec.get("layer", spec.get("vconcat", [])):
        if "mark" in each:
            yield each
        yield from layers(each)


def kind(layer: dict[str, Any]) -> str:
    """Kind of mark of a layer."""
    mark = layer["mark"]
    return str(mark if isinstance(mark, str) else mark["type"])


def of_kind(figure: Figure, wanted: str) -> list[dict[str, Any]]:
    """Layers with a kind of mark."""
    return [each for each in layers(figure.specification) if kind(each) == wanted]
