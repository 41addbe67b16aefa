"""Calibration: from a score to a probability that holds as a frequency, with an interval.

References
----------
M. Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete Information", Annals of Mathematical
Statistics 26, 1955 (pool adjacent violators). B. Zadrozny and C. Elkan, "Transforming Classifier Scores into Accurate
Multiclass Probability Estimates", KDD 2002 (isotonic calibration). J. Platt, "Probabilistic Outputs for Support Vector
Machines", 1999 (sigmoid calibration and its targets).
"""

import math

from dollarbill_ml.elementary import log_odds, logarithm, sigmoid
from dollarbill_ml.interval import Z90, wilson_interval
from dollarbill_ml.metrics import brier_score

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GROUPS_AT_MOST = 50
_GROUP_AT_LEAST = 20
_PRIOR_ROWS = 2.0
_SCORE_FLOOR = 1e-4
# Variance of the log odds of the scores below which they count as one score, and the slope stays 0.
_FLAT = 1e-12


def pool_adjacent_violators(values: list[float], weights: list[float]) -> list[float]:
    """Return the non-decreasing sequence nearest to `values` in weighted squares (Ayer et al. 1955).

    Parameters
    ----------
    values, weights : list of float, length n
        Weights are positive.
    """
    means: list[float] = []
    masses: list[float] = []
    lengths: list[int] = []
    for value, weight in zip(values, weights):
        means.append(value)
        masses.append(weight)
        lengths.append(1)
        while len(means) > 1 and means[-2] >= means[-1]:
            mean, mass, length = means.pop(), masses.pop(), lengths.pop()
            joint = masses[-1] + mass
            means[-1] += (mean - means[-1]) * (mass / joint)
            masses[-1] = joint
            lengths[-1] += length
    fitted = []
    for mean, length in zip(means, lengths):
        fitted += [mean] * length
    return fitted


