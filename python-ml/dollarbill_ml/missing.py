"""Absent values, replaced by the median of what was present in training."""


def medians_of(rows: list[list[float]], names: list[str]) -> list[float]:
    """Return the median of the present values of each column.

    Parameters
    ----------
    rows : list of list of float, shape (n, features)
        NaN means absent.
    names : list of str
        Names of the columns.

    Returns
    -------
    list of float, length features
        The lower median, which is a value that occurred; 0.0 for a column that is absent in every row, which then is the
        same constant in training and in service and so says nothing.
    """
    medians = []
    for j in range(len(names)):
        present = sorted(row[j] for row in rows if row[j] == row[j])
        medians.append(float(present[(len(present) - 1) // 2]) if present else 0.0)
    return medians


def completed(rows: list[list[float]], medians: list[float]) -> list[list[float]]:
    """Return the rows with each NaN replaced by the median of its column."""
    answers = []
    for row in rows:
        for value in row:
            if value != value:
                row = [median if v != v else v for v, median in zip(row, medians)]
                break
        answers.append(row)
    return answers
