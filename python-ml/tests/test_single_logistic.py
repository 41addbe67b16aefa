"""The regression on one number against frequencies in closed form."""

import unittest

from dollarbill_ml.single_logistic import SingleLogistic
from tests.planted import NAN


class SingleLogisticTest(unittest.TestCase):
    def test_of_two_values_the_frequencies_are_answered(self):
        values = [1.0] * 100 + [3.0] * 100 + [NAN] * 10
        labels = [1.0] * 20 + [0.0] * 80 + [1.0] * 60 + [0.0] * 40 + [1.0] * 10
        single = SingleLogistic().fit(values, labels)
        low, high, absent = single.predict([1.0, 3.0, NAN])
        self.assertAlmostEqual(low, 0.2, delta=1e-4)
        self.assertAlmostEqual(high, 0.6, delta=1e-4)
        self.assertEqual(absent, single.predict([2.0])[0])

    def test_without_values_the_rate_is_answered(self):
        single = SingleLogistic().fit([NAN] * 100, [1.0] * 30 + [0.0] * 70)
        self.assertAlmostEqual(single.predict([5.0])[0], 0.3, delta=1e-8)

    def test_state_answers_the_same(self):
        single = SingleLogistic().fit([0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 0.0, 1.0])
        self.assertEqual(SingleLogistic.from_dict(single.to_dict()).predict([0.5, NAN]), single.predict([0.5, NAN]))
