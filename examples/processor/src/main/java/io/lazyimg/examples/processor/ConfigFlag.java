package io.lazyimg.examples.processor;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The flag that names the properties file, of every command that takes settings. */
final class ConfigFlag {
    /** What a command's help says of settings. */
    static final String HELP =
            "Each flag with a VALUE is also an environment variable (--max-side is LAZYIMG_MAX_SIDE) and a key of the"
                    + " properties file (lazyimg.max-side). A flag holds over a variable, a variable over the file.";

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--config",
            order = 90,
            paramLabel = "FILE",
            description = "a properties file with settings, in UTF-8")
    private @Nullable Path file;

    /** The settings that the command was given, wherever. */
    Configuration configuration(Map<String, String> environment) {
        return Configuration.merge(SettingFlags.in(command.commandLine().getParseResult()), environment, file);
    }
}
