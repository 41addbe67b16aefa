package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.app.config.TradingConfig.Providers;
import dollarbill.market.provider.live.BaseUrls;
import dollarbill.market.provider.live.DataItem;
import dollarbill.market.provider.live.LiveKeys;
import dollarbill.market.provider.live.LiveMarket;
import dollarbill.market.provider.live.LiveSettings;
import dollarbill.market.provider.live.Update;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Brings a data directory up to date, item by item; one that fails does not stop the others. */
public final class FetchService {
    private static final String TASK = "fetch";

    private final Path directory;
    private final BaseUrls urls;
    private final LiveKeys keys;
    private final LiveSettings settings;

    /** Creates a service with all that it needs. */
    public FetchService(Path directory, BaseUrls urls, LiveKeys keys, LiveSettings settings) {
        this.directory = directory;
        this.urls = urls;
        this.keys = keys;
        this.settings = settings;
    }

    /** Returns a service as configured. */
    public static FetchService of(Path directory, Configuration configuration, BaseUrls urls, InstantSource clock) {
        Providers providers = configuration.trading().providers();
        return new FetchService(
                directory,
                urls,
                new LiveKeys(
                        configuration.secrets().fredApiKey(),
                        configuration.secrets().finnhubApiKey(),
                        configuration.secrets().coingeckoApiKey()),
                LiveSettings.of(
                        providers.timeout(), providers.retries(), Duration.ofMillis(providers.backoffMs()), clock));
    }

    /**
     * Fetches.
     *
     * @param again  whether to ask even for what is stored for this market day
     * @return how it ended for each item, in the order of the request
     */
    public List<Update> run(FetchRequest request, boolean again, ProgressSink progress) {
        List<DataItem> items = request.items();
        List<Update> updates = new ArrayList<>();
        try (LiveMarket market = LiveMarket.open(directory, urls, keys, settings, again)) {
            progress.begin(TASK, Math.max(items.size(), 1));
            for (DataItem item : items) {
                progress.message(TASK, item.key());
                updates.add(market.update(item));
                progress.advance(TASK, 1);
            }
        } finally {
            progress.end(TASK);
        }
        return updates;
    }
}
