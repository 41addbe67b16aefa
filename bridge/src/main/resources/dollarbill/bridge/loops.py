"""Lets a deadline stop the builtins that loop: they take lazy iterables through a Python loop, which can be stopped."""

import builtins
from itertools import chain, islice

_Generator = type(_ for _ in ())
_real_all = all
_real_any = any
_real_max = max
_real_min = min
_real_sorted = sorted
_real_sum = sum
_MISSING = object()
_FEW = 1_000
_SHORT = 100_000


def _short(iterable):
    """Tells whether a loop over it passes through Python code or is sure to be short."""
    kind = type(iterable)
    return (kind is list or kind is tuple or kind is _Generator or kind is dict or kind is set or kind is str
            or kind is frozenset or kind is bytes or kind is range and -_SHORT < iterable.stop - iterable.start < _SHORT)


def _stepwise(iterator):
    for item in iterator:
        yield item


def _whole(iterable):
    """Returns the items for a loop that takes them all: the first few in a list, the rest stepwise."""
    iterator = iter(iterable)
    head = list(islice(iterator, _FEW))
    return head if len(head) < _FEW else chain(head, _stepwise(iterator))


def all(iterable, /):
    return _real_all(iterable if _short(iterable) else _stepwise(iter(iterable)))


def any(iterable, /):
    return _real_any(iterable if _short(iterable) else _stepwise(iter(iterable)))


def sum(iterable, /, start=0):
    return _real_sum(iterable if _short(iterable) else _whole(iterable), start)


def sorted(iterable, /, *, key=None, reverse=False):
    return _real_sorted(iterable if _short(iterable) else _whole(iterable), key=key, reverse=reverse)


def max(first=_MISSING, second=_MISSING, /, *others, **options):
    if options or others or first is _MISSING:
        return _real_max(*_values(first, second, others), **options)
    if second is not _MISSING:
        return _real_max(first, second)
    return _real_max(first if _short(first) else _whole(first))


def min(first=_MISSING, second=_MISSING, /, *others, **options):
    if options or others or first is _MISSING:
        return _real_min(*_values(first, second, others), **options)
    if second is not _MISSING:
        return _real_min(first, second)
    return _real_min(first if _short(first) else _whole(first))


def _values(first, second, others):
    if second is not _MISSING:
        return (first, second, *others)
    if first is _MISSING:
        return ()
    return (first if _short(first) else _whole(first),)


for _name in ("all", "any", "max", "min", "sorted", "sum"):
    _loop = globals()[_name]
    _loop.__module__ = "builtins"
    _loop.__doc__ = getattr(builtins, _name).__doc__
    setattr(builtins, _name, _loop)
