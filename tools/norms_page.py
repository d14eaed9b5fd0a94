"""Write the page of the documentation that lists the catalogue of norms, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from standing.checks.catalogue import Citation, Norm, catalogue, families, jurisdictions

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "norms.md"
STANDINGS: Final = {
    "in_force": "law or government document",
    "adopted": "adopted, entry into force not verified",
    "draft": "draft",
    "soft_law": "soft law",
    "court": "court",
    "doctrine": "doctrine",
    "press": "press",
}
READS: Final = {"wording": "read", "secondhand": "second-hand", "memory": "not read"}
HEAD: Final = """\
# The norms that a rulebook is held against

**A finding of `standing check` is structural and not a legal opinion.** It says what a rulebook says or leaves out. The
criteria below are in our own words; what binds is the text that is cited, in its own language. No structural defect found does
not show that a regime keeps the law.

This page lists `src/standing/checks/norms.yaml` and is written by `tools/norms_page.py`.

How far a text was read stands beside it: **read** in its wording, or in a text that reproduces the wording; **second-hand**, as
somebody else describes it; **not read**, from memory, and to be checked before anybody relies on it. A norm of which no text
was read in its wording is marked ◌. Several Chinese texts were read in reposts and unofficial translations. A text with no date
under "applies from" either has none (doctrine, press) or none that our sources give; drafts never apply.

★ marks the most checkable norms, twenty criteria in {twenty} norms (F1 and C7 are one: an entry ends). "In a run" says what is
measured there; the other norms are tested on the text alone. There are {norms} norms, {structural} of them tested on the text.

Abbreviations: Guobanfa, document of the General Office of the State Council; Fafa, document of the Supreme People's Court;
NDRC, National Development and Reform Commission; FCRA, Fair Credit Reporting Act; ECOA, Equal Credit Opportunity Act; ICCPR,
International Covenant on Civil and Political Rights; ECHR, European Convention on Human Rights.
"""


def page() -> str:
    """Give the page, from the catalogue."""
    norms = catalogue()
    head = HEAD.format(
        twenty=sum(each.first_twenty for each in norms),
        norms=len(norms),
        structural=sum(not each.run_only for each in norms),
    )
    return "\n".join([head, *_sections(norms)])


def _sections(norms: tuple[Norm, ...]) -> Iterator[str]:
    for family, title in families().items():
        yield f"## {title}\n"
        yield from (_entry(norm) for norm in norms if norm.family == family)


def _entry(norm: Norm) -> str:
    marks = " ★" * norm.first_twenty + " ◌" * norm.is_secondhand
    tested = "a run only" if norm.run_only else ", ".join(norm.subject)
    lines = [f"### {norm.id} {norm.title}{marks}\n", f"{norm.criterion}\n", f"- Tested on: {tested}."]
    if norm.run:
        lines.append(f"- In a run: {norm.run}")
    table = ["\n| text | whose | what | applies from | how far |", "|---|---|---|---|---|", *map(_row, norm.citations)]
    return "\n".join([*lines, *table, ""])


def _row(cited: Citation) -> str:
    links = [each for each in (cited.link, *cited.also) if each]
    text = cited.text.replace("[", "\\[").replace("]", "\\]")
    copies = " ".join(f"[{number}]({each})" for number, each in enumerate(links, 1))
    told = f" ({cited.note})" if cited.note else ""
    since = f"{cited.applies_from or '–'}" + (f" until {cited.until}" if cited.until else "")
    cells = (f"{text} {copies}".strip(), jurisdictions()[cited.jurisdiction], STANDINGS[cited.standing], since)
    return f"| {' | '.join(cells)} | {READS[cited.read]}{told} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
