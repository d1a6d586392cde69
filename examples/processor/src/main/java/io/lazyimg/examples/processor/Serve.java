package io.lazyimg.examples.processor;

import io.lazyimg.ImageListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that serves until the process is told to end. */
@Command(
        name = "serve",
        description = {"Serves images in the sizes that URLs ask for.", "", ConfigFlag.HELP, ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Serve implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Path home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--port",
            order = 1,
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "the port to listen on; 0 for any free one (otherwise ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--bind",
            order = 2,
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen on; 0.0.0.0 for every one (otherwise ${DEFAULT-VALUE})")
    private String bind = "";

    @Mixin
    private ConfigFlag config = new ConfigFlag();

    @Option(
            names = "--verbose",
            order = 3,
            description = "print one line on the standard error for everything that happens")
    private boolean verbose;

    /**
     * A command.
     *
     * @param environment the environment variables
     * @param home the folder in which the demo folder lies
     */
    Serve(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port: " + port + " is outside 0..65535");
        }
        Configuration configuration = config.configuration(environment);
        PrintWriter out = spec.commandLine().getOut();
        ImageListener listener = verbose ? new EventLines(spec.commandLine().getErr()) : event -> {};
        Processor processor = Processor.start(configuration, bind, port, DemoFolder.in(home), listener, out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(processor, out), "stop"));
        processor.announce(out);
        processor.awaitStop();
        return 0;
    }

    /**
     * Stops, and ends the process with status 0: without that a JVM that a signal ends has the signal's status, which
     * supervisors take for a crash.
     */
    private static void stop(Processor processor, PrintWriter out) {
        int status = Main.FAILED;
        try {
            processor.stopping();
            out.println("stopping");
            out.flush();
            processor.close();
            out.println("stopped");
            status = 0;
        } finally {
            out.flush();
            Runtime.getRuntime().halt(status);
        }
    }
}
