package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.sizing.AssetReport;
import dollarbill.app.sizing.CryptoDocument;
import dollarbill.app.sizing.KellyDocument;
import dollarbill.app.sizing.KellyQuestion;
import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.app.sizing.PortfolioDocument;
import dollarbill.app.sizing.PortfolioQuestion;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.sizing.allocation.JointModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Routes that size: a bet, a share or coin by its past, a portfolio, the coins. */
final class SizingRoutes {
    private static final int LEAST_RETURNS = 20;
    private static final int MOST_RETURNS = KellyQuestion.Past.MOST_RETURNS;
    private static final double MOST_VALUE = 1e12;

    private final SignalDesk desk;

    SizingRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    /** Adds the schemas that these routes refer to by name. */
    static void addSchemas(ObjectNode schemas) {
        schemas.set("KellyRequest", request());
        schemas.set("Kelly", RecordSchemas.of(KellyDocument.class));
        schemas.set("AssetReport", RecordSchemas.of(AssetReport.class));
        ObjectNode allocation = RecordSchemas.of(PortfolioDocument.class);
        ((ObjectNode) allocation.get("properties")).set("assets", Schemas.listOf(Schemas.named("AssetReport")));
        schemas.set("Allocation", allocation);
        ObjectNode crypto = RecordSchemas.of(CryptoDocument.class);
        ObjectNode coin = (ObjectNode) crypto.at("/properties/coins/items/properties");
        coin.set("risk", Schemas.orNull(Schemas.named("AssetReport")));
        coin.set("stake", Schemas.orNull(Schemas.named("Kelly")));
        schemas.set("Crypto", crypto);
    }

    List<Route> routes() {
        Route.Parameter symbol = new Route.Parameter("symbol", Route.Place.PATH, "a share or a coin",
                Schemas.symbol());
        return List.of(
                Route.post("/api/v1/kelly", "sizeBet", "The Kelly stake on a bet or on any outcomes.", List.of(),
                        "KellyRequest", "Kelly", this::bet),
                get("/api/v1/kelly/{symbol}", "sizeAsset", "The Kelly stake in a share or coin by its past returns.",
                        List.of(symbol, lookback(), day(), value(), scaling()), "Kelly", this::asset),
                get("/api/v1/portfolio", "getPortfolio", "A portfolio of shares by their joint Kelly stakes.",
                        List.of(symbols("candidates; those enabled in the configuration where left out"), lookback(),
                                day(), value(), scaling(),
                                number("lot", "least units that can be traded", 1e-9, 1e9),
                                number("leverage", "largest sum of all positions in times the value", 1e-9, 10),
                                new Route.Parameter("under", Route.Place.QUERY, "joint law of the candidates",
                                        QueryValues.words(JointModel.class))),
                        "Allocation", this::portfolio),
                get("/api/v1/crypto", "getCrypto", "The market of coins, with risk and Kelly stake of each.",
                        List.of(symbols("coins; all where left out"), lookback(), value(), scaling()),
                        "Crypto", this::crypto));
    }

    private static Route get(
            String path,
            String name,
            String summary,
            List<Route.Parameter> parameters,
            String schema,
            Route.Action action) {
        return Route.get(path, name, summary, parameters, schema, Route.Lane.WORK, action, ErrorCode.NOT_FOUND,
                ErrorCode.OVERLOADED);
    }

    private Answer bet(Call call) {
        KellyBody.Asked asked = KellyBody.parse(Wire.parse(call.jsonBody()));
        return Answer.json(desk.sizing().kelly().answer(asked.question(), asked.money()));
    }

    private Answer asset(Call call) {
        QueryValues query = QueryValues.of(call);
        OptionalInt lookback = query.whole("lookback", LEAST_RETURNS, MOST_RETURNS);
        Optional<LocalDate> upTo = query.date("as_of");
        Money money = money(query);
        query.end();
        Symbol symbol = symbol(call.path("symbol"));
        return found(() -> Answer.json(
                desk.sizing().kelly().answer(new KellyQuestion.Past(symbol, lookback, upTo), money)));
    }

    private Answer portfolio(Call call) {
        QueryValues query = QueryValues.of(call);
        PortfolioQuestion configured = PortfolioQuestion.CONFIGURED;
        PortfolioQuestion question = configured
                .withSymbols(query.symbols("symbols"))
                .withDays(query.whole("lookback", LEAST_RETURNS, MOST_RETURNS), query.date("as_of"))
                .withMoney(money(query))
                .withTrading(query.number("lot", 1e-9, 1e9).orElse(configured.lot()),
                        query.number("leverage", 1e-9, 10).orElse(configured.leverage()), configured.orderCost(),
                        query.choice("under", JointModel.class).orElse(configured.under()));
        query.end();
        return found(() -> Answer.json(desk.sizing().portfolio().answer(question)));
    }

    private Answer crypto(Call call) {
        QueryValues query = QueryValues.of(call);
        List<Symbol> symbols = query.symbols("symbols");
        OptionalInt lookback = query.whole("lookback", LEAST_RETURNS, MOST_RETURNS);
        Money money = money(query);
        query.end();
        return found(() -> Answer.json(desk.sizing().crypto().answer(symbols, lookback, money)));
    }

    private static Money money(QueryValues query) {
        return new Money(query.number("value", Double.MIN_NORMAL, MOST_VALUE),
                query.number("scaling", Double.MIN_NORMAL, 1.0));
    }

    private static Symbol symbol(String text) {
        try {
            return Symbol.of(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new HttpFault(ErrorCode.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    /** Answers, where data that are not there are nothing found; a damaged file stays a fault of the server. */
    private static Answer found(Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (DataFault fault) {
            if (fault.line() > 0) {
                throw fault;
            }
            throw new HttpFault(ErrorCode.NOT_FOUND, String.valueOf(fault.getMessage()));
        }
    }

    private static Route.Parameter lookback() {
        return new Route.Parameter("lookback", Route.Place.QUERY, "newest daily returns looked at",
                Schemas.from1().put("minimum", LEAST_RETURNS).put("maximum", MOST_RETURNS));
    }

    private static Route.Parameter day() {
        return new Route.Parameter("as_of", Route.Place.QUERY, "last day looked at",
                Schemas.date());
    }

    private static Route.Parameter value() {
        return number("value", "value of the portfolio, USD", Double.MIN_NORMAL, MOST_VALUE);
    }

    private static Route.Parameter scaling() {
        return number("scaling", "share of the Kelly stake taken", Double.MIN_NORMAL, 1.0);
    }

    private static Route.Parameter number(String name, String summary, double min, double max) {
        ObjectNode schema = min == Double.MIN_NORMAL
                ? Schemas.number().put("exclusiveMinimum", 0).put("maximum", max)
                : Schemas.number(min, max);
        return new Route.Parameter(name, Route.Place.QUERY, summary, schema);
    }

    private static Route.Parameter symbols(String summary) {
        return new Route.Parameter("symbols", Route.Place.QUERY, summary + ", separated by commas", Schemas.text());
    }

    private static ObjectNode request() {
        ObjectNode payoff = Schemas.object()
                .field("profit", Schemas.number().put("description", "profit of one dollar staked"))
                .field("probability", Schemas.number(0, 1))
                .schema();
        return Schemas.object()
                .with(BeliefFields::addTo)
                .optional("odds", Schemas.number().put("exclusiveMinimum", 0).put("maximum", 1e9))
                .optional("odds_error", Schemas.number(0, 1e9))
                .optional("payoffs", Schemas.listOf(payoff))
                .schema();
    }
}
