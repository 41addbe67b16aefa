package dollarbill.app.sizing;

import dollarbill.app.Engine;

/**
 * The services of this package over one engine.
 *
 * @param kelly  stakes
 * @param portfolio  portfolios
 * @param crypto  coins
 */
public record SizingServices(KellyService kelly, PortfolioService portfolio, CryptoService crypto) {
    /** Returns the services of an engine. */
    public static SizingServices of(Engine engine) {
        return new SizingServices(new KellyService(engine), new PortfolioService(engine), new CryptoService(engine));
    }
}
