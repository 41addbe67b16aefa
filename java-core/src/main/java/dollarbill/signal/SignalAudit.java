package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.risk.GuardDecision;
import dollarbill.sizing.BelievedOdds;
import dollarbill.sizing.CapitalAtRisk;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.KellyRecord;
import dollarbill.sizing.OptionPosition;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.PositionSizer;
import dollarbill.sizing.Side;
import dollarbill.sizing.SizingLimits;
import dollarbill.sizing.SizingRequest;
import dollarbill.sizing.TerminalLaw;
import dollarbill.sizing.WinProbability;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Computes every number of a signal document again, from the document alone. */
public final class SignalAudit {
    private static final String WHOLE = "committed fraction, capped, times portfolio over capital per contract, rounded down";

    private final SignalDocument d;
    private final SignalDocument.Quote q;
    private final SignalDocument.Valuation v;
    private final Confidence confidence;
    private final SignalOdds bothOdds;
    private final SignalBelief belief;
    private final AuditTrail trail = new AuditTrail();

    private SignalAudit(SignalDocument document) {
        this.d = document;
        this.q = document.quote();
        this.v = document.valuation();
        this.confidence = stated(document.confidence());
        this.bothOdds = recomputedOdds();
        this.belief = SignalBelief.of(bothOdds, confidence);
    }

    /** Returns the steps from quote to size, in order. */
    public static List<AuditStep> recompute(SignalDocument document) {
        SignalAudit audit = new SignalAudit(document);
        audit.quote();
        audit.models();
        audit.value();
        audit.greeks();
        audit.edge();
        audit.secondOpinion();
        FeatureAudit.steps(document, audit.trail);
        audit.odds();
        audit.size();
        audit.verdict();
        return audit.trail.steps();
    }

    private void quote() {
        trail.number("mid", "(bid + ask) / 2", q.mid(), 0.5 * (q.bid() + q.ask()), "bid", q.bid(), "ask", q.ask());
        trail.number("spread_percent", "100 (ask - bid) / mid", q.spreadPercent(),
                100.0 * (q.ask() - q.bid()) / q.mid(), "bid", q.bid(), "ask", q.ask(), "mid", q.mid());
        trail.number("days_to_expiry", "calendar days from quote date to expiry", (double) q.daysToExpiry(),
                (double) ChronoUnit.DAYS.between(LocalDate.parse(d.quoteDate()), LocalDate.parse(d.expiry())));
    }

    private void models() {
        SmileSlice.Svi svi = v.svi();
        trail.number("smile_value", "Black's formula at sqrt(w / years), w = a + b (rho (k - m) + sqrt((k - m)^2 + "
                + "sigma^2)), k = ln(strike / forward)", v.smileValue(),
                BlackScholes.price(d.optionType(), v.forward(), d.strike(), v.discount(), smileVol(), v.years()), "a",
                svi.a(), "b", svi.b(), "rho", svi.rho(), "m", svi.m(), "sigma", svi.sigma(), "strike", d.strike(),
                "forward", v.forward(), "discount", v.discount(), "years", v.years());
        SignalDocument.Heston h = v.heston();
        if (h != null) {
            heston(h);
        }
        trail.word("fair_value_source", "Heston where each miss is within the bound, else the smile",
                v.fairValueSource(), source());
    }

    private void heston(SignalDocument.Heston h) {
        trail.word("heston_method", "Lewis's integral, or the first method that takes the model where that refuses",
                h.method(),
                HestonMethod.of(hestonPrices(h)));
        trail.number("heston_value", "Heston's model of the whole chain", h.value(), hestonValue(h).value(), "v0",
                h.v0(), "kappa", h.kappa(), "theta", h.theta(), "sigma", h.sigma(), "rho", h.rho(), "forward",
                v.forward(), "discount", v.discount(), "years", v.years());
    }

    private FairSource source() {
        SignalDocument.Heston h = v.heston();
        return h != null && quote(h).isWithin(v.hestonMaxMiss()) && quote(h).vol().isPresent()
                ? FairSource.HESTON
                : FairSource.SMILE;
    }

    private HestonQuote quote(SignalDocument.Heston h) {
        HestonValue value = hestonValue(h);
        Double around = h.strikeMiss();
        return new HestonQuote(parameters(h), h.method(), h.chainMiss(), h.expiryMiss(),
                around == null ? OptionalDouble.empty() : OptionalDouble.of(around), value.value(), value.vol());
    }

