"""Yes-or-no model of many columns: the most informative, standardised, a ridge logistic regression, calibrated.

References
----------
J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999 (calibration).
"""

from dollarbill_ml.calibration import Platt
from dollarbill_ml.checks import Part, Share, Whole
from dollarbill_ml.elementary import log_odds
from dollarbill_ml.information import most_informative
from dollarbill_ml.logistic import RidgeLogistic
from dollarbill_ml.single_logistic import SingleLogistic
from dollarbill_ml.standard import Standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SETTINGS: "dict[str, Whole | Share | Part | Any]" = {
    "seed": Whole(1, 0, 2**53),
    "features": Whole(40, 1, 1000),
    "strength": Share(0.1),
    "gap_rows": Whole(0, 0, 10_000),
    "evidence": Part(1.0),
    "single_share": Part(0.0),
}

# Share of the training rows, the latest, that calibrates; selection and regression see the earlier ones only.
CALIBRATION_SHARE = 0.2
FEWEST_ROWS = 100

_LOWEST_THRESHOLD = 30
_HIGHEST_THRESHOLD = 70


class SelectedLogistic:
    """Chooses columns by mutual information, standardises, fits, calibrates; answers probabilities shrunk by evidence.

    The probability answered is base + evidence * (p - base), with p the calibrated probability, and base the share of 1.0 in
    training moved towards the regression on one feature: rate + single_share * (q - rate). Without evidence of skill of
    either the rate is all that is answered.

    Attributes
    ----------
    chosen_ : list of int
        Places of the chosen columns, in the order of the columns.
    information_ : list of float
        Their mutual information with the label, in nats.
    standard_, logistic_, calibration_
        The steps.
    single_ : SingleLogistic
        The regression on one feature.
    base_rate_, threshold_, evidence_, single_share_ : float
    """

    def fit(
        self,
        rows: list[list[float]],
        labels: list[float],
        settings: "dict[str, Any]",
        tell: "Callable[[float, str], None]",
        candidates: list[int],
        single: int,
    ) -> "SelectedLogistic":
        """Learn from rows in the order of time; `settings` holds every key of ``SETTINGS``.

        Only columns at the places `candidates` are chosen from; `single` is the place of the one feature.
        ``gap_rows`` rows before those that calibrate are left out: their outcomes overlap.
        """
        count = len(rows)
        calibrating = count - int(count * CALIBRATION_SHARE)
        early = calibrating - settings["gap_rows"]
        _check_enough(labels, early, calibrating)
        past, answers = rows[:early], labels[:early]
        columns = [[row[j] for row in past] for j in candidates]
        classes = [int(label) for label in answers]
        best = most_informative(columns, classes, 2, settings["features"])
        self.chosen_ = [candidates[place] for place, _ in best]
        self.information_ = [information for _, information in best]
        tell(0.5, "features chosen")
        self.standard_ = Standard().fit([columns[place] for place, _ in best])
        ready = self.standard_.transform(rows, self.chosen_)
        self.logistic_ = RidgeLogistic(settings["strength"]).fit(ready[:early], answers)
        tell(0.8, "regression fitted")
        scores = self.logistic_.predict(ready)
        self.calibration_ = rising(Platt().fit(scores[calibrating:], labels[calibrating:]), labels[calibrating:])
        self.base_rate_ = labels.count(1.0) / count
        self.threshold_ = best_threshold([self.calibration_.interval(score)[0] for score in scores], labels)
        self.single_ = SingleLogistic().fit([row[single] for row in rows], labels)
        self._single = single
        self.evidence_ = settings["evidence"]
        self.single_share_ = settings["single_share"]
        tell(1.0, "calibrated")
        return self

    def predict(self, rows: list[list[float]]) -> list[tuple[float, float, float]]:
        """Return the probability after and before shrinking, and that of the one feature, for each row."""
        scores = self.logistic_.predict(self.standard_.transform(rows, self.chosen_))
        answers = []
        for score, single in zip(scores, self.single_.predict([row[self._single] for row in rows])):
            p = self.calibration_.interval(score)[0]
            base = self.base_rate_ + self.single_share_ * (single - self.base_rate_)
            shrunk = base + self.evidence_ * (p - base)
            answers.append((min(1.0, max(0.0, shrunk)), p, single))
        return answers

    def to_dict(self, names: list[str]) -> dict[str, object]:
        """Return a JSON-able state; `names` are those of the columns."""
        chosen = [names[place] for place in self.chosen_]
        return {
            "chosen": chosen,
            "information": self.information_,
            "absent_values": self.standard_.handling(chosen),
            "columns": self.standard_.names(chosen),
            "standard": self.standard_.to_dict(),
            "logistic": self.logistic_.to_dict(),
            "calibration": self.calibration_.to_dict(),
            "base_rate": self.base_rate_,
            "threshold": self.threshold_,
            "evidence": self.evidence_,
            "single": {"name": names[self._single], **self.single_.to_dict()},
            "single_share": self.single_share_,
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]", names: list[str]) -> "SelectedLogistic":
        """Return what `to_dict` described."""
        places = {name: place for place, name in enumerate(names)}
        model = cls()
        model.chosen_ = [places[name] for name in state["chosen"]]
        model.information_ = [float(value) for value in state["information"]]
        model.standard_ = Standard.from_dict(state["standard"])
        model.logistic_ = RidgeLogistic.from_dict(state["logistic"])
        model.calibration_ = Platt.from_dict(state["calibration"])
        model.base_rate_ = float(state["base_rate"])
        model.threshold_ = float(state["threshold"])
        model.evidence_ = float(state["evidence"])
        model.single_ = SingleLogistic.from_dict(state["single"])
        model._single = places[state["single"]["name"]]
        model.single_share_ = float(state["single_share"])
        expected = len(model.standard_.names([str(name) for name in state["chosen"]]))
        if len(model.logistic_.weights_) != expected:
            raise ValueError(f"state.logistic has {len(model.logistic_.weights_)} weights; its columns need {expected}")
        return model


def rising(curve: Platt, labels: list[float]) -> Platt:
    """Return the curve, or the constant rate in its place where it falls: a score that misled says nothing."""
    if curve.slope_ < 0.0:
        curve.slope_ = 0.0
        curve.intercept_ = log_odds((labels.count(1.0) + 1.0) / (len(labels) + 2.0))
    return curve


def best_threshold(probabilities: list[float], labels: list[float]) -> float:
    """Return the threshold of .30, .31, ... .70 with the greatest F1 score; of equal ones the nearest to .5."""
    best, best_score = 0.5, -1.0
    steps = sorted(range(_LOWEST_THRESHOLD, _HIGHEST_THRESHOLD + 1), key=lambda step: (abs(step - 50), step))
    positives = labels.count(1.0)
    for step in steps:
        threshold = step / 100.0
        hits = 0
        called = 0
        for p, label in zip(probabilities, labels):
            if p >= threshold:
                called += 1
                if label == 1.0:
                    hits += 1
        score = 2.0 * hits / (called + positives)
        if score > best_score:
            best, best_score = threshold, score
    return best


def _check_enough(labels: list[float], early: int, calibrating: int) -> None:
    count = len(labels)
    if count < FEWEST_ROWS or early < FEWEST_ROWS // 2:
        raise ValueError(f"there are {count} rows, {early} of them to select by; training needs at least {FEWEST_ROWS}")
    for part, start, end in (("earlier", 0, early), ("latest", calibrating, count)):
        wins = labels[start:end].count(1.0)
        if wins == 0 or wins == end - start:
            raise ValueError(f"the {end - start} {part} rows hold {wins} labels of 1.0; learning needs both labels")
