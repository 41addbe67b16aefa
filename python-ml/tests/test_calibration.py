"""Calibration against brute force and closed forms."""

import itertools
import json
import math
import unittest

from dollarbill_ml.calibration import (
    Isotonic,
    Platt,
    calibration_from_dict,
    fit_calibration,
    pool_adjacent_violators,
)
from dollarbill_ml.elementary import log_odds, sigmoid
from dollarbill_ml.interval import widened, wilson_interval
from dollarbill_ml.metrics import expected_calibration_error
from dollarbill_ml.random_stream import RandomStream


def _scored(count, seed, slope, intercept):
    stream = RandomStream(seed)
    scores = [0.02 + 0.96 * stream.uniform() for _ in range(count)]
    truths = [sigmoid(slope * log_odds(score) + intercept) for score in scores]
    return scores, [1.0 if stream.uniform() < truth else 0.0 for truth in truths], truths


class PoolAdjacentViolatorsTest(unittest.TestCase):
    def test_example_by_hand(self):
        fitted = pool_adjacent_violators([1.0, 3.0, 2.0, 4.0], [1.0, 1.0, 3.0, 1.0])
        self.assertEqual(fitted, [1.0, 2.25, 2.25, 4.0])

    def test_equals_the_best_partition_into_blocks(self):
        stream = RandomStream(9)
        for _ in range(20):
            values = [stream.below(10) / 10.0 for _ in range(7)]
            weights = [1.0 + stream.below(4) for _ in range(7)]
            fitted = pool_adjacent_violators(values, weights)
            self.assertEqual(fitted, sorted(fitted))
            best = min(_monotone_fits(values, weights))
            self.assertAlmostEqual(_loss(values, fitted, weights), best, delta=1e-12, msg=f"{values} {weights}")


def _loss(values, fitted, weights):
    return math.fsum(w * (v - f) ** 2 for v, f, w in zip(values, fitted, weights))


def _monotone_fits(values, weights):
    count = len(values)
    for borders in itertools.product((False, True), repeat=count - 1):
        blocks, start = [], 0
        for end in range(1, count + 1):
            if end == count or borders[end - 1]:
                mass = math.fsum(weights[start:end])
                mean = math.fsum(v * w for v, w in zip(values[start:end], weights[start:end])) / mass
                blocks.append((mean, end - start))
                start = end
        if all(a[0] <= b[0] for a, b in zip(blocks, blocks[1:])):
            yield _loss(values, [mean for mean, length in blocks for _ in range(length)], weights)


class IntervalTest(unittest.TestCase):
    def test_wilson_example_by_hand(self):
        # E. B. Wilson 1927: the ends solve (p - x)^2 = z^2 x (1 - x) / n; checked by putting them back.
        for p, n in ((0.1, 50.0), (0.5, 10.0), (0.97, 33.5)):
            for end in wilson_interval(p, n):
                self.assertAlmostEqual((p - end) ** 2, 1.6448536269514722**2 * end * (1.0 - end) / n, delta=1e-15)

    def test_wilson_stays_inside_and_holds_p(self):
        for p in (0.0, 1e-12, 0.3, 1.0):
            for n in (1.0, 20.0, 1e6):
                low, high = wilson_interval(p, n)
                self.assertTrue(0.0 <= low <= p <= high <= 1.0, (p, n, low, high))

    def test_widening_joins_independent_errors(self):
        low, high = widened(0.5, 0.47, 0.54, 0.04)
        self.assertAlmostEqual(low, 0.45, delta=1e-15)
        self.assertAlmostEqual(high, 0.5 + math.hypot(0.04, 0.04), delta=1e-15)
        self.assertEqual(widened(0.5, 0.4, 0.6, 3.0), (0.0, 1.0))


class IsotonicTest(unittest.TestCase):
    def test_curve_rises_and_is_never_certain(self):
        scores, labels, _ = _scored(800, 2, 2.0, 0.3)
        curve = Isotonic().fit(scores, labels)
        answers = [curve.interval(k / 200.0) for k in range(201)]
        for before, after in zip(answers, answers[1:]):
            self.assertLessEqual(before[0], after[0])
        for p, low, high in answers:
            self.assertTrue(0.0 <= low <= p <= high <= 1.0)
            self.assertTrue(0.0 < p < 1.0)

    def test_perfect_separation_still_leaves_doubt(self):
        curve = Isotonic().fit([k / 100.0 for k in range(100)], [0.0] * 50 + [1.0] * 50)
        self.assertAlmostEqual(curve.interval(0.0)[0], 1.0 / 22.0, delta=1e-12)
        self.assertAlmostEqual(curve.interval(1.0)[0], 1.0 - 1.0 / 22.0, delta=0.002)

    def test_equal_scores_share_one_probability(self):
        curve = Isotonic().fit([0.4] * 60, [1.0] * 15 + [0.0] * 45)
        self.assertAlmostEqual(curve.interval(0.9)[0], 0.25, delta=1e-12)
        self.assertEqual(curve.count_, [60.0])

    def test_it_mends_a_distorted_score(self):
        scores, labels, truths = _scored(3000, 4, 2.5, -0.8)
        curve = Isotonic().fit(scores, labels)
        answers = [curve.interval(score)[0] for score in scores]
        self.assertLess(expected_calibration_error(answers, labels), 0.02)
        self.assertGreater(expected_calibration_error(scores, labels), 0.1)
        self.assertLess(math.fsum(abs(p - truth) for p, truth in zip(answers, truths)) / len(truths), 0.03)


