"""Sigmoid, exponential and logarithm against the interpreter's own functions; the random stream against its definition."""

import math
import unittest

from dollarbill_ml.elementary import exponential, log_odds, logarithm, sigmoid
from dollarbill_ml.random_stream import RandomStream


class ElementaryTest(unittest.TestCase):
    def test_sigmoid_equals_its_definition(self):
        for step in range(-3500, 3501, 7):
            x = step / 100.0
            exact = 1.0 / (1.0 + math.exp(-x)) if x > -30.0 else math.exp(x)
            self.assertLessEqual(abs(sigmoid(x) / exact - 1.0), 1e-12 if x <= -30.0 else 6e-16, x)

    def test_sigmoid_is_symmetric_and_never_certain(self):
        self.assertEqual(sigmoid(0.0), 0.5)
        for x in (1e-9, 0.3, 5.0, 36.0, 1e9):
            self.assertTrue(0.0 < sigmoid(-x) <= 0.5, x)
            self.assertAlmostEqual(sigmoid(x) + sigmoid(-x), 1.0, delta=2.3e-16)
        self.assertEqual(sigmoid(-1e300), sigmoid(-36.0))

    def test_sigmoid_does_not_fall(self):
        answers = [sigmoid(step / 5000.0) for step in range(-5000, 5001)]
        for before, after in zip(answers, answers[1:]):
            self.assertLessEqual(before, after)

    def test_exponential_equals_that_of_the_interpreter(self):
        for step in range(-7000, 7001, 13):
            x = step / 10.0
            self.assertLessEqual(abs(exponential(x) / math.exp(x) - 1.0), 1e-15, x)
        self.assertEqual(exponential(0.0), 1.0)
        self.assertEqual(exponential(-1e9), exponential(-700.0))

    def test_logarithm_equals_that_of_the_interpreter(self):
        for x in [1e-300, 1e-9, 0.3, 0.5, 0.7071, 1.0, 1.4142, 2.0, 3.7, 1e5, 1e300]:
            self.assertAlmostEqual(logarithm(x), math.log(x), delta=5e-16 * max(abs(math.log(x)), 0.3))
        self.assertEqual(logarithm(1.0), 0.0)

    def test_logarithm_refuses_what_has_none(self):
        for x in (0.0, -1.0, math.inf, math.nan):
            with self.assertRaisesRegex(ValueError, "positive and finite"):
                logarithm(x)

    def test_log_odds_undoes_sigmoid(self):
        for x in (-12.0, -0.5, 0.0, 3.25, 12.0):
            self.assertAlmostEqual(log_odds(sigmoid(x)), x, delta=1e-9)
        self.assertEqual(log_odds(0.0), log_odds(1e-9))


class RandomStreamTest(unittest.TestCase):
    def test_equal_seeds_give_equal_streams(self):
        first, second, other = RandomStream(5), RandomStream(5), RandomStream(6)
        drawn = [first.bits() for _ in range(50)]
        self.assertEqual(drawn, [second.bits() for _ in range(50)])
        self.assertNotEqual(drawn, [other.bits() for _ in range(50)])

    def test_streams_equal_an_independent_implementation_of_sfc32(self):
        for seed in (0, 1, 2**53 - 1):
            stream = RandomStream(seed)
            self.assertEqual([stream.bits() for _ in range(20)], _sfc32(seed, 20), seed)

    def test_mean_and_variance_are_those_of_the_uniform_law(self):
        # Five standard errors: a right generator fails once in a million seeds, and the seed is fixed.
        stream = RandomStream(11)
        drawn = [stream.uniform() for _ in range(20_000)]
        mean = math.fsum(drawn) / len(drawn)
        variance = math.fsum((u - mean) ** 2 for u in drawn) / len(drawn)
        self.assertAlmostEqual(mean, 0.5, delta=5.0 * math.sqrt(1.0 / 12.0 / len(drawn)))
        self.assertAlmostEqual(variance, 1.0 / 12.0, delta=5.0 * math.sqrt(1.0 / 180.0 / len(drawn)))

    def test_below_reaches_every_number_about_equally(self):
        stream = RandomStream(3)
        counts = [0] * 12
        for _ in range(12_000):
            counts[stream.below(12)] += 1
        chi_square = math.fsum((count - 1000.0) ** 2 / 1000.0 for count in counts)
        self.assertLess(chi_square, 43.0)  # 1e-5 quantile of 11 degrees of freedom

    def test_shuffle_permutes(self):
        items = list(range(100))
        RandomStream(1).shuffle(items)
        self.assertEqual(sorted(items), list(range(100)))
        self.assertNotEqual(items, list(range(100)))

    def test_seed_outside_64_bits_is_refused(self):
        for seed in (-1, 1 << 64):
            with self.assertRaisesRegex(ValueError, "seed is"):
                RandomStream(seed)


def _sfc32(seed, count):
    state = [0, seed % 2**32, seed // 2**32, 1]
    answers = []
    for _ in range(12 + count):
        a, b, c, counter = state
        answer = (a + b + counter) % 2**32
        rotated = (c * 2**21) % 2**32 + c // 2**11
        state = [b ^ (b // 2**9), (9 * c) % 2**32, (rotated + answer) % 2**32, (counter + 1) % 2**32]
        answers.append(answer)
    return answers[12:]
