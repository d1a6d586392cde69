package io.lazyimg.hosts.jsp;

import io.lazyimg.thymeleaf.LazyImagesDialect;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JavaxServletWebApplication;

/** The servlet of {@code examples/pages} in terms of javax. */
final class JavaxThymeleafServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient JavaxServletWebApplication application;
    private final transient TemplateEngine engine = new TemplateEngine();

    JavaxThymeleafServlet(ServletContext context) {
        application = JavaxServletWebApplication.buildApplication(context);
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
