package dollarbill.app;

import dollarbill.backtest.daily.RegimeReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelVersion;
import java.util.Optional;

/**
 * One finished training of the model of market regimes.
 *
 * @param report  what it said walking forward
 * @param artefact  what it learned of all days
 * @param version  the registered version
 * @param before  the version registered before it
 * @param promotion  whether it went into service
 */
public record RegimeTrainRun(
        RegimeReport report,
        Artefact artefact,
        ModelVersion version,
        Optional<ModelVersion> before,
        Promotion promotion) {}
