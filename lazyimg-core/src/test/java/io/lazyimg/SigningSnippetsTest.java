package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.SigningVectors.Vector;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the programs that the page on signing shows. Where Python or Node is not installed, its test is skipped and says
 * so, unless the environment variable {@value #REQUIRED} is {@code true}: it fails then.
 */
class SigningSnippetsTest {
    private static final String REQUIRED = "REQUIRE_SIGNERS";

    /** Reads lines of a key and a path from the first file and writes signed paths into the second. */
    private static final String PYTHON_MAIN = """

            import sys
            with open(sys.argv[1], encoding="utf-8") as asked, open(sys.argv[2], "w", encoding="utf-8") as signed:
                for line in asked:
                    signed.write(sign(*line.rstrip("\\n").split("\\t")) + "\\n")
            """;

    private static final String NODE_MAIN = """

            const fs = require('node:fs')
            const lines = fs.readFileSync(process.argv[2], 'utf8').split('\\n').filter(line => line)
            fs.writeFileSync(process.argv[3], lines.map(line => sign(...line.split('\\t')) + '\\n').join(''))
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"python3, python", "node, javascript"})
    void aProgramOnThePageSignsAsWeDo(String program, String language) throws IOException, InterruptedException {
        need(program);
        List<Vector> vectors = SigningVectors.all();
        String main = language.equals("python") ? PYTHON_MAIN : NODE_MAIN;
        Path script = Files.writeString(folder.resolve("sign"), snippet(language) + main);
        Path asked = Files.write(
                folder.resolve("asked"),
                vectors.stream().map(v -> v.key() + "\t" + v.unsigned()).toList());
        Path signed = folder.resolve("signed");
        Path said = folder.resolve("said");

        int exit = new ProcessBuilder(program, script.toString(), asked.toString(), signed.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(said.toFile()))
                .start()
                .waitFor();

        assertThat(exit).as("%s: %s", program, Files.readString(said)).isZero();
        assertThat(Files.readAllLines(signed))
                .containsExactlyElementsOf(vectors.stream().map(Vector::signed).toList());
    }

    private static String snippet(String language) throws IOException {
        String page = Files.readString(SigningVectors.PAGE);
        String fence = "```" + language + "\n";
        int start = page.indexOf(fence) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static void need(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(at -> Files.isExecutable(Path.of(at, program)));
        if ("true".equals(System.getenv(REQUIRED))) {
            assertThat(there)
                    .as("%s is installed, as %s says", program, REQUIRED)
                    .isTrue();
        }
        assumeTrue(there, program + " is not installed; this test is left out");
    }
}
