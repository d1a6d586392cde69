package io.lazyimg.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibwebpLoadingTest {
    /** What an application does that is deployed with lazyimg-webp in it; public, to be called from outside. */
    public static final class Application {
        private Application() {}

        /** How many bytes a picture has. */
        public static int run() {
            FormatEncoder encoder = new WebpEncoder();
            byte[] file = encoder.encode(
                    new io.lazyimg.spi.Pixels(2, 1, new int[] {0xFF00FF00, 0x80123456}, true),
                    80,
                    io.lazyimg.spi.TimeLimit.none());
            assertThat(ImageFormat.sniff(file)).contains(ImageFormat.WEBP);
            return file.length;
        }
    }

    /** A class loader of its own for everything but the JDK, as an application has. */
    private static URLClassLoader deployment() {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(LibwebpLoadingTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    private static int run(ClassLoader deployment) throws ReflectiveOperationException {
        Class<?> application = Class.forName(Application.class.getName(), true, deployment);
        assertThat(application).isNotSameAs(Application.class);
        Method run = application.getMethod("run");
        return (int) run.invoke(null);
    }

    @Test
    void severalDeploymentsInOneJvmEncodeAtOnce() throws Exception {
        try (URLClassLoader one = deployment();
                URLClassLoader other = deployment()) {
            assertThat(run(one)).isEqualTo(run(other)).isEqualTo(run(one)).isEqualTo(Application.run());
        }
    }

    private static WeakReference<ClassLoader> deployedAndUndeployed() throws Exception {
        try (URLClassLoader deployment = deployment()) {
            run(deployment);
            return new WeakReference<>(deployment);
        }
    }

    @Test
    void aDeploymentIsLetGoOf() throws Exception {
        WeakReference<ClassLoader> gone = deployedAndUndeployed();
        for (int i = 0; i < 100 && !gone.refersTo(null); i++) {
            System.gc();
        }
        assertThat(gone.refersTo(null)).as("the class loader is garbage").isTrue();
    }

    /** Starts a processor's core in a JVM of its own, and gives what it says. */
    private static String start(Path folder, String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Arrays.stream(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), Start.class.getName()))
                .flatMap(all -> all)
                .toArray(String[]::new));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        process.waitFor();
        return Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
    }

    /** A program that builds a LazyImages. */
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) throws Exception {
            try (var images = io.lazyimg.LazyImages.builder()
                    .originals(io.lazyimg.store.MemoryBlobStore.ofBytes(1))
                    .derivatives(io.lazyimg.store.MemoryBlobStore.ofBytes(1))
                    .build()) {
                System.out.println("started with " + images.sizes().presets());
            } catch (IllegalStateException e) {
                System.out.println("not started: " + e.getMessage());
            }
        }
    }

    @Test
    void aPlatformWithoutALibraryStopsTheStartAndIsNamed(@TempDir Path folder) throws Exception {
        assertThat(start(folder)).contains("started with {}");
        assertThat(start(folder, "-Dos.arch=s390x"))
                .contains("not started: ")
                .contains("lazyimg-webp cannot load libwebp on Linux s390x")
                .contains("leave lazyimg-webp away")
                .doesNotContain("started with");
    }

    @Test
    void aFolderThatNothingCanBeUnpackedIntoStopsTheStartAndIsNamed(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(start(folder, "-Dcom.luciad.imageio.webp.tmpdir=" + missing))
                .contains("lazyimg-webp cannot load libwebp")
                .contains(missing.toString())
                .contains("-Dcom.luciad.imageio.webp.tmpdir=")
                .doesNotContain("started with");
    }
}
