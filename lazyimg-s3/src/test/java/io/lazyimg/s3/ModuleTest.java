package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.BlobStoreProvider;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModuleTest {
    /** What the module needs beside the JDK; the rest of the path is there for tests. */
    private static final Pattern NEEDED =
            Pattern.compile("lazyimg-(core|s3)|awssdk|httpcomponents|slf4j-api|reactive-streams|jspecify|imgscalr"
                    + "|twelvemonkeys|/lazyimg-(core|s3)/target/classes");

    @Test
    void itIsAModuleThatResolvesWithItsDependenciesAndProvidesItsStore() {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(entry).find())
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("netty"))
                .map(Path::of)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();

        Configuration resolved =
                boot.configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of("io.lazyimg.s3"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());

        Module s3 = layer.findModule("io.lazyimg.s3").orElseThrow();
        assertThat(s3.getDescriptor().provides()).singleElement().satisfies(provides -> {
            assertThat(provides.service()).isEqualTo(BlobStoreProvider.class.getName());
            assertThat(provides.providers()).containsExactly(S3BlobStoreProvider.class.getName());
        });
    }
}
