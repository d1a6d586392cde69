package io.lazyimg.hosts;

import io.lazyimg.servlet.LazyImageFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host's own application with filters before it: {@link ApplicationServlet} on {@code /} and {@link DetourServlet} on
 * {@code /detour/*}. A container takes the context path and the error page from here, and calls it as an initializer.
 *
 * @param contextPath empty for the root
 * @param errorPage the path of the host's own page for its 404, or {@code null} if it has none
 * @param mounts in the order in which they see a request
 */
public record Application(String contextPath, @Nullable String errorPage, List<Mount> mounts)
        implements ServletContainerInitializer {

    /**
     * A filter.
     *
     * @param given {@code null} to have {@code LazyImageFilter} made by its name with the init-params
     */
    record Mount(
            @Nullable Filter given, String pattern, Map<String, String> initParams, Set<DispatcherType> dispatches) {
        static Mount everywhere(@Nullable Filter given, Map<String, String> initParams) {
            return new Mount(given, "/*", initParams, EnumSet.of(DispatcherType.REQUEST));
        }

        Mount on(Set<DispatcherType> dispatches) {
            return new Mount(given, pattern, initParams, dispatches);
        }
    }

    /** One filter before everything. */
    static Application of(String contextPath, @Nullable Filter given, Map<String, String> initParams) {
        return new Application(contextPath, null, List.of(Mount.everywhere(given, initParams)));
    }

    static Application of(Mount... mounts) {
        return new Application("", null, List.of(mounts));
    }

    Application withErrorPage(String path) {
        return new Application(contextPath, path, mounts);
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        List<FilterRegistration.Dynamic> filters = new ArrayList<>();
        for (Mount mount : mounts) {
            String name = "filter " + filters.size();
            FilterRegistration.Dynamic filter = mount.given() == null
                    ? context.addFilter(name, LazyImageFilter.class.getName())
                    : context.addFilter(name, mount.given());
            filter.setInitParameters(mount.initParams());
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.copyOf(mount.dispatches()), true, mount.pattern());
            filters.add(filter);
        }
        serve(context.addServlet("detour", new DetourServlet()), "/detour/*");
        serve(context.addServlet("application", new ApplicationServlet()), "/");
    }

    private static void serve(ServletRegistration.Dynamic servlet, String pattern) {
        servlet.setAsyncSupported(true);
        servlet.addMapping(pattern);
    }
}
