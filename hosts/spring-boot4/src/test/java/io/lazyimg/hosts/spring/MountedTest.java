package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageUrls;
import io.lazyimg.LazyImages;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.spring.boot.LazyImagesAutoConfiguration;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class MountedTest {
    @TempDir
    Path folder;

    @Test
    void propertiesAloneServePicturesAndEverythingElsePasses() throws Exception {
        try (Application application = Application.start(Application.stores(folder, "lazyimg.widths=320,640"))) {
            HttpResponse<byte[]> answer = application.get("/a_320_0.jpg");

            assertThat(answer.statusCode()).isEqualTo(200);
            BufferedImage picture = Application.decoded(answer);
            assertThat(picture.getWidth()).isEqualTo(320);
            assertThat(picture.getHeight()).isEqualTo(240);
            assertThat(picture.getRGB(160, 120) >> 16 & 0xFF).isBetween(0xD0 - 3, 0xD0 + 3);
            assertThat(application.get("/a_321_0.jpg").statusCode()).isEqualTo(403);
            assertThat(application.text("/prices")).isEqualTo("the application");
            assertThat(application.text("/a.jpg")).isEqualTo("the application");
        }

        assertThat(folder.resolve("derivatives/a_320_0.jpg")).isNotEmptyFile();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("nothing of ours outlives the application")
                .noneMatch(name -> name.startsWith("lazyimg"));
    }

    @Test
    void theJarIsWhatIsTested() {
        for (Class<?> ours : List.of(LazyImagesAutoConfiguration.class, LazyImageFilter.class, LazyImages.class)) {
            assertThat(ours.getProtectionDomain().getCodeSource().getLocation().getPath())
                    .as("run by mvn verify, which packages before it tests")
                    .endsWith(".jar");
        }
    }

    @Test
    void picturesAreServedBelowTheContextPathAndUrlsSaySo() throws Exception {
        try (Application application = Application.start(
                Application.stores(folder, "server.servlet.context-path=/shop", "lazyimg.prefix=p"))) {
            String url = application
                    .context()
                    .getBean(ImageUrls.class)
                    .of("a.jpg")
                    .fit(200, 200)
                    .toString();

            assertThat(url).isEqualTo("/shop/p/a_200_200.jpg");
            assertThat(application.get(url).statusCode()).isEqualTo(200);
            assertThat(application.get("/shop/p/a_0200_200.jpg").headers().firstValue("Location"))
                    .hasValue("/shop/p/a_200_200.jpg");
        }
    }

    @Test
    void filtersWithAnOrderComeBeforeItAndThoseWithoutBehind() throws Exception {
        try (Application application = Application.start(List.of(Guards.class), Application.stores(folder))) {
            HttpResponse<byte[]> answer = application.get("/a_320_0.jpg");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Seen-By-Ordered")).isPresent();
            assertThat(answer.headers().firstValue("Seen-By-Unordered")).isEmpty();
            assertThat(application.get("/prices").headers().firstValue("Seen-By-Unordered"))
                    .isPresent();
            assertThat(application.get("/closed/a_320_0.jpg").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void visitorsWhoReadSlowlyHoldNoThread() throws Exception {
        try (Application application = Application.start(List.of(AsyncGauge.class), Application.stores(folder))) {
            HttpResponse<byte[]> answer = application.get("/a_800_0.jpg");

            assertThat(answer.body()).hasSizeGreaterThan(8192); // Tomcat's buffer
            assertThat(application.context().getBean(AsyncGauge.class).started).isTrue();
        }
    }

    @Test
    void anApplicationWithoutAWebServerHasItsPicturesToo() throws Exception {
        try (Application application =
                Application.start(Application.stores(folder, "spring.main.web-application-type=none"))) {
            assertThat(application.context().getBeansOfType(FilterRegistrationBean.class))
                    .isEmpty();
            application.context().getBean(LazyImages.class).check();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Guards {
        @Bean
        FilterRegistrationBean<Filter> ordered() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletResponse answer = (HttpServletResponse) response;
                answer.setHeader("Seen-By-Ordered", "yes");
                if (((HttpServletRequest) request).getRequestURI().startsWith("/closed/")) {
                    answer.sendError(401);
                } else {
                    chain.doFilter(request, response);
                }
            });
            registration.setOrder(1);
            return registration;
        }

        @Bean
        Filter unordered() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response).setHeader("Seen-By-Unordered", "yes");
                chain.doFilter(request, response);
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AsyncGauge {
        volatile boolean started;

        @Bean
        FilterRegistrationBean<Filter> gauge() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                chain.doFilter(request, response);
                started |= request.isAsyncStarted();
            });
            registration.setOrder(1);
            return registration;
        }
    }
}
