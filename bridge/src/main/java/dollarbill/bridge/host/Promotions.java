package dollarbill.bridge.host;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.bridge.registry.Pointer;
import dollarbill.bridge.reload.DiskReader;
import dollarbill.bridge.reload.ModelSlot;
import dollarbill.bridge.reload.Reloader;
import java.util.List;
import java.util.Optional;

/** Puts registered versions into service: checked first, then pointed to on disk, then swapped in here. */
final class Promotions {
    private final DiskReader reader;
    private final ModelRegistry registry;
    private final Reloader reloader;

    Promotions(DiskReader reader, ModelRegistry registry, Reloader reloader) {
        this.reader = reader;
        this.registry = registry;
        this.reloader = reloader;
    }

    ModelStatus promote(ModelId model, int version) throws ModelException {
        ModelSlot slot = slot(model);
        Optional<Pointer> now = registry.current(model);
        if (now.isPresent() && now.get().version() == version) {
            reloader.consider(slot);
            reloader.awaitChecks();
            return slot.status();
        }
        Pointer next = now.map(pointer -> pointer.promote(version)).orElseGet(() -> new Pointer(version, List.of()));
        return serve(slot, next);
    }

    ModelStatus rollback(ModelId model) throws ModelException {
        ModelSlot slot = slot(model);
        Pointer now = registry.current(model)
                .filter(pointer -> !pointer.previous().isEmpty())
                .orElseThrow(() -> new ModelException(
                        ModelReason.MODEL_REGISTRY, "no version of " + model + " served before the one in service"));
        return serve(slot, now.rollback());
    }

    private ModelStatus serve(ModelSlot slot, Pointer next) throws ModelException {
        reloader.putIntoService(
                slot,
                reader.withVersion(slot.model(), next.version()),
                () -> registry.point(slot.model(), next));
        return slot.status();
    }

    private ModelSlot slot(ModelId model) throws ModelException {
        if (reloader.slot(model).isEmpty()) {
            reloader.scan();
        }
        ModelSlot slot = reloader.slot(model)
                .orElseThrow(() -> new ModelException(
                        ModelReason.MODEL_NOT_FOUND, "there is no file models/" + model + ".py"));
        if (slot.disabled()) {
            throw new ModelException(ModelReason.MODEL_DISABLED, model + " is switched off by configuration");
        }
        return slot;
    }
}
