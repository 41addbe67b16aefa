"""The example model of the README keeps the contract it explains."""

import math
import os
import re
import unittest

from tests.folder import PYTHON_FOLDER, load_model


class ReadmeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(PYTHON_FOLDER, "README.md"), encoding="utf-8") as file:
            cls.text = file.read()

    def test_example_model_answers(self):
        examples = re.findall(r"```python\n(.*?)```", self.text, re.DOTALL)
        self.assertEqual(len(examples), 1)
        namespace = {"__name__": "models.edge_share"}
        exec(compile(examples[0], "README.md", "exec"), namespace)
        declared = namespace["MODEL"]
        self.assertEqual(set(declared), set(load_model("signal_classifier")["MODEL"]))
        answers = namespace["Model"]().predict([[5.0, math.nan], [15.0, 5.0], [-3.0, 1.0], [0.0, 0.0]])
        self.assertEqual(answers, [[0.5], [0.75], [0.0], [0.0]])

    def test_table_of_settings_names_all_of_them(self):
        table = self.text[self.text.index("| key |") : self.text.index("The learners see")]
        named = re.findall(r"`([a-z_]+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line))
        settings = load_model("signal_classifier")["SETTINGS"]
        self.assertEqual(named, list(settings))

    def test_defaults_in_the_table_are_those_of_the_code(self):
        settings = load_model("signal_classifier")["SETTINGS"]
        table = self.text[self.text.index("| key |") : self.text.index("The learners see")]
        defaults = ", ".join(line.split("|")[2].strip() for line in table.splitlines()[2:] if "|" in line)
        self.assertEqual(defaults, ", ".join(str(setting.default) for setting in settings.values()))
