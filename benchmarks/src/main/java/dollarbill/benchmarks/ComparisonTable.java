package dollarbill.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares the pricing kernels with their peers: JMH's figures and QuantLib's, work by work, as Markdown. */
final class ComparisonTable {
    private static final String STRATA = "Strata 2.12.48";
    private static final String FINMATH = "finmath-lib 6.0.28";
    private static final String PRICE = "Black price";
    private static final String GREEKS = "Black price and five Greeks";
    private static final String ALL_GREEKS = "Black price and fourteen Greeks";
    private static final String VOLATILITY = "implied volatility";
    private static final String SURFACE = "Heston surface of 168";
    private static final String SURFACE_GREEKS = "Heston surface of 168 with Greeks";
    private static final String CALIBRATION = "Heston calibration to 168";
    private static final String ONE_CALL = "Heston, one call of a year";
    private static final String AMERICAN_FAST = "American put to 1e-3";
    private static final String AMERICAN_STANDARD = "American put to 5e-5";
    private static final String AMERICAN_HIGH = "American put to 1e-7";
    private static final String AMERICAN_VOLATILITY = "American implied volatility";
    private static final String CASH_DIVIDENDS = "American put with two cash dividends";
    private static final String CHAIN_SURFACE = "volatility surface of a chain without arbitrage";
    private static final String ARBITRAGE_REPORT = "arbitrage report of a chain and its surface";
    private static final String SPX = "SPX, 14,546 quotes";
    private static final String AAPL = "AAPL, 2,546 quotes, American";

    /** Names of a benchmark's work, library and method. */
    private record Label(String work, String name, String how) {}

    private static final Map<String, Label> LABELS = Map.ofEntries(
            ours("BlackBenchmark.batch PRICES_BY_FORWARD", PRICE, "batch by forward, Vector API"),
            ours("BlackBenchmark.batch PRICES_BY_SPOT", PRICE, "batch by spot, Vector API"),
            ours("BlackBenchmark.batchWithoutVectors PRICES_BY_FORWARD", PRICE, "batch by forward, scalar twin"),
            ours("BlackBenchmark.batchWithoutVectors PRICES_BY_SPOT", PRICE, "batch by spot, scalar twin"),
            peer("BlackBenchmark.strataPrices", PRICE, STRATA, "BlackFormulaRepository.price"),
            peer("BlackBenchmark.finmathPrices", PRICE, FINMATH, "AnalyticFormulas"),
            ours("BlackBenchmark.batch FIVE_GREEKS", GREEKS, "batch by spot, Vector API"),
            ours("BlackBenchmark.batchWithoutVectors FIVE_GREEKS", GREEKS, "batch by spot, scalar twin"),
            peer("BlackBenchmark.strataPriceAndFiveGreeks", GREEKS, STRATA, "six calls of BlackFormulaRepository"),
            peer("BlackBenchmark.finmathPriceAndFiveGreeks", GREEKS, FINMATH, "six calls of AnalyticFormulas"),
            ours("BlackBenchmark.batch ALL_GREEKS", ALL_GREEKS, "batch by spot, Vector API"),
            ours("BlackBenchmark.batchWithoutVectors ALL_GREEKS", ALL_GREEKS, "batch by spot, scalar twin"),
            ours("ImpliedVolatilityBenchmark.batch", VOLATILITY, "batch, Vector API"),
            ours("ImpliedVolatilityBenchmark.batchWithoutVectors", VOLATILITY, "batch, scalar twin"),
            ours("ImpliedVolatilityBenchmark.single", VOLATILITY, "one at a time"),
            peer("ImpliedVolatilityBenchmark.strata", VOLATILITY, STRATA, "BlackFormulaRepository.impliedVolatility"),
            peer("ImpliedVolatilityBenchmark.finmath", VOLATILITY, FINMATH, "AnalyticFormulas"),
            ours("HestonBenchmark.surfaceByCos", SURFACE, "COS, tolerance 1e-10"),
            ours("HestonBenchmark.surfaceByLewis", SURFACE, "Lewis's integral, trapezoidal rule, 1e-10"),
            ours("HestonBenchmark.surfaceByQuadrature", SURFACE, "adaptive quadrature, 1e-11"),
            ours("HestonBenchmark.surfaceByFft", SURFACE, "fast Fourier transform"),
            peer("HestonBenchmark.surfaceByFinmath", SURFACE, FINMATH, "Fourier integral, default"),
            peer("HestonBenchmark.surfaceByFinmathCarrMadan", SURFACE, FINMATH, "Carr-Madan transform, default"),
            ours("HestonBenchmark.surfaceWithGreeks", SURFACE_GREEKS, "COS"),
            ours("CalibrationBenchmark.poorStart", CALIBRATION, "poor start"),
            ours("CalibrationBenchmark.ownStart", CALIBRATION, "start read off the prices"),
            ours("CalibrationBenchmark.warmStart", CALIBRATION, "start a few percent away"),
            ours("HestonBenchmark.oneCallByCos", ONE_CALL, "COS to a basis point"),
            ours("HestonBenchmark.oneCallBySimulation", ONE_CALL, "QE simulation, standard error of a basis point"),
            ours("AmericanBenchmark.price FAST", AMERICAN_FAST, "ALO, fast level"),
            ours("AmericanBenchmark.price STANDARD", AMERICAN_STANDARD, "ALO, standard level"),
            ours("AmericanBenchmark.price HIGH", AMERICAN_HIGH, "ALO, high level"),
            peer("AmericanBenchmark.strataTree 100", AMERICAN_FAST, STRATA, "trinomial tree of 100 steps"),
            peer("AmericanBenchmark.strataTree 400", AMERICAN_FAST, STRATA, "trinomial tree of 400 steps"),
            ours("AmericanBenchmark.impliedVolatility", AMERICAN_VOLATILITY, "ALO, standard level"),
            ours("AmericanBenchmark.cashDividends", CASH_DIVIDENDS, "finite differences, standard level"),
            ours("SurfaceBenchmark.surface SPX 2019-06-21", CHAIN_SURFACE, SPX),
            ours("SurfaceBenchmark.surface AAPL 2026-02-11", CHAIN_SURFACE, AAPL),
            ours("SurfaceBenchmark.arbitrageReport SPX 2019-06-21", ARBITRAGE_REPORT, SPX),
            ours("SurfaceBenchmark.arbitrageReport AAPL 2026-02-11", ARBITRAGE_REPORT, AAPL));

