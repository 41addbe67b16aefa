package dollarbill.app;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureChoice;
import dollarbill.structure.StructureFinder;
import dollarbill.surface.SurfaceBuilder;
import java.util.Optional;

/** Finds structures on chains and analyses them: for the command line and for the endpoint. */
public final class StructureService {
    private final double flatRate;

    /**
     * Creates a service.
     *
     * @param flatRate  continuous interest rate a year where the quotes do not tell the discount
     */
    public StructureService(double flatRate) {
        this.flatRate = flatRate;
    }

    /** Returns the service as an engine is configured. */
    public static StructureService of(Engine engine) {
        return new StructureService(engine.configuration().trading().riskFreeRate());
    }

    /** Checks the quotes of a chain and fits its surface; empty with no usable quote. */
    public Optional<FittedChain> fit(RawChain raw) {
        return switch (ChainQuality.check(raw, ChainReading.quality(flatRate))) {
            case CheckedChain.Refused _ -> Optional.empty();
            case CheckedChain.Usable usable -> Optional.of(new FittedChain(
                    usable.chain(),
                    usable.spotImplied(),
                    SurfaceBuilder.build(usable.chain(), ChainReading.fitting(flatRate))));
        };
    }

    /** Analyses a structure on a chain; a chain without usable quotes is refused as empty. */
    public StructureAnswer analyse(RawChain raw, StructureQuestion question) {
        return fit(raw).map(fitted -> analyse(fitted, question))
                .orElseGet(() -> new StructureAnswer.Refused(Reason.CHAIN_EMPTY, raw.source()));
    }

    /** Analyses a structure on a fitted chain. */
    public static StructureAnswer analyse(FittedChain fitted, StructureQuestion question) {
        StructureFinder finder = new StructureFinder(fitted.chain(), fitted.surface());
        return switch (finder.find(question.order())) {
            case StructureChoice.Refused(Reason reason, String detail) -> new StructureAnswer.Refused(reason, detail);
            case StructureChoice.Found found -> {
                StructureAnalysis analysis = StructureAnalysis.of(
                        found, fitted.chain(), fitted.surface(), question.settings());
                yield new StructureAnswer.Analysed(analysis, StructureDocument.of(analysis, fitted, question));
            }
        };
    }
}
