package io.lazyimg.hosts;

import io.lazyimg.servlet.LazyImageFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** Our filter in an application that supports no asynchronous requests. */
final class SynchronousFilter implements Filter {
    private final LazyImageFilter filter = new LazyImageFilter();

    @Override
    public void init(FilterConfig config) throws ServletException {
        filter.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public boolean isAsyncSupported() {
                        return false;
                    }
                },
                response,
                chain);
    }

    @Override
    public void destroy() {
        filter.destroy();
    }
}
