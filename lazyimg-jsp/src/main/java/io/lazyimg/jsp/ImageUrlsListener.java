package io.lazyimg.jsp;

import io.lazyimg.ImageUrls;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * For an application that only writes pages: has its tags write the URLs of images that are served elsewhere, by the
 * settings of those who serve, which are context-params such as {@code lazyimg.public-url}. Named in {@code web.xml} as a
 * listener. A setting that is not accepted stops the application's start.
 */
public final class ImageUrlsListener implements ServletContextListener {
    /** For a container. */
    public ImageUrlsListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Map<String, String> settings = Collections.list(context.getInitParameterNames()).stream()
                .filter(name -> name.startsWith("lazyimg."))
                .collect(Collectors.toMap(name -> name, context::getInitParameter));
        context.setAttribute(Published.URLS, ImageUrls.ofSettings(settings).below(context.getContextPath()));
    }
}
