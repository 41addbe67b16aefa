"""Regressions against closed forms, differences and each other."""

import math
import unittest

from dollarbill_ml.descent import minimise
from dollarbill_ml.elementary import sigmoid
from dollarbill_ml.linear_algebra import solve_positive
from dollarbill_ml.logistic import RidgeLogistic
from dollarbill_ml.multinomial import Multinomial, softmax
from dollarbill_ml.random_stream import RandomStream


def _planted(count, seed, classes=2):
    stream = RandomStream(seed)
    rows, labels = [], []
    for _ in range(count):
        row = [2.0 * stream.uniform() - 1.0 for _ in range(3)]
        lines = [0.4 * k + (2.0 * row[0] - row[1]) * k for k in range(classes)]
        p = softmax(lines)
        u = stream.uniform()
        label = 0
        while label < classes - 1 and u > p[label]:
            u -= p[label]
            label += 1
        rows.append(row)
        labels.append(label)
    return rows, labels


class CholeskyTest(unittest.TestCase):
    def test_hilbert_matrix_of_four(self):
        # Its inverse is of integers; the first column is 16, -120, 240, -140.
        hilbert = [[1.0 / (i + j + 1) for j in range(4)] for i in range(4)]
        for got, want in zip(solve_positive(hilbert, [1.0, 0.0, 0.0, 0.0]), (16.0, -120.0, 240.0, -140.0)):
            self.assertAlmostEqual(got, want, delta=1e-9)

    def test_a_matrix_that_is_not_positive_definite_is_refused(self):
        with self.assertRaisesRegex(ValueError, "pivot 1"):
            solve_positive([[1.0], [2.0, 1.0]], [1.0, 1.0])


class DescentTest(unittest.TestCase):
    def test_quadratic_bowl(self):
        def bowl(x):
            return (
                math.fsum((k + 1) * (v - k) ** 2 for k, v in enumerate(x)),
                [2.0 * (k + 1) * (v - k) for k, v in enumerate(x)],
            )

        for k, value in enumerate(minimise(bowl, [9.0] * 12, 1e-10)):
            self.assertAlmostEqual(value, k, delta=1e-9)


class LogisticTest(unittest.TestCase):
    def test_two_by_two_table_gives_the_log_odds_ratio(self):
        rows = [[0.0]] * 50 + [[1.0]] * 50
        labels = [1.0] * 10 + [0.0] * 40 + [1.0] * 30 + [0.0] * 20
        fitted = RidgeLogistic(1e9).fit(rows, labels)
        self.assertAlmostEqual(fitted.intercept_, math.log(10 / 40), delta=1e-7)
        self.assertAlmostEqual(fitted.weights_[0], math.log(30 / 20) - math.log(10 / 40), delta=1e-7)

    def test_gradient_is_zero_at_the_optimum_and_is_that_of_the_objective(self):
        rows, classes = _planted(400, 3)
        labels = [float(k) for k in classes]
        fitted = RidgeLogistic(0.1).fit(rows, labels)
        theta = fitted.weights_ + [fitted.intercept_]
        columns = _columns(rows)
        for place, slope in enumerate(fitted.derivatives(theta, columns, labels)[0]):
            self.assertAlmostEqual(slope, 0.0, delta=1e-6)
            self.assertAlmostEqual(_difference(fitted, theta, place, columns, labels), 0.0, delta=1e-5)
        elsewhere = [0.3, -0.2, 0.1, 0.5]
        for place, slope in enumerate(fitted.derivatives(elsewhere, columns, labels)[0]):
            self.assertAlmostEqual(slope, _difference(fitted, elsewhere, place, columns, labels), delta=1e-5)

    def test_curvature_is_the_weighted_sum_of_products(self):
        rows, classes = _planted(60, 8)
        theta = [0.3, -0.2, 0.1, 0.5]
        _, curvature = RidgeLogistic(0.1).derivatives(theta, _columns(rows), [float(k) for k in classes])
        whole = [row + [1.0] for row in rows]
        p = [sigmoid(math.fsum(a * b for a, b in zip(theta, row))) for row in whole]
        for i in range(4):
            for j in range(i + 1):
                ridge = 1.0 if i == j < 3 else 0.0
                expected = ridge + 0.1 * math.fsum(q * (1.0 - q) * row[i] * row[j] for q, row in zip(p, whole))
                self.assertAlmostEqual(curvature[i][j], expected, delta=1e-11)

    def test_planted_weights_are_found(self):
        rows, classes = _planted(8000, 4)
        fitted = RidgeLogistic(1.0).fit(rows, [float(k) for k in classes])
        # Standard errors are about 0.05.
        for got, want in zip(fitted.weights_ + [fitted.intercept_], (2.0, -1.0, 0.0, 0.4)):
            self.assertAlmostEqual(got, want, delta=0.2)

    def test_separable_rows_stay_finite(self):
        rows = [[float(k)] for k in range(-50, 50)]
        labels = [1.0 if row[0] >= 0.0 else 0.0 for row in rows]
        fitted = RidgeLogistic(0.1).fit(rows, labels)
        self.assertTrue(0.0 < fitted.weights_[0] < 50.0)
        p = fitted.predict(rows)
        self.assertEqual([1.0 if value > 0.5 else 0.0 for value in p], labels)

    def test_without_a_slope_the_rate_is_answered(self):
        fitted = RidgeLogistic(0.1).fit([[0.0]] * 100, [1.0] * 30 + [0.0] * 70)
        self.assertAlmostEqual(fitted.predict([[5.0]])[0], 0.3, delta=1e-8)


