package io.lazyimg.examples.pages;

import io.lazyimg.thymeleaf.LazyImagesDialect;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Answers with {@code WEB-INF/harbour.html}. */
final class ThymeleafServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient JakartaServletWebApplication application;
    private final transient TemplateEngine engine = new TemplateEngine();

    ThymeleafServlet(ServletContext context) {
        application = JakartaServletWebApplication.buildApplication(context);
        WebApplicationTemplateResolver templates = new WebApplicationTemplateResolver(application);
        templates.setPrefix("/WEB-INF/");
        templates.setSuffix(".html");
        engine.setTemplateResolver(templates);
        engine.addDialect(new LazyImagesDialect());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        Map<String, Object> model = Map.of(
                "market", "märkte/fish, bread & wine.png",
                "words", "Fish, bread & \"wine\" <at the market>");
        engine.process(
                "harbour",
                new WebContext(application.buildExchange(request, response), Locale.ENGLISH, model),
                response.getWriter());
    }
}
