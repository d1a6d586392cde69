package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.Setting;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings, out of three places: a flag holds over an environment variable, and that over the properties file. The
 * names are those of {@link Setting} and there are no others; every name and every value is looked at, also one that
 * another place overrules.
 *
 * <p>Each {@link IllegalArgumentException} of this class names the place and the key, and for a value also what would
 * be accepted.
 *
 * @param values what was given
 */
record Configuration(Map<Setting, String> values) {
    private static final String VARIABLES = "LAZYIMG_";

    /**
     * Merges the three places.
     *
     * @param environment all variables; those that do not begin with {@code LAZYIMG_} are none of ours
     * @param file a properties file in UTF-8, or {@code null}
     */
    static Configuration merge(Map<Setting, String> flags, Map<String, String> environment, @Nullable Path file) {
        Map<Setting, String> merged = new EnumMap<>(Setting.class);
        if (file != null) {
            merged.putAll(checked(named(read(file), Setting::key, "key", " in " + file), s -> s.key() + " in " + file));
        }
        Map<String, String> ours = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(VARIABLES))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        merged.putAll(checked(named(ours, Setting::variable, "environment variable", ""), Setting::variable));
        merged.putAll(checked(flags, setting -> "--" + setting.flag()));
        return new Configuration(Map.copyOf(merged));
    }

    /** The same with a value for a setting that was not given. */
    Configuration withFallback(Setting setting, String value) {
        Map<Setting, String> more = new EnumMap<>(Setting.class);
        more.put(setting, value);
        more.putAll(values);
        return new Configuration(Map.copyOf(more));
    }

    /** What was given, without the white space around it. */
    Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(String::strip);
    }

    /** The folder that a store's URI names, or nothing if the store is no folder. */
    Optional<Path> folder(Setting store) {
        return value(store)
                .map(URI::create)
                .filter(uri -> "file".equalsIgnoreCase(uri.getScheme()))
                .map(Path::of);
    }

    /** By their {@link Setting#key keys}, as {@link LazyImagesBuilder#settings} takes them. */
    Map<String, String> byKey() {
        Map<String, String> keyed = new TreeMap<>();
        values.forEach((setting, value) -> keyed.put(setting.key(), value));
        return keyed;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--config: there is no file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("--config: " + file + " cannot be read: " + e.getMessage(), e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> Objects.requireNonNull(properties.getProperty(name))));
    }

    private static Map<Setting, String> named(
            Map<String, String> given, Function<Setting, String> name, String what, String where) {
        Map<String, Setting> known = Arrays.stream(Setting.values()).collect(Collectors.toMap(name, s -> s));
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        new TreeMap<>(given).forEach((key, value) -> {
            Setting setting = known.get(key);
            if (setting == null) {
                throw new IllegalArgumentException(
                        "unknown " + what + " " + key + where + Nearest.hint(key, known.keySet()));
            }
            settings.put(setting, value);
        });
        return settings;
    }

    private static Map<Setting, String> checked(Map<Setting, String> given, Function<Setting, String> place) {
        given.forEach((setting, value) -> {
            try {
                LazyImages.builder().settings(Map.of(setting.key(), value));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place.apply(setting) + ": " + e.getMessage(), e);
            }
        });
        return given;
    }
}
