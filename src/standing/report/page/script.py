"""What a page runs: its own few lines, and Vega, packed, where there are pictures; nothing is fetched."""

from __future__ import annotations

import base64
import gzip
from functools import cache
from hashlib import sha256
from importlib.metadata import version

import vl_convert
from markupsafe import Markup

from standing.engine.cache import CACHE, keep, kept
from standing.report.page.packed import lettered


@cache
def packed_library() -> Markup:
    """Vega, Vega-Lite and Vega-Embed as one script, packed.

    Putting it together takes some seconds; it is kept for the next page, beside the compiled kernels.
    """
    place = CACHE / f"vega-{version('vl-convert-python')}.gz"
    packed = kept(place)
    if packed is None:
        text = str(vl_convert.javascript_bundle()).encode()  # type: ignore[call-arg]  # its stub asks for a snippet
        packed = gzip.compress(text, 9, mtime=0)
        keep(place, packed)
    return lettered(packed)


def script_hash(script: str) -> str:
    """Give the word by which a page allows this one script.

    Parameters
    ----------
    script
        Its text, to the letter.
    """
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"
