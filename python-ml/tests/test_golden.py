"""Golden vectors: well-formed, and answered by the learned state in service as they say, to 1e-12."""

import json
import math
import os
import unittest

from tests.folder import MODELS_FOLDER, PYTHON_FOLDER, load_model, model_names

_REGISTRY = os.path.join(os.path.dirname(PYTHON_FOLDER), "data", "models")
_TOLERANCE = 1e-12


class GoldenTest(unittest.TestCase):
    def test_questions_to_start_from_fit_the_contract(self):
        with open(os.path.join(PYTHON_FOLDER, "tests", "golden_rows.json"), encoding="utf-8") as file:
            golden = json.load(file)
        self.check_questions(golden, load_model(golden["model"])["MODEL"])
        self.assertNotIn("expected", golden)

    def test_files_fit_the_contract(self):
        for name, golden in self.golden_files():
            self.check_questions(golden, load_model(name)["MODEL"])
            self.assertEqual(len(golden["expected"]), len(golden["rows"]))
            for answer in golden["expected"]:
                self.assertEqual(len(answer), len(golden["outputs"]))

    def test_learned_state_in_service_answers_as_expected(self):
        for name, golden in self.golden_files():
            state = _state_in_service(name)
            if state is None:
                self.skipTest(f"no learned state of {name} can be read in data/models; `dollarbill train {name}` makes it")
            model = load_model(name)["Model"].from_dict(state)
            rows = [[math.nan if value is None else float(value) for value in row] for row in golden["rows"]]
            for number, (answer, expected) in enumerate(zip(model.predict(rows), golden["expected"])):
                for got, want, output in zip(answer, expected, golden["outputs"]):
                    self.assertAlmostEqual(got, want, delta=_TOLERANCE, msg=f"{name} row {number} {output}")

    def golden_files(self):
        found = []
        for name in model_names():
            path = os.path.join(MODELS_FOLDER, name + ".golden.json")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    found.append((name, json.load(file)))
        if not found:
            self.skipTest("models/ has no golden vectors; `dollarbill models golden NAME --write` makes them")
        return found

    def check_questions(self, golden, declared):
        self.assertEqual(golden["contract"], 1)
        self.assertEqual(golden["model"], declared["name"])
        self.assertEqual(golden["inputs"], [column["name"] for column in declared["inputs"]])
        self.assertEqual(golden["outputs"], [column["name"] for column in declared["outputs"]])
        self.assertEqual(set(golden["within"]), set(golden["outputs"]))
        self.assertGreater(len(golden["rows"]), 0)
        for row in golden["rows"]:
            self.assertEqual(len(row), len(declared["inputs"]))
            for value, column in zip(row, declared["inputs"]):
                if value is None:
                    self.assertFalse(column["required"], column)
                else:
                    self.assertTrue(column["min"] <= value <= column["max"], f"{column}: {value}")


def _state_in_service(name):
    folder = os.path.join(_REGISTRY, name)
    try:
        with open(os.path.join(folder, "current.json"), encoding="utf-8") as file:
            version = json.load(file)["version"]
        with open(os.path.join(folder, str(version), "artefact.json"), encoding="utf-8") as file:
            return json.load(file)
    except OSError:
        return None
