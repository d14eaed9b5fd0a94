"""The catalogue is what was collected, refuses every kind of damage, and is chosen from by jurisdiction and by day."""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from standing.checks.catalogue import FILE, Norm, book_from, catalogue, families, jurisdictions, norm
from standing.errors import InputError

ROOT: Final = Path(__file__).parents[2]
FACTS: Final = Path(__file__).parent / "facts"
SHIPPED: Final = book_from(files("standing.checks").joinpath(FILE).read_text(encoding="utf-8"))
SMALL: Final = """\
families: [redress]
jurisdictions: [us, eu]
norms:
  - id: G1
    family: redress
    subject: redress
    measured: true
    citations:
      - {text: FCRA, jurisdiction: us, standing: in_force, read: secondhand, from: 2001, until: 2003-05, link: fcra}
      - {text: GDPR, jurisdiction: eu, standing: in_force, read: wording, from: 2027-12-02, link: gdpr, also: [fcra]}
links:
  fcra: http://example.org/fcra.htm
  gdpr: https://example.org/gdpr
"""
DAMAGE: Final = (
    ("    subject: redress\n", "", "found no subject"),
    ("from: 2001, ", "", "found no from"),
    (", link: gdpr, also", ", also", "found no link"),
    ("measured: true", "mesured: true", 'found "mesured"'),
    ("    measured: true\n", "    title: Free\n", 'found "title"'),
    ("text: FCRA,", "text: FCRA, colour: red,", 'found "colour"'),
    ("links:\n", "linkz: {}\nlinks:\n", 'did you mean "links"?'),
    ("id: G1", "id: first", "a letter and a number"),
    ("family: redress", "family: redres", 'did you mean "redress"?'),
    ("subject: redress", "subject: person", "regime, ground, sensor, score, list, sanction or redress"),
    ("subject: redress", "subject: [list, list]", "each word once"),
    ("subject: redress", "subject: []", "one or more of regime"),
    ("jurisdiction: us", "jurisdiction: mars", "us or eu"),
    ("standing: in_force, read: wording", "standing: valid, read: wording", "in_force, adopted, draft, soft_law"),
    ("standing: in_force, read: wording", "standing: doctrine, read: wording", "null for doctrine"),
    ("read: wording", "read: skimmed", "wording, secondhand or memory"),
    ("from: 2001", "from: 2001-02-30", "a day such as"),
    ("from: 2001", "from: 2001-13", "a day such as"),
    ("from: 2001", "from: soon", "a day such as"),
    ("from: 2001", "from: true", "a day such as"),
    ("until: 2003-05", "until: 2000", "a day from 2001 on"),
    ("link: gdpr", "link: gdrp", 'did you mean "gdpr"?'),
    ("link: gdpr", "link: 7", "the name of a link"),
    ("also: [fcra]", "also: [elsewhere]", "fcra or gdpr"),
    ("https://example.org/gdpr", "ftp://example.org/gdpr", "an address that begins with"),
    ("https://example.org/gdpr", "www.example.org/gdpr", "an address that begins with"),
    ("https://example.org/gdpr\n", "https://example.org/gdpr\n  idle: https://example.org/\n", "what a norm uses"),
    ("[us, eu]", "[us, eu, xx]", "what a norm uses"),
    ("[redress]", "[redress, other]", "what a norm uses"),
    ("[us, eu]", "[us, eu, us]", "each word once"),
    ("    measured: true\n", "    run_only: true\n", "run_only without measured"),
    ("    measured: true\n", "    measured: yes\n", "true or false"),
    ("    measured: true\n", "    measured: true\n    measured: true\n", "each key once"),
    ("families:", "- families:", "not YAML"),
)
TWENTY: Final = "A1 A5 A4 B1 B2 D1 D2 D6 F1 C7 F3 G1 G2 G5 G3 E1 E2 H1 B5 F4 I1"
RULED_OUT: Final = re.compile(
    r"\b((il)?legal(ly)?|unlawful(ly)?|complian(t|ce)|compl(y|ies) with|guilty|innocent|certified|violat(es|ed|ion)|breach)\b",
    re.IGNORECASE,
)


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def words_of(each: Norm) -> Iterator[str]:
    yield from (each.title, each.criterion, each.run or "")
    yield from (f"{cited.text} {cited.note or ''}" for cited in each.citations)


@pytest.fixture
def small() -> Norm:
    return book_from(SMALL).resolved()[0]


