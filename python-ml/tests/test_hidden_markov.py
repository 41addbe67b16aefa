"""The hidden Markov model against sums over all paths and against chains whose parameters are known."""

import itertools
import math
import unittest

from dollarbill_ml.hidden_markov import HiddenMarkov
from dollarbill_ml.random_stream import RandomStream


def _normal(stream):
    return math.sqrt(-2.0 * math.log(1.0 - stream.uniform())) * math.cos(2.0 * math.pi * stream.uniform())


def _model():
    model = HiddenMarkov(2)
    model.start_ = [0.3, 0.7]
    model.change_ = [[0.9, 0.1], [0.25, 0.75]]
    model.mean_ = [-0.5, 1.0]
    model.variance_ = [0.5, 2.0]
    model.likelihood_ = 0.0
    return model


def _density(x, mean, variance):
    return math.exp(-0.5 * (x - mean) ** 2 / variance) / math.sqrt(2.0 * math.pi * variance)


def _paths(model, sequence):
    """Return each path of states with its joint density with the sequence."""
    for path in itertools.product(range(2), repeat=len(sequence)):
        joint = model.start_[path[0]]
        for day, state in enumerate(path):
            if day > 0:
                joint *= model.change_[path[day - 1]][state]
            joint *= _density(sequence[day], model.mean_[state], model.variance_[state])
        yield path, joint


def _simulated(days, seed):
    stream = RandomStream(seed)
    stay, means, deviations = (0.95, 0.9), (-1.0, 1.0), (2.0, 0.5)
    state, values = 0, []
    for _ in range(days):
        values.append(means[state] + deviations[state] * _normal(stream))
        if stream.uniform() > stay[state]:
            state = 1 - state
    return values


class HiddenMarkovTest(unittest.TestCase):
    def test_likelihood_and_filter_are_sums_over_all_paths(self):
        model, sequence = _model(), [0.3, -1.2, 2.0, 0.0, 1.1, -0.4]
        whole = math.fsum(joint for _, joint in _paths(model, sequence))
        last = math.fsum(joint for path, joint in _paths(model, sequence) if path[-1] == 1)
        self.assertAlmostEqual(model.log_likelihood([sequence]), math.log(whole), delta=1e-12)
        self.assertAlmostEqual(model.filtered(sequence)[1], last / whole, delta=1e-12)

    def test_one_step_of_learning_takes_expectations_over_all_paths(self):
        model, sequence = _model(), [0.3, -1.2, 2.0, 0.0, 1.1]
        whole = math.fsum(joint for _, joint in _paths(model, sequence))
        weight = [0.0, 0.0]
        first = [0.0, 0.0]
        stays = 0.0
        leaves = 0.0
        for path, joint in _paths(model, sequence):
            for value, state in zip(sequence, path):
                weight[state] += joint / whole
                first[state] += joint / whole * value
            for before, after in zip(path, path[1:]):
                if before == 0:
                    stays += joint / whole * (after == 0)
                    leaves += joint / whole * (after == 1)
        model._floor = 1e-9
        self.assertAlmostEqual(model._step([sequence]), math.log(whole), delta=1e-12)
        self.assertAlmostEqual(model.mean_[0], first[0] / weight[0], delta=1e-12)
        self.assertAlmostEqual(model.mean_[1], first[1] / weight[1], delta=1e-12)
        self.assertAlmostEqual(model.change_[0][0], stays / (stays + leaves), delta=1e-5)

    def test_every_step_raises_the_likelihood(self):
        sequences = [_simulated(300, 3)]
        model = HiddenMarkov(2)
        model._begin(sequences, RandomStream(4))
        likelihoods = [model._step(sequences) for _ in range(15)]
        self.assertEqual(likelihoods, sorted(likelihoods))

    def test_parameters_of_a_simulated_chain_are_recovered(self):
        model = HiddenMarkov(2).fit([_simulated(3000, 5)], 1, restarts=1, steps=30)
        for got, want in ((model.mean_[0], -1.0), (model.mean_[1], 1.0)):
            self.assertAlmostEqual(got, want, delta=0.15)
        self.assertAlmostEqual(math.sqrt(model.variance_[0]), 2.0, delta=0.15)
        self.assertAlmostEqual(math.sqrt(model.variance_[1]), 0.5, delta=0.1)
        self.assertAlmostEqual(model.change_[0][0], 0.95, delta=0.03)
        self.assertAlmostEqual(model.change_[1][1], 0.9, delta=0.04)

    def test_moments_of_a_mixture(self):
        # By the law of total variance: 0.5 * (0.5 + 2.0) + 0.75^2.
        mean, variance = _model().moments([0.5, 0.5])
        self.assertAlmostEqual(mean, 0.25, delta=1e-15)
        self.assertAlmostEqual(variance, 1.25 + 0.5625, delta=1e-15)

    def test_far_values_and_constant_sequences_stay_finite(self):
        self.assertTrue(math.isfinite(_model().log_likelihood([[1e3, -1e3]])))
        fitted = HiddenMarkov(2).fit([[0.0] * 50], 1, restarts=1, steps=5)
        self.assertTrue(math.isfinite(fitted.log_likelihood([[0.0, 0.1]])))
