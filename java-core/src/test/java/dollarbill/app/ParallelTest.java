package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void resultsAreInListOrder(int threads) {
        List<Integer> squares = Parallel.map(List.of(1, 2, 3, 4, 5), threads, n -> n * n);
        assertThat(squares).containsExactly(1, 4, 9, 16, 25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCheckedFaultReachesTheCaller(int threads) {
        assertThatThrownBy(() -> Parallel.map(List.of(1, 2), threads, n -> {
            throw new IOException("task " + n);
        })).isInstanceOf(IOException.class).hasMessage("task 1");
    }

    @Test
    @Timeout(30)
    void aFaultInterruptsTheOthers() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        assertThatThrownBy(() -> Parallel.map(List.of("faulty", "endless"), 2, name -> {
            if (name.equals("faulty")) {
                running.await();
                throw new IOException(name);
            }
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return name;
        })).hasMessage("faulty");
        assertThat(interrupted).isTrue();
    }
}
