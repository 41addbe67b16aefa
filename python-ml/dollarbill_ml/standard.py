"""Columns in standard deviations from their mean, with a declared reading of absent values."""

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Beyond this many deviations a value counts as that many: one mad figure must not decide an answer.
FARTHEST = 5.0

# A column absent in a share of the training rows between these gets an indicator of its absence.
RARELY = 0.01
MOSTLY = 0.99


class Standard:
    """Standardises columns; an absent value counts as the mean, and an indicator beside tells that it was absent.

    An indicator is made for a column whose absence varied in training (1 to 99 % of the rows). A column that was constant
    or never present in training has no effect, whatever it is later.

    Attributes
    ----------
    mean_, inverse_deviation_, absent_ : list of float, length columns
        Of the present values of the training rows, and the share of rows without one.
    indicators_ : list of int
        Places of the columns with an indicator; these follow the columns in a transformed row.
    """

    def fit(self, columns: list[list[float]]) -> "Standard":
        """Learn from columns of equal length; NaN means absent."""
        self.mean_ = []
        self.inverse_deviation_ = []
        self.absent_ = []
        for column in columns:
            mean, deviation, present = _moments(column)
            self.mean_.append(mean)
            self.inverse_deviation_.append(1.0 / deviation if deviation > 0.0 else 0.0)
            self.absent_.append((len(column) - present) / len(column))
        self._place_indicators()
        return self

    def transform(self, rows: list[list[float]], places: list[int]) -> list[list[float]]:
        """Return standardised rows of the columns at `places`, then the indicators."""
        means, inverses, indicators = self.mean_, self.inverse_deviation_, self.indicators_
        width = range(len(places))
        answers = []
        for row in rows:
            standard = []
            for k in width:
                value = row[places[k]]
                z = (value - means[k]) * inverses[k] if value == value else 0.0
                standard.append(-FARTHEST if z < -FARTHEST else FARTHEST if z > FARTHEST else z)
            for k in indicators:
                value = row[places[k]]
                standard.append(0.0 if value == value else 1.0)
            answers.append(standard)
        return answers

    def names(self, names: list[str]) -> list[str]:
        """Return the names of the transformed columns."""
        return names + [names[k] + "_absent" for k in self.indicators_]

    def handling(self, names: list[str]) -> dict[str, str]:
        """Return how an absent value of each column is read, in words."""
        words = {}
        for k, name in enumerate(names):
            if self.inverse_deviation_[k] == 0.0:
                words[name] = "unused"
            else:
                words[name] = "mean and indicator" if k in self.indicators_ else "mean"
        return words

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"mean": self.mean_, "inverse_deviation": self.inverse_deviation_, "absent": self.absent_}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Standard":
        """Return what `to_dict` described."""
        standard = cls()
        standard.mean_ = [float(value) for value in state["mean"]]
        standard.inverse_deviation_ = [float(value) for value in state["inverse_deviation"]]
        standard.absent_ = [float(value) for value in state["absent"]]
        if not len(standard.mean_) == len(standard.inverse_deviation_) == len(standard.absent_):
            raise ValueError("standard: mean, inverse_deviation and absent must be lists of one length")
        standard._place_indicators()
        return standard

    def _place_indicators(self) -> None:
        self.indicators_ = [
            k
            for k, share in enumerate(self.absent_)
            if RARELY <= share <= MOSTLY and self.inverse_deviation_[k] > 0.0
        ]


def _moments(column: list[float]) -> tuple[float, float, int]:
    total = 0.0
    present = 0
    for value in column:
        if value == value:
            total += value
            present += 1
    if present == 0:
        return 0.0, 0.0, 0
    mean = total / present
    squares = 0.0
    for value in column:
        if value == value:
            squares += (value - mean) * (value - mean)
    deviation = math.sqrt(squares / present)
    # A constant column keeps a deviation of rounding size around its rounded mean.
    return mean, deviation if deviation > 1e-12 * abs(mean) else 0.0, present
