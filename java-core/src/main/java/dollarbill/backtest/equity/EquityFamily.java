package dollarbill.backtest.equity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules by name, with the names, defaults and grids of their parameters. */
public enum EquityFamily {
    /** Crossing of simple moving averages. */
    SMA_CROSS {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("fast", 20, false), new Parameter("slow", 100, false));
        }

        @Override
        EquityRule of(double[] values) {
            return new SmaCross((int) values[0], (int) values[1]);
        }

        @Override
        List<double[]> axes() {
            return List.of(range(2, 2, FEW), range(55, 5, MANY));
        }
    },
    /** Crossing of exponential moving averages. */
    EMA_CROSS {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("fast", 20, false), new Parameter("slow", 100, false));
        }

        @Override
        EquityRule of(double[] values) {
            return new EmaCross((int) values[0], (int) values[1]);
        }

        @Override
        List<double[]> axes() {
            return List.of(range(2, 2, FEW), range(55, 5, MANY));
        }
    },
    /** Close above that of some bars ago. */
    MOMENTUM {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("lookback", 250, false));
        }

        @Override
        EquityRule of(double[] values) {
            return new Momentum((int) values[0]);
        }

        @Override
        List<double[]> axes() {
            return List.of(range(1, 1, 250));
        }
    },
    /** Close above the highest high of the bars before. */
    MOMENTUM_BREAKOUT {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("entry", 55, false), new Parameter("exit", 20, false));
        }

        @Override
        EquityRule of(double[] values) {
            return new MomentumBreakout((int) values[0], (int) values[1]);
        }

        @Override
        List<double[]> axes() {
            return List.of(range(5, 5, FEW), range(5, 5, MANY));
        }
    },
    /** Close far below the average. */
    MEAN_REVERSION {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("window", 20, false), new Parameter("entry", 2, true),
                    new Parameter("exit", 0, true));
        }

        @Override
        EquityRule of(double[] values) {
            return new MeanReversion((int) values[0], values[1], values[2]);
        }

        @Override
        List<double[]> axes() {
            return List.of(range(5, 5, 10), range(.5, .25, 10), range(0, .25, 10));
        }
    };

    private static final int FEW = 25;
    private static final int MANY = 40;

    /**
     * A parameter of a rule.
     *
     * @param name  as on the command line
     * @param usual  value where none is given
     * @param fractional  whether it is not a number of bars
     */
    public record Parameter(String name, double usual, boolean fractional) {}

    abstract EquityRule of(double[] values);

    /** Values of each parameter in the grid. */
    abstract List<double[]> axes();

    /**
     * Returns the family of a name.
     *
     * @throws IllegalArgumentException  if there is none
     */
    public static EquityFamily named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rule '" + name + "' is none of " + names()));
    }

    /** Returns all names, separated by commas. */
    public static String names() {
        return Arrays.stream(values()).map(EquityFamily::label).collect(Collectors.joining(", "));
    }

    /** Returns the name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the parameters in their order. */
    public abstract List<Parameter> parameters();

    /**
     * Returns a rule of the family.
     *
     * @param given  values by name; those left out are as usual
     * @throws IllegalArgumentException  if the family has no such parameter, or a value is outside its domain
     */
    public EquityRule rule(Map<String, Double> given) {
        for (String name : given.keySet()) {
            if (parameters().stream().noneMatch(p -> p.name().equals(name))) {
                throw new IllegalArgumentException(label() + " has no parameter '" + name + "'; it has "
                        + parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")));
            }
        }
        return of(parameters().stream().mapToDouble(p -> value(p, given)).toArray());
    }

    private static double value(Parameter parameter, Map<String, Double> given) {
        Double value = given.get(parameter.name());
        double asked = (value == null ? OptionalDouble.empty() : OptionalDouble.of(value)).orElse(parameter.usual());
        if (!parameter.fractional() && asked != Math.rint(asked)) {
            throw new IllegalArgumentException(parameter.name() + " " + asked + " must be a whole number of bars");
        }
        return asked;
    }

    /** Returns the rules of the grid of the family: 1,000, of momentum 250. */
    public List<EquityRule> grid() {
        List<double[]> points = List.of(new double[0]);
        for (double[] axis : axes()) {
            List<double[]> longer = new ArrayList<>();
            for (double[] point : points) {
                for (double value : axis) {
                    double[] next = Arrays.copyOf(point, point.length + 1);
                    next[point.length] = value;
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points.stream().map(this::of).toList();
    }

    private static double[] range(double first, double step, int count) {
        return IntStream.range(0, count).mapToDouble(i -> first + i * step).toArray();
    }
}
