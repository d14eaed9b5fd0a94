"""The description as a page: the Markdown that `paper` and the page of the model are written in, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from standing.texts import text
from standing.texts.catalogue import LANGUAGE

_INLINE: Final = re.compile(
    r"\\(?P<escaped>[^\w\s]|_)"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|\*(?P<em>[^*\s][^*]*)\*"
    r"|\[(?P<words>[^\]]+)\]\((?P<target>https?://[^)\s]+)\)"
    r"|<(?P<url>https?://[^<>\s]+)>"
)
_CELL: Final = re.compile(r"(?<!\\)\|")
_HEADING: Final = re.compile(r"(#{1,4}) (.*)")
_BREAK: Final = re.compile(r"\.(?=\w)")
"""Where the name of a path may go on in the next line."""
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_IDENTIFIER: Final = re.compile(r"[^a-z0-9]+")


def page(title: str, markdown: str) -> str:
    """Give a page that needs nothing from outside, prints, and can be read aloud.

    Parameters
    ----------
    title
        What stands in the title of the window.
    markdown
        What is on the page.
    """
    heading, *blocks = markdown.strip().split("\n\n")
    contents = "\n".join(
        f'<li><a href="#{_identifier(found[2])}">{inline(found[2])}</a></li>'
        for block in blocks
        if (found := _HEADING.fullmatch(block)) and found[1] == "##"
    )
    shell = Template(files("standing.report.odd").joinpath("page.html").read_text(encoding="utf-8"))
    return shell.substitute(
        language=LANGUAGE,
        title=escape(text("odd.page.title", title=title)),
        skip=escape(text("odd.page.skip")),
        mark=escape(text("odd.page.mark")),
        contents_title=escape(text("odd.page.contents")),
        contents=contents,
        heading="\n".join(html([heading])),
        body="\n".join(html(blocks)),
    )


def html(blocks: list[str]) -> Iterator[str]:
    r"""Give blocks of Markdown as HTML: headings, tables, lists, formulas and paragraphs.

    Examples
    --------
    >>> list(html(["## Of *x*", "- a", "one < two"]))
    ['<h2 id="of-x">Of <em>x</em></h2>', '<ul>\n<li>a</li>\n</ul>', '<p>one &lt; two</p>']
    """
    heading = ""
    for block in blocks:
        found = _HEADING.fullmatch(block)
        if found:
            heading, level = found[2], len(found[1])
            yield f'<h{level} id="{_identifier(heading)}">{inline(heading)}</h{level}>'
        elif block.startswith("| "):
            yield _table(block.splitlines(), heading)
        elif block.startswith("- "):
            items = "\n".join(f"<li>{inline(line.removeprefix('- '))}</li>" for line in block.splitlines())
            yield f"<ul>\n{items}\n</ul>"
        elif block.startswith("> "):
            yield f'<p class="formula">{inline(block.removeprefix("> "))}</p>'
        else:
            yield f"<p>{inline(block)}</p>"


def _table(lines: list[str], heading: str) -> str:
    head, _, *rows = (_cells(line) for line in lines)
    heads = "".join(f'<th scope="col">{inline(each)}</th>' for each in head)
    body = "\n".join(f"<tr>{''.join(map(_field, row))}</tr>" for row in rows)
    label = escape(text("odd.page.table", heading=_words(heading)))
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{label}"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _field(words: str) -> str:
    kind = ' class="whole"' if _DATE.fullmatch(words) else ""
    return f"<td{kind}>{inline(words)}</td>"


def _cells(line: str) -> list[str]:
    return [each.strip() for each in _CELL.split(line.strip())[1:-1]]


def inline(markdown: str) -> str:
    r"""Give a line of Markdown as HTML.

    Examples
    --------
    >>> inline("`a < b` and **c**, \\*d\\*")
    '<code>a &lt; b</code> and <strong>c</strong>, *d*'
    """
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(markdown):
        parts += [escape(markdown[end : found.start()]), _marked(found)]
        end = found.end()
    return "".join([*parts, escape(markdown[end:])])


def _marked(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "escaped":
        return escape(found["escaped"])
    if kind == "code":
        return f"<code>{_BREAK.sub('.<wbr>', escape(found['code']))}</code>"
    if kind in ("strong", "em"):
        return f"<{kind}>{inline(found[kind])}</{kind}>"
    address = found["url"] or found["target"]
    words = escape(found["url"]) if found["url"] else inline(found["words"])
    return f'<a href="{escape(address)}">{words}</a>'


def _words(markdown: str) -> str:
    """Give the words of a line, without markup."""
    return _INLINE.sub(_bare, markdown)


def _bare(found: re.Match[str]) -> str:
    return found["words"] or found[found.lastgroup or 0]


def _identifier(heading: str) -> str:
    return _IDENTIFIER.sub("-", _words(heading).lower()).strip("-")
