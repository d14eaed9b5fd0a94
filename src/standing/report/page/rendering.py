"""Templates, and what they may call: escaped by default, with every text from the catalogue."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote as urlquote

from standing.errors import InputError

try:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup
except ImportError:
    raise InputError.missing("jinja2", "report") from None

from standing.report.page.carried import place_of_comparison
from standing.report.page.datum import (
    datum,
    denominators,
    interval,
    of_difference,
    of_value,
    out_of,
    place,
    place_of_difference,
    within,
)
from standing.report.page.saying import say, told

TEMPLATES: Final = files("standing.report.page") / "templates"


def template_text(name: str) -> str:
    """Text of a template, a style sheet or a script of the page.

    Parameters
    ----------
    name
        Path in the folder of templates.
    """
    return TEMPLATES.joinpath(*name.split("/")).read_text(encoding="utf-8")


KEPT: Final = ' !"$()*+,-./:;<=>?@[\\]^_`{|}~'
"""Letters that an address may have as they are, between single quotation marks."""


@cache
def environment() -> Environment:
    """The place where templates are found and filled."""
    made = Environment(
        loader=FunctionLoader(template_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=say,
        cards=cards,
        told=told,
        datum=datum,
        denominators=denominators,
        interval=interval,
        of_difference=of_difference,
        of_value=of_value,
        out_of=out_of,
        place=place,
        place_of_comparison=place_of_comparison,
        place_of_difference=place_of_difference,
        within=within,
    )
    made.filters.update(data_url=data_url, css_text=css_text, json_text=json_text)
    return made


def data_url(content: str, kind: str) -> Markup:
    """Give text as an address that carries it, for an attribute between single quotation marks.

    Parameters
    ----------
    content
        The text.
    kind
        Its media type.

    Examples
    --------
    >>> print(data_url('a,"b" & c', "text/csv"))
    data:text/csv;charset=utf-8,a,"b" %26 c
    """
    return Markup(f"data:{kind};charset=utf-8,{urlquote(content, safe=KEPT)}")


def css_text(words: str) -> Markup:
    r"""Give words as a string of a style sheet, of which nothing but letters, figures and blanks is left as it is.

    Examples
    --------
    >>> print(css_text("a: b"))
    "a\3a  b"
    """
    safe = "".join(each if each.isalnum() or each in " -." else f"\\{ord(each):x} " for each in words)
    return Markup(f'"{safe}"')


def cards(heads: Sequence[str]) -> Markup:
    r"""Give the headings of a table as properties of its style: on a narrow screen each stands before its number.

    Parameters
    ----------
    heads
        Headings of the columns after the first.

    Examples
    --------
    >>> print(cards(["before", "after"]))
    style='--c1:"before";--c2:"after"'
    """
    return Markup("style='{}'").format(
        Markup(";").join(Markup("--c{}:{}").format(at, css_text(each)) for at, each in enumerate(heads, 1))
    )


def json_text(content: Any) -> str:
    """Give content as JSON without blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)


def json_data(content: Any) -> Markup:
    r"""Give content as JSON that may stand between the tags of a script.

    Parameters
    ----------
    content
        What JSON can say.

    Examples
    --------
    >>> print(json_data({"a": "</script>"}))
    {"a":"\u003c/script>"}
    """
    return Markup(json_text(content).replace("<", "\\u003c"))
