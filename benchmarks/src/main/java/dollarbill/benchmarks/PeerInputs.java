package dollarbill.benchmarks;

import dollarbill.market.OptionType;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonQuadrature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the options of the pricing benchmarks as CSV, with the engine's own answers, for a peer in another language. */
public final class PeerInputs {
    private static final double SPOT = 100.0;
    private static final int PUTS = 500;
    private static final int[] SURFACE_DAYS = {7, 30, 91, 182, 365, 730, 1095, 1825};
    private static final int SURFACE_STRIKES = 21;
    private static final HestonParameters HESTON = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);
    private static final double DAYS_PER_YEAR = 365.0;

    private PeerInputs() {}

    /**
     * Writes the files.
     *
     * @param arguments  the folder
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument needed: FOLDER");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(folder, "black", "sign,spot,strike,years,rate,dividend_yield,volatility", black());
        write(folder, "implied_volatility", "sign,forward,strike,years,price,volatility", impliedVolatility());
        write(folder, "heston_surface", "strike,days,price,implied_volatility", hestonSurface());
        write(folder, "american", "spot,strike,days,rate,dividend_yield,volatility,price", american());
    }

    private static void write(Path folder, String name, String header, List<double[]> rows) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : ",").append(row[i]);
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve(name + ".csv"), text);
    }

    private static double sign(boolean call) {
        return call ? 1.0 : -1.0;
    }

    private static List<double[]> black() {
        RandomOptions o = new RandomOptions();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < RandomOptions.ROWS; i++) {
            rows.add(new double[] {
                sign(o.call[i]), o.spot[i], o.strike[i], o.years[i], o.rate[i], o.dividendYield[i], o.volatility[i]
            });
        }
        return rows;
    }

    private static List<double[]> impliedVolatility() {
        ImpliedVolatilityBenchmark o = new ImpliedVolatilityBenchmark();
        o.draw();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < ImpliedVolatilityBenchmark.ROWS; i++) {
            rows.add(new double[] {sign(o.call[i]), o.forward[i], o.strike[i], o.years[i], o.price[i], o.drawn[i]});
        }
        return rows;
    }

    private static List<double[]> hestonSurface() {
        double[] strikes = new double[SURFACE_STRIKES];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 60.0 + 4.0 * i;
        }
        List<double[]> rows = new ArrayList<>();
        for (int days : SURFACE_DAYS) {
            double years = days / DAYS_PER_YEAR;
            double[] calls = HestonQuadrature.of(HESTON, years).calls(SPOT, strikes);
            for (int i = 0; i < strikes.length; i++) {
                IvResult vol = ImpliedVolatility.solve(OptionType.CALL, calls[i], SPOT, strikes[i], 1.0, years);
                boolean known = vol instanceof IvResult.Found
                        && Math.abs(calls[i] - Math.max(SPOT - strikes[i], 0.0)) > 1e-8;
                rows.add(new double[] {
                    strikes[i], days, calls[i], known && vol instanceof IvResult.Found found ? found.volatility() : 0.0
                });
            }
        }
        return rows;
    }

    private static List<double[]> american() {
        SplittableRandom random = new SplittableRandom(PUTS);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < PUTS; i++) {
            double strike = random.nextDouble(50.0, 200.0);
            int days = random.nextInt(18, 731);
            double volatility = random.nextDouble(0.1, 1.0);
            double rate = random.nextDouble(0.0, 0.05);
            double yield = random.nextDouble(0.0, 0.03);
            double price = AmericanOptions.price(
                    OptionType.PUT,
                    SPOT,
                    strike,
                    days / DAYS_PER_YEAR,
                    rate,
                    yield,
                    volatility,
                    AmericanAccuracy.HIGH);
            rows.add(new double[] {SPOT, strike, days, rate, yield, volatility, price});
        }
        return rows;
    }
}
