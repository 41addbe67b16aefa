package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.StructureAnswer;
import dollarbill.app.config.TradingConfig;
import dollarbill.app.sizing.KellyDocument.Asset;
import dollarbill.app.sizing.KellyDocument.Basis;
import dollarbill.app.sizing.KellyQuestion.Bet;
import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.app.sizing.KellyQuestion.Past;
import dollarbill.app.sizing.KellyQuestion.Payoffs;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.provider.DataDirectory;
import dollarbill.sizing.Kelly;
import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.ReturnOdds;
import dollarbill.sizing.SizingLimits;
import dollarbill.sizing.StakeRequest;
import dollarbill.sizing.StakeSizer;
import dollarbill.sizing.WinProbability;
import dollarbill.sizing.growth.GrowthOptimum;
import dollarbill.sizing.growth.PayoffKelly;
import dollarbill.sizing.growth.PayoffLaw;
import dollarbill.structure.Extreme;
import dollarbill.structure.Leg;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.PiecewiseLinear;
import dollarbill.structure.ShareLeg;
import dollarbill.structure.SmileLaw;
import dollarbill.structure.Structure;
import dollarbill.structure.StructureAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers how much of a portfolio to stake: on a bet, on any distribution of outcomes, on an asset by its past. */
public final class KellyService {
    private static final int CELLS = 256;

    private final Engine engine;

    /** Creates a service of an engine. */
    public KellyService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Returns the stake.
     *
     * @throws DataFault  if a question for an asset finds no prices of it
     */
    public KellyDocument answer(KellyQuestion question, Money money) {
        SizingLimits limits = limits(money);
        return switch (question) {
            case Bet bet -> bet(bet, limits);
            case Payoffs payoffs -> payoffs(payoffs, limits);
            case Past past -> past(past, limits);
        };
    }

    /** Returns the configured limits with other money. */
    SizingLimits limits(Money money) {
        TradingConfig trading = engine.configuration().trading();
        SizingLimits defaults = SizingLimits.defaults();
        return new SizingLimits(
                money.value().orElse(trading.portfolioValue()),
                trading.maxPerPosition(),
                trading.maxPositions(),
                trading.minAllocation(),
                money.scaling().orElse(trading.scaling()),
                defaults.sampleSizeHalf(),
                defaults.unmeasuredFactor(),
                defaults.minConfidence(),
                defaults.multiplier());
    }

    private static KellyDocument bet(Bet bet, SizingLimits limits) {
        double p = bet.probability().value();
        double raw = Kelly.binary(p, bet.odds());
        OptionalDouble error = error(bet.probability());
        List<Shrinkage> evidence = new ArrayList<>();
        if (raw > 0.0 && (error.isPresent() || bet.oddsError() > 0.0)) {
            evidence.add(uncertain(
                    Kelly.uncertaintyFactor(p, bet.odds(), error.orElse(0.0), bet.oddsError()),
                    error.orElse(0.0), bet.oddsError()));
        }
        boolean certain = !(raw < 1.0);
        KellyDocument.Odds odds = new KellyDocument.Odds(p, bet.odds(), KellyDocument.boxed(error),
                bet.oddsError() > 0.0 ? (Double) bet.oddsError() : null,
                raw > 0.0 && !certain ? (Double) Kelly.logGrowth(p, bet.odds(), raw) : null, null);
        return KellyDocument.of(Basis.BET, null, odds, null, limits,
                StakeSizer.size(request(raw, evidence, 1.0, limits, OptionalDouble.empty()), limits));
    }

    private static KellyDocument payoffs(Payoffs question, SizingLimits limits) {
        PayoffLaw law = question.probability()
                .map(p -> question.law().withProfitProbability(p.value()))
                .orElse(question.law());
        double most = law.worst() < 0.0 ? Double.POSITIVE_INFINITY : 1.0;
        return growth(Basis.PAYOFFS, law, question.probability(), most, OptionalDouble.empty(), limits);
    }

