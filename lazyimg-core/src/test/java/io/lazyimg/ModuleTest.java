package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.BlobStoreProvider;
import io.lazyimg.spi.Resizer;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final Pattern OF_TESTS = Pattern.compile(
            "test-classes|junit|jqwik|assertj|archunit|byte-buddy|opentest4j|jazzer|webp-imageio|jsoup");

    @Test
    void itIsAModuleThatResolvesWithItsDependenciesAndFindsStoresAndEngines() {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OF_TESTS.matcher(entry).find())
                .map(Path::of)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();

        Configuration resolved =
                boot.configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of("io.lazyimg.core"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());

        Module core = layer.findModule("io.lazyimg.core").orElseThrow();
        assertThat(core.isExported("io.lazyimg.spi")).isTrue();
        assertThat(core.isExported("io.lazyimg.internal")).isFalse();
        assertThat(core.getDescriptor().uses()).contains(BlobStoreProvider.class.getName(), Resizer.class.getName());
        assertThat(core.getDescriptor().provides())
                .anySatisfy(provides -> assertThat(provides.service()).isEqualTo(BlobStoreProvider.class.getName()));
    }
}
