package dollarbill.app.sizing;

import dollarbill.app.Engine;
import dollarbill.market.CoinDay;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells of the coins in the data folder: the market, and of each its risk and its stake. */
public final class CryptoService {
    private static final int LEAST_RETURNS = 20;

    private final Engine engine;

    /** Creates a service of an engine. */
    public CryptoService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Returns the market of coins.
     *
     * @param symbols  coins; all of the data folder where empty
     * @param lookback  daily returns looked at; absent for the configured number
     * @param money  what is put in place of the configured money
     * @throws DataFault  if there are no coins or one asked for is missing
     */
    public CryptoDocument answer(List<Symbol> symbols, OptionalInt lookback, KellyQuestion.Money money) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<CoinHistory> histories = histories(symbols, data);
        LocalDate newest = histories.stream()
                .map(coin -> coin.days().getLast().date())
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new DataFault("crypto", 0, "",
                        "no coins in the data folder; 'dollarbill fetch' stores them"));
        int most = lookback.orElse(engine.configuration().trading().lookbackDays());
        List<CoinHistory> fresh = histories.stream().filter(c -> c.days().getLast().date().equals(newest)).toList();
        CryptoDocument.Market market = market(fresh);
        KellyService kelly = new KellyService(engine);
        List<CryptoDocument.Coin> coins = new ArrayList<>();
        for (CoinHistory history : histories) {
            coins.add(coin(history, newest, market, most, data.synthetic(), kelly, money));
        }
        coins.sort(Comparator.comparingDouble((CryptoDocument.Coin c) -> c.marketCap() == null ? 0.0 : c.marketCap())
                .reversed()
                .thenComparing(CryptoDocument.Coin::symbol));
        return new CryptoDocument(CryptoDocument.SCHEMA, newest.toString(), data.synthetic(), most, market, coins);
    }

    private static List<CoinHistory> histories(List<Symbol> symbols, DataDirectory data) {
        return (symbols.isEmpty() ? data.coinSymbols() : symbols).stream()
                .map(symbol -> data.coin(symbol)
                        .filter(coin -> !coin.days().isEmpty())
                        .orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text())))
                .toList();
    }

    private CryptoDocument.Coin coin(
            CoinHistory coin,
            LocalDate newest,
            CryptoDocument.Market market,
            int lookback,
            boolean synthetic,
            KellyService kelly,
            KellyQuestion.Money money) {
        CoinDay last = coin.days().getLast();
        AssetHistory history = AssetHistory.of(coin, synthetic);
        double[] returns = history.returns(lookback);
        boolean enough = returns.length >= LEAST_RETURNS;
        boolean stale = !last.date().equals(newest);
        Double cap = KellyDocument.boxed(last.marketCap());
        Double all = market.marketCap();
        return new CryptoDocument.Coin(
                coin.symbol().value(), last.date().toString(), stale, last.close(),
                change(coin, 1), change(coin, 7), change(coin, 30),
                KellyDocument.boxed(last.volume()), cap,
                stale || cap == null || all == null ? null : (Double) (cap / all),
                enough
                        ? AssetReport.of(history, returns, Math.expm1(engine.configuration().trading().riskFreeRate()),
                                engine.configuration().trading().limits().drawdown())
                        : null,
                enough ? kelly.stake(history, lookback, money) : null,
                enough ? null : Reason.BARS_SHORT);
    }

    private static CryptoDocument.Market market(List<CoinHistory> coins) {
        int rising = 0;
        int falling = 0;
        double before = 0.0;
        double after = 0.0;
        for (CoinHistory coin : coins) {
            Double change = change(coin, 1);
            OptionalDouble cap = coin.days().getLast().marketCap();
            if (change != null) {
                rising += change > 0.0 ? 1 : 0;
                falling += change < 0.0 ? 1 : 0;
                if (cap.isPresent()) {
                    before += cap.getAsDouble() / (1.0 + change);
                    after += cap.getAsDouble();
                }
            }
        }
        List<CoinHistory> moved = coins.stream()
                .filter(coin -> change(coin, 1) != null)
                .sorted(Comparator.comparingDouble(CryptoService::lastChange).thenComparing(CoinHistory::symbol))
                .toList();
        return new CryptoDocument.Market(coins.size(), sum(coins, CoinDay::marketCap), sum(coins, CoinDay::volume),
                rising, falling, before > 0.0 ? (Double) (after / before - 1.0) : null,
                moved.isEmpty() ? null : moved.getLast().symbol().value(),
                moved.isEmpty() ? null : moved.getFirst().symbol().value());
    }

    private static double lastChange(CoinHistory coin) {
        Double change = change(coin, 1);
        return change == null ? 0.0 : change;
    }

    private static @Nullable Double sum(List<CoinHistory> coins, Function<CoinDay, OptionalDouble> figure) {
        double[] known = coins.stream()
                .map(coin -> figure.apply(coin.days().getLast()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return known.length == 0 ? null : (Double) java.util.Arrays.stream(known).sum();
    }

    /** Change since the close of a day so many before the last; null where there is none. */
    private static @Nullable Double change(CoinHistory coin, int days) {
        CoinDay last = coin.days().getLast();
        LocalDate then = last.date().minusDays(days);
        Optional<CoinDay> before = coin.days().reversed().stream().filter(d -> d.date().equals(then)).findFirst();
        return before.isPresent() ? (Double) (last.close() / before.get().close() - 1.0) : null;
    }
}
