"""Where the implied volatility of a symbol will stand in its range of a year, five trading days ahead: LOW, NORMAL or HIGH.

A multinomial logistic regression on 27 features of implied and realised volatility. Labels are 0 (IV rank below 30 in five
days), 1 (below 60) and 2. Without evidence of skill the answers shrink to how often each class followed the class of today.

Edit and save: the text is checked aside and served within a second, or refused with the reason while the old one goes on.
"""

from dollarbill_ml.checks import Choice, Part, Share, Whole, check_classes, check_rows, check_state, read_settings
from dollarbill_ml.multinomial import Multinomial
from dollarbill_ml.standard import Standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LOW_BELOW = 30.0
HIGH_FROM = 60.0
CLASSES = ("low", "normal", "high")

# Places where the answer may bend with the IV rank: the odds of a class change fastest near its bounds.
BENDS = (15.0, 30.0, 45.0, 60.0, 80.0)

FEWEST_ROWS = 100
# Rows of each class added to those that followed today's class, so that nothing counts as impossible.
_PRIOR_ROWS = 1.0

SETTINGS: "dict[str, Whole | Share | Part | Choice]" = {
    "seed": Whole(1, 0, 2**53),
    "strength": Share(0.1),
    "class_weight": Choice("balanced", ("balanced", "none")),
    "evidence": Part(1.0),
}

_PERCENT = ("percent", -1e4, 1e4)
_POINTS = ("vol points", -1e4, 1e4)
_VOL = ("percent a year", 0.0, 1e4)
_RATIO = ("ratio", 0.0, 1e6)
_FLAG = ("flag", 0.0, 1.0)
_RANK = ("percent of the range of a year", 0.0, 100.0)
_RANK_CHANGE = ("percent of the range of a year", -100.0, 100.0)

_COLUMNS = {
    "iv_rank": _RANK,
    "iv_percentile": ("percent of the days of a year", 0.0, 100.0),
    "iv_hv_spread": _POINTS,
    "iv_premium": _FLAG,
    "iv_level": _VOL,
    "iv_sma_10": _VOL,
    "iv_sma_20": _VOL,
    "iv_zscore": ("standard deviations", -1e3, 1e3),
    "iv_trend": _POINTS,
    "iv_change_1d": _PERCENT,
    "iv_change_5d": _PERCENT,
    "iv_regime_low": _FLAG,
    "iv_regime_high": _FLAG,
    "vix_term_slope": _POINTS,
    "vix_contango": _FLAG,
    "iv_rank_lag_5": _RANK,
    "iv_rank_lag_10": _RANK,
    "iv_rank_lag_20": _RANK,
    "iv_rank_change_5d": _RANK_CHANGE,
    "iv_rank_change_10d": _RANK_CHANGE,
    "hv_5": _VOL,
    "hv_10": _VOL,
    "hv_20": _VOL,
    "hv_60": _VOL,
    "hv_ratio_5_20": _RATIO,
    "hv_ratio_20_60": _RATIO,
    "hv_trend": _POINTS,
}
NAMES = list(_COLUMNS)

MODEL: "dict[str, Any]" = {
    "contract": 1,
    "name": "volatility_forecaster",
    "inputs": [
        {"name": name, "unit": unit, "min": least, "max": most, "required": name == "iv_rank"}
        for name, (unit, least, most) in _COLUMNS.items()
    ],
    "outputs": [
        {"name": "low", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "normal", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "high", "unit": "probability", "min": 0.0, "max": 1.0},
        # A lower class than today's, today's, a higher one.
        {"name": "contracting", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "stable", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "expanding", "unit": "probability", "min": 0.0, "max": 1.0},
        # Before shrinking.
        {"name": "low_unshrunk", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "normal_unshrunk", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "high_unshrunk", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "evidence", "unit": "share", "min": 0.0, "max": 1.0},
    ],
    "learned": True,
    "capabilities": [],
}


