"""Run the shipped cases, small, and write the gallery of the documentation.

    python tools/gallery_page.py            # run all, write docs/gallery/gallery.json, a picture for each, and the page
    python tools/gallery_page.py --page     # write the page from gallery.json
    python tools/gallery_page.py tutorial   # run some, keep the others

What is run, and why, says `gallery_page.yaml`. The page is made of the runs alone: `gallery.json` keeps what was found, with the
digest of the scenario that was run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from standing.cases import case_folder
from standing.errors import InputError
from standing.experiments.run import Run, run
from standing.experiments.validate import Checked, Validation, validate
from standing.experiments.validate_verdict import Reading
from standing.figures import NothingToDraw
from standing.measures.measure import Value
from standing.measures.relatedness import MILDEST
from standing.measures.suppress import is_too_few, too_few
from standing.measures.wording import number
from standing.report.explain import explain
from standing.report.five import FIVE, five_values, plainly
from standing.report.title import inputs_in_words
from standing.scenario import Scenario, load
from standing.version import VERSION

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGE: Final = DOCS / "gallery.md"
FOLDER: Final = DOCS / "gallery"
FOUND: Final = FOLDER / "gallery.json"
WANTED: Final = Path(__file__).with_suffix(".yaml")
SEED: Final = 1
MOST_ROWS: Final = 5
"""Expectations of a theory that are shown."""

SAYS: Final = ("enters", "denies", "counts")
"""Sections of `standing explain` of which one sentence says what a regime is, the best first."""

HEAD: Final = """\
# The shipped cases

Each case was run, small, to write this page: seed 1, and as many synthetic persons as stand beside it. **Everything is simulated
and synthetic.** More persons narrow the simulation noise, and not what rests on assumptions. `tools/gallery_page.py` writes this
page; `standing cases` lists the same cases, with their files.

| case | what it is | inputs | run on |
|---|---|---|--:|
"""
FOOT: Final = """\
## What this page does not show

