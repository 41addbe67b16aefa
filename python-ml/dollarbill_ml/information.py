"""Mutual information of a column with a class, and the columns that tell most.

References
----------
C. E. Shannon, "A Mathematical Theory of Communication", Bell System Technical Journal 27, 1948. G. A. Miller, "Note on the
Bias of Information Estimates", 1955 (correction for the number of cells).
"""

from dollarbill_ml.elementary import logarithm

BINS = 10


def mutual_information(values: list[float], labels: list[int], classes: int) -> float:
    """Return the mutual information in nats, corrected for bias; about 0 where the column tells nothing.

    Present values are cut into ten bins of about equal count, equal values together; absent ones (NaN) are a bin of their
    own. Each cell of bins and classes adds about 1 / (2n) of chance information, which is taken off: the estimate may be
    slightly negative, and is 0.0 for a constant column.

    Parameters
    ----------
    values : list of float, length n
    labels : list of int, length n
        In [0, classes).
    """
    count = len(values)
    present = sorted([value for value in values if value == value])
    size = len(present)
    edges = [present[-(-size * k // BINS) - 1] for k in range(1, BINS)] if size > 0 else []
    cells = [0] * ((BINS + 1) * classes)
    for row in range(count):
        value = values[row]
        place = _bin(edges, value) if value == value else BINS
        cells[place * classes + labels[row]] += 1
    table = [cells[place : place + classes] for place in range(0, len(cells), classes)]
    return _information([cell for cell in table if any(cell)], classes, count)


def _bin(edges: list[float], value: float) -> int:
    """Return how many edges lie below a value: equal values share a bin, that of the first of them in order."""
    low = 0
    high = len(edges)
    while low < high:
        middle = (low + high) >> 1
        if edges[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


def _information(cells: list[list[int]], classes: int, count: int) -> float:
    totals = [0] * classes
    for cell in cells:
        for k in range(classes):
            totals[k] += cell[k]
    information = 0.0
    for cell in cells:
        size = 0
        for number in cell:
            size += number
        for k in range(classes):
            if cell[k] > 0:
                information += cell[k] / count * logarithm(cell[k] * count / (size * totals[k]))
    seen = len([total for total in totals if total > 0])
    return information - (len(cells) - 1) * (seen - 1) / (2.0 * count)


def most_informative(
    columns: list[list[float]], labels: list[int], classes: int, count: int
) -> list[tuple[int, float]]:
    """Return places and information of the `count` columns that tell most about the label, in the order of the columns.

    Constant columns are left out; of equal ones the earlier is taken.
    """
    told = []
    for place, column in enumerate(columns):
        if not _constant(column):
            told.append((-mutual_information(column, labels, classes), place))
    return sorted([(place, -less) for less, place in sorted(told)[:count]])


def _constant(column: list[float]) -> bool:
    first = column[0]
    if first == first:
        for value in column:
            if value != first:
                return False
        return True
    for value in column:
        if value == value:
            return False
    return True
