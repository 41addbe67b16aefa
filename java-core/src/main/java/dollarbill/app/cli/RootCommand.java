package dollarbill.app.cli;

import dollarbill.app.SignalService;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's name on the command line; does nothing without a verb. */
@Command(name = "dollarbill", description = "Options analytics: a Java core and Python models in one process.", mixinStandardHelpOptions = true, version = "dollarbill "
        + SignalService.VERSION, synopsisSubcommandLabel = "VERB", footerHeading = "%nExample:%n  dollarbill pipeline --top 5%n%nExit codes:%n")
final class RootCommand implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a fault.")
    boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing; 'dollarbill --help' lists them");
    }

    /** Returns the whole tree of verbs over one process. */
    static CommandLine tree(CliContext context) {
        RootCommand root = new RootCommand();
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new PipelineCommand(context));
        line.addSubcommand(new SignalsCommand(context));
        line.addSubcommand(new RecommendCommand(context));
        line.addSubcommand(new ExplainCommand(context));
        line.addSubcommand(new PriceCommand(context));
        line.addSubcommand(new IvCommand(context));
        line.addSubcommand(new SurfaceCommand(context));
        line.addSubcommand(new CalibrateCommand(context));
        line.addSubcommand(new BacktestCommand(context));
        line.addSubcommand(new AnalyzeCommand(context));
        line.addSubcommand(new RiskCommand(context));
        line.addSubcommand(new TrainCommand(context));
        line.addSubcommand(new ExportTrainingCommand(context));
        line.addSubcommand(new FeaturesCommand(context));
        line.addSubcommand(new LeakageCommand(context));
        line.addSubcommand(new StoreCommand(context));
        line.addSubcommand(new QualityCommand(context));
        line.addSubcommand(new KellyCommand(context));
        line.addSubcommand(new PortfolioCommand(context));
        line.addSubcommand(new CryptoCommand(context));
        line.addSubcommand(new SampleCommand(context));
        line.addSubcommand(new FetchCommand(context));
        line.addSubcommand(new ServeCommand(context));
        line.addSubcommand(new ModelsCommand(context).tree());
        line.addSubcommand(new DoctorCommand(context));
        line.addSubcommand(new CommandLine.HelpCommand());
        FaultReport faults = new FaultReport(root);
        line.setParameterExceptionHandler(faults);
        line.setExecutionExceptionHandler(faults);
        line.setOut(context.out());
        line.setErr(context.err());
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        String[] codes = Stream.of(ExitCode.values())
                .map(code -> "  " + code.code() + "  " + code.text())
                .toArray(String[]::new);
        line.getCommandSpec().usageMessage().footer(codes);
        return line;
    }
}
