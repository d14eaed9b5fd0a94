"""Cells: the population as a table of group labels and counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Cells:
    """A population.

    Parameters
    ----------
    columns
        Names of the group columns, (columns,).
    labels
        Label of each cell in each column, (cells, columns).
    counts
        People in each cell, (cells,).

    Examples
    --------
    >>> cells = Cells(("sex",), (("female",), ("male",)), (20, 10))
    >>> cells.apportion(100)
    [67, 33]
    """

    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """Number of cells."""
        return len(self.counts)

    @property
    def people(self) -> int:
        """Sum of the counts."""
        return sum(self.counts)

    @cached_property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The different labels of each column, in file order."""
        return {column: tuple(dict.fromkeys(row[at] for row in self.labels)) for at, column in enumerate(self.columns)}

    def group(self, cell: int) -> dict[str, str]:
        """Give the label of each column of one cell."""
        return dict(zip(self.columns, self.labels[cell], strict=True))

    def groups(self) -> list[dict[str, str]]:
        """Give the labels of all cells, one mapping each."""
        return [self.group(cell) for cell in range(self.n)]

    def apportion(self, people: int) -> list[int]:
        """Divide a number of people over the cells by largest remainder (ruling R5).

        Parameters
        ----------
        people
            How many to divide.

        Returns
        -------
        list of int
            People in each cell, (cells,); their sum is `people`. Of equal remainders the lower cell comes first.
        """
        total = self.people
        shares = [divmod(count * people, total) for count in self.counts]
        sizes = [size for size, _ in shares]
        by_remainder = sorted(range(self.n), key=lambda cell: (-shares[cell][1], cell))
        for cell in by_remainder[: people - sum(sizes)]:
            sizes[cell] += 1
        return sizes
