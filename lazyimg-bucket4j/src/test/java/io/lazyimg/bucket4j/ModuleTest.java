package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.RateLimiterProvider;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final Pattern OF_TESTS =
            Pattern.compile("test-classes|junit|assertj|byte-buddy|opentest4j|apiguardian|slf4j-nop");
    private static final Pattern OF_REDIS = Pattern.compile("lettuce|netty|reactor|reactive-streams|redis-");

    @Test
    void itIsAModuleThatResolvesWithAndWithoutTheLibrariesForRedis() {
        assertThat(resolved(Pattern.compile("nothing left out"))).isEqualTo(3);
        assertThat(resolved(OF_REDIS)).isEqualTo(3);
    }

    /** How many rate limiters the module provides. */
    private static int resolved(Pattern without) {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OF_TESTS.matcher(entry).find())
                .filter(entry -> !without.matcher(entry).find())
                .map(Path::of)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved =
                boot.configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of("io.lazyimg.bucket4j"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
        return layer.findModule("io.lazyimg.bucket4j").orElseThrow().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(RateLimiterProvider.class.getName()))
                .mapToInt(provides -> provides.providers().size())
                .sum();
    }
}
