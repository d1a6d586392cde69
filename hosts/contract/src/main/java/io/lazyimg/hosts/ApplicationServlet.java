package io.lazyimg.hosts;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The host's own application, which answers whatever reaches it. */
public final class ApplicationServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String text = "application " + request.getMethod() + " " + request.getServletPath();
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
