"""Standardising against moments by hand, and how absent values are read."""

import unittest

from dollarbill_ml.standard import FARTHEST, Standard
from tests.planted import NAN


class StandardTest(unittest.TestCase):
    def test_moments_by_hand(self):
        standard = Standard().fit([[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]])
        self.assertEqual((standard.mean_, standard.inverse_deviation_), ([5.0], [0.5]))
        self.assertEqual(standard.transform([[0.0, 9.0]], [1]), [[2.0]])

    def test_absent_counts_as_the_mean_and_is_told(self):
        standard = Standard().fit([[1.0, NAN, 3.0, NAN], [1.0, 2.0, 3.0, 4.0]])
        self.assertEqual(standard.absent_, [0.5, 0.0])
        self.assertEqual(standard.transform([[NAN, 2.5], [3.0, 2.5]], [0, 1]), [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
        self.assertEqual(standard.names(["a", "b"]), ["a", "b", "a_absent"])
        self.assertEqual(standard.handling(["a", "b"]), {"a": "mean and indicator", "b": "mean"})

    def test_what_never_varied_has_no_effect(self):
        standard = Standard().fit([[0.1] * 7, [NAN] * 7])
        self.assertEqual(standard.transform([[5.0, 5.0]], [0, 1]), [[0.0, 0.0]])
        self.assertEqual(standard.handling(["a", "b"]), {"a": "unused", "b": "unused"})

    def test_mad_figures_are_cut(self):
        standard = Standard().fit([[float(k) for k in range(100)]])
        self.assertEqual(standard.transform([[1e9], [-1e9]], [0]), [[FARTHEST], [-FARTHEST]])

    def test_round_trip(self):
        standard = Standard().fit([[1.0, NAN, 3.0, NAN], [1.0, 2.0, 3.0, 4.0]])
        again = Standard.from_dict(standard.to_dict())
        self.assertEqual(again.transform([[NAN, 2.5]], [0, 1]), standard.transform([[NAN, 2.5]], [0, 1]))
