"""Multinomial logistic regression with a ridge and class weights.

References
----------
D. Böhning, "Multinomial Logistic Regression Algorithm", Annals of the Institute of Statistical Mathematics 44, 1992. M. Saerens,
P. Latinne and C. Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori Probabilities", Neural Computation 14,
2002, equation 2.4 (undoing the class weights).
"""

from dollarbill_ml.descent import minimise
from dollarbill_ml.elementary import exponential, logarithm
from dollarbill_ml.linear_algebra import affine, dot, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SETTLED = 1e-6


class Multinomial:
    """P(class k) in proportion to exp(intercept_k + weights_k . row), least |weights|^2 / 2 + strength * weighted loss.

    With balanced classes a row counts n / (classes * rows of its class), so that rare classes shape the weights as much as
    common ones; the probabilities answered have that undone, so that they hold as frequencies.

    Parameters
    ----------
    classes : int
        Number of classes, at least 2.
    strength : float
        How much the rows count against the ridge, positive. Intercepts are free.
    balanced : bool
        Whether classes count alike.

    Attributes
    ----------
    weights_ : list of list of float, shape (classes, columns + 1)
        The intercept is last in each.
    """

    def __init__(self, classes: int, strength: float = 0.1, balanced: bool = True) -> None:
        self.classes = classes
        self.strength = strength
        self.balanced = balanced

    def fit(self, rows: list[list[float]], labels: list[int]) -> "Multinomial":
        """Learn from complete rows and labels in [0, classes)."""
        classes = self.classes
        counts = [labels.count(k) for k in range(classes)]
        seen = len([count for count in counts if count > 0])
        shares = [1.0] * classes
        if self.balanced:
            shares = [len(labels) / (seen * count) if count > 0 else 1.0 for count in counts]
        width = len(rows[0]) + 1
        columns = [[row[j] for row in rows] for j in range(width - 1)]
        flat = minimise(
            lambda theta: self.objective(theta, columns, labels, shares), [0.0] * (classes * width), _SETTLED * len(rows)
        )
        self.weights_ = [flat[k * width : (k + 1) * width] for k in range(classes)]
        for k in range(classes):
            if counts[k] > 0:
                self.weights_[k][width - 1] -= logarithm(shares[k])
        # A class never seen has no finite intercept; half a row in all that was learned from is given to it.
        for k in range(classes):
            if counts[k] == 0:
                self.weights_[k][width - 1] = self._mean_intercept(counts) - logarithm(2.0 * len(labels))
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Return the probability of each class for each complete row."""
        return [softmax([_line(weights, row) for weights in self.weights_]) for row in rows]

    def objective(
        self, theta: list[float], columns: list[list[float]], labels: list[int], shares: list[float]
    ) -> tuple[float, list[float]]:
        """Return the penalised loss and its gradient; `theta` holds weights and intercept class by class."""
        classes = self.classes
        width = len(columns) + 1
        parts = [theta[k * width : (k + 1) * width] for k in range(classes)]
        value = 0.0
        for part in parts:
            for weight in part[: width - 1]:
                value += 0.5 * weight * weight
        lines = [affine(part, columns, len(labels)) for part in parts]
        errors: list[list[float]] = [[] for _ in range(classes)]
        for row, label in enumerate(labels):
            p = softmax([line[row] for line in lines])
            share = self.strength * shares[label]
            value -= share * logarithm(p[label])
            for k in range(classes):
                errors[k].append(share * (p[k] - (1.0 if k == label else 0.0)))
        gradient = []
        for part, error in zip(parts, errors):
            gradient += [dot(error, column, weight) for weight, column in zip(part, columns)]
            gradient.append(total(error))
        return value, gradient

    def _mean_intercept(self, counts: list[int]) -> float:
        seen = [weights[-1] for weights, count in zip(self.weights_, counts) if count > 0]
        mean = 0.0
        for intercept in seen:
            mean += intercept / len(seen)
        return mean

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"strength": self.strength, "balanced": self.balanced, "weights": self.weights_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Multinomial":
        """Return the regression that `to_dict` described."""
        weights = [[float(weight) for weight in part] for part in state["weights"]]
        regression = cls(len(weights), float(state["strength"]), bool(state["balanced"]))
        regression.weights_ = weights
        return regression


def softmax(lines: list[float]) -> list[float]:
    """Return numbers in proportion to exp(lines) that sum to 1; none is 0, however far the lines are apart."""
    top = lines[0]
    for line in lines:
        if line > top:
            top = line
    powers = []
    whole = 0.0
    for line in lines:
        below = line - top
        power = exponential(below if below > -60.0 else -60.0)
        powers.append(power)
        whole += power
    return [power / whole for power in powers]


def _line(weights: list[float], row: list[float]) -> float:
    width = len(row)
    line = weights[width]
    for k in range(width):
        line += weights[k] * row[k]
    return line
