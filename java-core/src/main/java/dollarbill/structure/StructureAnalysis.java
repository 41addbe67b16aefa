package dollarbill.structure;

import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Everything that is said of a structure on a chain; amounts per share of one unit but where they say dollars.
 *
 * @param model  the structure and its smiles
 * @param quotes  quotes of its options, in their order
 * @param profit  profit at the first expiry
 * @param odds  odds there; empty where the smile belongs to no law
 * @param touches  prices that matter and how likely they are to be reached
 * @param legGreeks  Greeks of each leg in dollars, in the structure's order
 * @param greeks  Greeks of the whole in dollars
 * @param margin  margin in a margin account, in dollars
 * @param cashDeposit  what a cash account puts up, in dollars; empty where it may not hold it
 * @param grid  profit over price, volatility and time
 * @param cautions  what to know before trusting or holding it
 */
public record StructureAnalysis(
        StructureModel model,
        List<OptionQuote> quotes,
        HorizonProfit profit,
        Optional<StructureOdds> odds,
        List<TouchedLevel> touches,
        List<StructureGreeks> legGreeks,
        StructureGreeks greeks,
        MarginRequirement margin,
        OptionalDouble cashDeposit,
        ProfitGrid grid,
        List<Caution> cautions) {
    private static final int GRID_STEPS = 8;
    private static final double GRID_DEVIATIONS = 2.0;
    private static final List<Double> GRID_SHIFTS = List.of(-0.05, 0.0, 0.05);
    private static final int GRID_TIMES = 4;

    public StructureAnalysis {
        quotes = List.copyOf(quotes);
        touches = List.copyOf(touches);
        legGreeks = List.copyOf(legGreeks);
        cautions = List.copyOf(cautions);
    }

    /**
     * How a structure is looked at.
     *
     * @param motion  how smiles move with the price
     * @param rates  margin rates of the underlying
     * @param dividends  dividends that are known to come
     */
    public record Settings(SmileMotion motion, MarginRates rates, List<ExpectedDividend> dividends) {
        /** Each strike keeps its volatility; a stock; no known dividends. */
        public static final Settings DEFAULT = new Settings(
                SmileMotion.STICKY_STRIKE, MarginRates.EQUITY, List.of());

        public Settings {
            dividends = List.copyOf(dividends);
        }
    }

    /** Returns the analysis of a structure found on a chain, whose expiries all have smiles. */
    public static StructureAnalysis of(
            StructureChoice.Found found, OptionChain chain, SurfaceFit surface, Settings settings) {
        Structure structure = found.structure();
        StructureModel model = StructureModel.of(structure, chain, surface, settings.motion())
                .orElseThrow(() -> new IllegalArgumentException("an expiry of " + structure.expiries()
                        + " has no smile"));
        HorizonProfit profit = HorizonProfit.of(model);
        Optional<StructureOdds> odds = StructureOdds.of(model, profit);
        List<Caution> cautions = new ArrayList<>(
                HoldingCautions.of(model, chain, found.quotes(), settings.dividends()));
        if (odds.isEmpty()) {
            cautions.add(new Caution(Reason.BELIEF_NO_LAW, Optional.of(structure.firstExpiry()),
                    "odds of the first expiry"));
        }
        surface.surface()
                .cautions()
                .stream()
                .filter(c -> c.expiry().isEmpty() || structure.expiries().contains(c.expiry().get()))
                .forEach(cautions::add);
        return new StructureAnalysis(
                model,
                found.quotes(),
                profit,
                odds,
                TouchedLevel.of(model, profit),
                StructureGreeks.legs(model),
                StructureGreeks.of(model),
                RegTMargin.of(structure, chain.spot(), chain.quoteDate(), settings.rates()),
                RegTMargin.cashAccount(structure.legs(), chain.spot()),
                grid(model, chain.quoteDate()),
                cautions);
    }

    private static ProfitGrid grid(StructureModel model, LocalDate today) {
        VolSlice first = model.first();
        double deviation = Math.sqrt(first.totalVariance(0.0));
        List<Double> prices = new ArrayList<>();
        for (int i = 0; i <= GRID_STEPS; i++) {
            double deviations = GRID_DEVIATIONS * (2.0 * i / GRID_STEPS - 1.0);
            prices.add(Math.rint(100.0 * model.spot() * Math.exp(deviations * deviation)) / 100.0);
        }
        int days = Math.toIntExact(ChronoUnit.DAYS.between(today, first.expiry()));
        TreeSet<Integer> times = new TreeSet<>();
        for (int i = 0; i <= GRID_TIMES; i++) {
            times.add(Math.round((float) days * i / GRID_TIMES));
        }
        return ProfitGrid.of(model, prices, GRID_SHIFTS, List.copyOf(times));
    }

    /** Returns the structure. */
    public Structure structure() {
        return model.structure();
    }

    /** Returns what one unit would cost half way between bid and ask. */
    public double midDebit() {
        double sum = 0.0;
        int option = 0;
        for (Leg leg : structure().legs()) {
            sum += leg.units() * (leg instanceof OptionLeg ? quotes.get(option++).mid() : leg.price());
        }
        return sum;
    }
}
