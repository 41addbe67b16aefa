"""Answer one row in a process of its own: read a row from the command line, load the forest, print the prediction."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "models"))

import forest  # noqa: E402

print(forest.Model().predict([json.loads(sys.argv[1])])[0][0])
