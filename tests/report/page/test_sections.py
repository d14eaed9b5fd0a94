"""The first page has its blocks in order; what is not there says why; nothing is fetched; nothing is taken for markup."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from tests.report.page.reading import Reader, plain, unpacked

from standing.experiments.run import run as run_scenario
from standing.report.page.page import FIRST, REST, Page
from standing.report.page.pictures import picture
from standing.report.page.subject import Subject
from standing.scenario import load
from standing.texts import text


def _first(html: str) -> str:
    found = re.search(r'<article class="first".*?</article>', html, re.DOTALL)
    assert found
    return found[0]


def test_the_first_page_has_seven_blocks_in_order(html: str) -> None:
    blocks = re.findall(r'class="block (\w+)"', _first(html))
    assert blocks == [section.name for section in FIRST]


def test_the_rest_follows_and_the_contents_lead_to_all_of_it(html: str, read: Reader) -> None:
    parts = re.findall(r'<section class="part" id="(\w+)"', html)
    assert parts == [section.name for section in REST if section.name not in ("published",)]
    ids = [given["id"] for _, given in read.tags if given.get("id")]
    assert len(ids) == len(set(ids))
    targets = [given["href"][1:] for given in read.of("a") if (given.get("href") or "").startswith("#")]
    assert set(targets) <= set(ids)


def test_the_first_page_says_what_it_has_to(html: str, subject: Subject) -> None:
    said = plain(_first(html))
    assert "20,000 synthetic persons" in said
    assert "not a legal opinion" in said
    assert text("screen.not_a_probability") in said
    assert subject.run.digest[:12] in said
    assert "stood on the list" in said
    for each in ("Q3", "Q6", "Q8", "Q11", "Q12"):
        assert text(f"page.five.{each}") in said
    assert said.count("simulation noise, 95") >= 3
    assert text("page.change.heading") in said
    assert "Not analysed" in said
    assert "Not modelled here: " in said


def test_headings_go_down_one_step_at_a_time(read: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_nothing_is_fetched(html: str, read: Reader) -> None:
    for tag in ("img", "link", "iframe", "object", "embed", "video", "audio", "source"):
        assert not read.of(tag)
    assert all("src" not in given for given in read.of("script"))
    (policy,) = [given["content"] for given in read.of("meta") if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "connect-src" not in policy
    assert "http" not in policy
    script = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
    assert len(script) == 1
    assert base64.b64encode(sha256(script[0].encode()).digest()).decode() in policy


def test_vega_is_there_once_and_whole(html: str) -> None:
    assert "vegaEmbed" in unpacked(html, "library")
    assert html.count('id="library"') == 1


def test_every_picture_has_caption_numbers_and_downloads(html: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", html, re.DOTALL)
    assert len(figures) > 6
    for figure in figures:
        found = Reader(figure)
        assert found.of("figcaption")
        assert found.of("svg")[0]["role"] == "img"
        saved = {given["download"]: given["href"] or "" for given in found.of("a") if given.get("download")}
        assert {name.partition(".")[2] for name in saved} == {"csv", "vl.json"}
        assert {given["data-save"] for given in found.of("button")} == {"svg", "png"}
        kinds = {"csv": "", "json": "{"}
        for name, address in saved.items():
            assert unquote(address.partition(",")[2]).startswith(kinds[name.rpartition(".")[2]])
        assert ".plot." in plain(figure)


def test_a_picture_with_nothing_to_draw_says_why(html: str) -> None:
    nothing = [plain(each) for each in re.findall(r'<p class="nothing">.*?</p>', html, re.DOTALL)]
    assert all(each.startswith("Not drawn: ") and each.endswith(".") for each in nothing)


def test_reforms_can_be_switched_without_a_script(html: str, read: Reader) -> None:
    switches = [given for given in read.of("input") if given.get("name") == "reform"]
    assert len(switches) == 3
    assert sum("checked" in given for given in switches) == 1
    assert html.count('<section class="panel"') == 3
    assert ".switch:has(label:nth-of-type(3) :checked) .panel:nth-of-type(3)" in html


def test_the_most_favourable_reading_is_told_as_one(html: str) -> None:
    assert text("page.reforms.is_reading") in html
    change = re.search(r'<section class="block change">.*?</section>', html, re.DOTALL)
    assert change
    assert "most favourable" not in change[0]


def test_every_number_that_is_said_can_be_copied_with_its_sentence(html: str, subject: Subject) -> None:
    sentences = json.loads(unpacked(html, "sentences"))
    assert len(sentences) == len(set(sentences)) > 50
    places = [int(given["data-copy"] or "") for given in Reader(html).of("span") if given.get("class") == "copy"]
    assert set(places) == set(range(len(sentences)))
    found = [given["data-copy"] or "" for _, given in Reader(_first(html)).tags if given.get("class") == "copy"]
    taken = [sentences[int(each)] for each in found]
    assert len(taken) >= 5
    for sentence in taken:
        assert sentence.startswith("In the simulated population")
        assert "assumed" in sentence
    assert f"(Simulated, synthetic: {subject.scenario.name}, 20,000 persons, seed 1.)" in html


def test_every_rule_that_fails_has_its_line_and_citation(html: str, subject: Subject) -> None:
    norms = html[html.index('id="norms"') :]
    for finding in subject.findings:
        assert finding.id in norms
        if finding.line is not None:
            assert f"line {finding.line}" in norms
    assert norms.count(text("page.norms.against")) >= len({each.id for each in subject.findings if each.norm})


def test_markup_in_a_scenario_is_harmless(tmp_path: Path) -> None:
    scenario = load("tutorial")
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    source = tmp_path / "evil.yaml"
    source.write_text(
        re.sub(r"^title:.*$", f"title: '{evil}'", scenario.text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    found = Page(Subject(run_scenario(load(str(source)), people=2_000), str(source)), rest=()).html
    assert "<script>alert" not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    assert "img" not in {tag for tag, _ in Reader(found).tags}
    assert not [given for _, given in Reader(found).tags if "onerror" in given]


def test_a_regime_that_holds_nothing_against_anybody_has_a_page() -> None:
    gone: dict[str, object] = {f"regime.{each}": {} for each in ("lists", "sanctions", "redress", "scores")}
    scenario = load("tutorial", {**gone, "expects": [], "published": []})
    found = Page(Subject(run_scenario(scenario, people=2_000), "tutorial")).html
    assert text("page.rules.empty").capitalize() in found
    assert 'id="norms"' not in found


def test_a_thousand_persons_are_drawn_where_too_few_listings_were_wrongful() -> None:
    few = picture(Subject(run_scenario(load("china-2018"), people=50_000), "china-2018"), "icons")
    assert few.figure is not None
    assert few.figure.title.startswith("Of 1,000 persons")
    assert few.command.endswith('.plot.icons(of="persons")')
