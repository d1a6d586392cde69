package io.lazyimg.hosts;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A filter that sees bodies pass, as one that compresses does, and knows their length when its chain returns. */
final class MeasuringFilter implements Filter {
    private final AtomicInteger bytes = new AtomicInteger(-1);

    /** What had passed when the chain of the last request returned. */
    int bytes() {
        return bytes.get();
    }

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AtomicInteger passed = new AtomicInteger();
        chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return measured(super.getOutputStream(), passed);
            }
        });
        bytes.set(passed.get());
    }

    private static ServletOutputStream measured(ServletOutputStream out, AtomicInteger passed) {
        return new ServletOutputStream() {
            @Override
            public void write(int b) throws IOException {
                passed.incrementAndGet();
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                passed.addAndGet(length);
                out.write(bytes, offset, length);
            }

            @Override
            public boolean isReady() {
                return out.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                out.setWriteListener(listener);
            }
        };
    }

    @Override
    public void destroy() {}
}
