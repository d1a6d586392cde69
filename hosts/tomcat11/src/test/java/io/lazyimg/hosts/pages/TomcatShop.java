package io.lazyimg.hosts.pages;

import io.lazyimg.LazyImages;
import io.lazyimg.SizePolicy;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.store.FileBlobStore;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The host application of {@code docs/tomcat.md}. */
final class TomcatShop {
    private TomcatShop() {}

    @SuppressWarnings("deprecation") // addServletMappingDecoded, in the only form that there is
    static Tomcat start(int port, Path base, Path pictures, Path made) throws Exception {
        LazyImages images = LazyImages.builder()
                .originals(FileBlobStore.readOnly(pictures))
                .derivatives(FileBlobStore.in(made))
                .sizes(SizePolicy.widths(320, 640, 1280).snapping())
                .build();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(port);
        tomcat.getConnector();
        Context application = tomcat.addContext("", null);
        FilterDef filter = new FilterDef();
        filter.setFilterName("images");
        filter.setFilterClass(LazyImageFilter.class.getName());
        filter.setFilter(new LazyImageFilter(images));
        filter.setAsyncSupported("true"); // visitors who read slowly then hold no thread
        application.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("images");
        everywhere.addURLPattern("/*");
        application.addFilterMap(everywhere);
        Tomcat.addServlet(
                application, "default", new DefaultServlet()); // Tomcat asks no filter where it has no servlet
        application.addServletMappingDecoded("/", "default");
        application.addLifecycleListener(event -> {
            if (event.getType().equals(Context.AFTER_STOP_EVENT)) {
                images.close();
            }
        });
        tomcat.start();
        return tomcat;
    }
}