# --- what was collected -----------------------------------------------------------------------------------------------


def test_every_norm_that_was_collected_is_there_in_its_order() -> None:
    assert [each.id for each in catalogue()] == [row["id"] for row in rows("norms.csv")]


@pytest.mark.parametrize("row", rows("norms.csv"), ids=lambda row: row["id"])
def test_a_norm_is_tested_as_collected_and_cites_the_copies_that_were_read(row: dict[str, str]) -> None:
    (each,) = (each for each in SHIPPED.norms if each.id == row["id"])
    assert ("no" if each.run_only else "yes", "yes" if each.run else "no") == (row["text"], row["run"])
    cited = {name for one in each.citations for name in (one.link, *one.also) if name}
    added = {"B0": {"modulos"}, "H2": {"spc4", "spc4b"}}.get(each.id, set())
    assert cited == set(row["links"].split()) | added


def test_two_norms_are_for_runs_alone() -> None:
    assert [each.id for each in catalogue() if each.run_only] == ["E2", "G9"]


def test_the_most_checkable_are_those_that_were_chosen() -> None:
    assert sorted(each.id for each in catalogue() if each.first_twenty) == sorted(TWENTY.split())


def test_addresses_are_those_of_the_sources() -> None:
    known = {row["name"]: row["address"] for row in rows("links.csv")}
    assert SHIPPED.links.items() <= known.items()
    used = {link for each in catalogue() for cited in each.citations for link in (cited.link, *cited.also) if link}
    assert used == set(SHIPPED.links.values())
    assert all(link.startswith(("https://", "http://")) for link in used)


@pytest.mark.parametrize("each", catalogue(), ids=lambda each: each.id)
def test_no_norm_says_more_than_it_may(each: Norm) -> None:
    for text in words_of(each):
        assert not RULED_OUT.search(text), text
    assert each.criterion.endswith(".")
    assert each.run is None or each.run.endswith(".")


def test_a_letter_is_a_family() -> None:
    letters = Counter((each.id[0], each.family) for each in catalogue())
    assert [family for _, family in letters] == list(families())
    assert "".join(letter for letter, _ in letters) == "ABCDEFGHI"


def test_dates_that_change_the_verdict() -> None:
    found = {
        (cited.text.split(":")[0].split(",")[1].split("(")[0].strip(), str(cited.applies_from))
        for each in catalogue()
        for cited in each.citations
        if cited.text.startswith("AI Act")
    }
    ban = {("article 5", "2025-02-02"), ("recital 31", "2025-02-02")}
    assert found == ban | {(f"article {number}", "2027-12-02") for number in (26, 27, 86)}
    starts = {
        ("Guobanfa [2020] No. 49", "2020-12-07"),
        ("Supreme People's Court, Provisions on the list", "2017-05-01"),
        ("NDRC, Order No. 36", "2026-04-01"),
        ("GDPR", "None"),
        ("FCRA", "None"),
    }
    for text, start in starts:
        cited = [one for each in catalogue() for one in each.citations if one.text.startswith(text)]
        assert {str(one.applies_from) for one in cited} == {start}, text


def test_what_was_not_read_has_no_copy_that_would_say_so() -> None:
    unread = [(each.id, cited.link) for each in catalogue() for cited in each.citations if cited.read == "memory"]
    assert [name for name, _ in unread] == ["G3", "G7", "G8", "G8", "H1", "H3", "I5"]


# --- what is refused --------------------------------------------------------------------------------------------------


def test_the_small_catalogue_is_in_order(small: Norm) -> None:
    assert [cited.link for cited in small.citations] == ["http://example.org/fcra.htm", "https://example.org/gdpr"]
    assert small.citations[1].also == ("http://example.org/fcra.htm",)