    /**
     * Returns the stake in an analysed structure over its whole law of profits after commissions: the law of the smile, with a believed
     * probability of a profit in place of its own. A lot is one unit; it ties up the most that it can lose.
     */
    public KellyDocument structure(StructureAnalysis analysis, StructureBelief belief) {
        SizingLimits limits = limits(belief.money());
        PiecewiseLinear profit = analysis.profit().line().plus(-fees(analysis.structure()));
        if (!(profit.negated().maximum() instanceof Extreme.Limited(double loss))) {
            return KellyDocument.undefined(Basis.STRUCTURE, null, limits, Reason.STRUCTURE_UNLIMITED_LOSS,
                    "every stake can be ruined");
        }
        Optional<SmileLaw> smile = analysis.model().law();
        if (smile.isEmpty()) {
            return KellyDocument.undefined(Basis.STRUCTURE, null, limits, Reason.BELIEF_NO_LAW,
                    "smile of " + analysis.structure().firstExpiry());
        }
        if (!(loss > 0.0)) {
            return KellyDocument.undefined(Basis.STRUCTURE, null, limits, Reason.KELLY_UNDEFINED, "it cannot lose");
        }
        PayoffLaw law = PayoffLaw.of(profit, loss, smile.get(), CELLS);
        if (!(law.profitProbability() > 0.0)) {
            return KellyDocument.undefined(Basis.STRUCTURE, null, limits, Reason.STRUCTURE_NO_PROFIT,
                    "after commissions no price brings one");
        }
        return growth(Basis.STRUCTURE, law.withProfitProbability(belief.probability().value()),
                Optional.of(belief.probability()), Double.POSITIVE_INFINITY,
                OptionalDouble.of(Leg.CONTRACT_SHARES * loss), limits);
    }

    /** Returns the document of an analysis, with the stake where something is believed of the structure. */
    public ObjectNode document(StructureAnswer.Analysed analysed, Optional<StructureBelief> belief) {
        ObjectNode document = analysed.document();
        belief.ifPresent(told -> document.set("stake", SizingJson.tree(structure(analysed.analysis(), told))));
        return document;
    }

    /** Returns the commissions of entry and exit per share of one unit. */
    private double fees(Structure structure) {
        TradingConfig.Costs costs = engine.configuration().trading().costs();
        double dollars = 0.0;
        for (Leg leg : structure.legs()) {
            dollars += switch (leg) {
                case OptionLeg option -> Math.abs(option.quantity()) * costs.commissionPerContract();
                case ShareLeg shares -> Math.abs(shares.shares()) * costs.commissionPerShare();
            };
        }
        return 2.0 * dollars / Leg.CONTRACT_SHARES;
    }

    private static KellyDocument growth(
            Basis basis,
            PayoffLaw law,
            Optional<WinProbability> probability,
            double most,
            OptionalDouble lot,
            SizingLimits limits) {
        GrowthOptimum best = PayoffKelly.optimum(law, most);
        List<Shrinkage> evidence = new ArrayList<>();
        probability.map(KellyService::error).filter(OptionalDouble::isPresent).ifPresent(error -> {
            if (best.fraction() > 0.0) {
                double stakeError = PayoffKelly.standardError(law, best, error.getAsDouble());
                evidence.add(new Shrinkage(ShrinkageName.ESTIMATION_UNCERTAINTY,
                        Kelly.shrinkage(best.fraction(), stakeError),
                        String.format(Locale.ROOT, "standard error %.4f of the probability, %.4f of the stake",
                                error.getAsDouble(), stakeError)));
            }
        });
        KellyDocument.Growth growth = new KellyDocument.Growth(
                best.fraction(), null, best.growth(), best.bound(), null);
        return KellyDocument.of(basis, null, null, growth, limits,
                StakeSizer.size(request(best.fraction(), evidence, 1.0, limits, lot), limits));
    }

    /** Returns the stake in an asset by its newest returns. */
    KellyDocument stake(AssetHistory history, int lookback, Money money) {
        return past(history, lookback, limits(money));
    }

