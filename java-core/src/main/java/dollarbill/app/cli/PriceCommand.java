package dollarbill.app.cli;

import dollarbill.app.rows.GreekSet;
import dollarbill.app.rows.Question;
import dollarbill.pricing.american.AmericanAccuracy;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Adds prices and Greeks to rows of options. */
@Command(name = "price", mixinStandardHelpOptions = true, description = "Add price, Greeks and reason to every row of a CSV; columns: docs/rows.md.", footer = {
    "", "Example:", "  dollarbill price --in options.csv --out priced.csv"})
final class PriceCommand extends RowsVerb {
    @Option(names = "--greeks", paramLabel = "none|first|all", converter = Sets.class, description = "Greeks added (default: ${DEFAULT-VALUE}).")
    GreekSet greeks = GreekSet.FIRST;

    @Option(names = "--american-accuracy", paramLabel = "fast|standard|high", converter = Accuracies.class, description = "How closely American options are valued (default: ${DEFAULT-VALUE}).")
    AmericanAccuracy accuracy = AmericanAccuracy.HIGH;

    PriceCommand(CliContext context) {
        super(context);
    }

    @Override
    Question question() {
        return Question.price(greeks, accuracy);
    }

    /** Reads the name of a set in any case. */
    static final class Sets implements ITypeConverter<GreekSet> {
        @Override
        public GreekSet convert(String text) {
            try {
                return GreekSet.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' must be none, first or all");
            }
        }
    }

    /** Reads the name of a level of accuracy in any case. */
    static final class Accuracies implements ITypeConverter<AmericanAccuracy> {
        @Override
        public AmericanAccuracy convert(String text) {
            try {
                return AmericanAccuracy.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' must be fast, standard or high");
            }
        }
    }
}
