package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.s3.S3Location;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common that look after buckets: they take their settings as {@link Serve} does. */
abstract class S3Command {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ConfigFlag config = new ConfigFlag();

    S3Command(Map<String, String> environment) {
        this.environment = environment;
    }

    final Configuration configuration() {
        return config.configuration(environment);
    }

    /** Where a store lies that must be one on S3. What is refused is not repeated: it may hold a secret. */
    final S3Location location(Configuration configuration, Setting setting) {
        String uri = configuration
                .value(setting)
                .orElseThrow(
                        () -> refusal("--" + setting.flag() + " is not given; it takes a place such as s3://bucket"));
        try {
            return S3Location.of(new URI(uri));
        } catch (IllegalArgumentException e) {
            throw refusal("--" + setting.flag() + " is no place on S3: " + e.getMessage());
        } catch (URISyntaxException e) {
            throw refusal("--" + setting.flag() + " is no place on S3: it is no URI: " + e.getReason());
        }
    }

    /** The value of a flag that must be given. */
    final URI required(String flag, @Nullable URI value) {
        if (value == null) {
            throw refusal(flag + " is not given; it takes a URL");
        }
        return value;
    }

    final ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
