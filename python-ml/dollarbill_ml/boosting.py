"""Gradient boosting of small trees on the logistic loss.

References
----------
J. H. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 29, 2001, algorithm 5.
T. Chen and C. Guestrin, "XGBoost", KDD 2016 (curvature and ridge in gain and leaf).
"""

import math

from dollarbill_ml.binning import BinnedRows
from dollarbill_ml.elementary import log_odds, sigmoid
from dollarbill_ml.random_stream import RandomStream
from dollarbill_ml.tree import TreeGrower, Trees

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Derivatives are whole multiples of 2**-20: their sums are exact, so no order of summation can change a split.
_UNIT = 1048576.0
_RIDGE = 1.0


class Boosting:
    """Sum of trees, each one Newton step on the log odds.

    Parameters
    ----------
    rounds : int
        Number of trees, at least 1.
    learning_rate : float
        Share of each step that is taken, in (0, 1].
    depth : int
        Most splits between root and leaf, at least 1.
    min_leaf : int
        Fewest rows in a leaf, at least 1.

    Attributes
    ----------
    start_ : float
        Log odds of the base rate.
    trees_ : Trees
        The steps.
    gain_ : list of float, length features
        Total gain by each feature, in units of log likelihood times two.
    """

    def __init__(self, rounds: int = 100, learning_rate: float = 0.05, depth: int = 4, min_leaf: int = 20) -> None:
        self.rounds = rounds
        self.learning_rate = learning_rate
        self.depth = depth
        self.min_leaf = min_leaf

    def fit(self, binned: BinnedRows, labels: list[float], tell: "Callable[[float], None] | None" = None) -> "Boosting":
        """Learn from binned rows and labels 0.0 or 1.0; `tell` hears the fraction done."""
        count = binned.count
        grower = TreeGrower(binned, self.depth, self.min_leaf, ridge=_RIDGE * _UNIT, scale=self.learning_rate)
        stream = RandomStream(0)
        everyone = list(range(count))
        trees = Trees()
        self.start_ = log_odds(labels.count(1.0) / count)
        scores = [self.start_] * count
        gradient = [0.0] * count
        curvature = [0.0] * count
        for number in range(self.rounds):
            for row in everyone:
                p = sigmoid(scores[row])
                gradient[row] = float(math.floor((labels[row] - p) * _UNIT + 0.5))
                curvature[row] = float(math.floor(p * (1.0 - p) * _UNIT) + 1)
            grower.grow(trees, everyone, gradient, curvature, stream)
            fitted = grower.fitted
            for row in everyone:
                scores[row] += fitted[row]
            if tell is not None:
                tell((number + 1) / self.rounds)
        self.trees_ = trees
        self.gain_ = [gain / _UNIT for gain in grower.gain]
        return self

    def predict(self, rows: list[list[float]]) -> list[float]:
        """Return P(label = 1) of each row."""
        return [sigmoid(self.start_ + total) for total in self.trees_.sums(rows)]

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"start": self.start_, "trees": self.trees_.to_dict(), "gain": self.gain_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Boosting":
        """Return the model that `to_dict` described."""
        boosting = cls()
        boosting.start_ = float(state["start"])
        boosting.gain_ = [float(gain) for gain in state["gain"]]
        boosting.trees_ = Trees.from_dict(state["trees"], len(boosting.gain_))
        boosting.rounds = len(boosting.trees_.roots)
        return boosting
