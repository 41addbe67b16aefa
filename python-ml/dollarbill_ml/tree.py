"""Regression trees grown on histograms, stored end to end in flat lists so that many are walked in one tight loop.

A tree fits sums of a gradient g and a curvature h. The gain of a split is gl^2/(hl+r) + gr^2/(hr+r) - g^2/(h+r), the value
of a leaf is g/(h+r), with r the ridge. With g = label, h = 1, r = 0 the gain is the decrease of the Gini impurity times n/2,
and a leaf is the share of ones; with the derivatives of a loss it is one Newton step of boosting.

References
----------
L. Breiman et al., "Classification and Regression Trees", 1984, section 4.3. J. H. Friedman, "Greedy Function
Approximation: A Gradient Boosting Machine", Annals of Statistics 29, 2001, section 4. T. Chen and C. Guestrin, "XGBoost",
KDD 2016, equations 5 to 7 (gain and leaf with curvature).
"""

import math

from dollarbill_ml.binning import BinnedRows
from dollarbill_ml.random_stream import RandomStream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LEAVES_PER_ONE = 1e6
_SMALLEST_GAIN = 1e-10


class Trees:
    """Binary trees in preorder: the left child of node i is i + 1, the right one is ``right[i]``.

    Attributes
    ----------
    feature : list of int
        Column that a node looks at; -1 marks a leaf.
    threshold : list of float
        What a node compares with (`x <= threshold` goes left); in a leaf its value, a multiple of a millionth.
    right : list of int
        Right child; in a leaf the number after its own.
    roots : list of int
        First node of each tree.
    """

    def __init__(self) -> None:
        self.feature: list[int] = []
        self.threshold: list[float] = []
        self.right: list[int] = []
        self.roots: list[int] = []

    def add(self, feature: int, threshold: float) -> int:
        """Append a node and return its number."""
        self.feature.append(feature)
        self.threshold.append(threshold)
        self.right.append(len(self.feature))
        return len(self.feature) - 1

    def sums(self, rows: list[list[float]]) -> list[float]:
        """Return for each row the sum of the leaves it falls into, over all trees in order."""
        feature, threshold, right, roots = self.feature, self.threshold, self.right, self.roots
        answers = []
        for row in rows:
            total = 0.0
            for node in roots:
                column = feature[node]
                while column >= 0:
                    if row[column] <= threshold[node]:
                        node += 1
                    else:
                        node = right[node]
                    column = feature[node]
                total += threshold[node]
            answers.append(total)
        return answers

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"feature": self.feature, "threshold": self.threshold, "right": self.right, "roots": self.roots}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]", width: int) -> "Trees":
        """Return the trees that `to_dict` described; refuse nodes that point backwards, outside, or to no column.

        Everything is copied and checked by builtins over whole lists: a model is read anew with each edit, before any
        compiler has seen this code, and a loop over thirty thousand nodes would take a third of a second.
        """
        trees = cls()
        trees.feature = list(map(int, state["feature"]))
        trees.threshold = list(map(float, state["threshold"]))
        trees.right = list(map(int, state["right"]))
        trees.roots = list(map(int, state["roots"]))
        size = len(trees.feature)
        if not size == len(trees.threshold) == len(trees.right) or not size or not trees.roots:
            raise ValueError(
                f"trees: {size} features, {len(trees.threshold)} thresholds and {len(trees.right)} right children;"
                f" the lists must be of one length, not empty, with a root"
            )
        if max(trees.feature) >= width or min(trees.feature) < -1 or trees.feature[-1] != -1:
            raise ValueError(f"trees: a node looks at a column outside [0, {width}), or the last one is no leaf")
        if not all(map(int.__gt__, trees.right, range(size))) or max(trees.right) > size:
            raise ValueError(f"trees: a right child lies before its parent, or outside the {size} nodes")
        if min(trees.roots) < 0 or max(trees.roots) >= size:
            raise ValueError(f"trees: a root lies outside the {size} nodes")
        return trees


