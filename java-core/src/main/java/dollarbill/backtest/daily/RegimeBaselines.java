package dollarbill.backtest.daily;

import java.util.List;

/** Simple densities of the next day's log return that a model of hidden states must beat. */
final class RegimeBaselines {
    /** Decay of the smoothed variance: J. P. Morgan, RiskMetrics technical document, 4th edition, 1996, table 5.7. */
    private static final double DECAY = 0.94;

    private final double mean;
    private final double variance;

    private RegimeBaselines(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
    }

    /** Learns mean and variance from the returns that follow the rows of training, which must hold at least 2. */
    static RegimeBaselines fit(List<RegimeDay> train) {
        double mean = train.stream().mapToDouble(RegimeDay::next).average().orElseThrow();
        double squares = 0.0;
        for (RegimeDay day : train) {
            squares += (day.next() - mean) * (day.next() - mean);
        }
        double variance = squares / train.size();
        if (!(variance > 0.0)) {
            throw new IllegalArgumentException(train.size() + " returns of training are all " + mean);
        }
        return new RegimeBaselines(mean, variance);
    }

    double oneNormal(double next) {
        return HiddenStates.normal(next, mean, variance);
    }

    /** Reads the returns of the latest days, oldest first; smoothing begins with the variance of training. */
    double smoothed(double[] latest, double next) {
        double smooth = variance;
        for (double value : latest) {
            smooth = DECAY * smooth + (1.0 - DECAY) * value * value;
        }
        return HiddenStates.normal(next, 0.0, smooth);
    }
}
