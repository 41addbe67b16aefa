package dollarbill.model;

import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.Values;
import dollarbill.math.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A model's answer for one row, read by the names that its file declares. */
public final class Outputs {
    private final Places places;
    private final Values values;

    private Outputs(Places places, Values values) {
        this.places = places;
        this.values = values;
    }

    /** Where each output of a model stands in its answers. */
    static final class Places {
        private final String model;
        private final Map<String, Integer> byName = new HashMap<>();

        private Places(String model, List<String> names) {
            this.model = model;
            names.forEach(name -> byName.put(name, byName.size()));
        }

        static Places of(ModelContract contract) {
            return new Places(
                    contract.id().value(), contract.outputs().stream().map(ModelOutput::name).toList());
        }

        /**
         * Returns an answer by its names.
         *
         * @throws IllegalArgumentException  if it has not as many values as the model declares outputs
         */
        Outputs read(Values values) {
            if (byName.size() != values.size()) {
                throw new IllegalArgumentException(model + " answers " + values.size() + " values and declares "
                        + byName.size() + " outputs");
            }
            return new Outputs(this, values);
        }
    }

    /** Returns each row of answers by its names. */
    public static List<Outputs> of(NamedRows answers) {
        Places places = new Places(answers.model().value(), answers.names());
        return IntStream.range(0, answers.rows().rows())
                .mapToObj(row -> places.read(Values.of(answers.rows().row(row))))
                .toList();
    }

    /**
     * Returns one output.
     *
     * @throws IllegalArgumentException  if the model declares none of that name; the message has the nearest one
     */
    public double get(String name) {
        Integer place = places.byName.get(name);
        if (place == null) {
            String nearest = NearestName.of(name, places.byName.keySet())
                    .map(near -> "; the nearest is '" + near + "'")
                    .orElse("");
            throw new IllegalArgumentException(places.model + " declares no output '" + name + "'" + nearest);
        }
        return values.get(place);
    }
}
