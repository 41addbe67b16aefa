package dollarbill.app;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.ArbitrageReport;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.heston.HestonFitSettings;
import dollarbill.surface.heston.HestonFitter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Turns the chain of a file or of a data folder into a surface: quality check, implied vols, smiles. */
public final class SurfaceService {
    private final double flatRate;

    /**
     * Creates a service.
     *
     * @param flatRate  continuous interest rate a year where the quotes do not tell the discount
     */
    public SurfaceService(double flatRate) {
        this.flatRate = flatRate;
    }

    /** Returns the service as an engine is configured. */
    public static SurfaceService of(Engine engine) {
        return new SurfaceService(engine.configuration().trading().riskFreeRate());
    }

    /**
     * Reads the chain of one file.
     *
     * @throws dollarbill.market.DataFault  if the file's name or content is not a chain's
     */
    public SurfaceReading file(Path file) {
        return read(DataDirectory.chain(file));
    }

    /** Reads the last chain of an underlying at or before a day; absent where there is none. */
    public Optional<SurfaceReading> latest(DataDirectory data, Symbol symbol, LocalDate day) {
        return data.latestChain(symbol, day).map(this::read);
    }

    /** Fits the surface of a chain. */
    public SurfaceReading read(RawChain raw) {
        return switch (check(raw)) {
            case CheckedChain.Refused refused ->
                new SurfaceReading.Refused(raw, refused.reason(), refused.report());
            case CheckedChain.Usable usable -> fitted(raw, usable);
        };
    }

    /** Returns the usable quotes of a chain. */
    public CheckedChain check(RawChain raw) {
        return ChainQuality.check(raw, ChainReading.quality(flatRate));
    }

    /** Fits the smiles of usable quotes, without looking for arbitrage and without Heston's model. */
    public SurfaceFit smiles(OptionChain chain) {
        return SurfaceBuilder.build(chain, ChainReading.fitting(flatRate));
    }

    private SurfaceReading.Fitted fitted(RawChain raw, CheckedChain.Usable usable) {
        SurfaceFit fit = smiles(usable.chain());
        return new SurfaceReading.Fitted(
                raw,
                usable.chain(),
                usable.spotImplied(),
                fit,
                usable.report(),
                ArbitrageReport.of(raw, fit),
                HestonFitter.fit(fit, HestonFitSettings.DEFAULT));
    }
}