    private ComparisonTable() {}

    private static Map.Entry<String, Label> ours(String benchmark, String work, String how) {
        return Map.entry(benchmark, new Label(work, Contender.OURS, how));
    }

    private static Map.Entry<String, Label> peer(String benchmark, String work, String name, String how) {
        return Map.entry(benchmark, new Label(work, name, how));
    }

    /**
     * Returns the table.
     *
     * @param jmh  JMH's results
     * @param quantLib  QuantLib's results; missing where QuantLib is not installed
     * @throws IllegalStateException  if a benchmark has no name here
     */
    static String render(JsonNode jmh, Path quantLib) throws IOException {
        List<Contender> all = new ArrayList<>();
        jmh.forEach(result -> all.add(contender(result)));
        if (quantLib.toFile().exists()) {
            new ObjectMapper().readTree(quantLib.toFile()).forEach(row -> all.add(quantLib(row)));
        }
        List<String> works = all.stream().map(Contender::work).distinct().toList();
        StringBuilder table = new StringBuilder("""
                | work | library | method | a second | DollarBill's best is faster by | difference |
                |---|---|---|---:|---:|---:|
                """);
        for (String work : works) {
            all.stream()
                    .filter(row -> row.work().equals(work))
                    .sorted(Comparator.comparingDouble(Contender::perSecond).reversed())
                    .forEach(row -> table.append(line(row, all)));
        }
        return table.append('\n').toString();
    }

    private static String line(Contender row, List<Contender> all) {
        String faster = row.ours() ? "" : String.format(Locale.ROOT, "%.3g ×", row.behind(all));
        String difference = Double.isNaN(row.difference()) ? "" : String.format(Locale.ROOT, "%.1e", row.difference());
        return "| " + row.work() + " | " + row.name() + " | " + row.how() + " | " + rate(row.perSecond()) + " | "
                + faster + " | " + difference + " |\n";
    }

    private static String rate(double perSecond) {
        int decimals = perSecond >= 100 ? 0 : perSecond >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", perSecond);
    }

    private static Contender contender(JsonNode result) {
        String name = name(result);
        Label label = LABELS.get(name);
        if (label == null) {
            throw new IllegalStateException("the benchmark " + name + " has no name in ComparisonTable");
        }
        JsonNode metric = result.get("primaryMetric");
        return new Contender(
                label.work,
                label.name,
                label.how,
                perSecond(metric.get("score").asDouble(), metric.get("scoreUnit").asText()),
                Double.NaN);
    }

    private static String name(JsonNode result) {
        String[] parts = result.get("benchmark").asText().split("\\.", -1);
        StringBuilder name = new StringBuilder(parts[parts.length - 2] + "." + parts[parts.length - 1]);
        result.path("params").forEach(parameter -> name.append(' ').append(parameter.asText()));
        return name.toString();
    }

    private static double perSecond(double score, String unit) {
        return switch (unit) {
            case "ops/s" -> score;
            case "ops/ms" -> 1e3 * score;
            case "ops/us" -> 1e6 * score;
            case "s/op" -> 1.0 / score;
            case "ms/op" -> 1e3 / score;
            case "us/op" -> 1e6 / score;
            case "ns/op" -> 1e9 / score;
            default -> throw new IllegalStateException("a score in " + unit + " cannot be compared");
        };
    }

    private static Contender quantLib(JsonNode row) {
        return new Contender(
                row.get("work").asText(),
                row.get("contender").asText(),
                row.get("how").asText(),
                row.get("per_second").asDouble(),
                row.path("largest_difference").asDouble(Double.NaN));
    }
}
