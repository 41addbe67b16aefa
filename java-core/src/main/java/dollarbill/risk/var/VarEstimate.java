package dollarbill.risk.var;

/**
 * Value at risk and expected shortfall of one method and level, over one trading day.
 *
 * @param method  how found
 * @param level  such as 0.95
 * @param valueAtRisk  dollars, a loss counts positive
 * @param valueAtRiskInterval  where it may lie, 95 %
 * @param expectedShortfall  dollars
 * @param expectedShortfallInterval  where it may lie, 95 %
 * @param outcomes  past days or draws behind it
 */
public record VarEstimate(
        VarMethod method,
        double level,
        double valueAtRisk,
        Interval valueAtRiskInterval,
        double expectedShortfall,
        Interval expectedShortfallInterval,
        int outcomes) {}
