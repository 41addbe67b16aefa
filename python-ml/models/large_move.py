"""Probability of a large move: that a symbol moves by more than 1 % either way in five trading days.

The steps are those of the direction classifier: the 40 daily features that tell most, standardised, a logistic regression with
a ridge, calibration by the latest fifth of the training rows, shrinking to the base rate without evidence of skill.

Edit and save: the text is checked aside and served within a second, or refused with the reason while the old one goes on.
"""

from dollarbill_ml.daily_features import DAILY_INPUTS
from dollarbill_ml.selected_model import SelectedModel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODEL: "dict[str, Any]" = {
    "contract": 1,
    "name": "large_move",
    # Every daily feature; an absent one counts as the mean of training, with an indicator where absence varied.
    "inputs": DAILY_INPUTS,
    "outputs": [
        {"name": "probability", "unit": "probability", "min": 0.0, "max": 1.0},
        # Before shrinking.
        {"name": "unshrunk", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "base_rate", "unit": "probability", "min": 0.0, "max": 1.0},
        # Of greatest F1 score in training.
        {"name": "threshold", "unit": "probability", "min": 0.3, "max": 0.7},
        {"name": "evidence", "unit": "share", "min": 0.0, "max": 1.0},
        # Of the regression on one feature, and its share in what is answered without evidence.
        {"name": "single_feature", "unit": "probability", "min": 0.0, "max": 1.0},
        {"name": "single_share", "unit": "share", "min": 0.0, "max": 1.0},
    ],
    "learned": True,
    "capabilities": [],
}

# Levels of prices and volume tell the year and the symbol rather than the market's state; they are not chosen from.
LEVELS = ("dollars", "shares", "index, 1982-84 = 100")
CANDIDATES = [place for place, declared in enumerate(MODEL["inputs"]) if declared["unit"] not in LEVELS]

# The one feature that the model must beat.
SINGLE = "iv_level"


class Model(SelectedModel):
    """Selected features, logistic regression, calibration; 1.0 in the labels is a large move."""

    declared = MODEL
    candidates = CANDIDATES
    single = SINGLE
