package io.lazyimg.spring.boot;

import io.lazyimg.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings that an application's properties give, spelled in any of the ways that Spring Boot understands. */
final class EnvironmentSettings {
    /** The one property that is no setting: whether there is anything of ours. */
    static final String ENABLED = "lazyimg.enabled";

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("lazyimg");

    private static final Set<ConfigurationPropertyName> KNOWN = Stream.concat(
                    Stream.of(ENABLED), Arrays.stream(Setting.values()).map(Setting::key))
            .map(ConfigurationPropertyName::of)
            .collect(Collectors.toUnmodifiableSet());

    private EnvironmentSettings() {}

    /** By their keys; properties that are no settings keep their names, for the core to refuse them. */
    static Map<String, String> of(Environment environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        Binder binder = Binder.get(environment);
        for (Setting setting : Setting.values()) {
            text(binder, setting).ifPresent(value -> settings.put(setting.key(), value));
        }
        unknown(environment).forEach(name -> settings.put(name.toString(), ""));
        return settings;
    }

    /** A list in YAML is as good as the same with commas. */
    private static Optional<String> text(Binder binder, Setting setting) {
        Optional<String> text = Optional.ofNullable(
                binder.bind(setting.key(), Bindable.of(String.class)).orElse(null));
        if (text.isEmpty()) {
            List<String> listed =
                    binder.bind(setting.key(), Bindable.listOf(String.class)).orElse(List.of());
            return listed.isEmpty() ? Optional.empty() : Optional.of(String.join(",", listed));
        }
        return text.map(value -> offInYaml(setting, value));
    }

    /** YAML reads {@code off} without quotes as {@code false}. */
    private static String offInYaml(Setting setting, String value) {
        boolean hasOff = setting == Setting.SIGNING || setting == Setting.FRESHNESS;
        return hasOff && value.equals("false") ? "off" : value;
    }

    /**
     * Names below {@code lazyimg.} that nobody reads. The variables of the process do not count: Kubernetes gives every
     * process some for each service, {@code LAZYIMG_SERVICE_HOST} for one that is called so.
     */
    private static List<ConfigurationPropertyName> unknown(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .filter(source -> !isOfTheProcess(source))
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(name -> ROOT.isAncestorOf(name) && !isKnown(name))
                .distinct()
                .toList();
    }

    private static boolean isOfTheProcess(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    private static boolean isKnown(ConfigurationPropertyName name) {
        int elements = name.getNumberOfElements();
        boolean inList = elements == 3 && name.isNumericIndex(2);
        return (elements == 2 || inList) && KNOWN.contains(name.chop(2));
    }
}
