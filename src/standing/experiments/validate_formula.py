"""Expected values as people write them: `0.1`, `1585 / 42`, `1 - exp(-0.05 * 2)`, with names for other numbers of the run.

What has no exp, log or sqrt is computed without rounding.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from standing.errors import Problem, Problems, listed, nearest, shown

Real = Fraction | float

LONGEST: Final = 300
MOST_NODES: Final = 200
LARGEST_POWER: Final = 64
ALLOWED: Final = "a number or a formula of numbers, + - * / ** ( ), exp, log, sqrt and the names of `where`"
FUNCTIONS: Final[dict[str, Callable[[float], float]]] = {"exp": math.exp, "log": math.log, "sqrt": math.sqrt}
_TWO: Final[dict[type[ast.operator], Callable[[Real, Real], Real]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGN: Final[dict[type[ast.unaryop], int]] = {ast.USub: -1, ast.UAdd: 1}


@dataclass(frozen=True)
class Formula:
    """A value that can be computed once the names in it are known.

    Parameters
    ----------
    text
        As written.
    names
        Names of other numbers, in the order of first mention.
    """

    text: str
    names: tuple[str, ...]

    def value(self, known: Mapping[str, Real] | None = None) -> Real | None:
        """Compute it.

        Parameters
        ----------
        known
            The numbers behind its names.

        Returns
        -------
        Fraction, float or None
            A fraction where nothing had to be rounded; None where it divides by 0 or leaves the real numbers.
        """
        try:
            found = _computed(_tree(self.text), self.text, known or {})
        except (ZeroDivisionError, ValueError, OverflowError):
            return None
        return found if isinstance(found, Fraction) or math.isfinite(found) else None


def formula_from(raw: object, names: Mapping[str, object]) -> Formula:
    """Read a formula.

    Parameters
    ----------
    raw
        A number or a text.
    names
        Names that it may use.

    Raises
    ------
    Problems
        If it is neither, or uses something else.

    Examples
    --------
    >>> formula_from("1585 / 42", {}).value()
    Fraction(1585, 42)
    >>> round(formula_from("1 - exp(-0.05 * 2)", {}).value(), 6)
    0.095163
    """
    text = str(raw).strip()
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)) or not text or len(text) > LONGEST:
        raise Problems(Problem(shown(raw), ALLOWED, code="formula"))
    try:
        used = dict.fromkeys(_names(_tree(text), text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Problems(Problem(shown(raw), ALLOWED, code="formula")) from None
    for name in used:
        if name not in names:
            allowed = (
                f"a name of `where` ({listed(list(names))})" if names else "a formula of numbers; names need `where`"
            )
            raise Problems(Problem(shown(name), allowed, nearest=nearest(name, names), code="formula"))
    formula = Formula(text, tuple(used))
    if not used and formula.value() is None:
        raise Problems(Problem(shown(raw), "a formula that has a value", code="formula"))
    return formula


def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _names(node: ast.expr, text: str) -> list[str]:
    """Names in an expression; raises ValueError for anything that no formula has."""
    if sum(1 for _ in ast.walk(node)) > MOST_NODES:
        raise ValueError("too long")
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return []
        case ast.Name(id=name):
            return [name]
        case ast.BinOp(op=ast.Pow(), right=power):
            if abs(_whole(power, text)) > LARGEST_POWER:
                raise ValueError("too large a power")
            return _names(node.left, text)
        case ast.BinOp() if type(node.op) in _TWO:
            return _names(node.left, text) + _names(node.right, text)
        case ast.UnaryOp() if type(node.op) in _SIGN:
            return _names(node.operand, text)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return _names(argument, text)
    raise ValueError("not a formula")


def _computed(node: ast.expr, text: str, known: Mapping[str, Real]) -> Real:
    match node:
        case ast.Constant():
            return Fraction((ast.get_source_segment(text, node) or "").replace("_", ""))
        case ast.Name(id=name):
            return known[name]
        case ast.BinOp(left=left, op=ast.Pow(), right=power):
            return _computed(left, text, known) ** _whole(power, text)
        case ast.BinOp(left=left, right=right):
            return _TWO[type(node.op)](_computed(left, text, known), _computed(right, text, known))
        case ast.UnaryOp(operand=operand):
            return _SIGN[type(node.op)] * _computed(operand, text, known)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return FUNCTIONS[name](float(_computed(argument, text, known)))
    raise ValueError("not a formula")


def _whole(node: ast.expr, text: str) -> int:
    segment = ast.get_source_segment(text, node) or ""
    return int(segment.replace("_", "").replace(" ", ""))
