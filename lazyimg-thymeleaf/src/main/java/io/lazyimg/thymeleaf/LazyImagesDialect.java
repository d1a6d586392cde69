package io.lazyimg.thymeleaf;

import io.lazyimg.ImageUrls;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/**
 * Images in Thymeleaf templates: {@code <lazy:picture lazy:key="${widget.picture}" lazy:alt="${widget.name}"
 * widths="400,800" sizes="50vw"/>}, and in any expression an {@link ImageUrls}, {@code
 * ${#images.of(widget.picture).fit(600, 400)}}.
 *
 * <pre>{@code
 * TemplateEngine engine = new TemplateEngine();
 * engine.addDialect(new LazyImagesDialect());
 * }</pre>
 */
public final class LazyImagesDialect extends AbstractProcessorDialect implements IExpressionObjectDialect {
    private static final String OBJECT = "images";

    private final @Nullable ImageUrls urls;

    /** With the URLs that the {@code LazyImageFilter} of the web application publishes. */
    public LazyImagesDialect() {
        this(null, "lazyimg");
    }

    /** With these URLs. */
    public LazyImagesDialect(ImageUrls urls) {
        this(urls, "lazyimg");
    }

    private LazyImagesDialect(@Nullable ImageUrls urls, String name) {
        super(name, "lazy", StandardDialect.PROCESSOR_PRECEDENCE + 1); // when attributes such as th:class are done
        this.urls = urls;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new PictureProcessor(prefix, this::urls));
    }

    private ImageUrls urls(IExpressionContext context) {
        if (urls != null) {
            return urls;
        }
        if (context instanceof IWebContext web
                && web.getExchange().getApplication().getAttributeValue(ImageUrls.class.getName())
                        instanceof ImageUrls published) {
            return published;
        }
        throw new IllegalStateException(
                "this application has no LazyImageFilter, and the dialect was not given any ImageUrls");
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(OBJECT);
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return urls(context);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
