"""A neural network with one hidden layer for a yes-or-no label.

References
----------
D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1. K. He et al., "Delving Deep
into Rectifiers", ICCV 2015, equation 10 (variance of the first weights).
"""

import math

from dollarbill_ml.elementary import sigmoid
from dollarbill_ml.random_stream import RandomStream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_STEP = 0.003
_MEAN_DECAY = 0.9
_SQUARE_DECAY = 0.999
_TINY = 1e-8
_WEIGHT_DECAY = 1e-4
_BATCH = 64


class Squash:
    """Brings each feature to (-1, 1): z / (1 + abs(z)), with z its distance from the median in interquartile ranges.

    Counts such as volume span five orders of magnitude; the mean and standard deviation would be those of a few rows.

    Attributes
    ----------
    centre_ : list of float, length features
        Medians.
    inverse_scale_ : list of float, length features
        One over the interquartile range; where that is 0, over the standard deviation; 0 for a feature that was constant,
        which so stays without effect whatever it is later.
    """

    def fit(self, rows: list[list[float]]) -> "Squash":
        """Learn centres and scales."""
        self.centre_ = []
        self.inverse_scale_ = []
        count = len(rows)
        for j in range(len(rows[0])):
            column = sorted(row[j] for row in rows)
            scale = column[(3 * (count - 1)) // 4] - column[(count - 1) // 4]
            if scale == 0.0 and column[0] < column[-1]:
                scale = _deviation(column)
            self.centre_.append(column[(count - 1) // 2])
            self.inverse_scale_.append(1.0 / scale if scale > 0.0 else 0.0)
        return self

    def transform(self, rows: list[list[float]]) -> list[list[float]]:
        """Return the squashed rows."""
        centres, inverse_scales = self.centre_, self.inverse_scale_
        width = range(len(centres))
        answers = []
        for row in rows:
            squashed = []
            for j in width:
                z = (row[j] - centres[j]) * inverse_scales[j]
                squashed.append(z / (1.0 + z) if z >= 0.0 else z / (1.0 - z))
            answers.append(squashed)
        return answers


def _deviation(column: list[float]) -> float:
    mean = 0.0
    for value in column:
        mean += value / len(column)
    square = 0.0
    for value in column:
        square += (value - mean) * (value - mean) / len(column)
    return math.sqrt(square)


class Network:
    """Rectified hidden units and one sigmoid output, trained by Adam on the logistic loss.

    Parameters
    ----------
    hidden : int
        Number of hidden units, at least 1.
    epochs : int
        Passes over the rows, at least 1.

    Attributes
    ----------
    squash_ : Squash
        Standardisation of the inputs.
    weights_ : list of float, length hidden * (features + 2) + 1
        Input weights unit by unit, then biases, then output weights, then the output bias.
    """

    def __init__(self, hidden: int = 16, epochs: int = 20) -> None:
        self.hidden = hidden
        self.epochs = epochs

    def fit(
        self,
        rows: list[list[float]],
        labels: list[float],
        seed: int,
        tell: "Callable[[float], None] | None" = None,
    ) -> "Network":
        """Learn from complete rows and labels 0.0 or 1.0; `tell` hears the fraction done."""
        self.squash_ = Squash().fit(rows)
        inputs = self.squash_.transform(rows)
        width = len(inputs[0])
        stream = RandomStream(seed)
        weights = first_weights(width, self.hidden, stream)
        adam = Adam(len(weights))
        order = list(range(len(inputs)))
        for epoch in range(self.epochs):
            stream.shuffle(order)
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                gradient = [_WEIGHT_DECAY * weight for weight in weights]
                for row in batch:
                    add_gradient(weights, self.hidden, inputs[row], labels[row], gradient, 1.0 / len(batch))
                adam.step(weights, gradient)
            if tell is not None:
                tell((epoch + 1) / self.epochs)
        self.weights_ = weights
        return self

    def predict(self, rows: list[list[float]]) -> list[float]:
        """Return P(label = 1) of each row."""
        return [sigmoid(forward(self.weights_, self.hidden, row)) for row in self.squash_.transform(rows)]

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {
            "hidden": self.hidden,
            "centre": self.squash_.centre_,
            "inverse_scale": self.squash_.inverse_scale_,
            "weights": self.weights_,
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Network":
        """Return the network that `to_dict` described."""
        network = cls(hidden=int(state["hidden"]))
        network.squash_ = Squash()
        network.squash_.centre_ = [float(centre) for centre in state["centre"]]
        network.squash_.inverse_scale_ = [float(inverse) for inverse in state["inverse_scale"]]
        network.weights_ = [float(weight) for weight in state["weights"]]
        expected = network.hidden * (len(network.squash_.centre_) + 2) + 1
        if len(network.weights_) != expected:
            raise ValueError(f"network: {len(network.weights_)} weights; {network.hidden} hidden units need {expected}")
        return network


def first_weights(width: int, hidden: int, stream: RandomStream) -> list[float]:
    """Return weights to start from: uniform with variance 2 / inputs of a unit, biases 0."""
    inner = math.sqrt(6.0 / width)
    outer = math.sqrt(6.0 / hidden)
    weights = [(2.0 * stream.uniform() - 1.0) * inner for _ in range(width * hidden)]
    weights += [0.0] * hidden
    weights += [(2.0 * stream.uniform() - 1.0) * outer for _ in range(hidden)]
    weights.append(0.0)
    return weights


def forward(weights: list[float], hidden: int, row: list[float]) -> float:
    """Return the log odds that the network gives one squashed row."""
    width = len(row)
    biases = width * hidden
    outers = biases + hidden
    total = weights[outers + hidden]
    at = 0
    for unit in range(hidden):
        activation = weights[biases + unit]
        for value in row:
            activation += weights[at] * value
            at += 1
        if activation > 0.0:
            total += weights[outers + unit] * activation
    return total


def add_gradient(
    weights: list[float], hidden: int, row: list[float], label: float, gradient: list[float], share: float
) -> None:
    """Add `share` times the derivative of one row's logistic loss by each weight to `gradient`."""
    width = len(row)
    biases = width * hidden
    outers = biases + hidden
    activations = []
    total = weights[outers + hidden]
    at = 0
    for unit in range(hidden):
        activation = weights[biases + unit]
        for value in row:
            activation += weights[at] * value
            at += 1
        activations.append(activation)
        if activation > 0.0:
            total += weights[outers + unit] * activation
    error = share * (sigmoid(total) - label)
    gradient[outers + hidden] += error
    for unit in range(hidden):
        activation = activations[unit]
        if activation > 0.0:
            gradient[outers + unit] += error * activation
            inner = error * weights[outers + unit]
            gradient[biases + unit] += inner
            at = unit * width
            for value in row:
                gradient[at] += inner * value
                at += 1


class Adam:
    """Steps of Adam (Kingma and Ba 2015, algorithm 1) with step size 0.003 and the decay rates of the paper.

    Parameters
    ----------
    size : int
        Number of weights.
    """

    def __init__(self, size: int) -> None:
        self._mean = [0.0] * size
        self._square = [0.0] * size
        self._mean_left = 1.0
        self._square_left = 1.0

    def step(self, weights: list[float], gradient: list[float]) -> None:
        """Move `weights` against `gradient`, in place."""
        mean, square = self._mean, self._square
        self._mean_left *= _MEAN_DECAY
        self._square_left *= _SQUARE_DECAY
        step = _STEP * math.sqrt(1.0 - self._square_left) / (1.0 - self._mean_left)
        tiny = _TINY * math.sqrt(1.0 - self._square_left)
        for k in range(len(weights)):
            slope = gradient[k]
            mean[k] = _MEAN_DECAY * mean[k] + (1.0 - _MEAN_DECAY) * slope
            square[k] = _SQUARE_DECAY * square[k] + (1.0 - _SQUARE_DECAY) * slope * slope
            weights[k] -= step * mean[k] / (math.sqrt(square[k]) + tiny)