class PlattTest(unittest.TestCase):
    def test_two_scores_have_a_closed_form(self):
        # With two distinct scores the likelihood is greatest where each gets the mean of its targets.
        scores = [0.3] * 40 + [0.7] * 60
        labels = [1.0] * 10 + [0.0] * 30 + [1.0] * 45 + [0.0] * 15
        high, low = 56.0 / 57.0, 1.0 / 47.0
        curve = Platt().fit(scores, labels)
        self.assertAlmostEqual(curve.interval(0.3)[0], (10 * high + 30 * low) / 40.0, delta=1e-10)
        self.assertAlmostEqual(curve.interval(0.7)[0], (45 * high + 15 * low) / 60.0, delta=1e-10)

    def test_it_recovers_a_planted_line_within_its_errors(self):
        scores, labels, _ = _scored(3000, 6, 1.7, -0.4)
        curve = Platt().fit(scores, labels)
        self.assertAlmostEqual(curve.slope_, 1.7, delta=4.0 * math.sqrt(curve.covariance_[2]))
        self.assertAlmostEqual(curve.intercept_, -0.4, delta=4.0 * math.sqrt(curve.covariance_[0]))

    def test_interval_covers_the_truth_about_nine_times_in_ten(self):
        # 60 experiments: fewer than 45 or all 60 covered would each be rarer than 1 in 300.
        covered = 0
        for seed in range(60):
            scores, labels, _ = _scored(100, 100 + seed, 1.2, 0.2)
            _, low, high = Platt().fit(scores, labels).line_interval(0.6)
            covered += low <= sigmoid(1.2 * log_odds(0.6) + 0.2) <= high
        self.assertTrue(45 <= covered < 60, covered)

    def test_equal_scores_give_the_base_rate(self):
        curve = Platt().fit([0.5] * 50, [1.0] * 20 + [0.0] * 30)
        p, low, high = curve.interval(0.5)
        self.assertAlmostEqual(p, (20 * 21 / 22 + 30 / 32) / 50.0, delta=1e-9)
        self.assertTrue(0.0 < low < p < high < 1.0)

    def test_the_identity_pulls_with_its_rows(self):
        scores, labels, _ = _scored(80, 11, 0.4, 0.7)
        free, pulled, held = (Platt(rows).fit(scores, labels) for rows in (0.0, 100.0, 1e9))
        self.assertAlmostEqual(held.interval(0.3)[0], 0.3, delta=1e-5)
        self.assertTrue(abs(pulled.slope_ - 1.0) < abs(free.slope_ - 1.0))
        # No other line of a grid around it has a smaller loss.
        wins = labels.count(1.0)
        targets = [(wins + 1.0) / (wins + 2.0) if label == 1.0 else 1.0 / (len(labels) - wins + 2.0) for label in labels]

        def loss(a, b):
            total = 12.5 * ((a - 1.0) ** 2 + b * b)
            for score, target in zip(scores, targets):
                p = sigmoid(a * log_odds(score) + b)
                total -= target * math.log(p) + (1.0 - target) * math.log(1.0 - p)
            return total

        least = loss(pulled.slope_, pulled.intercept_)
        for step in itertools.product((-0.01, 0.0, 0.01), repeat=2):
            self.assertLessEqual(least, loss(pulled.slope_ + step[0], pulled.intercept_ + step[1]) + 1e-9)


class ChoiceTest(unittest.TestCase):
    def test_best_takes_the_sigmoid_where_the_truth_is_one_and_steps_where_it_is_not(self):
        scores, labels, _ = _scored(600, 8, 1.5, 0.3)
        self.assertEqual(fit_calibration(scores, labels, "best").to_dict()["kind"], "platt")
        stream = RandomStream(12)
        scores = [stream.uniform() for _ in range(2000)]
        labels = [1.0 if stream.uniform() < (0.1 if score < 0.6 else 0.5) else 0.0 for score in scores]
        self.assertEqual(fit_calibration(scores, labels, "best").to_dict()["kind"], "isotonic")

    def test_states_survive_json_bit_for_bit(self):
        scores, labels, _ = _scored(400, 3, 1.5, 0.3)
        for kind in ("isotonic", "platt"):
            curve = fit_calibration(scores, labels, kind)
            again = calibration_from_dict(json.loads(json.dumps(curve.to_dict())))
            for k in range(101):
                self.assertEqual(again.interval(k / 100.0), curve.interval(k / 100.0), kind)

    def test_unknown_kind_is_refused(self):
        with self.assertRaisesRegex(ValueError, "kind is 'spline'"):
            calibration_from_dict({"kind": "spline"})