    private static HestonParameters parameters(SignalDocument.Heston h) {
        return new HestonParameters(h.v0(), h.kappa(), h.theta(), h.sigma(), h.rho());
    }

    private HestonPrices hestonPrices(SignalDocument.Heston h) {
        return HestonMethod.prices(parameters(h), v.years());
    }

    private HestonValue hestonValue(SignalDocument.Heston h) {
        return HestonValue.of(hestonPrices(h), d.optionType(), d.strike(), v.forward(), v.discount(), v.years());
    }

    private double smileVol() {
        return Math.sqrt(v.svi().totalVariance(Math.log(d.strike() / v.forward())) / v.years());
    }

    private void value() {
        SignalDocument.Heston h = v.fairValueSource() == FairSource.HESTON ? v.heston() : null;
        if (h == null) {
            trail.number("fair_vol_percent", "100 sqrt(w / years) of the smile", v.fairVolPercent(),
                    100.0 * smileVol(), "forward", v.forward(), "years", v.years());
        } else {
            OptionalDouble vol = hestonValue(h).vol();
            trail.number("fair_vol_percent", "volatility at which Black's formula gives Heston's value",
                    v.fairVolPercent(), vol.isPresent() ? (Double) (100.0 * vol.getAsDouble()) : null, "heston_value",
                    h.value());
        }
        trail.number("model_value", "the value traded on", v.modelValue(),
                h == null ? v.smileValue() : h.value(), "smile_value", v.smileValue());
        IvResult implied = ImpliedVolatility.solve(d.optionType(), q.mid(), v.forward(), d.strike(), v.discount(),
                v.years());
        Double percent = implied instanceof IvResult.Found found ? (Double) (100.0 * found.volatility()) : null;
        trail.number("implied_vol_percent", "volatility at which Black's formula gives the mid", v.impliedVolPercent(),
                percent, "mid", q.mid(), "forward", v.forward(), "discount", v.discount(), "years", v.years());
        if (implied instanceof IvResult.Missing missing) {
            trail.word("implied_vol_reason", "why the mid has none", v.impliedVolReason(), missing.reason());
        }
        trail.number("iv_residual_points", "implied less fair volatility", v.ivResidualPoints(),
                percent == null ? null : (Double) (percent - v.fairVolPercent()), "fair_vol_percent",
                v.fairVolPercent());
    }

    private void greeks() {
        double rate = -Math.log(v.discount()) / v.years();
        double yield = rate - Math.log(v.forward() / q.spot()) / v.years();
        BlackGreeks g = BlackScholes.evaluate(d.optionType(), q.spot(), d.strike(), v.years(), rate, yield, fairVol());
        String at = " at the fair volatility, with rate = -ln(discount) / years and yield = rate - ln(forward / spot) / years";
        trail.number("delta", "dV/dS" + at, d.delta(), g.delta(), "spot", q.spot(), "rate", rate, "yield", yield);
        trail.number("gamma", "d2V/dS2", d.gamma(), g.gamma(), "spot", q.spot(), "rate", rate, "yield", yield);
        trail.number("vega", "dV/dvol for one vol point", d.vega(), g.vegaPerVolPoint(), "spot", q.spot());
        trail.number("theta", "dV/dt for one calendar day", d.theta(), g.thetaPerCalendarDay(), "spot", q.spot());
    }

    private void edge() {
        SignalDocument.Costs c = d.costs();
        double cost = c.commissionPerContract() / c.multiplier();
        trail.number("cost_per_share", "commission per contract / multiplier", c.costPerShare(), cost,
                "commission_per_contract", c.commissionPerContract(), "multiplier", c.multiplier());
        double price = d.side() == Side.BUY ? q.ask() : q.bid();
        trail.number("trade_price", "the ask bought, the bid sold", c.tradePrice(), price, "bid", q.bid(), "ask",
                q.ask());
        double edge = d.side().sign() * (v.modelValue() - price) - cost;
        trail.number("edge_per_share", "value less ask (bought) or bid less value (sold), less cost", c.edgePerShare(),
                edge, "model_value", v.modelValue(), "trade_price", price, "cost_per_share", cost);
        trail.number("edge_percent", "100 edge / mid", d.edgePercent(), 100.0 * edge / q.mid(), "edge_per_share", edge,
                "mid", q.mid());
    }

