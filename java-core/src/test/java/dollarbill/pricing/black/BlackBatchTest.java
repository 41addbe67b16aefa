package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches against tables, against automatic differentiation and the scalar form, at limits and with faulty rows. */
class BlackBatchTest {
    private static final double OF_SPOT = 1e-13;

    private static AllGreekColumns all(List<OptionRow> rows) {
        AllGreekColumns out = AllGreekColumns.ofRows(rows.size());
        assertThat(BlackBatch.allGreeks(OptionRow.columns(rows), out).any()).isFalse();
        return out;
    }

    private static double cell(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<OptionRow> options(List<CSVRecord> rows) {
        return rows.stream()
                .map(row -> new OptionRow(
                        row.get("type").equals("C"),
                        cell(row, "spot"),
                        cell(row, "strike"),
                        cell(row, "t_years"),
                        cell(row, "r"),
                        cell(row, "q"),
                        cell(row, "vol")))
                .toList();
    }

    @Test
    void pricesOfHaug() {
        List<CSVRecord> rows = ReferenceTable.resource(getClass(), "black_scholes_haug.csv");
        AllGreekColumns out = all(options(rows));
        for (int i = 0; i < rows.size(); i++) {
            assertThat(out.main().price()[i])
                    .as(rows.get(i).toString())
                    .isCloseTo(cell(rows.get(i), "price"), within(1e-4));
        }
    }

    @Test
    void fiftyDigitValues() {
        List<CSVRecord> rows = ReferenceTable.shared("black_scholes_highprec.csv");
        assertThat(rows).hasSize(72);
        AllGreekColumns out = all(options(rows));
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            BlackGreeks greeks = out.row(i);
            near(row, "price", greeks.price(), OF_SPOT * cell(row, "spot"));
            near(row, "delta", greeks.delta(), 2e-14);
            near(row, "gamma", greeks.gamma(), 1e-13);
            near(row, "vega", greeks.vega(), 1e-12);
            near(row, "theta_per_year", greeks.theta(), 1e-11);
            near(row, "rho", greeks.rho(), 1e-12);
            near(row, "dividend_rho", greeks.dividendRho(), 1e-12);
            near(row, "vanna", greeks.vanna(), 1e-11);
            near(row, "volga", greeks.volga(), 1e-10);
            near(row, "charm_per_year", greeks.charm(), 1e-11);
        }
    }

