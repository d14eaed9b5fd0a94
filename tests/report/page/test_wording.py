"""The rules of wording are held against every page; one that breaks a rule is not handed over."""

from __future__ import annotations

import pytest
from markupsafe import escape

from standing.report.page.page import Page
from standing.report.page.rendering import environment
from standing.report.page.wording import MiswordedPage, faults, must_say, own_words, refuse_misworded

FIXED = "".join(f"<p>{sentence}</p>" for sentence in must_say())


def _faults(body: str, *own: str) -> list[str]:
    return faults(f"<html><body>{FIXED}{body}</body></html>", own)


def test_the_page_keeps_the_rules(html: str, made: Page) -> None:
    assert faults(html, own_words([made.subject.scenario])) == []


@pytest.mark.parametrize("sentence", must_say())
def test_the_fixed_sentences_are_there(html: str, sentence: str) -> None:
    written = str(escape(sentence))
    assert written in html
    without = html.replace(written, "")
    assert f"missing: {sentence}" in faults(without)


@pytest.mark.parametrize(
    "body",
    [
        "<p>25 % were wrong.</p>",
        "<p>Of 12 listings 3 (25 %) were wrong. Later it was 30 %.</p>",
        '<table><tr><td><data value="0.25" data-id="value">25 %</data></td></tr></table>',
        "<figcaption>The line is at 40 %</figcaption>",
    ],
)
def test_a_percentage_without_its_denominator_is_a_fault(body: str) -> None:
    (fault,) = _faults(body)
    assert fault.startswith("a percentage without its denominator in: ")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Of 12 listings 3 (25 %) were wrong.</p>",
        "<p>3 of 12 listings (25 %) were wrong [simulation noise, 95 %: 10 % to 40 %].</p>",
        "<p>It sees 60 % of the acts.</p>",
        '<table><tr data-in="run::Q3"><td><data value="12" data-id="denominator">12</data></td><td>25 %</td></tr></table>',
        '<p data-stated>25 %</p><p>3 of 12 listings (25 %)</p>',
        "<p>An interval of 95 % is no share.</p>",
        "<script>25 %</script><code>30 %</code><cite>12 % were fair</cite>",
    ],
)  # fmt: skip
def test_a_percentage_with_its_denominator_is_none(body: str) -> None:
    assert _faults(body) == []


@pytest.mark.parametrize(
    "word", ["legal", "illegal", "compliant", "guilty", "innocent", "fair", "proves", "prevents", "certified"]
)
def test_a_word_that_is_ruled_out_is_a_fault(word: str) -> None:
    (fault,) = _faults(f"<p>The regime is {word}.</p>")
    assert fault.startswith(f'"{word}" in: ')


def test_who_gives_no_opinion_may_say_so() -> None:
    assert _faults("<p>A structural finding, not a legal opinion.</p>") == []


def test_names_that_the_scenario_gives_are_its_authors() -> None:
    assert _faults("<p>The list of the fair traders began.</p>", "The list of the fair traders") == []
    assert _faults('<p>The list "fair traders" began.</p>') == []
    assert len(_faults("<p>The list of the fair traders began.</p>", "The list")) == 1


def test_a_miswritten_page_is_refused(made: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    class Template:
        def render(self, **_: object) -> str:
            return f"<p>{FIXED}</p><p>This proves it.</p>"

    monkeypatch.setattr(type(environment()), "get_template", lambda *_: Template())
    again = Page(made.subject, first=(), rest=())
    with pytest.raises(MiswordedPage, match='"proves" in: This proves it'):
        _ = again.html


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(MiswordedPage) as refused:
        refuse_misworded(f"{FIXED}<p>It is fair.</p><p>It is legal.</p>")
    assert str(refused.value).count(" in: ") == 2
