package dollarbill.app.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON schema of a record from its components, with names in snake_case.
 *
 * <p>A component marked {@code @Nullable} may be null or left out; every other one is required, and nothing else is allowed.
 */
final class RecordSchemas {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> DECIMAL = Set.of(double.class, Double.class);
    private static final Set<Class<?>> FLAG = Set.of(boolean.class, Boolean.class);

    private RecordSchemas() {}

    /** Returns the schema of a record type. */
    static ObjectNode of(Class<? extends Record> type) {
        Schemas.Fields fields = Schemas.object();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName());
            ObjectNode schema = of(component.getGenericType());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                fields.optional(name, Schemas.orNull(schema));
            } else {
                fields.field(name, schema);
            }
        }
        return fields.schema();
    }

    private static ObjectNode of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case Class<?> plain -> plain(plain);
            default -> throw unknown(type);
        };
    }

    private static ObjectNode generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() instanceof Class<?> raw && List.class.isAssignableFrom(raw)) {
            return Schemas.listOf(of(arguments[0]));
        }
        if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
            return Schemas.mapOf(of(arguments[1]));
        }
        throw unknown(type);
    }

    private static ObjectNode plain(Class<?> type) {
        if (WHOLE.contains(type)) {
            return JsonNodeFactory.instance.objectNode().put("type", "integer");
        }
        if (DECIMAL.contains(type)) {
            return Schemas.number();
        }
        if (FLAG.contains(type)) {
            return Schemas.flag();
        }
        if (type.isEnum()) {
            return Schemas.text(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toArray(String[]::new));
        }
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        }
        if (type == String.class) {
            return Schemas.text();
        }
        throw unknown(type);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException(
                "no schema for " + type + "; allowed: records, enums, text, numbers, booleans, lists and maps of them");
    }
}
