package dollarbill.app.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.app.Engine;
import dollarbill.app.RunDocument;
import dollarbill.app.SurfaceService;
import dollarbill.app.risk.RiskDocument.Breach;
import dollarbill.app.risk.RiskDocument.Grid;
import dollarbill.app.risk.RiskDocument.Missing;
import dollarbill.app.risk.RiskDocument.Money;
import dollarbill.app.risk.RiskDocument.PositionLine;
import dollarbill.app.risk.RiskDocument.StressLine;
import dollarbill.app.risk.RiskDocument.Tail;
import dollarbill.app.risk.RiskDocument.UnderlyingLine;
import dollarbill.app.risk.RiskDocument.Why;
import dollarbill.app.risk.RiskDocument.Word;
import dollarbill.market.DataFault;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.BookBands;
import dollarbill.risk.BookState;
import dollarbill.risk.BookWords;
import dollarbill.risk.GuardLimits;
import dollarbill.risk.RiskGuard;
import dollarbill.risk.book.Account;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.risk.scenario.BookRisk;
import dollarbill.risk.scenario.CurrencyGreeks;
import dollarbill.risk.scenario.Explained;
import dollarbill.risk.scenario.Holdings;
import dollarbill.risk.scenario.PositionRisk;
import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.ScenarioGrid;
import dollarbill.risk.scenario.ScenarioPnl;
import dollarbill.risk.scenario.ScenarioSet;
import dollarbill.risk.scenario.SmileRule;
import dollarbill.risk.scenario.Stress;
import dollarbill.risk.scenario.UnderlyingMarket;
import dollarbill.risk.var.BacktestMethod;
import dollarbill.risk.var.CoverageBacktest;
import dollarbill.risk.var.Diversification;
import dollarbill.risk.var.FactorHistory;
import dollarbill.risk.var.Hedges;
import dollarbill.risk.var.ValueAtRisk;
import dollarbill.risk.var.VarSettings;
import dollarbill.strategy.HeldBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Tells the risk of a book: value, Greeks, limits, scenarios, stresses, value at risk with its backtest, hedges. */
public final class RiskService {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double SCORE_LEVEL = 0.95;
    private static final int LEAST_FORESEEN = 250;

    private final Engine engine;

    /** Creates a service over an engine's data and limits. */
    public RiskService(Engine engine) {
        this.engine = engine;
    }

    /** Returns the JSON of a report. */
    public static JsonNode json(RiskDocument document) {
        return MAPPER.valueToTree(document);
    }

