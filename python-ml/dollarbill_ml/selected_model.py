"""What models that read the most informative of their inputs have in common; each states its contract and its candidates."""

import math

from dollarbill_ml.checks import check_labels, check_rows, check_state, read_settings
from dollarbill_ml.selected_logistic import SETTINGS, SelectedLogistic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self


class SelectedModel:
    """Selected features, logistic regression, calibration.

    Attributes
    ----------
    declared : dict
        ``MODEL`` of the model's file; set by the class that derives from this one.
    candidates : list of int
        Places of the inputs that are chosen from; set likewise.
    single : str
        Name of the feature whose regression is answered in part where the model has no evidence; set likewise.
    steps_ : SelectedLogistic
        What was learned.
    rows_ : int
        Number of training rows.
    settings_ : dict
        Settings of the training.
    """

    declared: "dict[str, Any]"
    candidates: list[int]
    single: str

    def fit(self, rows: list[list[float]], labels: list[float], settings: "dict[str, Any] | None" = None) -> "Self":
        """Learn from past days, oldest first, and forget what was learned before; labels are 1.0 and 0.0."""
        self.settings_ = read_settings(settings, SETTINGS)
        tell = (settings or {}).get("progress") or (lambda fraction, message: None)
        check_rows(rows, self.declared["inputs"])
        check_labels(labels, len(rows))
        self.rows_ = len(rows)
        answers = [float(label) for label in labels]
        single = self._names().index(self.single)
        self.steps_ = SelectedLogistic().fit(rows, answers, self.settings_, tell, self.candidates, single)
        return self

    def predict(self, rows: list[list[float]]) -> list[list[float]]:
        """Answer each row in the order of ``MODEL["outputs"]``."""
        if not hasattr(self, "steps_"):
            raise ValueError(f"{self.declared['name']} has learned nothing yet: call fit, or from_dict with a stored state")
        check_rows(rows, self.declared["inputs"])
        steps = self.steps_
        fixed = [steps.base_rate_, steps.threshold_, steps.evidence_]
        return [[p, raw, *fixed, single, steps.single_share_] for p, raw, single in steps.predict(rows)]

    def to_dict(self) -> dict[str, object]:
        """Return the learned state for JSON."""
        names = self._names()
        return {
            "schema": 1,
            "model": self.declared["name"],
            "inputs": names,
            "settings": self.settings_,
            "rows": self.rows_,
            "steps": self.steps_.to_dict(names),
            "importance": importance(self.steps_, names),
        }

    @classmethod
    def from_dict(cls, state: "dict[str, Any]") -> "Self":
        """Return the model that `to_dict` described; refuse a state of another schema, model or list of inputs."""
        names = cls._names()
        check_state(state, cls.declared["name"], names)
        model = cls()
        model.settings_ = {key: state["settings"][key] for key in state["settings"]}
        model.rows_ = int(state["rows"])
        model.steps_ = SelectedLogistic.from_dict(state["steps"], names)
        return model

    @classmethod
    def _names(cls) -> list[str]:
        return [declared["name"] for declared in cls.declared["inputs"]]


def importance(model: SelectedLogistic, names: list[str]) -> dict[str, float]:
    """Return the size of each weight as a share of all, by name of the column; 0.0 for columns not chosen."""
    sizes = [abs(weight) for weight in model.logistic_.weights_]
    whole = math.fsum(sizes)
    shares = {name: 0.0 for name in names}
    for place, size in zip(model.chosen_, sizes):
        shares[names[place]] = size / whole if whole > 0.0 else 0.0
    return shares
