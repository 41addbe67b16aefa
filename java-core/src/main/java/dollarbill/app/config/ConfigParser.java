package dollarbill.app.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dollarbill.app.config.ConfigNode.ArrayNode;
import dollarbill.app.config.ConfigNode.Member;
import dollarbill.app.config.ConfigNode.ObjectNode;
import dollarbill.app.config.ConfigNode.Place;
import dollarbill.app.config.ConfigNode.ScalarNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses one JSON file with comments into nodes that know their line and column; a key written twice becomes a fault.
 */
final class ConfigParser {
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private final String source;
    private final JsonParser parser;
    private final List<ConfigFault> faults;

    private ConfigParser(String source, JsonParser parser, List<ConfigFault> faults) {
        this.source = source;
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Parses a file's text.
     *
     * @param source  name of the file in faults
     * @param faults  gets a fault for each key written twice
     * @throws ConfigurationException  if the text is not one JSON value
     */
    static ConfigNode parse(String source, String text, List<ConfigFault> faults) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new ConfigParser(source, parser, faults).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null
                    ? new Place(source, 1, 1)
                    : new Place(source, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
            List<ConfigFault> all = new ArrayList<>(faults);
            all.add(place.fault("$", "", "not JSON: " + e.getOriginalMessage()));
            throw new ConfigurationException(all);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private ConfigNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new ConfigurationException(
                    List.of(new Place(source, 1, 1).fault("$", "", "file is empty, an object is needed")));
        }
        ConfigNode root = value("$");
        if (parser.nextToken() != null) {
            faults.add(place().fault("$", "", "text after the end of the object"));
        }
        return root;
    }

    private Place place() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(source, at.getLineNr(), at.getColumnNr());
    }

    private ConfigNode value(String path) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> scalar(ScalarNode.Type.STRING);
            case VALUE_TRUE, VALUE_FALSE -> scalar(ScalarNode.Type.BOOLEAN);
            case VALUE_NULL -> scalar(ScalarNode.Type.NULL);
            default -> scalar(ScalarNode.Type.NUMBER);
        };
    }

    private ScalarNode scalar(ScalarNode.Type type) throws IOException {
        return new ScalarNode(place(), type, parser.getText());
    }

    private ObjectNode object(String path) throws IOException {
        Place start = place();
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place();
            parser.nextToken();
            String memberPath = path + "." + key;
            Member member = new Member(keyPlace, value(memberPath));
            Member first = members.putIfAbsent(key, member);
            if (first != null) {
                faults.add(keyPlace.fault(memberPath, "", "key written twice, first in line "
                        + first.keyPlace().line()));
            }
        }
        return new ObjectNode(start, members);
    }

    private ArrayNode array(String path) throws IOException {
        Place start = place();
        List<ConfigNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(path + "[" + elements.size() + "]"));
        }
        return new ArrayNode(start, elements);
    }
}
