package io.lazyimg.jsp;

import io.lazyimg.html.Picture;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.DynamicAttributes;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code <lazy:picture key="widgets/myimage.jpg" alt="A widget" widths="400,800" sizes="50vw"/>}: a {@link Picture} with
 * these attributes. With {@code filter} it is one of the {@code LazyImageFilter} of that name.
 */
public final class PictureTag extends SimpleTagSupport implements DynamicAttributes {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private @Nullable String filter;

    /** For a container. */
    public PictureTag() {}

    public void setKey(String key) {
        attributes.put("key", key);
    }

    public void setAlt(String alt) {
        attributes.put("alt", alt);
    }

    public void setFilter(String name) {
        this.filter = name;
    }

    /** An attribute that is {@code null} is not there. */
    @Override
    public void setDynamicAttribute(@Nullable String uri, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value.toString());
        }
    }

    @Override
    public void doTag() throws JspException, IOException {
        try {
            getJspContext().getOut().print(Picture.of(Published.urls(getJspContext(), filter), attributes));
        } catch (IllegalArgumentException e) {
            throw new JspException(e.getMessage(), e);
        }
    }
}