    private void secondOpinion() {
        SignalDocument.SecondValue second = d.secondOpinion();
        SignalDocument.Heston h = v.heston();
        boolean smileTraded = v.fairValueSource() == FairSource.SMILE;
        trail.word("second_opinion", "the model not traded on", second.model(),
                smileTraded ? FairSource.HESTON : FairSource.SMILE);
        Double value = smileTraded ? (h == null ? null : (Double) h.value()) : (Double) v.smileValue();
        trail.number("second_opinion_value", "the value by that model", second.modelValue(), value);
        Double edge = value == null
                ? null
                : (Double) SecondOpinion.edge(d.side(), value, d.costs().tradePrice(), d.costs().costPerShare());
        trail.number("second_opinion_edge", "the edge by that value", second.edgePerShare(), edge, "trade_price",
                d.costs().tradePrice(), "cost_per_share", d.costs().costPerShare());
        trail.word("second_opinion_verdict", "why it has no say, or that it leaves no edge", second.reason(),
                smileTraded ? v.fairValueReason() : edge != null && edge > 0.0 ? null : Reason.MODELS_DISAGREE);
    }

    private void odds() {
        odds("", "fair", d.odds(), bothOdds.fair());
        odds("quoted_", "quote's own", d.quotedOdds(), bothOdds.quoted());
        believed();
    }

    private void odds(String prefix, String whose, SignalDocument.Odds stated, PayoffOdds recomputed) {
        switch (recomputed) {
            case PayoffOdds.Unknown unknown ->
                trail.word(prefix + "odds", "why they are not defined", stated.reason(), unknown.reason());
            case PayoffOdds.Known k -> known(prefix, whose, stated, k);
        }
    }

    private void known(String prefix, String whose, SignalDocument.Odds stated, PayoffOdds.Known k) {
        trail.word(prefix + "exit", "at expiry where that is not after the holding days, else at the horizon",
                stated.kind(), k.kind());
        trail.number(prefix + "horizon_years", "holding days / 365, or the years to an expiry that comes first",
                stated.horizonYears(), k.horizonYears(), "holding_days", stated.holdingDays(), "days_to_expiry",
                q.daysToExpiry(), "years", v.years());
        String law = "commissions both ways, lognormal with the forward as mean and the " + whose + " volatility";
        String event = k.kind() == PayoffOdds.Kind.AT_EXPIRY
                ? " at the payoff of expiry, " + law
                : " when closed at the horizon at Black's value at the " + whose
                        + " volatility less (bought) or plus (sold)"
                        + " half of today's spread, " + law;
        trail.number(prefix + "break_even", "price of the underlying without profit or loss" + event,
                stated.breakEven(), k.breakEven(), "trade_price", d.costs().tradePrice(), "spread",
                q.ask() - q.bid(), "cost_per_share", d.costs().costPerShare());
        trail.number(prefix + "probability_of_profit", "weight on the profitable side of the break-even price" + event,
                stated.probabilityOfProfit(), k.probabilityOfProfit(), "break_even", k.breakEven());
        trail.number(prefix + "expected_gain", "expected profit given a profit, worth of today," + event,
                stated.expectedGain(), k.expectedGain());
        trail.number(prefix + "expected_loss", "expected loss given a loss, worth of today," + event,
                stated.expectedLoss(), k.expectedLoss());
        trail.number(prefix + "net_odds", "expected gain / expected loss", stated.netOdds(), k.netOdds(),
                "expected_gain", k.expectedGain(), "expected_loss", k.expectedLoss());
    }

