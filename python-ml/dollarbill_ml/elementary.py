"""Sigmoid, exponential and logarithm from additions, products and divisions only.

The C library behind CPython and the Java library behind GraalPy round ``exp`` and ``log`` differently in the last bit.
A tree that is grown on such numbers may split elsewhere. The functions here use operations that IEEE 754 rounds in one
way, so a model trained under either interpreter is the same model, bit for bit. They are within 4e-16 of the exact value,
relative.
"""

import math

_LN2_HIGH = 0.693147180369123816490
_LN2_LOW = 1.90821492927058770002e-10
_INVERSE_LN2 = 1.4426950408889634
_FARTHEST = 36.0
_POWERS_OF_TWO = [math.ldexp(1.0, k) for k in range(-54, 1)]
_EXP_TERMS = [1.0 / math.factorial(k) for k in range(13, -1, -1)]
_SQRT_HALF = 0.7071067811865476


def sigmoid(x: float) -> float:
    """Return the logistic function 1 / (1 + exp(-x)).

    Parameters
    ----------
    x : float
        Log odds; beyond 36 either way the answer is that of 36, so it is never exactly 0 or 1.

    Returns
    -------
    float
        Probability in (0, 1).
    """
    distance = x if x > 0.0 else -x
    if distance > _FARTHEST:
        distance = _FARTHEST
    power = int(distance * _INVERSE_LN2 + 0.5)
    rest = (power * _LN2_HIGH - distance) + power * _LN2_LOW
    series = 0.0
    for term in _EXP_TERMS:
        series = series * rest + term
    decay = series * _POWERS_OF_TWO[54 - power]
    return 1.0 / (1.0 + decay) if x > 0.0 else decay / (1.0 + decay)


def exponential(x: float) -> float:
    """Return e**x; beyond 700 either way the answer is that of 700, so it is never 0 or infinite."""
    if x > 700.0:
        x = 700.0
    elif x < -700.0:
        x = -700.0
    power = int(x * _INVERSE_LN2 + 0.5) if x >= 0.0 else -int(0.5 - x * _INVERSE_LN2)
    rest = (x - power * _LN2_HIGH) - power * _LN2_LOW
    series = 0.0
    for term in _EXP_TERMS:
        series = series * rest + term
    return math.ldexp(series, power)


def logarithm(x: float) -> float:
    """Return the natural logarithm of a positive finite number."""
    if not 0.0 < x < math.inf:
        raise ValueError(f"logarithm: x is {x}; it must be positive and finite")
    mantissa, power = math.frexp(x)
    if mantissa < _SQRT_HALF:
        mantissa *= 2.0
        power -= 1
    s = (mantissa - 1.0) / (mantissa + 1.0)
    square = s * s
    series = 0.0
    for odd in range(25, 0, -2):
        series = series * square + 2.0 / odd
    return power * _LN2_HIGH + (s * series + power * _LN2_LOW)


def log_odds(p: float, floor: float = 1e-9) -> float:
    """Return log(p / (1 - p)), with p first kept `floor` away from 0 and 1."""
    inside = min(max(p, floor), 1.0 - floor)
    return logarithm(inside / (1.0 - inside))
