"""Fit the case china-2018 to its published figures, and print what came out.

    python tools/fit_china_2018.py           fit, and print the tables
    python tools/fit_china_2018.py --write   write the fitted numbers into scenario.yaml, and the tables into README.md
    python tools/fit_china_2018.py --tables  print the tables for the numbers that scenario.yaml has, without fitting

Nothing is simulated: expected figures come from `china_mean_field`. The ten parameters of `china_curves` minimise the sum of
the fourth powers of the relative errors, which keeps the largest small: one per cent is the unit of a figure from 2015 on, ten
per cent that of an earlier one. The spread of flight attempts follows in closed form from three figures of July 2014.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import china_curves as curves
import numpy as np
from china_mean_field import expected
from china_problem import problem_of, spread_of_flights
from china_rules import Array
from china_tables import backtest_table, checks_table, errors_table, forecast_table, left_out_errors, parameters_table

from standing.scenario import Scenario, load

FOLDER: Final = Path(__file__).parent.parent / "src" / "standing" / "cases" / "china-2018"
SCENARIO_MARKS: Final = ("# [fitted: {}]", "# [end]")
README_MARKS: Final = ("<!-- fitted: {} -->", "<!-- end -->")
PATHS: Final = {
    "listing": "world.conducts.judgment_default.rate",
    "settling": "world.conducts.judgment_default.settles",
    "flights": "world.services.flight.attempts",
    "spread": "world.services.flight.spread.shape",
    "rail": "world.services.high_speed_rail.attempts",
}
"""Where the fitted numbers stand in the scenario, by the name of their block."""

Fields = dict[str, object]


def numbers(scenario: Scenario, vector: Array) -> dict[str, Fields]:
    """Give the fitted numbers, rounded, as the scenario states them: by name of their block.

    Parameters
    ----------
    scenario
        The case.
    vector
        Fitted parameters, (parameters,).
    """
    sets, values = vector[None, :], curves.from_vector(vector)
    return {
        "listing": _rate(curves.listing_steps(sets, scenario.clock.start.date()), values["listing_plateau"]),
        "settling": {"value": f"{values['settles']:.4g}/yr", "status": "calibrated", "source": "figures"},
        "flights": _rate(curves.flight_steps(sets), values["flights_level"]),
        "spread": {
            "value": float(f"{spread_of_flights(scenario):.3g}"),
            "status": "calibrated",
            "source": "caac-2014",
            "range": [0.01, 0.3],
        },
        "rail": _rate(curves.rail_steps(sets), values["rail_level"]),
    }


def _rate(steps: curves.Steps, base: float) -> Fields:
    base = float(f"{base:.4g}")
    over = {
        date.isoformat(): float(f"{value / base:.4g}")
        for date, value in zip(steps.dates, steps.values[0].tolist(), strict=True)
    }
    return {"base": f"{base:g}/yr", "over": over, "status": "calibrated", "source": "figures"}


def block(name: str, fields: Mapping[str, object]) -> str:
    """Give a block of scenario.yaml."""
    key = PATHS[name].rpartition(".")[2]
    if "over" not in fields:
        values = ", ".join(f"{each}: {value}" for each, value in fields.items())
        return f"spread: {{shape: {{{values}}}}}\n" if key == "shape" else f"{key}: {{{values}}}\n"
    over = fields["over"]
    pairs = [f"{date}: {value:g}" for date, value in over.items()] if isinstance(over, dict) else []
    rows = ",\n       ".join(", ".join(pairs[at : at + 4]) for at in range(0, len(pairs), 4))
    rest = "".join(f"  {each}: {fields[each]}\n" for each in ("status", "source"))
    return f"{key}:\n  base: {fields['base']}\n  over:\n      {{{rows}}}\n{rest}"


def written(text: str, name: str, new: str, marks: tuple[str, str]) -> str:
    """Give a text with the block between its marks replaced, indented as the first mark is."""
    opening, closing = (mark.format(name) for mark in marks)
    pattern = re.compile(rf"^( *){re.escape(opening)}\n.*?^ *{re.escape(closing)}", re.DOTALL | re.MULTILINE)

    def filled(match: re.Match[str]) -> str:
        lines = "".join(f"{match[1]}{line}\n" if line else "\n" for line in new.splitlines())
        return f"{match[1]}{opening}\n{lines}{match[1]}{closing}"

    result, count = pattern.subn(filled, text)
    if count != 1:
        raise ValueError(f"{count} blocks named {name}; expected one")
    return result


def write(file: Path, parts: Mapping[str, str], marks: tuple[str, str]) -> None:
    """Replace blocks of a file."""
    text = file.read_text(encoding="utf-8")
    for name, new in parts.items():
        text = written(text, name, new, marks)
    file.write_text(text, encoding="utf-8")


def tables_without_fit(scenario: Scenario) -> dict[str, str]:
    """Give the tables that follow from the numbers of the scenario alone."""
    problem = problem_of(scenario)
    run = expected(problem.rules, problem.fixed)
    return {
        "fit": errors_table(problem, run, {}),
        "checks": checks_table(problem, run),
        "forecast": forecast_table(scenario, problem.people),
    }


def fitted_numbers(scenario: Scenario, start: Mapping[str, float] = curves.START) -> tuple[Array, dict[str, Fields]]:
    """Fit from some parameters on, and give those found and the numbers that follow from them."""
    spread = float(f"{spread_of_flights(scenario):.3g}")
    problem = problem_of(scenario.reform({f"{PATHS['spread']}.value": spread}))
    vector = problem.fitted(curves.to_vector(dict(start)), np.ones(len(curves.NAMES), dtype=np.bool_))
    return vector, numbers(scenario, vector)


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the numbers into the case")
    parser.add_argument("--tables", action="store_true", help="no fit: tables for the numbers in scenario.yaml")
    chosen = parser.parse_args()
    scenario = load(FOLDER / "scenario.yaml")
    if chosen.tables:
        sys.stdout.write("\n".join(tables_without_fit(scenario).values()))
        return
    vector, found = fitted_numbers(scenario)
    scenario = scenario.reform({PATHS[name]: fields for name, fields in found.items()})
    if chosen.write:
        blocks = {name: block(name, fields) for name, fields in found.items()}
        write(FOLDER / "scenario.yaml", blocks, SCENARIO_MARKS)
        scenario = load(FOLDER / "scenario.yaml")
    problem = problem_of(scenario)
    run = expected(problem.rules, problem.fixed)
    tables = tables_without_fit(scenario) | {
        "parameters": parameters_table(vector),
        "fit": errors_table(problem, run, left_out_errors(problem, vector)),
        "backtest": backtest_table(problem, vector),
    }
    if chosen.write:
        write(FOLDER / "README.md", tables, README_MARKS)
    sys.stdout.write("\n".join(tables.values()))


if __name__ == "__main__":
    main()
