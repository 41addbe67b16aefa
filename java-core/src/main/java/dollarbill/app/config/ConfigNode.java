package dollarbill.app.config;

import java.util.List;
import java.util.Map;

/** A JSON value together with the place it was read from. */
sealed interface ConfigNode {
    /** Returns where the value stands. */
    Place place();

    /** Returns what the value is, with its article, as error messages say it. */
    String kind();

    /** Returns the value as written; empty for objects and arrays. */
    String text();

    /**
     * A place in a source.
     *
     * @param source  file, or environment variable
     * @param line  line from 1, or 0
     * @param column  column from 1, or 0
     */
    record Place(String source, int line, int column) {
        ConfigFault fault(String path, String value, String problem) {
            return new ConfigFault(source, line, column, path, value, problem);
        }
    }

    /**
     * An object member.
     *
     * @param keyPlace  where its key stands
     * @param value  its value
     */
    record Member(Place keyPlace, ConfigNode value) {}

    /** An object, members in file order. */
    record ObjectNode(Place place, Map<String, Member> members) implements ConfigNode {
        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public String text() {
            return "";
        }
    }

    /** An array. */
    record ArrayNode(Place place, List<ConfigNode> elements) implements ConfigNode {
        @Override
        public String kind() {
            return "an array";
        }

        @Override
        public String text() {
            return "";
        }
    }

    /** A number, string, boolean or null. */
    record ScalarNode(Place place, Type type, String content) implements ConfigNode {
        /** What a scalar is. */
        enum Type {
            NUMBER("a number"),
            STRING("a string"),
            BOOLEAN("a boolean"),
            NULL("null"),
            /** Text of an environment variable, which is whatever the key it overrides asks for. */
            UNTYPED("text");

            private final String kind;

            Type(String kind) {
                this.kind = kind;
            }
        }

        @Override
        public String kind() {
            return type.kind;
        }

        @Override
        public String text() {
            return type == Type.STRING ? "\"" + content + "\"" : content;
        }

        boolean is(Type wanted) {
            return type == wanted || type == Type.UNTYPED;
        }
    }
}
