"""`--set PATH=VALUE` as changes to a scenario."""

from __future__ import annotations

from collections.abc import Iterable

from standing.cli.wrong import wrong


def changes_from(settings: Iterable[str]) -> dict[str, object]:
    """Changes by path; each value is read as the scenario file would read it.

    Parameters
    ----------
    settings
        Texts `PATH=VALUE`.

    Returns
    -------
    dict
        Path to value, in the order given.

    Raises
    ------
    InputError
        If a text has no `=`, a path comes twice, or a value is not YAML.

    Examples
    --------
    >>> changes_from(["regime.redress.correction.delay=5d", "world.population.people=1_000"])
    {'regime.redress.correction.delay': '5d', 'world.population.people': 1000}
    """
    from standing.scenario.position import parsed

    changes: dict[str, object] = {}
    for setting in settings:
        path, equals, value = setting.partition("=")
        path = path.strip()
        if not equals or not path:
            raise wrong("--set", setting, "PATH=VALUE, such as regime.redress.correction.delay=5d")
        if path in changes:
            raise wrong("--set", f"{path} twice", "each path once")
        changes[path] = parsed(value.strip(), f"--set {path}")[0]
    return changes
