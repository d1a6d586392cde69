package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decoder of libjpeg-turbo, from Debian's {@code libjpeg-turbo-progs}, and the photographs of {@code
 * mate-backgrounds}. Where these are not installed, tests that ask for them are skipped and say so, unless the
 * environment variable {@value #REQUIRED} is {@code true}: they fail then.
 */
final class Djpeg {
    private static final String REQUIRED = "REQUIRE_DJPEG";
    private static final Path PHOTOGRAPHS = Path.of("/usr/share/backgrounds/mate/nature");

    private Djpeg() {}

    /** Leaves the calling test out if there is no such program. */
    static void need() {
        need(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "djpeg"))),
                "djpeg");
    }

    /** Photographs of some megapixels; leaves the calling test out if they are not there. */
    static List<Path> photographs() throws IOException {
        need(Files.isDirectory(PHOTOGRAPHS), "mate-backgrounds");
        try (Stream<Path> files = Files.list(PHOTOGRAPHS)) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    private static void need(boolean there, String what) {
        if ("true".equals(System.getenv(REQUIRED))) {
            assertThat(there).as("%s is installed, as %s says", what, REQUIRED).isTrue();
        }
        assumeTrue(there, what + " is not installed; this test is left out");
    }

    /**
     * The samples of a file, row by row with all components of a pixel side by side, decoded by accurate integers and
     * without smooth colours.
     */
    static Samples samples(byte[] file, Path folder) throws IOException, InterruptedException {
        Path source = Files.write(folder.resolve("source.jpg"), file);
        Path result = folder.resolve("result.pnm");
        List<String> command =
                List.of("djpeg", "-dct", "int", "-nosmooth", "-pnm", "-outfile", result.toString(), source.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return Samples.ofPnm(Files.readAllBytes(result));
    }
}
