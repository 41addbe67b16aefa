package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model whose file was edited learns from the columns it names, or from none. */
class LearnedInputsTest {
    private static final ModelId MODEL = new ModelId("direction_classifier");
    private static final List<String> SENT = List.of("rsi_14", "hv_20");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "[\"hv_20\", \"rsi_14\"]; input 1 of direction_classifier is hv_20 and was sent rsi_14",
        "[\"rsi_14\"]; input 2 of direction_classifier is nothing and was sent hv_20",
        "[\"rsi_14\", \"hv_20\", \"cci_20\"]; input 3 of direction_classifier is cci_20 and was sent nothing"})
    void otherInputsAreRefusedByName(String inputs, String message) {
        Artefact artefact = new Artefact("{\"inputs\": " + inputs + "}");
        assertThatThrownBy(() -> LearnedInputs.require(MODEL, artefact, SENT))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theSameInputsPassAndSoDoesAStateThatNamesNone() {
        assertThatCode(() -> {
            LearnedInputs.require(MODEL, new Artefact("{\"inputs\": [\"rsi_14\", \"hv_20\"]}"), SENT);
            LearnedInputs.require(MODEL, new Artefact("{\"schema\": 1}"), SENT);
        }).doesNotThrowAnyException();
    }
}
