package io.lazyimg.spring.boot;

import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What editors are told of the properties, in the words of the core. */
final class Metadata {
    private Metadata() {}

    /** Writes it into a file, for the jar. */
    public static void main(String[] file) throws IOException {
        Files.writeString(Path.of(file[0]), text());
    }

    /** The text of {@code META-INF/spring-configuration-metadata.json}. */
    static String text() {
        String enabled = property(
                EnvironmentSettings.ENABLED, "java.lang.Boolean", "Whether there is anything of lazyimg.", "true");
        String settings = Stream.concat(
                        Stream.of(enabled), Arrays.stream(Setting.values()).map(Metadata::property))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"groups\": [{\"name\": \"lazyimg\"}],\n  \"properties\": [\n" + settings + "\n  ]\n}\n";
    }

    private static String property(Setting setting) {
        String first = setting.description().substring(0, 1).toUpperCase(Locale.ROOT);
        String without = setting.fallback().isEmpty() ? "Required" : "Without it: " + setting.fallback();
        String description =
                first + setting.description().substring(1) + ". Takes " + setting.accepts() + ". " + without + ".";
        return property(
                setting.key(), type(setting), description, hasDefaultValue(setting) ? setting.fallback() : null);
    }

    private static String property(String name, String type, String description, @Nullable String fallback) {
        String bare = type.endsWith("String") ? quoted(String.valueOf(fallback)) : String.valueOf(fallback);
        return "    {\n      \"name\": " + quoted(name) + ",\n      \"type\": " + quoted(type)
                + ",\n      \"description\": " + quoted(description)
                + (fallback == null ? "" : ",\n      \"defaultValue\": " + bare) + "\n    }";
    }

    private static String type(Setting setting) {
        if (setting.accepts().equals("true or false")) {
            return "java.lang.Boolean";
        }
        return setting.accepts().startsWith("a whole number") ? "java.lang.Long" : "java.lang.String";
    }

    /** Whether what holds without the setting is told as a value, and not in words. */
    private static boolean hasDefaultValue(Setting setting) {
        if (!setting.fallback().matches("[^ ]+") || Set.of("none", "any").contains(setting.fallback())) {
            return false;
        }
        LazyImages.builder().settings(Map.of(setting.key(), setting.fallback()));
        return true;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
