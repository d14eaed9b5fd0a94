"""Numbers as they are typed."""

from __future__ import annotations

import pytest

from standing.cli.numbers import whole
from standing.errors import InputError


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), ("1_000_000", 10**6), ("1000000", 10**6), ("1e6", 10**6), ("2.5E+6", 2_500_000), ("10M", 10**7),
     ("1.5M", 1_500_000), ("250k", 250_000), (" 12 ", 12), ("0.5k", 500)],
)  # fmt: skip
def test_a_number_is_read(text: str, number: int) -> None:
    assert whole("--people", text, 1, 2**32) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "-3",
        "1.5",
        "1,000",
        "1__0",
        "_1",
        "1_",
        "m",
        "10m",
        "10 M",
        "1e99",
        "1e-3",
        "ten",
        "١٢",
        "nan",
        "inf",
        "1e6e6",
        "0x10",
    ],
)
def test_what_is_no_number_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(InputError, match="--people") as refused:
        whole("--people", text, 1, 2**32)
    assert f"found {text or 'nothing'}" in str(refused.value)
    assert "allowed: a whole number from 1 to 4_294_967_296" in str(refused.value)
