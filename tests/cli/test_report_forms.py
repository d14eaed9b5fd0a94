"""`standing report` in its other forms: --fria, --method and --versus, and what does not go together with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.texts import text

SMALL = ("--people", "2_000")

pytestmark = pytest.mark.usefixtures("undrawn")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("--fria", "--no-reforms"), "page.fria.kind"),
        (("--method",), "page.court.kind"),
        (("--versus", "second.yaml"), "page.versus.kind"),
    ],
)
def test_each_form_becomes_a_page(standing, town: str, here: Path, words: tuple[str, ...], key: str) -> None:
    changed = (here / town).read_text(encoding="utf-8").replace("2y", "3y")
    (here / "second.yaml").write_text(changed, encoding="utf-8")
    assert standing("report", town, *SMALL, *words).code == 0
    assert text(key) in (here / "report.html").read_text(encoding="utf-8")


def test_two_are_put_side_by_side_for_the_persons_of_an_earlier_run(standing, town: str, here: Path) -> None:
    assert standing("run", "tutorial", *SMALL, "--seed", "5", "--out", "results").code == 0
    assert standing("report", "results", "--versus", "theory/restart").code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert text("page.versus.apart_population") in page
    assert 'data-id="run::seed">5' in page


def test_two_are_put_side_by_side_with_the_ranges_of_both(standing, town: str, here: Path) -> None:
    changed = (here / town).read_text(encoding="utf-8").replace("2y", "3y")
    (here / "second.yaml").write_text(changed, encoding="utf-8")
    assert standing("report", town, *SMALL, "--versus", "second.yaml", "--ranges").code == 0
    page = (here / "report.html").read_text(encoding="utf-8")
    assert text("page.versus.ranged") in page
    assert 'data-id="assume_low"' in page
    assert "a-run.json --ranges --people" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--fria", "--method"), "--fria: found --method as well; allowed: one of --fria, --method and --versus"),
        (("--method", "--versus", "tutorial"), "--method: found --versus as well"),
        (("tutorial", "--fria"), "--fria: found 2 cases or runs; allowed: one case, scenario file or run"),
        (("--method", "--reform", "no-regime"), "--method: found --reform as well; allowed: no reforms"),
        (("--versus", "tutorial"), "found tutorial, which says the same"),
        (("--versus", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_what_does_not_go_together_is_answered_in_one_sentence(
    standing, here: Path, words: tuple[str, ...], said: str
) -> None:
    answer = standing("report", "tutorial", *words, *SMALL)
    assert answer.code == 2
    assert said in answer.err
    assert not list(here.iterdir())
