"""Whether a market rises, falls or goes sideways, as a hidden state behind its daily returns.

A hidden Markov model with three states, each with its own normal distribution of the day's log return. The state with the
highest mean return is called bull, that with the lowest bear. Nothing tells the model which days were which: it is
learned from returns alone, labels are not looked at.
"""

import math

from dollarbill_ml.checks import Whole, check_rows, check_state, read_settings
from dollarbill_ml.hidden_markov import HiddenMarkov

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Days of returns a row holds, the latest last.
DAYS = 60
STATES = 3
TRADING_DAYS = 252.0
FEWEST_ROWS = 100

SETTINGS = {
    "seed": Whole(1, 0, 2**53),
    # One row in so many is learned from: the rows of neighbouring days hold nearly the same returns.
    "stride": Whole(20, 1, 1000),
    "restarts": Whole(3, 1, 20),
    "steps": Whole(50, 1, 1000),
}

MODEL: "dict[str, Any]" = {
    "contract": 1,
    "name": "regime",
    "inputs": [
        {"name": f"log_return_lag_{lag}", "unit": "log return of a day", "min": -1.0, "max": 1.0, "required": True}
        for lag in range(DAYS - 1, -1, -1)
    ],
    "outputs": [
        {"name": "bear", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "sideways", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "bull", "unit": "probability", "min": 0.0, "max": 1.0},
        # Standard deviation of the next day's log return times the root of 252.
        {"name": "volatility", "unit": "fraction a year", "min": 0.0, "max": 100.0},
    ],
    "learned": True,
    "capabilities": [],
}


class Model:
    """Three hidden states, named by the order of their mean returns.

    Attributes
    ----------
    chain_ : HiddenMarkov
        States in the order bear, sideways, bull.
    rows_ : int
        Number of training rows.
    settings_ : dict
        Settings of the training.
    """

    def fit(self, rows: list[list[float]], labels: list[float], settings: "dict[str, Any] | None" = None) -> "Model":
        """Learn from rows of 60 daily log returns in the order of time; labels are ignored."""
        self.settings_ = read_settings(settings, SETTINGS)
        tell = (settings or {}).get("progress") or (lambda fraction, message: None)
        check_rows(rows, MODEL["inputs"])
        if len(rows) < FEWEST_ROWS:
            raise ValueError(f"there are {len(rows)} rows; training needs at least {FEWEST_ROWS}")
        self.rows_ = len(rows)
        stride = self.settings_["stride"]
        sequences = [[float(value) for value in row] for row in rows[(len(rows) - 1) % stride :: stride]]
        self.chain_ = HiddenMarkov(STATES).fit(
            sequences, self.settings_["seed"], self.settings_["restarts"], self.settings_["steps"]
        )
        tell(1.0, "hidden states learned")
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Return the probabilities of the latest day's states and the next day's volatility, for each row."""
        if not hasattr(self, "chain_"):
            raise ValueError("regime has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, MODEL["inputs"])
        answers = []
        for row in rows:
            now = self.chain_.filtered(row)
            _, variance = self.chain_.moments(self.chain_.next(now))
            answers.append([min(1.0, p) for p in now] + [math.sqrt(TRADING_DAYS * variance)])
        return answers

    def to_dict(self) -> dict[str, object]:
        """Return the learned state for JSON."""
        return {
            "schema": 1,
            "model": MODEL["name"],
            "settings": self.settings_,
            "rows": self.rows_,
            "chain": self.chain_.to_dict(),
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Model":
        """Return the model that `to_dict` described; refuse a state of another schema or model."""
        check_state(state, MODEL["name"])
        model = cls()
        model.settings_ = {key: state["settings"][key] for key in state["settings"]}
        model.rows_ = int(state["rows"])
        model.chain_ = HiddenMarkov.from_dict(state["chain"])
        return model
