"""Logistic regression of a yes-or-no label with a ridge, by Newton's method.

References
----------
S. le Cessie and J. C. van Houwelingen, "Ridge Estimators in Logistic Regression", Applied Statistics 41, 1992.
"""

from dollarbill_ml.elementary import logarithm, sigmoid
from dollarbill_ml.linear_algebra import affine, dot, solve_positive, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STEPS = 50
_SETTLED = 1e-9


class RidgeLogistic:
    """P(label = 1) = sigmoid(intercept + weights . row), least |weights|^2 / 2 + strength * logistic loss.

    Parameters
    ----------
    strength : float
        How much the rows count against the ridge, positive; 0.1 by default. The intercept is free.

    Attributes
    ----------
    weights_ : list of float, length columns
    intercept_ : float
    """

    def __init__(self, strength: float = 0.1) -> None:
        self.strength = strength

    def fit(self, rows: list[list[float]], labels: list[float]) -> "RidgeLogistic":
        """Learn from complete rows and labels 0.0 or 1.0; both labels must occur."""
        width = len(rows[0])
        columns = [[row[j] for row in rows] for j in range(width)]
        theta = [0.0] * (width + 1)
        loss = self.objective(theta, columns, labels)
        for _ in range(_STEPS):
            gradient, curvature = self.derivatives(theta, columns, labels)
            if max([abs(slope) for slope in gradient]) < _SETTLED * len(rows):
                break
            step = solve_positive(curvature, gradient)
            share = 1.0
            while True:
                trial = [value - share * move for value, move in zip(theta, step)]
                lower = self.objective(trial, columns, labels)
                if lower <= loss or share < 1e-8:
                    break
                share *= 0.5
            if lower > loss:
                break
            theta, loss = trial, lower
        self.weights_ = theta[:width]
        self.intercept_ = theta[width]
        return self

    def predict(self, rows: list[list[float]]) -> list[float]:
        """Return P(label = 1) of each complete row."""
        return [sigmoid(_line(self.weights_, self.intercept_, row)) for row in rows]

    def objective(self, theta: list[float], columns: list[list[float]], labels: list[float]) -> float:
        """Return the penalised loss at weights and intercept, the intercept last."""
        lines = affine(theta, columns, len(labels))
        loss = 0.0
        for row in range(len(labels)):
            line = lines[row]
            loss -= logarithm(sigmoid(line if labels[row] == 1.0 else -line))
        ridge = 0.0
        for weight in theta[: len(theta) - 1]:
            ridge += weight * weight
        return 0.5 * ridge + self.strength * loss

    def derivatives(
        self, theta: list[float], columns: list[list[float]], labels: list[float]
    ) -> tuple[list[float], list[list[float]]]:
        """Return the gradient and the lower triangle of the second derivatives of the penalised loss."""
        width = len(columns)
        strength = self.strength
        errors = []
        weights = []
        for line, label in zip(affine(theta, columns, len(labels)), labels):
            p = sigmoid(line)
            errors.append(strength * (p - label))
            weights.append(strength * p * (1.0 - p))
        gradient = [dot(errors, columns[j], theta[j]) for j in range(width)]
        curvature = []
        last = []
        for i in range(width):
            scaled = [weight * value for weight, value in zip(weights, columns[i])]
            curvature.append([dot(scaled, columns[j], 1.0 if j == i else 0.0) for j in range(i + 1)])
            last.append(total(scaled))
        gradient.append(total(errors))
        last.append(total(weights, 1e-12))
        curvature.append(last)
        return gradient, curvature

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"strength": self.strength, "weights": self.weights_, "intercept": self.intercept_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "RidgeLogistic":
        """Return the regression that `to_dict` described."""
        logistic = cls(float(state["strength"]))
        logistic.weights_ = [float(weight) for weight in state["weights"]]
        logistic.intercept_ = float(state["intercept"])
        return logistic


def _line(weights: list[float], intercept: float, row: list[float]) -> float:
    line = intercept
    for k in range(len(weights)):
        line += weights[k] * row[k]
    return line
