package dollarbill.app.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How records, components and enum constants are named in configuration files and environment variables. */
final class ConfigNames {
    private ConfigNames() {}

    /** Returns the key of a component: its name in snake_case. */
    static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Returns the text of an enum constant: what it prints if it says so itself, else its name in lower case. */
    static String json(Enum<?> constant) {
        return constant.toString().equals(constant.name())
                ? constant.name().toLowerCase(Locale.ROOT)
                : constant.toString();
    }

    /** Returns whether a type is a record of one string named {@code value}. */
    static boolean isName(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length != 1) {
            return false;
        }
        RecordComponent only = type.getRecordComponents()[0];
        return only.getType() == String.class && only.getName().equals("value");
    }

    /** Returns what a component may hold, in words. */
    static String domain(RecordComponent component) {
        return domain(component.getGenericType(), component.getAnnotation(Range.class));
    }

    /** Returns what a value of a type may be, in words. */
    static String domain(Type type, @Nullable Range range) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? "an array, each element " + domain(generic.getActualTypeArguments()[0], range)
                    : "an object";
        }
        Class<?> target = (Class<?>) type;
        if (target == boolean.class) {
            return "true or false";
        }
        if (target == int.class || target == long.class || target == Integer.class || target == Long.class) {
            return "a whole number" + interval(range, true);
        }
        if (target == double.class || target == Double.class) {
            return "a number" + interval(range, false);
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .map(c -> json((Enum<?>) c))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return target == String.class || isName(target) ? "a string" : "an object";
    }

    private static String interval(@Nullable Range range, boolean whole) {
        if (range == null) {
            return "";
        }
        if (range.max() == Double.POSITIVE_INFINITY) {
            return (range.above() ? " above " : " of at least ") + number(range.min(), whole);
        }
        return " in " + (range.above() ? "(" : "[") + number(range.min(), whole) + ", " + number(range.max(), whole)
                + (range.below() ? ")" : "]");
    }

    private static String number(double value, boolean whole) {
        return whole || (value == Math.rint(value) && Math.abs(value) < 1e15)
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * Returns the environment variables that override the single values of a record, each with the keys that lead to its
     * value.
     *
     * @param prefix  start of every name, such as {@code DOLLARBILL}
     */
    static Map<String, List<String>> variables(String prefix, Class<?> type) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        collect(prefix, List.of(), type, found);
        return found;
    }

    private static void collect(String prefix, List<String> path, Class<?> type, Map<String, List<String>> found) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = key(component);
            String name = prefix + "_" + key.toUpperCase(Locale.ROOT);
            List<String> here = java.util.stream.Stream.concat(path.stream(), java.util.stream.Stream.of(key))
                    .toList();
            Class<?> of = component.getType();
            if (of.isRecord() && !isName(of)) {
                collect(name, here, of, found);
            } else if (of != List.class && of != Map.class && of != Optional.class) {
                found.put(name, here);
            }
        }
    }
}
