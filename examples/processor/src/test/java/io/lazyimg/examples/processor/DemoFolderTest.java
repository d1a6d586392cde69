package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoFolderTest {
    @Test
    void derivatives_of_different_originals_do_not_mix() {
        DemoFolder demo = DemoFolder.in(Path.of("home"));

        assertThat(Set.of(demo.derivatives(), demo.derivativesOf("file:/a"), demo.derivativesOf("file:/b")))
                .allMatch(folder -> demo.root().equals(folder.getParent()))
                .hasSize(3);
    }
}
