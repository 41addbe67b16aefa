"""Problems with a known answer: what a learner can find at best is known, and so is that shuffled labels hide nothing."""

import math

from dollarbill_ml.elementary import sigmoid
from dollarbill_ml.random_stream import RandomStream

NAN = math.nan


def signals(count: int, seed: int) -> tuple[list[list[float]], list[float], list[float]]:
    """Return rows of the signal classifier, labels, and the true probabilities the labels were drawn from."""
    stream = RandomStream(seed)
    rows, labels, truths = [], [], []
    for _ in range(count):
        u = [stream.uniform() for _ in range(12)]
        row = [
            (u[0] - 0.4) * 40.0,
            (u[1] - 0.5) * 2.0,
            u[2] * 0.1,
            (u[3] - 0.5) * 2.0,
            u[4] - 0.5,
            float(int(1e4 * u[5] ** 6)),
            float(int(5e4 * u[6] ** 4)),
            float(1 + int(u[7] * 90)),
            15.0 + u[8] * 60.0,
            (u[9] - 0.5) * 6.0,
            u[10] * 20.0,
            10.0 + u[11] * 60.0,
        ]
        truth = sigmoid(0.1 * row[0] - 1.0 * abs(row[1]) + 0.03 * (row[8] - row[11]) - 0.05 * row[10])
        if stream.uniform() < 0.1:
            row[9] = NAN
        rows.append(row)
        truths.append(truth)
        labels.append(1.0 if stream.uniform() < truth else 0.0)
    return rows, labels, truths


def within_ranges(inputs: list[dict], count: int, seed: int) -> tuple[list[list[float]], list[float]]:
    """Return rows drawn from the declared ranges (cut at 100 either way), and labels that follow the first input."""
    stream = RandomStream(seed)
    rows, labels = [], []
    for _ in range(count):
        row = []
        for declared in inputs:
            low, high = max(declared["min"], -100.0), min(declared["max"], 100.0)
            absent = not declared["required"] and stream.uniform() < 0.1
            row.append(NAN if absent else low + (high - low) * stream.uniform())
        low, high = max(inputs[0]["min"], -100.0), min(inputs[0]["max"], 100.0)
        labels.append(1.0 if stream.uniform() < 0.1 + 0.8 * (row[0] - low) / (high - low) else 0.0)
        rows.append(row)
    return rows, labels


def shuffled(labels: list[float], seed: int) -> list[float]:
    """Return the labels in random order, so that nothing can be learned from the rows."""
    order = list(range(len(labels)))
    RandomStream(seed).shuffle(order)
    return [labels[place] for place in order]
