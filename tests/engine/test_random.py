"""Philox against the published known-answer vectors, NumPy's own, and the shape of uniforms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.engine.random import draw, first_word, fold, mixed, philox, uniform
from standing.program import streams

ONES = 0xFFFFFFFF
KNOWN = [
    # Random123 1.14, kat_vectors, philox4x32 10 rounds: counter, key, result
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 4, (ONES, ONES), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]
WORDS = st.integers(0, ONES)


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN)
def test_philox_gives_the_published_vectors(
    counter: tuple[int, ...], key: tuple[int, ...], result: tuple[int, ...]
) -> None:
    """Known answers of Salmon et al."""
    words = philox(*(np.uint64(word) for word in (*counter, *key)))
    assert tuple(int(word) for word in words) == result


@given(WORDS, WORDS)
def test_uniforms_lie_in_zero_to_one(high: int, low: int) -> None:
    """53 bits in (0, 1]: never 0, so that a logarithm always exists."""
    u = uniform(np.uint64(high), np.uint64(low))
    assert 0.0 < u <= 1.0
    assert u * 2.0**53 == int(u * 2.0**53)


@given(WORDS, WORDS)
def test_fold_is_the_same_interpreted_and_compiled(stream: int, source: int) -> None:
    """One function serves the search for collisions and the kernels."""
    assert int(fold(stream, source)) == streams.fold(stream, source)


@given(st.integers(0, 2**64 - 1), WORDS, WORDS)
def test_the_screen_sees_the_first_word_of_the_first_draw(key: int, person: int, stream: int) -> None:
    """27 bits of the first word bound the first uniform from both sides."""
    high = int(first_word(np.uint64(key), person, 0, stream, 0)) >> 5
    u, _ = draw(np.uint64(key), person, 0, stream, 0)
    assert high / 2**27 < u <= (high + 1) / 2**27


def test_addresses_give_uniform_draws() -> None:
    """Mean and variance of a million draws over persons, each within 4.5 standard errors (error probability 1.4e-5)."""
    draws = np.array([draw(np.uint64(3), person, 0, 12345, 0) for person in range(200_000)]).ravel()
    n = draws.size
    assert abs(draws.mean() - 0.5) < 4.5 * np.sqrt(1 / 12 / n)
    assert abs(draws.var() - 1 / 12) < 4.5 * np.sqrt(1 / 180 / n)


def test_streams_are_named_by_path_and_purpose_alone() -> None:
    """A purpose that the table of addresses does not know is refused."""
    assert streams.stream_of("world.conducts.a", "act") != streams.stream_of("world.conducts.b", "act")
    with pytest.raises(KeyError):
        streams.stream_of("world.conducts.a", "guess")


def test_a_collision_is_found() -> None:
    """Two names with one number are named; one name twice is none."""
    assert streams.collisions([("a", 1), ("b", 2), ("c", 1), ("a", 1)]) == [("a", "c")]


def test_one_bit_changes_half_of_a_mixed_mark() -> None:
    """Each of 192 bits that go in flips each of the 64 that are used with probability 1/2.

    12,288 counts under 5.6 standard errors: a suite error of 3e-4 if they were normal, and the seed is fixed.
    """
    rng = np.random.default_rng(5)
    trials = 400
    flips = np.zeros((3 * 64, 64))
    for _ in range(trials):
        given_ = [int(each) for each in rng.integers(0, 2**64, size=3, dtype=np.uint64)]
        before = mark(given_)
        for bit in range(3 * 64):
            changed = list(given_)
            changed[bit // 64] ^= 1 << bit % 64
            different = before ^ mark(changed)
            flips[bit] += [different >> k & 1 for k in range(64)]
    z = (flips - trials / 2) / (np.sqrt(trials) / 2)
    assert np.abs(z).max() < 5.6


def mark(given_: list[int]) -> int:
    """Give the 64 bits of a mark that are used."""
    return int(mixed(*map(np.uint64, given_)))
