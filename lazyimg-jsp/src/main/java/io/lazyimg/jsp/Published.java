package io.lazyimg.jsp;

import io.lazyimg.ImageUrls;
import jakarta.servlet.jsp.JspContext;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.PageContext;
import org.jspecify.annotations.Nullable;

/** Finds what the application has published. */
final class Published {
    static final String URLS = ImageUrls.class.getName();

    private Published() {}

    /**
     * The URLs of the only or the first filter, or those of the filter with a name.
     *
     * @throws JspException if there are none
     */
    static ImageUrls urls(JspContext page, @Nullable String filter) throws JspException {
        String name = filter == null ? URLS : URLS + "." + filter;
        if (page.getAttribute(name, PageContext.APPLICATION_SCOPE) instanceof ImageUrls urls) {
            return urls;
        }
        throw new JspException(
                filter == null
                        ? "this application has no LazyImageFilter and no ImageUrlsListener that tells where images are"
                        : "this application has no LazyImageFilter named '" + filter + "'");
    }
}
