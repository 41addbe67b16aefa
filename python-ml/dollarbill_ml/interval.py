"""Intervals around a probability.

References
----------
E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.
"""

import math

# 95 % quantile of the normal law, for two-sided intervals of 90 %.
Z90 = 1.6448536269514722


def wilson_interval(p: float, n: float, z: float = Z90) -> tuple[float, float]:
    """Return Wilson's interval of a frequency `p` seen in `n` rows; 90 % by default."""
    square = z * z
    middle = (p + square / (2.0 * n)) / (1.0 + square / n)
    half = z / (1.0 + square / n) * math.sqrt(p * (1.0 - p) / n + square / (4.0 * n * n))
    return max(0.0, min(middle - half, p)), min(1.0, max(middle + half, p))


def widened(p: float, low: float, high: float, reach: float) -> tuple[float, float]:
    """Return an interval around `p` whose arms are joined with an independent uncertainty `reach`, within [0, 1]."""
    below = math.sqrt((p - low) * (p - low) + reach * reach)
    above = math.sqrt((high - p) * (high - p) + reach * reach)
    return max(0.0, p - below), min(1.0, p + above)
