"""What a scenario says is text: neither Markdown nor HTML can be smuggled in."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from standing.report.odd import odd
from standing.report.odd.paper import code, plain, table
from standing.report.odd.web import html, inline, page
from standing.scenario import load, load_text

NASTY = [
    "<script>alert(1)</script>",
    "a | b | c",
    "**bold** *it* _under_ `code`",
    "[x](javascript:alert(1))",
    "![x](http://a/b.png)",
    "# heading",
    "- list",
    "1. list",
    "> quote",
    "&lt;b&gt; &amp;",
    "a\\b \\",
    "~~gone~~ $x$ snake_case_name _a_b_",
    "$title ${body} {blank}",
]


@pytest.mark.parametrize("words", NASTY)
def test_words_are_shown_as_they_are(words: str) -> None:
    ours = re.sub(r"</?p>", "", next(html([plain(words)])))
    theirs = MarkdownIt("commonmark").enable("table").render(plain(words)).strip()
    assert MarkdownIt("commonmark").renderInline(plain(words)) == ours
    assert theirs.replace("&#x27;", "'") == f"<p>{ours}</p>"
    assert _visible(ours) == words


def _visible(markup: str) -> str:
    from html import unescape

    assert "<" not in markup
    return unescape(markup)


@pytest.mark.parametrize("words", NASTY)
def test_a_field_of_a_table_stays_a_field(words: str) -> None:
    made = next(html([table(["a", "b"], [(plain(words), code(words))])]))
    assert made.count("<td") == 2
    assert MarkdownIt("commonmark").enable("table").render(table(["a", "b"], [(plain(words), "x")])).count("<td>") == 2


def test_nothing_from_a_scenario_becomes_markup() -> None:
    hostile = "<img src=x onerror=alert(1)> | ](javascript:a) `"
    text = (
        f"name: hostile\ntitle: '{hostile}'\ndescription: '{hostile}'\nclock: {{start: 2013-01-01, end: 2018-01-01}}\n"
        f"sources: {{a: {{title: '{hostile}', url: 'javascript:alert(1)'}}, b: {{title: b, url: 'https://x/\"><b>'}}}}\n"
        f"regime: {{lists: {{debtors: {{title: '{hostile}', term: 2y}}}}}}\n"
    )
    made = odd(load_text(text)).html()
    assert not re.search(r"<(img|script|b)\b", made)
    assert set(re.findall(r'href="([^"#]*)"', made)) <= {"", "https://doi.org/10.18564/jasss.4259"}


def test_the_page_needs_nothing_from_outside() -> None:
    made = odd(load("china-2018")).html()
    assert not re.search(r"<(link|img|script|iframe)\b|@import|url\(", made)
    assert len(made.encode()) < 100_000
    assert made.count("<h1") == 1
    assert '<html lang="en">' in made


def test_every_anchor_of_the_contents_leads_somewhere() -> None:
    made = odd(load("tutorial")).html()
    targets = re.findall(r'href="#([^"]+)"', made)
    assert targets
    assert {*targets} <= {*re.findall(r'id="([^"]+)"', made)}


def test_markdown_and_page_show_the_same_words() -> None:
    markdown = odd(load("theory/delayed-impact")).markdown()
    theirs = MarkdownIt("commonmark").enable("table").render(markdown)
    ours = page("x", markdown)

    def words(markup: str) -> list[str]:
        from html import unescape

        body = markup.rsplit('<main id="content">', 1)[-1] if "<main" in markup else markup.split("</h1>", 1)[1]
        return unescape(re.sub(r"<wbr>", "", re.sub(r"<(?!wbr)[^>]+>", " ", body))).split()

    assert words(ours) == words(theirs)


def test_code_and_links() -> None:
    assert inline("`a.b` <https://x/?a=1&b=2>") == (
        '<code>a.<wbr>b</code> <a href="https://x/?a=1&amp;b=2">https://x/?a=1&amp;b=2</a>'
    )
