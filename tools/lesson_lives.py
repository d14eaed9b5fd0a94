"""Choose thirty lives of the case `tutorial` for the lesson, and write them as cards to print.

    python tools/lesson_lives.py            # choose again and write both files; half a minute
    python tools/lesson_lives.py --cards    # write the cards of the chosen lives

`docs/lesson/lives.csv` says which; `docs/lesson/cards.html` is the page to print.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl
from lesson_card import DRAWN, Card

from standing.experiments.life import Life, life
from standing.experiments.run import run
from standing.scenario import load

FOLDER: Final = Path(__file__).parents[1] / "docs" / "lesson"
CHOSEN: Final = FOLDER / "lives.csv"
CARDS: Final = FOLDER / "cards.html"
TEMPLATE: Final = Path(__file__).with_name("lesson_cards.template.html")

CASE: Final = "tutorial"
PEOPLE: Final = 300_000
SEED: Final = 1
EVENLY: Final = 24
"""Cards that are drawn evenly from all listings of the run, in the order of persons."""

PICKS: Final = ("wrongful-longest", "rightful", "never-notified", "typical")
"""Cards that `standing life tutorial --pick` finds."""

OTHERS: Final = {
    "other-persons-fine": ("wrong_person", 1),
    "asked-twice": ("wrong_fact", 2),
}
"""Cards found as the first listing, in the order of persons, of a kind that was corrected at the n-th request."""


class Chosen(NamedTuple):
    """A listing that a card is about, and how it was chosen."""

    chosen: str
    person: int
    listing: int


def drawn(beginnings: pl.DataFrame) -> Iterator[Chosen]:
    """Draw listings evenly: of n listings in the order of persons, those in the middle of 24 equal stretches."""
    for at in range(EVENLY):
        row = beginnings.row((2 * at + 1) * beginnings.height // (2 * EVENLY), named=True)
        yield Chosen(DRAWN, row["person"], row["listing"])


def picked() -> Iterator[Chosen]:
    """Pick lives by what they show; the listing of a card is the longest of the kind that was looked for."""
    for pick in PICKS:
        found = life(load(CASE), people=PEOPLE, seed=SEED, pick=pick)
        begun = [stay for stay in found.stays if stay.began and (pick != "wrongful-longest" or not stay.met)]
        longest = max(begun, key=lambda stay: min(stay.end, found.scenario.clock.seconds) - stay.begin)
        yield Chosen(pick, found.person, longest.number)


def others(beginnings: pl.DataFrame) -> Iterator[Chosen]:
    """Find the first listing of each further kind."""
    for chosen, (kind, requests) in OTHERS.items():
        yield next(
            Chosen(chosen, person, listing)
            for person, listing in beginnings.filter(pl.col("truth") == kind).select("person", "listing").iter_rows()
            if _corrected_at(lived(person), listing) == requests
        )


def _corrected_at(found: Life, listing: int) -> int:
    """At which request a listing was corrected; 0 if never."""
    stay = next(each for each in found.stays if each.number == listing)
    return len(stay.appeals) if stay.reason == "corrected" else 0


def lived(person: int) -> Life:
    """Live one person of the run again."""
    return life(load(CASE), people=PEOPLE, seed=SEED, person=person)


def choose() -> list[Chosen]:
    """Choose the thirty, in the order of persons."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "events.parquet"
        run(load(CASE), people=PEOPLE, seed=SEED, ledger=ledger)
        events = pl.scan_parquet(ledger).filter(pl.col("event") == "beginning")
        beginnings = events.select("person", "listing", "truth", "time").sort("person", "time").collect()
    return sorted([*drawn(beginnings), *picked(), *others(beginnings)], key=lambda each: each[1:])


def chosen() -> list[Chosen]:
    """Read which lives were chosen."""
    with CHOSEN.open(encoding="utf-8", newline="") as file:
        return [Chosen(row["chosen"], int(row["person"]), int(row["listing"])) for row in csv.DictReader(file)]


def cards() -> list[Card]:
    """Make the cards of the chosen lives."""
    made = []
    for number, each in enumerate(chosen(), 1):
        found = lived(each.person)
        stay = next(stay for stay in found.stays if stay.number == each.listing)
        made.append(Card(number, each.chosen, found, stay))
    return made


def page() -> str:
    """Give the page of the cards, for printing."""
    return TEMPLATE.read_text(encoding="utf-8").replace("{cards}", "".join(card.html() for card in cards()))


def _write_chosen() -> None:
    with CHOSEN.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["card", *Chosen._fields])
        rows.writerows([number, *each] for number, each in enumerate(choose(), 1))


if __name__ == "__main__":
    if "--cards" not in sys.argv:
        _write_chosen()
    CARDS.write_text(page(), encoding="utf-8")