    /** Out of the money the table has 20 digits, down to 1e-140: what counts there is the relative error. */
    @Test
    void fiftyDigitTails() {
        List<CSVRecord> rows = ReferenceTable.shared("black_scholes_highprec.csv");
        List<OptionRow> options = options(rows);
        AllGreekColumns out = all(options);
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            double s = options.get(i).volatility() * Math.sqrt(options.get(i).years());
            double x = Math.log(options.get(i).spot() / options.get(i).strike());
            double condition = 1.0 + x * x / (s * s);
            relative(row, "gamma", out.main().gamma()[i], 1e-15 * condition);
            relative(row, "vega", out.main().vega()[i], 1e-15 * condition);
            if (cell(row, "price") < 1.0) {
                double elasticity = Math.abs(cell(row, "delta")) * cell(row, "spot") / cell(row, "price");
                relative(row, "price", out.main().price()[i], 1e-15 * (condition + elasticity));
            }
        }
    }

    private static void near(CSVRecord row, String column, double value, double tolerance) {
        assertThat(value).as(column + " of " + row).isCloseTo(cell(row, column), within(tolerance));
    }

    private static void relative(CSVRecord row, String column, double value, double tolerance) {
        near(row, column, value, tolerance * Math.abs(cell(row, column)));
    }

    @Property(tries = 3000, seed = "20261121")
    void everyGreekIsTheDerivativeOfThePrice(
            @ForAll boolean call,
            @ForAll @DoubleRange(min = -1.0, max = 1.0) @Scale(9) double moneyness,
            @ForAll @DoubleRange(min = 0.02, max = 5.0) @Scale(9) double years,
            @ForAll @DoubleRange(min = -0.03, max = 0.12) @Scale(9) double rate,
            @ForAll @DoubleRange(min = 0.0, max = 0.08) @Scale(9) double yield,
            @ForAll @DoubleRange(min = 0.05, max = 1.2) @Scale(9) double vol) {
        OptionRow row = new OptionRow(call, 100.0, 100.0 * Math.exp(moneyness), years, rate, yield, vol);
        BlackGreeks exact = DifferentiatedPrice.of(
                row.type(), row.spot(), row.strike(), years, rate, yield, vol)
                .greeks();
        double[] expected = OptionRow.values(exact);
        double[] values = OptionRow.values(all(List.of(row)).row(0));
        double s = vol * Math.sqrt(years);
        double d = Math.abs(moneyness) / s + s + Math.abs(rate - yield) * years / s + 1.0;
        double[] scales = scales(row, s, d);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .as("value %s of %s", i, row)
                    .isCloseTo(expected[i], within(4e-14 * scales[i]));
        }
    }

    /**
     * Sizes of the terms that the reference adds up to each value, with the largest argument {@code d} of the normal law: two
     * derivatives by spot cancel to {@code s} of their size.
     */
    private static double[] scales(OptionRow row, double s, double d) {
        double spot = row.spot();
        double vol = row.volatility();
        double root = Math.sqrt(row.years());
        double larger = Math.max(spot, row.strike()) * Math.exp(Math.abs(row.rate()) * row.years());
        double perYear = (1.0 + d * s) / row.years();
        double perSpot = d / (spot * s);
        return new double[] {
            larger,
            larger / spot / s,
            larger * perSpot * perSpot,
            larger * root * d,
            larger * d * perYear,
            larger * row.years() * d,
            larger * row.years() * d,
            larger * perSpot * d / vol,
            larger * d * d / (vol * vol),
            larger * perSpot * d * perYear,
            larger * perSpot * perSpot * perSpot,
            larger * perSpot * perSpot * d / vol,
            larger * perSpot * perSpot * d * perYear,
            larger * d * d * perYear / vol,
            larger * d * d * d / (vol * vol * vol)
        };
    }

    @Property(tries = 2000, seed = "20261121")
    void parityBoundsMonotoneConvexHomogeneous(
            @ForAll @DoubleRange(min = 20.0, max = 400.0) @Scale(9) double strike,
            @ForAll @DoubleRange(min = 0.0, max = 2.0) @Scale(9) double vol,
            @ForAll @DoubleRange(min = 0.0, max = 4.0) @Scale(9) double years,
            @ForAll @DoubleRange(min = -0.02, max = 0.1) @Scale(9) double rate) {
        double step = 0.01 * strike;
        double[] price = new double[8];
        List<OptionRow> rows = List.of(
                new OptionRow(true, 100.0, strike, years, rate, 0.01, vol),
                new OptionRow(false, 100.0, strike, years, rate, 0.01, vol),
                new OptionRow(true, 100.0, strike - step, years, rate, 0.01, vol),
                new OptionRow(true, 100.0, strike + step, years, rate, 0.01, vol),
                new OptionRow(true, 100.0, strike, years, rate, 0.01, vol * 1.1),
                new OptionRow(false, 700.0, 7.0 * strike, years, rate, 0.01, vol),
                new OptionRow(false, 100.0, strike - step, years, rate, 0.01, vol),
                new OptionRow(false, 100.0, strike + step, years, rate, 0.01, vol));
        assertThat(BlackBatch.prices(OptionRow.columns(rows), price).any()).isFalse();
        double spotLeg = 100.0 * Math.exp(-0.01 * years);
        double strikeLeg = strike * Math.exp(-rate * years);
        double call = price[0];
        double put = price[1];
        double tolerance = OF_SPOT * 100.0;
        assertThat(call - put).isCloseTo(spotLeg - strikeLeg, within(4.0 * tolerance));
        assertThat(call).isBetween(Math.max(spotLeg - strikeLeg, 0.0) - tolerance, spotLeg + tolerance);
        assertThat(put).isBetween(Math.max(strikeLeg - spotLeg, 0.0) - tolerance, strikeLeg + 4.0 * tolerance);
        assertThat(price[2]).isGreaterThanOrEqualTo(call - tolerance);
        assertThat(price[3]).isLessThanOrEqualTo(call + tolerance);
        assertThat(price[2] - 2.0 * call + price[3]).isGreaterThanOrEqualTo(-4.0 * tolerance);
        assertThat(price[6] - 2.0 * put + price[7]).isGreaterThanOrEqualTo(-4.0 * tolerance);
        assertThat(price[4]).isGreaterThanOrEqualTo(call - tolerance);
        assertThat(price[5]).isCloseTo(7.0 * put, within(7.0 * 4.0 * tolerance));
    }

    /** The scalar form goes another way: Commons' error functions and a series where Mills ratios would cancel. */
    @Test
    void agreesWithTheScalarFormFarOutOfTheMoney() {
        Random random = new Random(11);
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double s = Math.exp(-6.0 + 7.0 * random.nextDouble());
            double h = 30.0 * random.nextDouble();
            boolean call = random.nextBoolean();
            double forward = 100.0 * Math.exp(call ? -h * s : h * s);
            if (forward < 1e-25 || forward > 1e25) {
                continue;
            }
            rows.add(new OptionRow(call, forward, 100.0, 1.0, 0.0, 0.0, s));
        }
        double[] price = new double[rows.size()];
        assertThat(BlackBatch.prices(OptionRow.forwardColumns(rows), price).any()).isFalse();
        for (int i = 0; i < price.length; i++) {
            OptionRow row = rows.get(i);
            double expected = BlackScholes.price(row.type(), row.spot(), 100.0, 1.0, row.volatility(), 1.0);
            double h = Math.abs(Math.log(row.spot() / 100.0)) / row.volatility();
            double condition = 4.0 + h * h + (1.0 + h) / row.volatility();
            assertThat(price[i]).as(row.toString()).isCloseTo(expected, within(1e-15 * condition * expected));
        }
    }

    @Test
    void withoutTimeOrVolatilityTheRowIsItsPayoffOnTheForward() {
        List<OptionRow> rows = List.of(
                new OptionRow(false, 90.0, 100.0, 0.0, 0.05, 0.02, 0.3),
                new OptionRow(true, 120.0, 100.0, 2.0, 0.05, 0.02, 0.0),
                new OptionRow(true, 100.0, 100.0, 1.0, 0.02, 0.02, 0.0),
                new OptionRow(true, 100.0, 1e-9, 1.0, 0.0, 0.0, 0.2),
                new OptionRow(true, 100.0, 1e15, 1.0, 0.0, 0.0, 0.2),
                new OptionRow(false, 100.0, 1e-9, 1.0, 0.0, 0.0, 0.2));
        AllGreekColumns out = all(rows);
        assertThat(out.row(0).price()).isEqualTo(10.0);
        assertThat(out.row(0).delta()).isEqualTo(-1.0);
        assertThat(out.row(1).price()).isCloseTo(120.0 * Math.exp(-0.04) - 100.0 * Math.exp(-0.1), within(1e-13));
        assertThat(out.row(1).vega()).isZero();
        assertThat(out.row(2)).isEqualTo(rows.get(2).scalar());
        assertThat(out.row(2).gamma()).isInfinite();
        assertThat(out.row(3).price()).isEqualTo(100.0 - 1e-9);
        assertThat(out.row(3).delta()).isEqualTo(1.0);
        assertThat(out.row(4).price()).isZero();
        assertThat(out.row(4).gamma()).isZero();
        assertThat(out.row(5).price()).isZero();
    }

    /** As volatility grows a call tends to the discounted spot and a put to the discounted strike. */
    @Test
    void withBoundlessVolatilityTheRowIsItsUpperBound() {
        List<OptionRow> rows = List.of(
                new OptionRow(true, 80.0, 100.0, 1.0, 0.05, 0.02, 90.0),
                new OptionRow(false, 80.0, 100.0, 1.0, 0.05, 0.02, 90.0),
                new OptionRow(true, 80.0, 100.0, 1.0, 0.05, 0.02, 60.0),
                new OptionRow(true, 80.0, 100.0, 1.0, 0.05, 0.02, 1e200));
        AllGreekColumns out = all(rows);
        for (int i = 0; i < rows.size(); i++) {
            boolean call = rows.get(i).call();
            BlackGreeks greeks = out.row(i);
            assertThat(greeks.price())
                    .as(rows.get(i).toString())
                    .isCloseTo(call ? 80.0 * Math.exp(-0.02) : 100.0 * Math.exp(-0.05), within(1e-13));
            assertThat(greeks.delta()).isCloseTo(call ? Math.exp(-0.02) : 0.0, within(1e-15));
            assertThat(greeks.rho()).isCloseTo(call ? 0.0 : -100.0 * Math.exp(-0.05), within(1e-13));
        }
    }

    static Stream<Arguments> faultyRows() {
        double nan = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        return Stream.of(
                Arguments.of(new OptionRow(true, 0.0, 100.0, 1.0, 0.0, 0.0, 0.2), BatchFault.SPOT),
                Arguments.of(new OptionRow(true, nan, 100.0, 1.0, 0.0, 0.0, 0.2), BatchFault.SPOT),
                Arguments.of(new OptionRow(true, 100.0, -1.0, 1.0, 0.0, 0.0, 0.2), BatchFault.STRIKE),
                Arguments.of(new OptionRow(true, 100.0, infinite, 1.0, 0.0, 0.0, 0.2), BatchFault.STRIKE),
                Arguments.of(new OptionRow(true, 100.0, 100.0, -1e-9, 0.0, 0.0, 0.2), BatchFault.YEARS),
                Arguments.of(new OptionRow(true, 100.0, 100.0, 1.0, nan, 0.0, 0.2), BatchFault.RATE),
                Arguments.of(new OptionRow(true, 100.0, 100.0, 1.0, 0.0, infinite, 0.2), BatchFault.DIVIDEND_YIELD),
                Arguments.of(new OptionRow(true, 100.0, 100.0, 1.0, 0.0, 0.0, -0.2), BatchFault.VOLATILITY),
                Arguments.of(new OptionRow(true, 100.0, 100.0, 1.0, 0.0, 0.0, nan), BatchFault.VOLATILITY),
                Arguments.of(new OptionRow(true, 100.0, 100.0, 1.0, -800.0, 0.0, 0.2), BatchFault.OVERFLOW));
    }

    @ParameterizedTest
    @MethodSource("faultyRows")
    void aFaultyRowKeepsItsPlaceAndSaysWhy(OptionRow faulty, BatchFault fault) {
        OptionRow good = new OptionRow(true, 100.0, 95.0, 1.0, 0.02, 0.0, 0.2);
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(i == 271 ? faulty : good);
        }
        AllGreekColumns out = AllGreekColumns.ofRows(rows.size());
        BatchFaults faults = BlackBatch.allGreeks(OptionRow.columns(rows), out);
        assertThat(faults.count()).isEqualTo(1);
        assertThat(faults.at(271)).contains(fault);
        assertThat(faults.at(270)).isEmpty();
        assertThat(OptionRow.values(out.row(271))).containsOnly(Double.NaN);
        assertThat(out.row(270)).isEqualTo(out.row(0)).isEqualTo(out.row(272));
        assertThat(out.row(0).price()).isCloseTo(good.scalar().price(), within(1e-13 * 100.0));
    }

    @Test
    void faultsByForwardNameForwardAndDiscount() {
        double[] price = new double[3];
        BatchFaults faults = BlackBatch.prices(
                new ForwardColumns(
                        new boolean[3],
                        new double[] {-1.0, 100.0, 100.0},
                        new double[] {100.0, 100.0, 100.0},
                        new double[] {1.0, 0.0, 1.0},
                        new double[] {1.0, 1.0, 1.0},
                        new double[] {0.2, 0.2, 0.2}),
                price);
        assertThat(faults.at(0)).contains(BatchFault.FORWARD);
        assertThat(faults.at(1)).contains(BatchFault.DISCOUNT);
        assertThat(faults.at(2)).isEmpty();
        assertThat(BatchFault.FORWARD.reason()).isEqualTo(Reason.VALUE_OUT_OF_DOMAIN);
        assertThat(BatchFault.OVERFLOW.reason()).isEqualTo(Reason.PRICE_NOT_FINITE);
        assertThat(price[2]).isCloseTo(
                BlackScholes.price(OptionType.PUT, 100.0, 100.0, 1.0, 0.2, 1.0), within(1e-13));
    }

    @Test
    void columnsOfUnequalLengthAreRefusedByName() {
        double[] two = new double[2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpotColumns(new boolean[2], two, two, new double[3], two, two, two))
                .withMessage("column years has 3 rows and must have 2");
        SpotColumns in = new SpotColumns(new boolean[2], two, two, two, two, two, two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlackBatch.prices(in, new double[1]))
                .withMessage("result has 1 rows and must have at least 2");
    }

    @Test
    void everyGreekHasItsTradersUnit() {
        OptionRow row = new OptionRow(true, 100.0, 95.0, 0.5, 0.03, 0.01, 0.25);
        AllGreekColumns out = all(List.of(row));
        BlackGreeks g = out.row(0);
        double point = 0.01;
        assertThat(g.vegaPerVolPoint()).isEqualTo(g.vega() * point).isEqualTo(out.main().vegaPerVolPoint(0));
        assertThat(g.thetaPerCalendarDay()).isEqualTo(g.theta() / 365.0).isEqualTo(out.main().thetaPerCalendarDay(0));
        assertThat(g.rhoPerRatePoint()).isEqualTo(g.rho() * point).isEqualTo(out.main().rhoPerRatePoint(0));
        assertThat(g.vannaPerVolPoint()).isEqualTo(g.vanna() * point);
        assertThat(g.volgaPerVolPointSquared()).isCloseTo(g.volga() * 1e-4, within(1e-15));
        assertThat(g.charmPerCalendarDay()).isEqualTo(g.charm() / 365.0);
        assertThat(g.zommaPerVolPoint()).isEqualTo(g.zomma() * point);
        assertThat(g.colorPerCalendarDay()).isEqualTo(g.color() / 365.0);
        assertThat(g.vetaPerVolPointAndCalendarDay()).isCloseTo(g.veta() * point / 365.0, within(1e-15));
        assertThat(g.ultimaPerVolPointCubed()).isCloseTo(g.ultima() * 1e-6, within(1e-15));
    }
}
