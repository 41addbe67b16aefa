"""Bins and trees against exhaustive search over the raw values."""

import math
import unittest

from dollarbill_ml.binning import BinnedRows, bin_codes, quantile_cuts, short_between
from dollarbill_ml.random_stream import RandomStream
from dollarbill_ml.tree import TreeGrower, Trees


def _some_rows(count, width, seed, levels=1000):
    stream = RandomStream(seed)
    return [[float(stream.below(levels)) for _ in range(width)] for _ in range(count)]


class BinningTest(unittest.TestCase):
    def test_few_values_get_all_midpoints(self):
        self.assertEqual(quantile_cuts([3.0, 1.0, 2.0, 1.0, 3.0]), [1.5, 2.5])

    def test_constant_feature_has_no_cut(self):
        self.assertEqual(quantile_cuts([7.0] * 30), [])

    def test_many_values_give_bins_of_about_equal_counts(self):
        values = [row[0] for row in _some_rows(6400, 1, 2, 1 << 30)]
        cuts = quantile_cuts(values)
        self.assertEqual(len(cuts), 63)
        counts = [0] * 64
        for code in bin_codes(values, cuts):
            counts[code] += 1
        self.assertEqual((min(counts), max(counts)), (100, 100))

    def test_a_frequent_value_does_not_swallow_the_others(self):
        cuts = quantile_cuts([0.0] * 900 + [float(k) for k in range(1, 101)])
        self.assertEqual(cuts[0], 0.5)
        self.assertGreater(len(cuts), 3)

    def test_code_is_the_number_of_cuts_below(self):
        values = [row[0] for row in _some_rows(300, 1, 4)]
        cuts = quantile_cuts(values, 16)
        for value, code in zip(values, bin_codes(values, cuts)):
            self.assertEqual(code, sum(1 for cut in cuts if cut < value))

    def test_cuts_are_short_decimals_between_their_neighbours(self):
        for below, above, short in ((3.14159, 3.14201, 3.142), (0.0, 1.0, 0.5), (-7.2, 55.0, 24.0), (1e-9, 3e-9, 2e-9)):
            self.assertEqual(short_between(below, above), short)
        for below, above in ((1e300, 1.1e300), (1.0, math.nextafter(1.0, 2.0)), (-0.3, math.nextafter(-0.3, 1.0))):
            self.assertTrue(below <= short_between(below, above) < above)

    def test_neighbouring_floats_are_kept_apart(self):
        low = 1.0
        high = math.nextafter(low, 2.0)
        cuts = quantile_cuts([low, high])
        self.assertEqual(bin_codes([low, high], cuts), [0, 1])


