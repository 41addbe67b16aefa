"""Logistic regression of a yes-or-no label on one number."""

from dollarbill_ml.logistic import RidgeLogistic
from dollarbill_ml.standard import Standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Strong enough against the ridge that the ridge only keeps separable rows finite.
_STRENGTH = 1e3


class SingleLogistic:
    """P(label = 1) from one column; an absent value is read as the mean of training.

    Attributes
    ----------
    standard_ : Standard
        Of the present values.
    logistic_ : RidgeLogistic
        On the standardised value.
    """

    def fit(self, values: list[float], labels: list[float]) -> "SingleLogistic":
        """Learn from values, NaN where absent, and labels 0.0 or 1.0; rows without a value are left out."""
        present = [value for value in values if value == value]
        answers = [label for value, label in zip(values, labels) if value == value]
        if not 0 < answers.count(1.0) < len(answers):
            present, answers = [0.0] * len(labels), labels
        self.standard_ = Standard().fit([present])
        self.logistic_ = RidgeLogistic(_STRENGTH).fit(self.standard_.transform([[value] for value in present], [0]), answers)
        return self

    def predict(self, values: list[float]) -> list[float]:
        """Return P(label = 1) for each value."""
        return self.logistic_.predict(self.standard_.transform([[value] for value in values], [0]))

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-able state."""
        return {"standard": self.standard_.to_dict(), "logistic": self.logistic_.to_dict()}

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "SingleLogistic":
        """Return the regression that `to_dict` described."""
        single = cls()
        single.standard_ = Standard.from_dict(state["standard"])
        single.logistic_ = RidgeLogistic.from_dict(state["logistic"])
        return single
