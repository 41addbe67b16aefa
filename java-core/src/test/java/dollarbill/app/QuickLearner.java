package dollarbill.app;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.TrainingRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Lets the real models learn with few trees and rounds, and keeps to the bit what they were told and said. */
final class QuickLearner {
    static final String FEW = "{\"seed\": 1, \"trees\": 10, \"boosting_rounds\": 10, \"epochs\": 2}";

    private final List<String> heard = new ArrayList<>();
    private final ModelHost host;

    /**
     * Creates one.
     *
     * @param settings  with which the models learn, as JSON
     */
    QuickLearner(ModelHost models, String settings) {
        this.host = (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, args) -> {
                    try {
                        return switch (method.getName()) {
                            case "close" -> "kept open";
                            case "fit" -> {
                                TrainingRequest asked = (TrainingRequest) args[0];
                                Artefact learned = (Artefact) method.invoke(models, few(asked, settings), args[1]);
                                heard.add("fit " + bits(asked.rows()) + bits(asked.labels()) + learned.hash());
                                yield learned;
                            }
                            case "score" -> {
                                DoubleRows answers = (DoubleRows) method.invoke(models, args);
                                heard.add("score " + bits((DoubleRows) args[2]) + bits(answers));
                                yield answers;
                            }
                            default -> method.invoke(models, args);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    ModelHost host() {
        return host;
    }

    /** Returns what was told and said since the last call, in order. */
    List<String> heard() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    private static TrainingRequest few(TrainingRequest asked, String settings) {
        return new TrainingRequest(asked.model(), asked.rows(), asked.labels(), settings, asked.deadline());
    }

    private static String bits(DoubleRows rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.columns(); j++) {
                text.append(Long.toHexString(Double.doubleToLongBits(rows.get(i, j)))).append(' ');
            }
        }
        return text.toString();
    }
}
