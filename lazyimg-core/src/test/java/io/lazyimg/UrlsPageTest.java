package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UrlsPageTest {
    private static final Pattern PATH = Pattern.compile("\\| `(myimage_[^`]*)` \\|");

    @Test
    void everyPathInItsTableIsAnImageOfOursInCanonicalSpelling() throws IOException {
        List<String> paths = PATH.matcher(Files.readString(Path.of("../docs/urls.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(paths).hasSizeGreaterThanOrEqualTo(5);
        for (String path : paths) {
            Variant variant = UrlScheme.unsigned().parse(path).orElseThrow(() -> new AssertionError(path));
            assertThat(variant.originalKey()).isEqualTo("myimage.jpg");
            assertThat(UrlScheme.unsigned().format(variant)).isEqualTo(path);
        }
    }
}
