package dollarbill.bridge.reload;

import dollarbill.bridge.registry.FileStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when watched files may have changed: at once where the file system says so, else within a quarter of a second.
 *
 * <p>A burst of events is one notice. After a change the files count as changed for some more looks, since a second save of
 * the same size within one tick of the file system's clock leaves size and time as they were.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long LOOK_MILLIS = 250;
    private static final long QUIET_MILLIS = 10;
    private static final int QUIET_ROUNDS = 10;
    private static final int LOOKS_AFTER_CHANGE = 8;

    private final Supplier<Collection<Path>> folders;
    private final Supplier<Collection<Path>> files;
    private final BooleanSupplier notice;
    private final @Nullable WatchService service;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<Path> registered = new HashSet<>();
    private final Map<WatchKey, Path> keys = new HashMap<>();
    private final Thread thread;

    /**
     * Starts to watch.
     *
     * @param folders  folders whose entries matter; asked at every look, as folders appear
     * @param files  files that matter; need not exist
     * @param notice  run on the watching thread; returns whether to come again soon though nothing changes
     */
    public FolderWatch(Supplier<Collection<Path>> folders, Supplier<Collection<Path>> files, BooleanSupplier notice) {
        this.folders = folders;
        this.files = files;
        this.notice = notice;
        this.service = open();
        this.thread = Thread.ofPlatform().daemon().name("dollarbill-watch").unstarted(this::watch);
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (service != null) {
                service.close();
            }
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        Map<Path, FileStamp> seen = Map.of();
        int looks = LOOKS_AFTER_CHANGE;
        try {
            while (stop.getCount() > 0) {
                registerNew();
                boolean event = nextEvent();
                Map<Path, FileStamp> now = stamps();
                looks = event || !now.equals(seen) ? LOOKS_AFTER_CHANGE : Math.max(0, looks - 1);
                seen = now;
                if (looks > 0 && tell()) {
                    looks = LOOKS_AFTER_CHANGE;
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("no longer watching", e);
        }
    }

    private boolean tell() {
        try {
            return notice.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("looking at changed model files failed; trying again at the next change", e);
            return false;
        }
    }

    private boolean nextEvent() throws InterruptedException {
        if (service == null) {
            stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        }
        WatchKey key = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        for (int round = 0; key != null && round < QUIET_ROUNDS; round++) {
            key.pollEvents();
            if (!key.reset()) {
                registered.remove(keys.remove(key));
            }
            key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
        return true;
    }

    private void registerNew() {
        if (service == null) {
            return;
        }
        for (Path folder : folders.get()) {
            if (!registered.contains(folder)) {
                try {
                    WatchKey key = folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                    registered.add(folder);
                    keys.put(key, folder);
                } catch (IOException e) {
                    LOG.debug("{} cannot be watched, only looked at", folder, e);
                }
            }
        }
    }

    private Map<Path, FileStamp> stamps() {
        Map<Path, FileStamp> stamps = new HashMap<>();
        for (Path file : files.get()) {
            try {
                stamps.put(file, FileStamp.of(file));
            } catch (IOException e) {
                stamps.remove(file);
            }
        }
        return stamps;
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            LOG.warn("the system gives no file events; model files are looked at every {} ms instead", LOOK_MILLIS, e);
            return null;
        }
    }
}
