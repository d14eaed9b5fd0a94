"""`python -m tests.long`: every closed form at 100 million persons, one after another; what is done is kept."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from standing.engine.cache import source_hash
from tests.closed_form.bound import ALL, BOUND, FAMILY_ERROR, AnyClaim, forget, name_of, value_of, z_at

SHOWN = 10
"""Claims that the table at the end shows: those with the largest |z|."""


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000_000, help="persons of each run (100,000,000)")
    parser.add_argument("--seed", type=int, default=1, help="which persons (1)")
    parser.add_argument("--only", default="", help="claims whose name contains this")
    parser.add_argument("--out", type=Path, default=Path("long.json"), help="where results are kept (long.json)")
    return parser.parse_args()


def run_of(claim: AnyClaim) -> str:
    """What tells the run of a claim from others: claims that share one stand together."""
    return getattr(claim, "text", "") or f"{getattr(claim, 'scenario', '')}{getattr(claim, 'changes', '')}"


def look(chosen: list[AnyClaim], done: dict[str, list[float]], asked: argparse.Namespace, keep: Path) -> None:
    """Compare what is not compared yet, and keep each result at once; only one run at a time is held."""
    kept: dict[str, dict[str, list[float]]] = json.loads(keep.read_text(encoding="utf-8")) if keep.exists() else {}
    kept[key_of(asked)] = done
    before = ""
    for at, claim in enumerate(chosen, 1):
        name, value = name_of(claim), value_of(claim)
        if done.get(name, [])[1:] == [value]:
            continue
        began = time.perf_counter()
        if run_of(claim) != before:
            forget()
            before = run_of(claim)
        done[name] = [z_at(claim, asked.people, asked.seed), value]
        keep.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        say(f"{at}/{len(chosen)}  z {done[name][0]:5.2f}  {time.perf_counter() - began:6.1f} s  {name}")


def key_of(asked: argparse.Namespace) -> str:
    """Results count for one engine, number of persons and seed."""
    return f"engine {source_hash()}, {asked.people} persons, seed {asked.seed}"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run what is not done yet, then print the largest |z|; 1 if one lies beyond the bound."""
    asked = arguments()
    chosen = [claim for claim in ALL if asked.only in name_of(claim)]
    if not chosen:
        say(f"no claim has {asked.only!r} in its name")
        return 2
    kept = json.loads(asked.out.read_text(encoding="utf-8")) if asked.out.exists() else {}
    done: dict[str, list[float]] = kept.get(key_of(asked), {})
    look(chosen, done, asked, asked.out)
    found = sorted(((done[name_of(claim)][0], name_of(claim)) for claim in chosen), reverse=True)
    for z, name in found[:SHOWN]:
        say(f"{z:6.2f}  {name}")
    beyond = sum(z > BOUND for z, _ in found)
    say(f"{len(found)} claims, {key_of(asked)}: largest |z| {found[0][0]:.2f}, bound {BOUND:.2f}, beyond it {beyond}")
    say(f"a right engine has one beyond the bound with probability {FAMILY_ERROR:g} over all {len(ALL)} claims")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
