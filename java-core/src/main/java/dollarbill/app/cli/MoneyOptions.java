package dollarbill.app.cli;

import dollarbill.app.sizing.KellyQuestion.Money;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on the money at work, shared by the verbs that size. */
final class MoneyOptions {
    @Option(names = "--value", paramLabel = "USD", description = "Value of the portfolio (default: portfolio_value of config/trading.json).")
    @Nullable
    Double value;

    @Option(names = "--scaling", paramLabel = "C", description = "Share of the Kelly stake taken, above 0 to 1 (default: scaling of config/trading.json).")
    @Nullable
    Double scaling;

    /** Returns whether the command line says anything of it. */
    boolean given() {
        return value != null || scaling != null;
    }

    /** Returns what the command line says in place of the configuration. */
    Money money() {
        try {
            return new Money(optional(value), optional(scaling));
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--" + e.getMessage());
        }
    }

    private static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
