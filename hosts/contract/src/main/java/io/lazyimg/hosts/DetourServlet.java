package io.lazyimg.hosts;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers by way of another path of the application, {@code /detour/forward?to=/other}, in each of the ways that the
 * Servlet API has.
 */
public final class DetourServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getParameter("to");
        RequestDispatcher dispatcher = request.getRequestDispatcher(to);
        switch (String.valueOf(request.getPathInfo())) {
            case "/forward" -> dispatcher.forward(request, response);
            case "/include", "/include_60_40.jpg" -> {
                response.setContentType("text/html;charset=UTF-8");
                ServletOutputStream out = response.getOutputStream();
                out.print("before\n");
                dispatcher.include(request, response);
                out.print("\nafter");
            }
            case "/dispatch" -> request.startAsync().dispatch(to);
            case "/later" -> {
                AsyncContext context = request.startAsync();
                context.start(() -> {
                    try {
                        context.getResponse().getOutputStream().print("later");
                    } catch (IOException e) {
                        getServletContext().log("not answered", e);
                    }
                    context.complete();
                });
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
