package io.lazyimg.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LazyImageFilterTest {
    private static final Map<String, String> SETTINGS =
            Map.of("lazyimg.originals", "closing:from", "lazyimg.derivatives", "closing:to");

    @Test
    void whatWasOpenedIsClosedWhenTheFilterCannotBegin() {
        LazyImageFilter filter = new LazyImageFilter();

        assertThatThrownBy(() -> filter.init(at("/no/../path")))
                .isInstanceOf(ServletException.class)
                .hasMessage("'/no/../path' is no context path");

        assertThat(ClosingStoreProvider.CALLED)
                .contains("open closing:from", "open closing:to", "close closing:from", "close closing:to");
    }

    private static FilterConfig at(String contextPath) {
        ServletContext context = of(ServletContext.class, Map.of("getContextPath", contextPath));
        return of(FilterConfig.class, Map.of("getServletContext", context, "getFilterName", "images"));
    }

    private static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInitParameterNames" -> Collections.enumeration(SETTINGS.keySet());
                    case "getInitParameter" -> SETTINGS.get((String) arguments[0]);
                    case "getClassLoader" -> LazyImageFilterTest.class.getClassLoader();
                    default -> answers.get(method.getName());
                }));
    }
}
