package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.sizing.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SignalFeaturesTest {
    private static final Instant AT = Instant.parse("2026-02-11T16:20:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 11);

    private static FeatureInputs inputs(Side side, OptionalLong volume, FeatureValue realised) {
        return new FeatureInputs(side, 4.5, 0.45, 0.03, 0.12, -0.05, volume, OptionalLong.of(250), 30,
                new FeatureValue.Known(22.0, AT), new FeatureValue.Absent(Reason.IV_BELOW_INTRINSIC), 3.0, realised,
                AT);
    }

    @Test
    void describesThePositionNotTheOption() {
        FeatureValue realised = new FeatureValue.Known(18.0, AT);
        double[] bought = SignalFeatures.of(inputs(Side.BUY, OptionalLong.of(7), realised)).toRow();
        double[] sold = SignalFeatures.of(inputs(Side.SELL, OptionalLong.of(7), realised)).toRow();
        assertThat(bought).containsExactly(4.5, 0.45, 0.03, 0.12, -0.05, 7, 250, 30, 22, Double.NaN, 3, 18);
        assertThat(sold).containsExactly(4.5, -0.45, -0.03, -0.12, 0.05, 7, 250, 30, 22, Double.NaN, 3, 18);
    }

    @Test
    void refusesARowWithoutARequiredValue() {
        SignalFeatures features = SignalFeatures.of(
                inputs(Side.BUY, OptionalLong.empty(), new FeatureValue.Absent(Reason.BARS_MISSING)));
        assertThat(features.missingRequired()).contains(SignalFeature.VOLUME);
        assertThat(features.missingOptional())
                .containsExactly(SignalFeature.IV_RESIDUAL_POINTS, SignalFeature.REALISED_VOL_PERCENT);
        assertThatThrownBy(features::toRow).hasMessageContaining("volume");
    }

    @Test
    void countsAValueOutsideItsDomainAsAbsent() {
        FeatureValue absurd = new FeatureValue.Known(2000.1, AT);
        SignalFeatures features = SignalFeatures.of(inputs(Side.BUY, OptionalLong.of(1), absurd));
        assertThat(features.get(SignalFeature.REALISED_VOL_PERCENT))
                .isEqualTo(new FeatureValue.Absent(Reason.FEATURE_ABSENT));
    }

    @Test
    void realisedVolIsTheSampleDeviationOfTwentyReturnsBeforeTheQuoteDay() {
        double[] close = new double[40];
        for (int i = 0; i < close.length; i++) {
            close[i] = 100 + 5 * Math.sin(0.7 * i) + 0.1 * i;
        }
        BarSeries bars = bars(DAY.minusDays(39), close);
        double[] returns = new double[20];
        for (int i = 0; i < 20; i++) {
            returns[i] = Math.log(close[38 - i] / close[37 - i]);
        }
        double expected = 100 * Math.sqrt(252) * new StandardDeviation().evaluate(returns);
        FeatureValue value = RealisedVol.percent(Optional.of(bars), DAY);
        assertThat(value).isInstanceOfSatisfying(FeatureValue.Known.class, known -> {
            assertThat(known.value()).isCloseTo(expected, within(1e-10));
            assertThat(known.knownAt()).isEqualTo(Instant.parse("2026-02-11T00:00:00Z")).isBefore(AT);
        });
        close[39] = 1e6;
        assertThat(RealisedVol.percent(Optional.of(bars(DAY.minusDays(39), close)), DAY)).isEqualTo(value);
    }

    @Test
    void realisedVolSaysWhyItIsMissing() {
        double[] flat = new double[40];
        Arrays.fill(flat, 100.0);
        assertThat(RealisedVol.percent(Optional.empty(), DAY))
                .isEqualTo(new FeatureValue.Absent(Reason.BARS_MISSING));
        assertThat(RealisedVol.percent(Optional.of(bars(DAY.minusDays(20), flat)), DAY))
                .isEqualTo(new FeatureValue.Absent(Reason.BARS_SHORT));
        assertThat(RealisedVol.percent(Optional.of(bars(DAY.minusDays(47), flat)), DAY))
                .isEqualTo(new FeatureValue.Absent(Reason.BARS_STALE));
        assertThat(RealisedVol.percent(Optional.of(bars(DAY.minusDays(46), flat)), DAY))
                .isInstanceOf(FeatureValue.Known.class);
    }

    @Test
    void agreesWithWhatTheModelDeclares() throws IOException {
        Path model = Path.of(Objects.requireNonNull(System.getProperty("project.root")),
                "python-ml/models/signal_classifier.py");
        Assumptions.assumeTrue(Files.exists(model), "the model file is not part of this checkout");
        String text = Files.readString(model, StandardCharsets.UTF_8);
        Matcher declared = Pattern
                .compile("\\{\"name\": \"(\\w+)\", \"unit\": \"([^\"]+)\", \"min\": ([^,]+), \"max\": "
                        + "([^,]+), \"required\": (True|False)\\}")
                .matcher(text);
        List<String> python = new ArrayList<>();
        while (declared.find()) {
            python.add(String.join("|", declared.group(1), declared.group(2), number(declared.group(3)),
                    number(declared.group(4)), declared.group(5)));
        }
        List<String> java = Arrays.stream(SignalFeature.values())
                .map(f -> String.join("|", f.column(), f.unit(), Double.toString(f.min()), Double.toString(f.max()),
                        f.required() ? "True" : "False"))
                .toList();
        assertThat(python).isEqualTo(java);
    }

    private static String number(String python) {
        return Double.toString(Double.parseDouble(python.replace("_", "")));
    }

    private static BarSeries bars(LocalDate first, double[] close) {
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < close.length; i++) {
            dates.add(first.plusDays(i));
        }
        return BarSeries.of(Symbol.of("TEST"), true, dates, close, close, close, close, new double[close.length]);
    }
}
