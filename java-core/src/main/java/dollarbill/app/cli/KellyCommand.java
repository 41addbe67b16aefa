package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.sizing.KellyDocument;
import dollarbill.app.sizing.KellyQuestion;
import dollarbill.app.sizing.KellyService;
import dollarbill.app.sizing.SizingJson;
import dollarbill.sizing.WinProbability;
import dollarbill.sizing.growth.PayoffLaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sizes one stake by the Kelly criterion and shows every step from the raw fraction to dollars. */
@Command(name = "kelly", mixinStandardHelpOptions = true, description = "Size a stake by the Kelly criterion: on a bet, on any outcomes, or on a share or coin by its past returns.", footer = {
    "", "Example:", "  dollarbill kelly --win-probability .6 --odds 1",
    "  dollarbill kelly --symbol AAPL --lookback 252",
    "  dollarbill kelly --payoffs 2:.3,.1:.3,-1:.4"})
final class KellyCommand extends EngineVerb {
    @Mixin
    final ProbabilityOptions probability = new ProbabilityOptions();

    @Option(names = "--odds", paramLabel = "B", description = "Gain for each dollar staked.")
    @Nullable
    Double odds;

    @Option(names = "--odds-error", paramLabel = "E", description = "Standard error of the odds (default: 0).")
    @Nullable
    Double oddsError;

    @Option(names = "--payoffs", split = ",", paramLabel = "X:P", description = "Profits of one dollar staked and their probabilities.")
    List<String> payoffs = List.of();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Share or coin of the data folder.")
    @Nullable
    String symbol;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day looked at (default: the newest).")
    @Nullable
    LocalDate asOf;

    @Mixin
    final LookbackOptions lookback = new LookbackOptions();

    @Mixin
    final MoneyOptions money = new MoneyOptions();

    KellyCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) {
        KellyQuestion question = question();
        KellyDocument answer = new KellyService(engine).answer(question, money.money());
        if (output.json) {
            print(SizingJson.tree(answer));
        } else {
            KellyText.lines(answer).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }

    private KellyQuestion question() {
        int kinds = (symbol == null ? 0 : 1) + (payoffs.isEmpty() ? 0 : 1) + (odds == null ? 0 : 1);
        if (kinds != 1) {
            throw new UsageFault("one of --odds, --payoffs and --symbol must be given, got " + kinds);
        }
        requireOnlyItsOptions();
        try {
            if (symbol != null) {
                return new KellyQuestion.Past(
                        SymbolArguments.parse("--symbol", List.of(symbol)).getFirst(),
                        lookback.days(),
                        Optional.ofNullable(asOf));
            }
            if (odds == null) {
                return new KellyQuestion.Payoffs(law(), probability.known());
            }
            WinProbability known = probability.known()
                    .orElseThrow(() -> new UsageFault("--odds needs --win-probability"));
            return new KellyQuestion.Bet(known, odds, oddsError == null ? 0.0 : oddsError);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses options that another kind of question has: none is left unread. */
    private void requireOnlyItsOptions() {
        String kind = symbol != null ? "--symbol" : odds != null ? "--odds" : "--payoffs";
        Set<String> allowed = symbol != null
                ? Set.of("--lookback", "--as-of")
                : odds != null
                        ? Set.of(ProbabilityOptions.PROBABILITY, ProbabilityOptions.INTERVAL,
                                ProbabilityOptions.OBSERVATIONS, "--odds-error")
                        : Set.of(ProbabilityOptions.PROBABILITY, ProbabilityOptions.INTERVAL,
                                ProbabilityOptions.OBSERVATIONS);
        List<String> given = given();
        for (String option : given) {
            if (!allowed.contains(option)) {
                throw new UsageFault(option + " is not for " + kind + "; allowed with it: "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>(probability.given());
        note(given, "--odds-error", oddsError != null);
        note(given, "--lookback", lookback.days().isPresent());
        note(given, "--as-of", asOf != null);
        return given;
    }

    private static void note(List<String> given, String option, boolean isGiven) {
        if (isGiven) {
            given.add(option);
        }
    }

    private PayoffLaw law() {
        double[] outcomes = new double[payoffs.size()];
        double[] probabilities = new double[payoffs.size()];
        for (int i = 0; i < outcomes.length; i++) {
            String[] parts = payoffs.get(i).split(":", -1);
            if (parts.length != 2) {
                throw new UsageFault("--payoffs: '" + payoffs.get(i) + "' must be profit:probability, such as 2:.3");
            }
            outcomes[i] = number(parts[0]);
            probabilities[i] = number(parts[1]);
        }
        return PayoffLaw.of(outcomes, probabilities);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageFault("--payoffs: '" + text + "' must be a number");
        }
    }
}
