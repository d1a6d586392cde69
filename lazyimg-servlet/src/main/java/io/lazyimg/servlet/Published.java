package io.lazyimg.servlet;

import io.lazyimg.ImageUrls;
import io.lazyimg.LazyImages;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Map;

/**
 * What a filter lets the pages of its application find: attributes of the {@code ServletContext}, {@code
 * io.lazyimg.LazyImages} and {@code io.lazyimg.ImageUrls}, and the same followed by a dot and the filter's name. Of several
 * filters the first has those without a name.
 */
final class Published {
    private final ServletContext context;
    private final Map<String, Object> attributes;

    private Published(ServletContext context, Map<String, Object> attributes) {
        this.context = context;
        this.attributes = attributes;
    }

    static Published by(FilterConfig filter, LazyImages images) {
        ServletContext context = filter.getServletContext();
        String all = LazyImages.class.getName();
        String urls = ImageUrls.class.getName();
        ImageUrls here = images.urls().below(context.getContextPath());
        Map<String, Object> attributes = Map.of(
                all,
                images,
                all + "." + filter.getFilterName(),
                images,
                urls,
                here,
                urls + "." + filter.getFilterName(),
                here);
        attributes.forEach((name, value) -> {
            if (context.getAttribute(name) == null) {
                context.setAttribute(name, value);
            }
        });
        return new Published(context, attributes);
    }

    void withdraw() {
        attributes.forEach((name, value) -> {
            if (context.getAttribute(name) == value) {
                context.removeAttribute(name);
            }
        });
    }
}
