package dollarbill.app;

import dollarbill.backtest.daily.WalkForwardReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelVersion;
import java.util.Optional;

/**
 * One finished training of a model of daily features.
 *
 * @param report  what it foretold walking forward
 * @param artefact  what it learned of all rows
 * @param version  the registered version
 * @param before  the version registered before it
 * @param promotion  whether it went into service
 */
public record DailyTrainRun(
        WalkForwardReport report,
        Artefact artefact,
        ModelVersion version,
        Optional<ModelVersion> before,
        Promotion promotion) {}
