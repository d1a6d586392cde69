package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.spi.Resizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which engines are asked, and in which order, where the host does not give them itself. */
final class Engines {
    private Engines() {}

    /**
     * The engines that {@link ServiceLoader} finds with our own class loader, as for stores, in the order of their names,
     * and the default engine, which does what they leave.
     *
     * @throws IllegalStateException if one cannot be used, or if two have one name
     */
    static List<Resizer> found(Resampler ofDefault) {
        return found(ofDefault, Engines.class.getClassLoader());
    }

    static List<Resizer> found(Resampler ofDefault, ClassLoader loader) {
        List<Resizer> engines = new ArrayList<>();
        try {
            ServiceLoader.load(Resizer.class, loader).forEach(engines::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new IllegalStateException("an engine on the class path cannot be used: " + told(e), e);
        }
        engines.sort(Comparator.comparing(Resizer::name));
        engines.add(new ImageIoResizer(ofDefault));
        refuseNamesakes(engines);
        return List.copyOf(engines);
    }

    /** A loader's own message names the class only; why it cannot be made is its cause's. */
    private static String told(Error e) {
        Throwable cause = e.getCause();
        return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    private static void refuseNamesakes(List<Resizer> engines) {
        Map<String, Resizer> byName = new HashMap<>();
        for (Resizer engine : engines) {
            Resizer other = byName.put(engine.name(), engine);
            if (other != null) {
                throw new IllegalStateException("two engines on the class path are called " + engine.name() + ": "
                        + other.getClass().getName() + " and "
                        + engine.getClass().getName());
            }
        }
    }

    /**
     * Those with these names, in that order; all if there are no names.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    static List<Resizer> named(List<String> names, List<Resizer> engines) {
        return names.isEmpty()
                ? engines
                : names.stream().map(name -> named(name, engines)).toList();
    }

    private static Resizer named(String name, List<Resizer> engines) {
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Setting.ENGINES.key() + ": there is no engine '" + name
                        + "'; there are " + engines.stream().map(Resizer::name).collect(Collectors.joining(", "))));
    }

    /**
     * The formats that engines write.
     *
     * @param offered formats that pages are to offer, if that is said
     * @throws IllegalArgumentException if none of the engines writes one of those
     */
    static Set<ImageFormat> outputs(List<Resizer> engines, @Nullable List<ImageFormat> offered) {
        Set<ImageFormat> outputs =
                engines.stream().flatMap(engine -> engine.outputs().stream()).collect(Collectors.toUnmodifiableSet());
        if (offered != null && !outputs.containsAll(offered)) {
            throw new IllegalArgumentException(Setting.PAGE_FORMATS.key() + ": not all of " + offered
                    + " can be written here; those that can are "
                    + outputs.stream().sorted().toList());
        }
        return outputs;
    }

    /** What pages offer unless something else is said, where so much can be written. */
    static List<ImageFormat> offered(Set<ImageFormat> outputs) {
        return outputs.contains(ImageFormat.WEBP) ? List.of(ImageFormat.WEBP) : List.of();
    }
}
