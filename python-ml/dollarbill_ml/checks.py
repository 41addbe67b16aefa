"""Checks of what a model is given; each message names the value and what is allowed."""

import math

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def check_rows(rows: list[list[float]], inputs: "list[dict[str, Any]]") -> None:
    """Refuse rows that do not fit the declared inputs.

    Parameters
    ----------
    rows : list of list of float, shape (n, inputs)
        NaN is allowed where an input is not required and means "absent".
    inputs : list of dict
        ``MODEL["inputs"]``.

    Raises
    ------
    ValueError
        On a wrong width, an infinite value, or NaN in a required input.
    """
    width = len(inputs)
    required = [declared["required"] for declared in inputs]
    for number, row in enumerate(rows):
        if len(row) != width:
            raise ValueError(f"rows[{number}] has {len(row)} values; it must have {width}")
        for j in range(width):
            value = row[j]
            if value - value == 0.0:
                continue
            if value == value or required[j]:
                allowed = "a finite number" if required[j] else "a finite number, or NaN where absent"
                raise ValueError(f"rows[{number}].{inputs[j]['name']} is {value}; it must be {allowed}")


def check_state(state: "dict[str, Any]", name: str, inputs: "list[str] | None" = None) -> None:
    """Refuse a learned state of another schema, model or, where `inputs` are given, list of inputs."""
    expected: "dict[str, Any]" = {"schema": 1, "model": name}
    if inputs is not None:
        expected["inputs"] = inputs
    for key, value in expected.items():
        found = state.get(key)
        if (list(found) if key == "inputs" and found is not None else found) != value:
            raise ValueError(f"state.{key} is {found!r}; this code reads {value!r}")


def check_labels(labels: list[float], count: int) -> None:
    """Refuse labels that are not `count` times 0.0 or 1.0."""
    if len(labels) != count:
        raise ValueError(f"there are {len(labels)} labels for {count} rows")
    for number, label in enumerate(labels):
        if label != 0.0 and label != 1.0:
            raise ValueError(f"labels[{number}] is {label}; it must be 0.0 or 1.0")


def check_classes(labels: list[float], count: int, classes: int) -> None:
    """Refuse labels that are not `count` whole numbers from 0 to `classes` - 1."""
    if len(labels) != count:
        raise ValueError(f"there are {len(labels)} labels for {count} rows")
    for number, label in enumerate(labels):
        if not 0.0 <= label < classes or label != int(label):
            raise ValueError(f"labels[{number}] is {label}; it must be a whole number in [0, {classes - 1}]")


class Whole:
    """A setting that is an integer in [low, high]."""

    def __init__(self, default: int, low: int, high: int) -> None:
        self.default = default
        self.low = low
        self.high = high

    def read(self, key: str, value: "Any") -> int:
        """Return the value, or refuse it."""
        number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        if not number or value != int(value) or not self.low <= value <= self.high:
            raise ValueError(f"settings.{key} is {value!r}; it must be an integer in [{self.low}, {self.high}]")
        return int(value)


class Share:
    """A setting that is a number in (0, 1]."""

    def __init__(self, default: float) -> None:
        self.default = default

    def read(self, key: str, value: object) -> float:
        """Return the value, or refuse it."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.0 < value <= 1.0:
            raise ValueError(f"settings.{key} is {value!r}; it must be a number in (0, 1]")
        return float(value)


class Part:
    """A setting that is a number in [0, 1]."""

    def __init__(self, default: float) -> None:
        self.default = default

    def read(self, key: str, value: object) -> float:
        """Return the value, or refuse it."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.0 <= value <= 1.0:
            raise ValueError(f"settings.{key} is {value!r}; it must be a number in [0, 1]")
        return float(value)


class Choice:
    """A setting that is one of some words."""

    def __init__(self, default: str, words: tuple[str, ...]) -> None:
        self.default = default
        self.words = words

    def read(self, key: str, value: object) -> str:
        """Return the value, or refuse it."""
        if value not in self.words:
            raise ValueError(f"settings.{key} is {value!r}; it must be one of {', '.join(self.words)}")
        return str(value)


def read_settings(settings: "dict[str, Any] | None", domains: "dict[str, Whole | Share | Part | Choice]") -> "dict[str, Any]":
    """Return every setting of `domains`, from `settings` or its default; refuse unknown keys ("progress" is known)."""
    given = {} if settings is None else settings
    for key in given:
        if key != "progress" and key not in domains:
            raise ValueError(f"settings.{key} is not known; known are {', '.join(domains)} and progress")
    return {key: domain.read(key, given[key]) if key in given else domain.default for key, domain in domains.items()}
