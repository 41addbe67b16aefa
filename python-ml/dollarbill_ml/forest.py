"""Random forest for a yes-or-no label.

References
----------
L. Breiman, "Random Forests", Machine Learning 45, 2001: bagging with a random choice of features at each node.
"""

import math

from dollarbill_ml.binning import BinnedRows
from dollarbill_ml.random_stream import RandomStream
from dollarbill_ml.tree import TreeGrower, Trees

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Forest:
    """Mean over trees, each grown on a bootstrap sample with some features tried at a node.

    Parameters
    ----------
    trees : int
        Number of trees, at least 1.
    depth : int
        Most splits between root and leaf, at least 1.
    min_leaf : int
        Fewest rows in a leaf, at least 1.
    tried : int
        Features tried at a node; 0 means the square root of their number, rounded up.

    Attributes
    ----------
    trees_ : Trees
        The trees.
    gain_ : list of float, length features
        Total decrease of the Gini impurity by each feature, in rows.
    """

    def __init__(self, trees: int = 100, depth: int = 8, min_leaf: int = 20, tried: int = 0) -> None:
        self.trees = trees
        self.depth = depth
        self.min_leaf = min_leaf
        self.tried = tried

    def fit(
        self, binned: BinnedRows, labels: list[float], seed: int, tell: "Callable[[float], None] | None" = None
    ) -> "Forest":
        """Learn from binned rows and labels 0.0 or 1.0; `tell` hears the fraction done."""
        width = len(binned.cuts)
        tried = self.tried or math.isqrt(width - 1) + 1
        grower = TreeGrower(binned, self.depth, self.min_leaf, tried=tried)
        stream = RandomStream(seed)
        ones = [1.0] * binned.count
        trees = Trees()
        for number in range(self.trees):
            sample = [stream.below(binned.count) for _ in range(binned.count)]
            grower.grow(trees, sample, labels, ones, stream)
            if tell is not None:
                tell((number + 1) / self.trees)
        self.trees_ = trees
        self.gain_ = grower.gain
        return self

    def predict(self, rows: list[list[float]]) -> list[float]:
        """Return P(label = 1) of each row: the mean share of ones in the leaves it falls into."""
        count = len(self.trees_.roots)
        return [min(total / count, 1.0) for total in self.trees_.sums(rows)]

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"trees": self.trees_.to_dict(), "gain": self.gain_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Forest":
        """Return the forest that `to_dict` described."""
        forest = cls()
        forest.gain_ = [float(gain) for gain in state["gain"]]
        forest.trees_ = Trees.from_dict(state["trees"], len(forest.gain_))
        forest.trees = len(forest.trees_.roots)
        return forest
