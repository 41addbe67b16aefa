package dollarbill.app;

import dollarbill.market.OptionChain;
import dollarbill.surface.SurfaceFit;

/**
 * The usable quotes of a chain with the surface fitted to them.
 *
 * @param chain  usable quotes
 * @param spotImplied  whether the spot comes from put-call parity because the source has none
 * @param surface  the surface
 */
public record FittedChain(OptionChain chain, boolean spotImplied, SurfaceFit surface) {}
