/** Heston's model fitted to the quotes of a chain beside its smiles; start from {@code HestonFitter}. */
@NullMarked
package dollarbill.surface.heston;

import org.jspecify.annotations.NullMarked;
