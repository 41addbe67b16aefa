package dollarbill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests and properties that are skipped where the data directory beside the project is absent, before any fixture is read: an
 * assumption fails in a static field, and a property counts it as a rejected try.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSharedData.OfTests.class)
@AddLifecycleHook(NeedsSharedData.OfProperties.class)
public @interface NeedsSharedData {
    /** Skips what Jupiter runs. */
    final class OfTests implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ReferenceTable.hasSharedData()
                    ? ConditionEvaluationResult.enabled("reference data is there")
                    : ConditionEvaluationResult.disabled(ReferenceTable.ABSENT);
        }
    }

    /** Skips what jqwik runs. */
    final class OfProperties implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return ReferenceTable.hasSharedData() ? SkipResult.doNotSkip() : SkipResult.skip(ReferenceTable.ABSENT);
        }
    }
}
