"""A file or the name of a case to a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from standing.cases import SCENARIO, case_folder, case_named, case_names
from standing.errors import InputError, listed, nearest, shown
from standing.scenario.build import origin_of, rebuilt, scenario_from
from standing.scenario.position import parsed
from standing.scenario.scenario import Scenario
from standing.scenario.text import read_text


def load(source: str | Path, changes: Mapping[str, object] | None = None) -> Scenario:
    """Load a scenario.

    Parameters
    ----------
    source
        Name of a shipped case, or path of a scenario file.
    changes
        Values by dotted path, as `--set PATH=VALUE` takes them.

    Returns
    -------
    Scenario
        Checked: every field known, every name defined, every number in its bounds.

    Raises
    ------
    InputError
        With all findings of the file at once.
    """
    path = _path_of(source)
    return load_text(read_text(path), str(path), path.parent, changes)


def load_text(
    text: str, file: str = "scenario.yaml", folder: Path | None = None, changes: Mapping[str, object] | None = None
) -> Scenario:
    """Load a scenario from its text.

    Parameters
    ----------
    text
        The YAML.
    file
        Its name, for messages.
    folder
        The folder that paths in it are relative to; without one, paths are refused.
    changes
        As in `load`.

    Raises
    ------
    InputError
        With all findings at once.
    """
    tree, positions = parsed(text, file)
    origin = origin_of(file, folder, text, tree, positions)
    return rebuilt(origin, changes) if changes else scenario_from(origin)


def _path_of(source: str | Path) -> Path:
    names, beside = case_names(), None
    if isinstance(source, str) and source in names:
        return case_folder(source) / SCENARIO
    try:
        path = Path(source)
        exists = source != "" and path.exists()
        beside = next((name for name in (f"{source}.yaml", f"{source}.yml") if Path(name).is_file()), None)
    except (OSError, ValueError):
        exists = False
    if exists:
        return path / SCENARIO if path.is_dir() and (path / SCENARIO).is_file() else path
    words = str(source)
    if case_named(words) is not None:
        return case_folder(words) / SCENARIO
    raise InputError.one(
        f"{shown(words)}, which is neither a file nor a case" if words else "nothing",
        f"a scenario file, or one of the cases {listed(names)}" if names else "a scenario file",
        nearest=beside or nearest(words, names),
        code="case",
    )
