package dollarbill.app.config;

import dollarbill.app.config.ConfigNode.ArrayNode;
import dollarbill.app.config.ConfigNode.Member;
import dollarbill.app.config.ConfigNode.ObjectNode;
import dollarbill.app.config.ConfigNode.Place;
import dollarbill.app.config.ConfigNode.ScalarNode;
import dollarbill.math.NearestName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds parsed JSON to records and collects every fault on the way.
 *
 * <p>A component is a boolean, int, long, double, string, enum, record, list, map with string-like keys, or an optional
 * one of these. Its key is its name in snake_case; every key is needed unless optional, and no other key is allowed. A
 * record of one string named {@code value} is written as that string. What a record's own constructor refuses is a fault
 * of the object it was read from.
 */
final class ConfigReader {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final List<ConfigFault> faults;

    private ConfigReader(List<ConfigFault> faults) {
        this.faults = faults;
    }

    /**
     * Binds a document to a record.
     *
     * @param faults  faults found so far; joined by those found here
     * @throws ConfigurationException  if there is any fault
     */
    static <T extends Record> T bind(ConfigNode document, Class<T> type, List<ConfigFault> faults) {
        Object value = new ConfigReader(faults).read(document, type, null, "$");
        if (!faults.isEmpty() || value == null) {
            List<ConfigFault> sorted = new ArrayList<>(faults);
            sorted.sort(Comparator.comparing(ConfigFault::source)
                    .thenComparingInt(ConfigFault::line)
                    .thenComparingInt(ConfigFault::column));
            throw new ConfigurationException(sorted);
        }
        return type.cast(value);
    }

