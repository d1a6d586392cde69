package io.lazyimg.examples.legacy;

import java.io.IOException;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows what there is to buy. */
public final class CatalogueServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("names", List.of("mug", "bowl"));
        request.getRequestDispatcher("/WEB-INF/catalogue.jsp").forward(request, response);
    }
}
