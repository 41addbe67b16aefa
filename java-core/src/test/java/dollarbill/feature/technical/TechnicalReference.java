package dollarbill.feature.technical;

import dollarbill.market.BarSeries;
import dollarbill.market.ExpiryTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** The technical features computed by ta4j, and where it has none by Commons Math from the definition. */
final class TechnicalReference {
    /** Features that ta4j begins with other values than their sources; the difference fades. */
    static final Set<String> RECURSIVE = Set.of(
            "ema_12", "ema_26", "price_to_ema_12", "price_to_ema_26", "ema_12_to_26", "adx_14", "plus_di_14",
            "minus_di_14",
            "rsi_14", "rsi_28", "rsi_14_overbought", "rsi_14_oversold", "macd", "macd_signal", "macd_histogram",
            "atr_14",
            "atr_pct");

    private static final double ANNUAL = 100.0 * Math.sqrt(252.0);

    private final BarSeries bars;
    private final org.ta4j.core.BarSeries series;
    private final ClosePriceIndicator close;
    private final Map<String, IntToDoubleFunction> features = new HashMap<>();

    private TechnicalReference(BarSeries bars) {
        this.bars = bars;
        series = ta4j(bars);
        close = new ClosePriceIndicator(series);
        trend();
        momentum();
        volatility();
        volume();
        levels();
        returns();
    }

    static Map<String, IntToDoubleFunction> of(BarSeries bars) {
        return new TechnicalReference(bars).features;
    }