class Isotonic:
    """Non-decreasing frequencies of groups of rows, joined by straight lines.

    Rows are sorted by score and cut into groups of at least 20, equal scores together. A group counts two rows of the
    base rate besides its own, so that no score is ever certain. Outside the groups' mean scores the curve is flat.

    Attributes
    ----------
    score_, probability_, count_ : list of float
        Mean score, probability and number of rows of each pooled block.
    """

    def fit(self, scores: list[float], labels: list[float]) -> "Isotonic":
        """Learn from scores and labels 0.0 or 1.0."""
        order = sorted(range(len(scores)), key=scores.__getitem__)
        size = max(_GROUP_AT_LEAST, -(-len(order) // _GROUPS_AT_MOST))
        groups: list[list[int]] = [[]]
        for row in order:
            last = groups[-1]
            if len(last) >= size and scores[row] > scores[last[-1]]:
                groups.append([row])
            else:
                last.append(row)
        if len(groups) > 1 and len(groups[-1]) < size:
            tail = groups.pop()
            groups[-1] += tail
        base = labels.count(1.0) / len(labels)
        counts = [float(len(group)) for group in groups]
        means = [_mean([scores[row] for row in group]) for group in groups]
        wins = [_mean([labels[row] for row in group]) * len(group) for group in groups]
        rates = [(won + _PRIOR_ROWS * base) / (count + _PRIOR_ROWS) for won, count in zip(wins, counts)]
        fitted = pool_adjacent_violators(rates, [count + _PRIOR_ROWS for count in counts])
        self.score_, self.probability_, self.count_ = _blocks(means, fitted, counts)
        return self

    def interval(self, score: float) -> tuple[float, float, float]:
        """Return probability, lower and upper end of its 90 % interval (Wilson, with the rows of the block)."""
        at, right = _place(self.score_, score)
        p, n = self.probability_[at], self.count_[at]
        if right > 0.0:
            p += (self.probability_[at + 1] - p) * right
            n += (self.count_[at + 1] - n) * right
        low, high = wilson_interval(p, n)
        return p, low, high

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"kind": "isotonic", "score": self.score_, "probability": self.probability_, "count": self.count_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Isotonic":
        """Return the curve that `to_dict` described."""
        curve = cls()
        curve.score_ = [float(score) for score in state["score"]]
        curve.probability_ = [float(p) for p in state["probability"]]
        curve.count_ = [float(count) for count in state["count"]]
        if not curve.score_ or not len(curve.score_) == len(curve.probability_) == len(curve.count_):
            raise ValueError("calibration: score, probability and count must be lists of one length, not empty")
        return curve


def _mean(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def _blocks(means: list[float], fitted: list[float], counts: list[float]) -> tuple[list[float], list[float], list[float]]:
    scores: list[float] = []
    probabilities: list[float] = []
    rows: list[float] = []
    for mean, p, count in zip(means, fitted, counts):
        if probabilities and probabilities[-1] == p:
            joint = rows[-1] + count
            scores[-1] += (mean - scores[-1]) * (count / joint)
            rows[-1] = joint
        else:
            scores.append(mean)
            probabilities.append(p)
            rows.append(count)
    return scores, probabilities, rows


def _place(knots: list[float], x: float) -> tuple[int, float]:
    """Return the knot at or before x and the share of the way to the next; share 0.0 outside the knots."""
    last = len(knots) - 1
    if x <= knots[0]:
        return 0, 0.0
    if x >= knots[last]:
        return last, 0.0
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) >> 1
        if knots[middle] <= x:
            low = middle
        else:
            high = middle
    return low, (x - knots[low]) / (knots[high] - knots[low])


class Platt:
    """A sigmoid in the log odds of the score, p = 1 / (1 + exp(-(a * logit(score) + b))).

    Parameters
    ----------
    identity : float
        Weight of leaving the scores as they are, in rows of even odds and log odds of 1: identity / 8 * ((a - 1)**2 + b**2)
        is added to the loss. Few rows tell little about a and b, and learners of the logistic loss are nearly calibrated.

    Attributes
    ----------
    slope_, intercept_ : float
        a and b, of greatest likelihood for Platt's targets (wins + 1) / (wins + 2) and 1 / (losses + 2).
    covariance_ : list of float, length 3
        Variance of b, covariance of a and b, variance of a: the inverse of the curvature of the likelihood.
    rows_ : int
        Number of rows it learned from.
    """

    def __init__(self, identity: float = 0.0) -> None:
        self._pull = 0.25 * identity

    def fit(self, scores: list[float], labels: list[float]) -> "Platt":
        """Learn from scores in [0, 1] and labels 0.0 or 1.0 by damped Newton steps."""
        wins = labels.count(1.0)
        high = (wins + 1.0) / (wins + 2.0)
        low = 1.0 / (len(labels) - wins + 2.0)
        xs = [log_odds(score, _SCORE_FLOOR) for score in scores]
        targets = [high if label == 1.0 else low for label in labels]
        a, b = 0.0, log_odds((wins + 1.0) / (len(labels) + 2.0))
        pull = self._pull
        if pull > 0.0:
            a, b = 1.0, 0.0
        loss = _cross_entropy(a, b, xs, targets) + _pulled(pull, a, b)
        for _ in range(50):
            gb, ga, hbb, hab, haa = _derivatives(a, b, xs, targets, pull)
            determinant = hbb * haa - hab * hab
            if determinant > _FLAT * hbb * hbb:
                step_b = (haa * gb - hab * ga) / determinant
                step_a = (hbb * ga - hab * gb) / determinant
            else:
                step_b, step_a = gb / hbb, 0.0
            share = 1.0
            while share > 1e-6:
                trial = _cross_entropy(a - share * step_a, b - share * step_b, xs, targets) + _pulled(
                    pull, a - share * step_a, b - share * step_b
                )
                if trial <= loss:
                    break
                share *= 0.5
            if share <= 1e-6:
                break
            a, b, loss = a - share * step_a, b - share * step_b, trial
            if abs(step_a) + abs(step_b) < 1e-11:
                break
        _, _, hbb, hab, haa = _derivatives(a, b, xs, targets, pull)
        determinant = hbb * haa - hab * hab
        self.slope_, self.intercept_ = a, b
        self.rows_ = len(labels)
        if determinant > _FLAT * hbb * hbb:
            self.covariance_ = [haa / determinant, -hab / determinant, hbb / determinant]
        else:
            self.covariance_ = [1.0 / hbb, 0.0, 0.0]
        return self

    def interval(self, score: float) -> tuple[float, float, float]:
        """Return probability, lower and upper end of its 90 % interval.

        The interval holds that of `line_interval`, which trusts the sigmoid, and Wilson's for a tenth of the rows, which
        does not trust it further than rows of like score reach.
        """
        p, low, high = self.line_interval(score)
        wilson_low, wilson_high = wilson_interval(p, max(1.0, self.rows_ / 10.0))
        return p, min(low, wilson_low), max(high, wilson_high)

    def line_interval(self, score: float) -> tuple[float, float, float]:
        """Return probability, lower and upper end of its 90 % interval if the truth is a sigmoid (delta method)."""
        x = log_odds(score, _SCORE_FLOOR)
        line = self.slope_ * x + self.intercept_
        constant, both, slope = self.covariance_
        reach = Z90 * math.sqrt(max(0.0, constant + 2.0 * both * x + slope * x * x))
        return sigmoid(line), sigmoid(line - reach), sigmoid(line + reach)

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        line = {"slope": self.slope_, "intercept": self.intercept_, "covariance": self.covariance_}
        return {"kind": "platt", **line, "rows": self.rows_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Platt":
        """Return the curve that `to_dict` described."""
        curve = cls()
        curve.slope_ = float(state["slope"])
        curve.intercept_ = float(state["intercept"])
        curve.covariance_ = [float(value) for value in state["covariance"]]
        curve.rows_ = int(state["rows"])
        return curve


def _cross_entropy(a: float, b: float, xs: list[float], targets: list[float]) -> float:
    total = 0.0
    for x, target in zip(xs, targets):
        p = sigmoid(a * x + b)
        total -= target * logarithm(p) + (1.0 - target) * logarithm(sigmoid(-(a * x + b)))
    return total


def _pulled(pull: float, a: float, b: float) -> float:
    return 0.5 * pull * ((a - 1.0) * (a - 1.0) + b * b)


def _derivatives(
    a: float, b: float, xs: list[float], targets: list[float], pull: float
) -> tuple[float, float, float, float, float]:
    gb, ga = pull * b, pull * (a - 1.0)
    hbb, hab, haa = pull, 0.0, pull
    for x, target in zip(xs, targets):
        p = sigmoid(a * x + b)
        error = p - target
        weight = p * (1.0 - p)
        gb += error
        ga += error * x
        hbb += weight
        hab += weight * x
        haa += weight * x * x
    return gb, ga, hbb, hab, haa


def fit_calibration(scores: list[float], labels: list[float], kind: str, identity: float = 0.0) -> "Isotonic | Platt":
    """Return a fitted curve of the kind asked for; `identity` is that of Platt.

    With "best" both kinds are fitted on the earlier half of the rows and judged by Brier score on the later half; the
    better one is fitted again on all of them. Where a half holds one label only, the choice is Platt.
    """
    if kind == "isotonic":
        return Isotonic().fit(scores, labels)
    if kind == "platt":
        return Platt(identity).fit(scores, labels)
    half = len(scores) // 2
    early, late = labels[:half], labels[half:]
    if 0 < early.count(1.0) < len(early) and 0 < late.count(1.0) < len(late):
        losses = []
        for candidate in (Isotonic(), Platt(identity)):
            candidate.fit(scores[:half], early)
            losses.append(brier_score([candidate.interval(score)[0] for score in scores[half:]], late))
        if losses[0] < losses[1]:
            return Isotonic().fit(scores, labels)
    return Platt(identity).fit(scores, labels)


def calibration_from_dict(state: "dict[str, Any]") -> "Isotonic | Platt":
    """Return the curve that a `to_dict` described, by its "kind"."""
    kind = state["kind"]
    if kind == "isotonic":
        return Isotonic.from_dict(state)
    if kind == "platt":
        return Platt.from_dict(state)
    raise ValueError(f'calibration: kind is {kind!r}; it must be "isotonic" or "platt"')
