"""Metrics against examples computed by hand."""

import math
import unittest

from dollarbill_ml.metrics import area_under_curve, brier_score, expected_calibration_error, log_loss
from dollarbill_ml.random_stream import RandomStream


class MetricsTest(unittest.TestCase):
    def test_area_by_hand(self):
        # Pairs of a 1 and a 0: (.8 > .1), (.8 > .4), (.4 > .1), (.4 = .4) -> 3.5 of 4.
        self.assertEqual(area_under_curve([0.1, 0.4, 0.4, 0.8], [0.0, 0.0, 1.0, 1.0]), 0.875)
        self.assertEqual(area_under_curve([0.2, 0.9], [1.0, 0.0]), 0.0)
        self.assertEqual(area_under_curve([0.3] * 5, [1.0, 0.0, 0.0, 1.0, 0.0]), 0.5)

    def test_area_equals_the_count_over_all_pairs(self):
        stream = RandomStream(17)
        answers = [stream.below(15) / 15.0 for _ in range(120)]
        labels = [float(stream.below(2)) for _ in range(120)]
        pairs = [
            1.0 if p > q else 0.5 if p == q else 0.0
            for p, won in zip(answers, labels)
            for q, lost in zip(answers, labels)
            if won == 1.0 and lost == 0.0
        ]
        self.assertAlmostEqual(area_under_curve(answers, labels), math.fsum(pairs) / len(pairs), delta=1e-14)

    def test_area_of_one_label_is_refused(self):
        with self.assertRaisesRegex(ValueError, "3 of 1.0 and 0 of 0.0"):
            area_under_curve([0.1, 0.2, 0.3], [1.0, 1.0, 1.0])

    def test_brier_score_and_log_loss_by_hand(self):
        self.assertAlmostEqual(brier_score([0.8, 0.3], [1.0, 0.0]), (0.04 + 0.09) / 2.0, delta=1e-16)
        self.assertAlmostEqual(log_loss([0.5, 0.25], [1.0, 0.0]), (math.log(2.0) - math.log(0.75)) / 2.0, delta=1e-15)
        self.assertEqual(log_loss([0.0], [1.0]), math.inf)

    def test_calibration_error_by_hand(self):
        # Bin [.1, .2): mean .15, frequency .5, two rows; bin [.9, 1]: mean .95, frequency 1, two rows.
        error = expected_calibration_error([0.1, 0.2 - 1e-12, 0.9, 1.0], [1.0, 0.0, 1.0, 1.0])
        self.assertAlmostEqual(error, 0.5 * 0.35 + 0.5 * 0.05, delta=1e-11)