class TreeTest(unittest.TestCase):
    def test_first_split_is_the_best_of_all(self):
        for seed in range(1, 9):
            rows = _some_rows(40, 3, seed, 12)
            stream = RandomStream(seed + 100)
            gradient = [float(stream.below(21) - 10) for _ in rows]
            curvature = [1.0 + stream.below(3) for _ in rows]
            tree = _grown(rows, gradient, curvature, depth=1, min_leaf=4, ridge=1.5)
            best = max(_every_split(rows, gradient, curvature, 4, 1.5))
            found = _gain(rows, gradient, curvature, 1.5, tree.feature[0], tree.threshold[0])
            self.assertAlmostEqual(found, best, delta=1e-9, msg=f"seed {seed}")

    def test_leaves_hold_the_newton_step_of_their_rows(self):
        rows = _some_rows(200, 4, 5)
        stream = RandomStream(6)
        labels = [float(stream.below(2)) for _ in rows]
        tree = _grown(rows, labels, [1.0] * len(rows), depth=3, min_leaf=10)
        groups = {}
        for row, label in zip(rows, labels):
            groups.setdefault(_leaf(tree, row), []).append(label)
        self.assertGreater(len(groups), 2)
        for leaf, members in groups.items():
            self.assertGreaterEqual(len(members), 10)
            self.assertAlmostEqual(tree.threshold[leaf], math.fsum(members) / len(members), delta=5.1e-7)

    def test_rows_on_which_it_grew_get_the_fitted_values(self):
        rows = _some_rows(300, 3, 8)
        labels = [1.0 if row[0] + row[1] > 900.0 else 0.0 for row in rows]
        binned = BinnedRows(rows)
        grower = TreeGrower(binned, 4, 5)
        tree = Trees()
        grower.grow(tree, list(range(300)), labels, [1.0] * 300, RandomStream(1))
        self.assertEqual(grower.fitted, tree.sums(rows))

    def test_sums_add_all_trees(self):
        rows = _some_rows(100, 2, 9)
        labels = [row[0] / 1000.0 for row in rows]
        one = _grown(rows, labels, [1.0] * 100, depth=3, min_leaf=5)
        two = Trees.from_dict(one.to_dict(), 2)
        grower = TreeGrower(BinnedRows(rows), 2, 5)
        grower.grow(two, list(range(100)), labels, [1.0] * 100, RandomStream(1))
        for single, both in zip(one.sums(rows), two.sums(rows)):
            self.assertNotEqual(single, both)
        self.assertEqual(two.sums(rows), [_walk(two, row) for row in rows])

    def test_depth_zero_gain_gives_one_leaf(self):
        rows = _some_rows(50, 2, 10)
        tree = _grown(rows, [1.0] * 50, [1.0] * 50, depth=5, min_leaf=1)
        self.assertEqual((tree.feature, tree.threshold), ([-1], [1.0]))

    def test_damaged_states_are_refused(self):
        rows = _some_rows(60, 2, 11)
        state = _grown(rows, [row[0] for row in rows], [1.0] * 60, depth=2, min_leaf=5).to_dict()
        size = len(state["feature"])
        self.assertGreater(size, 3)
        for key, damaged, message in (
            ("right", [10_000] + state["right"][1:], "outside the"),
            ("right", state["right"][:-1] + [0], "before its parent"),
            ("right", state["right"][:-1], "of one length"),
            ("feature", [2] + state["feature"][1:], r"column outside \[0, 2\)"),
            ("feature", state["feature"][:-1] + [0], "the last one is no leaf"),
            ("roots", [size], "a root lies outside"),
            ("roots", [], "with a root"),
        ):
            with self.assertRaisesRegex(ValueError, message):
                Trees.from_dict({**state, key: damaged}, 2)


def _grown(rows, gradient, curvature, depth, min_leaf, ridge=0.0):
    binned = BinnedRows(rows)
    trees = Trees()
    grower = TreeGrower(binned, depth, min_leaf, ridge)
    grower.grow(trees, list(range(len(rows))), gradient, curvature, RandomStream(1))
    return trees


def _leaf(tree, row):
    node = 0
    while tree.feature[node] >= 0:
        node = node + 1 if row[tree.feature[node]] <= tree.threshold[node] else tree.right[node]
    return node


def _walk(trees, row):
    total = 0.0
    for root in trees.roots:
        node = root
        while trees.feature[node] >= 0:
            node = node + 1 if row[trees.feature[node]] <= trees.threshold[node] else trees.right[node]
        total += trees.threshold[node]
    return total


def _gain(rows, gradient, curvature, ridge, feature, threshold):
    def score(members):
        g = math.fsum(gradient[i] for i in members)
        return g * g / (math.fsum(curvature[i] for i in members) + ridge)

    everyone = range(len(rows))
    left = [i for i in everyone if rows[i][feature] <= threshold]
    right = [i for i in everyone if rows[i][feature] > threshold]
    return score(left) + score(right) - score(everyone)


def _every_split(rows, gradient, curvature, min_leaf, ridge):
    for feature in range(len(rows[0])):
        for threshold in {row[feature] for row in rows}:
            left = sum(1 for row in rows if row[feature] <= threshold)
            if min_leaf <= left <= len(rows) - min_leaf:
                yield _gain(rows, gradient, curvature, ridge, feature, threshold)
