"""Probability that the edge of an option signal comes in: a profit after costs, the move of the underlying hedged away.

Three learners answer the same question: a random forest, gradient boosting and a small neural network. Their mixture and a
regression on the edge alone make a score, calibrated on the latest rows before the learners see them. Java decides what to
do with the probability (buy, hold, avoid), and weighs by it the odds under the fair value against those of the quote.

To try an idea, edit this file and save: it is checked aside and served within a second, or refused with the reason while
the old version goes on. `python-ml/README.md` says how.
"""

import math

from dollarbill_ml.binning import BinnedRows
from dollarbill_ml.boosting import Boosting
from dollarbill_ml.calibration import calibration_from_dict, fit_calibration
from dollarbill_ml.checks import Choice, Share, Whole, check_labels, check_rows, check_state, read_settings
from dollarbill_ml.elementary import logarithm
from dollarbill_ml.forest import Forest
from dollarbill_ml.interval import Z90, widened
from dollarbill_ml.missing import completed, medians_of
from dollarbill_ml.network import Network
from dollarbill_ml.single_logistic import SingleLogistic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# How much the forest, the boosting and the network count in the mixture; the sum is 1.
MIXTURE = (0.4, 0.4, 0.2)

# How much the regression on the edge alone counts beside the mixture before any row has spoken for either, with a standard
# error of a quarter: the variance of a label, about .22, over that of the share.
EDGE_SHARE = 0.5
EDGE_EVIDENCE = 0.22 / 0.25**2

# Share of the training rows, the latest, that calibrates learners of the earlier ones; all then learn again from all rows.
CALIBRATION_SHARE = 0.2

# Rows that speak for leaving scores uncalibrated.
PRIOR_ROWS = 100.0

BOOSTING_DEPTH = 2
FEWEST_ROWS = 100

SETTINGS: "dict[str, Whole | Share | Choice]" = {
    "seed": Whole(1, 0, 2**53),
    "trees": Whole(100, 1, 500),
    "depth": Whole(8, 1, 12),
    "min_leaf": Whole(20, 1, 10_000),
    "boosting_rounds": Whole(60, 1, 500),
    "learning_rate": Share(0.05),
    "network_hidden": Whole(16, 1, 64),
    "epochs": Whole(20, 1, 200),
    "calibration": Choice("platt", ("isotonic", "platt", "best")),
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
    """Mixture of three learners and a regression on the edge, calibrated.

    Attributes
    ----------
    medians_ : list of float, length 12
        What stands in for an absent optional value: the median of the training rows.
    forest_, boosting_, network_
        The learners.
    edge_ : SingleLogistic
        The regression on the size of the edge, ln(1 + percent).
    edge_share_ : float
        How much it counts in the score, 0 to 1.
    calibration_
        From score to probability; the score joins mixture and regression.
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
            1.0 where the position earned money after costs with the move of the underlying hedged away, else 0.0.
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
        answers = [float(label) for label in labels]
        self._learn(complete[:early], answers[:early], lambda done, name: tell(0.45 * done, name))
        late = self._answers(complete[early:])
        self.edge_share_ = _edge_share(late, answers[early:])
        scores = [self._score(*members) for members in late]
        self.calibration_ = fit_calibration(scores, answers[early:], chosen["calibration"], PRIOR_ROWS)
        tell(0.5, "calibrated")
        self._learn(complete, answers, lambda done, name: tell(0.5 + 0.5 * done, name))
        self.importance_ = _importance(self.forest_.gain_, self.boosting_.gain_)
        return self

    def _learn(self, rows: list[list[float]], labels: list[float], tell: "Callable[[float, str], None]") -> None:
        chosen = self.settings_
        binned = BinnedRows(rows)
        seed = chosen["seed"]
        self.forest_ = Forest(chosen["trees"], chosen["depth"], chosen["min_leaf"]).fit(
            binned, labels, seed, lambda done: tell(0.5 * done, "random forest")
        )
        self.boosting_ = Boosting(
            chosen["boosting_rounds"], chosen["learning_rate"], BOOSTING_DEPTH, chosen["min_leaf"]
        ).fit(binned, labels, lambda done: tell(0.5 + 0.3 * done, "gradient boosting"))
        self.network_ = Network(chosen["network_hidden"], chosen["epochs"]).fit(
            rows, labels, seed + 1, lambda done: tell(0.8 + 0.2 * done, "neural network")
        )
        self.edge_ = SingleLogistic().fit([_edge_size(row) for row in rows], labels)

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Answer each row in the order of ``MODEL["outputs"]``.

        The interval is of 90 %: the sampling error of the calibration joined with the weighted standard deviation of the
        members around the score, taken as a standard error. Members share their rows and so their errors, hence no
        discount for averaging three of them.
        """
        if not hasattr(self, "calibration_"):
            raise ValueError("signal_classifier has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, MODEL["inputs"])
        answers = []
        for forest, boosting, network, edge in self._answers(completed(rows, self.medians_)):
            score = self._score(forest, boosting, network, edge)
            p, low, high = self.calibration_.interval(score)
            spread = math.sqrt(mixed((forest - score) ** 2, (boosting - score) ** 2, (network - score) ** 2))
            low, high = widened(p, low, high, Z90 * spread)
            answers.append([p, low, high, forest, boosting, network])
        return answers

    def _answers(self, rows: list[list[float]]) -> list[tuple[float, float, float, float]]:
        edges = self.edge_.predict([_edge_size(row) for row in rows])
        return list(zip(self.forest_.predict(rows), self.boosting_.predict(rows), self.network_.predict(rows), edges))

    def _score(self, forest: float, boosting: float, network: float, edge: float) -> float:
        mixture = mixed(forest, boosting, network)
        return mixture + self.edge_share_ * (edge - mixture)

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
            "edge": self.edge_.to_dict(),
            "edge_share": self.edge_share_,
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
        model.edge_ = SingleLogistic.from_dict(state["edge"])
        model.edge_share_ = float(state["edge_share"])
        model.calibration_ = calibration_from_dict(state["calibration"])
        model.importance_ = {name: float(state["importance"][name]) for name in NAMES}
        return model


def mixed(forest: float, boosting: float, network: float) -> float:
    """Return the weighted mean of three numbers, one a member."""
    return MIXTURE[0] * forest + MIXTURE[1] * boosting + MIXTURE[2] * network


def _edge_share(answers: list[tuple[float, float, float, float]], labels: list[float]) -> float:
    """Return the share of the regression that makes the squared error of the score least, drawn to `EDGE_SHARE`."""
    crossed, squared = [], []
    for (forest, boosting, network, edge), label in zip(answers, labels):
        mixture = mixed(forest, boosting, network)
        crossed.append((edge - mixture) * (label - mixture))
        squared.append((edge - mixture) * (edge - mixture))
    share = (math.fsum(crossed) + EDGE_EVIDENCE * EDGE_SHARE) / (math.fsum(squared) + EDGE_EVIDENCE)
    return min(max(share, 0.0), 1.0)


def _edge_size(row: list[float]) -> float:
    return logarithm(1.0 + max(row[0], 0.0))


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
