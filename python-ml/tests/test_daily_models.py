"""The models of daily features on problems whose answer is known."""

import math
import unittest

from dollarbill_ml.elementary import sigmoid
from dollarbill_ml.metrics import area_under_curve
from dollarbill_ml.random_stream import RandomStream
from dollarbill_ml.selected_logistic import best_threshold
from tests.folder import load_model
from tests.planted import NAN, shuffled

_TRAIN = 800
_TEST = 600
_TELLING = (5, 50, 90)


def _days(count, width, seed):
    """Return rows of many columns of which three tell, labels, and the true probabilities."""
    stream = RandomStream(seed)
    rows, labels, truths = [], [], []
    for _ in range(count):
        row = [4.0 * stream.uniform() - 2.0 for _ in range(width)]
        truth = sigmoid(0.3 + row[_TELLING[0]] - row[_TELLING[1]] + 0.5 * row[_TELLING[2]])
        row[6] = NAN
        if stream.uniform() < 0.2:
            row[7] = NAN
        rows.append(row)
        truths.append(truth)
        labels.append(1.0 if stream.uniform() < truth else 0.0)
    return rows, labels, truths


class SelectedLogisticModelsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = load_model("direction_classifier")
        cls.names = [declared["name"] for declared in cls.namespace["MODEL"]["inputs"]]
        cls.rows, cls.labels, cls.truths = _days(_TRAIN + _TEST, len(cls.names), 11)
        cls.model = cls.fitted(cls.labels, {})
        cls.answers = cls.model.predict(cls.rows[_TRAIN:])

    @classmethod
    def fitted(cls, labels, settings):
        return cls.namespace["Model"]().fit(cls.rows[:_TRAIN], labels[:_TRAIN], settings)

    def of_evidence(self, share):
        state = self.model.to_dict()
        return self.namespace["Model"].from_dict({**state, "steps": {**state["steps"], "evidence": share}})

    def test_a_planted_signal_is_found(self):
        labels, p = self.labels[_TRAIN:], [answer[0] for answer in self.answers]
        best = area_under_curve(self.truths[_TRAIN:], labels)
        self.assertGreater(area_under_curve(p, labels), best - 0.06)
        base = self.labels[:_TRAIN].count(1.0) / _TRAIN
        gap = math.fsum(abs(a - truth) for a, truth in zip(p, self.truths[_TRAIN:]))
        self.assertLess(gap, 0.6 * math.fsum(abs(base - truth) for truth in self.truths[_TRAIN:]))
        chosen = self.model.to_dict()["steps"]["chosen"]
        self.assertEqual(len(chosen), 40)
        for place in _TELLING:
            self.assertIn(self.names[place], chosen)
        units = {declared["name"]: declared["unit"] for declared in self.namespace["MODEL"]["inputs"]}
        self.assertFalse({units[name] for name in chosen} & set(self.namespace["LEVELS"]))

    def test_largest_weights_are_the_planted_ones(self):
        importance = self.model.to_dict()["importance"]
        leading = sorted(importance, key=importance.get)[-3:]
        self.assertEqual(set(leading), {self.names[place] for place in _TELLING})

    def test_shuffled_labels_give_no_skill(self):
        labels = shuffled(self.labels, 3)
        p = [answer[0] for answer in self.fitted(labels, {}).predict(self.rows[_TRAIN:])]
        # The standard error of an area without skill is 0.024 on 600 rows; calibration may answer one rate for all.
        self.assertAlmostEqual(area_under_curve(p, labels[_TRAIN:]), 0.5, delta=0.1)

    def test_without_evidence_the_base_rate_is_answered(self):
        base = self.labels[:_TRAIN].count(1.0) / _TRAIN
        none = self.of_evidence(0.0).predict(self.rows[_TRAIN:])
        half = self.of_evidence(0.5).predict(self.rows[_TRAIN:])
        for answer, mixed, whole in zip(none, half, self.answers):
            self.assertEqual(answer[0], base)
            self.assertEqual(answer[1:3], [whole[1], base])
            self.assertAlmostEqual(mixed[0], 0.5 * (base + whole[0]), delta=1e-15)

    def test_without_evidence_the_one_feature_is_answered_by_its_share(self):
        state = self.model.to_dict()
        steps = {**state["steps"], "evidence": 0.0, "single_share": 0.25}
        answers = self.namespace["Model"].from_dict({**state, "steps": steps}).predict(self.rows[_TRAIN:])
        for p, _, base, _, _, single, share in answers:
            self.assertEqual(share, 0.25)
            self.assertAlmostEqual(p, 0.75 * base + 0.25 * single, delta=1e-15)

    def test_absent_values_are_declared(self):
        handling = self.model.to_dict()["steps"]["absent_values"]
        self.assertNotIn(self.names[6], handling)
        row = [NAN] * len(self.names)
        self.assertTrue(0.0 < self.model.predict([row])[0][0] < 1.0)

    def test_evidence_is_a_setting(self):
        labels = self.labels[:200]
        model = self.namespace["Model"]().fit(self.rows[:200], labels, {"evidence": 0.25, "features": 3})
        self.assertEqual(model.predict(self.rows[:1])[0][4], 0.25)

    def test_rows_before_those_that_calibrate_are_left_out(self):
        gap = 30
        early = _TRAIN - _TRAIN // 5 - gap
        changed = list(self.labels)
        for place in range(early, early + gap):
            changed[place] = 1.0 - changed[place]
        one = self.fitted(self.labels, {"gap_rows": gap}).to_dict()["steps"]
        other = self.fitted(changed, {"gap_rows": gap}).to_dict()["steps"]
        for part in ("chosen", "information", "standard", "logistic", "calibration"):
            self.assertEqual(one[part], other[part])

    def test_what_cannot_be_learned_from_is_refused(self):
        for rows, labels, settings, message in (
            (self.rows[:99], self.labels[:99], {}, "99 rows"),
            (self.rows[:200], [1.0] * 200, {}, "needs both labels"),
            (self.rows[:200], [2.0] * 200, {}, "must be 0.0 or 1.0"),
            (self.rows[:200], self.labels[:200], {"evidence": 1.5}, r"a number in \[0, 1\]"),
        ):
            with self.assertRaisesRegex(ValueError, message):
                self.namespace["Model"]().fit(rows, labels, settings)

    def test_threshold_of_greatest_f1(self):
        # Calls at .30: 3 of 4 right, F1 6/7; at .41 to .60: 2 of 2, F1 4/5.
        self.assertEqual(best_threshold([0.35, 0.4, 0.6, 0.65], [1.0, 0.0, 1.0, 1.0]), 0.35)
        self.assertEqual(best_threshold([0.2, 0.9], [0.0, 1.0]), 0.5)


class VolatilityForecasterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = load_model("volatility_forecaster")
        stream = RandomStream(21)
        cls.rows, cls.labels = [], []
        for _ in range(1500):
            rank = 100.0 * stream.uniform()
            slope = 4.0 * stream.uniform() - 2.0
            later = min(100.0, max(0.0, rank + 15.0 * slope + 40.0 * (stream.uniform() - 0.5)))
            row = [NAN] * len(cls.namespace["NAMES"])
            row[0] = rank
            row[cls.namespace["NAMES"].index("vix_term_slope")] = slope
            cls.rows.append(row)
            cls.labels.append(float(cls.namespace["class_of"](later)))
        cls.model = cls.namespace["Model"]().fit(cls.rows[:1000], cls.labels[:1000])

    def losses(self, model):
        return -math.fsum(
            math.log(answer[int(label)]) for answer, label in zip(model.predict(self.rows[1000:]), self.labels[1000:])
        )

    def test_it_beats_what_usually_follows_where_there_is_more_to_know(self):
        usual = self.namespace["Model"].from_dict({**self.model.to_dict(), "evidence": 0.0})
        self.assertLess(self.losses(self.model), 0.9 * self.losses(usual))

    def test_without_evidence_the_followers_of_today_are_answered(self):
        usual = self.namespace["Model"].from_dict({**self.model.to_dict(), "evidence": 0.0})
        now = [self.namespace["class_of"](row[0]) for row in self.rows[:1000]]
        counts = [0.0, 0.0, 0.0]
        for before, after in zip(now, self.labels[:1000]):
            if before == 2:
                counts[int(after)] += 1.0
        row = list(self.rows[0])
        row[0] = 80.0
        for p, count in zip(usual.predict([row])[0], counts):
            self.assertAlmostEqual(p, (count + 1.0) / (now.count(2) + 3.0), delta=1e-12)

    def test_probabilities_sum_to_one_and_moves_follow_from_them(self):
        for row, answer in zip(self.rows[1000:], self.model.predict(self.rows[1000:])):
            low, normal, high, contracting, stable, expanding, *_ = answer
            self.assertAlmostEqual(low + normal + high, 1.0, delta=1e-12)
            self.assertAlmostEqual(contracting + stable + expanding, 1.0, delta=1e-12)
            if row[0] < 30.0:
                self.assertEqual((contracting, stable), (0.0, low))
            elif row[0] >= 60.0:
                self.assertEqual((expanding, stable), (0.0, high))

    def test_bounds_of_the_classes(self):
        ranks = (0.0, 29.999, 30.0, 59.999, 60.0, 100.0)
        self.assertEqual([self.namespace["class_of"](rank) for rank in ranks], [0, 0, 1, 1, 2, 2])

    def test_class_weights_make_no_difference_to_the_shares_answered(self):
        for weight in ("balanced", "none"):
            model = self.namespace["Model"]().fit(self.rows[:1000], self.labels[:1000], {"class_weight": weight})
            answers = model.predict(self.rows[:1000])
            for k in range(3):
                mean = math.fsum(answer[k] for answer in answers) / 1000
                self.assertAlmostEqual(mean, self.labels[:1000].count(float(k)) / 1000, delta=0.02)

    def test_labels_are_classes(self):
        with self.assertRaisesRegex(ValueError, r"labels\[0\] is 3.0"):
            self.namespace["Model"]().fit(self.rows[:100], [3.0] * 100)


class RegimeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = load_model("regime")
        stream = RandomStream(31)
        returns, cls.states = [], []
        state = 2
        means, deviations = (-0.004, 0.0, 0.002), (0.025, 0.01, 0.004)
        for _ in range(1500):
            u = math.sqrt(-2.0 * math.log(1.0 - stream.uniform())) * math.cos(2.0 * math.pi * stream.uniform())
            returns.append(means[state] + deviations[state] * u)
            cls.states.append(state)
            if stream.uniform() < 0.02:
                state = (state + 1 + stream.below(2)) % 3
        cls.rows = [returns[day - 59 : day + 1] for day in range(59, 1500)]
        cls.states = cls.states[59:]
        cls.model = cls.namespace["Model"]().fit(cls.rows, [0.0] * len(cls.rows), {"stride": 60, "restarts": 1, "steps": 30})

    def test_hidden_states_are_found_again(self):
        answers = self.model.predict(self.rows)
        right = sum(1 for answer, state in zip(answers, self.states) if max(range(3), key=answer.__getitem__) == state)
        self.assertGreater(right / len(answers), 0.8)

    def test_states_are_in_the_order_of_their_means(self):
        means = self.model.to_dict()["chain"]["mean"]
        self.assertEqual(means, sorted(means))

    def test_labels_are_not_looked_at(self):
        settings = {"stride": 60, "restarts": 1, "steps": 30}
        other = self.namespace["Model"]().fit(self.rows, [1.0] * len(self.rows), settings)
        self.assertEqual(other.to_dict(), self.model.to_dict())

    def test_probabilities_sum_to_one_and_volatility_lies_between_the_states(self):
        deviations = [math.sqrt(252.0 * variance) for variance in self.model.to_dict()["chain"]["variance"]]
        for *p, volatility in self.model.predict(self.rows[::50]):
            self.assertAlmostEqual(math.fsum(p), 1.0, delta=1e-12)
            self.assertTrue(min(deviations) <= volatility <= max(deviations) + 0.05)