    private void believed() {
        SignalDocument.Believed stated = d.believed();
        if (!(belief instanceof SignalBelief.Weighed(BelievedOdds odds, WinProbability probability))) {
            trail.word("believed", "nothing to weigh the odds by", stated, null);
            return;
        }
        String by = d.mlConfidence() == null
                ? "as under the fair volatility: no model answers"
                : "fair and quoted, weighed by the confidence q: q fair + (1 - q) quoted";
        trail.number("believed_probability_of_profit", by,
                stated == null ? null : (Double) stated.probabilityOfProfit(),
                odds.probabilityOfProfit());
        trail.number("believed_low", by + ", at the lower end of q", stated == null ? null : stated.low(),
                probability.interval90().map(WinProbability.Interval::low).orElse(null));
        trail.number("believed_high", by + ", at the upper end of q", stated == null ? null : stated.high(),
                probability.interval90().map(WinProbability.Interval::high).orElse(null));
        trail.number("believed_expected_gain", by + ", times their probabilities",
                stated == null ? null : (Double) stated.expectedGain(),
                odds.expectedGain());
        trail.number("believed_expected_loss", by + ", times their probabilities",
                stated == null ? null : (Double) stated.expectedLoss(),
                odds.expectedLoss());
        trail.number("believed_net_odds", "expected gain / expected loss",
                stated == null ? null : (Double) stated.netOdds(),
                odds.netOdds());
        boolean sized = !d.secondOpinion().refuses();
        trail.number("expected_loss_per_contract", "multiplier times expected loss: what a Kelly fraction stakes",
                d.sizing().expectedLossPerContract(), sized ? (Double) loss(odds) : null, "expected_loss",
                odds.expectedLoss());
        trail.number("capital_per_contract", "multiplier times the larger of price (bought) or margin (sold) plus "
                + "commissions both ways, and expected loss", d.sizing().capitalPerContract(),
                sized ? (Double) capital(odds) : null, "expected_loss", odds.expectedLoss());
    }

    private double loss(BelievedOdds odds) {
        return d.costs().multiplier() * odds.expectedLoss();
    }

    private double capital(BelievedOdds odds) {
        return CapitalAtRisk.perContract(position(), q.spot(), odds.expectedLoss(), d.costs().multiplier());
    }

    private void size() {
        SignalDocument.Size s = d.sizing();
        if (!(belief instanceof SignalBelief.Weighed(BelievedOdds odds, WinProbability probability))) {
            trail.number("contracts", "none without odds to go by", (double) s.contracts(), 0.0);
            return;
        }
        if (d.secondOpinion().refuses()) {
            trail.number("contracts", "none where the second model leaves no edge", (double) s.contracts(), 0.0);
            trail.word("sizing reason", "why there are no contracts", s.reason(), Reason.MODELS_DISAGREE);
            return;
        }
        KellyRecord r = PositionSizer.size(
                new SizingRequest(probability, confidence.ofEdge(), odds.netOdds(), loss(odds), capital(odds),
                        s.cashLeft(),
                        s.openPositions()),
                limits(s.limits())).record();
        trail.number("raw_fraction", "share lost in a loss: (b p - (1 - p)) / b", s.rawFraction(),
                boxed(r.rawFraction()), "p",
                probability.value(), "b", odds.netOdds());
        trail.word("shrinkages", "factors that apply",
                s.shrinkages().stream().map(SignalDocument.Factor::name).toList(),
                r.shrinkages().stream().map(KellyRecord.Shrinkage::name).toList());
        for (int i = 0; i < Math.min(s.shrinkages().size(), r.shrinkages().size()); i++) {
            trail.number("shrinkage " + r.shrinkages().get(i).name(), r.shrinkages().get(i).why(),
                    s.shrinkages().get(i).factor(), r.shrinkages().get(i).factor());
        }
        trail.number("shrunk_fraction", "raw fraction times every factor", s.shrunkFraction(),
                boxed(r.shrunkFraction()));
        trail.number("committed_fraction", "shrunk fraction times capital over expected loss per contract",
                s.committedFraction(), boxed(r.committedFraction()), "capital_per_contract", capital(odds),
                "expected_loss_per_contract", loss(odds));
        for (int i = 0; i < Math.min(s.caps().size(), r.caps().size()); i++) {
            trail.number("cap " + r.caps().get(i).name(), r.caps().get(i).why(), s.caps().get(i).limit(),
                    r.caps().get(i).limit());
        }
        if (s.guard() == null) {
            trail.word("bound_by", "the cap that decided", s.boundBy(), r.boundBy().orElse(null));
            trail.number("contracts", WHOLE, (double) s.contracts(), (double) r.contracts(), "portfolio_value",
                    s.limits().portfolioValue());
            trail.number("allocation", "contracts times capital per contract", s.allocation(), r.allocation());
            trail.number("final_fraction", "allocation / portfolio", s.finalFraction(), r.finalFraction());
            trail.word("sizing reason", "why there are no contracts", s.reason(), r.reason().orElse(null));
        } else {
            guarded(s, s.guard(), r, capital(odds));
        }
    }

