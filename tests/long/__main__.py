"""`python -m tests.long`: every closed form at 100 million persons, one after another; what is done is kept."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from tests.closed_form.bound import ALL, BOUND, forget, name_of, z_at


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000_000, help="persons of each run (100,000,000)")
    parser.add_argument("--seed", type=int, default=1, help="which persons (1)")
    parser.add_argument("--only", default="", help="claims whose name contains this")
    parser.add_argument("--out", type=Path, default=Path("long.json"), help="where results are kept (long.json)")
    return parser.parse_args()


def main() -> int:
    """Run what is not done yet, then print the largest |z|; 1 if one lies beyond the bound."""
    asked = arguments()
    key = f"{asked.people} persons, seed {asked.seed}"
    kept: dict[str, dict[str, float]] = json.loads(asked.out.read_text()) if asked.out.exists() else {}
    done = kept.setdefault(key, {})
    chosen = [claim for claim in ALL if asked.only in name_of(claim)]
    before = ""
    for at, claim in enumerate(chosen, 1):
        name = name_of(claim)
        if name in done:
            continue
        began = time.perf_counter()
        scenario = getattr(claim, "text", None) or str(claim.scenario) + str(claim.changes)  # type: ignore[union-attr]
        if scenario != before:
            forget()
            before = scenario
        done[name] = z_at(claim, asked.people, asked.seed)
        asked.out.write_text(json.dumps(kept, indent=1))
        sys.stdout.write(f"{at}/{len(chosen)}  z {done[name]:5.2f}  {time.perf_counter() - began:6.1f} s  {name}\n")
        sys.stdout.flush()
    found = {name_of(claim): done[name_of(claim)] for claim in chosen}
    worst = max(found, key=lambda name: found[name])
    sys.stdout.write(f"{len(found)} claims, {key}: largest |z| {found[worst]:.2f} ({worst}), bound {BOUND:.2f}\n")
    return 1 if found[worst] > BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
