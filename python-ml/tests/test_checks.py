"""Refusals of wrong rows, labels and settings, each with the name, the value and what is allowed."""

import math
import unittest

from dollarbill_ml.checks import Choice, Share, Whole, check_labels, check_rows, read_settings
from dollarbill_ml.missing import completed, medians_of

_INPUTS = [{"name": "edge", "required": True}, {"name": "vol", "required": False}]
_DOMAINS = {"trees": Whole(100, 1, 500), "rate": Share(0.1), "kind": Choice("best", ("best", "platt"))}


class ChecksTest(unittest.TestCase):
    def test_absent_optional_value_is_allowed(self):
        check_rows([[1.0, math.nan], [2.0, 3.0]], _INPUTS)

    def test_wrong_rows_are_refused(self):
        for rows, message in (
            ([[1.0, 2.0], [1.0]], r"rows\[1\] has 1 values; it must have 2"),
            ([[math.nan, 2.0]], r"rows\[0\].edge is nan; it must be a finite number"),
            ([[math.inf, 2.0]], r"rows\[0\].edge is inf; it must be a finite number"),
            ([[1.0, -math.inf]], r"rows\[0\].vol is -inf; it must be a finite number, or NaN where absent"),
        ):
            with self.assertRaisesRegex(ValueError, message):
                check_rows(rows, _INPUTS)

    def test_wrong_labels_are_refused(self):
        check_labels([0.0, 1.0], 2)
        with self.assertRaisesRegex(ValueError, "1 labels for 2 rows"):
            check_labels([0.0], 2)
        for label in (0.5, math.nan, 2.0):
            with self.assertRaisesRegex(ValueError, r"labels\[1\] is .*; it must be 0.0 or 1.0"):
                check_labels([0.0, label], 2)

    def test_settings_have_defaults(self):
        self.assertEqual(read_settings(None, _DOMAINS), {"trees": 100, "rate": 0.1, "kind": "best"})
        given = {"trees": 7.0, "rate": 1, "kind": "platt", "progress": print}
        self.assertEqual(read_settings(given, _DOMAINS), {"trees": 7, "rate": 1.0, "kind": "platt"})

    def test_wrong_settings_are_refused(self):
        for key, values, domain in (
            ("trees", (0, 501, 2.5, "10", True, None, math.nan, math.inf), r"an integer in \[1, 500\]"),
            ("rate", (0.0, 1.1, "x", math.nan, False, None), r"a number in \(0, 1\]"),
            ("kind", ("Best", 1, None), "one of best, platt"),
        ):
            for value in values:
                with self.assertRaisesRegex(ValueError, f"settings.{key} is .*; it must be {domain}"):
                    read_settings({key: value}, _DOMAINS)
        with self.assertRaisesRegex(ValueError, "settings.tree is not known; known are trees, rate, kind and progress"):
            read_settings({"tree": 5}, _DOMAINS)


class MissingTest(unittest.TestCase):
    def test_median_is_that_of_the_present_values(self):
        rows = [[1.0, math.nan], [5.0, 2.0], [3.0, math.nan], [9.0, 4.0]]
        self.assertEqual(medians_of(rows, ["a", "b"]), [3.0, 2.0])
        self.assertEqual(completed(rows, [3.0, 2.0])[0], [1.0, 2.0])
        self.assertTrue(math.isnan(rows[0][1]), "the caller's row was changed")

    def test_column_that_is_never_present_becomes_a_constant(self):
        self.assertEqual(medians_of([[math.nan], [math.nan]], ["a"]), [0.0])