    private static org.ta4j.core.BarSeries ta4j(BarSeries bars) {
        org.ta4j.core.BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int i = 0; i < bars.size(); i++) {
            series.addBar(series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(ExpiryTime.close(bars.date(i)))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .build());
        }
        return series;
    }

    private void put(String name, Indicator<Num> indicator) {
        features.put(name, i -> indicator.getValue(i).doubleValue());
    }

    private double at(String name, int i) {
        return Objects.requireNonNull(features.get(name), name).applyAsDouble(i);
    }

    private void trend() {
        for (int n : new int[] {20, 50, 200}) {
            put("sma_" + n, new SMAIndicator(close, n));
        }
        for (int n : new int[] {12, 26}) {
            put("ema_" + n, new EMAIndicator(close, n));
        }
        for (String average : new String[] {"sma_20", "sma_50", "sma_200", "ema_12", "ema_26"}) {
            features.put("price_to_" + average, i -> bars.close(i) / at(average, i) - 1.0);
        }
        features.put("sma_20_to_50", i -> at("sma_20", i) / at("sma_50", i) - 1.0);
        features.put("sma_50_to_200", i -> at("sma_50", i) / at("sma_200", i) - 1.0);
        features.put("ema_12_to_26", i -> at("ema_12", i) / at("ema_26", i) - 1.0);
        features.put("sma_20_above_50", i -> at("sma_20", i) > at("sma_50", i) ? 1.0 : 0.0);
        features.put("sma_50_above_200", i -> at("sma_50", i) > at("sma_200", i) ? 1.0 : 0.0);
        features.put("ma_cross_20_50", i -> cross("sma_20_above_50", i));
        features.put("ma_cross_50_200", i -> cross("sma_50_above_200", i));
        put("adx_14", new ADXIndicator(series, 14));
        put("plus_di_14", new PlusDIIndicator(series, 14));
        put("minus_di_14", new MinusDIIndicator(series, 14));
        features.put("sma_20_slope", i -> at("sma_20", i) / at("sma_20", i - 5) - 1.0);
        features.put("sma_50_slope", i -> at("sma_50", i) / at("sma_50", i - 5) - 1.0);
    }

    private double cross(String above, int i) {
        double[] states = new double[6];
        for (int back = 0; back <= 5; back++) {
            states[back] = at(above, i - back);
        }
        for (int back = 0; back < 5; back++) {
            if (states[back] > states[back + 1]) {
                return 1.0;
            }
            if (states[back] < states[back + 1]) {
                return -1.0;
            }
        }
        return 0.0;
    }

    private void momentum() {
        put("rsi_14", new RSIIndicator(close, 14));
        put("rsi_28", new RSIIndicator(close, 28));
        features.put("rsi_14_overbought", i -> at("rsi_14", i) > 70.0 ? 1.0 : 0.0);
        features.put("rsi_14_oversold", i -> at("rsi_14", i) < 30.0 ? 1.0 : 0.0);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        put("macd", macd);
        put("macd_signal", macd.getSignalLine(9));
        put("macd_histogram", macd.getHistogram(9));
        StochasticOscillatorKIndicator k = new StochasticOscillatorKIndicator(series, 14);
        put("stoch_k", k);
        put("stoch_d", new StochasticOscillatorDIndicator(k));
        for (int n : new int[] {5, 10, 20}) {
            put("roc_" + n, new ROCIndicator(close, n));
        }
        put("mfi_14", new MoneyFlowIndexIndicator(series, 14));
        put("williams_r_14", new WilliamsRIndicator(series, 14));
        put("cci_20", new CCIIndicator(series, 20));
    }

    private void volatility() {
        for (int n : new int[] {5, 10, 20, 60, 120}) {
            features.put("hv_" + n, i -> ANNUAL * new StandardDeviation().evaluate(logReturns(i, n)));
        }
        features.put("hv_ratio_5_20", i -> at("hv_5", i) / at("hv_20", i));
        features.put("hv_ratio_20_60", i -> at("hv_20", i) / at("hv_60", i));
        features.put("hv_trend", i -> at("hv_10", i) - at("hv_20", i));
        features.put("bb_upper", i -> at("sma_20", i) + 2.0 * new StandardDeviation(false).evaluate(closes(i, 20)));
        features.put("bb_lower", i -> at("sma_20", i) - 2.0 * new StandardDeviation(false).evaluate(closes(i, 20)));
        features.put("bb_width", i -> (at("bb_upper", i) - at("bb_lower", i)) / at("sma_20", i));
        features.put("bb_position", i -> (bars.close(i) - at("bb_lower", i)) / (at("bb_upper", i) - at("bb_lower", i)));
        put("atr_14", new ATRIndicator(series, 14));
        features.put("atr_pct", i -> 100.0 * at("atr_14", i) / bars.close(i));
        features.put("parkinson_20", i -> annual(mean(i, this::parkinson)));
        features.put("garman_klass_20", i -> annual(mean(i, this::garmanKlass)));
        features.put("rogers_satchell_20", i -> annual(mean(i, this::rogersSatchell)));
        features.put("yang_zhang_20", i -> annual(yangZhang(i)));
    }

    private double[] closes(int end, int n) {
        return window(end, n, bars::close);
    }

    private double[] logReturns(int end, int n) {
        return window(end, n, i -> Math.log(bars.close(i)) - Math.log(bars.close(i - 1)));
    }

    private static double[] window(int end, int n, IntToDoubleFunction value) {
        double[] window = new double[n];
        Arrays.setAll(window, k -> value.applyAsDouble(end - n + 1 + k));
        return window;
    }

    private static double mean(int end, IntToDoubleFunction value) {
        return new Mean().evaluate(window(end, 20, value));
    }

    private static double annual(double variance) {
        return ANNUAL * Math.sqrt(variance);
    }

    /** Parkinson (1980): the squared range by 4 ln 2. */
    private double parkinson(int i) {
        double range = Math.log(bars.high(i)) - Math.log(bars.low(i));
        return range * range / Math.log(16.0);
    }

    /** Garman and Klass (1980), the practical estimator from the day's normalised high u, low d and close c. */
    private double garmanKlass(int i) {
        double u = Math.log(bars.high(i)) - Math.log(bars.open(i));
        double d = Math.log(bars.low(i)) - Math.log(bars.open(i));
        double c = Math.log(bars.close(i)) - Math.log(bars.open(i));
        return .5 * (u - d) * (u - d) - (Math.log(4.0) - 1.0) * c * c;
    }

    /** Rogers and Satchell (1991): u (u - c) + d (d - c). */
    private double rogersSatchell(int i) {
        double u = Math.log(bars.high(i)) - Math.log(bars.open(i));
        double d = Math.log(bars.low(i)) - Math.log(bars.open(i));
        double c = Math.log(bars.close(i)) - Math.log(bars.open(i));
        return u * (u - c) + d * (d - c);
    }

    /** Yang and Zhang (2000), equation 7 with k of equation 8 at alpha = 1.34. */
    private double yangZhang(int i) {
        double opening = new Variance()
                .evaluate(window(i, 20, j -> Math.log(bars.open(j)) - Math.log(bars.close(j - 1))));
        double closing = new Variance().evaluate(window(i, 20, j -> Math.log(bars.close(j)) - Math.log(bars.open(j))));
        double k = (1.34 - 1.0) / (1.34 + 21.0 / 19.0);
        return opening + k * closing + (1.0 - k) * mean(i, this::rogersSatchell);
    }

    private void volume() {
        VolumeIndicator volume = new VolumeIndicator(series);
        put("volume_sma_10", new SMAIndicator(volume, 10));
        put("volume_sma_20", new SMAIndicator(volume, 20));
        features.put("volume_ratio_10", i -> bars.volume(i) / at("volume_sma_10", i));
        features.put("volume_ratio_20", i -> bars.volume(i) / at("volume_sma_20", i));
        features.put("volume_surge", i -> at("volume_ratio_20", i) > 2.0 ? 1.0 : 0.0);
        put("obv", new OnBalanceVolumeIndicator(series));
        features.put("obv_change_20", i -> (at("obv", i) - at("obv", i - 20)) / (20.0 * at("volume_sma_20", i)));
        put("cmf_20", new ChaikinMoneyFlowIndicator(series, 20));
    }

    private void levels() {
        put("high_52w", new HighestValueIndicator(new HighPriceIndicator(series), 252));
        put("low_52w", new LowestValueIndicator(new LowPriceIndicator(series), 252));
        features.put("dist_high_52w", i -> bars.close(i) / at("high_52w", i) - 1.0);
        features.put("dist_low_52w", i -> bars.close(i) / at("low_52w", i) - 1.0);
        features.put("position_52w", i -> (bars.close(i) - at("low_52w", i)) / (at("high_52w", i) - at("low_52w", i)));
        features.put("near_high_52w", i -> bars.close(i) >= .95 * at("high_52w", i) ? 1.0 : 0.0);
        features.put("near_low_52w", i -> bars.close(i) <= 1.05 * at("low_52w", i) ? 1.0 : 0.0);
        features.put("bars_since_high_52w", i -> {
            double back = 0.0;
            while (bars.high(i - (int) back) < at("high_52w", i)) {
                back++;
            }
            return back;
        });
    }

    private void returns() {
        for (int n : new int[] {1, 5, 10, 20, 60, 252}) {
            ROCIndicator change = new ROCIndicator(close, n);
            features.put("returns_" + n + "d", i -> change.getValue(i).doubleValue() / 100.0);
            features.put("log_returns_" + n + "d", i -> Math.log(bars.close(i)) - Math.log(bars.close(i - n)));
        }
    }
}
