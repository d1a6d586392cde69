package io.lazyimg.examples.processor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program. Exits with 0 after a clean stop, with 2 if it was called or configured wrongly, and with 1 if something
 * else kept it from starting or from doing all that it was to do. What kept it is told in one line on the standard error.
 */
@Command(
        name = Main.NAME,
        description = "Resizes an image the first time a URL asks for it and keeps the result.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {
    static final String NAME = "lazyimg-processor";
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main() {}

    /** Runs the program with the arguments of a command line. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine(System.getenv(), Path.of("")).execute(args));
    }

    /** Runs the program as {@link #main} does, up to its exit status. */
    static int run(Map<String, String> environment, Path home, PrintWriter out, PrintWriter err, String... args) {
        return commandLine(environment, home).setOut(out).setErr(err).execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "give a command: serve, warm, purge, routing, policy, doctor or samples; or --help");
    }

    private static CommandLine commandLine(Map<String, String> environment, Path home) {
        return new CommandLine(new Main())
                .addSubcommand("serve", withSettings(new Serve(environment, home)))
                .addSubcommand("warm", withSettings(new Warm(environment, home)))
                .addSubcommand("purge", withSettings(new Purge(environment, home)))
                .addSubcommand("routing", withSettings(new Routing(environment)))
                .addSubcommand("policy", withSettings(new Policy(environment)))
                .addSubcommand("doctor", withSettings(new Examine(environment)))
                .addSubcommand("samples", new MakeSamples())
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line));
    }

    /** A command with a flag for each setting. */
    private static CommandLine withSettings(Object command) {
        CommandLine line = new CommandLine(command);
        SettingFlags.addTo(line.getCommandSpec());
        return line;
    }

    private static int refuse(ParameterException refusal, String[] args) {
        CommandLine line = refusal.getCommandLine();
        String why = Objects.toString(refusal.getMessage());
        if (refusal instanceof UnmatchedArgumentException unmatched) {
            why = unknown(unmatched.getUnmatched(), line);
        }
        return tell(line, why, BAD_USAGE);
    }

    private static String unknown(List<String> unmatched, CommandLine line) {
        String first = unmatched.get(0);
        int end = first.indexOf('=');
        String name = end < 0 ? first : first.substring(0, end);
        if (!name.startsWith("-")) {
            return "unknown argument " + name
                    + Nearest.hint(name, line.getSubcommands().keySet());
        }
        return "unknown flag " + name
                + Nearest.hint(name, line.getCommandSpec().optionsMap().keySet());
    }

    private static int explain(Exception failure, CommandLine line) {
        boolean usage = failure instanceof IllegalArgumentException;
        return tell(line, Objects.toString(failure.getMessage(), failure.toString()), usage ? BAD_USAGE : FAILED);
    }

    private static int tell(CommandLine line, String why, int status) {
        line.getErr().println(NAME + ": " + why.replaceAll("\\R", " "));
        line.getErr().flush();
        return status;
    }

    /** Takes the version out of the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {NAME + " " + Objects.toString(version, "(not packaged)")};
        }
    }
}
