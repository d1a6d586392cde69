import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Switches each guard of guards.tsv off, one after the other, in a copy of what is committed, and wants a test to fail each
 * time. Run it with {@code java .ci/guards/Guards.java} at the root of the project; with names of guards, only these.
 */
public final class Guards {
    private record Guard(String name, String module, String file, String code, String without, String test) {}

    private Guards() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory("guards").resolve("copy");
        run(Path.of(""), "git", "worktree", "add", "-q", "--detach", copy.toString());
        List<String> standing = new ArrayList<>();
        try {
            for (Guard guard : guards(Set.of(args))) {
                String outcome = outcome(copy, guard);
                System.out.println(outcome + "\t" + guard.name());
                if (!outcome.equals("red")) {
                    standing.add(guard.name());
                }
            }
        } finally {
            run(Path.of(""), "git", "worktree", "remove", "--force", copy.toString());
        }
        System.out.println(standing.isEmpty() ? "all red" : "not red: " + standing);
        System.exit(standing.isEmpty() ? 0 : 1);
    }

    private static List<Guard> guards(Set<String> wanted) throws IOException {
        return Files.readAllLines(Path.of(".ci/guards/guards.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Guard(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))
                .filter(guard -> wanted.isEmpty() || wanted.contains(guard.name()))
                .toList();
    }

    private static String outcome(Path copy, Guard guard) throws IOException, InterruptedException {
        Path file = copy.resolve(guard.file());
        String source = Files.readString(file);
        int at = source.indexOf(guard.code());
        if (at < 0 || source.indexOf(guard.code(), at + 1) >= 0) {
            return "its code is there " + (at < 0 ? "not at all" : "more than once");
        }
        Files.writeString(file, source.replace(guard.code(), guard.without()));
        try {
            String output = run(
                    copy,
                    "mvn", "-ntp", "-B", "package", "-pl", guard.module(), "-am", "-Dtest=" + guard.test(),
                    "-Dsurefire.failIfNoSpecifiedTests=false", "-Dspotless.check.skip", "-Dmaven.javadoc.skip",
                    "-Dmaven.source.skip");
            if (output.contains("COMPILATION ERROR")) {
                return "does not compile";
            }
            if (!output.contains("Tests run:")) {
                return "no test ran";
            }
            return output.contains("BUILD SUCCESS") ? "GREEN" : "red";
        } finally {
            Files.writeString(file, source);
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 && !command[0].equals("mvn")) {
            throw new IOException(output);
        }
        return output;
    }
}