    private @Nullable Object read(ConfigNode node, Type type, @Nullable Range range, String path) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(node, generic, range, path);
        }
        Class<?> target = (Class<?>) type;
        if (target == boolean.class) {
            return readBoolean(node, path);
        }
        if (target == int.class || target == long.class || target == Integer.class || target == Long.class) {
            return readWhole(node, target, range, path);
        }
        if (target == double.class || target == Double.class) {
            return readDouble(node, range, path);
        }
        if (target == String.class) {
            return readString(node, "a string", path);
        }
        if (target.isEnum()) {
            return readEnum(node, target, path);
        }
        if (ConfigNames.isName(target)) {
            String text = readString(node, "a string", path);
            return text == null ? null : construct(target, new Object[] {text}, node, path);
        }
        if (target.isRecord()) {
            return readRecord(node, target, path);
        }
        throw new IllegalStateException("no configuration can be read into " + target);
    }

    private @Nullable Object readGeneric(
            ConfigNode node, ParameterizedType generic, @Nullable Range range, String path) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return readList(node, arguments[0], range, path);
        }
        if (generic.getRawType() == Map.class) {
            return readMap(node, (Class<?>) arguments[0], arguments[1], range, path);
        }
        if (generic.getRawType() == Optional.class) {
            Object value = read(node, arguments[0], range, path);
            return value == null ? null : Optional.of(value);
        }
        throw new IllegalStateException("no configuration can be read into " + generic);
    }

    private @Nullable Object readRecord(ConfigNode node, Class<?> target, String path) {
        if (!(node instanceof ObjectNode object)) {
            return fault(node, path, "must be an object, not " + node.kind());
        }
        RecordComponent[] components = target.getRecordComponents();
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            known.put(ConfigNames.key(component), component);
        }
        object.members().forEach((key, member) -> {
            if (!known.containsKey(key)) {
                unknownKey(member.keyPlace(), path, key, List.copyOf(known.keySet()));
            }
        });
        Object[] values = new Object[components.length];
        boolean complete = true;
        int i = 0;
        for (Map.Entry<String, RecordComponent> entry : known.entrySet()) {
            Object value = readComponent(object, entry.getKey(), entry.getValue(), path);
            complete &= value != null;
            if (value != null) {
                values[i] = value;
            }
            i++;
        }
        return complete ? construct(target, values, node, path) : null;
    }

    private @Nullable Object readComponent(ObjectNode object, String key, RecordComponent component, String path) {
        Member member = object.members().get(key);
        String memberPath = path + "." + key;
        if (member != null) {
            return read(
                    member.value(), component.getGenericType(), component.getAnnotation(Range.class), memberPath);
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        return fault(object, memberPath, "missing, must be " + ConfigNames.domain(component));
    }

    private void unknownKey(Place place, String path, String key, List<String> known) {
        String nearest = NearestName.of(key, known).map(n -> ", did you mean \"" + n + "\"?").orElse("");
        faults.add(place.fault(path + "." + key, "", "unknown key" + nearest + " (allowed: "
                + String.join(", ", known) + ")"));
    }

    private @Nullable Object readList(ConfigNode node, Type element, @Nullable Range range, String path) {
        if (!(node instanceof ArrayNode array)) {
            return fault(node, path, "must be an array, not " + node.kind());
        }
        List<Object> values = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < array.elements().size(); i++) {
            Object value = read(array.elements().get(i), element, range, path + "[" + i + "]");
            complete &= value != null;
            if (value != null) {
                values.add(value);
            }
        }
        return complete ? List.copyOf(values) : null;
    }

    private @Nullable Object readMap(
            ConfigNode node, Class<?> keyType, Type valueType, @Nullable Range range, String path) {
        if (!(node instanceof ObjectNode object)) {
            return fault(node, path, "must be an object, not " + node.kind());
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String memberPath = path + "." + entry.getKey();
            Place place = entry.getValue().keyPlace();
            Object key = read(
                    new ScalarNode(place, ScalarNode.Type.STRING, entry.getKey()), keyType, null, memberPath);
            Object value = read(entry.getValue().value(), valueType, range, memberPath);
            complete &= key != null && value != null;
            if (key != null && value != null) {
                values.put(key, value);
            }
        }
        return complete ? java.util.Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object readBoolean(ConfigNode node, String path) {
        if (node instanceof ScalarNode scalar && scalar.is(ScalarNode.Type.BOOLEAN)) {
            if (scalar.content().equals("true") || scalar.content().equals("false")) {
                return scalar.content().equals("true");
            }
        }
        return fault(node, path, "must be true or false, not " + node.kind());
    }

    private @Nullable Object readWhole(ConfigNode node, Class<?> target, @Nullable Range range, String path) {
        String domain = ConfigNames.domain(target, range);
        if (!(node instanceof ScalarNode scalar)
                || !scalar.is(ScalarNode.Type.NUMBER)
                || !INTEGER.matcher(scalar.content()).matches()) {
            return fault(node, path, "must be " + domain + butIs(node));
        }
        long value = Long.parseLong(scalar.content());
        boolean narrow = target == int.class || target == Integer.class;
        if (!inside((double) value, range) || (narrow && value != (int) value)) {
            return fault(node, path, "must be " + domain);
        }
        if (narrow) {
            return (int) value;
        }
        return value;
    }

    private @Nullable Object readDouble(ConfigNode node, @Nullable Range range, String path) {
        String domain = ConfigNames.domain(double.class, range);
        if (!(node instanceof ScalarNode scalar)
                || !scalar.is(ScalarNode.Type.NUMBER)
                || !NUMBER.matcher(scalar.content()).matches()) {
            return fault(node, path, "must be " + domain + butIs(node));
        }
        double value = Double.parseDouble(scalar.content());
        if (Double.isInfinite(value) || !inside(value, range)) {
            return fault(node, path, "must be " + domain);
        }
        return value;
    }

    private static String butIs(ConfigNode node) {
        boolean number = node instanceof ScalarNode scalar && scalar.type() == ScalarNode.Type.NUMBER;
        return number ? "" : ", not " + node.kind();
    }

    private static boolean inside(double value, @Nullable Range range) {
        if (range == null) {
            return true;
        }
        boolean enough = range.above() ? value > range.min() : value >= range.min();
        return enough && (range.below() ? value < range.max() : value <= range.max());
    }

    private @Nullable String readString(ConfigNode node, String domain, String path) {
        if (node instanceof ScalarNode scalar && scalar.is(ScalarNode.Type.STRING)) {
            return scalar.content();
        }
        fault(node, path, "must be " + domain + ", not " + node.kind());
        return null;
    }

    private @Nullable Object readEnum(ConfigNode node, Class<?> target, String path) {
        List<Object> constants = Arrays.asList(target.getEnumConstants());
        List<String> names = constants.stream()
                .map(c -> ConfigNames.json((Enum<?>) c))
                .collect(Collectors.toList());
        String text = readString(node, "one of " + String.join(", ", names), path);
        if (text == null) {
            return null;
        }
        int index = names.indexOf(text);
        return index >= 0
                ? constants.get(index)
                : fault(node, path, "must be one of " + String.join(", ", names));
    }

    private @Nullable Object construct(Class<?> target, Object[] values, ConfigNode node, String path) {
        try {
            var constructor = target.getDeclaredConstructor(Arrays.stream(target.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                return fault(node, path, String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException("constructor of " + target + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no canonical constructor of " + target, e);
        }
    }

    private @Nullable Object fault(ConfigNode node, String path, String problem) {
        faults.add(node.place().fault(path, node.text(), problem));
        return null;
    }
}
