package dollarbill.app.cli;

import dollarbill.app.EngineOptions;
import java.util.Set;
import picocli.CommandLine.Parameters;

/** A verb on one model, which loads that model alone. */
abstract class NamedModelVerb extends ModelsVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    @SuppressWarnings("NullAway.Init")
    String name;

    NamedModelVerb(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        return super.options().withModels(Set.of(id(name)));
    }
}