- A share in a simulated population is not the probability that a particular person's listing is wrong.
- That a theory is reproduced says that the engine follows it, not that the world does.
- Figures that a case was fitted to do not validate it.
- Groups with under 30 persons or 10 events are shown as "too few".
"""


def wanted() -> dict[str, Any]:
    """Say what is run: persons, what it shows and pictures, by case."""
    read: dict[str, Any] = YAML(typ="safe", pure=True).load(WANTED.read_text(encoding="utf-8"))
    return read


def found(name: str) -> dict[str, Any]:
    """Run a case and say what was found; its picture is written."""
    scenario, people = load(name), wanted()[name]["people"]
    made = run(scenario, people=people, seed=SEED)
    told = [(each.section, each.sentence) for each in explain(scenario)]
    return {
        "standing": VERSION,
        "digest": scenario.digest,
        "people": people,
        "seed": SEED,
        "regime": next(sentence for section in SAYS for at, sentence in told if at == section),
        "numbers": list(numbers(made)),
        "picture": picture(name, made),
        "expectations": expectations(scenario, people) if scenario.expects else None,
    }


def numbers(made: Run) -> Iterator[dict[str, str]]:
    """Say the five numbers, each with denominator and interval; what is not modelled says so."""
    told: set[tuple[str, str]] = set()
    for value in five_values(made.catalogue):
        if value.name == MILDEST or (value.id, plainly(value)) in told:
            continue
        told.add((value.id, plainly(value)))
        yield {"id": value.id, "title": FIVE[value.id], "text": plainly(value), "status": _status(value)}


def _status(value: Value) -> str:
    return too_few() if value.status == "computed" and is_too_few(value) else value.status


def expectations(scenario: Scenario, people: int) -> dict[str, Any]:
    """Say what a case expects and what came out: the first of them, and how many in all."""
    validation = validate([scenario], people=people, seed=SEED)
    checked = validation.checked[0]
    return {
        "runs": checked.runs,
        **{outcome: validation.count(outcome) for outcome in ("reproduced", "not reproduced", "reported")},
        "rows": list(_rows(validation, checked)),
    }


def _rows(validation: Validation, checked: Checked) -> Iterator[dict[str, str]]:
    for reading in checked.readings[:MOST_ROWS]:
        hidden = reading.few or reading.interval.low is None
        yield {
            "what": reading.wanted.in_words(),
            "class": reading.wanted.kind,
            "expected": _expected(reading),
            "found": too_few() if reading.few else _short(reading.found),
            "interval": "" if hidden else f"{_short(reading.interval.low)} to {_short(reading.interval.high)}",
            "outcome": reading.outcome(validation.bound),
        }


def _expected(reading: Reading) -> str:
    if isinstance(reading.wanted.value, str):
        return reading.wanted.value
    if reading.stated is None:
        return f"{_short(reading.expected[0])} to {_short(reading.expected[1])}"
    return _short(reading.stated)


def _short(value: Any) -> str:
    plain = float(value)
    return number(round(plain)) if abs(plain) >= 1_000 else f"{plain:.4g}"


def picture(name: str, made: Run) -> dict[str, str] | None:
    """Draw the first picture that can be drawn, as SVG; None if none can."""
    for each in wanted()[name]["pictures"]:
        kind, said = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        try:
            figure = getattr(made.plot, kind)(**said)
        except NothingToDraw:
            continue
        file = FOLDER / f"{name.replace('/', '-')}.svg"
        file.write_text(figure.svg(), encoding="utf-8")
        return {"kind": kind, "file": file.name, "title": figure.title, "caption": figure.caption}
    return None


def page(cases: Mapping[str, Any]) -> str:
    """Give the page, from what was found."""
    head = "".join(_line(name, case) for name, case in cases.items())
    return HEAD + head + "\n" + "\n".join([*(_case(name, case) for name, case in cases.items()), FOOT])


def _line(name: str, case: Mapping[str, Any]) -> str:
    scenario = load(name)
    inputs = inputs_in_words(scenario.inputs())
    return f"| [{name}](#{_anchor(name)}) | {scenario.title} | {inputs} | {number(case['people'])} |\n"


def _anchor(name: str) -> str:
    return name.replace("/", "-")


def _case(name: str, case: Mapping[str, Any]) -> str:
    scenario = load(name)
    parts = [
        f"## {name} {{#{_anchor(name)}}}\n",
        f"**{scenario.title}.** {wanted()[name]['shows']}\n",
        *_picture(case["picture"]),
        f"*The regime, from its rules:* {case['regime']}\n",
        "In the simulated population:\n",
        *_numbers(case["numbers"]),
        "",
        *(_expectations(case["expectations"]) if case["expectations"] else ()),
        *_facts(name, scenario, case),
        "",
    ]
    return "\n".join(parts)


def _picture(drawn: Mapping[str, str] | None) -> Iterator[str]:
    if drawn:
        yield f"![{drawn['title']}](gallery/{drawn['file']})\n"
        yield f"{drawn['caption']}\n"


def _numbers(lines: list[Mapping[str, str]]) -> Iterator[str]:
    for line in lines:
        if line["status"] != "not_modelled":
            yield f"- **{line['id']}, {line['title']}**: {line['text']}."
    if missing := [f"{line['title']} ({line['id']})" for line in lines if line["status"] == "not_modelled"]:
        yield f"- Not modelled here: {', '.join(dict.fromkeys(missing))}."


def _expectations(told: Mapping[str, Any]) -> Iterator[str]:
    yield "What the theory says, and what came out:\n"
    yield "| expectation | class | expected | found | 95 % | outcome |"
    yield "|---|---|--:|--:|---|---|"
    for row in told["rows"]:
        yield f"| {' | '.join(row.values())} |"
    more = sum(told[outcome] for outcome in ("reproduced", "not reproduced", "reported"))
    yield f"\nOf {more} expectations, {told['reproduced']} were reproduced at this size ({told['runs']} runs).\n"


def _facts(name: str, scenario: Scenario, case: Mapping[str, Any]) -> Iterator[str]:
    clock = scenario.clock
    readme = case_folder(name) / "README.md"
    yield "| about | this case |"
    yield "|---|---|"
    yield f"| span | {clock.start.date()} to {clock.end.date()} |"
    yield f"| validation | {_validation(name, scenario)} |"
    yield f"| sources | {'; '.join(_sources(scenario))} |"
    if readme.exists():
        yield f"| more | `src/standing/cases/{name}/README.md` |"
    yield f"| command | `standing run {name} --people {case['people']:_}` |"
    made = f"Standing {case['standing']}, {number(case['people'])} persons, seed {case['seed']}"
    yield f"| run | {made}, digest `{case['digest'][:12]}` |"


def _validation(name: str, scenario: Scenario) -> str:
    uses = [figure.use for figure in scenario.published]
    if scenario.expects:
        return f"expects {len(scenario.expects)} results, some for each group: `standing validate {name}`"
    if "fit" in uses:
        reference = uses.count("reference")
        return (
            f"fitted to {uses.count('fit')} published figures, which therefore do not validate it; "
            f"{reference} for reference. Provisional: written once, not yet again by a second author"
        )
    return "none: no published figure belongs to it"


def _sources(scenario: Scenario) -> Iterator[str]:
    for name, source in scenario.sources.items():
        title = source.title or name
        yield f"[{title}]({source.url})" if source.url else title


def _write_page(cases: Mapping[str, Any]) -> None:
    PAGE.write_text(page(cases), encoding="utf-8")


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if not word.startswith("--")]
    kept = json.loads(FOUND.read_text(encoding="utf-8")) if FOUND.exists() else {}
    if "--page" not in sys.argv:
        FOLDER.mkdir(exist_ok=True)
        if unknown := [name for name in asked if name not in wanted()]:
            raise InputError.one(", ".join(unknown), ", ".join(wanted()))
        kept = {name: found(name) if not asked or name in asked else kept[name] for name in wanted()}
        FOUND.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _write_page(kept)
