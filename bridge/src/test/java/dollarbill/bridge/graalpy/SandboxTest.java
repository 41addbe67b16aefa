package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.PythonTexts.predicting;
import static dollarbill.bridge.graalpy.PythonTexts.source;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static dollarbill.bridge.graalpy.SharedRuntime.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "open('/etc/passwd')",
        "open('../secret.txt')",
        "open('inside.txt')",
        "open('new.txt', 'w')",
        "import os; os.listdir('/')",
        "import os; os.listdir('.')",
        "import os; os.remove('inside.txt')",
        "import os; os.system('true')",
        "import os; os.execv('/bin/true', ['true'])",
        "import java",
        "import java.lang.System",
        "import polyglot",
        "import socket",
        "import subprocess",
        "import threading",
        "import ctypes",
        "import importlib; importlib.import_module('socket').socket()",
        "import importlib; importlib.import_module('threading').Thread(target=print).start()",
        "import importlib; importlib.import_module('_thread').start_new_thread(print, ())",
        "import importlib; importlib.import_module('polyglot').eval(language='python', string='1')",
        "import importlib; importlib.import_module('java').type('java.lang.System')",
    })
    void whatCouldLeaveTheSandboxIsRefused(String statement) {
        ModelFailure failure = failureOf(model(statement + "\nreturn [[1.0]]"));
        assertThat(failure.reason()).as(failure.message()).isEqualTo(ModelReason.MODEL_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "open('/etc/passwd')",
        "open('../secret.txt')",
        "open('link.txt')",
        "open('linked/secret.txt')",
        "open('inside.txt', 'a')",
        "import os; os.listdir('linked')",
        "import os; os.listdir('..')",
        "import os; os.stat('link.txt')",
        "import os; os.readlink('link.txt')",
        "import os; os.symlink('inside.txt', 'another.txt')",
        "import os; os.mkdir('folder')",
        "import os; os.chmod('inside.txt', 0o777)",
        "import os; os.truncate('inside.txt', 0)",
    })
    void aReaderStaysInsideTheFolder(String statement) {
        ModelFailure failure = failureOf(reading(statement + "\nreturn [[1.0]]"));
        assertThat(failure.reason()).as(failure.message()).isEqualTo(ModelReason.MODEL_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "open('linked/python/../../secret.txt')",
        "import os; os.rename('inside.txt', 'another.txt')",
        "import os; os.chdir('..'); open('secret.txt')",
        "import importlib; importlib.import_module('subprocess').run(['true'])",
    })
    void otherWaysOutFailInOtherWords(String statement) {
        ModelFailure failure = failureOf(reading(statement + "\nreturn [[1.0]]"));
        assertThat(failure.reason()).isIn(ModelReason.MODEL_FORBIDDEN, ModelReason.MODEL_FAILED);
        assertThat(SharedRuntime.folder().resolve("inside.txt")).hasContent("7");
        assertThat(SharedRuntime.folder().resolve("another.txt")).doesNotExist();
    }

    @Test
    void aReaderReadsItsFolder() throws ModelException {
        ModelSource source = reading("return [[float(open('inside.txt').read())]]");
        assertThat(SharedRuntime.get()
                .check(source, Optional.empty(), Optional.of(ROW), LIMIT)
                .outputs())
                .isEqualTo(DoubleRows.of(1, 7.0));
    }

    @Test
    void theEnvironmentIsNotVisible() throws ModelException {
        ModelSource source = model(
                "import os\nreturn [[1.0 if 'PATH' in os.environ or 'HOME' in os.environ else 0.0]]");
        assertThat(SharedRuntime.get()
                .check(source, Optional.empty(), Optional.of(ROW), LIMIT)
                .outputs())
                .isEqualTo(DoubleRows.of(1, 0.0));
    }

    @Test
    void modulesOfTheFolderAreNotImportedFromDisk() {
        assertThat(failureOf(model("import dollarbill_ml.part")).message())
                .contains("No module named 'dollarbill_ml'");
    }

    private static ModelSource reading(String body) {
        return source(predicting(body).replace("\"capabilities\": []", "\"capabilities\": [\"READ_FILES\"]"), Map.of());
    }
}
