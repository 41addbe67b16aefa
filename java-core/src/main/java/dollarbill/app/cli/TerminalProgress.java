package dollarbill.app.cli;

import dollarbill.app.ProgressSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error where a person watches it, and nothing anywhere else. */
final class TerminalProgress implements ProgressSink, AutoCloseable {
    private static final int REFRESH_MILLIS = 100;

    private final boolean shown;
    private final Map<String, ProgressBar> bars = new ConcurrentHashMap<>();

    private TerminalProgress(boolean shown) {
        this.shown = shown;
    }

    /** Returns bars for the context's terminal, silent where it has none or the user wants none. */
    static TerminalProgress on(CliContext context, boolean quiet) {
        return new TerminalProgress(context.terminal() && !quiet);
    }

    @Override
    public void begin(String task, long units) {
        if (shown) {
            bars.computeIfAbsent(task, name -> new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(units)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build());
        }
    }

    @Override
    public void advance(String task, long units) {
        ProgressBar bar = bars.get(task);
        if (bar != null) {
            bar.stepBy(units);
        }
    }

    @Override
    public void message(String task, String text) {
        ProgressBar bar = bars.get(task);
        if (bar != null) {
            bar.setExtraMessage(text);
        }
    }

    @Override
    public void end(String task) {
        ProgressBar bar = bars.remove(task);
        if (bar != null) {
            bar.close();
        }
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
    }
}
