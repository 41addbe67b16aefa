"""Lets a deadline stop the builtins that loop: they take lazy iterables through a Python loop, which can be stopped."""

import builtins

_Generator = type(_ for _ in ())
_real_all = all
_real_any = any
_real_max = max
_real_min = min
_real_sorted = sorted
_real_sum = sum
_FEW = 100_000


def _stoppable(iterable):
    """Returns what to hand to a loop that cannot be stopped: the iterable itself where it is sure to be short."""
    kind = type(iterable)
    if (kind is list or kind is tuple or kind is _Generator or kind is dict or kind is set or kind is str
            or kind is frozenset or kind is bytes or kind is range and -_FEW < iterable.stop - iterable.start < _FEW):
        return iterable
    return _stepwise(iter(iterable))


def _stepwise(iterator):
    for item in iterator:
        yield item


def all(iterable, /):
    return _real_all(_stoppable(iterable))


def any(iterable, /):
    return _real_any(_stoppable(iterable))


def sum(iterable, /, start=0):
    return _real_sum(_stoppable(iterable), start)


def sorted(iterable, /, *, key=None, reverse=False):
    return _real_sorted(_stoppable(iterable), key=key, reverse=reverse)


def max(*values, **options):
    if len(values) == 1:
        return _real_max(_stoppable(values[0]), **options)
    return _real_max(*values, **options)


def min(*values, **options):
    if len(values) == 1:
        return _real_min(_stoppable(values[0]), **options)
    return _real_min(*values, **options)


for _name in ("all", "any", "max", "min", "sorted", "sum"):
    _loop = globals()[_name]
    _loop.__module__ = "builtins"
    _loop.__doc__ = getattr(builtins, _name).__doc__
    setattr(builtins, _name, _loop)
