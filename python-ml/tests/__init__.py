"""Tests of the Python models; they run under CPython and inside GraalPy."""
