package io.lazyimg.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.servlet.LazyImageFilter;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The javax jar against the API of Servlet 3.1, whatever newer one the container of these tests has. */
class ServletThreeTest {
    private static final Pattern CALL =
            Pattern.compile("Methodref .*// (javax/servlet/[\\w/$]+)\\.\"?([\\w<>]+)\"?:(\\S+)");

    @Test
    void allThatTheFilterCallsAndHasToImplementIsThere() throws Exception {
        Path jar = Path.of(LazyImageFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            names = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .toList();
        }
        try (URLClassLoader withApi = withApi()) {
            for (String name : names) {
                Class<?> ours = withApi.loadClass(name);
                if (!Modifier.isAbstract(ours.getModifiers())) {
                    assertThat(ours.getMethods())
                            .as(name)
                            .noneMatch(method -> Modifier.isAbstract(method.getModifiers()));
                }
            }
            List<String> calls = calls(jar, names);
            assertThat(calls)
                    .hasSizeGreaterThan(20)
                    .contains("javax.servlet.http.HttpServletRequest startAsync ()Ljavax/servlet/AsyncContext;");
            for (String call : calls) {
                String[] parts = call.split(" ", -1);
                assertThat(descriptors(withApi.loadClass(parts[0]), parts[1]))
                        .as(call)
                        .contains(parts[2]);
            }
        }
    }

    private static URLClassLoader withApi() throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(Path.of(System.getProperty("servlet.api")).toUri().toURL());
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!path.contains("tomcat")) {
                urls.add(Path.of(path).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> calls(Path jar, List<String> names) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("-v", "-p", "-cp", jar.toString()));
        arguments.addAll(names);
        int code = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        assertThat(code).as(out::toString).isZero();
        return CALL.matcher(out.toString())
                .results()
                .map((MatchResult call) -> call.group(1).replace('/', '.') + " " + call.group(2) + " " + call.group(3))
                .distinct()
                .toList();
    }

    private static List<String> descriptors(Class<?> type, String name) {
        if (name.equals("<init>")) {
            return Arrays.stream(type.getDeclaredConstructors())
                    .map(made -> MethodType.methodType(void.class, made.getParameterTypes()))
                    .map(MethodType::toMethodDescriptorString)
                    .toList();
        }
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each ->
                        Stream.concat(Arrays.stream(each.getDeclaredMethods()), Arrays.stream(each.getMethods())))
                .filter(method -> method.getName().equals(name))
                .map((Method method) -> MethodType.methodType(method.getReturnType(), method.getParameterTypes()))
                .map(MethodType::toMethodDescriptorString)
                .toList();
    }
}
