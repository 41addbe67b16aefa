"""Probability that a symbol rises rather than falls: up by more than 1 % in five trading days against down by more than 1 %.

Of the daily features the 40 that tell most about the label are chosen, levels of price and volume aside, standardised, and read by a logistic regression with a
ridge; the latest fifth of the training rows calibrates. Days that moved less than 1 % teach nothing. Without evidence of
skill the answer shrinks to the base rate.

Edit and save: the text is checked aside and served within a second, or refused with the reason while the old one goes on.
"""

from dollarbill_ml.checks import check_labels, check_rows, read_settings
from dollarbill_ml.daily_features import DAILY_INPUTS
from dollarbill_ml.selected_logistic import SETTINGS, SelectedLogistic, importance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODEL: "dict[str, Any]" = {
    "contract": 1,
    "name": "direction_classifier",
    # Every daily feature; an absent one counts as the mean of training, with an indicator where absence varied.
    "inputs": DAILY_INPUTS,
    "outputs": [
        {"name": "probability_up", "unit": "probability", "min": 0.0, "max": 1.0},
        # Before shrinking to the base rate.
        {"name": "unshrunk", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "base_rate", "unit": "probability", "min": 0.0, "max": 1.0},
        # Of greatest F1 score in training.
        {"name": "threshold", "unit": "probability", "min": 0.3, "max": 0.7},
        {"name": "evidence", "unit": "share", "min": 0.0, "max": 1.0},
    ],
    "learned": True,
    "capabilities": [],
}
NAMES: list[str] = [declared["name"] for declared in MODEL["inputs"]]

# Levels of prices and volume tell the year and the symbol rather than the market's state; they are not chosen from.
LEVELS = ("dollars", "shares", "index, 1982-84 = 100")
CANDIDATES = [place for place, declared in enumerate(MODEL["inputs"]) if declared["unit"] not in LEVELS]


class Model:
    """Selected features, logistic regression, calibration.

    Attributes
    ----------
    steps_ : SelectedLogistic
        What was learned.
    rows_ : int
        Number of training rows.
    settings_ : dict
        Settings of the training.
    """

    def fit(self, rows: list[list[float]], labels: list[float], settings: "dict[str, Any] | None" = None) -> "Model":
        """Learn from past days, oldest first, and forget what was learned before; labels are 1.0 up and 0.0 down."""
        self.settings_ = read_settings(settings, SETTINGS)
        tell = (settings or {}).get("progress") or (lambda fraction, message: None)
        check_rows(rows, MODEL["inputs"])
        check_labels(labels, len(rows))
        self.rows_ = len(rows)
        answers = [float(label) for label in labels]
        self.steps_ = SelectedLogistic().fit(rows, answers, self.settings_, tell, CANDIDATES)
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Answer each row in the order of ``MODEL["outputs"]``."""
        if not hasattr(self, "steps_"):
            raise ValueError("direction_classifier has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, MODEL["inputs"])
        steps = self.steps_
        return [[p, raw, steps.base_rate_, steps.threshold_, steps.evidence_] for p, raw in steps.predict(rows)]

    def to_dict(self) -> dict[str, object]:
        """Return the learned state for JSON."""
        return {
            "schema": 1,
            "model": MODEL["name"],
            "inputs": NAMES,
            "settings": self.settings_,
            "rows": self.rows_,
            "steps": self.steps_.to_dict(NAMES),
            "importance": importance(self.steps_, NAMES),
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Model":
        """Return the model that `to_dict` described; refuse a state of another schema, model or list of inputs."""
        for key, expected in (("schema", 1), ("model", MODEL["name"]), ("inputs", NAMES)):
            found = state.get(key)
            if (list(found) if key == "inputs" and found is not None else found) != expected:
                raise ValueError(f"state.{key} is {found!r}; this code reads {expected!r}")
        model = cls()
        model.settings_ = {key: state["settings"][key] for key in state["settings"]}
        model.rows_ = int(state["rows"])
        model.steps_ = SelectedLogistic.from_dict(state["steps"], NAMES)
        return model
