"""Machine code is made for types of arrays, and only arrays that it can read are handed to it."""

from __future__ import annotations

import numpy as np
import pytest

from standing.engine.machine_code import name_of, words_of


def test_other_types_are_another_file() -> None:
    one, two = np.dtype([("a", "i8")]), np.dtype([("a", "i8"), ("b", "f8", (3,))])
    assert len({name_of(types) for types in [(one,), (two,), (one, two), (two, one)]}) == 4


@pytest.mark.parametrize("array", [np.zeros((2, 3)), np.zeros(6)[::2]])
def test_only_arrays_of_one_dimension_without_gaps_are_passed(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="allowed one dimension without gaps"):
        words_of(array)
