"""What of Numba is changed for kernels: still there, and changed no longer than it is needed."""

from __future__ import annotations

import numpy as np
import pytest
from numba import njit
from numba.np import arrayobj

from standing.engine.compiler import counted_from_the_front


def last(array: np.ndarray, at: int) -> float:
    """The item at an index, from either end."""
    return array[at]


@pytest.mark.slow
def test_indices_of_kernels_count_from_the_front_alone() -> None:
    """The same function reads the last item where Numba compiles it, and what stands before the array where kernels are made."""
    before = arrayobj.fix_integer_index
    values = np.array([1.0, 2.0, 3.0])
    ordinary = njit(last)
    assert ordinary(values[1:], -1) == 3.0
    with counted_from_the_front():
        kernel = njit(lambda array, at: array[at])
        assert kernel(values[1:], 1) == 3.0
        assert kernel(values[1:], -1) == 1.0
    assert arrayobj.fix_integer_index is before
