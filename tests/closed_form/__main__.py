"""`python -m tests.closed_form`: every closed form against the engine, as a table."""

from __future__ import annotations

import sys

from tests.closed_form.bound import ALL, BOUND, FAMILY_ERROR, SUITE_ERROR, name_of, z_of
from tests.closed_form.claims import PEOPLE


def main() -> int:
    """Print the table; 1 if a claim lies beyond the bound twice."""
    found = {name_of(claim): z_of(claim) for claim in ALL}
    beyond = [claim for claim in ALL if found[name_of(claim)] > BOUND]
    again = {name_of(claim): z_of(claim, again=True) for claim in beyond}
    for name, z in found.items():
        sys.stdout.write(f"{z:6.2f}  {name}{f'  (again: {again[name]:.2f})' if name in again else ''}\n")
    failed = [name for name, z in again.items() if z > BOUND]
    sys.stdout.write(
        f"{len(ALL)} claims at {PEOPLE:,} persons, largest |z| {max(found.values()):.2f}, bound {BOUND:.2f}\n"
        f"a right engine has some |z| beyond the bound with probability {FAMILY_ERROR:g}, and fails with {SUITE_ERROR:.1e}\n"
        f"{len(failed)} failed\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