class Model:
    """Multinomial logistic regression, shrunk by its evidence to what usually follows today's class.

    Attributes
    ----------
    standard_, regression_
        The steps.
    follows_ : list of list of float, shape (3, 3)
        ``follows_[now][later]``: how often a class came five days after a class, in training.
    evidence_ : float
        Share of the regression in the answers, the rest being ``follows_``.
    rows_ : int
        Number of training rows.
    settings_ : dict
        Settings of the training.
    """

    def fit(self, rows: list[list[float]], labels: list[float], settings: "dict[str, Any] | None" = None) -> "Model":
        """Learn from past days and forget what was learned before.

        Parameters
        ----------
        rows : list of list of float, shape (n, 27)
            Days in the order of ``MODEL["inputs"]``, oldest first; NaN where an optional value is absent.
        labels : list of float, length n
            Class five trading days later: 0.0, 1.0 or 2.0.
        settings : dict
            Keys and domains of ``SETTINGS``; "progress", a callable of (fraction, message), is told how far it is.
        """
        chosen = read_settings(settings, SETTINGS)
        tell = (settings or {}).get("progress") or (lambda fraction, message: None)
        check_rows(rows, MODEL["inputs"])
        check_classes(labels, len(rows), len(CLASSES))
        if len(rows) < FEWEST_ROWS:
            raise ValueError(f"there are {len(rows)} rows; training needs at least {FEWEST_ROWS}")
        classes = [int(label) for label in labels]
        self.settings_ = chosen
        self.rows_ = len(rows)
        bent = [bend(row) for row in rows]
        places = list(range(len(bent[0])))
        self.standard_ = Standard().fit([[row[j] for row in bent] for j in places])
        ready = self.standard_.transform(bent, places)
        tell(0.1, "standardised")
        self.regression_ = Multinomial(len(CLASSES), chosen["strength"], chosen["class_weight"] == "balanced")
        self.regression_.fit(ready, classes)
        self.follows_ = followers([class_of(row[0]) for row in rows], classes)
        self.evidence_ = chosen["evidence"]
        tell(1.0, "regression fitted")
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Answer each row in the order of ``MODEL["outputs"]``."""
        if not hasattr(self, "regression_"):
            raise ValueError("volatility_forecaster has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, MODEL["inputs"])
        bent = [bend(row) for row in rows]
        ready = self.standard_.transform(bent, list(range(len(NAMES) + len(BENDS))))
        answers = []
        for row, p in zip(rows, self.regression_.predict(ready)):
            now = class_of(row[0])
            usual = self.follows_[now]
            served = [base + self.evidence_ * (one - base) for base, one in zip(usual, p)]
            answers.append([*served, *moves(served, now), *p, self.evidence_])
        return answers

    def to_dict(self) -> dict[str, object]:
        """Return the learned state for JSON."""
        names = NAMES + [f"iv_rank_above_{int(place)}" for place in BENDS]
        return {
            "schema": 1,
            "model": MODEL["name"],
            "inputs": NAMES,
            "settings": self.settings_,
            "rows": self.rows_,
            "absent_values": self.standard_.handling(names),
            "columns": self.standard_.names(names),
            "standard": self.standard_.to_dict(),
            "regression": self.regression_.to_dict(),
            "follows": self.follows_,
            "evidence": self.evidence_,
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Model":
        """Return the model that `to_dict` described; refuse a state of another schema, model or list of inputs."""
        check_state(state, MODEL["name"], NAMES)
        model = cls()
        model.settings_ = {key: state["settings"][key] for key in state["settings"]}
        model.rows_ = int(state["rows"])
        model.standard_ = Standard.from_dict(state["standard"])
        model.regression_ = Multinomial.from_dict(state["regression"])
        model.follows_ = [[float(value) for value in row] for row in state["follows"]]
        model.evidence_ = float(state["evidence"])
        return model


def class_of(rank: float) -> int:
    """Return the class of an IV rank in percent: 0 below 30, 1 below 60, else 2."""
    return 0 if rank < LOW_BELOW else 1 if rank < HIGH_FROM else 2


def bend(row: list[float]) -> list[float]:
    """Return the row with the distances of the IV rank above each bend, 0 below."""
    rank = row[0]
    return row + [rank - place if rank > place else 0.0 for place in BENDS]


def followers(now: list[int], later: list[int]) -> list[list[float]]:
    """Return how often each class came after each class."""
    counts = [[_PRIOR_ROWS] * len(CLASSES) for _ in CLASSES]
    for before, after in zip(now, later):
        counts[before][after] += 1.0
    shares = []
    for row in counts:
        total = 0.0
        for count in row:
            total += count
        shares.append([count / total for count in row])
    return shares


def moves(p: list[float], now: int) -> list[float]:
    """Return the probabilities of a lower class than `now`, of that class, and of a higher one."""
    lower = 0.0
    higher = 0.0
    for k in range(len(p)):
        if k < now:
            lower += p[k]
        elif k > now:
            higher += p[k]
    return [min(1.0, lower), p[now], min(1.0, higher)]
