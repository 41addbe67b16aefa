package dollarbill.bridge.graalpy;

import java.util.Objects;
import org.graalvm.polyglot.Engine;

/**
 * The engine that all contexts of a runtime share.
 *
 * @param engine  the engine
 * @param version  version of the Python language
 * @param jit  whether hot Python is compiled to machine code
 */
record PythonEngine(Engine engine, String version, boolean jit) {
    private static final String WITHOUT_COMPILER = "Interpreted";

    static PythonEngine start() {
        Engine engine = Engine.newBuilder(Sandbox.PYTHON)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        String version = Objects.requireNonNull(engine.getLanguages().get(Sandbox.PYTHON)).getVersion();
        return new PythonEngine(engine, version, !WITHOUT_COMPILER.equals(engine.getImplementationName()));
    }
}
