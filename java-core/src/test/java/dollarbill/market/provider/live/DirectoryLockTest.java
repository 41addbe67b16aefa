package dollarbill.market.provider.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.OtherJvm;
import dollarbill.market.DataFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time writes into a data directory, whatever happened to those who asked in between. */
class DirectoryLockTest {
    private static final int TAKEN = 3;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    /** Takes the right to a folder and ends with 0, or with 3 where another has it. */
    public static void main(String[] arguments) {
        try (DirectoryLock _ = DirectoryLock.take(Path.of(arguments[0]))) {
            System.exit(0);
        } catch (DataFault e) {
            System.exit(TAKEN);
        }
    }

    private int another() throws IOException, InterruptedException {
        OtherJvm.Ended ended = OtherJvm.start(DirectoryLockTest.class, folder.toString()).await();
        assertThat(ended.code()).as(ended.output()).isIn(0, TAKEN);
        return ended.code();
    }

    /** Under POSIX a second channel of the same process would let go of the first one's lock when it is closed. */
    @Test
    void isKeptFromOtherProcessesAfterARefusalInThisOne() throws IOException, InterruptedException {
        DirectoryLock lock = DirectoryLock.take(folder);
        assertThatThrownBy(() -> DirectoryLock.take(folder)).isInstanceOf(DataFault.class);
        assertThat(another()).isEqualTo(TAKEN);
        lock.close();
        assertThat(another()).isZero();
    }

    @Test
    void isOneWhateverTheDirectoryIsCalled() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("data")));
        try (DirectoryLock _ = DirectoryLock.take(folder.resolve("data"))) {
            assertThatThrownBy(() -> DirectoryLock.take(link)).isInstanceOf(DataFault.class);
            assertThatThrownBy(() -> DirectoryLock.take(folder.resolve("./data/../data")))
                    .isInstanceOf(DataFault.class);
        }
        DirectoryLock.take(link).close();
    }

    @Test
    void closedTwiceLeavesTheNextOneAlone() {
        DirectoryLock first = DirectoryLock.take(folder);
        first.close();
        try (DirectoryLock _ = DirectoryLock.take(folder)) {
            first.close();
            assertThatThrownBy(() -> DirectoryLock.take(folder)).isInstanceOf(DataFault.class);
        }
    }

    @Test
    void aFileThatCannotBeOpenedLeavesNothingBehind() throws IOException {
        Files.createDirectory(folder.resolve(DirectoryLock.FILE));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> DirectoryLock.take(folder)).isInstanceOf(java.io.UncheckedIOException.class);
        }
        Files.delete(folder.resolve(DirectoryLock.FILE));
        DirectoryLock.take(folder).close();
        assertThat(open()).isEmpty();
    }

    @Test
    void everyWayOutClosesTheFile() throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(folder)) {
            assertThatThrownBy(() -> DirectoryLock.take(folder)).isInstanceOf(DataFault.class);
            assertThat(open()).hasSize(1);
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void aLedgerThatIsRefusedLetsGoOfTheDirectory() throws IOException {
        Files.writeString(folder.resolve(FetchLedger.FILE), "{\"version\": 2, \"items\": {}}");
        try (ProviderServer server = new ProviderServer()) {
            assertThatThrownBy(() -> LiveMarket.open(
                    folder, BaseUrls.all(server.address()), LiveKeys.none(), server.settings(1), false))
                    .isInstanceOf(DataFault.class)
                    .hasMessage("fetched.json [version]: '2'; allowed: 1");
        }
        assertThat(open()).isEmpty();
        DirectoryLock.take(folder).close();
    }

    /** Returns the descriptors of this process that are open on the lock file. */
    private List<Path> open() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DESCRIPTORS), "a system that lists its descriptors");
        Path file = folder.toRealPath().resolve(DirectoryLock.FILE);
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.filter(descriptor -> pointsTo(descriptor, file)).toList();
        }
    }

    private static boolean pointsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false;
        }
    }
}
