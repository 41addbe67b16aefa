"""Features cut into at most 64 bins, so that a split is searched in a histogram and not over sorted values.

References
----------
G. Ke et al., "LightGBM: A Highly Efficient Gradient Boosting Decision Tree", NeurIPS 2017, section 2.1 and algorithm 1.
"""

import math

MOST_BINS = 64

_DECIMAL_SCALES = [float(10**digits) for digits in range(12)]


def quantile_cuts(values: list[float], most_bins: int = MOST_BINS) -> list[float]:
    """Return the cut points of one feature, ascending.

    Parameters
    ----------
    values : list of float, length n
        Finite values of the feature.
    most_bins : int
        Number of bins at most, at least 2.

    Returns
    -------
    list of float, length at most most_bins - 1
        Numbers between neighbouring distinct values: between all of them where they are few, otherwise between those
        that come nearest to equal counts. Empty for a constant feature.
    """
    ordered = sorted(values)
    count = len(ordered)
    edges = [i for i in range(1, count) if ordered[i - 1] < ordered[i]]
    if len(edges) > most_bins - 1:
        edges = _spread(edges, count, most_bins)
    cuts: list[float] = []
    for edge in edges:
        cuts.append(short_between(ordered[edge - 1], ordered[edge]))
    return cuts


def short_between(below: float, above: float) -> float:
    """Return a number in [below, above), near the middle and with as few decimals as that allows.

    Short thresholds keep a stored model small and readable.
    """
    middle = below + (above - below) * 0.5
    if abs(middle) < 1e9:
        for scale in _DECIMAL_SCALES:
            rounded = math.floor(middle * scale + 0.5) / scale
            if below <= rounded < above:
                return rounded
    return middle if middle < above else below


def _spread(edges: list[int], count: int, most_bins: int) -> list[int]:
    chosen: list[int] = []
    at = 0
    for bin_number in range(1, most_bins):
        target = bin_number * count / most_bins
        while at + 1 < len(edges) and edges[at + 1] <= target:
            at += 1
        if not chosen or edges[at] > chosen[-1]:
            chosen.append(edges[at])
    return chosen


def bin_codes(values: list[float], cuts: list[float]) -> list[int]:
    """Return for each value the number of cuts below it, so that ``code <= j`` holds where ``value <= cuts[j]``."""
    codes = []
    for value in values:
        low, high = 0, len(cuts)
        while low < high:
            middle = (low + high) >> 1
            if cuts[middle] < value:
                low = middle + 1
            else:
                high = middle
        codes.append(low)
    return codes


class BinnedRows:
    """Rows as one list of bin codes a feature.

    Parameters
    ----------
    rows : list of list of float, shape (n, features)
        Finite values.

    Attributes
    ----------
    cuts : list of list of float
        Cut points of each feature.
    codes : list of list of int, shape (features, n)
        Bin of each value.
    """

    def __init__(self, rows: list[list[float]], most_bins: int = MOST_BINS) -> None:
        columns = [[row[j] for row in rows] for j in range(len(rows[0]))]
        self.cuts = [quantile_cuts(column, most_bins) for column in columns]
        self.codes = [bin_codes(column, cuts) for column, cuts in zip(columns, self.cuts)]
        self.count = len(rows)
