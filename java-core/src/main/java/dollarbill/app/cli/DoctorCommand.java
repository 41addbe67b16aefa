package dollarbill.app.cli;

import dollarbill.app.Diagnosis;
import dollarbill.app.Diagnosis.Finding;
import dollarbill.app.Doctor;
import dollarbill.app.Engine;
import picocli.CommandLine.Command;

/** Looks at the installation, every model loaded, and says what to do about each thing that is wrong. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Look at the installation and say what to do about each thing that is wrong.", footer = {
    "", "Example:", "  dollarbill doctor --data data/sample"})
final class DoctorCommand extends EngineVerb {
    DoctorCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) {
        Diagnosis diagnosis = new Doctor(engine, context.setup()).examine();
        if (output.json) {
            print(diagnosis.toJson());
        } else {
            diagnosis.findings().forEach(this::show);
            context.out().println(diagnosis.healthy() ? "healthy" : "something needs mending");
        }
        return diagnosis.healthy() ? ExitCode.OK : ExitCode.UNHEALTHY;
    }

    private void show(Finding finding) {
        String mark = switch (finding.condition()) {
            case GOOD -> "ok     ";
            case LESSER -> "less   ";
            case BROKEN -> "BROKEN ";
        };
        context.out().println(mark + finding.area() + ": " + finding.text());
        if (!finding.remedy().isEmpty()) {
            context.out().println("       -> " + finding.remedy());
        }
    }
}
