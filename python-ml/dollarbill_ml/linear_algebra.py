"""Sums over columns, added in the order of the rows, and positive definite systems of equations by Cholesky's factor.

References
----------
G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition, 2013, algorithm 4.2.1.
"""

import math


def affine(theta: list[float], columns: list[list[float]], count: int) -> list[float]:
    """Return intercept + weights . row of each of `count` rows; `theta` holds the weights, then the intercept."""
    lines = [theta[len(columns)]] * count
    for weight, column in zip(theta, columns):
        for row in range(count):
            lines[row] += weight * column[row]
    return lines


def dot(a: list[float], b: list[float], start: float = 0.0) -> float:
    """Return start + a . b."""
    whole = start
    for k in range(len(a)):
        whole += a[k] * b[k]
    return whole


def total(values: list[float], start: float = 0.0) -> float:
    """Return start plus all values."""
    whole = start
    for value in values:
        whole += value
    return whole


def solve_positive(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Return x of matrix x = vector.

    Parameters
    ----------
    matrix : list of list of float, shape (n, n)
        Symmetric and positive definite; only entries on and below the diagonal are read.
    vector : list of float, length n

    Raises
    ------
    ValueError
        If the matrix is not positive definite.
    """
    size = len(vector)
    factor: list[list[float]] = []
    for i in range(size):
        row: list[float] = []
        for j in range(i + 1):
            total = matrix[i][j]
            other = factor[j] if j < i else row
            for k in range(j):
                total -= row[k] * other[k]
            if j < i:
                row.append(total / other[j])
            elif total > 0.0:
                row.append(math.sqrt(total))
            else:
                raise ValueError(f"the matrix is not positive definite: pivot {i} is {total}")
        factor.append(row)
    middle: list[float] = []
    for i in range(size):
        total = vector[i]
        for k in range(i):
            total -= factor[i][k] * middle[k]
        middle.append(total / factor[i][i])
    answer = [0.0] * size
    for i in range(size - 1, -1, -1):
        total = middle[i]
        for k in range(i + 1, size):
            total -= factor[k][i] * answer[k]
        answer[i] = total / factor[i][i]
    return answer
