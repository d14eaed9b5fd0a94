"""What only a script reads, packed: compressed, and in letters that stand in a page as they are."""

from __future__ import annotations

import base64
import gzip

from markupsafe import Markup

from standing.report.page.rendering import json_text


def packed(content: str) -> Markup:
    """Give text compressed, in the letters of `base64.b85encode`, none of which ends a script.

    Parameters
    ----------
    content
        The text.
    """
    return lettered(gzip.compress(content.encode(), 9, mtime=0))


def lettered(content: bytes) -> Markup:
    """Give bytes in the letters of `base64.b85encode`.

    Parameters
    ----------
    content
        The bytes.
    """
    return Markup(base64.b85encode(content).decode())


class Sentences:
    """The sentences of a page that are taken away by a script: each stands once, and a number where it is taken."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}

    def at(self, sentence: str) -> int:
        """Give the number of a sentence, from 0.

        Parameters
        ----------
        sentence
            As it is taken away.
        """
        return self._found.setdefault(sentence, len(self._found))

    @property
    def packed(self) -> Markup:
        """All of them so far, packed: a list in JSON."""
        return packed(json_text(list(self._found)))
