package dollarbill.app;

/** Is told how far long work is; calls for different tasks may come from different threads. */
public interface ProgressSink {
    /** Hears nothing. */
    ProgressSink SILENT = new ProgressSink() {
        @Override
        public void begin(String task, long units) {}

        @Override
        public void advance(String task, long units) {}

        @Override
        public void message(String task, String text) {}

        @Override
        public void end(String task) {}
    };

    /**
     * Begins a task.
     *
     * @param task  its name, shown to the user
     * @param units  units of work in it, positive
     */
    void begin(String task, long units);

    /** Reports units of work done since the last report. */
    void advance(String task, long units);

    /** Says what a task does now. */
    void message(String task, String text);

    /** Ends a task, whether all of it was done or not. */
    void end(String task);
}
