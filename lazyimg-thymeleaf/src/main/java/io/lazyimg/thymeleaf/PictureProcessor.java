package io.lazyimg.thymeleaf;

import io.lazyimg.ImageUrls;
import io.lazyimg.html.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.EscapedAttributeUtils;

/**
 * Puts a {@link Picture} in the place of an element whose attributes describe it; those with the dialect's prefix are
 * expressions. An expression that is {@code null} is an attribute that is not there, but an empty {@code alt}.
 */
final class PictureProcessor extends AbstractElementTagProcessor {
    private static final int PRECEDENCE = 1000;

    private final Function<IExpressionContext, ImageUrls> urls;

    PictureProcessor(String prefix, Function<IExpressionContext, ImageUrls> urls) {
        super(TemplateMode.HTML, prefix, "picture", true, null, false, PRECEDENCE);
        this.urls = urls;
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structureHandler) {
        String expressions = getDialectPrefix() + ":";
        Map<String, String> attributes = new LinkedHashMap<>();
        tag.getAttributeMap().forEach((name, escaped) -> {
            String value = EscapedAttributeUtils.unescapeAttribute(TemplateMode.HTML, escaped == null ? "" : escaped);
            if (name.startsWith(expressions)) {
                Object result = StandardExpressions.getExpressionParser(context.getConfiguration())
                        .parseExpression(context, value)
                        .execute(context);
                put(attributes, name.substring(expressions.length()), result);
            } else {
                attributes.put(name, value);
            }
        });
        structureHandler.replaceWith(Picture.of(urls.apply(context), attributes).toString(), false);
    }

    private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value.toString());
        } else if (name.equals("alt")) {
            attributes.put(name, "");
        }
    }
}
