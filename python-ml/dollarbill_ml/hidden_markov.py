"""Hidden Markov model of one number a day, normal within each state.

References
----------
L. E. Baum et al., "A Maximization Technique Occurring in the Statistical Analysis of Probabilistic Functions of Markov
Chains", Annals of Mathematical Statistics 41, 1970. L. R. Rabiner, "A Tutorial on Hidden Markov Models", Proceedings of the
IEEE 77, 1989, section V.A (scaling).
"""

import math

from dollarbill_ml.elementary import exponential, logarithm
from dollarbill_ml.random_stream import RandomStream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LOG_ROOT_TWO_PI = 0.9189385332046727
_SETTLED = 1e-6
# Least variance of a state, as a share of that of all numbers: a state must not close in on one number.
_LEAST_VARIANCE = 1e-3
# How long a state is taken to last before anything was learned, in days.
_FIRST_STAY = 0.95


class HiddenMarkov:
    """States that last, each with its own normal distribution; fitted by Baum and Welch's steps.

    Parameters
    ----------
    states : int
        Number of states, at least 2.

    Attributes
    ----------
    start_ : list of float
        Probability of each state at the first day of a sequence.
    change_ : list of list of float
        ``change_[i][j]``: probability of state j the day after state i.
    mean_, variance_ : list of float
        States are in the order of their means.
    likelihood_ : float
        Log likelihood of what it was fitted to.
    """

    def __init__(self, states: int) -> None:
        self.states = states

    def fit(self, sequences: list[list[float]], seed: int, restarts: int = 3, steps: int = 50) -> "HiddenMarkov":
        """Learn from sequences; of `restarts` seeded starts the one with the greatest likelihood is kept."""
        stream = RandomStream(seed)
        best: HiddenMarkov | None = None
        for _ in range(restarts):
            tried = HiddenMarkov(self.states)
            tried._begin(sequences, stream)
            tried._climb(sequences, steps)
            if best is None or tried.likelihood_ > best.likelihood_:
                best = tried
        assert best is not None
        order = sorted(range(self.states), key=best.mean_.__getitem__)
        self.start_ = [best.start_[i] for i in order]
        self.change_ = [[best.change_[i][j] for j in order] for i in order]
        self.mean_ = [best.mean_[i] for i in order]
        self.variance_ = [best.variance_[i] for i in order]
        self.likelihood_ = best.likelihood_
        return self

    def filtered(self, sequence: list[float]) -> list[float]:
        """Return the probability of each state on the last day, given the days up to it."""
        now = list(self.start_)
        halves = self._half_logs()
        for day, value in enumerate(sequence):
            if day > 0:
                now = self.next(now)
            now, _, _ = _weighted(now, self._densities(value, halves))
        return now

    def next(self, now: list[float]) -> list[float]:
        """Return the probability of each state a day later."""
        later = []
        for j in range(self.states):
            total = 0.0
            for i in range(self.states):
                total += now[i] * self.change_[i][j]
            later.append(total)
        return later

    def moments(self, weights: list[float]) -> tuple[float, float]:
        """Return mean and variance of a number whose state has the given probabilities."""
        mean = 0.0
        for weight, centre in zip(weights, self.mean_):
            mean += weight * centre
        variance = 0.0
        for weight, centre, spread in zip(weights, self.mean_, self.variance_):
            variance += weight * (spread + (centre - mean) * (centre - mean))
        return mean, variance

    def log_likelihood(self, sequences: list[list[float]]) -> float:
        """Return the log of the density of the sequences."""
        total = 0.0
        halves = self._half_logs()
        for sequence in sequences:
            now = list(self.start_)
            for day, value in enumerate(sequence):
                if day > 0:
                    now = self.next(now)
                now, _, log_density = _weighted(now, self._densities(value, halves))
                total += log_density
        return total

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {
            "start": self.start_,
            "change": self.change_,
            "mean": self.mean_,
            "variance": self.variance_,
            "log_likelihood": self.likelihood_,
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "HiddenMarkov":
        """Return the model that `to_dict` described."""
        model = cls(len(state["mean"]))
        model.start_ = [float(value) for value in state["start"]]
        model.change_ = [[float(value) for value in row] for row in state["change"]]
        model.mean_ = [float(value) for value in state["mean"]]
        model.variance_ = [float(value) for value in state["variance"]]
        model.likelihood_ = float(state["log_likelihood"])
        return model

    def _begin(self, sequences: list[list[float]], stream: RandomStream) -> None:
        """Start with equal shares, lasting states, scattered means and spreads from calm to wild."""
        count = 0
        mean = 0.0
        for sequence in sequences:
            for value in sequence:
                count += 1
                mean += (value - mean) / count
        variance = 0.0
        for sequence in sequences:
            for value in sequence:
                variance += (value - mean) * (value - mean) / count
        states = self.states
        self.variance_ = []
        self.mean_ = []
        for k in range(states):
            spread = 0.25 * 8.0 ** (k / (states - 1)) * (0.5 + stream.uniform())
            self.variance_.append(variance * spread)
            self.mean_.append(mean + math.sqrt(variance) * (stream.uniform() - 0.5))
        self._floor = _LEAST_VARIANCE * variance if variance > 0.0 else 1e-12
        self.variance_ = [max(one, self._floor) for one in self.variance_]
        self.start_ = [1.0 / states] * states
        leave = (1.0 - _FIRST_STAY) / (states - 1)
        self.change_ = [[_FIRST_STAY if i == j else leave for j in range(states)] for i in range(states)]

    def _climb(self, sequences: list[list[float]], steps: int) -> None:
        self.likelihood_ = -math.inf
        for _ in range(steps):
            before = self.likelihood_
            self.likelihood_ = self._step(sequences)
            if self.likelihood_ - before < _SETTLED * abs(self.likelihood_):
                break
        self.likelihood_ = self.log_likelihood(sequences)

    def _step(self, sequences: list[list[float]]) -> float:
        """Replace the parameters by those of one step of Baum and Welch; return the log likelihood before it."""
        states = self.states
        starts = [0.0] * states
        changes = [[0.0] * states for _ in range(states)]
        weight = [0.0] * states
        first = [0.0] * states
        second = [0.0] * states
        total = 0.0
        halves = self._half_logs()
        for sequence in sequences:
            forward, densities, likelihood = self._forward(sequence, halves)
            total += likelihood
            backward = [1.0] * states
            for day in range(len(sequence) - 1, -1, -1):
                now = forward[day]
                share = _normalised([now[i] * backward[i] for i in range(states)])
                value = sequence[day]
                for i in range(states):
                    weight[i] += share[i]
                    first[i] += share[i] * value
                    second[i] += share[i] * value * value
                if day == 0:
                    for i in range(states):
                        starts[i] += share[i]
                else:
                    backward = self._backward(forward[day - 1], densities[day], backward, changes)
        self.start_ = _normalised(starts)
        for i in range(states):
            self.change_[i] = _normalised([change + 1e-6 for change in changes[i]])
            if weight[i] > 0.0:
                self.mean_[i] = first[i] / weight[i]
                spread = second[i] / weight[i] - self.mean_[i] * self.mean_[i]
                self.variance_[i] = max(spread, self._floor)
        return total

    def _forward(self, sequence: list[float], halves: list[float]) -> tuple[list[list[float]], list[list[float]], float]:
        forward = []
        densities = []
        total = 0.0
        now = list(self.start_)
        for day, value in enumerate(sequence):
            if day > 0:
                now = self.next(now)
            now, density, log_density = _weighted(now, self._densities(value, halves))
            densities.append(density)
            forward.append(now)
            total += log_density
        return forward, densities, total

    def _backward(
        self, now: list[float], density: list[float], backward: list[float], changes: list[list[float]]
    ) -> list[float]:
        """Return the backward weights a day earlier; add that day's expected changes of state to `changes`."""
        states = self.states
        ahead = [density[j] * backward[j] for j in range(states)]
        earlier = []
        whole = 0.0
        for i in range(states):
            row = self.change_[i]
            total = 0.0
            for j in range(states):
                total += row[j] * ahead[j]
            earlier.append(total)
            whole += now[i] * total
        for i in range(states):
            row = self.change_[i]
            scale = now[i] / whole
            line = changes[i]
            for j in range(states):
                line[j] += scale * row[j] * ahead[j]
        return [value / whole for value in earlier]

    def _half_logs(self) -> list[float]:
        return [0.5 * logarithm(variance) for variance in self.variance_]

    def _densities(self, value: float, half_logs: list[float]) -> list[float]:
        logs = []
        for mean, variance, half_log in zip(self.mean_, self.variance_, half_logs):
            distance = value - mean
            logs.append(-0.5 * distance * distance / variance - half_log - _LOG_ROOT_TWO_PI)
        return logs


def _weighted(now: list[float], logs: list[float]) -> tuple[list[float], list[float], float]:
    """Return the weights times exp(logs) made to sum to 1, exp(logs) over the greatest, and the log of what they summed to."""
    top = max(logs)
    densities = [exponential(log - top) for log in logs]
    joint = [weight * density for weight, density in zip(now, densities)]
    total = 0.0
    for part in joint:
        total += part
    return [part / total for part in joint], densities, top + logarithm(total)


def _normalised(values: list[float]) -> list[float]:
    total = 0.0
    for value in values:
        total += value
    return [value / total for value in values]