    /**
     * Reports the risk of a book.
     *
     * @throws dollarbill.market.DataFault  if a data file is not what it should be
     * @throws dollarbill.app.config.ConfigurationException  if the configuration is refused
     */
    public RiskDocument report(Book book, RiskQuestion question) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        LocalDate day = question.asOf().orElse(LocalDate.MAX);
        BookMarkets.Read read = BookMarkets.of(book, data, SurfaceService.of(engine), day);
        return new Report(engine, book, question, data, read).document(day);
    }

    /**
     * Returns what the guard and the sizes of new positions know of a book: its Greeks, and the equity that its positions leave. A position ties up
     * the absolute value of what it is worth.
     *
     * @param day  last day that is known
     * @param value  equity in dollars; that of the book's account where absent, and the configured one where it has none
     * @throws DataFault  if a position has no value
     */
    public HeldBook held(Book book, LocalDate day, OptionalDouble value) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        BookMarkets.Read read = BookMarkets.of(book, data, SurfaceService.of(engine), day);
        Revaluation revaluation = Revaluation.of(Holdings.of(book, read.markets()), SmileRule.STICKY_MONEYNESS);
        revaluation.holdings().unvalued().stream().findFirst().ifPresent(unvalued -> {
            throw new DataFault(
                    engine.options().dataDir().toString(), 0, "",
                    "position " + unvalued.id() + " of the book has no value: " + unvalued.reason() + ", "
                            + unvalued.detail());
        });
        BookRisk risk = BookRisk.of(book, revaluation);
        Account account = value.isPresent()
                ? Account.of(value.getAsDouble())
                : book.account().orElseGet(() -> Account.of(engine.configuration().trading().portfolioValue()));
        double tiedUp = risk.positions().stream().mapToDouble(position -> Math.abs(position.greeks().value())).sum();
        return new HeldBook(state(account, risk), Math.max(account.equity() - tiedUp, 0.0));
    }

    private static BookState state(Account account, BookRisk risk) {
        CurrencyGreeks total = risk.total();
        return new BookState(account.equity(), account.peakEquity(), account.equityAtOpen(), total.delta(),
                total.gamma(), total.vega(), risk.positions().size());
    }

    /** One report while it grows. */
    private static final class Report {
        private final Engine engine;
        private final Book book;
        private final RiskQuestion question;
        private final DataDirectory data;
        private final SortedMap<Symbol, UnderlyingMarket> markets;
        private final List<RiskCaution> cautions;
        private final Revaluation revaluation;
        private final BookRisk risk;
        private final int threads = Runtime.getRuntime().availableProcessors();

        Report(Engine engine, Book book, RiskQuestion question, DataDirectory data, BookMarkets.Read read) {
            this.engine = engine;
            this.book = book;
            this.question = question;
            this.data = data;
            this.markets = read.markets();
            this.cautions = new ArrayList<>(read.cautions());
            this.revaluation = Revaluation.of(Holdings.of(book, markets), question.rule());
            this.risk = BookRisk.of(book, revaluation);
        }

        RiskDocument document(LocalDate day) {
            Holdings holdings = revaluation.holdings();
            PastFactors.Past past = PastFactors.of(holdings.symbols(), data, day, question.historyDays());
            cautions.addAll(past.cautions());
            Optional<PastFactors.Known> known = past instanceof PastFactors.Known k && !holdings.empty()
                    ? Optional.of(k)
                    : Optional.empty();
            Optional<FactorHistory> window = known.map(k -> k.history().last(question.historyDays()));
            Optional<ValueAtRisk> var = window.map(
                    history -> ValueAtRisk.of(revaluation, history, VarSettings.defaults(threads)));
            Diversification diversification = Diversification.of(risk.underlyings());
            return new RiskDocument(
                    RiskDocument.SCHEMA,
                    asOf(),
                    data.synthetic(),
                    data.synthetic() ? RunDocument.SYNTHETIC : null,
                    question.rule(),
                    money(),
                    RiskParts.greeks(risk.total()),
                    risk.positions().stream().mapToDouble(PositionRisk::gain).sum(),
                    words(),
                    breaches(),
                    risk.positions().stream().map(this::line).toList(),
                    holdings.unvalued().stream().map(u -> new Missing(u.id(), u.reason(), u.detail())).toList(),
                    underlyings(known),
                    RiskParts.concentration(var.map(v -> diversification.withScore(v.history(), SCORE_LEVEL))
                            .orElse(diversification)),
                    Hedges.of(risk, var.map(v -> new Hedges.Past(v.history(), window.orElseThrow())))
                            .stream()
                            .map(RiskParts::hedge)
                            .toList(),
                    grid(),
                    stresses(known),
                    question.since().map(this::change).orElse(null),
                    tail(var, window),
                    past instanceof PastFactors.Absent absent ? new Why(absent.reason(), absent.detail()) : null,
                    known.map(this::backtests).orElse(List.of()),
                    cautions.stream().map(c -> new Why(c.reason(), c.detail())).toList());
        }

        private String asOf() {
            return newest(markets);
        }

        private static String newest(SortedMap<Symbol, UnderlyingMarket> markets) {
            return markets.values()
                    .stream()
                    .map(market -> market.asOf().atZone(ExpiryTime.NEW_YORK).toLocalDate())
                    .max(LocalDate::compareTo)
                    .map(LocalDate::toString)
                    .orElse("");
        }

        private Account account() {
            return book.account().orElseGet(() -> Account.of(engine.configuration().trading().portfolioValue()));
        }

        private BookState state() {
            return RiskService.state(account(), risk);
        }

        private Money money() {
            BookState state = state();
            return new Money(state.equity(), state.drawdown(), state.lossToday(), book.account().isPresent());
        }

        private List<Breach> breaches() {
            GuardLimits limits = engine.configuration().trading().guardLimits();
            return RiskGuard.breaches(state(), limits)
                    .stream()
                    .map(b -> new Breach(b.limit(), b.value(), b.allowed()))
                    .toList();
        }

        private List<Word> words() {
            CurrencyGreeks total = risk.total();
            return BookWords
                    .of(risk.positions().size(), total.delta(), total.vega(), total.theta(), BookBands.defaults())
                    .stream()
                    .map(remark -> new Word(remark.code(), remark.value(), remark.text()))
                    .toList();
        }

        private PositionLine line(PositionRisk p) {
            Position position = p.position();
            return new PositionLine(
                    position.id(),
                    position.symbol().value(),
                    position.quantity(),
                    position.shares(),
                    position.entryPrice(),
                    p.price(),
                    RiskParts.orNull(p.volatility()),
                    p.gain(),
                    RiskParts.greeks(p.greeks()),
                    cautions(position));
        }

        private List<Reason> cautions(Position position) {
            if (!(position instanceof Position.Options option)) {
                return List.of();
            }
            return Optional.ofNullable(markets.get(option.symbol()))
                    .flatMap(UnderlyingMarket::surface)
                    .map(surface -> surface.at(option.strike(), ExpiryTime.close(option.expiry())).cautions())
                    .orElse(List.of());
        }

        private List<UnderlyingLine> underlyings(Optional<PastFactors.Known> known) {
            List<UnderlyingLine> lines = new ArrayList<>();
            List<Symbol> symbols = revaluation.holdings().symbols();
            for (int u = 0; u < symbols.size(); u++) {
                Symbol symbol = symbols.get(u);
                CurrencyGreeks greeks = risk.underlyings().get(symbol);
                if (greeks != null) {
                    lines.add(new UnderlyingLine(symbol.value(), revaluation.holdings().spot(u), beta(known, u),
                            index(known, u), RiskParts.greeks(greeks)));
                }
            }
            return lines;
        }

        private static @Nullable Double beta(Optional<PastFactors.Known> known, int underlying) {
            return known.isEmpty() ? null : RiskParts.orNull(known.get().betas().get(underlying));
        }

        private static @Nullable String index(Optional<PastFactors.Known> known, int underlying) {
            int factor = known.isEmpty() ? -1 : known.get().history().volFactor()[underlying];
            return factor < 0 ? null : known.orElseThrow().history().factors().get(factor);
        }

        private Grid grid() {
            ScenarioGrid grid = ScenarioGrid.standard();
            double[] pnl = revaluation.pnl(grid.scenarios(revaluation.holdings().symbols().size()), threads).total();
            List<List<List<Double>>> byDay = new ArrayList<>();
            for (int d = 0; d < grid.days().size(); d++) {
                List<List<Double>> byVol = new ArrayList<>();
                for (int v = 0; v < grid.vols().size(); v++) {
                    byVol.add(Arrays.stream(grid.row(pnl, d, v)).boxed().toList());
                }
                byDay.add(byVol);
            }
            return new Grid(grid.spots(), grid.vols(), grid.days(), byDay);
        }

        private List<StressLine> stresses(Optional<PastFactors.Known> known) {
            int underlyings = revaluation.holdings().symbols().size();
            List<OptionalDouble> betas = known.map(PastFactors.Known::betas)
                    .orElse(Collections.nCopies(underlyings, OptionalDouble.empty()));
            List<Stress> named = Stress.named();
            ScenarioSet scenarios = Stress.scenarios(named, betas);
            ScenarioPnl pnl = revaluation.pnl(scenarios, threads);
            List<StressLine> lines = new ArrayList<>();
            for (int s = 0; s < named.size(); s++) {
                lines.add(RiskParts.stress(named.get(s), pnl, s, Explained.of(revaluation, scenarios, s)));
            }
            return lines;
        }

        private RiskDocument.Change change(LocalDate since) {
            if (!markets.isEmpty() && since.toString().compareTo(asOf()) >= 0) {
                throw new DataFault("since", 0, "", since + " must be before " + asOf() + ", the day of the book");
            }
            BookMarkets.Read earlier = BookMarkets.of(book, data, SurfaceService.of(engine), since);
            Set<String> missing = new HashSet<>();
            Holdings.of(book, earlier.markets()).unvalued().forEach(u -> missing.add(u.id()));
            revaluation.holdings().unvalued().forEach(u -> missing.add(u.id()));
            Book both = Book.of(book.positions().stream().filter(p -> !missing.contains(p.id())).toList());
            Explained split = Explained.between(
                    Revaluation.of(Holdings.of(both, earlier.markets()), question.rule()),
                    Revaluation.of(Holdings.of(both, markets), question.rule()));
            return new RiskDocument.Change(newest(earlier.markets()), asOf(), both.positions().size(), split.total(),
                    RiskParts.split(split));
        }

        private static @Nullable Tail tail(Optional<ValueAtRisk> var, Optional<FactorHistory> window) {
            if (var.isEmpty() || window.isEmpty()) {
                return null;
            }
            FactorHistory history = window.get();
            return new Tail(
                    history.dates().getFirst().toString(),
                    history.dates().getLast().toString(),
                    history.days(),
                    history.factors(),
                    var.get().results().stream().map(RiskParts::estimate).toList());
        }

        private List<RiskDocument.BacktestLine> backtests(PastFactors.Known known) {
            FactorHistory history = known.history();
            int window = question.historyDays();
            if (history.days() < window + LEAST_FORESEEN) {
                cautions.add(new RiskCaution(Reason.BARS_SHORT,
                        history.days() + " days of history are too few to test value at risk of "
                                + window + " days on " + LEAST_FORESEEN));
                return List.of();
            }
            double[] pnl = ValueAtRisk.past(revaluation, history, threads).total();
            List<RiskDocument.BacktestLine> lines = new ArrayList<>();
            for (double level : VarSettings.defaults(threads).levels()) {
                for (BacktestMethod method : BacktestMethod.values()) {
                    lines.add(RiskParts.backtest(CoverageBacktest.of(history.dates(), pnl, method, window, level)));
                }
            }
            return lines;
        }
    }
}
