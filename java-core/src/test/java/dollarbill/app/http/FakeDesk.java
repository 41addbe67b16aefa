package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ModelHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application with three signals whose judgement can be held or broken. */
final class FakeDesk implements SignalDesk {
    final FakeHost host = new FakeHost();
    final AtomicInteger inside = new AtomicInteger();
    volatile boolean started = true;
    volatile @Nullable CountDownLatch held;
    volatile @Nullable RuntimeException fault;
    volatile @Nullable Board board = board(3);

    static Board board(int count) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("run", "r1");
        ArrayNode array = document.putArray("signals");
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String symbol = i % 2 == 0 ? "SPY" : "QQQ";
            ObjectNode signal = array.addObject()
                    .put("id", "S" + i)
                    .put("symbol", symbol)
                    .put("ml_confidence", 0.9 - 0.1 * i);
            items.add(new Item("S" + i, symbol, OptionalDouble.of(0.9 - 0.1 * i), signal));
        }
        return new Board(document, items, OptionalLong.of(1));
    }

    @Override
    public Optional<Board> current() {
        return Optional.ofNullable(board);
    }

    @Override
    public Enhanced enhance(List<FeatureRow> rows) {
        inside.incrementAndGet();
        try {
            CountDownLatch latch = held;
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault != null) {
            throw fault;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode signals = document.putArray("signals");
        rows.forEach(row -> signals.addObject().put("id", row.id()));
        return new Enhanced(document, OptionalLong.of(host.generation()));
    }

    @Override
    public Optional<ModelHost> models() {
        return started ? Optional.of(host) : Optional.empty();
    }

    @Override
    public List<Condition> conditions() {
        return List.of();
    }
}
