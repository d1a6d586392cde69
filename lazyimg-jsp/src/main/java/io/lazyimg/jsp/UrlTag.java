package io.lazyimg.jsp;

import io.lazyimg.DerivativeUrls;
import io.lazyimg.ImageUrl;
import io.lazyimg.html.Html;
import io.lazyimg.image.Transform;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code <lazy:url key="widgets/myimage.jpg" box="600x400"/>}: the URL of one size, or of a {@code preset}; written into
 * the page, or kept in the page's attribute that {@code var} names.
 */
public final class UrlTag extends SimpleTagSupport {
    private String key = "";
    private @Nullable String box;
    private @Nullable String preset;
    private @Nullable String var;
    private @Nullable String filter;

    /** For a container. */
    public UrlTag() {}

    public void setKey(String originalKey) {
        this.key = originalKey;
    }

    public void setBox(String size) {
        this.box = size;
    }

    public void setPreset(String name) {
        this.preset = name;
    }

    public void setVar(String name) {
        this.var = name;
    }

    public void setFilter(String name) {
        this.filter = name;
    }

    @Override
    public void doTag() throws JspException, IOException {
        String url;
        try {
            url = url(Published.urls(getJspContext(), filter).of(key)).toString();
        } catch (IllegalArgumentException e) {
            throw new JspException(e.getMessage(), e);
        }
        if (var == null) {
            getJspContext().getOut().print(Html.escape(url));
        } else {
            getJspContext().setAttribute(var, url);
        }
    }

    private ImageUrl url(DerivativeUrls urls) {
        if ((box == null) == (preset == null)) {
            throw new IllegalArgumentException("either a box such as 600x400 or a preset must be given");
        }
        return box == null ? urls.preset(String.valueOf(preset)) : urls.sized(Transform.of(box));
    }
}