    private KellyDocument past(Past past, SizingLimits limits) {
        AssetHistory history = AssetHistory.read(
                DataDirectory.open(engine.options().dataDir()), past.symbol(), past.upTo());
        return past(history, past.lookback().orElse(engine.configuration().trading().lookbackDays()), limits);
    }

    private KellyDocument past(AssetHistory history, int lookback, SizingLimits limits) {
        double[] returns = history.returns(lookback);
        Asset asset = new Asset(history.symbol().value(), history.kind(), history.lastDate().toString(),
                history.price(), history.priceAdjusted(), history.synthetic(), lookback);
        return switch (ReturnOdds.of(returns)) {
            case ReturnOdds.Unknown unknown -> KellyDocument.undefined(
                    Basis.RETURNS, asset, limits, unknown.reason(), unknown.detail());
            case ReturnOdds.Known odds -> past(asset, history.kind(), odds, returns, limits);
        };
    }

    private KellyDocument past(
            Asset asset, AssetHistory.Kind kind, ReturnOdds.Known odds, double[] returns, SizingLimits limits) {
        PastStake stake = PastStake.of(odds, returns, perDay(kind));
        double raw = stake.raw();
        KellyDocument.Sample sample = new KellyDocument.Sample(
                odds.returns(), odds.wins(), odds.losses(), odds.averageGain(), odds.averageLoss());
        KellyDocument.Odds shown = new KellyDocument.Odds(odds.winProbability(), odds.netOdds(),
                odds.probabilityError(), odds.oddsError(),
                raw > 0.0 ? (Double) Kelly.logGrowth(odds.winProbability(), odds.netOdds(), raw) : null, sample);
        GrowthOptimum best = stake.best();
        KellyDocument.Growth growth = new KellyDocument.Growth(best.fraction(),
                best.fraction() > 0.0 ? (Double) best.standardError(returns.length) : null, best.growth(),
                best.bound(), stake.overRate().fraction());
        OptionalDouble lot = kind == AssetHistory.Kind.SHARE ? OptionalDouble.of(asset.price())
                : OptionalDouble.empty();
        return KellyDocument.of(Basis.RETURNS, asset, shown, growth, limits,
                StakeSizer.size(request(raw, stake.evidence(), odds.averageLoss(), limits, lot), limits));
    }

    /** Returns the risk-free return of one day. */
    double perDay(AssetHistory.Kind kind) {
        return Math.expm1(engine.configuration().trading().riskFreeRate() / kind.daysPerYear());
    }

    private static StakeRequest request(
            double raw, List<Shrinkage> evidence, double averageLoss, SizingLimits limits, OptionalDouble lot) {
        return new StakeRequest(raw, evidence, averageLoss, limits.portfolioValue(), 0, lot);
    }

    private static OptionalDouble error(WinProbability p) {
        if (p.interval90().isPresent()) {
            return OptionalDouble.of(p.interval90().get().standardError());
        }
        return p.sampleSize().isPresent()
                ? OptionalDouble.of(samplingError(p.value(), (double) p.sampleSize().getAsLong()))
                : OptionalDouble.empty();
    }

    /**
     * Returns the standard error of a share {@code p} among {@code n} observations: {@code sqrt(p (1-p)/n)}, and at least the deviation of
     * the posterior under a uniform prior, so that a sample without a loss is not taken for certainty.
     */
    private static double samplingError(double p, double n) {
        double mean = (n * p + 1.0) / (n + 2.0);
        return Math.sqrt(Math.max(p * (1.0 - p) / n, mean * (1.0 - mean) / (n + 3.0)));
    }

    private static Shrinkage uncertain(double factor, double probabilityError, double oddsError) {
        return new Shrinkage(ShrinkageName.ESTIMATION_UNCERTAINTY, factor,
                String.format(Locale.ROOT, "standard error %.4f of the probability, %.4f of the odds",
                        probabilityError, oddsError));
    }
}
