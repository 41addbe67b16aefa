package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.ModelDocument;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelStatus;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the models with their state. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the models with their state.", footer = {
    "", "Example:", "  dollarbill models list"})
class ModelsList extends ModelsVerb {

    ModelsList(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        List<ModelStatus> models = ready(engine).models();
        if (output.json) {
            print(ModelDocument.list(models));
        } else {
            ModelText.table(models).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
