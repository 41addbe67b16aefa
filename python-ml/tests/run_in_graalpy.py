"""Runs every test of this folder and returns the counts, for a host program such as a Java test.

The host puts the Python folder on ``sys.path``, evaluates ``from tests.run_in_graalpy import run_all`` and calls
``run_all()``. It needs read access to the Python folder and to Python's own library, nothing else.
"""

import io
import sys
import unittest

from tests.folder import PYTHON_FOLDER


def run_all(pattern: str = "test*.py") -> tuple[int, int, int, int, str]:
    """Run the tests of the files that match.

    Returns
    -------
    tuple of (run, failures, errors, skipped, report)
        Counts, and the text that unittest wrote: each test with its outcome, then the traces.
    """
    sys.dont_write_bytecode = True
    report = io.StringIO()
    suite = unittest.defaultTestLoader.discover(PYTHON_FOLDER + "/tests", pattern, PYTHON_FOLDER)
    outcome = unittest.TextTestRunner(stream=report, verbosity=2).run(suite)
    unexpected = len(outcome.unexpectedSuccesses)
    return (
        outcome.testsRun,
        len(outcome.failures) + unexpected,
        len(outcome.errors),
        len(outcome.skipped),
        report.getvalue(),
    )