class TreeGrower:
    """Grows trees on binned rows.

    Parameters
    ----------
    binned : BinnedRows
        Training rows.
    depth : int
        Most splits between root and leaf.
    min_leaf : int
        Fewest rows in a leaf.
    ridge : float
        Added to the curvature of a leaf, in the unit of the curvature.
    tried : int
        Features tried at a node, drawn without return; all of them where it equals their number.
    scale : float
        Factor on leaf values.

    Attributes
    ----------
    gain : list of float
        Sum of the gains of the splits on each feature, so far.
    fitted : list of float, length n
        Leaf value of each row in the tree grown last (0.0 for rows it was not grown on).
    """

    def __init__(
        self, binned: BinnedRows, depth: int, min_leaf: int, ridge: float = 0.0, tried: int = 0, scale: float = 1.0
    ) -> None:
        self.binned = binned
        self.depth = depth
        self.min_leaf = min_leaf
        self.ridge = ridge
        self.features = list(range(len(binned.cuts)))
        self.tried = tried if 0 < tried < len(self.features) else len(self.features)
        self.scale = scale
        self.gain = [0.0] * len(self.features)
        self.fitted = [0.0] * binned.count

    def grow(
        self, trees: Trees, rows: list[int], gradient: list[float], curvature: list[float], stream: RandomStream
    ) -> None:
        """Append one tree, grown on the rows of the given numbers (a number may come twice)."""
        trees.roots.append(len(trees.feature))
        self._branch(trees, rows, gradient, curvature, stream, self.depth)

    def _branch(
        self,
        trees: Trees,
        rows: list[int],
        gradient: list[float],
        curvature: list[float],
        stream: RandomStream,
        depth: int,
    ) -> None:
        total_gradient = 0.0
        total_curvature = 0.0
        for row in rows:
            total_gradient += gradient[row]
            total_curvature += curvature[row]
        best_gain = _SMALLEST_GAIN * (1.0 + total_gradient * total_gradient / (total_curvature + self.ridge))
        best_feature = -1
        best_cut = 0
        if depth > 0 and len(rows) >= 2 * self.min_leaf:
            for feature in self._candidates(stream):
                gain, cut = best_cut_of(
                    self.binned.codes[feature],
                    len(self.binned.cuts[feature]),
                    rows,
                    gradient,
                    curvature,
                    self.min_leaf,
                    self.ridge,
                )
                if gain > best_gain:
                    best_gain, best_feature, best_cut = gain, feature, cut
        if best_feature < 0:
            step = self.scale * total_gradient / (total_curvature + self.ridge)
            value = math.floor(step * _LEAVES_PER_ONE + 0.5) / _LEAVES_PER_ONE
            trees.add(-1, value)
            fitted = self.fitted
            for row in rows:
                fitted[row] = value
            return
        self.gain[best_feature] += best_gain
        codes = self.binned.codes[best_feature]
        node = trees.add(best_feature, self.binned.cuts[best_feature][best_cut])
        self._branch(trees, [r for r in rows if codes[r] <= best_cut], gradient, curvature, stream, depth - 1)
        trees.right[node] = len(trees.feature)
        self._branch(trees, [r for r in rows if codes[r] > best_cut], gradient, curvature, stream, depth - 1)

    def _candidates(self, stream: RandomStream) -> list[int]:
        features = self.features
        if self.tried == len(features):
            return features
        for place in range(self.tried):
            other = place + stream.below(len(features) - place)
            features[place], features[other] = features[other], features[place]
        return features[: self.tried]


def best_cut_of(
    codes: list[int],
    cut_count: int,
    rows: list[int],
    gradient: list[float],
    curvature: list[float],
    min_leaf: int,
    ridge: float,
) -> tuple[float, int]:
    """Return the greatest gain of one feature over all cuts, and the number of that cut; (0.0, 0) where none is allowed."""
    bin_gradient = [0.0] * (cut_count + 1)
    bin_curvature = [0.0] * (cut_count + 1)
    bin_rows = [0] * (cut_count + 1)
    for row in rows:
        code = codes[row]
        bin_gradient[code] += gradient[row]
        bin_curvature[code] += curvature[row]
        bin_rows[code] += 1
    g = 0.0
    h = 0.0
    for code in range(cut_count + 1):
        g += bin_gradient[code]
        h += bin_curvature[code]
    parent = g * g / (h + ridge)
    count = len(rows)
    best_gain = 0.0
    best_cut = 0
    left_g = 0.0
    left_h = 0.0
    left_rows = 0
    for cut in range(cut_count):
        left_g += bin_gradient[cut]
        left_h += bin_curvature[cut]
        left_rows += bin_rows[cut]
        if left_rows < min_leaf:
            continue
        if count - left_rows < min_leaf:
            break
        right_g = g - left_g
        gain = left_g * left_g / (left_h + ridge) + right_g * right_g / (h - left_h + ridge) - parent
        if gain > best_gain:
            best_gain = gain
            best_cut = cut
    return best_gain, best_cut
