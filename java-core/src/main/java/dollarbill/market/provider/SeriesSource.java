package dollarbill.market.provider;

import dollarbill.market.DatedSeries;
import java.util.List;
import java.util.Optional;

/** Gives named series of one number a day: volatility indices and macro series. */
public interface SeriesSource {
    /** Returns the names it knows, in order. */
    List<String> seriesNames();

    /** Returns a series; days without a value are left out. */
    Optional<DatedSeries> series(String name);
}
