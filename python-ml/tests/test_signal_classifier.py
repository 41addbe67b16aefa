"""The signal classifier on a problem whose true probabilities are known."""

import math
import unittest

from dollarbill_ml.calibration import Platt
from dollarbill_ml.metrics import area_under_curve, brier_score, expected_calibration_error
from dollarbill_ml.missing import completed
from tests.folder import load_model
from tests.planted import shuffled, signals

_QUICK = {"trees": 20, "depth": 6, "boosting_rounds": 25, "learning_rate": 0.1, "network_hidden": 8, "epochs": 8}
_TRAIN = 2000


class SignalClassifierTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = load_model("signal_classifier")
        cls.rows, cls.labels, cls.truths = signals(_TRAIN + 1500, 41)
        cls.told = []
        settings = {**_QUICK, "progress": lambda fraction, message: cls.told.append((fraction, message))}
        cls.model = cls.namespace["Model"]().fit(cls.rows[:_TRAIN], cls.labels[:_TRAIN], settings)
        cls.answers = cls.model.predict(cls.rows[_TRAIN:])

    def test_it_beats_the_constant_rate_and_edge_alone(self):
        labels, p = self.labels[_TRAIN:], [answer[0] for answer in self.answers]
        base = math.fsum(self.labels[:_TRAIN]) / _TRAIN
        edge = [row[0] for row in self.rows[_TRAIN:]]
        self.assertLess(brier_score(p, labels), 0.95 * brier_score([base] * len(labels), labels))
        self.assertGreater(area_under_curve(p, labels), area_under_curve(edge, labels) + 0.005)

    def test_probability_holds_as_a_frequency(self):
        labels, p = self.labels[_TRAIN:], [answer[0] for answer in self.answers]
        self.assertLess(expected_calibration_error(p, labels), 0.06)
        gap = math.fsum(abs(a - b) for a, b in zip(p, self.truths[_TRAIN:])) / len(p)
        self.assertLess(gap, 0.08)

    def test_interval_holds_the_truth_most_of_the_time(self):
        held = sum(low <= t <= high for (_, low, high, *_), t in zip(self.answers, self.truths[_TRAIN:]))
        self.assertGreater(held / len(self.answers), 0.75)
        for p, low, high, *_ in self.answers:
            self.assertTrue(low < p < high, (low, p, high))

    def test_shuffled_labels_give_no_skill(self):
        # The area without skill has standard error 0.015 on 1500 rows; four of them.
        labels = shuffled(self.labels, 8)
        settings = {**_QUICK, "trees": 8, "boosting_rounds": 8, "epochs": 3}
        model = self.namespace["Model"]().fit(self.rows[:_TRAIN], labels[:_TRAIN], settings)
        p = [answer[0] for answer in model.predict(self.rows[_TRAIN:])]
        self.assertAlmostEqual(area_under_curve(p, labels[_TRAIN:]), 0.5, delta=0.06)

    def test_share_of_the_edge_is_that_of_least_squared_error(self):
        evidence = self.namespace["EDGE_EVIDENCE"]
        self.namespace["EDGE_EVIDENCE"] = 0.0
        try:
            answers = [(m, m, m, e) for m, e in ((0.2, 0.6), (0.5, 0.7), (0.4, 0.3), (0.9, 0.5))]
            labels = [0.0, 1.0, 0.0, 1.0]
            share = self.namespace["_edge_share"](answers, labels)
        finally:
            self.namespace["EDGE_EVIDENCE"] = evidence

        def error(w):
            return math.fsum((m + w * (e - m) - label) ** 2 for (m, _, _, e), label in zip(answers, labels))

        tried = [step / 1000.0 for step in range(1001)]
        self.assertAlmostEqual(share, min(tried, key=error), delta=1e-3)
        self.assertEqual(self.namespace["_edge_share"]([(0.3, 0.3, 0.3, 0.3)], [1.0]), self.namespace["EDGE_SHARE"])
        self.assertTrue(0.0 <= self.model.edge_share_ < 0.25, "many features matter in these rows, the edge is but one")

    def test_mixture_is_of_all_and_sums_to_one(self):
        self.assertAlmostEqual(math.fsum(self.namespace["MIXTURE"]), 1.0, delta=1e-15)
        self.assertEqual(self.namespace["mixed"](1.0, 0.0, 0.0), self.namespace["MIXTURE"][0])

    def test_importance_sums_to_one_and_edge_leads(self):
        importance = self.model.importance_
        self.assertAlmostEqual(math.fsum(importance.values()), 1.0, delta=1e-12)
        self.assertEqual(max(importance, key=importance.get), "edge_percent")

    def test_progress_rises_to_one_and_names_the_stage(self):
        fractions = [fraction for fraction, _ in self.told]
        self.assertEqual(fractions, sorted(fractions))
        self.assertEqual(self.told[-1], (1.0, "neural network"))
        self.assertEqual(
            list(dict.fromkeys(message for _, message in self.told)),
            ["random forest", "gradient boosting", "neural network", "calibrated"],
        )
        self.assertEqual([message for _, message in self.told].count("calibrated"), 1)

    def test_learners_end_with_all_rows_and_the_calibration_of_those_that_saw_the_earlier(self):
        model = self.namespace["Model"]().fit(self.rows[:400], self.labels[:400], _QUICK)
        again = self.namespace["Model"]().fit(self.rows[:400], self.labels[:400], {**_QUICK, "seed": 2})
        changed = self.labels[:320] + [1.0 - label for label in self.labels[320:400]]
        other = self.namespace["Model"]().fit(self.rows[:400], changed, _QUICK)
        self.assertNotEqual(model.to_dict()["forest"], again.to_dict()["forest"])
        self.assertNotEqual(model.to_dict()["boosting"], other.to_dict()["boosting"])
        self.assertNotEqual(model.to_dict()["calibration"], other.to_dict()["calibration"])
        early = self.namespace["Model"]()
        early.settings_ = model.settings_
        rows = completed(self.rows[:400], model.medians_)
        early._learn(rows[:320], self.labels[:320], lambda done, name: None)
        early.edge_share_ = model.edge_share_
        scores = [early._score(*members) for members in early._answers(rows[320:])]
        curve = Platt(self.namespace["PRIOR_ROWS"]).fit(scores, self.labels[320:400])
        self.assertEqual(model.to_dict()["calibration"], curve.to_dict())

    def test_absent_value_is_read_as_the_median(self):
        row = list(self.rows[0])
        row[10] = math.nan
        filled = list(row)
        filled[10] = self.model.medians_[10]
        self.assertEqual(self.model.predict([row]), self.model.predict([filled]))

    def test_what_cannot_be_learned_from_is_refused(self):
        fit = self.namespace["Model"]().fit
        for rows, labels, settings, message in (
            (self.rows[:99], self.labels[:99], {}, "99 rows; training needs at least 100"),
            (self.rows[:200], [0.0] * 160 + [1.0] * 40, {}, "the 160 earlier rows hold 0 labels of 1.0"),
            (self.rows[:200], [0.0, 1.0] * 80 + [1.0] * 40, {}, "the 40 latest rows hold 40 labels of 1.0"),
            (self.rows[:200], self.labels[:199], {}, "199 labels for 200 rows"),
            (self.rows[:200], self.labels[:200], {"depth": 13}, r"settings.depth is 13; .* \[1, 12\]"),
            (self.rows[:200], self.labels[:200], {"seeds": 1}, "settings.seeds is not known"),
        ):
            with self.assertRaisesRegex(ValueError, message):
                fit(rows, labels, settings)

    def test_state_of_other_inputs_is_refused(self):
        state = self.model.to_dict()
        with self.assertRaisesRegex(ValueError, "state.inputs"):
            self.namespace["Model"].from_dict({**state, "inputs": state["inputs"][::-1]})
        with self.assertRaisesRegex(ValueError, "state.model is 'other'"):
            self.namespace["Model"].from_dict({**state, "model": "other"})

    def test_both_calibrations_can_be_asked_for(self):
        for kind in ("isotonic", "platt"):
            settings = {"trees": 3, "boosting_rounds": 3, "epochs": 1, "calibration": kind}
            model = self.namespace["Model"]().fit(self.rows[:400], self.labels[:400], settings)
            self.assertEqual(model.to_dict()["calibration"]["kind"], kind)
