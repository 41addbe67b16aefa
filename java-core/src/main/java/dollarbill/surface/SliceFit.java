package dollarbill.surface;

/**
 * A smile and how it was fitted.
 *
 * @param slice  the smile
 * @param root  letters that open the codes of the contracts it was fitted to
 * @param method  how it came about
 * @param quality  how it lies to their quotes
 */
public record SliceFit(VolSlice slice, String root, FitMethod method, FitQuality quality) {}
