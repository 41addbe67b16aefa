/** Volatility surface of a chain: forwards, implied vols, SVI smiles and their arbitrage checks; start from {@code SurfaceBuilder}. */
@NullMarked
package dollarbill.surface;

import org.jspecify.annotations.NullMarked;
