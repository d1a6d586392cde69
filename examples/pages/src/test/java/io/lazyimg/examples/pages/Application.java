package io.lazyimg.examples.pages;

import io.lazyimg.servlet.LazyImageFilter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application of one JSP page, below {@code /app}. */
final class Application implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;
    private final Path webapp;

    Application(Path folder) throws IOException {
        webapp = Files.createDirectories(folder.resolve("webapp"));
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        context = tomcat.addWebapp("/app", webapp.toString());
    }

    Context context() {
        return context;
    }

    Application filter(String name, Map<String, String> settings) {
        FilterDef filter = new FilterDef();
        filter.setFilterName(name);
        filter.setFilterClass(LazyImageFilter.class.getName());
        settings.forEach(filter::addInitParameter);
        context.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
        return this;
    }

    Application start() throws Exception {
        tomcat.start();
        return this;
    }

    /** The status and what the page gives. */
    String page(String body) throws Exception {
        String head = """
                <%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
                <%@ taglib prefix="lazy" uri="urn:lazyimg" %>
                """;
        String name = "page" + Math.abs((long) body.hashCode()) + ".jsp";
        Files.writeString(webapp.resolve(name), head + body);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:"
                                        + tomcat.getConnector().getLocalPort() + "/app/" + name))
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().strip();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