    private void guarded(SignalDocument.Size s, SignalDocument.Guard guard, KellyRecord r, double capital) {
        trail.number("contracts before the guard", WHOLE, (double) guard.asked(), (double) r.contracts(),
                "portfolio_value", s.limits().portfolioValue());
        GuardDecision decision = GuardedSize.book(guard).decide(GuardedBook.trade(d, guard.asked()));
        boolean all = decision instanceof GuardDecision.Allowed;
        trail.word("guard", "the limit of the book that leaves fewest contracts", guard.boundBy(), switch (decision) {
            case GuardDecision.Allowed _ -> null;
            case GuardDecision.Reduced few -> few.bound();
            case GuardDecision.Refused none -> none.bound();
        });
        trail.word("bound_by", "the cap that decided", s.boundBy(),
                all ? r.boundBy().orElse(null) : KellyRecord.CapName.GUARD);
        trail.number("contracts", "as many as every limit of the book allows", (double) s.contracts(),
                (double) decision.units(), "delta", guard.delta(), "gamma", guard.gamma(), "vega", guard.vega(),
                "positions", guard.positions());
        trail.number("allocation", "contracts times capital per contract", s.allocation(),
                decision.units() * capital);
        trail.number("final_fraction", "allocation / portfolio", s.finalFraction(),
                decision.units() * capital / s.limits().portfolioValue());
        trail.word("sizing reason", "why there are no contracts", s.reason(),
                decision.units() == 0 ? Reason.GUARD_LIMIT : null);
    }

    private void verdict() {
        trail.number("ml_confidence", "the model's probability that the edge comes in", d.mlConfidence(),
                d.confidence().probability());
        Double score = belief instanceof SignalBelief.Weighed(BelievedOdds odds, WinProbability _)
                ? (Double) (odds.expectedPnl() * d.costs().multiplier() / capital(odds))
                : null;
        trail.number("risk_adjusted_score", "believed (p gain - (1 - p) loss) multiplier / capital per contract",
                d.riskAdjustedScore(), score);
        OptionalDouble edge = confidence.ofEdge();
        trail.word("ml_recommendation", "by the thresholds, at most HOLD where no profit is expected",
                d.mlRecommendation(),
                edge.isPresent()
                        ? Recommendation.of(edge.getAsDouble(), score == null ? 0.0 : score, d.thresholds())
                        : null);
    }

    private double fairVol() {
        return v.fairVolPercent() / 100.0;
    }

    private OptionPosition position() {
        double price = d.side() == Side.BUY ? q.ask() : q.bid();
        return new OptionPosition(d.side(), d.optionType(), d.strike(), price,
                d.costs().commissionPerContract() / d.costs().multiplier());
    }

    private SignalOdds recomputedOdds() {
        Double implied = v.impliedVolPercent();
        return new SignalOdds(
                odds(fairVol()),
                implied != null
                        ? odds(implied / 100.0)
                        : new PayoffOdds.Unknown(
                                v.impliedVolReason() == null ? Reason.KELLY_UNDEFINED : v.impliedVolReason(),
                                "the mid has no implied volatility"));
    }

    private PayoffOdds odds(double volatility) {
        return PayoffOdds.of(position(),
                new TerminalLaw(q.spot(), v.forward(), v.discount(), v.years(), volatility),
                new HoldingRule(d.odds().holdingDays()).exit(q.daysToExpiry(), v.years(), q.ask() - q.bid()));
    }

    private static Confidence stated(SignalDocument.Belief b) {
        String reason = String.valueOf(b.reason());
        String detail = String.valueOf(b.detail());
        Long rows = b.trainingRows();
        return switch (b.source()) {
            case MODEL -> b.probability() == null || b.low() == null || b.high() == null
                    ? new Confidence.Unavailable(reason, detail)
                    : new Confidence.FromModel(
                            String.valueOf(b.model()), b.generation() == null ? 0L : b.generation(),
                            String.valueOf(b.cache()),
                            b.probability(), b.low(), b.high(),
                            rows == null ? OptionalLong.empty() : OptionalLong.of(rows));
            case FALLBACK -> new Confidence.FromFallback(reason, detail);
            case NONE -> new Confidence.Unavailable(reason, detail);
        };
    }

    private SizingLimits limits(SignalDocument.Limits l) {
        return new SizingLimits(l.portfolioValue(), l.maxPositionShare(), l.maxPositions(), l.minAllocation(),
                l.kellyFraction(), l.sampleSizeHalf(), l.unmeasuredFactor(), l.minConfidence(),
                d.costs().multiplier());
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
