package io.lazyimg.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/**
 * Gives an application a {@link io.lazyimg.LazyImages}, which serves its pictures, from the properties {@code lazyimg.*},
 * which are the {@link io.lazyimg.Setting} keys.
 *
 * <ul>
 *   <li>Beans of the application are asked where there are any: every {@link io.lazyimg.ImageListener}, one {@link
 *       io.lazyimg.KeyMapping}, one {@link io.lazyimg.Authorizer}, one {@link io.lazyimg.spi.RateLimiter}, and every
 *       {@link LazyImagesCustomizer} in the end.
 *   <li>A {@code LazyImages} of the application takes the place of ours; the properties are then not looked at.
 *   <li>In servlet applications a {@link io.lazyimg.servlet.LazyImageFilter} is mounted, unless the application has one,
 *       and {@link io.lazyimg.ImageUrls} know the application's path.
 *   <li>Thymeleaf templates have {@code <lazy:picture>} where {@code lazyimg-thymeleaf} is on the class path.
 *   <li>A health indicator {@code lazyimg} tells whether the stores answer, where there is Actuator, and Micrometer
 *       counts and times every event, where there is a registry of meters.
 *   <li>When the application stops, requests under way are answered first, and then what waits to be saved is saved.
 *   <li>{@code lazyimg.enabled=false} switches all of it off.
 * </ul>
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty(name = EnvironmentSettings.ENABLED, matchIfMissing = true)
@Import({
    MetersConfiguration.class,
    LazyImagesConfiguration.class,
    FilterConfiguration.class,
    ThymeleafConfiguration.class,
    HealthConfiguration.class,
    Boot3HealthConfiguration.class
})
public final class LazyImagesAutoConfiguration {
    LazyImagesAutoConfiguration() {}
}
