"""The cache of compiled code knows every source that the code is made of."""

from __future__ import annotations

import ast
from pathlib import Path

import standing
from standing.engine.cache import PACKAGE, SOURCES

ROOT = Path(standing.__file__).parent


def imported(path: Path) -> set[Path]:
    """Files of the package that a file imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("standing."):
            place = ROOT.joinpath(*(node.module or "").split(".")[1:])
            inside = [place / f"{alias.name}.py" for alias in node.names]
            found |= {each for each in (place.with_suffix(".py"), *inside) if each.is_file()}
    return found


def test_every_source_of_a_kernel_counts() -> None:
    known = {path for pattern in SOURCES for path in PACKAGE.glob(pattern)}
    assert len(known) > 20
    for path in known - {ROOT / "program" / "layout.py", ROOT / "program" / "streams.py"}:
        assert imported(path) <= known, path
