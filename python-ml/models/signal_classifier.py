"""Probability that an option signal ends profitable after costs.

Three learners answer the same question: a random forest, gradient boosting and a small neural network. Their answers are
mixed, and the mixture is calibrated on the latest rows, which none of them has seen. What to do with the probability
(buy, hold, avoid) is decided in Java by configuration, not here.

To try an idea, edit this file and save: it is checked aside and served within a second, or refused with the reason while
the old version goes on. `python-ml/README.md` says how.
"""

import math

from dollarbill_ml.binning import BinnedRows
from dollarbill_ml.boosting import Boosting
from dollarbill_ml.calibration import calibration_from_dict, fit_calibration
from dollarbill_ml.checks import Choice, Share, Whole, check_labels, check_rows, check_state, read_settings
from dollarbill_ml.forest import Forest
from dollarbill_ml.interval import Z90, widened
from dollarbill_ml.missing import completed, medians_of
from dollarbill_ml.network import Network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# How much the forest, the boosting and the network count in the mixture; the sum is 1.
MIXTURE = (0.4, 0.4, 0.2)

# Share of the training rows, the latest, that calibrates; the learners see the earlier ones only.
CALIBRATION_SHARE = 0.2

BOOSTING_DEPTH = 4
FEWEST_ROWS = 100

SETTINGS: "dict[str, Whole | Share | Choice]" = {
    "seed": Whole(1, 0, 2**53),
    "trees": Whole(100, 1, 500),
    "depth": Whole(8, 1, 12),
    "min_leaf": Whole(20, 1, 10_000),
    "boosting_rounds": Whole(100, 1, 500),
    "learning_rate": Share(0.05),
    "network_hidden": Whole(16, 1, 64),
    "epochs": Whole(20, 1, 200),
    "calibration": Choice("best", ("isotonic", "platt", "best")),
}

# Greeks are those of the position a share: bought +1, sold -1.
MODEL: "dict[str, Any]" = {
    "contract": 1,
    "name": "signal_classifier",
    "inputs": [
        # Edge after spread and commission, in percent of mid.
        {"name": "edge_percent", "unit": "percent of mid", "min": -10_000.0, "max": 10_000.0, "required": True},
        {"name": "delta", "unit": "dollars per dollar", "min": -1.05, "max": 1.05, "required": True},
        {"name": "gamma", "unit": "delta per dollar", "min": -100.0, "max": 100.0, "required": True},
        {"name": "vega", "unit": "dollars per vol point", "min": -1_000.0, "max": 1_000.0, "required": True},
        {"name": "theta", "unit": "dollars per calendar day", "min": -10_000.0, "max": 10_000.0, "required": True},
        {"name": "volume", "unit": "contracts", "min": 0.0, "max": 1e9, "required": True},
        {"name": "open_interest", "unit": "contracts", "min": 0.0, "max": 1e9, "required": True},
        {"name": "days_to_expiry", "unit": "calendar days", "min": 0.0, "max": 5_000.0, "required": True},
        {"name": "implied_vol_percent", "unit": "percent a year", "min": 0.0, "max": 2_000.0, "required": False},
        # Implied vol of the quote's mid minus that of the fitted smile.
        {"name": "iv_residual_points", "unit": "vol points", "min": -1_000.0, "max": 1_000.0, "required": False},
        # Ask minus bid.
        {"name": "spread_percent", "unit": "percent of mid", "min": 0.0, "max": 200.0, "required": False},
        # Over the last 20 trading days.
        {"name": "realised_vol_percent", "unit": "percent a year", "min": 0.0, "max": 2_000.0, "required": False},
    ],
    "outputs": [
        {"name": "probability", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "probability_low", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "probability_high", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "forest", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "boosting", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "network", "unit": "probability", "min": 0.0, "max": 1.0},
    ],
    "learned": True,
    "capabilities": [],
}
NAMES: list[str] = [declared["name"] for declared in MODEL["inputs"]]


