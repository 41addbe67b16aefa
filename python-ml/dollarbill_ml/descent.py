"""Least value of a smooth function by limited-memory BFGS.

References
----------
D. C. Liu and J. Nocedal, "On the Limited Memory BFGS Method for Large Scale Optimization", Mathematical Programming 45, 1989.
J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd edition, 2006, algorithms 7.4 and 7.5.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MEMORY = 10
_ENOUGH = 1e-4


def minimise(
    function: "Callable[[list[float]], tuple[float, list[float]]]", start: list[float], settled: float, steps: int = 200
) -> list[float]:
    """Return where a convex function is least.

    Parameters
    ----------
    function : callable of a point
        Returns value and gradient.
    start : list of float
    settled : float
        It ends where no part of the gradient is larger.
    steps : int
        Most iterations.
    """
    point = start
    value, gradient = function(point)
    moves: list[list[float]] = []
    turns: list[list[float]] = []
    for _ in range(steps):
        if max([abs(slope) for slope in gradient]) <= settled:
            break
        direction = _direction(gradient, moves, turns)
        slope = _dot(direction, gradient)
        share = 1.0 if moves else 1.0 / max(1.0, _dot(gradient, gradient) ** 0.5)
        while True:
            trial = [x + share * d for x, d in zip(point, direction)]
            lower, next_gradient = function(trial)
            if lower <= value + _ENOUGH * share * slope or share < 1e-12:
                break
            share *= 0.5
        if lower > value:
            break
        move = [a - b for a, b in zip(trial, point)]
        turn = [a - b for a, b in zip(next_gradient, gradient)]
        if _dot(move, turn) > 1e-12 * _dot(turn, turn):
            moves.append(move)
            turns.append(turn)
            if len(moves) > _MEMORY:
                moves.pop(0)
                turns.pop(0)
        point, value, gradient = trial, lower, next_gradient
    return point


def _direction(gradient: list[float], moves: list[list[float]], turns: list[list[float]]) -> list[float]:
    """Return minus the approximate inverse of the second derivatives times the gradient (the two-loop recursion)."""
    q = list(gradient)
    shares = []
    for move, turn in zip(moves[::-1], turns[::-1]):
        share = _dot(move, q) / _dot(move, turn)
        shares.append(share)
        q = [a - share * b for a, b in zip(q, turn)]
    if moves:
        scale = _dot(moves[-1], turns[-1]) / _dot(turns[-1], turns[-1])
        q = [scale * a for a in q]
    for move, turn, share in zip(moves, turns, shares[::-1]):
        other = _dot(turn, q) / _dot(move, turn)
        q = [a + (share - other) * b for a, b in zip(q, move)]
    return [-a for a in q]


def _dot(a: list[float], b: list[float]) -> float:
    total = 0.0
    for k in range(len(a)):
        total += a[k] * b[k]
    return total
