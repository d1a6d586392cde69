package io.lazyimg.examples.pages;

import io.lazyimg.servlet.LazyImageFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application whose pages show pictures: {@code /shop/} by JSP tags, {@code /shop/thymeleaf} by Thymeleaf. */
final class Harbour {
    private Harbour() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> settings = Map.of(
                "lazyimg.originals", Path.of(args[0]).toUri().toString(),
                "lazyimg.derivatives", Path.of(args[1]).toUri().toString(),
                "lazyimg.sizes", "400x0,800x0,1600x0,3200x0,120x120_fill,240x240_fill");
        start(8080, Path.of("src/main/webapp"), settings).getServer().await();
    }

    static Tomcat start(int port, Path webapp, Map<String, String> settings) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("harbour").toString());
        tomcat.setPort(port);
        tomcat.getConnector();
        Context application = tomcat.addWebapp("/shop", webapp.toAbsolutePath().toString());
        FilterDef filter = new FilterDef();
        filter.setFilterName("pictures");
        filter.setFilterClass(LazyImageFilter.class.getName());
        filter.setAsyncSupported("true");
        settings.forEach(filter::addInitParameter);
        application.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("pictures");
        everywhere.addURLPattern("/*");
        application.addFilterMap(everywhere);
        Tomcat.addServlet(application, "thymeleaf", new ThymeleafServlet(application.getServletContext()))
                .addMapping("/thymeleaf");
        tomcat.start();
        return tomcat;
    }
}