class Model:
    """Mixture of three learners, calibrated.

    Attributes
    ----------
    medians_ : list of float, length 12
        What stands in for an absent optional value: the median of the training rows.
    forest_, boosting_, network_
        The learners.
    calibration_
        From mixed score to probability.
    importance_ : dict of str to float
        Share of each input in the gain of all splits, forest and boosting counting alike.
    rows_ : int
        Number of training rows, those for calibration included.
    settings_ : dict
        Settings of the training.
    """

    def fit(self, rows: list[list[float]], labels: list[float], settings: "dict[str, Any] | None" = None) -> "Model":
        """Learn from past signals and forget what was learned before.

        Parameters
        ----------
        rows : list of list of float, shape (n, 12)
            Signals in the order of ``MODEL["inputs"]``, oldest first; NaN where an optional value is absent.
        labels : list of float, length n
            1.0 where the position ended profitable after costs, else 0.0.
        settings : dict
            Keys and domains of ``SETTINGS``; "progress", a callable of (fraction, message), is told how far it is.
        """
        chosen = read_settings(settings, SETTINGS)
        tell = (settings or {}).get("progress") or (lambda fraction, message: None)
        check_rows(rows, MODEL["inputs"])
        check_labels(labels, len(rows))
        early = len(rows) - int(len(rows) * CALIBRATION_SHARE)
        _check_enough(labels, early)

        self.settings_ = chosen
        self.rows_ = len(rows)
        self.medians_ = medians_of(rows[:early], NAMES)
        complete = completed([[float(value) for value in row] for row in rows], self.medians_)
        past, answers = complete[:early], [float(label) for label in labels[:early]]
        binned = BinnedRows(past)
        seed = chosen["seed"]
        self.forest_ = Forest(chosen["trees"], chosen["depth"], chosen["min_leaf"]).fit(
            binned, answers, seed, lambda done: tell(0.45 * done, "random forest")
        )
        self.boosting_ = Boosting(
            chosen["boosting_rounds"], chosen["learning_rate"], BOOSTING_DEPTH, chosen["min_leaf"]
        ).fit(binned, answers, lambda done: tell(0.45 + 0.35 * done, "gradient boosting"))
        self.network_ = Network(chosen["network_hidden"], chosen["epochs"]).fit(
            past, answers, seed + 1, lambda done: tell(0.8 + 0.15 * done, "neural network")
        )
        scores = [mixed(*members) for members in zip(*self._members(complete[early:]))]
        self.calibration_ = fit_calibration(scores, [float(label) for label in labels[early:]], chosen["calibration"])
        self.importance_ = _importance(self.forest_.gain_, self.boosting_.gain_)
        tell(1.0, "calibrated")
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Answer each row in the order of ``MODEL["outputs"]``.

        The interval is of 90 %: the sampling error of the calibration joined with the weighted standard deviation of the
        members around their mixture, taken as a standard error. Members share their rows and so their errors, hence no
        discount for averaging three of them.
        """
        if not hasattr(self, "calibration_"):
            raise ValueError("signal_classifier has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, MODEL["inputs"])
        answers = []
        for forest, boosting, network in zip(*self._members(completed(rows, self.medians_))):
            score = mixed(forest, boosting, network)
            p, low, high = self.calibration_.interval(score)
            spread = math.sqrt(mixed((forest - score) ** 2, (boosting - score) ** 2, (network - score) ** 2))
            low, high = widened(p, low, high, Z90 * spread)
            answers.append([p, low, high, forest, boosting, network])
        return answers

    def _members(self, rows: list[list[float]]) -> tuple[list[float], list[float], list[float]]:
        return self.forest_.predict(rows), self.boosting_.predict(rows), self.network_.predict(rows)

    def to_dict(self) -> dict[str, object]:
        """Return the learned state for JSON."""
        return {
            "schema": 1,
            "model": MODEL["name"],
            "inputs": NAMES,
            "settings": self.settings_,
            "rows": self.rows_,
            "medians": self.medians_,
            "forest": self.forest_.to_dict(),
            "boosting": self.boosting_.to_dict(),
            "network": self.network_.to_dict(),
            "calibration": self.calibration_.to_dict(),
            "importance": self.importance_,
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Model":
        """Return the model that `to_dict` described; refuse a state of another schema, model or list of inputs."""
        check_state(state, MODEL["name"], NAMES)
        model = cls()
        model.settings_ = {key: state["settings"][key] for key in state["settings"]}
        model.rows_ = int(state["rows"])
        model.medians_ = [float(median) for median in state["medians"]]
        model.forest_ = Forest.from_dict(state["forest"])
        model.boosting_ = Boosting.from_dict(state["boosting"])
        model.network_ = Network.from_dict(state["network"])
        model.calibration_ = calibration_from_dict(state["calibration"])
        model.importance_ = {name: float(state["importance"][name]) for name in NAMES}
        return model


def mixed(forest: float, boosting: float, network: float) -> float:
    """Return the weighted mean of three numbers, one a member."""
    return MIXTURE[0] * forest + MIXTURE[1] * boosting + MIXTURE[2] * network


def _check_enough(labels: list[float], early: int) -> None:
    if len(labels) < FEWEST_ROWS:
        raise ValueError(f"there are {len(labels)} rows; training needs at least {FEWEST_ROWS}")
    for part, start, end in (("earlier", 0, early), ("latest", early, len(labels))):
        wins = sum(1 for label in labels[start:end] if label == 1.0)
        if wins == 0 or wins == end - start:
            raise ValueError(f"the {end - start} {part} rows hold {wins} labels of 1.0; learning needs both labels")


def _importance(*gains: list[float]) -> dict[str, float]:
    shares = [0.0] * len(NAMES)
    for gain in gains:
        total = math.fsum(gain)
        if total > 0.0:
            shares = [share + one / total for share, one in zip(shares, gain)]
    whole = math.fsum(shares)
    return {name: share / whole if whole > 0.0 else 0.0 for name, share in zip(NAMES, shares)}
