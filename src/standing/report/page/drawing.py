"""A drawing without what nobody sees or hears: the same said once for a whole group, places as near as a screen has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, Final
from xml.dom.minidom import Document, Element, parseString

UNHEARD: Final = re.compile(r"role|aria-[a-z]+|class|pointer-events|version|xmlns(:xlink)?")
"""Attributes that a page has no use for: the root alone says what the drawing is."""

USUAL: Final = {
    "opacity": "1",
    "stroke-width": "1",
    "font-weight": "normal",
    "text-anchor": "start",
    "x1": "0",
    "x2": "0",
    "y1": "0",
    "y2": "0",
}
"""Attributes with the value that they have unsaid."""

HANDED_DOWN: Final = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray", "font-weight", "font-size", "font-family",
    "text-anchor",
)  # fmt: skip
"""Attributes that a group can say for all that is in it."""

LETTERS: Final = ("font-size", "font-family")
"""Attributes that the root says for most letters."""

UNDRAWN: Final = ("", "M0,0h0v0h0Z")
"""Paths of nothing."""

PLACES: Final = ("d", "transform", "x1", "x2", "y1", "y2")
"""Attributes that say where something is."""

_FAR: Final = re.compile(r"-?\d+\.\d+")


def slender(svg: str) -> str:
    """Give a drawing as a part of a page: as it looks, and no more.

    Parameters
    ----------
    svg
        A drawing whose root has a role and a label; its title and description are left out, since the page has them beside it.
    """
    (root,) = _children(parseString(svg))
    said = {name: root.getAttribute(name) for name in ("role", "aria-label") if root.hasAttribute(name)}
    _lighten(root)
    _say_less(root)
    for name in LETTERS:
        _say_once(root, name)
    _gather(root)
    for name, value in said.items():
        root.setAttribute(name, value)
    return root.toxml()


def nearly(node: Any) -> Any:
    """Give a specification with its numbers to six figures: more than a screen has pixels; the CSV has all of them.

    Parameters
    ----------
    node
        A specification, or a part of one.

    Examples
    --------
    >>> nearly({"values": [0.123456789, 2.0, 1234567]})
    {'values': [0.123457, 2, 1234567]}
    """
    if isinstance(node, Mapping):
        return {key: nearly(each) for key, each in node.items()}
    if isinstance(node, (list, tuple)):
        return [nearly(each) for each in node]
    if not isinstance(node, float) or not isfinite(node):
        return node
    return int(node) if node.is_integer() else float(f"{node:.6g}")


def _children(node: Document | Element) -> list[Element]:
    return [each for each in node.childNodes if isinstance(each, Element)]


def _lighten(element: Element) -> None:
    """Take away what draws nothing, and what the rest need not say."""
    for each in _children(element):
        _lighten(each)
        if each.tagName in ("title", "desc") or (_is_unseen(each) and element.tagName != "clipPath"):
            element.removeChild(each)
        else:
            _say_less(each)


def _is_unseen(element: Element) -> bool:
    """Whether it draws nothing: an empty group or path, or a path with neither fill nor line."""
    if element.getAttribute("display") == "none":
        return True
    if element.tagName == "g":
        return not _children(element)
    has_paint = element.hasAttribute("fill") or element.hasAttribute("stroke")
    return element.tagName == "path" and (not has_paint or element.getAttribute("d") in UNDRAWN)


def _say_less(element: Element) -> None:
    for name, value in list(element.attributes.items()):
        if UNHEARD.fullmatch(name) or USUAL.get(name) == value:
            element.removeAttribute(name)
        elif name in PLACES and "scale" not in value:
            element.setAttribute(name, _FAR.sub(_near, value))
    if element.getAttribute("transform") == "translate(0,0)":
        element.removeAttribute("transform")


def _near(far: re.Match[str]) -> str:
    return f"{round(float(far[0]), 1) + 0:g}"


def _within(element: Element) -> Iterator[Element]:
    yield element
    for each in _children(element):
        yield from _within(each)


def _say_once(root: Element, name: str) -> None:
    """Say of the root what most letters say of themselves."""
    values = Counter(each.getAttribute(name) for each in _within(root) if each.hasAttribute(name))
    if values:
        ((most, _),) = values.most_common(1)
        for each in _within(root):
            if each.getAttribute(name) == most:
                each.removeAttribute(name)
        root.setAttribute(name, most)


def _gather(element: Element) -> None:
    """Let groups say what all in them say, and leave out groups that say nothing."""
    inside = _children(element)
    for each in inside:
        _gather(each)
    if element.tagName == "g" and len(inside) > 1:
        for name in HANDED_DOWN:
            values = {each.getAttribute(name) for each in inside}
            if len(values) == 1 and "" not in values:
                element.setAttribute(name, values.pop())
                for each in inside:
                    each.removeAttribute(name)
    for each in inside:
        if each.tagName == "g" and not each.attributes.length:
            for child in list(each.childNodes):
                element.insertBefore(child, each)
            element.removeChild(each)
