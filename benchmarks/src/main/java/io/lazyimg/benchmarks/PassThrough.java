package io.lazyimg.benchmarks;

import io.lazyimg.LazyImages;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.store.MemoryBlobStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the filter costs the requests of its host that are not for images, beside the chain without it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassThrough {
    /** A page, a long path, two images that are not ours, and one that has to be looked at closely to tell. */
    @Param({
        "/shop/index.html",
        "/shop/api/v2/customers/4711/orders/2026-11-01/positions/17",
        "/shop/widgets/myimage.jpg",
        "/shop/logo_big.png",
        "/shop/IMG_20260101_120000.jpg"
    })
    public String uri = "";

    private final LazyImageFilter filter = new LazyImageFilter(images());
    private HttpServletRequest request = new Request("");
    private final HttpServletResponse response = any(HttpServletResponse.class);

    private FilterChain chain = (ask, answer) -> {};

    private static LazyImages images() {
        try {
            return LazyImages.builder()
                    .originals(MemoryBlobStore.ofBytes(1000))
                    .derivatives(MemoryBlobStore.ofBytes(1000))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void request(Blackhole hole) {
        request = new Request(uri);
        chain = (ask, answer) -> hole.consume(ask);
    }

    @Benchmark
    public void withTheFilter() throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }

    @Benchmark
    public void withoutIt() throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    private static <T> T any(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    /** The few methods that the filter calls, at the cost of a field. */
    private static final class Request extends HttpServletRequestWrapper {
        private final String uri;

        Request(String uri) {
            super(any(HttpServletRequest.class));
            this.uri = uri;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public String getContextPath() {
            return "/shop";
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getHeader(String name) {
            return null;
        }

        @Override
        public String getRemoteAddr() {
            return "127.0.0.1";
        }
    }
}
