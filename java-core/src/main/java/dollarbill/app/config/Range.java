package dollarbill.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Interval that a numeric value of the configuration, or each number of a list, must lie in. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Range {
    /** Lower end. */
    double min();

    /** Upper end. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether the lower end itself is refused. */
    boolean above() default false;

    /** Whether the upper end itself is refused. */
    boolean below() default false;
}
