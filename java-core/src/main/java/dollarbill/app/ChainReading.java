package dollarbill.app;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityReport;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.signal.FairSmiles;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A chain on its way from file to fair smiles, the same way for signals of today and for those of the past. */
sealed interface ChainReading {
    /** Returns what the quality check found. */
    QualityReport report();

    /**
     * A chain with its fair smiles.
     *
     * @param chain  usable quotes
     * @param fit  the surface fitted to them
     * @param smiles  fair smiles
     * @param expiries  what became of each expiry
     * @param report  what the quality check found
     */
    record Open(
            OptionChain chain,
            SurfaceFit fit,
            FairSmiles smiles,
            List<SymbolReport.Smile> expiries,
            QualityReport report)
            implements
                ChainReading {}

    /**
     * A chain nothing can be said of.
     *
     * @param reason  why
     * @param report  what the quality check found
     */
    record Closed(Reason reason, QualityReport report) implements ChainReading {}

    /**
     * Checks a chain and fits its smiles.
     *
     * @param flatRate  interest rate a year where the quotes do not tell
     */
    static ChainReading of(RawChain raw, double flatRate) {
        return switch (ChainQuality.check(raw, quality(flatRate))) {
            case CheckedChain.Refused refused -> new Closed(refused.reason(), refused.report());
            case CheckedChain.Usable usable -> {
                SurfaceFit fit = SurfaceBuilder.build(usable.chain(), fitting(flatRate));
                yield new Open(usable.chain(), fit, FairSmiles.of(fit), SmileReports.of(fit), usable.report());
            }
        };
    }

    /** Returns which quotes are usable. */
    static QualityRules quality(double flatRate) {
        QualityRules d = QualityRules.DEFAULT;
        return new QualityRules(
                d.widestRelative(), d.widestAbsolute(), d.parityTolerance(), d.neighbourTolerance(), flatRate);
    }

    /** Returns how smiles are fitted. */
    static SurfaceSettings fitting(double flatRate) {
        return SurfaceSettings.DEFAULT.withFlatRate(flatRate);
    }

    /** Returns the report of an underlying as far as it got. */
    default SymbolReport report(RawChain raw, int signals, Map<Reason, Integer> rejected) {
        SymbolReport.ChainFacts facts = new SymbolReport.ChainFacts(
                raw.source(),
                raw.quoteDate(),
                raw.asOf(),
                this instanceof Open open ? OptionalDouble.of(open.chain().spot()) : raw.spot(),
                raw.synthetic());
        SymbolReport.Quality quality = new SymbolReport.Quality(
                report().rows(), report().usable(), new TreeMap<>(report().counts()));
        return new SymbolReport(
                raw.underlying().value(),
                Optional.of(facts),
                quality,
                this instanceof Open open ? open.expiries() : List.of(),
                signals,
                new TreeMap<>(rejected),
                this instanceof Closed closed
                        ? Optional.of(new SymbolReport.Stop(closed.reason(), closed.reason().text()))
                        : Optional.empty(),
                List.of());
    }
}
