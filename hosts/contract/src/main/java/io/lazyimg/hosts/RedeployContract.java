package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web application with our jars in it, and nothing of them outside, is replaced while its container goes on. */
public abstract class RedeployContract {
    private static final int TIMES = 20;
    private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(30);

    /** What a WAR has of us, by the beginnings of the names of jars. */
    private static final List<String> JARS = List.of(
            "lazyimg-core-", "lazyimg-servlet-", "imgscalr-lib-", "imageio-", "common-", "slf4j-api-", "jspecify-");

    private final WebApps.Starter starter;

    @TempDir
    private Path folder = Path.of("");

    protected RedeployContract(WebApps.Starter starter) {
        this.starter = starter;
    }

    @Test
    void twentyApplicationsOneAfterTheOtherLeaveNoClassLoaderAndNoThread() throws Exception {
        Path war = war();
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        Set<WeakReference<ClassLoader>> left = new HashSet<>();
        WebApps container = starter.start();
        try {
            for (int i = 1; i <= TIMES; i++) {
                left.add(new WeakReference<>(deploy(container, war), collected));
                assertThat(width(container, "/photo_" + i + "_0.jpg")).isEqualTo(i);
                assertThat(width(container, "/scan_" + i + "_0.tif.jpg")).isEqualTo(i);
                container.undeploy();
            }

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("lazyimg"));
            assertThat(new OfTheTest("a")).isEqualTo(new OfTheTest("a"));
            long until = System.nanoTime() + COLLECTED_WITHIN.toNanos();
            while (!left.isEmpty() && System.nanoTime() < until) {
                System.gc();
                Object one = collected.remove(100);
                for (; one != null; one = collected.poll()) {
                    left.remove(one);
                }
            }
            assertThat(left).isEmpty();
        } finally {
            container.stop();
        }
    }

    /** The JDK keeps, of all records, the one whose equals was linked last: java.lang.runtime.ObjectMethods, OBJECT_EQ. */
    private record OfTheTest(String part) {}

    private static ClassLoader deploy(WebApps container, Path war) throws Exception {
        ClassLoader application = container.deploy(war, new WithoutUs());
        assertThat(application.loadClass("io.lazyimg.servlet.LazyImageFilter").getClassLoader())
                .isSameAs(application);
        lookForPlugins(application);
        return application;
    }

    /** As ImageIO does by itself when an application is the first in the JVM to use it. */
    private static void lookForPlugins(ClassLoader application) throws ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(before);
        }
        Class<?> tiff = application.loadClass("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi");
        assertThat(IIORegistry.getDefaultInstance().getServiceProviderByClass(tiff))
                .isNotNull();
    }

    private static int width(WebApps container, String path) throws IOException {
        Wire.Answer answer = Wire.ask(container.port(), "GET", path);
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return MountedContract.decoded(answer).getWidth();
    }

    private Path war() throws IOException {
        Path originals = Files.createDirectory(folder.resolve("originals"));
        BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(picture, "jpg", originals.resolve("photo.jpg").toFile()))
                .isTrue();
        assertThat(ImageIO.write(picture, "tif", originals.resolve("scan.tif").toFile()))
                .isTrue();
        Path inside = Files.createDirectories(folder.resolve("war/WEB-INF"));
        Path library = Files.createDirectory(inside.resolve("lib"));
        for (Path jar : jars()) {
            Files.copy(jar, library.resolve(Objects.requireNonNull(jar.getFileName())));
        }
        Files.writeString(inside.resolve("web.xml"), """
                <web-app version="3.1" metadata-complete="true">
                  <filter>
                    <filter-name>images</filter-name>
                    <filter-class>io.lazyimg.servlet.LazyImageFilter</filter-class>
                    <async-supported>true</async-supported>
                    <init-param><param-name>lazyimg.originals</param-name><param-value>%s</param-value></init-param>
                    <init-param><param-name>lazyimg.derivatives</param-name><param-value>%s</param-value></init-param>
                  </filter>
                  <filter-mapping><filter-name>images</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                </web-app>
                """.formatted(
                        originals.toUri(), folder.resolve("derivatives").toUri()));
        return folder.resolve("war");
    }

    private static List<Path> jars() {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> JARS.stream()
                        .anyMatch(name -> path.getFileName().toString().startsWith(name)))
                .toList();
        for (String name : JARS) {
            assertThat(jars)
                    .as("run mvn verify, or mvn package with -am, for jars of this build")
                    .anySatisfy(jar -> assertThat(jar.getFileName().toString())
                            .startsWith(name)
                            .endsWith(".jar"));
        }
        return jars;
    }

    /** All that these tests see, but for what comes from the jars of the WAR. */
    private static final class WithoutUs extends ClassLoader {
        private static final List<String> OURS =
                List.of("io.lazyimg.", "org.imgscalr.", "com.twelvemonkeys.", "org.slf4j.");

        WithoutUs() {
            super(RedeployContract.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OURS.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