@pytest.mark.parametrize(("old", "new", "said"), DAMAGE)
def test_damage_is_refused_at_its_line(old: str, new: str, said: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(InputError) as refused:
        book_from(SMALL.replace(old, new))
    texts = [finding.text() for finding in refused.value.findings]
    assert any(said in text for text in texts), texts
    assert all(finding.file == FILE and finding.line for finding in refused.value.findings)


def test_an_id_stands_once() -> None:
    again = SMALL[SMALL.index("  - id: G1") : SMALL.index("links:")]
    with pytest.raises(InputError, match="found G1 again; allowed: each id once"):
        book_from(SMALL.replace("links:", f"{again}links:"))


def test_an_empty_catalogue_is_none() -> None:
    with pytest.raises(InputError, match="one or more"):
        book_from("families: []\njurisdictions: []\nnorms: []\nlinks: {}\n")
    with pytest.raises(InputError, match="a mapping with families"):
        book_from("")


# --- what is chosen ---------------------------------------------------------------------------------------------------


def test_a_norm_is_found_by_its_id() -> None:
    assert norm("B1").title == "Sanction related to the conduct"
    with pytest.raises(InputError, match='found "B17"'):
        norm("B17")


def test_jurisdictions_keep_their_own_citations() -> None:
    b1 = norm("B1")
    assert b1.jurisdictions == ("eu", "cn")
    chinese = b1.in_jurisdictions({"cn", "us"})
    assert chinese is not None
    assert [cited.standing for cited in chinese.citations] == ["doctrine"]
    assert (b1.is_secondhand, chinese.is_secondhand) == (False, True)
    assert b1.in_jurisdictions(["ca"]) is None
    assert b1.in_jurisdictions(jurisdictions()) == b1


@pytest.mark.parametrize(
    ("when", "applies", "is_certain", "why"),
    [
        ("2000-12-31", False, True, "the norm applies from 2001"),
        ("2001-06-01", True, False, "the norm applies from a day in 2001 that is not recorded"),
        ("2001-12-31", True, True, ""),
        ("2003-05-31", True, True, ""),
        ("2003-06-01", False, True, "the norm applies from 2027-12-02"),
        ("2027-12-01", False, True, "the norm applies from 2027-12-02"),
        ("2027-12-02", True, True, ""),
    ],
)
def test_a_norm_applies_on_a_day_if_a_citation_does(
    small: Norm, when: str, applies: bool, is_certain: bool, why: str
) -> None:
    answer = small.on(day(when))
    assert (answer.applies, answer.is_certain, answer.why) == (applies, is_certain, why)
    kept = small.as_of(day(when))
    assert (kept is not None) is applies


def test_the_last_end_is_the_reason_where_nothing_is_to_come(small: Norm) -> None:
    american = small.in_jurisdictions(["us"])
    assert american is not None
    assert american.on(day("2010-01-01")).why == "the norm applied until 2003-05"


def test_a_draft_never_applies() -> None:
    draft = book_from(
        SMALL.replace("standing: in_force, read: secondhand, from: 2001", "standing: draft, read: memory, from: 2001")
    )
    assert draft.norms[0].on(day("2002-01-01")).why == "the norm applies from 2027-12-02"
    american = draft.norms[0].in_jurisdictions(["us"])
    assert american is not None
    assert not american.on(day("2002-01-01")).applies
    assert american.on(day("2002-01-01")).why == "the norm is a draft"


@pytest.mark.parametrize(
    ("name", "words", "when", "applies", "why"),
    [
        ("I1", ["eu"], "2026-08-02", False, "the norm applies from 2027-12-02"),
        ("B0", ["eu"], "2018-04-30", False, "the norm applies from 2025-02-02"),
        ("B1", ["cn"], "2018-04-30", True, "the norm has no day from which it applies"),
        ("C8", ["cn"], "2025-12-31", False, "the norm applies from 2026-04-01"),
        ("E1", ["eu"], "2018-04-30", True, "the norm applies from a day that is not recorded"),
        ("I5", ["coe"], "2026-01-01", True, "the norm is adopted; whether it has entered into force was not verified"),
        ("F1", ["cn"], "2018-04-30", True, ""),
    ],
)
def test_days_of_the_shipped_norms(name: str, words: list[str], when: str, applies: bool, why: str) -> None:
    each = norm(name).in_jurisdictions(words)
    assert each is not None
    answer = each.on(day(when))
    assert (answer.applies, answer.why) == (applies, why)


# --- what is printed --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("norms_page", ROOT / "tools" / "norms_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_documentation_is_what_the_catalogue_says(printer: ModuleType) -> None:
    page = printer.page()
    assert (ROOT / "docs" / "reference" / "norms.md").read_text(encoding="utf-8") == page
    assert "not a legal opinion" in page.split("\n## ")[0]
    for each in catalogue():
        heading = next(line for line in page.splitlines() if line.startswith(f"### {each.id} "))
        assert heading.endswith("◌") is each.is_secondhand
        assert each.criterion in page
