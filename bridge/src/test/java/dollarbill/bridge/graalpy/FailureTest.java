package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.LINES_BEFORE_BODY;
import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.PythonTexts.predicting;
import static dollarbill.bridge.graalpy.PythonTexts.source;
import static dollarbill.bridge.graalpy.SharedRuntime.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelFailure.PythonPlace;
import dollarbill.bridge.ModelReason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    @Test
    void anExceptionHasItsTypeFileAndLine() {
        ModelFailure failure = failureOf(model("x = 1\nreturn [[1.0 / row[0]] for row in rows]"));
        assertThat(failure.reason()).isEqualTo(ModelReason.MODEL_FAILED);
        assertThat(failure.message()).isEqualTo("ZeroDivisionError: division by zero");
        assertThat(failure.where())
                .contains(new PythonPlace("ZeroDivisionError", "models/m.py", LINES_BEFORE_BODY + 2));
    }

    @Test
    void anExceptionInTheLibraryIsPlacedThere() {
        String text = predicting("from dollarbill_ml.part import f\nreturn f(rows)");
        ModelFailure failure = failureOf(
                source(text, Map.of("dollarbill_ml/part.py", "def f(rows):\n\n    return {}[1]\n")));
        assertThat(failure.where()).contains(new PythonPlace("KeyError", "dollarbill_ml/part.py", 3));
    }

    @Test
    void anExceptionOfTheStandardLibraryIsPlacedInModelCode() {
        ModelFailure failure = failureOf(model("import statistics\nreturn statistics.mean([])"));
        assertThat(failure.where())
                .contains(new PythonPlace("StatisticsError", "models/m.py", LINES_BEFORE_BODY + 2));
    }

    @Test
    void syntaxErrorsHaveTheirLine() {
        assertThat(failureOf(source("x = 1\ndef f(:\n  pass\n", Map.of())))
                .extracting(ModelFailure::reason, ModelFailure::where)
                .containsExactly(
                        ModelReason.MODEL_SYNTAX, Optional.of(new PythonPlace("SyntaxError", "models/m.py", 2)));
        String indented = "x = 1\nif x:\n    y = [\n  1]\ndef f():\n    a = 1\n      b = 2\n    c = 3\n";
        assertThat(failureOf(source(indented, Map.of())))
                .extracting(ModelFailure::message, ModelFailure::where)
                .containsExactly(
                        "IndentationError: unexpected indent",
                        Optional.of(new PythonPlace("IndentationError", "models/m.py", 7)));
    }

    @Test
    void aSyntaxErrorOfTheLibraryIsPlacedThere() {
        ModelFailure failure = failureOf(
                source("import dollarbill_ml.part\n", Map.of("dollarbill_ml/part.py", "a = 1\nb = = 2\n")));
        assertThat(failure.reason()).isEqualTo(ModelReason.MODEL_SYNTAX);
        assertThat(failure.where()).contains(new PythonPlace("SyntaxError", "dollarbill_ml/part.py", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"def f(n): return f(n + 1)\nreturn f(0)", "raise MemoryError()"})
    void exhaustionIsNamed(String body) {
        assertThat(failureOf(model(body)).reason()).isEqualTo(ModelReason.MODEL_EXHAUSTED);
    }

    @Test
    void endingTheProgramIsAFailureWithItsPlace() {
        ModelFailure failure = failureOf(model("import sys\nsys.exit(3)"));
        assertThat(failure.reason()).isEqualTo(ModelReason.MODEL_FAILED);
        assertThat(failure.message()).isEqualTo("the model tried to end the program: SystemExit: 3");
        assertThat(failure.where()).contains(new PythonPlace("SystemExit", "models/m.py", LINES_BEFORE_BODY + 2));
        assertThat(failureOf(model("import os\nos._exit(4)")).message())
                .isEqualTo("the model tried to end the program: os._exit(4)");
        assertThat(failureOf(model("return [[1.0, 2.0]]")).reason()).isEqualTo(ModelReason.MODEL_OUTPUT_INVALID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "return [[float('nan')]] | row 0: output y is NaN, must be from -1.0E300 to 1.0E300",
        "return [[float('inf')]] | row 0: output y is Infinity, must be from -1.0E300 to 1.0E300",
        "return [[1.0], [2.0]] | predict returned 2 rows for 1",
        "return [[1.0, 2.0]] | row 0 of the answer has 2 values instead of 1",
        "return [1.0] | row 0 of the answer must be a list of floats, not float",
        "return 1.0 | predict must return a list of rows, not float",
        "return None | predict must return a list of rows, not NoneType",
        "return [[True]] | row 0 of the answer holds True of type bool instead of a float",
        "return [[None]] | row 0 of the answer holds None of type NoneType instead of a float",
        "return [['1']] | row 0 of the answer holds '1' of type str instead of a float",
        "return [[1j]] | row 0 of the answer holds 1j of type complex instead of a float",
        "return [[10**400]] | of type int instead of a float"
    })
    void wrongAnswersAreNamed(String body, String message) {
        ModelFailure failure = failureOf(model(body));
        assertThat(failure.reason()).isEqualTo(ModelReason.MODEL_OUTPUT_INVALID);
        assertThat(failure.message()).contains(message);
    }

    @Test
    void allErrorsOfAContractComeAtOnce() {
        ModelFailure failure = failureOf(
                source("""
                        MODEL = {"contract": 2, "name": "other", "inputs": [], "extra": 1, "learned": 1, "capabilities": ["FLY"],
                                 "outputs": [{"name": "y", "unit": "", "min": 1.0, "max": 0.0}]}
                        """,
                        Map.of()));
        assertThat(failure.reason()).isEqualTo(ModelReason.MODEL_CONTRACT);
        assertThat(failure.message())
                .contains("MODEL[\"contract\"] is 2, must be 1")
                .contains("MODEL[\"name\"] is \"other\", must be the file's name \"m\"")
                .contains("MODEL[\"inputs\"] is [], must be a list of at least one dict")
                .contains("unknown key \"extra\"")
                .contains("MODEL[\"learned\"] is 1, must be True or False")
                .contains("is \"FLY\", must be one of [READ_FILES]")
                .contains("[\"unit\"] is \"\", must be a str that is not blank")
                .contains("[\"min\"] 1.0 must be less than its \"max\" 0.0");
    }

    @Test
    void missingPartsOfTheContractAreNamed() {
        assertThat(failureOf(source("x = 1\n", Map.of())).message()).contains("MODEL must be a dict");
        String withoutModel = predicting("pass").replace("class Model:", "class Other:");
        assertThat(failureOf(source(withoutModel, Map.of())).message())
                .isEqualTo("models/m.py does not define class Model");
        String learned = predicting("pass").replace("\"learned\": False", "\"learned\": True");
        assertThat(failureOf(source(learned, Map.of())).message())
                .isEqualTo("models/m.py does not define Model.fit, Model.to_dict, Model.from_dict");
    }
}
