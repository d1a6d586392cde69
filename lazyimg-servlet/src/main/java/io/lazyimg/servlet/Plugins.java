package io.lazyimg.servlet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;

/**
 * Plug-ins of ImageIO. There is one registry for all applications of a container. When it is first used, and whenever
 * ImageIO looks for plug-ins, those of the application that happens to be at it are registered, and nobody else takes them
 * out.
 */
final class Plugins {
    private Plugins() {}

    /** Takes out those that this class loader defined itself. */
    static void deregister(ClassLoader loader) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        List<Object> found = new ArrayList<>();
        for (Iterator<Class<?>> kinds = registry.getCategories(); kinds.hasNext(); ) {
            registry.getServiceProviders(kinds.next(), false).forEachRemaining(provider -> {
                if (provider.getClass().getClassLoader() == loader) {
                    found.add(provider);
                }
            });
        }
        found.forEach(registry::deregisterServiceProvider);
    }
}
