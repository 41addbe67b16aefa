package dollarbill.sizing.growth;

/** Expected utility of constant relative risk aversion over joint scenarios. */
final class ScenarioUtility implements ConcaveFunction {
    private static final double WEIGHT_SLACK = 1e-9;

    private final double[][] scenarios;
    private final double[] probabilities;
    private final double aversion;
    private final int assets;

    private ScenarioUtility(double[][] scenarios, double[] probabilities, double aversion, int assets) {
        this.scenarios = scenarios;
        this.probabilities = probabilities;
        this.aversion = aversion;
        this.assets = assets;
    }

    static ScenarioUtility of(double[][] scenarios, double[] probabilities, double aversion) {
        if (scenarios.length == 0 || scenarios.length != probabilities.length) {
            throw new IllegalArgumentException("scenarios and probabilities must be of one length of at least 1, got "
                    + scenarios.length + " and " + probabilities.length);
        }
        int assets = scenarios[0].length;
        double[][] copy = new double[scenarios.length][];
        double sum = 0.0;
        for (int s = 0; s < scenarios.length; s++) {
            if (scenarios[s].length != assets) {
                throw new IllegalArgumentException(
                        "scenario " + s + " has " + scenarios[s].length + " assets, the first " + assets);
            }
            for (double x : scenarios[s]) {
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("return " + x + " of scenario " + s + " must be finite");
                }
            }
            if (!(probabilities[s] >= 0.0)) {
                throw new IllegalArgumentException("probability " + probabilities[s] + " must not be negative");
            }
            sum += probabilities[s];
            copy[s] = scenarios[s].clone();
        }
        if (!(Math.abs(sum - 1.0) <= WEIGHT_SLACK)) {
            throw new IllegalArgumentException("probabilities sum to " + sum + "; allowed: 1 within " + WEIGHT_SLACK);
        }
        return new ScenarioUtility(copy, probabilities.clone(), aversion, assets);
    }

    @Override
    public int size() {
        return assets;
    }

    @Override
    public double value(double[] weights) {
        double sum = 0.0;
        for (int s = 0; s < scenarios.length; s++) {
            if (probabilities[s] > 0.0) {
                double profit = profit(s, weights);
                if (!(profit > -1.0)) {
                    return Double.NEGATIVE_INFINITY;
                }
                sum += probabilities[s] * utility(profit);
            }
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] weights) {
        double[] gradient = new double[assets];
        for (int s = 0; s < scenarios.length; s++) {
            double marginal = probabilities[s] * Math.pow(1.0 + profit(s, weights), -aversion);
            for (int i = 0; i < assets; i++) {
                gradient[i] += marginal * scenarios[s][i];
            }
        }
        return gradient;
    }

    @Override
    public double[][] curvature(double[] weights) {
        double[][] curvature = new double[assets][assets];
        for (int s = 0; s < scenarios.length; s++) {
            double factor = probabilities[s] * aversion * Math.pow(1.0 + profit(s, weights), -aversion - 1.0);
            for (int i = 0; i < assets; i++) {
                double row = factor * scenarios[s][i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += row * scenarios[s][j];
                }
            }
        }
        for (int i = 0; i < assets; i++) {
            for (int j = i + 1; j < assets; j++) {
                curvature[i][j] = curvature[j][i];
            }
        }
        return curvature;
    }

    /** Utility of one plus a profit, less that of one, which keeps small profits apart. */
    private double utility(double profit) {
        double log = Math.log1p(profit);
        return aversion == 1.0 ? log : Math.expm1((1.0 - aversion) * log) / (1.0 - aversion);
    }

    private double profit(int scenario, double[] weights) {
        double sum = 0.0;
        for (int i = 0; i < assets; i++) {
            sum += weights[i] * scenarios[scenario][i];
        }
        return sum;
    }
}
