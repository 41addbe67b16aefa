package dollarbill.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the files of a sample: CSV in the layout of the data directory, compressed without a time stamp. */
final class SampleFiles {
    private static final String CHAIN_HEADER = "quote_date,underlying,underlying_price,expiry,strike,type,bid,ask,last,"
            + "volume,open_interest,implied_vol,delta,gamma,theta,vega,contract,last_trade_time\n";

    private SampleFiles() {}

    /** Writes text, compressed where the name ends in {@code .gz}. */
    static void write(Path file, CharSequence text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (!file.toString().endsWith(".gz")) {
            Files.write(file, bytes);
            return;
        }
        try (OutputStream out = new BestGzip(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Returns the daily bars of a symbol, adjusted for dividends. */
    static String bars(SymbolPath path) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,adj_close,volume\n");
        for (int day = 0; day < path.market().size(); day++) {
            double factor = path.adjustment(day);
            String close = decimal(factor * path.close(day), 4);
            csv.append(path.market().date(day))
                    .append(',')
                    .append(decimal(factor * path.open(day), 4))
                    .append(',')
                    .append(decimal(factor * path.high(day), 4))
                    .append(',')
                    .append(decimal(factor * path.low(day), 4))
                    .append(',')
                    .append(close)
                    .append(',')
                    .append(close)
                    .append(',')
                    .append(path.volume(day))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Returns a chain. */
    static String chain(SampleSymbol symbol, LocalDate date, double spot, List<SampleQuote> quotes) {
        StringBuilder csv = new StringBuilder(CHAIN_HEADER);
        String start = date + "," + symbol.symbol() + "," + decimal(spot, 2) + ",";
        for (SampleQuote q : quotes) {
            csv.append(start)
                    .append(q.expiry())
                    .append(',')
                    .append(q.strike())
                    .append(',')
                    .append(q.type() == dollarbill.market.OptionType.CALL ? 'C' : 'P')
                    .append(',')
                    .append(cents(q.bid()))
                    .append(',')
                    .append(cents(q.ask()))
                    .append(',')
                    .append(cents(q.last()))
                    .append(',')
                    .append(q.volume())
                    .append(',')
                    .append(q.openInterest())
                    .append(",,,,,,")
                    .append(q.code())
                    .append(',')
                    .append(q.lastTraded())
                    .append(" 19:45:00+00:00\n");
        }
        return csv.toString();
    }

    /** Returns the 30-day implied volatility of a symbol by day, in vol points, as a volatility index. */
    static String volatilityIndex(SymbolPath path) {
        double years = 30.0 / 365.0;
        StringBuilder csv = new StringBuilder("date,open,high,low,close\n");
        double before = Double.NEGATIVE_INFINITY;
        for (int day = 0; day < path.market().size(); day++) {
            double total = path.market()
                    .regime(day)
                    .pricing(path.symbol(), path.variance(day))
                    .expectedTotalVariance(years);
            double close = 100.0 * Math.sqrt(total / years);
            double open = before > 0.0 ? before : close;
            csv.append(path.market().date(day))
                    .append(',')
                    .append(decimal(open, 2))
                    .append(',')
                    .append(decimal(Math.max(open, close) * 1.01, 2))
                    .append(',')
                    .append(decimal(Math.min(open, close) * 0.99, 2))
                    .append(',')
                    .append(decimal(close, 2))
                    .append('\n');
            before = close;
        }
        return csv.toString();
    }

    /** Returns the rate of the market in percent by day, less an amount. */
    static String rates(MarketPath market, double lessPercent) {
        StringBuilder csv = new StringBuilder("date,value\n");
        for (int day = 0; day < market.size(); day++) {
            csv.append(market.date(day))
                    .append(',')
                    .append(decimal(100.0 * market.rate(day) - lessPercent, 2))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Returns a number with a fixed count of decimals, half rounded away from zero. */
    static String decimal(double value, int places) {
        long scale = places == 2 ? 100 : 10_000;
        return BigDecimal.valueOf(Math.round(value * scale), places).toPlainString();
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
