package dollarbill.bridge.graalpy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/** Makes the contexts in which models run: no host classes, network, processes, threads or environment. */
final class Sandbox {
    /** The language of models. */
    static final String PYTHON = "python";

    private static final HostAccess HOST_ACCESS = HostAccess.newBuilder(HostAccess.NONE)
            .allowArrayAccess(true)
            .build();
    private static final Map<String, String> OPTIONS = Map.of(
            "python.PosixModuleBackend", "java",
            "python.NoUserSiteFlag", "true",
            "python.NoSiteFlag", "true",
            "python.IgnoreEnvironmentFlag", "true",
            "python.DontWriteBytecodeFlag", "true");
    private static final Source LOOPS = source("loops.py");
    private static final Source DRIVER = source("driver.py");

    private Sandbox() {}

    static Context context(Engine engine, FolderFileSystem files) {
        Context context = Context.newBuilder(PYTHON)
                .engine(engine)
                .allowAllAccess(false)
                .allowHostAccess(HOST_ACCESS)
                .allowHostClassLookup(name -> false)
                .allowHostClassLoading(false)
                .allowNativeAccess(false)
                .allowCreateProcess(false)
                .allowCreateThread(false)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowIO(IOAccess.newBuilder()
                        .fileSystem(FileSystem.allowInternalResourceAccess(files))
                        .build())
                .useSystemExit(false)
                .in(InputStream.nullInputStream())
                .out(new LogStream())
                .err(new LogStream())
                .options(OPTIONS)
                .build();
        try {
            context.eval(LOOPS);
            context.eval(DRIVER);
        } catch (RuntimeException e) {
            context.close(true);
            throw e;
        }
        return context;
    }

    private static Source source(String name) {
        try (InputStream in = Sandbox.class.getResourceAsStream("/dollarbill/bridge/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource dollarbill/bridge/" + name + " is missing");
            }
            return Source.newBuilder(PYTHON, new String(in.readAllBytes(), StandardCharsets.UTF_8), name)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
