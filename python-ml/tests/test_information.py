"""Mutual information against joint distributions whose information is known in closed form."""

import math
import unittest

from dollarbill_ml.information import most_informative, mutual_information
from dollarbill_ml.random_stream import RandomStream
from tests.planted import NAN, shuffled

_ROWS = 10_000


def _entropy(*shares):
    return -math.fsum(p * math.log(p) for p in shares if p > 0.0)


def _channel(noise, seed):
    """Return bits and the same bits turned over with the given probability."""
    stream = RandomStream(seed)
    sent = [stream.below(2) for _ in range(_ROWS)]
    received = [float(bit ^ (1 if stream.uniform() < noise else 0)) for bit in sent]
    return received, sent


class MutualInformationTest(unittest.TestCase):
    def test_binary_symmetric_channel(self):
        for noise in (0.0, 0.1, 0.3, 0.5):
            values, labels = _channel(noise, 5)
            expected = math.log(2.0) - _entropy(noise, 1.0 - noise)
            # Standard error of the estimate is below sqrt(var(log likelihood ratio) / n) = 0.01.
            self.assertAlmostEqual(mutual_information(values, labels, 2), expected, delta=0.02)

    def test_three_classes_read_off_a_number_without_error(self):
        labels = [row % 3 for row in range(3000)]
        values = [float(label) for label in labels]
        self.assertAlmostEqual(mutual_information(values, labels, 3), math.log(3.0) - 4 / 6000.0, delta=1e-12)

    def test_uniform_number_and_its_upper_half(self):
        stream = RandomStream(6)
        values = [stream.uniform() for _ in range(_ROWS)]
        labels = [1 if value > 0.5 else 0 for value in values]
        self.assertAlmostEqual(mutual_information(values, labels, 2), math.log(2.0), delta=0.02)

    def test_independent_columns_tell_nothing_on_average(self):
        stream = RandomStream(7)
        total = 0.0
        for _ in range(50):
            values = [stream.uniform() for _ in range(500)]
            labels = [stream.below(2) for _ in range(500)]
            total += mutual_information(values, labels, 2) / 50
        # Without the correction the mean is 9 / 1000; each estimate deviates about sqrt(9 / 2) / 500.
        self.assertAlmostEqual(total, 0.0, delta=4 * math.sqrt(4.5) / 500 / math.sqrt(50))

    def test_only_the_order_of_values_counts(self):
        values, labels = _channel(0.2, 8)
        stretched = [math.exp(7.0 * value) for value in values]
        self.assertEqual(mutual_information(values, labels, 2), mutual_information(stretched, labels, 2))

    def test_absence_is_information(self):
        labels = [row % 2 for row in range(1000)]
        values = [NAN if label else 3.0 for label in labels]
        self.assertAlmostEqual(mutual_information(values, labels, 2), math.log(2.0) - 1 / 2000, delta=1e-12)

    def test_a_constant_column_tells_nothing(self):
        labels = [row % 2 for row in range(100)]
        self.assertEqual(mutual_information([2.0] * 100, labels, 2), 0.0)
        self.assertEqual(mutual_information([NAN] * 100, labels, 2), 0.0)


class MostInformativeTest(unittest.TestCase):
    def test_takes_the_columns_that_tell_most_and_never_constants(self):
        strong, labels = _channel(0.1, 9)
        weak = [bit if RandomStream(row).uniform() < 0.4 else 0.0 for row, bit in enumerate(strong)]
        noise = [float(bit) for bit in shuffled(strong, 3)]
        columns = [[1.0] * _ROWS, noise, weak, [NAN] * _ROWS, strong]
        for count, places in ((2, [2, 4]), (1, [4]), (9, [1, 2, 4])):
            expected = [(place, mutual_information(columns[place], labels, 2)) for place in places]
            self.assertEqual(most_informative(columns, labels, 2, count), expected)
