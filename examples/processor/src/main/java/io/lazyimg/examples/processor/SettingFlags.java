package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One flag for each {@link Setting}. */
final class SettingFlags {
    /** Behind the command's own. */
    private static final int FIRST = 100;

    private SettingFlags() {}

    static void addTo(CommandSpec command) {
        int order = FIRST;
        for (Setting setting : Setting.values()) {
            command.addOption(OptionSpec.builder("--" + setting.flag())
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(escape(describe(setting)))
                    .order(order++)
                    .build());
        }
    }

    /** The settings that were given as flags. */
    static Map<Setting, String> in(ParseResult parsed) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            @Nullable String value = parsed.matchedOptionValue("--" + setting.flag(), null);
            if (value != null) {
                given.put(setting, value);
            }
        }
        return given;
    }

    private static String describe(Setting setting) {
        String otherwise = DemoFolder.fallback(setting).orElse(setting.fallback());
        return setting.description() + ": " + setting.accepts() + " (otherwise " + otherwise + ")";
    }

    /** Picocli reads format specifiers in descriptions. */
    private static String escape(String text) {
        return text.replace("%", "%%");
    }
}