class MultinomialTest(unittest.TestCase):
    def test_of_two_classes_it_is_the_logistic_regression_of_twice_the_strength(self):
        # Two sets of weights, opposite halves of one, cost half the ridge.
        rows, classes = _planted(300, 5)
        two = Multinomial(2, 0.1, balanced=False).fit(rows, classes)
        one = RidgeLogistic(0.2).fit(rows, [float(k) for k in classes])
        for p, q in zip(two.predict(rows), one.predict(rows)):
            self.assertAlmostEqual(p[1], q, delta=1e-4)

    def test_gradient_is_that_of_the_objective(self):
        rows, classes = _planted(100, 6, 3)
        model = Multinomial(3, 0.1)
        shares = [1.0, 2.0, 0.5]
        theta = [0.1 * ((7 * k) % 5 - 2) for k in range(12)]
        columns = _columns(rows)
        _, gradient = model.objective(theta, columns, classes, shares)
        for place, slope in enumerate(gradient):
            ends = []
            for step in (1e-6, -1e-6):
                moved = list(theta)
                moved[place] += step
                ends.append(model.objective(moved, columns, classes, shares)[0])
            self.assertAlmostEqual(slope, (ends[0] - ends[1]) / 2e-6, delta=1e-6)

    def test_without_slopes_the_shares_are_answered_balanced_or_not(self):
        for balanced in (True, False):
            model = Multinomial(3, 1.0, balanced).fit([[0.0]] * 200, [0] * 120 + [1] * 60 + [2] * 20)
            for p, share in zip(model.predict([[1.0]])[0], (0.6, 0.3, 0.1)):
                self.assertAlmostEqual(p, share, delta=1e-4)

    def test_a_class_never_seen_is_unlikely_and_possible(self):
        model = Multinomial(3, 0.1).fit([[0.0]] * 100, [0] * 50 + [1] * 50)
        p = model.predict([[0.0]])[0]
        self.assertTrue(0.0 < p[2] < 0.02, p)

    def test_it_does_not_matter_which_class_was_never_seen(self):
        rows = [[0.0]] * 100
        last = Multinomial(3, 0.1).fit(rows, [0] * 90 + [1] * 10).predict([[0.0]])[0]
        first = Multinomial(3, 0.1).fit(rows, [1] * 90 + [2] * 10).predict([[0.0]])[0]
        for k in range(3):
            self.assertAlmostEqual(first[(k + 1) % 3], last[k], delta=1e-6)

    def test_planted_weights_are_found(self):
        rows, classes = _planted(5000, 7, 3)
        model = Multinomial(3, 1.0, balanced=False).fit(rows, classes)
        difference = [a - b for a, b in zip(model.weights_[2], model.weights_[0])]
        for got, want in zip(difference, (4.0, -2.0, 0.0, 0.8)):
            self.assertAlmostEqual(got, want, delta=0.4)

    def test_softmax_of_two_is_the_sigmoid(self):
        for x in (-30.0, -1.0, 0.0, 2.5, 30.0):
            self.assertAlmostEqual(softmax([0.0, x])[1], sigmoid(x), delta=1e-15)


def _columns(rows):
    return [list(column) for column in zip(*rows)]


def _difference(model, theta, place, columns, labels):
    ends = []
    for step in (1e-5, -1e-5):
        moved = list(theta)
        moved[place] += step
        ends.append(model.objective(moved, columns, labels))
    return (ends[0] - ends[1]) / 2e-5
