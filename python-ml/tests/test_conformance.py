"""What every model of the folder must do, whatever it computes."""

import json
import math
import unittest

from tests.folder import load_model, model_names
from tests.planted import within_ranges

# Settings with which a model of that name learns in a second or so; a model that is not named gets its defaults.
QUICK = {
    "signal_classifier": {"trees": 6, "depth": 4, "boosting_rounds": 6, "network_hidden": 4, "epochs": 3},
    "regime": {"restarts": 1, "steps": 5},
    "direction_classifier": {"features": 8},
    "large_move": {"features": 8},
}
_ROWS = 150


class ConformanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.models = {name: load_model(name) for name in model_names()}
        cls.learned = {}
        for name, model in cls.models.items():
            rows, labels = within_ranges(model["MODEL"]["inputs"], _ROWS, 31)
            cls.learned[name] = (_fitted(name, model, rows, labels, 3), rows, labels)

    def each(self):
        for name, model in self.models.items():
            with self.subTest(model=name):
                yield name, model, *self.learned[name]

    def test_there_is_a_model(self):
        self.assertIn("signal_classifier", self.models)

    def test_contract_is_complete(self):
        for name, model, *_ in self.each():
            declared = model["MODEL"]
            self.assertEqual(set(declared), {"contract", "name", "inputs", "outputs", "learned", "capabilities"})
            self.assertEqual((declared["contract"], declared["name"]), (1, name))
            for column in declared["inputs"]:
                self.assertEqual(set(column), {"name", "unit", "min", "max", "required"})
            for column in declared["outputs"]:
                self.assertEqual(set(column), {"name", "unit", "min", "max"})
            for columns in (declared["inputs"], declared["outputs"]):
                self.assertEqual(len({column["name"] for column in columns}), len(columns))
                for column in columns:
                    self.assertLess(column["min"], column["max"], column)
                    self.assertTrue(column["unit"], column)
            json.dumps(declared)

    def test_outputs_are_finite_and_in_range(self):
        for _, model, fitted, rows, _labels in self.each():
            extremes = [
                [column["min"] for column in model["MODEL"]["inputs"]],
                [column["max"] for column in model["MODEL"]["inputs"]],
            ]
            for answer in fitted.predict(rows + extremes):
                self.assertEqual(len(answer), len(model["MODEL"]["outputs"]))
                for value, column in zip(answer, model["MODEL"]["outputs"]):
                    self.assertIs(type(value), float, column)
                    self.assertTrue(column["min"] <= value <= column["max"], f"{column}: {value}")

    def test_no_rows_give_no_answers(self):
        for _, _, fitted, *_ in self.each():
            self.assertEqual(fitted.predict([]), [])

    def test_order_and_company_of_rows_do_not_matter(self):
        for _, _, fitted, rows, _ in self.each():
            answers = fitted.predict(rows)
            self.assertEqual(fitted.predict(rows[::-1]), answers[::-1])
            self.assertEqual([fitted.predict([row])[0] for row in rows[:20]], answers[:20])

    def test_predict_changes_nothing(self):
        for _, _, fitted, rows, _ in self.each():
            before = json.dumps(fitted.to_dict()) if hasattr(fitted, "to_dict") else ""
            copies = [list(row) for row in rows]
            first = fitted.predict(rows)
            self.assertEqual(repr(rows), repr(copies))
            self.assertEqual(fitted.predict(rows), first)
            self.assertEqual(json.dumps(fitted.to_dict()) if hasattr(fitted, "to_dict") else "", before)

    def test_absent_required_and_infinite_values_are_refused(self):
        for _, model, fitted, rows, _ in self.each():
            for place, column in enumerate(model["MODEL"]["inputs"]):
                for value in [math.inf, -math.inf] + [math.nan] * column["required"]:
                    row = list(rows[0])
                    row[place] = value
                    with self.assertRaisesRegex(ValueError, column["name"]):
                        fitted.predict([row])
            with self.assertRaisesRegex(ValueError, "rows"):
                fitted.predict([rows[0][:-1]])

    def test_absent_optional_values_are_answered(self):
        for _, model, fitted, rows, _ in self.each():
            declared = model["MODEL"]["inputs"]
            row = [value if column["required"] else math.nan for value, column in zip(rows[0], declared)]
            for value in fitted.predict([row])[0]:
                self.assertTrue(math.isfinite(value))

    def test_json_round_trip_answers_the_same_bits(self):
        for _, model, fitted, rows, _ in self.each():
            if model["MODEL"]["learned"]:
                state = json.loads(json.dumps(fitted.to_dict(), allow_nan=False))
                self.assertEqual(state["schema"], 1)
                again = model["Model"].from_dict(state)
                self.assertEqual(again.predict(rows), fitted.predict(rows))
                self.assertEqual(again.to_dict(), fitted.to_dict())

    def test_foreign_schema_is_refused(self):
        for _, model, fitted, *_ in self.each():
            if model["MODEL"]["learned"]:
                with self.assertRaisesRegex(ValueError, "schema"):
                    model["Model"].from_dict({**fitted.to_dict(), "schema": 2})

    def test_equal_seeds_learn_equal_models_and_a_second_fit_forgets_the_first(self):
        for name, model, fitted, rows, labels in self.each():
            if not model["MODEL"]["learned"]:
                continue
            other = _fitted(name, model, rows[::-1], labels[::-1], 9)
            self.assertNotEqual(other.to_dict(), fitted.to_dict())
            self.assertIs(other.fit(rows, labels, {**QUICK.get(name, {}), "seed": 3}), other)
            self.assertEqual(other.to_dict(), fitted.to_dict())

    def test_learned_state_is_needed(self):
        for _, model, _, rows, _ in self.each():
            if model["MODEL"]["learned"]:
                with self.assertRaisesRegex(ValueError, "learned nothing yet"):
                    model["Model"]().predict(rows[:1])


def _fitted(name, model, rows, labels, seed):
    made = model["Model"]()
    return made.fit(rows, labels, {**QUICK.get(name, {}), "seed": seed}) if model["MODEL"]["learned"] else made
